# Finding one's way on a server: a search below a folder, sizes of folders, the folder tree, places.
#
# SPDX-License-Identifier: GPL-3.0-or-later
import pathlib

import scenario
import screen
from accessible import names_of
from driver import wait_for
from ferry_window import BUTTONS, ENTRIES, Ferry, rows_of

ALBUMS = 4


def make_tree(root):
    for number in range(ALBUMS):
        folder = root / f"album {number}" / "spring"
        folder.mkdir(parents=True)
        (folder / f"harbour {number}.jpg").write_bytes(b"x" * 2000)
        (folder / "notes.txt").write_text("spring")


def found(ferry):
    views = ferry.program.find_all("tree table", "Found", ferry.right.panel)
    return sorted(words[:2] for words in rows_of(views[0])[1:]) if views else []


def way(stage):
    """what lies deep is found, counted and walked to; what was found is carried over at once"""
    server = stage.server(pyftpdlib=True)
    root = pathlib.Path(server.root)
    make_tree(root)
    ferry = Ferry(stage)
    ferry.connect(server)
    ferry.right.wait_name("album 3")

    ferry.right.select("album 1")
    screen.key("alt+shift+Return")
    wait_for("the size", lambda: any(
        "album 1" in words and "2.0\u00a0kB" in words for words in rows_of(ferry.right.view)))

    screen.key("ctrl+shift+f")
    ferry.program.fill(ferry.program.find(ENTRIES, "Search for names below this folder"), "*.JPG")
    screen.key("Return")
    wait_for("all pictures", lambda: found(ferry) == [
        [f"harbour {number}.jpg", f"album {number}/spring"] for number in range(ALBUMS)])
    stage.picture("search")
    ferry.program.click(ferry.program.find("label", "harbour 1.jpg", ferry.right.panel))
    screen.xdotool("keydown", "ctrl")
    ferry.program.click(ferry.program.find("label", "harbour 3.jpg", ferry.right.panel))
    screen.xdotool("keyup", "ctrl")
    screen.key("ctrl+d")
    for number in (1, 3):
        ferry.wait_transfer(f"harbour {number}.jpg", "Done")
        assert (stage.home / f"harbour {number}.jpg").stat().st_size == 2000

    ferry.program.click(ferry.program.find("label", "harbour 2.jpg", ferry.right.panel), count=2)
    wait_for("its folder", lambda: ferry.right.path == "/album 2/spring")
    ferry.right.wait_names("harbour 2.jpg", "notes.txt")

    screen.key("F12")
    tree = ferry.program.find("list", "Folders", ferry.right.panel)
    wait_for("the way down", lambda: {"/", "album 0", "album 2", "spring"} <= set(
        names_of(ferry.program.find_all("label", within=tree))))
    stage.picture("tree")
    screen.key("Left")  # from "spring" to "album 2"
    wait_for("the folder above", lambda: ferry.right.path == "/album 2")
    screen.key("F12")
    ferry.right.wait_names("spring")

    screen.key("ctrl+b")
    screen.key("alt+Home")
    wait_for("the root", lambda: ferry.right.path == "/")
    ferry.right.wait_name("album 3")
    screen.key("ctrl+g")
    ferry.program.find(BUTTONS, "Remove bookmark album 2")
    stage.picture("places")
    screen.key("Down")
    screen.key("Return")
    wait_for("the bookmark", lambda: ferry.right.path == "/album 2")


scenario.run([way])
