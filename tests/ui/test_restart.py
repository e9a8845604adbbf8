# The window killed in the middle of its transfers, and started again.
#
# SPDX-License-Identifier: GPL-3.0-or-later
import os
import pathlib

import scenario
from driver import wait_for
from ferry_window import ENTRIES, Ferry

FILES = 300


def make_tree(folder):
    for number in range(FILES):
        below = folder / str(number % 9)
        below.mkdir(parents=True, exist_ok=True)
        (below / f"file {number}").write_bytes(os.urandom(1000 + number))
    (folder / "large.bin").write_bytes(os.urandom(4_000_000))


def contents(folder):
    return {path.relative_to(folder): path.read_bytes()
            for path in folder.rglob("*") if path.is_file()}


def count_files(folder):
    return sum(1 for path in folder.rglob("file *"))


def killed_and_continued(stage):
    """a tree that was under way when the window was killed is there again, and arrives whole"""
    server = stage.server(max_rate=1_000_000)
    root = pathlib.Path(server.root)
    make_tree(stage.home / "tree")
    ferry = Ferry(stage)
    ferry.connect(server)
    ferry.left.wait_name("tree")
    ferry.left.select("tree")
    ferry.press("Upload")
    wait_for("some files", lambda: count_files(root) > 20)
    ferry.program.process.kill()
    ferry.program.process.wait()

    again = Ferry(stage)
    again.find(None, "1 transfer was interrupted.")
    stage.picture("interrupted")
    sent = count_files(root)
    assert sent < FILES
    again.press("Continue")
    dialog = again.dialog("Log In")
    again.program.fill(dialog.find(("password text", *ENTRIES), "Password"), server.password)
    dialog.answer("Log In")
    again.wait_transfer("tree", f"Done · {FILES + 1} of {FILES + 1} files", patience=60)
    stage.picture("continued")
    assert contents(root / "tree") == contents(stage.home / "tree")


scenario.run([killed_and_continued])
