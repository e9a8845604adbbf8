# Two trees that are told apart: what is at the target before, and what shall be there in the end.
# No two files have the same bytes, so one that is mixed of two, or short, is none of them.
#
# SPDX-License-Identifier: GPL-3.0-or-later
import hashlib

PART = ".ferrypart"
NAMES = ("a b", "ä ö", "資料", "テスト 表", "-dash", "x[1]*", "long " + "n" * 120)
KIB = 1024


def sizes(chance):
    """Some large, many small, some empty: about 40 MiB."""
    return ([chance.randrange(4 * KIB * KIB, 9 * KIB * KIB) for _ in range(4)]
            + [chance.randrange(200 * KIB, 900 * KIB) for _ in range(12)]
            + [chance.randrange(1, 6 * KIB) for _ in range(180)] + [0, 0, 0])


def paths(chance, count):
    folders = [""]
    for number, name in enumerate(NAMES):
        folders.append(f"{chance.choice(folders)}{name} {number}/")
    return [f"{chance.choice(folders)}{chance.choice(NAMES)} {number}.bin"
            for number in range(count)]


def digest_of(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def write(path, content):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


class Tree:
    """The source, and older files under some of its names at the target."""

    def __init__(self, chance, source, target):
        self.source, self.target = source, target
        self.new, self.old = {}, {}
        wanted = sizes(chance)
        for path, size in zip(paths(chance, len(wanted)), wanted):
            write(source / path, chance.randbytes(size))
            self.new[path] = digest_of(source / path)
            if chance.random() < 0.2:
                write(target / path, chance.randbytes(chance.randrange(1, 50 * KIB)))
                self.old[path] = digest_of(target / path)

    def faults_on_the_way(self):
        """Whatever happened: under a final name is the old file or the new one, never another."""
        for path, digest in self.new.items():
            file = self.target / path
            if file.exists():
                if digest_of(file) not in (digest, self.old.get(path)):
                    yield f"{path} is neither the old file nor the new one"
            elif path in self.old:
                yield f"{path} was there, and is lost"

    def faults_in_the_end(self):
        found = {file.relative_to(self.target).as_posix(): file
                 for file in self.target.rglob("*") if file.is_file()}
        for path, digest in self.new.items():
            file = found.pop(path, None)
            if file is None:
                yield f"{path} did not arrive"
            elif digest_of(file) != digest:
                yield f"{path} is not the same ({file.stat().st_size} bytes)"
        for path in found:
            yield f"{path} is left over" if path.endswith(PART) else f"{path} came from nowhere"
