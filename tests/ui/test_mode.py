# Passive and active: what the user chooses is what the log shows.
#
# SPDX-License-Identifier: GPL-3.0-or-later
import pathlib
import re
import socket

import scenario
from driver import wait_for
from ferry_window import ACTIVE, PASSIVE, Ferry


def two_free_ports():
    """Two ports in a row on which nobody listens, below those that the system hands out."""
    for low in range(20000, 30000, 2):
        with socket.socket() as first, socket.socket() as second:
            try:
                for probe, port in ((first, low), (second, low + 1)):
                    probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                    probe.bind(("127.0.0.1", port))
                return low
            except OSError:
                continue
    raise RuntimeError("no two free ports")


PASSIVE_LINE = re.compile(r"data connection \S+:(\d+) ← us \S+:(\d+) \(passive")
ACTIVE_LINE = re.compile(r"data connection us \S+:(\d+) ← \S+:(\d+) \(active")


def passive_ports(ferry):
    """For each passive data connection in the log: the server's port and ours."""
    return [(int(found[1]), int(found[2]))
            for found in map(PASSIVE_LINE.search, ferry.log_lines()) if found]


def active_ports(ferry):
    """For each active one: our port and the server's."""
    return [(int(found[1]), int(found[2]))
            for found in map(ACTIVE_LINE.search, ferry.log_lines()) if found]


def command_ports(ferry):
    """The ports that we named to the server."""
    lines = ferry.log_lines()
    return [int(found[1]) for found in (re.search(r"EPRT \|1\|127\.0\.0\.1\|(\d+)\|", line)
                                        for line in lines) if found] + [
        int(found[1]) * 256 + int(found[2])
        for found in (re.search(r"PORT 127,0,0,1,(\d+),(\d+)", line) for line in lines) if found]


def mode_changed_while_connected(stage):
    """passive data goes to the server's range; chosen while connected, active comes to us"""
    low = two_free_ports()
    server = stage.server(passive_low=low, passive_high=low + 1)
    (pathlib.Path(server.root) / "inside.txt").write_text("in")
    ferry = Ferry(stage)
    ferry.connect(server, mode=PASSIVE)
    ferry.right.wait_name("inside.txt")
    ports = wait_for("a data connection", lambda: passive_ports(ferry))
    stage.picture("log-passive")
    assert all(server_port in (low, low + 1) for server_port, _ in ports), ports
    assert not active_ports(ferry)

    ferry.program.choose(ferry.find("combo box", "Mode"), ACTIVE)
    ferry.program.click(ferry.right.row("inside.txt"))
    ferry.key("F5")
    ports = wait_for("an active data connection", lambda: active_ports(ferry))
    stage.picture("log-active")
    assert ports[0][0] in command_ports(ferry), (ports, command_ports(ferry))


scenario.run([mode_changed_while_connected])
