# The limit beside the clients: a file through one TCP connection without a protocol.
#
# Usage: raw.py get|put HOST PORT FILE
#        raw.py serve HOST PORT FILE    sends FILE to everybody, or where it is not there makes it
#                                       of what is sent
#
# SPDX-License-Identifier: GPL-3.0-or-later
import os
import socket
import sys

SLICE = 1 << 20


def receive(connection, name):
    buffer = memoryview(bytearray(SLICE))
    with open(name, "wb", buffering=0) as file:
        while size := connection.recv_into(buffer):
            file.write(buffer[:size])


def send(connection, name):
    with open(name, "rb") as file:
        connection.sendfile(file)
    connection.shutdown(socket.SHUT_WR)
    connection.recv(1)


def serve(host, port, name):
    work = send if os.path.exists(name) else receive
    with socket.create_server((host, port)) as listener:
        while True:
            connection, _ = listener.accept()
            with connection:
                try:
                    work(connection, name)
                except OSError:
                    continue  # who only looked whether somebody listens


def main():
    action, host, port, name = sys.argv[1:]
    if action == "serve":
        serve(host, int(port), name)
        return
    with socket.create_connection((host, int(port))) as connection:
        (receive if action == "get" else send)(connection, name)


if __name__ == "__main__":
    main()
