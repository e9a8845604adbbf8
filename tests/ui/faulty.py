# Servers with a fault, in a thread each: they take any number of clients until the test ends.
#
# SPDX-License-Identifier: GPL-3.0-or-later
import socket
import threading

HELLO = b"220 hello\r\n"
ANSWERS = {
    "USER": "331 password?", "PASS": "230 in", "SYST": "215 UNIX Type: L8", "TYPE": "200 ok",
    "PWD": '257 "/" is current', "CWD": "250 ok", "NOOP": "200 ok", "QUIT": "221 bye",
}


class Faulty:
    """Says `greeting`, and then what `answer` gives for a command: a line, or None for a 500."""

    user = "kai"
    password = "secret"
    host = "127.0.0.1"

    def __init__(self, greeting=HELLO, answer=lambda client, command: None):
        self.greeting = greeting
        self.answer = answer
        self.listener = socket.create_server((self.host, 0))
        self.port = self.listener.getsockname()[1]
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self):
        while True:
            client, _ = self.listener.accept()
            threading.Thread(target=self._talk, args=(client,), daemon=True).start()

    def _talk(self, client):
        with client:
            client.sendall(self.greeting)
            for line in client.makefile("r", encoding="utf-8", errors="replace"):
                verb = line.split()[0].upper()
                reply = self.answer(client, line.strip()) or ANSWERS.get(verb, "500 what?")
                client.sendall(reply.encode() + b"\r\n")


class DeadPort:
    """A port at which nothing answers, as behind a firewall that drops: its queue is full."""

    def __init__(self):
        self.listener = socket.socket()
        self.listener.bind(("127.0.0.1", 0))
        self.listener.listen(0)
        self.port = self.listener.getsockname()[1]
        self.filler = socket.create_connection(("127.0.0.1", self.port))


def behind_firewall(name):
    """A server whose passive port does not answer and whose active mode works; it has one file."""
    dead = DeadPort()
    told = {}

    def answer(client, command):
        if command.startswith("PASV"):
            return f"227 ok (127,0,0,1,{dead.port // 256},{dead.port % 256})"
        if command.startswith("PORT"):
            numbers = command.split()[1].split(",")
            told[client] = int(numbers[4]) * 256 + int(numbers[5])
            return "200 ok"
        if command.startswith("LIST"):
            client.sendall(b"150 here\r\n")
            with socket.create_connection(("127.0.0.1", told[client])) as data:
                data.sendall(f"-rw-r--r-- 1 kai kai 9 Feb 03 2024 {name}\r\n".encode())
            return "226 done"
        return None

    server = Faulty(answer=answer)
    server.dead_port = dead.port
    server.dead = dead
    return server


class Relay:
    """An address that leads to one server and then to another, as after a move to a new machine."""

    def __init__(self, server):
        self.host, self.user, self.password = server.host, server.user, server.password
        self.target = server
        self.listener = socket.create_server((self.host, 0))
        self.port = self.listener.getsockname()[1]
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self):
        while True:
            client, _ = self.listener.accept()
            server = socket.create_connection((self.target.host, self.target.port))
            for ends in ((client, server), (server, client)):
                threading.Thread(target=self._pump, args=ends, daemon=True).start()

    @staticmethod
    def _pump(source, sink):
        try:
            while data := source.recv(65536):
                sink.sendall(data)
            sink.shutdown(socket.SHUT_WR)
        except OSError:
            pass
