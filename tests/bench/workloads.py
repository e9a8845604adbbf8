# What is measured, a line each. Those on the line have 50 ms between client and server.
#
# SPDX-License-Identifier: GPL-3.0-or-later
from data import MIB, Entries, File, Tree

ROUND_TRIP = 0.05


class Workload:
    """`target` is what is wished for: times the best peer, or `rival` where one is named; on the
    line round trips, a file or for all."""

    def __init__(self, name, action, data, target, server="vsftpd", is_line=False, is_tls=False,
                 is_active=False, connections=0, rival=None):
        self.name = name
        self.action = action
        self.data = data
        self.target = target
        self.server = server
        self.is_line = is_line
        self.is_tls = is_tls
        self.is_active = is_active
        self.connections = connections
        self.rival = rival

    @property
    def is_counted(self):
        """Whether round trips say more than seconds."""
        return self.is_line and not isinstance(self.data, File)


def on_line(name, action, data, target, **choices):
    return Workload(name, action, data, target, is_line=True, **choices)


def make_workloads(divisor=1):
    """All of them; a divisor makes the data smaller, for a first look."""
    big = File("big.bin", 1024 * MIB // divisor)
    middle = File("middle.bin", 64 * MIB // divisor)
    small = Tree("small", 10, max(1000 // divisor, 2))
    thousand = Tree("thousand", 1, max(1000 // divisor, 2))
    many = Entries("many", max(100_000 // divisor, 2))
    few = Entries("few", 20)
    return [
        Workload("get 1 GiB", "get", big, 1.0),
        Workload("put 1 GiB", "put", big, 1.1),
        Workload("get 1 GiB, TLS", "get", big, 0.8, is_tls=True),
        Workload("put 1 GiB, TLS", "put", big, 0.9, is_tls=True),
        Workload("get 10,000 x 1 KiB", "get", small, 0.9),
        Workload("put 10,000 x 1 KiB", "put", small, 0.9),
        Workload("list 100,000", "list", many, 1.1, rival="tnftp"),
        Workload("start, sign in, list", "list", few, 1.0, rival="tnftp"),
        on_line("start, sign in, list, 50 ms", "list", few, 9),
        on_line("get 64 MiB, 50 ms", "get", middle, 1.03),
        on_line("put 64 MiB, 50 ms", "put", middle, 1.03),
        on_line("get 1,000, 50 ms, 1 connection", "get", thousand, 3.15, connections=1),
        on_line("get 1,000, 50 ms, 4 connections", "get", thousand, 0.80, connections=4),
        on_line("get 1,000, 50 ms, 8 connections", "get", thousand, 0.42, connections=8),
        on_line("get 1,000, 50 ms, 1 connection, active", "get", thousand, 2.15, connections=1,
                is_active=True),
        on_line("get 1,000, 50 ms, 8 connections, active", "get", thousand, 0.30, connections=8,
                is_active=True),
        on_line("put 1,000, 50 ms, 1 connection", "put", thousand, 3.2, connections=1),
        on_line("put 1,000, 50 ms, 4 connections", "put", thousand, 0.82, connections=4),
        on_line("put 1,000, 50 ms, 8 connections", "put", thousand, 0.42, connections=8),
        on_line("get 1,000, 50 ms, 8 connections, TLS", "get", thousand, 1.2, connections=8,
                is_tls=True),
        on_line("put 1,000, 50 ms, 8 connections, TLS", "put", thousand, 1.2, connections=8,
                is_tls=True),
        on_line("get 1,000, 50 ms, 1 connection, ProFTPD", "get", thousand, 3.15, connections=1,
                server="ProFTPD"),
        on_line("put 1,000, 50 ms, 1 connection, ProFTPD", "put", thousand, 2.2, connections=1,
                server="ProFTPD"),
        on_line("get 1,000, 50 ms, 1 connection, Pure-FTPd", "get", thousand, 2.2, connections=1,
                server="Pure-FTPd"),
        on_line("put 1,000, 50 ms, 1 connection, Pure-FTPd", "put", thousand, 2.2, connections=1,
                server="Pure-FTPd"),
    ]
