# The connection doctor: every way to a server as a row, and one click to the mode that works.
#
# SPDX-License-Identifier: GPL-3.0-or-later
import contextlib
import pathlib
import socket

import scenario
import screen
from accessible import names_of
from driver import wait_for
from ferry_window import ACTIVE, BUTTONS, ENTRIES, PASSIVE, Ferry
from names import assert_all_named

CHECK_TIME = 60  # seconds; a check has deadlines of its own


class Silent:
    """Something that takes connections and never says a word."""

    host = "127.0.0.1"
    user = password = "nobody"

    def __init__(self):
        self.socket = socket.create_server((self.host, 0))
        self.port = self.socket.getsockname()[1]

    def close(self):
        self.socket.close()


def diagnose(ferry, host="127.0.0.1"):
    ferry.key("ctrl+shift+d")
    return ferry.dialog(f"Diagnosis of {host}")


def rows(dialog):
    """What the rows tell, from above."""
    return names_of(dialog.program.find_all("list item", within=dialog.window))


def wait_row(dialog, start):
    return wait_for(f"a row {start!r}", lambda: [row for row in rows(dialog)
                                                 if row.startswith(start)], CHECK_TIME)[0]


def wait_checked(dialog):
    dialog.find(BUTTONS, "Check Again", patience=CHECK_TIME)


def all_ways_work(stage):
    """a server that can do all: each way works, before any connection is made"""
    server = stage.server()
    (pathlib.Path(server.root) / "inside.txt").write_text("in")
    ferry = Ferry(stage)
    ferry.fill_connect_bar(server, mode=PASSIVE)
    dialog = diagnose(ferry)
    wait_checked(dialog)
    stage.picture("diagnose-works")
    for way in ("Control connection", "Login", "Passive (EPSV)", "Passive (PASV)", "Active (EPRT)",
                "Active (PORT)"):
        wait_row(dialog, f"{way}: Works, ")
    assert any(row.startswith("Active (PORT)") and "From the server’s port" in row
               for row in rows(dialog)), rows(dialog)
    assert_all_named("diagnosis", dialog.window)

    dialog.press("Copy Report")
    dialog.find("status bar", "Copied to the clipboard.")
    screen.key("Escape")
    dialog.wait_closed()
    host = ferry.find(ENTRIES, "User")
    ferry.program.click(host)
    screen.key("ctrl+a", "ctrl+v")
    wait_for("the report in the entry", lambda: "127.0.0.1" in host.entered)


def passive_is_refused(stage):
    """the listing fails; the doctor says why, and a click makes it work"""
    server = stage.server(refuses_passive=True)
    (pathlib.Path(server.root) / "inside.txt").write_text("in")
    ferry = Ferry(stage)
    ferry.connect(server, mode=PASSIVE)
    dialog = diagnose(ferry)
    wait_checked(dialog)
    wait_row(dialog, "Passive (EPSV): Switched off at the server")
    wait_row(dialog, "Active (PORT): Works, ")
    stage.picture("diagnose-active")

    row = dialog.find("list item", where=lambda node: node.name.startswith("Passive (PASV)"))
    dialog.program.click(row, dy=20)
    dialog.find("label", "On the FTP server", where=lambda label: label.extents[1] < 700)
    stage.picture("diagnose-why")

    dialog.press("Use Active Mode")
    ferry.right.wait_name("inside.txt")
    assert ferry.program.chosen(ferry.find("combo box", "Mode")) == "Active"


def password_of_dialog(stage):
    """a check after the connection knows the password that was typed into the login dialog"""
    server = stage.server()
    ferry = Ferry(stage)
    ferry.fill_connect_bar(server, password="")
    ferry.press("Connect")
    login = ferry.dialog("Log In")
    ferry.program.fill(login.find(("password text", "text"), "Password"), server.password)
    login.answer("Log In")
    ferry.wait_connected()
    ferry.press("Disconnect")
    ferry.find(BUTTONS, "Connect")
    dialog = diagnose(ferry)
    wait_checked(dialog)
    wait_row(dialog, "Login: Works, ")


def saved(stage):
    """the report can be saved as a text"""
    server = stage.server()
    ferry = Ferry(stage)
    ferry.fill_connect_bar(server, mode=PASSIVE)
    dialog = diagnose(ferry)
    wait_checked(dialog)
    file = stage.folder / "report.txt"
    dialog.press("Save…")
    chooser = ferry.dialog("Save the Report")
    screen.key("ctrl+a")
    screen.write(str(file))
    screen.key("Return")
    chooser.wait_closed()
    dialog.find("status bar", "The report is saved.")
    assert "Everything works" in file.read_text(), file.read_text()

    file.unlink()
    dialog.press("Save…")
    chooser = ferry.dialog("Save the Report")
    screen.key("Escape")
    chooser.wait_closed()
    assert not file.exists()


def stopped(stage):
    """a check that would take long is stopped at once, and what it had found stays"""
    with contextlib.closing(Silent()) as server:
        ferry = Ferry(stage)
        ferry.fill_connect_bar(server, mode=ACTIVE)
        dialog = diagnose(ferry)
        wait_row(dialog, "Control connection: Checking…")
        stage.picture("diagnose-running")
        dialog.press("Cancel")
        wait_row(dialog, "Control connection: Not tried")
        dialog.find("status bar", "The check was stopped.")
        wait_checked(dialog)


scenario.run([all_ways_work, passive_is_refused, password_of_dialog, saved,
              stopped])
