"""One aioftp server for a test, on loopback:
aioftp_server.py HOST PORT ROOT USER PASSWORD [CERTIFICATE]

With a certificate it speaks TLS from the start. Started by ferry-test-aioftp.c.

SPDX-License-Identifier: GPL-3.0-or-later
"""

import asyncio
import logging
import ssl
import sys

import aioftp


def make_context(certificate):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    return context


async def main():
    host, port, root, user, password, *certificate = sys.argv[1:]
    context = make_context(certificate[0]) if certificate else None
    # Where it lands is "/"; without a base path aioftp serves the folder that it was started in.
    server = aioftp.Server([aioftp.User(user, password, base_path=root)], ssl=context)
    await server.run(host, int(port))


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO)
    asyncio.run(main())
