# Other languages and looks: Japanese, dark, and what is remembered between two starts.
#
# SPDX-License-Identifier: GPL-3.0-or-later
import gettext
import os
import pathlib

import scenario
import screen
from accessible import names_of
from driver import Failure, wait_for, x_window_of
from ferry_window import Ferry
from names import assert_all_named


def english_words(names):
    """Those of the names that have a Japanese translation and do not use it."""
    catalogue = gettext.translation("ferry", os.environ["FERRY_LOCALEDIR"], ["ja"])
    return [name for name in names
            if name and name.isascii() and catalogue.gettext(name) != name]


def japanese(stage):
    """in Japanese, nothing of the window stays English and all controls have names"""
    server = stage.server()
    (pathlib.Path(server.root) / "船.txt").write_text("x")
    (stage.home / "港.txt").write_text("x")
    ferry = Ferry(stage, server.url, language="ja_JP")
    ferry.wait_connected()
    ferry.right.wait_names("船.txt")
    ferry.left.wait_names("港.txt")
    stage.picture("japanese")

    assert_all_named("in Japanese", ferry.window)
    left_over = english_words(names_of(ferry.program.find_all(within=ferry.window)))
    if left_over:
        raise Failure(f"still English: {left_over}")

    ferry.left.select("港.txt")
    ferry.key("ctrl+u")
    ferry.wait_transfer("港.txt", "Done")


def brightness_of(ferry):
    return screen.brightness(screen.geometry_of(x_window_of(ferry.window)))


def dark(stage):
    """the dark look is dark, the light one light"""
    stage.remember("appearance", "'dark'")
    ferry = Ferry(stage)
    wait_for("darkness", lambda: brightness_of(ferry) < 0.4)
    stage.picture("dark")
    ferry.program.stop()

    stage.remember("appearance", "'light'")
    ferry = Ferry(stage)
    wait_for("light", lambda: brightness_of(ferry) > 0.6)


def remembered(stage):
    """size, folder and server of the last time are there at the next start"""
    server = stage.server()
    (stage.home / "docks").mkdir()
    (stage.home / "docks" / "crane.txt").write_text("lifts")
    ferry = Ferry(stage)
    ferry.connect(server)
    ferry.left.wait_name("docks")
    ferry.left.open("docks")
    ferry.left.wait_names("crane.txt")
    screen.place(x_window_of(ferry.window), 20, 20, 1210, 810)
    wait_for("the size", lambda: tuple(ferry.window.extents)[2:] == (1200, 800))
    ferry.key("ctrl+q")
    wait_for("the end", lambda: ferry.program.process.poll() is not None)

    ferry = Ferry(stage)
    ferry.left.wait_names("crane.txt")
    wait_for("the size", lambda: tuple(ferry.window.extents)[2:] == (1200, 800))
    host = ferry.find(("text", "entry"), "Host")
    assert host.entered == server.host, host.entered


scenario.run([japanese, dark, remembered])
