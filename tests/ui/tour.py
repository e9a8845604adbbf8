#!/usr/bin/python3
# Usage: meson devenv -C build ../tests/support/headless ../tests/ui/tour.py FOLDER [LOOK…]
# A picture of every window of the program in each look, to be looked at. A look is light, dark or a
# language such as ja_JP; "narrow", "contrast" and "rtl", from right to left, are three more.
#
# SPDX-License-Identifier: GPL-3.0-or-later
import pathlib
import sys

import screen
from driver import wait_for, x_window_of
from ferry_window import make_pseudo_language
from screenshot import Scene, picture_of, resize

LOOKS = ("light", "dark", "narrow", "contrast", "rtl", "ja_JP", "de_DE", "fr_FR", "es_ES", "zh_CN")
NARROW = (640, 600)

# What opens a window, and its title.
WINDOWS = (
    ("ctrl+s", "Sites"),
    ("ctrl+k", "Find"),
    ("ctrl+question", "Keyboard Shortcuts"),
    ("ctrl+comma", "Preferences"),
    ("ctrl+shift+s", "Synchronize"),
    ("alt+Return", "Properties"),
    ("F1", "Guide"),
)
# What changes the window itself, and again what ends it.
PAGES = (
    ("ctrl+2", None, "log"),
    ("ctrl+3", None, "connections"),
    ("ctrl+4", None, "history"),
    ("ctrl+1", None, "transfers"),
    ("shift+F2", "shift+F2", "compare"),
    ("F12", "F12", "tree"),
    ("ctrl+shift+f", "Escape", "search"),
    ("ctrl+g", "Escape", "places"),
)


def scene_of(look):
    language = look if "_" in look else None
    options = {"language": language} if language else {}
    if look == "contrast":
        options["GTK_THEME"] = "HighContrast"
    scene = Scene(**options)
    if look == "rtl":
        scene.options = make_pseudo_language(scene.stage.folder / "languages")
    scene.stage.remember("appearance", "'dark'" if look == "dark" else "'light'")
    scene.stage.remember("keyboard-preset", "'ferry'")
    return scene


def tour(look, folder):
    with scene_of(look) as scene:
        ferry = scene.ferry
        scene.show_transfers()
        if look == "narrow":
            resize(ferry, *NARROW)
        for key, end, name in PAGES:
            ferry.left.select("harbour map.pdf")
            ferry.key(key)
            picture_after_settling(ferry.window, folder / f"{look}-{name}.png")
            if end:
                ferry.key(end)
        for key, title in WINDOWS:
            ferry.key(key)
            window = ferry.program.window(ferry.translate(title))
            picture_after_settling(window, folder / f"{look}-{title.lower().replace(' ', '-')}.png")
            screen.activate(wait_for("its X window", lambda: x_window_of(window)))
            screen.key("Escape")
            its_title = ferry.translate(title)
            wait_for("it to close", lambda: not ferry.program.has_window(its_title))


def picture_after_settling(window, file):
    """Once two pictures in a row are the same; a cursor that blinks may take it longest."""
    last = None
    for _ in range(4):
        picture_of(window, file)
        now = file.read_bytes()
        if now == last:
            break
        last = now


if __name__ == "__main__":
    for one in sys.argv[2:] or LOOKS:
        tour(one, pathlib.Path(sys.argv[1]))
