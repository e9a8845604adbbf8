# Seeing what goes on: the pages of the queue, why something failed and what helps, the speed graph,
# the title, what the desktop is told.
#
# SPDX-License-Identifier: GPL-3.0-or-later
import os
import pathlib

import scenario
import screen
from driver import wait_for
from faulty import Relay
from ferry_window import BUTTONS, ENTRIES, REQUIRE_TLS, Ferry
from names import assert_all_named


def page(ferry, name, count=None):
    """Chooses a page of the queue, once it has that many rows."""
    shown = f"{name}: {count}" if count is not None else None
    button = ferry.program.find(BUTTONS, within=ferry.window,
                                where=lambda one: one.name == shown if shown
                                else one.name.startswith(f"{name}: "))
    ferry.program.click(button)


def pages(stage):
    """failed and done have pages of their own; why and what helps stand below the list"""
    server = stage.server(pyftpdlib=True, read_only=True)
    root = pathlib.Path(server.root)
    (root / "fine.txt").write_text("fine")
    for name in ("one.txt", "two.txt"):
        (stage.home / name).write_text(name)
    ferry = Ferry(stage)
    ferry.connect(server)
    ferry.left.select("one.txt", "two.txt")
    ferry.key("ctrl+u")
    ferry.right.select("fine.txt")
    ferry.key("ctrl+d")
    page(ferry, "Failed", 2)
    wait_for("the failed ones", lambda: sorted(row[0] for row in ferry.transfers()[1:])
             == ["one.txt", "two.txt"])
    ferry.program.click(ferry.program.find("label", "one.txt",
                                           ferry.find("tree table", "Transfers")))
    detail = ferry.find("panel", "Why the selected transfer failed")
    ferry.program.find("label", within=detail,
                       where=lambda label: label.name.startswith("one.txt: 127.0.0.1 does not allow"))
    assert_all_named("the failed page", ferry.window)
    stage.picture("failed")

    page(ferry, "Done", 1)
    wait_for("the done one", lambda: [row[0] for row in ferry.transfers()[1:]] == ["fine.txt"])
    stage.picture("done")
    ferry.press("Clear")
    ferry.program.find("label", within=ferry.window,
                       where=lambda label: label.name.startswith("Nothing is done yet"))
    page(ferry, "All", 2)
    page(ferry, "Failed", 2)
    ferry.press("Try All Again")
    page(ferry, "Failed", 2)


def remedies(stage):
    """what fails for its name takes another one; once the cause is gone a click does the rest"""
    server = stage.server(pyftpdlib=True)
    root = pathlib.Path(server.root)
    for name in ("pier", "quay"):
        (root / name).mkdir()
        (stage.home / name).write_text(name)
    ferry = Ferry(stage)
    ferry.connect(server)
    ferry.left.select("pier", "quay")
    ferry.key("ctrl+u")
    page(ferry, "Failed", 2)
    ferry.program.click(ferry.program.find("label", "pier", ferry.find("tree table", "Transfers")))
    ferry.press("Choose Name…")
    entry = ferry.find(ENTRIES, "Name at the target")
    stage.picture("choose-name")
    ferry.program.fill(entry, "pier.txt")
    screen.key("Return")
    wait_for("its new name", lambda: (root / "pier.txt").exists()
             and (root / "pier.txt").read_text() == "pier")
    page(ferry, "Failed", 1)
    (root / "quay").rmdir()
    ferry.press("Try All Again")
    page(ferry, "Done", 2)
    assert (root / "quay").read_text() == "quay"


def another_certificate(stage):
    """a server that has a new certificate is not trusted by itself, but at a click"""
    old, new = (stage.server(pyftpdlib=True, security="explicit") for _ in range(2))
    server = Relay(old)
    (stage.home / "boat.txt").write_text("afloat")
    ferry = Ferry(stage)
    ferry.fill_connect_bar(server, security=REQUIRE_TLS)
    ferry.press("Connect")
    ferry.dialog("Unknown Certificate").answer("Connect Once")
    ferry.wait_connected()
    server.target = new
    ferry.left.select("boat.txt")
    ferry.key("ctrl+u")
    page(ferry, "Failed", 1)
    assert not (pathlib.Path(new.root) / "boat.txt").exists()
    table = ferry.find("tree table", "Transfers")
    ferry.program.click(ferry.program.find("label", "boat.txt", table))
    ferry.press("Trust…")
    stage.picture("another-certificate")
    ferry.dialog("The Server’s Certificate Has Changed!").answer("Connect Once")

    # The new machine has another password too.
    ferry.program.find("label", within=table, where=lambda label: "does not accept" in label.name)
    ferry.program.click(ferry.program.find("label", "boat.txt", table))
    ferry.press("Log In…")
    dialog = ferry.dialog("Log In")
    ferry.program.fill(dialog.find(("password text", *ENTRIES), "Password"), new.password)
    dialog.answer("Log In")
    page(ferry, "Done", 1)
    assert (pathlib.Path(new.root) / "boat.txt").read_text() == "afloat"


def graph(stage):
    """the speed of the last minutes is drawn beside the transfers, and stays where it was wanted"""
    server = stage.server(pyftpdlib=True, max_rate=2_000_000)
    with open(pathlib.Path(server.root) / "big.bin", "wb") as file:
        file.truncate(14_000_000)
    ferry = Ferry(stage)
    ferry.connect(server)
    ferry.right.select("big.bin")
    ferry.key("ctrl+d")
    page(ferry, "Active", 1)
    ferry.program.click(ferry.program.find("label", "big.bin",
                                           ferry.find("tree table", "Transfers")))
    ferry.press("Speed graph")
    ferry.find("image", "Speed of all transfers")
    ferry.find("image", "Speed of the selected transfer")
    wait_for("the percentage in the title", lambda: " % · " in ferry.window.name)
    ferry.wait_transfer("big.bin", "Running")
    page(ferry, "Done", 1)
    stage.picture("graph")
    ferry.program.stop()
    again = Ferry(stage)
    again.find("image", "Speed of all transfers")


def preferences(stage):
    """a setting is found by a word, changed, and taken back"""
    ferry = Ferry(stage)
    ferry.key("ctrl+comma")
    window = ferry.dialog("Preferences")
    assert_all_named("preferences", window.window)
    stage.picture("preferences")
    window.find("label", "Hidden files")
    screen.write("power")
    # Rows that are hidden keep their place for assistive technology; what is found moves up.
    wait_for("the others to go", lambda: window.find(
        "label", "Wait until a download is on the disk").extents[1] < 200)
    ferry.program.choose(window.find("combo box", "Wait until a download is on the disk"), 2)
    saved = stage.folder / "config" / "glib-2.0" / "settings" / "keyfile"
    wait_for("the setting", lambda: "sync-files='always'" in saved.read_text())
    stage.picture("preferences-found")
    window.press("Reset: Wait until a download is on the disk")
    wait_for("the setting to go", lambda: "sync-files" not in saved.read_text())


def first_start(stage):
    """who connects to nothing yet is led to the first connection, and other clients' sites are seen"""
    folder = stage.home / ".config" / "filezilla"
    folder.mkdir(parents=True)
    (folder / "sitemanager.xml").write_text(
        "<FileZilla3><Servers><Server><Host>ftp.example.org</Host><Port>21</Port><Protocol>0"
        "</Protocol><Logontype>0</Logontype><Name>Mia</Name></Server></Servers></FileZilla3>")
    (stage.folder / "config").symlink_to(stage.home / ".config")
    ferry = Ferry(stage)
    ferry.find(BUTTONS, "How It Works")
    ferry.find(BUTTONS, "Import Sites from FileZilla…")
    stage.picture("first-start")
    ferry.press("Connect to a Server…")
    wait_for("the focus", lambda: ferry.program.has(ENTRIES, "Host", where=lambda one: "focused" in one.states))


def desktop_told(stage):
    """in the background the launcher shows how far it is, and a question makes itself heard"""
    session = stage.program("/usr/bin/python3", pathlib.Path(__file__).with_name("desktop.py"))
    wait_for("the desktop", lambda: "ready" in session.output)
    server = stage.server(pyftpdlib=True, max_rate=1_500_000)
    root = pathlib.Path(server.root)
    with open(root / "big.bin", "wb") as file:
        file.truncate(5_000_000)
    (root / "same.txt").write_text("theirs")
    (stage.home / "same.txt").write_text("mine")
    ferry = Ferry(stage)
    ferry.connect(server)
    ferry.program.click(ferry.find(BUTTONS, "Pause all transfers"))
    ferry.right.select("big.bin", "same.txt")
    ferry.key("ctrl+d")
    page(ferry, "Waiting", 2)
    other = stage.program(os.environ["FERRY_DRAG_SOURCE"], stage.home)
    other.activate(other.window())
    pause = ferry.find(BUTTONS, "Pause all transfers")
    pause.act()
    wait_for("the question", lambda: "A transfer needs your answer" in session.output)
    wait_for("the progress", lambda: "progress-visible=True" in session.output)
    wait_for("its end", lambda: session.output.rfind("progress-visible=False") >
             session.output.rfind("progress-visible=True"))


scenario.run([pages, remedies, another_certificate, graph, preferences, first_start, desktop_told])
