# Deleting much, deleting into a folder, and taking things back.
#
# SPDX-License-Identifier: GPL-3.0-or-later
import pathlib

import scenario
import screen
from driver import wait_for
from ferry_window import Ferry

FOLDERS = 20
FILES = 100  # in each
RATE = 30000  # bytes a second of its listings, so that there is something to see


def make_tree(root):
    for folder in range(FOLDERS):
        (root / "tree" / str(folder)).mkdir(parents=True)
        for file in range(FILES):
            (root / "tree" / str(folder) / f"file {file}").touch()


def count_files(folder):
    return sum(1 for path in folder.rglob("*") if path.is_file())


def delete(ferry, side, name):
    side.select(name)
    screen.key("Delete")
    return ferry.dialog(f"Delete “{name}”?")


def cancelled(stage):
    """a tree of 2,000 files is deleted before one's eyes, stopped, and then to its end"""
    server = stage.server(pyftpdlib=True, max_rate=RATE)
    root = pathlib.Path(server.root)
    make_tree(root)
    ferry = Ferry(stage)
    ferry.connect(server)
    ferry.right.wait_names("tree")

    dialog = delete(ferry, ferry.right, "tree")
    assert any("This cannot be undone." in words for words in dialog.words()), dialog.words()
    dialog.answer("Delete")
    ferry.program.find(("status bar", "label"), within=ferry.right.panel,
                       where=lambda label: label.name.startswith("Deleting… ")
                       and " of " in label.name)
    stage.picture("deleting")
    ferry.program.click(ferry.program.find("push button", "Stop", ferry.right.panel))
    left = wait_for("the rest", lambda: count_files(root))
    assert 0 < left < FOLDERS * FILES, left

    delete(ferry, ferry.right, "tree").answer("Delete")
    wait_for("the end of the tree", lambda: not (root / "tree").exists(), 30)
    ferry.right.wait_names()


def refused(stage):
    """what is refused stands in one list, and everything else is done"""
    server = stage.server(pyftpdlib=True, read_only=True)
    root = pathlib.Path(server.root)
    for name in ("a.txt", "b.txt", "c.txt"):
        (root / name).write_text("stays")
    ferry = Ferry(stage)
    ferry.connect(server)
    ferry.right.wait_names("a.txt", "b.txt", "c.txt")
    ferry.right.select("a.txt", "b.txt", "c.txt")
    screen.key("Delete")
    ferry.dialog("Delete 3 items?").answer("Delete")

    dialog = ferry.dialog("Not everything could be deleted")
    stage.picture("refused")
    words = "\n".join(dialog.words())
    assert "3 items were refused" in words, words
    assert all(name in words for name in ("a.txt", "b.txt", "c.txt")), words
    dialog.answer("Close")
    ferry.right.wait_names("a.txt", "b.txt", "c.txt")


def taken_back(stage):
    """a rename and a new folder are undone by Ctrl+Z, on both sides"""
    server = stage.server()
    root = pathlib.Path(server.root)
    for folder in (root, stage.home):
        (folder / "notes.txt").write_text("mine")
    ferry = Ferry(stage)
    ferry.connect(server)
    for side, folder in ((ferry.right, root), (ferry.left, stage.home)):
        side.wait_name("notes.txt")
        side.select("notes.txt")
        screen.key("F2")
        entry = ferry.program.find(("text", "entry"), "New name")
        ferry.program.fill(entry, "letter.txt")
        screen.key("Return")
        wait_for("the new name", lambda: (folder / "letter.txt").exists())
        side.wait_name("letter.txt")

        side.select("letter.txt")
        screen.key("shift+F10")
        ferry.program.find("menu item", "Undo Rename of “notes.txt”")
        stage.picture("undo-menu")
        screen.key("Escape")
        screen.key("ctrl+z")
        wait_for("the old name", lambda: (folder / "notes.txt").exists())
        side.wait_name("notes.txt")
        screen.key("ctrl+shift+z")
        wait_for("the new name again", lambda: (folder / "letter.txt").exists())

        # Somebody takes the old name: nothing is overwritten.
        (folder / "notes.txt").write_text("of somebody else")
        side.wait_name("letter.txt")
        side.click_row("letter.txt")
        screen.key("ctrl+z")
        dialog = ferry.dialog("This could not be undone")
        assert any("“notes.txt” exists already" in words for words in dialog.words()), \
            dialog.words()
        stage.picture("undo-refused")
        dialog.answer("Close")
        assert (folder / "notes.txt").read_text() == "of somebody else"
        assert (folder / "letter.txt").read_text() == "mine"


def kept(stage):
    """deleted files go to the folder that the site has for them, and come back"""
    server = stage.server()
    root = pathlib.Path(server.root)
    (root / "tree").mkdir()
    (root / "tree" / "leaf").write_text("green")
    ferry = Ferry(stage)
    ferry.fill_connect_bar(server)
    ferry.press("More connection settings")
    entry = ferry.program.find(("text", "entry"),
                               "Deleted files go to this folder on the server")
    screen.key("alt+d")  # which scrolls to it
    stage.picture("deleted-folder-option")
    ferry.program.fill(entry, "deleted")
    screen.key("Escape")
    ferry.press("Connect")
    ferry.wait_connected()
    ferry.right.wait_names("tree")

    dialog = delete(ferry, ferry.right, "tree")
    assert any("Undo brings it back" in words for words in dialog.words()), dialog.words()
    stage.picture("delete-into-folder")
    dialog.answer("Delete")
    wait_for("the move", lambda: (root / "deleted" / "tree" / "leaf").exists())
    ferry.right.wait_names("deleted")
    saved = (stage.folder / "state" / "ferry" / "recent.ini").read_text()
    assert "deleted-folder=deleted" in saved, saved

    ferry.right.click_row("deleted")
    screen.key("ctrl+z")
    wait_for("its return", lambda: (root / "tree" / "leaf").exists())
    ferry.right.wait_names("deleted", "tree")

    dialog = delete(ferry, ferry.right, "deleted")
    assert any("This cannot be undone." in words for words in dialog.words()), dialog.words()
    dialog.answer("Delete")
    ferry.right.wait_names("tree")


scenario.run([cancelled, refused, taken_back, kept])
