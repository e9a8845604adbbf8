"""Listens and starts a program for each client, with the connection as its standard input and
output, as inetd does: inetd.py HOST PORT PROGRAM [ARGUMENT...]

SPDX-License-Identifier: GPL-3.0-or-later
"""

import signal
import socket
import subprocess
import sys


def main():
    host, port, program = sys.argv[1], int(sys.argv[2]), sys.argv[3:]
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # The system takes the children when they end.
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    with socket.create_server((host, port), family=family) as listener:
        while True:
            client, _ = listener.accept()
            with client:
                subprocess.Popen(program, stdin=client, stdout=client,
                                 preexec_fn=lambda: signal.signal(signal.SIGCHLD, signal.SIG_DFL))


if __name__ == "__main__":
    main()
