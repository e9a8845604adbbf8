# What is transferred: made once, and compared with what has arrived.
#
# SPDX-License-Identifier: GPL-3.0-or-later
import filecmp
import os
import random
import shutil
import tempfile

KIB, MIB = 1 << 10, 1 << 20


class File:
    """One file that does not compress."""

    def __init__(self, name, size):
        self.name = name
        self.size = size
        self.count = 1

    def make(self, folder):
        chance = random.Random(self.size)
        block = chance.randbytes(MIB)
        with open(os.path.join(folder, self.name), "wb") as file:
            for start in range(0, self.size, MIB):
                file.write(start.to_bytes(8, "big") + block[8:min(MIB, self.size - start)])


class Tree:
    """Folders d0, d1… with files f0000.bin…; with one folder, the files alone."""

    def __init__(self, name, folders, files, size=KIB):
        self.name = name
        self.folders = folders
        self.files = files
        self.size = size
        self.count = folders * files

    def names(self):
        """The folders, from the tree's own on."""
        return [""] if self.folders == 1 else [f"d{number}" for number in range(self.folders)]

    def make(self, folder):
        for name in self.names():
            place = os.path.join(folder, self.name, name)
            os.makedirs(place)
            for number in range(self.files):
                with open(os.path.join(place, f"f{number:04}.bin"), "wb") as file:
                    file.write(f"{name} {number} ".encode().ljust(self.size, b"."))


class Entries:
    """A folder of many empty files, to be listed."""

    def __init__(self, name, count):
        self.name = name
        self.count = count

    def make(self, folder):
        place = os.path.join(folder, self.name)
        os.makedirs(place)
        for number in range(self.count):
            os.close(os.open(os.path.join(place, f"entry-{number:06}.txt"), os.O_CREAT, 0o644))


def is_same(source, target):
    """Whether two files, or two trees, hold the same and nothing else."""
    if os.path.isdir(source) != os.path.isdir(target):
        return False
    if os.path.isfile(source):
        return (os.path.getsize(source) == os.path.getsize(target)
                and filecmp.cmp(source, target, shallow=False))
    names = sorted(os.listdir(source))
    return (names == sorted(os.listdir(target))
            and all(is_same(os.path.join(source, name), os.path.join(target, name))
                    for name in names))


def is_listed(entries, listing):
    with open(listing, "rb") as file:
        return file.read().count(b"entry-") == entries.count


def make_room(needed):
    """A folder to work in: in memory where that is large enough, so that no disk is measured."""
    for place in ("/dev/shm", tempfile.gettempdir(), "/var/tmp"):
        if os.path.isdir(place) and shutil.disk_usage(place).free > needed:
            return tempfile.mkdtemp(prefix="ferry-bench-", dir=place)
    raise SystemExit(f"bench: no folder has {needed >> 20} MiB free")
