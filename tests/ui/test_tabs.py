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
    (stage.home / "quay.txt").write_text("an empty folder would show no list to drop on")
    ferry = Ferry(stage)
    ferry.left.wait_names("quay.txt")
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

    # It is dragged to the other side, and the file across.
    tab = ferry.program.find("page tab", within=ferry.right.panel)
    ferry.program.drag(ferry.program.point(tab, 40, 12), ferry.left.empty_place())
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

    # A server that goes is told of; a closed tab takes its server along, the other one stays.
    first.stop()
    ferry.left.click_row("anchor.txt")
    screen.key("F5")
    ferry.program.find("label", "Connection lost", ferry.left.panel)
    wait_for("the list's button and the tab's", lambda: len(ferry.program.find_all(
        BUTTONS, "Try Again", ferry.left.panel)) == 2)
    stage.picture("tabs-lost")
    screen.key("ctrl+w")
    wait_for("this computer", lambda: port_of(ferry) == str(second.port))
    ferry.find(BUTTONS, "Disconnect")


def together(stage):
    """both sides go through their folders together, are swapped, and show the same"""
    server = stage.server()
    make_file(server, "docks/crane.txt")
    for name in ("docks/rope.txt", "sheds/tools.txt"):
        path = stage.home / name
        path.parent.mkdir()
        path.write_text(name)
    ferry = Ferry(stage)
    ferry.connect(server)
    ferry.right.wait_names("docks")
    ferry.left.click_row("docks")
    screen.key("ctrl+y")
    ferry.left.open("docks")
    ferry.left.wait_names("rope.txt")
    ferry.right.wait_names("crane.txt")
    screen.key("alt+Up")
    ferry.right.wait_names("docks")

    # What is missing there is offered to be made.
    ferry.left.open("sheds")
    dialog = ferry.dialog("The Other Side Has No “sheds”")
    stage.picture("together-missing")
    dialog.answer("Create Folder")
    ferry.right.wait_names()
    assert (pathlib.Path(server.root) / "sheds").is_dir()
    ferry.left.click_row("tools.txt")
    screen.key("alt+Up")
    ferry.right.wait_names("docks", "sheds")

    screen.key("shift+F6")
    ferry.right.wait_names("docks", "sheds")
    ferry.left.open("docks")
    ferry.left.wait_names("crane.txt")
    ferry.right.wait_names("rope.txt")
    screen.key("ctrl+y")

    # The server's folder in a tab of the right side too, over the same connection
    ferry.left.click_row("crane.txt")
    screen.key("ctrl+period")
    ferry.right.wait_names("crane.txt")
    stage.picture("together-same-folder")


def restored(stage):
    """after a crash the tabs are there again, the server at a click; a closed one comes back"""
    server = stage.server()
    make_file(server, "docks/crane.txt")
    (stage.home / "sheds").mkdir()
    (stage.home / "sheds" / "tools.txt").write_text("hammer")
    ferry = Ferry(stage)
    ferry.connect(server)
    ferry.right.open("docks")
    ferry.right.wait_names("crane.txt")
    ferry.left.click_row("sheds")
    screen.key("ctrl+t")
    ferry.left.open("sheds")
    ferry.left.wait_names("tools.txt")
    saved = stage.folder / "config" / "glib-2.0" / "settings" / "keyfile"
    wait_for("the tabs to be kept", lambda: saved.exists() and "/sheds" in saved.read_text()
             and "/docks" in saved.read_text())
    ferry.program.process.kill()
    ferry.program.process.wait()

    again = Ferry(stage)
    again.left.wait_names("tools.txt")
    stage.picture("tabs-restored")
    again.program.click(again.program.find(
        BUTTONS, within=again.right.panel, where=lambda button: "Connect to" in button.name))
    dialog = again.dialog("Log In")
    again.program.fill(dialog.find(("password text", *ENTRIES), "Password"), server.password)
    dialog.answer("Log In")
    again.wait_connected()
    again.right.wait_names("crane.txt")
    again.left.click_row("tools.txt")
    # What was done in it can still be undone.
    screen.key("F2")
    screen.write("nail")
    screen.key("Return")
    again.left.wait_names("nail.txt")
    screen.key("ctrl+w")
    again.left.wait_names("sheds")
    screen.key("ctrl+shift+t")
    again.left.wait_names("nail.txt")
    screen.key("ctrl+z")
    again.left.wait_names("tools.txt")

    # A server is connected again, as it was the last tab of its side.
    again.right.click_row("crane.txt")
    screen.key("ctrl+w")
    wait_for("no server", lambda: not again.program.has(BUTTONS, "Disconnect", again.window))
    screen.key("ctrl+shift+t")
    again.right.wait_names("crane.txt")


scenario.run([two_servers, together, restored])
