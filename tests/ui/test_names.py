# What assistive technology reads: every control of every window has a name, in each language.
#
# SPDX-License-Identifier: GPL-3.0-or-later
import os
import pathlib
import re

import scenario
import screen
from accessible import ROLES, is_place
from driver import Failure, wait_for
from ferry_window import ENTRIES, Ferry

CONTROLS = {ROLES[role] for role in (
    "push button", "toggle button", "check box", "radio button", "combo box", "text", "entry",
    "password text", "spin button", "progress bar", "tree table", "list")}

# What a scrolled list consists of is read by its content.
PARTS = {ROLES["scroll bar"], ROLES["table row"]}

# GTK names what has no name by its class; a drop-down's inner button is the drop-down's affair.
CLASS_NAME = re.compile(r"^(Gtk|Ferry)[A-Z]\w+$|^\(None\)$|^$")


def unnamed(top):
    """Role and place of each shown control below top that says nothing of itself."""
    found = []
    top.survey()

    def look(widget, parent_is_named):
        for child in widget.known_children:
            if child.role in PARTS or not is_place(child.extents):
                continue
            is_control = child.role in CONTROLS
            is_mute = is_control and CLASS_NAME.match(child.name)
            if is_mute and not parent_is_named:
                found.append(f"{child.role_name} {child.name!r} at {tuple(child.extents)} "
                             f"in {widget.role_name} {widget.name!r}")
            look(child, is_control and not is_mute)

    look(top, False)
    return found


def assert_all_named(ferry, what, top):
    missing = unnamed(top)
    if missing:
        raise Failure(f"{what}: without a name: " + "; ".join(missing))


def every_control_has_a_name(stage):
    """each button, entry and list of the window and its dialogs has a name"""
    server = stage.server(max_rate=100_000)
    (pathlib.Path(server.root) / "boat.bin").write_bytes(os.urandom(3_000_000))
    (stage.home / "rope.txt").write_text("hemp")
    ferry = Ferry(stage)
    program = ferry.program
    ferry.left.wait_name("rope.txt")
    assert_all_named(ferry, "not connected", ferry.window)

    ferry.press("More connection settings")
    program.find(("check box", *ENTRIES, "spin button"), within=ferry.window,
                 where=lambda widget: widget.window.is_popover)
    assert_all_named(ferry, "connection settings", ferry.window)
    screen.key("Escape")

    ferry.connect(server)
    ferry.right.select("boat.bin")
    ferry.key("ctrl+d")
    ferry.wait_transfer("boat.bin", "Running")
    assert_all_named(ferry, "connected", ferry.window)
    ferry.key("ctrl+2")
    ferry.find("list", "Log")
    assert_all_named(ferry, "log", ferry.window)

    ferry.right.select("boat.bin")
    screen.key("F7")
    program.find(ENTRIES, within=ferry.window, where=lambda entry: entry.window.is_popover)
    assert_all_named(ferry, "new folder", ferry.window)
    screen.key("Escape")

    for keys, title in (("Delete", "Delete “boat.bin”?"), ("alt+Return", "Permissions"),
                        ("ctrl+question", "Keyboard Shortcuts")):
        ferry.right.select("boat.bin")
        screen.key(keys)
        dialog = ferry.dialog(title)
        stage.picture(f"names-{keys}")
        assert_all_named(ferry, title, dialog.window)
        screen.key("Escape")
        dialog.wait_closed()


scenario.run([every_control_has_a_name])
