# A failure says why, with address and port, and what to do; a button does it.
#
# SPDX-License-Identifier: GPL-3.0-or-later
import pathlib
import socket

import scenario
from driver import wait_for
from faulty import Faulty, behind_firewall
from ferry_window import NO_TLS, PASSIVE, TLS_IF_OFFERED, Ferry, words_of


class Nobody:
    host, user, password = "127.0.0.1", "kai", "secret"

    def __init__(self):
        with socket.create_server((self.host, 0)) as probe:
            self.port = probe.getsockname()[1]


def said(ferry, text):
    """Until a label of the right side says it; returns all that the side says."""
    def look():
        words = words_of(ferry.program, ferry.right.panel)
        return words if any(text in word for word in words) else None
    return wait_for(f"“{text}”", look, 30)


def refused(stage):
    """nothing listens: the port is named once, and another is offered"""
    server = Nobody()
    ferry = Ferry(stage)
    ferry.fill_connect_bar(server, security=NO_TLS)
    ferry.press("Connect")
    words = said(ferry, f"nothing accepts connections on port {server.port}")
    stage.picture("refused")
    assert any("Start the FTP server" in word for word in words), words
    ferry.find("push button", "Use Port 21")


def ssh_port(stage):
    """an SSH server is recognised"""
    server = Faulty(b"SSH-2.0-OpenSSH_9.2p1 Debian-2\r\n")
    ferry = Ferry(stage)
    ferry.fill_connect_bar(server, security=NO_TLS)
    ferry.press("Connect")
    said(ferry, "belongs to an SSH server")
    stage.picture("ssh")


def passive_port_silent(stage):
    """a firewall drops the passive port: the sentence names it, and active mode is a click away"""
    server = behind_firewall("inside.txt")
    ferry = Ferry(stage)
    ferry.connect(server, mode=PASSIVE, security=NO_TLS)
    said(ferry, f"nothing answered at 127.0.0.1 port {server.dead_port} within 8 seconds")
    stage.picture("passive-silent")
    ferry.press("Use Active Mode")
    ferry.right.wait_name("inside.txt")


def tls_required(stage):
    """a server that wants TLS is given it with a click, without a question for the password"""
    server = stage.server(security="explicit", requires_tls=True)
    (pathlib.Path(server.root) / "inside.txt").write_text("in")
    ferry = Ferry(stage)
    ferry.fill_connect_bar(server, security=NO_TLS)
    ferry.press("Connect")
    said(ferry, "only with TLS")
    stage.picture("tls-required")
    ferry.press("Require TLS")
    ferry.dialog("Unknown Certificate").answer("Connect Once")
    ferry.wait_connected()
    ferry.right.wait_names("inside.txt")


def read_only(stage):
    """what cannot be done says why, and who can change it"""
    server = stage.server(read_only=True)
    (pathlib.Path(server.root) / "inside.txt").write_text("in")
    ferry = Ferry(stage)
    ferry.connect(server)
    ferry.right.wait_names("inside.txt")
    ferry.right.select("inside.txt")
    ferry.key("Delete")
    ferry.dialog("Delete “inside.txt”?").answer("Delete")
    dialog = ferry.dialog("Not everything could be deleted")
    stage.picture("read-only")
    words = dialog.words()
    assert any(word.startswith(f"{server.host} does not allow this to “{server.user}”.")
               for word in words), words
    assert any("Give “" in word for word in words), words
    dialog.answer("Close")


def login_rejected(stage):
    """the dialog says why, and what to look at"""
    server = stage.server()
    ferry = Ferry(stage)
    ferry.fill_connect_bar(server, password="wrong", security=TLS_IF_OFFERED)
    ferry.press("Connect")
    dialog = ferry.dialog("Log In")
    dialog.find(None, f"{server.host} does not accept this user name and password for "
                f"“{server.user}”. It says “530 Login incorrect.”.")
    stage.picture("login-rejected")
    words = dialog.words()
    assert any("Check user name and password" in word for word in words), words
    dialog.answer("Cancel")


scenario.run([refused, ssh_port, passive_port_silent, tls_required, read_only, login_rejected])
