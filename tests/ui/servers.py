# The real FTP servers of the C tests, for tests in Python.
#
# SPDX-License-Identifier: GPL-3.0-or-later
import os
import subprocess


class Server:
    """vsftpd, or pyftpdlib, with its own folder; gone with stop()."""

    def __init__(self, pyftpdlib=False, security="none", **options):
        arguments = [os.environ["FERRY_TEST_SERVER_RUN"], f"--security={security}"]
        if pyftpdlib:
            arguments.append("--pyftpdlib")
        for name, value in options.items():
            name = name.replace("_", "-")
            arguments.append(f"--{name}" if value is True else f"--{name}={value}")
        self.process = subprocess.Popen(arguments, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                        text=True)
        answer = {}
        for line in self.process.stdout:
            name, _, value = line.rstrip("\n").partition(" ")
            if not name:
                break
            answer[name] = value
        if not answer:
            raise RuntimeError("the test server does not start")
        self.host = answer["host"]
        self.port = int(answer["port"])
        self.user = answer["user"]
        self.password = answer["password"]
        self.root = answer["root"]
        self.fingerprint = answer["fingerprint"]

    @property
    def url(self):
        return f"ftp://{self.user}:{self.password}@{self.host}:{self.port}/"

    def stop(self):
        self.process.stdin.close()
        self.process.wait(20)
