# Every window for people who see none of it, or have no pointer: each control has a name and is
# reached by Tab in the order in which it stands, and Escape leads out.
#
# SPDX-License-Identifier: GPL-3.0-or-later
import pathlib
import re
import shutil

import scenario
import screen
from ferry_window import BUTTONS, REQUIRE_TLS, Ferry, activate_action
from focus import assert_all_reached
from names import assert_all_named

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
)


def check(stage, what, program, window):
    """All of it has names and is reached."""
    stage.picture("accessible-" + re.sub(r"\W+", "-", what))
    assert_all_named(what, window)
    assert_all_reached(what, program, window)


def check_dialog(stage, ferry, title):
    """And Escape closes it."""
    dialog = ferry.dialog(title)
    check(stage, title, ferry.program, dialog.window)
    ferry.program.activate(dialog.window)
    screen.key("Escape")
    dialog.wait_closed()


def start(stage):
    server = stage.server()
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
    ferry = Ferry(stage)
    return ferry, server


def windows(stage):
    """each window of the menus and the keys has names and a way round, and Escape closes it"""
    ferry, server = start(stage)
    ferry.connect(server)
    ferry.right.wait_names("folder", "a.txt", "b.txt")
    for way, title in WINDOWS:
        ferry.focus()
        ferry.right.select("a.txt")
        if way.startswith("win."):
            activate_action(way)
        else:
            screen.key(way)
        check_dialog(stage, ferry, title)
    ferry.right.select("a.txt", "b.txt")
    screen.key("F2")
    check_dialog(stage, ferry, "Rename Many")


def main_window(stage):
    """so it is with the main window, and with the question for a file that exists"""
    ferry, server = start(stage)
    program = ferry.program
    ferry.left.wait_name("a.txt")
    check(stage, "not connected", program, ferry.window)

    ferry.connect(server)
    ferry.right.wait_names("folder", "a.txt", "b.txt")
    ferry.left.select("a.txt")
    ferry.key("ctrl+u")
    question = ferry.dialog("“a.txt” exists already")
    check(stage, "exists", program, question.window)
    program.activate(question.window)
    screen.key("Escape")


def questions(stage):
    """so it is with what is asked when connecting and deleting"""
    server = stage.server(security="explicit")
    (pathlib.Path(server.root) / "a.txt").write_text("a")
    ferry = Ferry(stage)
    ferry.fill_connect_bar(server, password="wrong", security=REQUIRE_TLS)
    ferry.press("Connect")
    dialog = ferry.dialog("Unknown Certificate")
    check(stage, dialog.title, ferry.program, dialog.window)
    dialog.answer("Connect Once")
    check_dialog(stage, ferry, "Log In")
    server.stop()
    ferry.press("Connect")
    ferry.find(BUTTONS, "Try Again")
    check(stage, "connecting failed", ferry.program, ferry.window)


if __name__ == "__main__":
    scenario.run([main_window, windows, questions])
