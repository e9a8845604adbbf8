"""Python's own FTP client against a test server: a file up and down, encrypted, in either mode.

Usage: ftplib_client.py HOST PORT USER PASSWORD CA-FILE explicit|implicit passive|active
Exits with 0 if every byte came back. It handshakes on data connections after the command, which
curl does not, and which pyftpdlib wants.

SPDX-License-Identifier: GPL-3.0-or-later
"""

import ftplib
import io
import os
import ssl
import sys


class ImplicitFTP(ftplib.FTP_TLS):
    """TLS from the first byte on."""

    def connect(self, host, port, timeout):
        super(ftplib.FTP_TLS, self).connect(host, port, timeout)
        return self.welcome

    def getresp(self):
        if not isinstance(self.sock, ssl.SSLSocket):
            self.sock = self.context.wrap_socket(self.sock, server_hostname=self.host)
            self.file = self.sock.makefile("r", encoding=self.encoding)
        return super().getresp()


def main():
    host, port, user, password, ca_file, security, mode = sys.argv[1:]
    client = {"explicit": ftplib.FTP_TLS, "implicit": ImplicitFTP}[security](
        context=ssl.create_default_context(cafile=ca_file))
    sent = os.urandom(300000)
    received = io.BytesIO()

    client.connect(host, int(port), 10)
    client.login(user, password)
    client.prot_p()
    client.set_pasv(mode == "passive")
    client.storbinary("STOR encrypted", io.BytesIO(sent))
    client.retrbinary("RETR encrypted", received.write)
    client.quit()
    return 0 if received.getvalue() == sent else 1


if __name__ == "__main__":
    sys.exit(main())
