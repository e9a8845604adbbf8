# Tabs: several servers at once, each in a tab of either side.
#
# SPDX-License-Identifier: GPL-3.0-or-later
import pathlib

import scenario
import screen
from driver import wait_for
from ferry_window import BUTTONS, ENTRIES, Ferry


def make_file(server, name):
    path = pathlib.Path(server.root) / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(name)


def port_of(ferry):
    return ferry.find(ENTRIES, "Port").entered


def two_servers(stage):
    """two servers are connected at once, and a file goes from one to the other"""
    first, second = stage.server(), stage.server(pyftpdlib=True)
    make_file(first, "anchor.txt")
    make_file(second, "buoy.txt")
    ferry = Ferry(stage)
    ferry.connect(first)
    ferry.right.wait_names("anchor.txt")
    ferry.connect(second)
    ferry.right.wait_names("buoy.txt")
    stage.picture("tabs-two-servers")

    # The bar is about the tab in front.
    ferry.key("ctrl+Page_Up")
    ferry.right.wait_names("anchor.txt")
    wait_for("the first server's port", lambda: port_of(ferry) == str(first.port))
    ferry.find(BUTTONS, "Disconnect")

    # To the other side, and the file across.
    screen.key("F10")
    ferry.program.click(ferry.program.find("menu item", "Tabs and Sides"))
    ferry.program.click(ferry.program.find("menu item", "Move Tab to Other Side"))
    ferry.left.wait_names("anchor.txt")
    ferry.right.wait_names("buoy.txt")
    ferry.left.select("anchor.txt")
    screen.key("ctrl+shift+c")
    ferry.wait_transfer("anchor.txt", "Done")
    ferry.right.wait_names("anchor.txt", "buoy.txt")
    assert (pathlib.Path(second.root) / "anchor.txt").read_text() == "anchor.txt"

    # The log says whose line is whose.
    lines = "\n".join(ferry.log_lines())
    stage.picture("tabs-log")
    assert f"127.0.0.1:{second.port}" in lines, lines

    # A closed tab takes its server along; the other one stays.
    ferry.left.click_row("anchor.txt")
    screen.key("ctrl+w")
    wait_for("this computer", lambda: port_of(ferry) == str(second.port))
    ferry.find(BUTTONS, "Disconnect")


scenario.run([two_servers])
