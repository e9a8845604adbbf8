# Every window for people who see none of it, or have no pointer: each control has a name and is
# reached by Tab in the order in which it stands, and Escape leads out.
#
# SPDX-License-Identifier: GPL-3.0-or-later
import pathlib
import re
import shutil

import scenario
import screen
from accessible import extents_of, is_place, names_of
from driver import wait_for
from ferry_window import BUTTONS, ENTRIES, REQUIRE_TLS, Ferry, activate_action
from focus import assert_all_reached
from names import CONTROLS, assert_all_named

FILES = pathlib.Path(__file__).parent.parent / "import"

SITES = """[/folders]
names=Work;

[Web]
folder=Work
host=web.example
user=mia
remote-folder=/htdocs
bookmark-1=Pictures;/htdocs/img;;

[Archive]
host=archive.example
logon=anonymous
"""

# How a window is opened, with a.txt selected on the server: keys or an action, and its title.
WINDOWS = (
    ("ctrl+s", "Sites"),
    ("win.import-sites", "Import Sites"),
    ("win.export-sites", "Export Sites"),
    ("ctrl+comma", "Preferences"),
    ("ctrl+question", "Keyboard Shortcuts"),
    ("F1", "Guide"),
    ("ctrl+shift+s", "Synchronize"),
    ("ctrl+shift+d", "Diagnosis of 127.0.0.1"),
    ("win.raw-command", "Command"),
    ("win.server-information", "Server Information"),
    ("win.speed-limits", "Limits and Times"),
    ("win.about", "About Ferry"),
    ("ctrl+e", "Edited Files"),
    ("alt+Return", "Properties"),
    ("space", "a.txt"),
    ("Delete", "Delete “a.txt”?"),
    ("ctrl+k", "Find"),
)

# What opens a popover: a key, what it is, and a role and name in it.
POPOVERS = (
    ("ctrl+g", "places", "list", "Places"),
    ("F7", "new folder", ("text", "entry"), "Name of the new folder"),
)


LARGE = 28  # pixels: what a button is higher than only when its text is twice as large


def assert_all_within(what, window):
    """No control is cut off at a side of the window."""
    nodes = [node for node in window.survey() if node.role in CONTROLS]
    width = window.extents[2]
    found = [f"{node.role_name} {name!r} at {tuple(extents)}"
             for node, name, extents in zip(nodes, names_of(nodes), extents_of(nodes))
             if is_place(extents) and (extents[0] < 0 or extents[0] + extents[2] > width)]
    assert not found, f"{what}: wider than its {width} pixels: " + "; ".join(found)


def check(stage, what, window):
    """All of it has names and is reached."""
    stage.picture("accessible-" + re.sub(r"\W+", "-", what))
    assert_all_named(what, window)
    assert_all_reached(what, window)


def check_dialog(stage, ferry, title):
    """And Escape closes it."""
    dialog = ferry.dialog(title)
    ferry.program.activate(dialog.window)
    check(stage, title, dialog.window)
    screen.key("Escape")
    dialog.wait_closed()


def check_popover(stage, ferry, key, what, role, name):
    """It opens by a key, and Escape closes it; something of that role and name is in it."""
    def shown():
        return [node for node in ferry.program.find_all(role, name, ferry.window)
                if node.window.is_popover]
    if key:
        screen.key(key)
    check(stage, what, wait_for(what, shown)[0].window)
    screen.key("Escape")
    wait_for(f"{what} to close", lambda: not shown())


def wait_announced(ferry, words):
    """Until the line that is there for screen readers alone begins with those words."""
    ferry.program.find("status bar", within=ferry.window,
                       where=lambda line: line.name.startswith(words))


def start(stage, **options):
    server = stage.server(**options)
    root = pathlib.Path(server.root)
    for name in ("a.txt", "b.txt"):
        (root / name).write_text(name)
        (stage.home / name).write_text("mine")
    (root / "folder").mkdir()
    config = stage.folder / "config"
    (config / "ferry").mkdir(parents=True)
    (config / "ferry" / "sites.ini").write_text(SITES)
    (config / "filezilla").mkdir()
    shutil.copy(FILES / "sitemanager.xml", config / "filezilla")
    return Ferry(stage), server


def windows(stage):
    """each window of the menus and the keys has names and a way round, and Escape closes it"""
    ferry, server = start(stage)
    ferry.connect(server)
    ferry.right.wait_names("folder", "a.txt", "b.txt")
    ferry.right.select("a.txt")
    for way, title in WINDOWS:
        ferry.focus()
        if way.startswith("win."):
            activate_action(way)
        else:
            screen.key(way)
        check_dialog(stage, ferry, title)
    site_form(stage, ferry)
    ferry.right.select("a.txt", "b.txt")
    screen.key("F2")
    check_dialog(stage, ferry, "Rename Many")


def site_form(stage, ferry):
    """A site's settings, all of them unfolded."""
    ferry.key("ctrl+s")
    dialog = ferry.dialog("Sites")
    ferry.program.click(dialog.find("label", "Web"))
    wait_for("the site", lambda: dialog.find(ENTRIES, "Host").entered == "web.example")
    screen.key("alt+m")
    dialog.find("spin button", "Download limit in kB/s")
    check_dialog(stage, ferry, "Sites")


def main_window(stage):
    """so it is with the main window, full of everything; and what ends or fails is announced"""
    ferry, server = start(stage, pyftpdlib=True, max_rate=10_000)
    root = pathlib.Path(server.root)
    (root / "gone.txt").write_text("seen, but not to be had")
    (root / "long.bin").write_bytes(bytes(5_000_000))
    ferry.left.wait_name("a.txt")
    check(stage, "not connected", ferry.window)
    ferry.press("More connection settings")
    check_popover(stage, ferry, None, "connection", "spin button",
                  "Download limit in kB/s")

    ferry.connect(server)
    wait_announced(ferry, "Connected to 127.0.0.1")
    ferry.right.wait_name("long.bin")
    ferry.left.select("a.txt")
    ferry.key("ctrl+u")
    question = ferry.dialog("“a.txt” exists already")
    ferry.program.activate(question.window)
    check(stage, "exists", question.window)
    screen.key("Escape")
    question.wait_closed()

    for way in POPOVERS:
        ferry.focus()
        check_popover(stage, ferry, *way)
    ferry.right.select("folder")
    screen.key("Delete")
    ferry.dialog("Delete “folder”?").answer("Delete")
    wait_announced(ferry, "Deleting… Done")
    ferry.right.wait_names("a.txt", "b.txt", "gone.txt", "long.bin")
    ferry.key("shift+F2")
    wait_announced(ferry, "The folders differ in ")
    ferry.key("shift+F2")
    ferry.right.select("gone.txt", "long.bin")
    (root / "gone.txt").unlink()
    ferry.key("ctrl+d")
    ferry.find(BUTTONS, "Failed: 1")
    wait_announced(ferry, "“/gone.txt” could not be downloaded: 550")
    ferry.wait_transfer("long.bin", "Running")
    ferry.right.click_row("b.txt")
    ferry.key("ctrl+t")
    ferry.program.find("page tab", within=ferry.right.panel)
    ferry.key("ctrl+f")
    screen.write("o")
    ferry.key("F12")
    ferry.program.find("list", "Folders", ferry.right.panel)
    check(stage, "full", ferry.window)

    ferry.key("F12", "ctrl+shift+f")
    ferry.program.find(ENTRIES, "Search for names below this folder")
    screen.write("txt")
    screen.key("Return")
    ferry.program.find("label", "b.txt", ferry.program.find("tree table", "Found"))
    check(stage, "search", ferry.window)


def questions(stage):
    """so it is with what is asked when connecting and deleting"""
    server = stage.server(security="explicit")
    (pathlib.Path(server.root) / "a.txt").write_text("a")
    ferry = Ferry(stage)
    ferry.fill_connect_bar(server, password="wrong", security=REQUIRE_TLS)
    ferry.press("Connect")
    dialog = ferry.dialog("Unknown Certificate")
    check(stage, dialog.title, dialog.window)
    dialog.answer("Connect Once")
    check_dialog(stage, ferry, "Log In")
    server.stop()
    ferry.press("Connect")
    ferry.find(BUTTONS, "Try Again")
    check(stage, "connecting failed", ferry.window)


def large_text(stage):
    """with text twice as large everything is still within the window"""
    screen.set_text_size(192)
    ferry = Ferry(stage)
    screen.set_text_size(96)
    assert ferry.find(BUTTONS, "Connect").extents[3] > LARGE
    for key, title in ((None, "Ferry"), ("ctrl+comma", "Preferences"), ("ctrl+s", "Sites")):
        if key:
            ferry.key(key)
        window = ferry.program.window(title)
        stage.picture(f"large-{title}")
        assert_all_within(title, window)
        if key:
            ferry.program.activate(window)
            screen.key("Escape")
            ferry.dialog("Ferry")


if __name__ == "__main__":
    scenario.run([main_window, windows, questions, large_text])
