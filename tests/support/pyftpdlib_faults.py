"""What a server may do wrong, for pyftpdlib_server.py: words that --faults takes, some with how
often they happen.

    size-lies     SIZE tells 1000 bytes more than there are
    drop-end=N    the connection is cut in place of the 226 of the first N transfers
    spoil=N       the first N files stored have another byte in the middle afterwards
    flip=N        the first N files sent have another byte in the middle on their way
    no-replace    RNTO does not replace a file
    no-rest       nothing begins in the middle
    rest-lies     nor does it here, though FEAT says so
    no-read       what was stored cannot be fetched
    xmd5          FEAT and XMD5 tell the hash of a file or of a part of it
    hash-lies=N   the first N hashes are wrong

SPDX-License-Identifier: GPL-3.0-or-later
"""

import hashlib
import os
import re


class FlippedFile:
    """A file that is read with one byte changed."""

    def __init__(self, file, position):
        self.file = file
        self.position = position

    def __getattr__(self, name):
        return getattr(self.file, name)

    def read(self, size=-1):
        begin = self.file.tell()
        data = bytearray(self.file.read(size))
        if begin <= self.position < begin + len(data):
            data[self.position - begin] ^= 1
        return bytes(data)


def parse(words):
    faults = {}
    for word in filter(None, words.split(",")):
        name, _, count = word.partition("=")
        faults[name] = int(count or 1 << 30)
    return faults


def happens(faults, name):
    if not faults.get(name):
        return False
    faults[name] -= 1
    return True


def make_faulty(base, words):
    """A handler class that does what the words say, once for all its connections."""
    faults = parse(words)

    class Faulty(base):
        use_sendfile = False
        proto_cmds = dict(base.proto_cmds)

        def __init__(self, *args, **kwargs):
            super().__init__(*args, **kwargs)
            if "xmd5" in faults:
                self._extra_feats = list(self._extra_feats) + ["XMD5"]
            if "no-rest" in faults:
                self.proto_cmds = {k: v for k, v in self.proto_cmds.items() if k != "REST"}

        def ftp_REST(self, line):
            if "rest-lies" in faults:
                self.respond("502 Not implemented.")
                return
            super().ftp_REST(line)

        def respond(self, resp, *args, **kwargs):
            if resp.startswith("226") and happens(faults, "drop-end"):
                self.ioloop.call_later(0, self.close)
                return
            super().respond(resp, *args, **kwargs)

        def ftp_SIZE(self, path):
            if "size-lies" in faults and self.fs.isfile(path):
                self.respond("213 %d" % (self.fs.getsize(path) + 1000))
                return
            super().ftp_SIZE(path)

        def ftp_RNTO(self, path):
            if "no-replace" in faults and self.fs.lexists(path):
                self._rnfr = None
                self.respond("550 File exists.")
                return None
            return super().ftp_RNTO(path)

        def ftp_RETR(self, path):
            if "no-read" in faults:
                self._restart_position = 0
                self.respond("550 Not enough privileges.")
                return None
            whole = self.fs.open

            def opened(*args):
                file = whole(*args)
                if happens(faults, "flip"):
                    file = FlippedFile(file, os.path.getsize(path) // 2)
                return file

            self.fs.open = opened
            try:
                return super().ftp_RETR(path)
            finally:
                self.fs.open = whole

        def on_file_received(self, path):
            if happens(faults, "spoil"):
                with open(path, "r+b") as file:
                    file.seek(os.path.getsize(path) // 2)
                    byte = file.read(1)
                    file.seek(-1, os.SEEK_CUR)
                    file.write(bytes([byte[0] ^ 1]))

        def ftp_XMD5(self, line):
            words = re.fullmatch(r'"(.*)" (\d+) (\d+)|"?(.*?)"?', line)
            path = self.fs.ftp2fs(words.group(1) or words.group(4))
            begin, end = (int(words.group(number) or 0) for number in (2, 3))
            try:
                with open(path, "rb") as file:
                    file.seek(begin)
                    data = file.read(end - begin if end else -1)
            except OSError as error:
                self.respond("550 %s." % error.strerror)
                return
            if happens(faults, "hash-lies"):
                data += b"x"
            self.respond("250 %s" % hashlib.md5(data).hexdigest())

    if "xmd5" in faults:
        Faulty.proto_cmds["XMD5"] = dict(perm=None, auth=True, arg=True,
                                         help="Syntax: XMD5 <SP> path: the hash.")
    return Faulty
