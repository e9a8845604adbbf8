# Everything without a pointer, and what keys do in a list.
#
# SPDX-License-Identifier: GPL-3.0-or-later
import pathlib

import scenario
import screen
from driver import wait_for
from ferry_window import ENTRIES, Ferry


def wait_focus_in(side):
    """Until the keys go to the list of that side, or to what stands in its place."""
    side.ferry.program.find(("list", "table row", "panel"), within=side.panel,
                            where=lambda widget: "focused" in widget.states)


def focused_entry(ferry, text):
    """The entry that has the focus, once that text is in it."""
    return ferry.program.find(ENTRIES, within=ferry.window,
                              where=lambda entry: "focused" in entry.states and entry.entered == text)


def keyboard_only(stage):
    """connect, walk, copy, rename, make and delete by keys alone"""
    server = stage.server()
    root = pathlib.Path(server.root)
    (root / "docks").mkdir()
    (root / "docks" / "crane.txt").write_text("lifts")
    (stage.home / "rope.txt").write_text("hemp")
    ferry = Ferry(stage)
    ferry.left.wait_name("rope.txt")

    ferry.key("ctrl+n")
    screen.key("ctrl+a")
    screen.write(server.url)
    screen.key("Return")
    ferry.wait_connected()
    ferry.right.wait_name("docks")

    # Into the folder on the right, where the focus is now.
    wait_focus_in(ferry.right)
    screen.write("doc")
    ferry.right.wait_status("1 of 1 selected")
    screen.key("Return")
    ferry.right.wait_name("crane.txt")

    # The file on the left to the folder on the right.
    screen.key("F6")
    wait_focus_in(ferry.left)
    screen.write("rope")
    ferry.left.wait_status("1 of 1 selected")
    screen.key("ctrl+shift+c")
    ferry.wait_transfer("rope.txt", "Done")
    ferry.right.wait_name("rope.txt")
    assert (root / "docks" / "rope.txt").read_text() == "hemp"

    # Rename there.
    screen.key("F6")
    wait_focus_in(ferry.right)
    screen.write("crane")
    ferry.right.wait_status("1 of 2 selected")
    screen.key("F2")
    focused_entry(ferry, "crane.txt")
    stage.picture("rename")
    screen.key("ctrl+a")
    screen.write("winch.txt")
    screen.key("Return")
    wait_for("the new name", (root / "docks" / "winch.txt").exists)
    ferry.right.wait_names("rope.txt", "winch.txt")

    # A new folder.
    screen.key("F7")
    focused_entry(ferry, "")
    stage.picture("new-folder")
    screen.write("shed")
    screen.key("Return")
    wait_for("the folder", (root / "docks" / "shed").is_dir)
    ferry.right.wait_names("shed", "rope.txt", "winch.txt")

    # Delete, with a question.
    screen.write("winch")
    ferry.right.wait_status("1 of 3 selected: 1 file")
    screen.key("Delete")
    question = ferry.dialog("Delete “winch.txt”?")
    stage.picture("delete")
    assert (root / "docks" / "winch.txt").exists()
    question.answer("Delete")
    wait_for("its end", lambda: not (root / "docks" / "winch.txt").exists())
    ferry.right.wait_names("shed", "rope.txt")

    # Back up.
    screen.key("BackSpace")
    ferry.right.wait_names("docks")


def hidden_files(stage):
    """hidden files show when asked for, and go again"""
    (stage.home / ".secret").write_text("x")
    (stage.home / "open.txt").write_text("x")
    ferry = Ferry(stage)
    ferry.key("F5")
    ferry.left.wait_name("open.txt")
    assert ".secret" not in ferry.left.names()

    ferry.key("ctrl+h")
    ferry.left.wait_name(".secret")
    ferry.key("ctrl+h")
    ferry.left.wait_names("open.txt")


def type_to_find(stage):
    """typing finds a row far down, and the filter leaves what contains the words"""
    for number in range(60):
        (stage.home / f"file {number:03}.txt").write_text("x" * number)
    (stage.home / "zebra.txt").write_text("stripes")
    ferry = Ferry(stage)
    ferry.left.wait_name("file 000.txt")
    ferry.program.click(ferry.left.row("file 000.txt"))

    screen.write("file 04")
    ferry.left.wait_status("1 of 61 selected: 1 file, 40 bytes")
    screen.key("Escape")
    screen.write("zeb")
    ferry.left.wait_name("zebra.txt")
    ferry.left.wait_status("1 of 61 selected")

    screen.key("ctrl+f")
    focused_entry(ferry, "")
    screen.write("2.t")
    focused_entry(ferry, "2.t")
    ferry.left.wait_status("6 files")
    ferry.left.wait_name("file 052.txt")
    screen.key("Escape")
    ferry.left.wait_status("61 files")


scenario.run([keyboard_only, hidden_files, type_to_find])
