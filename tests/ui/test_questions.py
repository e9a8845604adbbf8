# What Ferry asks, and what comes of each answer.
#
# SPDX-License-Identifier: GPL-3.0-or-later
import os
import pathlib

import scenario
import screen
from driver import wait_for
from ferry_window import REQUIRE_TLS, Ferry


def wrong_password(stage):
    """a wrong password is asked for again, and the right one connects"""
    server = stage.server(pyftpdlib=True)
    (pathlib.Path(server.root) / "inside.txt").write_text("in")
    ferry = Ferry(stage)
    ferry.fill_connect_bar(server, password="wrong")
    ferry.press("Connect")

    dialog = ferry.dialog("Log In")
    stage.picture("log-in")
    ferry.program.fill(dialog.find(("password text", "text"), "Password"), server.password)
    dialog.answer("Log In")

    ferry.wait_connected()
    ferry.right.wait_names("inside.txt")


def unknown_certificate(stage):
    """an unknown certificate is shown with its fingerprint, and connects once"""
    server = stage.server(security="explicit")
    (pathlib.Path(server.root) / "inside.txt").write_text("in")
    ferry = Ferry(stage)
    ferry.fill_connect_bar(server, security=REQUIRE_TLS)
    ferry.press("Connect")

    dialog = ferry.dialog("Unknown Certificate")
    stage.picture("unknown-certificate")
    shown = "".join(dialog.words()).lower().replace(":", "").replace("\n", "").replace(" ", "")
    assert server.fingerprint in shown, shown
    dialog.answer("Connect Once")
    ferry.wait_connected()
    ferry.right.wait_names("inside.txt")

    ferry.press("Disconnect")
    ferry.press("Connect")
    ferry.dialog("Unknown Certificate").answer("Cancel")
    ferry.find("push button", "Connect")


def file_exists(stage):
    """a file that exists is asked about, with both sizes, and overwritten when told"""
    server = stage.server()
    target = pathlib.Path(server.root) / "letter.txt"
    target.write_text("old")
    (stage.home / "letter.txt").write_text("the new letter")
    ferry = Ferry(stage)
    ferry.connect(server)
    ferry.right.wait_name("letter.txt")
    ferry.left.wait_name("letter.txt")

    ferry.left.select("letter.txt")
    ferry.key("ctrl+u")
    dialog = ferry.dialog("“letter.txt” exists already")
    stage.picture("exists")
    words = " ".join(dialog.words())
    assert "3" in words and "14" in words, words
    dialog.answer("Skip")
    ferry.wait_transfer("letter.txt", "Skipped")
    assert target.read_text() == "old"

    ferry.key("ctrl+u")
    ferry.dialog("“letter.txt” exists already").answer("Overwrite")
    ferry.wait_transfer("letter.txt", "Done")
    assert target.read_text() == "the new letter"


def cancel_transfer(stage):
    """a running transfer ends when cancelled, and the connection goes on"""
    server = stage.server(max_rate=200_000)
    root = pathlib.Path(server.root)
    (root / "long.bin").write_bytes(os.urandom(20_000_000))
    (root / "short.txt").write_text("short")
    ferry = Ferry(stage)
    ferry.connect(server)
    ferry.right.select("long.bin")
    ferry.key("ctrl+d")
    row = ferry.wait_transfer("long.bin", "Running")
    stage.picture("running")

    ferry.program.click(ferry.find("label", row[0],
                                   where=lambda label: label.extents[1] > 500))
    ferry.press("Cancel the selected transfers")
    ferry.wait_transfer("long.bin", "Cancelled")
    assert not (stage.home / "long.bin").exists()

    ferry.right.select("short.txt")
    ferry.key("ctrl+d")
    ferry.wait_transfer("short.txt", "Done")


def close_while_running(stage):
    """closing while a transfer runs asks first"""
    server = stage.server(max_rate=200_000)
    (pathlib.Path(server.root) / "long.bin").write_bytes(os.urandom(20_000_000))
    # This one ends by itself, so that what it has not freed is seen.
    ferry = Ferry(stage, ASAN_OPTIONS="fast_unwind_on_malloc=0:detect_leaks=1:intercept_tls_get_addr=0")
    ferry.connect(server)
    ferry.right.select("long.bin")
    ferry.key("ctrl+d")
    ferry.wait_transfer("long.bin", "Running")

    ferry.key("ctrl+q")
    dialog = ferry.dialog("Stop the Transfers?")
    stage.picture("close-question")
    screen.key("Return")
    dialog.wait_closed()
    assert ferry.program.process.poll() is None

    ferry.key("ctrl+q")
    ferry.dialog("Stop the Transfers?").press("Stop and Close")
    wait_for("the end", lambda: ferry.program.process.poll() is not None)
    assert ferry.program.process.returncode == 0, ferry.program.process.returncode


scenario.run([wrong_password, unknown_certificate, file_exists, cancel_transfer, close_while_running])
