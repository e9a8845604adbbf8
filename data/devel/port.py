"""Ports on loopback, for the scripts beside it.

Usage: port.py free FIRST LAST    prints the first port in this range that nobody listens on
       port.py wait PORT          ends when somebody listens there; exits with 1 after ten seconds

SPDX-License-Identifier: GPL-3.0-or-later
"""

import socket
import sys
import time


def is_free(port):
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def find_free(first, last):
    port = next(filter(is_free, range(first, last + 1)), None)
    if port is None:
        sys.exit(f"no free port from {first} to {last}")
    print(port)


def wait(port):
    deadline = time.monotonic() + 10
    while is_free(port):
        if time.monotonic() > deadline:
            sys.exit(f"nobody listens on port {port}")
        time.sleep(0.05)


if __name__ == "__main__":
    {"free": find_free, "wait": wait}[sys.argv[1]](*map(int, sys.argv[2:]))
