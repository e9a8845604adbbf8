# How fast, when, and what then: limits of speed on a running transfer, a start time, what the
# desktop is told meanwhile and in the end.
#
# SPDX-License-Identifier: GPL-3.0-or-later
import os
import pathlib
import time

import scenario
import screen
from driver import wait_for
from ferry_window import BUTTONS, ENTRIES, Ferry
from names import assert_all_named

MB = 1_000_000
RATE = 4 * MB  # of the server
SIZE = 32 * MB  # a larger file comes in parts, and its size on the way says nothing
SPINS = ("spin button", *ENTRIES)


def sparse_file(path, size):
    with open(path, "wb") as file:
        file.truncate(size)


def size_below(folder):
    """Of the one file that is being made there, under whatever name."""
    return sum(file.stat().st_size for file in pathlib.Path(folder).iterdir())


def speed_of(folder, seconds=1.5):
    """Bytes a second that arrive there."""
    begin, before = time.monotonic(), size_below(folder)
    time.sleep(seconds)
    return (size_below(folder) - before) / (time.monotonic() - begin)


def wait_for_speed(what, folder, is_right):
    """A change takes a moment to be felt, on a busy machine longer."""
    return wait_for(what, lambda: is_right(speed_of(folder) / MB), 30)


def choose_limit(ferry, item):
    """In the menu of the button that shows the limit."""
    button = ferry.program.find(BUTTONS, within=ferry.window,
                                where=lambda one: one.name.startswith("Speed limit"))
    ferry.program.click(button)
    ferry.program.click(ferry.program.find(("menu item", "radio menu item"), item))


def open_times(ferry):
    choose_limit(ferry, "Limits and Times…")
    return ferry.dialog("Limits and Times")


def desktop(stage):
    """A program in place of the desktop; its output is what it was told."""
    program = stage.program("/usr/bin/python3", pathlib.Path(__file__).with_name("desktop.py"))
    wait_for("the desktop", lambda: "ready" in program.output)
    return program


def calls(program, method):
    return [line for line in program.output.splitlines() if line.startswith(method + "|")]


def limit_while_running(stage):
    """a limit chosen while a file comes over makes it slower at once, and its end faster again"""
    server = stage.server(pyftpdlib=True, max_rate=RATE)
    sparse_file(pathlib.Path(server.root) / "big.bin", SIZE)
    ferry = Ferry(stage)
    ferry.connect(server)
    ferry.right.select("big.bin")
    ferry.key("ctrl+d")
    wait_for("the first bytes", lambda: size_below(stage.home) > MB)
    choose_limit(ferry, "1 MB/s")
    wait_for_speed("the limit", stage.home, lambda speed: 0.5 < speed < 1.3)
    stage.picture("limit-running")
    ferry.find(BUTTONS, "Speed limit: 1\u00a0MB/s")
    choose_limit(ferry, "No Limit")
    wait_for_speed("the end of the limit", stage.home, lambda speed: speed > 1.6)


def site_limit_while_running(stage):
    """a limit for the site, set while a file comes over, counts at once and is there the next time"""
    server = stage.server(pyftpdlib=True, max_rate=RATE)
    sparse_file(pathlib.Path(server.root) / "big.bin", SIZE)
    ferry = Ferry(stage)
    ferry.connect(server)
    ferry.right.select("big.bin")
    ferry.key("ctrl+d")
    wait_for("the first bytes", lambda: size_below(stage.home) > MB)
    ferry.press("More connection settings")
    ferry.program.fill(ferry.program.find(SPINS, "Download limit in kB/s"), "1000")
    screen.key("Return")
    stage.picture("site-limits")
    screen.key("Escape")
    wait_for_speed("the limit", stage.home, lambda speed: 0.5 < speed < 1.3)

    ferry.program.stop()
    again = Ferry(stage)
    again.press("More connection settings")
    spin = again.program.find(SPINS, "Download limit in kB/s")
    assert spin.entered == "1000", spin.entered


def start_time(stage):
    """with a start time the queue waits and says so; without it everything comes over"""
    server = stage.server(pyftpdlib=True)
    (pathlib.Path(server.root) / "small.txt").write_text("small")
    ferry = Ferry(stage)
    ferry.connect(server)
    ferry.right.wait_name("small.txt")
    choose_limit(ferry, "By Schedule")
    times = open_times(ferry)
    stage.picture("times-window")
    times.find("push button", "Add Times")
    assert_all_named("limits and times", times.window)
    later = time.localtime(time.time() + 2 * 3600)
    ferry.program.fill(times.find(ENTRIES, "Start time"), time.strftime("%H:%M", later))
    ferry.program.click(times.find("check box", "Transfers wait until"))
    ferry.program.find(("status bar", "label"), within=ferry.window,
                       where=lambda one: one.name.startswith("Starts at"))
    screen.key("Escape")
    times.wait_closed()

    ferry.right.select("small.txt")
    ferry.key("ctrl+d")
    ferry.wait_transfer("small.txt", "Waiting")
    stage.picture("start-time")
    assert not (stage.home / "small.txt").exists()
    ferry.press("Pause all transfers")
    ferry.wait_transfer("small.txt", "Done")


def sleep_when_done(stage):
    """the computer is kept awake while files come over, and sleeps then if that was chosen"""
    bus = os.environ["DBUS_SESSION_BUS_ADDRESS"]
    session = desktop(stage)
    server = stage.server(pyftpdlib=True, max_rate=2 * MB)
    sparse_file(pathlib.Path(server.root) / "boat.bin", 5 * MB)
    ferry = Ferry(stage, DBUS_SYSTEM_BUS_ADDRESS=bus)
    ferry.connect(server)
    ferry.right.wait_name("boat.bin")
    times = open_times(ferry)
    ferry.program.choose(times.find("combo box", "When all transfers are done"), 3)
    stage.picture("times-sleep")
    words = times.words()
    assert "Shut the Computer Down" not in words, words
    screen.key("Escape")
    times.wait_closed()
    assert not calls(session, "Inhibit"), session.output

    ferry.right.select("boat.bin")
    ferry.key("ctrl+d")
    held = wait_for("the inhibitor", lambda: calls(session, "Inhibit"))
    # 5: neither sleep nor the end of the session.
    assert len(held) == 1 and "transferred" in held[0] and held[0].endswith("|5"), held
    assert not calls(session, "Uninhibit"), session.output
    countdown = ferry.dialog("The Computer Will Sleep")
    assert calls(session, "Uninhibit") == ["Uninhibit|7"], session.output
    stage.picture("countdown")
    assert_all_named("countdown", countdown.window)
    assert any(word.startswith(("In 60", "In 5")) for word in countdown.words()), countdown.words()
    countdown.answer("Cancel")
    assert not calls(session, "Suspend"), session.output

    # For the next run it has to be chosen again.
    (pathlib.Path(server.root) / "more.bin").write_bytes(b"more")
    ferry.key("ctrl+r")
    ferry.right.wait_name("more.bin")
    times = open_times(ferry)
    box = times.find("combo box", "When all transfers are done")
    assert ferry.program.chosen(box) == "Nothing", ferry.program.chosen(box)
    ferry.program.choose(box, 3)
    screen.key("Escape")
    times.wait_closed()
    ferry.right.select("more.bin")
    ferry.key("ctrl+d")
    ferry.dialog("The Computer Will Sleep").answer("Sleep Now")
    wait_for("the sleep", lambda: calls(session, "Suspend") == ["Suspend|False"])


def notified_of_failures(stage):
    """with the window in the background a notification says what failed, and the computer stays on"""
    bus = os.environ["DBUS_SESSION_BUS_ADDRESS"]
    session = desktop(stage)
    server = stage.server(pyftpdlib=True, max_rate=2 * MB)
    root = pathlib.Path(server.root)
    sparse_file(root / "boat.bin", 4 * MB)
    (root / "gone.txt").write_text("listed, and gone a moment later")
    ferry = Ferry(stage, DBUS_SYSTEM_BUS_ADDRESS=bus)
    ferry.connect(server)
    ferry.right.wait_name("boat.bin")
    times = open_times(ferry)
    ferry.program.choose(times.find("combo box", "When all transfers are done"), 3)
    screen.key("Escape")
    times.wait_closed()
    ferry.right.select("boat.bin", "gone.txt")
    (root / "gone.txt").unlink()
    ferry.key("ctrl+d")
    ferry.wait_transfer("boat.bin", "Running")
    other = stage.program(os.environ["FERRY_DRAG_SOURCE"], stage.home)
    other.activate(other.window())

    told = wait_for("a notification", lambda: calls(session, "Notify"), 30)
    assert "1 transfer failed" in told[0] and "gone.txt" in told[0], told
    assert not ferry.program.has_window("The Computer Will Sleep")
    assert not calls(session, "Suspend"), session.output


def quit_when_done(stage):
    """Ferry ends by itself when the last file is there, if that was chosen"""
    server = stage.server(pyftpdlib=True)
    (pathlib.Path(server.root) / "small.txt").write_text("small")
    ferry = Ferry(stage)
    ferry.connect(server)
    ferry.right.wait_name("small.txt")
    times = open_times(ferry)
    ferry.program.choose(times.find("combo box", "When all transfers are done"), 2)
    screen.key("Escape")
    times.wait_closed()
    ferry.right.select("small.txt")
    ferry.key("ctrl+d")
    wait_for("its end", lambda: ferry.program.process.poll() is not None)
    assert ferry.program.process.returncode == 0, ferry.program.process.returncode
    assert (stage.home / "small.txt").read_text() == "small"


scenario.run([limit_while_running, site_limit_while_running, start_time, sleep_when_done, notified_of_failures,
              quit_when_done])
