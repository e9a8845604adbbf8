# What was transferred, looked up and repeated.
#
# SPDX-License-Identifier: GPL-3.0-or-later
import os
import pathlib

import scenario
import screen
from driver import type_over, wait_for
from ferry_window import ENTRIES, Ferry, rows_of
from names import assert_all_named

NOTHING = "What was transferred appears here, to be found and repeated later"
NOT_FOUND = "No past transfer has this in its name, its path or its server"
NAMES = ("boat.bin", "harbour.txt", "港の船.txt")


class History:
    """The page below the panes."""

    def __init__(self, ferry):
        self.ferry = ferry

    def open(self):
        self.ferry.key("ctrl+4")
        self.search_entry = self.ferry.find(ENTRIES, "Search the history")
        return self

    def rows(self):
        views = self.ferry.program.find_all("tree table", "History", self.ferry.window)
        return rows_of(views[0])[1:] if views else []

    def names(self):
        return [row[0] for row in self.rows()]

    def wait_names(self, *names):
        wait_for(f"{names} in the history", lambda: self.names() == list(names))

    def select(self, name):
        program = self.ferry.program
        program.click(program.find("label", name, self.ferry.find("tree table", "History")))

    def search(self, text):
        self.ferry.focus()
        type_over(self.search_entry, text, "ctrl+f")


def searched_repeated_cleared(stage):
    """a past transfer is found by a few letters, repeated after a restart, and forgotten"""
    server = stage.server()
    root = pathlib.Path(server.root)
    for name in NAMES:
        (stage.home / name).write_bytes(os.urandom(3000))
    ferry = Ferry(stage)
    history = History(ferry).open()
    ferry.find(None, NOTHING)
    ferry.connect(server)
    ferry.left.wait_name(NAMES[0])
    for name in NAMES:
        ferry.left.select(name)
        ferry.press("Upload")
        history.wait_names(*reversed(NAMES[:NAMES.index(name) + 1]))
    assert all("Done" in row for row in history.rows()), history.rows()
    assert_all_named("history", ferry.window)
    stage.picture("history")

    history.select("boat.bin")
    history.search("HARB")
    history.wait_names("harbour.txt")
    history.search("no such thing")
    ferry.find(None, NOT_FOUND)
    history.search("港")
    history.wait_names("港の船.txt")
    ferry.key("Escape")
    history.wait_names(*reversed(NAMES))

    ferry.key("ctrl+q")
    ferry.program.process.wait(20)
    (root / "boat.bin").unlink()
    ferry = Ferry(stage)
    history = History(ferry).open()
    history.wait_names(*reversed(NAMES))
    history.select("boat.bin")
    screen.key("Return")
    dialog = ferry.dialog("Log In")
    ferry.program.fill(dialog.find(("password text", *ENTRIES), "Password"), server.password)
    dialog.answer("Log In")
    history.wait_names("boat.bin", *reversed(NAMES))
    assert (root / "boat.bin").read_bytes() == (stage.home / "boat.bin").read_bytes()

    history.select("harbour.txt")
    ferry.press("Forget the selected transfers")
    history.wait_names("boat.bin", "港の船.txt", "boat.bin")
    ferry.press("Forget many past transfers")
    stage.picture("clear")
    ferry.dialog("Forget Past Transfers?").answer("Older Than 30 Days")
    history.wait_names("boat.bin", "港の船.txt", "boat.bin")
    ferry.press("Forget many past transfers")
    ferry.dialog("Forget Past Transfers?").answer("All")
    ferry.find(None, NOTHING)


scenario.run([searched_repeated_cleared])
