# Texts: chosen for a file by its menu, for a site by its options.
#
# SPDX-License-Identifier: GPL-3.0-or-later
import pathlib

import scenario
import screen
from driver import wait_for
from ferry_window import Ferry

CRLF = b"one\r\ntwo\r\n"
LF = b"one\ntwo\n"


def by_menu(stage):
    """a file goes as text by its menu, and its row says so"""
    server = stage.server(pyftpdlib=True)
    (stage.home / "letter.txt").write_bytes(CRLF)
    ferry = Ferry(stage)
    ferry.connect(server)
    ferry.left.wait_name("letter.txt")
    ferry.left.select("letter.txt")
    screen.key("shift+F10")
    ferry.program.click(ferry.program.find("menu item", "Transfer as Text"))
    wait_for("the file", lambda: [row for row in ferry.transfers() if "Done · text" in row])
    stage.picture("text")
    assert (pathlib.Path(server.root) / "letter.txt").read_bytes() == LF


def offers(ferry, pane, name):
    """What the menu of a row says about texts."""
    pane.select(name)
    screen.key("shift+F10")
    ferry.program.find("menu item", "Rename…")
    found = [words for words in ("Transfer as Text", "Transfer as Bytes")
             if ferry.program.has("menu item", words)]
    screen.key("Escape")
    return found


def against_site(stage):
    """where the site takes all for texts, a file can go as it is; nothing of it among local files"""
    server = stage.server(pyftpdlib=True)
    (stage.home / "letter.txt").write_bytes(CRLF)
    ferry = Ferry(stage)
    ferry.left.wait_name("letter.txt")
    assert offers(ferry, ferry.left, "letter.txt") == []
    ferry.fill_connect_bar(server)
    ferry.press("More connection settings")
    ferry.program.choose(ferry.program.find("combo box", "Text files"), 2)
    screen.key("Escape")
    ferry.press("Connect")
    ferry.wait_connected()
    assert offers(ferry, ferry.left, "letter.txt") == ["Transfer as Bytes"]
    screen.key("shift+F10")
    ferry.program.click(ferry.program.find("menu item", "Transfer as Bytes"))
    ferry.wait_transfer("letter.txt", "Done")
    assert (pathlib.Path(server.root) / "letter.txt").read_bytes() == CRLF


def by_site(stage):
    """a site that converts texts by name does so, and is remembered with it"""
    server = stage.server(pyftpdlib=True)
    (stage.home / "letter.txt").write_bytes(CRLF)
    (stage.home / "picture.png").write_bytes(CRLF)
    ferry = Ferry(stage)
    ferry.fill_connect_bar(server)
    ferry.press("More connection settings")
    ferry.program.choose(ferry.program.find("combo box", "Text files"), 1)
    ferry.program.find(("text", "entry"), "Extensions of text files")
    stage.picture("text-options")
    screen.key("Escape")
    ferry.press("Connect")
    ferry.wait_connected()
    ferry.left.wait_name("picture.png")
    ferry.left.select("letter.txt", "picture.png")
    ferry.key("ctrl+u")
    ferry.wait_transfer("letter.txt", "Done · text")
    ferry.wait_transfer("picture.png", "Done")
    assert (pathlib.Path(server.root) / "letter.txt").read_bytes() == LF
    assert (pathlib.Path(server.root) / "picture.png").read_bytes() == CRLF
    saved = (stage.folder / "state" / "ferry" / "recent.ini").read_text()
    assert "text-transfer=by-name" in saved, saved


scenario.run([by_menu, against_site, by_site])
