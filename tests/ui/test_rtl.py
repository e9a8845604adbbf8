# A language that runs from right to left, made by support/pseudo-language.
#
# SPDX-License-Identifier: GPL-3.0-or-later
import pathlib
import re

import scenario
from accessible import names_of
from driver import Failure, wait_for
from ferry_window import BUTTONS, Ferry, make_pseudo_language

# Three English letters in a row that are neither a name, a path, a command nor a key.
ENGLISH = re.compile(r"(?<![\w./])[A-Za-z]{3,}(?![\w./:@+])")
NOT_TRANSLATED = re.compile(r"localhost|^Gtk|^Ferry[A-Z]|^\(None\)$|^[rwxst-]{9}$")


def english_in(ferry, data):
    """What is shown and comes from no catalogue."""
    names = names_of(ferry.program.find_all(within=ferry.window))
    return [name for name in names if name and ENGLISH.search(name)
            and not NOT_TRANSLATED.search(name) and not any(one in name for one in data)]


def is_right_of(one, other):
    return one.extents[0] > other.extents[0]


def outside_of(window):
    """What reaches over the window's left or right edge."""
    left, _, width, _ = window.extents
    return [f"{node.role_name} {node.name!r} at {tuple(node.extents)}" for node in window.survey()
            if node.extents[2] > 0 and node.role_name in ("push button", "toggle button", "entry")
            and not left <= node.extents[0] <= node.extents[0] + node.extents[2] <= left + width]


def mirrored(stage):
    """from right to left, all of the window turns and all its words are translated"""
    server = stage.server()
    root = pathlib.Path(server.root)
    (root / "pier").mkdir()
    (root / "pier" / "rope.txt").write_text("x")
    (stage.home / "boat.txt").write_text("x")
    ferry = Ferry(stage, server.url, **make_pseudo_language(stage.folder / "languages"))
    ferry.wait_connected()
    ferry.right.wait_names("pier")
    ferry.left.wait_names("boat.txt")
    stage.picture("rtl")

    assert is_right_of(ferry.left.panel, ferry.right.panel), "this computer is right of the server"
    back, forward = (ferry.program.find(BUTTONS, ferry.translate(name), ferry.right.panel)
                     for name in ("Back", "Forward"))
    assert is_right_of(back, forward), "back is right of forward"
    x, _, width, _ = ferry.right.row("pier").extents
    assert x + width > back.extents[0], "names begin on the right"
    tabs = [ferry.find("label", name) for name in ("Transfers", "Log")]
    assert is_right_of(*tabs), "the first page is on the right"
    assert not outside_of(ferry.window), outside_of(ferry.window)

    data = ["boat.txt", "pier", "rope.txt", server.url, server.user, str(stage.home)]
    left_over = english_in(ferry, data)
    if left_over:
        raise Failure(f"not translated: {left_over}")

    ferry.right.open("pier")
    ferry.right.wait_names("rope.txt")
    assert ferry.right.path.endswith("/pier"), ferry.right.path
    ferry.key("alt+Right")
    wait_for("the folder before", lambda: ferry.right.names() == ["pier"])
    ferry.key("alt+Left")
    wait_for("the folder behind", lambda: ferry.right.names() == ["rope.txt"])

    ferry.left.select("boat.txt")
    ferry.key("ctrl+u")
    ferry.wait_transfer("boat.txt", "Done")
    wait_for("the file on the server", lambda: "boat.txt" in ferry.right.names())


scenario.run([mirrored])
