"""A proxy that wants to know who one is: proxy_server.py [USER PASSWORD]

Speaks SOCKS5 (RFC 1928, with RFC 1929's user and password), SOCKS4a and HTTP CONNECT (with Basic) on
one port, by the first byte of each client. Loopback only. Ends with its standard input. Prints its port, and then a line for each
client: the protocol, the user, the host and the port that it is led to, or "rejected".

SPDX-License-Identifier: GPL-3.0-or-later
"""

import base64
import os
import socket
import socketserver
import struct
import sys
import threading

LOGIN = tuple(sys.argv[1:3]) or None


class Refused(Exception):
    """What the client is told has been sent."""


def say(*words):
    print(*words, flush=True)


class Handler(socketserver.StreamRequestHandler):
    rbufsize = 0

    def read(self, count):
        data = b""
        while len(data) < count:
            piece = self.rfile.read(count - len(data))
            if not piece:
                raise Refused("the client went away")
            data += piece
        return data

    def read_text(self):
        data = b""
        while not data.endswith(b"\0"):
            data += self.read(1)
        return data[:-1].decode()

    def refuse(self, answer, user):
        self.wfile.write(answer)
        raise Refused(user)

    def socks5(self):
        methods = self.read(self.read(1)[0])
        user = "-"
        if LOGIN:
            if 2 not in methods:
                self.refuse(b"\5\xff", user)
            self.wfile.write(b"\5\2")
            self.read(1)
            user = self.read(self.read(1)[0]).decode()
            password = self.read(self.read(1)[0]).decode()
            if (user, password) != LOGIN:
                self.refuse(b"\1\1", user)
            self.wfile.write(b"\1\0")
        else:
            self.wfile.write(b"\5\0")
        kind = self.read(4)[3]
        host = (socket.inet_ntoa(self.read(4)) if kind == 1 else
                socket.inet_ntop(socket.AF_INET6, self.read(16)) if kind == 4 else
                self.read(self.read(1)[0]).decode())
        port = struct.unpack("!H", self.read(2))[0]
        return "socks5", user, host, port, b"\5\0\0\1" + bytes(6)

    def socks4(self):
        port, address = struct.unpack("!xH4s", self.read(7))
        user = self.read_text()
        host = self.read_text() if address[:3] == bytes(3) else socket.inet_ntoa(address)
        if LOGIN and user != LOGIN[0]:
            self.refuse(b"\0\x5d" + bytes(6), user)
        return "socks4", user, host, port, b"\0\x5a" + bytes(6)

    def http(self, first):
        head = first
        while not head.endswith(b"\r\n\r\n"):
            head += self.read(1)
        lines = head.decode().split("\r\n")
        fields = dict(line.split(": ", 1) for line in lines[1:] if ": " in line)
        user = "-"
        if LOGIN:
            sent = fields.get("Proxy-Authorization", "")
            if sent:
                user = base64.b64decode(sent.split()[1]).decode().split(":", 1)[0]
            if sent != "Basic " + base64.b64encode(":".join(LOGIN).encode()).decode():
                self.refuse(b"HTTP/1.0 407 Proxy Authentication Required\r\n"
                            b'Proxy-Authenticate: Basic realm="test"\r\n\r\n', user)
        host, port = lines[0].split()[1].rsplit(":", 1)
        return "http", user, host.strip("[]"), int(port), b"HTTP/1.0 200 OK\r\n\r\n"

    def pump(self, source, target):
        try:
            while data := source.recv(65536):
                target.sendall(data)
            target.shutdown(socket.SHUT_WR)
        except OSError:
            pass

    def handle(self):
        try:
            first = self.read(1)
            protocol, user, host, port, answer = (
                self.socks5() if first == b"\5" else
                self.socks4() if first == b"\4" else self.http(first))
        except Refused as reason:
            say("rejected", reason)
            return
        say(protocol, user, host, port)
        # As a name that only the proxy knows.
        with socket.create_connection(("127.0.0.1" if host == "ftp.example.test" else host,
                                       port)) as target:
            self.wfile.write(answer)
            back = threading.Thread(target=self.pump, args=(target, self.request))
            back.start()
            self.pump(self.request, target)
            back.join()


class Server(socketserver.ThreadingTCPServer):
    daemon_threads = True


def end_with_parent():
    sys.stdin.read()
    os._exit(0)


threading.Thread(target=end_with_parent, daemon=True).start()
with Server(("127.0.0.1", 0), Handler) as server:
    say(server.server_address[1])
    server.serve_forever()
