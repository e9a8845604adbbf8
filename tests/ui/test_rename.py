# Many files renamed at once, on a server and here, seen before it is done and taken back.
#
# SPDX-License-Identifier: GPL-3.0-or-later
import pathlib

import scenario
import screen
from driver import wait_for
from ferry_window import ENTRIES, Ferry, rows_of


def fill(dialog, name, text):
    dialog.program.fill(dialog.find(ENTRIES, name), text)


def preview(dialog):
    return rows_of(dialog.find("tree table", "Preview"))


def names_in(folder):
    return sorted(path.name for path in folder.iterdir())


def renamed(stage):
    """a pattern and a swap are seen in the preview, done as one step and undone"""
    server = stage.server()
    root = pathlib.Path(server.root)
    names = ["a1.txt", "a2.txt", "b.txt"]
    for name in names:
        (root / name).write_text(name)
    ferry = Ferry(stage)
    ferry.connect(server)
    ferry.right.wait_names(*names)
    ferry.right.select("a1.txt", "a2.txt")
    screen.key("F2")
    dialog = ferry.dialog("Rename Many")
    fill(dialog, "Pattern", "b.[E]")
    wait_for("both problems", lambda: sum("Another one gets it too" in row
                                          for row in preview(dialog)) == 2)
    stage.picture("rename-problem")
    # a1 becomes a2, and a2 becomes a3: none is in the way of the other.
    fill(dialog, "Pattern", "a[C].[E]")
    spin = dialog.find("spin button", "Number from")
    dialog.program.fill(spin, "2")
    screen.key("Tab")
    wait_for("the preview", lambda: ["a1.txt", "a2.txt"] in [row[:2] for row in preview(dialog)])
    stage.picture("rename")
    dialog.answer("Rename")
    ferry.right.wait_names("a2.txt", "a3.txt", "b.txt")
    assert (root / "a2.txt").read_text() == "a1.txt"
    assert (root / "a3.txt").read_text() == "a2.txt"

    ferry.right.click_row("b.txt")
    screen.key("ctrl+z")
    ferry.right.wait_names(*names)
    assert all((root / name).read_text() == name for name in names)


scenario.run([renamed])
