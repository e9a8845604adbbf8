# vsftpd on the host "server" of a small internet, and Ferry on its host "client".
#
# SPDX-License-Identifier: GPL-3.0-or-later
import json
import os
import pathlib
import subprocess
import time

from topology import inside

CLI = os.environ.get("FERRY_CLI", "ferry-cli")
VSFTPD = os.environ.get("FERRY_VSFTPD", "/usr/sbin/vsftpd")
LIMIT = 90  # seconds that anything may take

CONFIG = """listen=NO
listen_ipv6=YES
background=NO
run_as_launching_user=YES
seccomp_sandbox=NO
anonymous_enable=YES
local_enable=NO
write_enable=YES
anon_upload_enable=YES
anon_other_write_enable=YES
anon_world_readable_only=NO
connect_from_port_20=NO
no_anon_password=YES
connect_timeout=30
accept_timeout=30
"""


class Server:
    """Any line of vsftpd's configuration may be added, and may come twice as in real life."""

    def __init__(self, folder, *lines):
        self.folder = pathlib.Path(folder)
        self.root = self.folder / "root"
        self.root.mkdir()
        (self.root / "hello.txt").write_text("hello\n")
        config = self.folder / "vsftpd.conf"
        user = subprocess.run(["id", "-un"], capture_output=True, text=True, check=True).stdout
        config.write_text(CONFIG + f"ftp_username={user.strip()}\nanon_root={self.root}\n"
                          + "".join(line + "\n" for line in lines))
        self.process = self.start(config)
        self.wait()

    def start(self, config):
        """In a session of its own, so that all of its processes can be ended at once."""
        return subprocess.Popen(inside("server", VSFTPD, str(config)), stdin=subprocess.DEVNULL,
                                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                                start_new_session=True)

    def wait(self):
        for _ in range(100):
            sockets = subprocess.run(inside("server", "ss", "-Hltn", "sport = :21"),
                                     capture_output=True, text=True, check=True).stdout
            if sockets.strip():
                return
            time.sleep(0.05)
        raise RuntimeError("vsftpd does not listen")

    def fill(self, name, size):
        with open(self.root / name, "wb") as file:
            file.write(os.urandom(size))

    def stop(self):
        self.process.terminate()
        self.process.wait()


class Client:
    def __init__(self, folder, host):
        self.folder = pathlib.Path(folder) / "client"
        self.folder.mkdir()
        self.url = f"ftp://[{host}]/" if ":" in host else f"ftp://{host}/"

    def start(self, *words):
        return subprocess.Popen(inside("client", CLI, *words), stdin=subprocess.DEVNULL,
                                stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)

    def run(self, *words):
        """Standard output, error output, exit status and seconds."""
        begin = time.monotonic()
        process = self.start(*words)
        try:
            output, errors = process.communicate(timeout=LIMIT)
        except subprocess.TimeoutExpired:
            process.kill()
            output, errors = process.communicate()
            errors += "\n(it did not end)"
        return output, errors, process.returncode, time.monotonic() - begin

    def lists(self, mode, *options):
        """Whether a listing comes in this mode."""
        output, _, status, _ = self.run("ls", f"--mode={mode}", *options, self.url)
        return status == 0 and "hello.txt" in output.splitlines()

    def gets(self, mode, name, *options):
        target = self.folder / name
        _, errors, status, seconds = self.run("get", f"--mode={mode}", *options, self.url + name,
                                              str(target))
        return status, errors, seconds

    def check(self, *options):
        output, errors, status, seconds = self.run("check", "--json", *options, self.url)
        try:
            return json.loads(output), status, seconds
        except json.JSONDecodeError as error:
            raise RuntimeError(f"check said: {output!r} {errors!r}") from error
