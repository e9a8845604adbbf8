# Network, mount and process namespaces of one's own: what a test makes in them is seen nowhere else,
# and goes with it.
#
# SPDX-License-Identifier: GPL-3.0-or-later
import os
import shutil
import subprocess

from server import VSFTPD

UNSHARE = ["unshare", "--net", "--mount", "--pid", "--fork", "--mount-proc"]
TOOLS = ("unshare", "ip", "nft", "tc", "ss", "sysctl")


def prepare():
    """Before anything else: who is not root is so in the namespaces alone."""
    if os.geteuid() != 0:
        UNSHARE.extend(["--user", "--map-root-user"])
    os.environ["PATH"] += ":/usr/sbin:/sbin"
    os.environ["LANGUAGE"] = "C"


def reason_to_skip():
    for tool in (*TOOLS, VSFTPD):
        if shutil.which(tool) is None:
            return f"no {tool}"
    probe = subprocess.run([*UNSHARE, "ip", "link", "add", "v0", "type", "veth", "peer", "v1"],
                           capture_output=True, text=True, check=False)
    return f"no network namespaces: {probe.stderr.strip()}" if probe.returncode else None
