# What assistive technology reads: every control of every window has a name.
#
# SPDX-License-Identifier: GPL-3.0-or-later
import os
import pathlib

import scenario
import screen
from ferry_window import ENTRIES, Ferry
from names import assert_all_named

def every_control_has_a_name(stage):
    """each button, entry and list of the window and its dialogs has a name"""
    server = stage.server(max_rate=100_000)
    (pathlib.Path(server.root) / "boat.bin").write_bytes(os.urandom(3_000_000))
    (stage.home / "rope.txt").write_text("hemp")
    ferry = Ferry(stage)
    program = ferry.program
    ferry.left.wait_name("rope.txt")
    assert_all_named("not connected", ferry.window)

    ferry.press("More connection settings")
    program.find(("check box", *ENTRIES, "spin button"), within=ferry.window,
                 where=lambda widget: widget.window.is_popover)
    assert_all_named("connection settings", ferry.window)
    screen.key("Escape")

    ferry.connect(server)
    ferry.right.select("boat.bin")
    ferry.key("ctrl+d")
    ferry.wait_transfer("boat.bin", "Running")
    assert_all_named("connected", ferry.window)
    ferry.key("ctrl+2")
    ferry.find("list", "Log")
    assert_all_named("log", ferry.window)

    ferry.right.select("boat.bin")
    screen.key("F7")
    program.find(ENTRIES, within=ferry.window, where=lambda entry: entry.window.is_popover)
    assert_all_named("new folder", ferry.window)
    screen.key("Escape")

    for keys, title in (("Delete", "Delete “boat.bin”?"), ("alt+Return", "Properties"),
                        ("ctrl+comma", "Preferences"), ("ctrl+question", "Keyboard Shortcuts")):
        ferry.right.select("boat.bin")
        screen.key(keys)
        dialog = ferry.dialog(title)
        stage.picture(f"names-{keys}")
        assert_all_named(title, dialog.window)
        screen.key("Escape")
        dialog.wait_closed()


scenario.run([every_control_has_a_name])
