# Keys: another preset, a key of one's own, and the one entry that finds everything.
#
# SPDX-License-Identifier: GPL-3.0-or-later
import pathlib

import scenario
import screen
from driver import wait_for
from ferry_window import ENTRIES, Ferry
from names import assert_all_named


def presets(stage):
    """the keys are those of another program, one is changed, and both work at once"""
    (stage.home / "carry.txt").write_text("x")
    ferry = Ferry(stage)
    ferry.left.wait_names("carry.txt")
    ferry.key("ctrl+question")
    keys = ferry.dialog("Keyboard Shortcuts")
    assert_all_named("the keys", keys.window)
    stage.picture("keys")

    choice = keys.find("combo box", "Whose keys the commands have")
    ferry.program.click(choice)
    ferry.program.click(ferry.program.find("label", "WinSCP, Commander"))
    keys.find("list item", "Copy to the other side: F5")
    ferry.program.fill(keys.find("entry", "Search commands and keys"), "new fol")
    ferry.program.click(keys.find("list item", "New folder: F7"))
    question = ferry.dialog("New folder")
    screen.key("ctrl+j")
    question.find("label", "Ctrl+J")
    stage.picture("key-question")
    question.answer("Use These")
    keys.find("list item", "New folder: Ctrl+J")
    screen.key("Escape")
    keys.wait_closed()

    ferry.left.select("carry.txt")
    ferry.key("ctrl+j")
    entry = ferry.program.find(("text", "entry"), "Name of the new folder")
    ferry.program.fill(entry, "made by a key")
    screen.key("Return")
    wait_for("the folder", lambda: (stage.home / "made by a key").is_dir())
    ferry.left.wait_name("made by a key")
    ferry.left.select("carry.txt")
    ferry.key("F8")
    ferry.dialog("Delete “carry.txt”?").answer("Delete")
    wait_for("the file to go", lambda: not (stage.home / "carry.txt").exists())


def palette(stage):
    """Ctrl+K finds a command by some letters and an address, and does it"""
    server = stage.server()
    (pathlib.Path(server.root) / "found.txt").write_text("x")
    ferry = Ferry(stage)
    ferry.key("ctrl+k")
    find = ferry.dialog("Find")
    assert_all_named("the palette", find.window)
    screen.write(f" {server.url}")
    find.find("list item", f"{server.url}, Connect to this address")
    screen.key("Return")
    ferry.right.wait_names("found.txt")

    ferry.key("ctrl+k")
    find = ferry.dialog("Find")
    screen.write("keysh")
    find.find("list item", "Keyboard shortcuts, Window")
    stage.picture("palette")
    screen.key("Return")
    ferry.dialog("Keyboard Shortcuts")


def rows(find):
    return [node for node in find.window.survey() if node.role_name == "list item"]


def sites_and_hindrances(stage):
    """a saved site is found once, however often it was used; what cannot be done says why"""
    server = stage.server()
    (pathlib.Path(server.root) / "found.txt").write_text("x")
    sites = stage.folder / "config" / "ferry" / "sites.ini"
    sites.parent.mkdir(parents=True)
    sites.write_text(f"[Harbour]\nhost={server.host}\nport={server.port}\nuser={server.user}\n")
    ferry = Ferry(stage)
    ferry.key("ctrl+k")
    find = ferry.dialog("Find")
    screen.write("undo")
    undo = find.find("list item", "Undo, Nothing can be undone")
    assert "sensitive" not in undo.states
    stage.picture("palette-hindered")
    screen.key("ctrl+a")
    screen.write("harb")
    wait_for("the site alone", lambda: len(rows(find)) == 1)
    screen.key("Return")
    login = ferry.dialog("Log In")
    ferry.program.fill(login.find(("password text", *ENTRIES), "Password"), server.password)
    login.answer("Log In")
    ferry.right.wait_names("found.txt")

    ferry.key("ctrl+k")
    find = ferry.dialog("Find")
    screen.write(server.host)
    wait_for("the site alone", lambda: len(rows(find)) == 1)


def quick(stage):
    """who types a command and presses Enter at once gets that command, not an earlier row"""
    ferry = Ferry(stage)
    ferry.key("ctrl+k")
    ferry.dialog("Find")
    screen.xdotool("key", "--delay", "5", *"keyboard", "Return")
    ferry.dialog("Keyboard Shortcuts")


def own_keys(stage):
    """keys of one's own stay so under another preset, and entries keep what edits text"""
    stage.remember("keyboard-changes",
                   "{'pane.new-folder': <'F5'>, 'win.shortcuts': <'<Control>x'>}")
    stage.remember("keyboard-preset", "'commander'")
    (stage.home / "carry.txt").write_text("x")
    ferry = Ferry(stage)
    host = ferry.find(("text", "entry"), "Host")
    ferry.program.click(host)
    screen.write("old.example")
    screen.key("ctrl+a", "ctrl+x")
    wait_for("the text to be cut", lambda: host.entered == "")

    ferry.left.select("carry.txt")
    screen.key("ctrl+x")
    keys = ferry.dialog("Keyboard Shortcuts")
    keys.find("list item", "New folder: F5")
    keys.find("list item", "Copy to the other side: no keys")


def taken(stage):
    """F5 copies as in a commander; given to another command it is that one's, until all is reset"""
    server = stage.server()
    stage.remember("keyboard-preset", "'commander'")
    (stage.home / "carry.txt").write_text("x")
    ferry = Ferry(stage)
    ferry.connect(server)
    ferry.left.select("carry.txt")
    screen.key("F5")
    ferry.wait_transfer("carry.txt", "Done")

    ferry.key("ctrl+question")
    keys = ferry.dialog("Keyboard Shortcuts")
    ferry.program.fill(keys.find("entry", "Search commands and keys"), "refresh")
    ferry.program.click(keys.find("list item", "Refresh: Ctrl+R"))
    question = ferry.dialog("Refresh")
    screen.key("F5")
    question.find("label", "“Copy to the other side” has these keys now and would lose them.")
    question.answer("Use These")
    keys.find("list item", "Refresh: F5")
    screen.key("Escape")
    keys.wait_closed()
    ferry.program.stop()

    ferry = Ferry(stage)
    ferry.key("ctrl+question")
    keys = ferry.dialog("Keyboard Shortcuts")
    keys.find("list item", "Copy to the other side: no keys")
    keys.press("Reset All")
    keys.find("list item", "Copy to the other side: F5")
    keys.find("list item", "Refresh: Ctrl+R")


scenario.run([presets, palette, sites_and_hindrances, quick, own_keys, taken])
