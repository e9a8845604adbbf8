#!/usr/bin/python3
# Usage: meson devenv -C build ../tests/support/headless ../tests/ui/screenshot.py [FOLDER]
# Pictures of the running program. Without FOLDER those of README.md and of the guide are made anew;
# with it, the window in light, dark and Japanese is put there to be looked at.
#
# SPDX-License-Identifier: GPL-3.0-or-later
import os
import pathlib
import random
import re
import shutil
import subprocess
import sys

import screen
from driver import wait_for, x_window_of
from ferry_window import REQUIRE_TLS, Ferry
from scenario import Stage

PICTURES = pathlib.Path(__file__).parents[2] / "data" / "screenshots"
SIZE = (1280, 800)
HOME = pathlib.Path("/tmp/mia")  # as short as a real one
PROGRESS = re.compile(r"[3-9]\d ?%")
NEWEST = 1763900000  # 2025-11-23

LOCAL = {
    "Documents": ("budget.ods", "minutes.odt"),
    "Music": ("tide song.ogg",),
    "Pictures": ("harbour.jpg", "lighthouse.jpg"),
    "Website": ("index.html", "style.css"),
    "boats.csv": 4_120,
    "crossing.mp4": 48_200_000,
    "harbour map.pdf": 2_410_000,
    "logbook.txt": 18_230,
    "timetable 2026.ods": 61_400,
    "航路図.pdf": 884_000,
}
REMOTE = {
    "backup": ("2025-10.tar.gz", "2025-11.tar.gz"),
    "images": ("pier.jpg", "ferry.jpg"),
    "private": ("keys.txt",),
    "日本語": ("はじめに.txt",),
    "index.html": 9_310,
    "news.html": 23_900,
    "robots.txt": 68,
    "season film.mp4": 61_000_000,
    "style.css": 14_700,
    "weather.json": 3_050,
}


def fill(folder, entries):
    """Files of those sizes, folders with small files in them, and dates of the last months."""
    dice = random.Random(folder.name)
    for name, what in entries.items():
        path = folder / name
        if isinstance(what, int):
            with open(path, "wb") as file:
                file.truncate(what)
        else:
            path.mkdir()
            for child in what:
                (path / child).write_text(child)
        when = NEWEST - dice.randrange(90 * 86400)
        os.utime(path, (when, when))


def picture_of(window, file):
    """The window without the border that GTK draws where nobody draws shadows."""
    x_window = wait_for("the window", lambda: x_window_of(window))
    x, y, width, height = screen.geometry_of(x_window)
    _, _, inner_width, inner_height = window.extents
    x += (width - inner_width) // 2
    y += (height - inner_height) // 2
    file.parent.mkdir(parents=True, exist_ok=True)
    screen.picture(file, area=(x, y, inner_width, inner_height))
    print(file, flush=True)


def resize(ferry, width, height):
    x_window = x_window_of(ferry.window)
    _, _, now_width, now_height = screen.geometry_of(x_window)
    _, _, inner_width, inner_height = ferry.window.extents
    screen.place(x_window, 20, 20, width + now_width - inner_width, height + now_height - inner_height)
    wait_for("the size", lambda: tuple(ferry.window.extents)[2:] == (width, height))


class Scene:
    """A full window: connected, one transfer done, some under way."""

    def __init__(self, **options):
        self.stage = Stage("screenshot")
        self.server = self.stage.server(pyftpdlib=True, max_rate=3_000_000)
        fill(pathlib.Path(self.server.root), REMOTE)
        self.ferry = None
        self.options = options

    def __enter__(self):
        HOME.mkdir()
        self.stage.home = HOME
        fill(HOME, LOCAL)
        self.ferry = Ferry(self.stage, self.server.url.replace(self.server.host, "localhost"),
                           **self.options)
        resize(self.ferry, *SIZE)
        return self

    def __exit__(self, *_):
        for line in self.stage.end():
            print(line, file=sys.stderr)
        shutil.rmtree(HOME)

    def show_transfers(self):
        ferry = self.ferry
        ferry.right.wait_name("weather.json")
        ferry.left.wait_name("logbook.txt")
        ferry.left.select("logbook.txt", "harbour map.pdf")
        ferry.key("ctrl+u")
        wait_for("both to be done", lambda: sum(
            ferry.translate("Done") in row for row in ferry.transfers()) == 2)
        ferry.right.wait_name("logbook.txt")
        ferry.right.select("season film.mp4")
        ferry.key("ctrl+d")
        ferry.left.select("crossing.mp4", "timetable 2026.ods", "航路図.pdf")
        ferry.key("ctrl+u")
        wait_for("them all", lambda: len(ferry.transfers()) >= 5)
        # Which of the two is in sight depends on the order of the language.
        wait_for("some progress", lambda: any(
            ("crossing.mp4" in row or "season film.mp4" in row)
            and any(PROGRESS.match(word) for word in row)
            for row in ferry.transfers()))


# What opens a window that the guide shows, its title, and the picture's name.
GUIDE_WINDOWS = (
    ("ctrl+shift+s", "Synchronize", "synchronize.png"),
    ("ctrl+question", "Keyboard Shortcuts", "keys.png"),
)


def pictures():
    with Scene() as scene:
        ferry = scene.ferry
        scene.show_transfers()
        made = [PICTURES / "ferry.png"]
        picture_of(ferry.window, made[0])
        for key, title, name in GUIDE_WINDOWS:
            ferry.left.select("boats.csv")
            ferry.key(key)
            dialog = ferry.dialog(title)
            made.append(PICTURES / name)
            picture_of(dialog.window, made[-1])
            screen.key("Escape")
            dialog.wait_closed()
    subprocess.run(["mogrify", "-strip", "-define", "png:compression-level=9", *map(str, made)],
                   check=True)


def review(folder):
    looks = {
        "light": ({}, "'light'"),
        "dark": ({}, "'dark'"),
        "ja": ({"language": "ja_JP"}, "'light'"),
    }
    for look, (options, appearance) in looks.items():
        scene = Scene(**options)
        scene.stage.remember("appearance", appearance)
        with scene:
            scene.show_transfers()
            picture_of(scene.ferry.window, folder / f"{look}-transfers.png")
            scene.ferry.key("ctrl+2")
            picture_of(scene.ferry.window, folder / f"{look}-log.png")
            scene.ferry.key("ctrl+3")
            picture_of(scene.ferry.window, folder / f"{look}-connections.png")


if __name__ == "__main__":
    if len(sys.argv) > 1:
        review(pathlib.Path(sys.argv[1]))
    else:
        pictures()
