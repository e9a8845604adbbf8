# The server menu: what is known of the server, and commands for experts.
#
# SPDX-License-Identifier: GPL-3.0-or-later
import pathlib

import scenario
import screen
from driver import wait_for
from ferry_window import ENTRIES, REQUIRE_TLS, Ferry
from names import assert_all_named


def open_from_menu(ferry, item):
    """Of the submenu Server of the main menu."""
    ferry.focus()
    ferry.press("Main menu")
    ferry.program.click(ferry.program.find("menu item", ferry.translate("Server")))
    ferry.program.click(ferry.program.find("menu item", ferry.translate(item)))


def send(ferry, window, command):
    entry = window.find(ENTRIES, "FTP command")
    ferry.program.fill(entry, command)
    ferry.program.activate(window.window)
    screen.key("Return")


def said(window):
    return window.find("text", "Replies").entered


def raw_command(stage):
    """a command is sent, its reply shown, and the pane shows what it changed"""
    server = stage.server(pyftpdlib=True)
    root = pathlib.Path(server.root)
    (root / "sub").mkdir()
    (root / "sub" / "old.txt").write_text("x")
    ferry = Ferry(stage)
    ferry.connect(server)
    ferry.right.wait_names("sub")
    ferry.right.open("sub")
    ferry.right.wait_names("old.txt")

    open_from_menu(ferry, "Command…")
    window = ferry.dialog("Command")
    window.find("label", "In the folder /sub")
    send(ferry, window, "DELE old.txt")
    wait_for("the reply", lambda: "250 File removed." in said(window))
    wait_for("the file to go", lambda: ferry.right.names() == [])

    send(ferry, window, "cdup")
    window.find("label", "In the folder /")
    send(ferry, window, "RETR x")
    wait_for("the refusal", lambda: "RETR needs a data connection" in said(window))
    send(ferry, window, "SITE HELP")
    wait_for("the help", lambda: "214-" in said(window))
    stage.picture("command")
    assert_all_named("the command window", window.window)

    entry = window.find(ENTRIES, "FTP command")
    screen.key("Up", "Up")
    wait_for("what was typed before", lambda: entry.entered == "RETR x")
    screen.key("Down", "Down")
    wait_for("the end of it", lambda: entry.entered == "")
    screen.key("Escape")
    window.wait_closed()


def information(stage):
    """all that is known of the server is shown: TLS, the certificate, FEAT"""
    server = stage.server(security="explicit")
    ferry = Ferry(stage)
    ferry.fill_connect_bar(server, security=REQUIRE_TLS)
    ferry.press("Connect")
    ferry.dialog("Unknown Certificate").answer("Connect Once")
    ferry.wait_connected()

    open_from_menu(ferry, "Information…")
    window = ferry.dialog("Server Information")
    window.find("label", "UNIX Type: L8")
    stage.picture("information")
    words = window.words()
    for word in (f"127.0.0.1, port {server.port}", "TLS 1.3", "Passive, as chosen",
                 "(vsFTPd 3.0.3)", "One for browsing, none for transfers", "MLST, MLSD"):
        assert word in words, (word, words)
    shown = "".join(words).lower().replace(":", "").replace("\n", "").replace(" ", "")
    assert server.fingerprint in shown, shown
    assert any("REST STREAM\nSIZE" in word for word in words), words
    assert_all_named("the information window", window.window)
    screen.key("Escape")
    window.wait_closed()


def link(stage):
    """the desktop starts Ferry over D-Bus and hands it a link, and the server's files come"""
    server = stage.server()
    (pathlib.Path(server.root) / "linked").mkdir()
    (pathlib.Path(server.root) / "linked" / "by the browser.txt").write_text("x")
    ferry = Ferry(stage, "--gapplication-service", opens=f"{server.url}linked")
    ferry.right.wait_names("by the browser.txt")


scenario.run([link, information, raw_command])
