# Two folders are made alike: the plan is shown, changed line by line, run, saved and run again.
#
# SPDX-License-Identifier: GPL-3.0-or-later
import os
import pathlib

import scenario
import screen
from accessible import names_of
from driver import wait_for
from ferry_window import Dialog, Ferry, rows_of
from names import assert_all_named

LONG_AGO = 1580704200


def put(folder, name, text, time=LONG_AGO):
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    os.utime(path, (time, time))


class Sync(Dialog):
    def __init__(self, ferry):
        super().__init__(ferry.program, ferry.program.window("Synchronize"))

    def wait_words(self, *wanted):
        return wait_for(f"the words {wanted}",
                        lambda: all(any(want in words for words in self.said())
                                    for want in wanted), 20)

    def said(self):
        return names_of(self.program.find_all(("label", "status bar"), within=self.window))

    def rows(self):
        views = self.program.find_all("tree table", "What is going to be done", self.window)
        return rows_of(views[0]) if views else []


def start(stage, ferry_options=()):
    server = stage.server()
    root = pathlib.Path(server.root)
    put(stage.home, "new.txt", "only here")
    put(stage.home, "pages/index.html", "newer here", LONG_AGO + 5 * 86400)
    put(root, "pages/index.html", "older there")
    put(root, "stray.txt", "only there")
    put(stage.home, "same.txt", "same")
    put(root, "same.txt", "same")
    ferry = Ferry(stage)
    ferry.connect(server)
    ferry.right.wait_name("stray.txt")
    ferry.key("ctrl+shift+s")
    return ferry, root, Sync(ferry)


def mirrored(stage):
    """the right side becomes what the left is, but for the line that was changed"""
    ferry, root, sync = start(stage)
    sync.wait_words("2 files to the right", "1 file the same")
    assert_all_named("the synchronization", sync.window)
    stage.picture("sync-plan")
    assert any("stray.txt" in row for row in sync.rows()), sync.rows()

    sync.program.click(sync.find("check box", "Delete what the other side does not have"))
    sync.wait_words("1 deleted")
    line = sync.find("combo box", "Action for new.txt")
    sync.program.choose(line, 0)
    sync.wait_words("1 file to the right", "1 deleted")
    stage.picture("sync-edited")
    sync.press("Start")
    wait_for("the deletion", lambda: not (root / "stray.txt").exists())
    assert (root / "pages" / "index.html").read_text() == "newer here"
    assert not (root / "new.txt").exists()
    # What was left out is offered again.
    sync.wait_words("1 file to the right", "2 files the same")
    sync.press("Tasks")
    sync.program.fill(sync.program.find(("text", "entry"), "Name of the task"), "my site")
    stage.picture("sync-tasks")
    sync.program.click(sync.program.find("push button", "Save"))
    tasks = stage.folder / "config" / "ferry" / "tasks.ini"
    wait_for("the task", lambda: tasks.exists() and "[my site]" in tasks.read_text())
    sync.program.find("list item", "my site")
    screen.key("Escape")
    sync.press("Start")
    wait_for("the rest", lambda: (root / "new.txt").exists())
    sync.wait_words("1 file copied", "Nothing to do", "3 files the same")
    stage.picture("sync-done")


def compared(stage):
    """what differs is marked in both lists, by a word too, and what is alike can be hidden"""
    server = stage.server(pyftpdlib=True)
    root = pathlib.Path(server.root)
    for name in ("same.txt", "changed.txt", "here.txt"):
        put(stage.home, name, "text", LONG_AGO + 9000)
    put(root, "same.txt", "text", LONG_AGO + 9000)
    put(root, "changed.txt", "text")
    put(root, "there.txt", "text")
    ferry = Ferry(stage)
    ferry.connect(server)
    ferry.right.wait_names("changed.txt", "same.txt", "there.txt")
    ferry.key("shift+F2")
    for side, words in ((ferry.left, ("Newer", "Only here")), (ferry.right, ("Older", "Only here"))):
        for word in words:
            ferry.program.find("image", word, side.panel)
    stage.picture("compare")

    ferry.press("Main menu")
    ferry.program.click(ferry.program.find("check menu item", "Only Differences"))
    ferry.left.wait_names("changed.txt", "here.txt")
    ferry.right.wait_names("changed.txt", "there.txt")
    stage.picture("compare-only")
    ferry.key("shift+F2")
    ferry.left.wait_names("changed.txt", "here.txt", "same.txt")


scenario.run([mirrored, compared])
