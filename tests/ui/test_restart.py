# The window killed in the middle of its transfers, and started again.
#
# SPDX-License-Identifier: GPL-3.0-or-later
import os
import pathlib
import time

import scenario
from driver import wait_for
from ferry_window import ENTRIES, Ferry

FILES = 300
MANY = 10_000
PATIENCE = 5  # seconds for the window to answer, with sanitizers on a busy machine


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


def time_of_answer(ferry):
    """Seconds until the window's main loop has told where it is."""
    begun = time.monotonic()
    ferry.window.extents
    return time.monotonic() - begun


def ten_thousand_killed_and_continued(stage):
    """ten thousand files, killed with a part of them there, go on and arrive whole; the window
    answers all the while"""
    server = stage.server()
    root = pathlib.Path(server.root)
    for number in range(MANY):
        below = stage.home / "many" / str(number % 20)
        below.mkdir(parents=True, exist_ok=True)
        (below / f"file {number}").write_bytes(b"%d\n" % number * 20)
    ferry = Ferry(stage)
    ferry.connect(server)
    ferry.left.wait_name("many")
    ferry.left.select("many")
    ferry.press("Upload")
    wait_for("a part of the files", lambda: count_files(root) > MANY // 5, patience=120)
    ferry.program.process.kill()
    ferry.program.process.wait()
    assert count_files(root) < MANY

    again = Ferry(stage)
    again.press("Continue")
    dialog = again.dialog("Log In")
    again.program.fill(dialog.find(("password text", *ENTRIES), "Password"), server.password)
    dialog.answer("Log In")
    slowest = 0
    while count_files(root) < MANY:
        slowest = max(slowest, time_of_answer(again))
        time.sleep(0.1)
    again.key("ctrl+4")
    again.find(ENTRIES, "Search the history")
    again.key("ctrl+1")
    again.wait_transfer("many", f"Done · {MANY} of {MANY} files", patience=60)
    assert slowest < PATIENCE, f"the window took {slowest:.1f} s to answer"
    assert contents(root / "many") == contents(stage.home / "many")


scenario.run([killed_and_continued, ten_thousand_killed_and_continued])
