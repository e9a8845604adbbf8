# Names in old character sets: found out, shown, and chosen while connected.
#
# SPDX-License-Identifier: GPL-3.0-or-later
import os

import scenario
import screen
from driver import wait_for
from ferry_window import Ferry

NAMES = ("表示能力.txt", "ソース.c", "ﾃﾞｰﾀ.csv", "新しいフォルダ", "予定表〜十月.xls")


def fill(server, charset, names=NAMES):
    for name in names:
        path = os.path.join(os.fsencode(server.root), name.encode(charset))
        with open(path, "wb") as file:
            file.write(name.encode())


def has_names(side, *names):
    return set(names) <= set(side.names())


def choose(ferry, name):
    """Of Server, Character Set in the main menu."""
    ferry.focus()
    ferry.press("Main menu")
    for step in ("Server", "Character Set"):
        ferry.program.click(ferry.program.find("menu item", ferry.translate(step)))
    ferry.program.click(ferry.program.find("radio menu item", ferry.translate(name)))


def logins(ferry):
    return len([line for line in ferry.log_lines() if line.startswith("USER ")])


def found_and_chosen(stage):
    """names in Shift_JIS are found to be so; another choice and back read them anew at once"""
    server = stage.server()
    fill(server, "cp932", [name.replace("〜", "～") for name in NAMES])
    ferry = Ferry(stage)
    ferry.connect(server)
    wait_for("the names", lambda: has_names(ferry.right, "表示能力.txt", "ソース.c", "ﾃﾞｰﾀ.csv"))
    ferry.program.find(("status bar", "label"), within=ferry.right.panel,
                       where=lambda label: label.name.endswith("Names look like Japanese (Shift_JIS)"))
    stage.picture("charset-found")

    ferry.focus()
    ferry.press("Main menu")
    for step in ("Server", "Character Set"):
        ferry.program.click(ferry.program.find("menu item", step))
    ferry.program.find("radio menu item", "Japanese (Shift_JIS)")
    stage.picture("charset-menu")
    screen.key("Escape", "Escape", "Escape")

    choose(ferry, "Cyrillic (Windows-1251)")
    wait_for("other names", lambda: not has_names(ferry.right, "ソース.c")
             and len(ferry.right.names()) == len(NAMES))
    stage.picture("charset-wrong")
    choose(ferry, "Automatic")
    wait_for("the names again", lambda: has_names(ferry.right, "表示能力.txt", "ソース.c"))
    ferry.right.click_row("ソース.c")
    assert logins(ferry) == 1, ferry.log_lines()
    assert any("names are read in CP932, by the look of them" in line
               for line in ferry.log_lines()), ferry.log_lines()


def new_names(stage):
    """a new folder is named in the server's set, and a name that it cannot hold is refused"""
    server = stage.server()
    fill(server, "cp932", ("表示能力.txt", "ソース.c", "書類.txt"))
    (stage.home / "中문.txt").write_text("x")
    (stage.home / "能〜.txt").write_text("y")
    ferry = Ferry(stage)
    ferry.connect(server)
    wait_for("the names", lambda: has_names(ferry.right, "表示能力.txt"))
    ferry.left.select("能〜.txt", "中문.txt")
    ferry.key("ctrl+u")
    ferry.wait_transfer("能〜.txt", "Done")
    wait_for("the reason", lambda: any(
        word.startswith("Failed: “中문.txt” cannot be sent: the character “문” does not exist in CP932")
        for row in ferry.transfers() for word in row))
    stage.picture("charset-refused")
    assert os.path.exists(os.path.join(os.fsencode(server.root), b"\x94\x5c\x81\x60.txt"))
    assert (stage.home / "中문.txt").exists()


scenario.run([found_and_chosen, new_names])
