#!/usr/bin/python3
# Usage: ./dev bench window [ROUNDS]
# How soon Ferry's window is there after its start, and how much memory it takes while nothing
# happens, beside FileZilla's in the same rounds. The memory is the proportional set size.
#
# SPDX-License-Identifier: GPL-3.0-or-later
import os
import pathlib
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time

PATIENCE = 60  # seconds
SETTLED = 5  # seconds after which a window that has come does nothing more
NO_QUESTIONS = """<?xml version="1.0"?>
<FileZilla3><Settings>
<Setting name="Greeting version">99.0.0</Setting>
<Setting name="Greeting resources"></Setting>
<Setting name="Disable update check">1</Setting>
<Setting name="Update Check">0</Setting>
</Settings></FileZilla3>
"""


class Screen:
    """What the window manager has in its list, seen as soon as it changes."""

    def __init__(self):
        self.watch = subprocess.Popen(["stdbuf", "-oL", "xprop", "-root", "-spy",
                                       "_NET_CLIENT_LIST"],
                                      stdout=subprocess.PIPE, text=True)
        self.windows = set()
        self.changed = threading.Condition()
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self):
        for line in self.watch.stdout:
            with self.changed:
                self.windows = set(re.findall(r"0x[0-9a-f]+", line))
                self.changed.notify_all()

    def wait(self, is_wanted):
        with self.changed:
            if not self.changed.wait_for(lambda: is_wanted(self.windows), PATIENCE):
                sys.exit("window: it did not come, or did not go")


def proportional_set_size(pid):
    with open(f"/proc/{pid}/smaps_rollup", encoding="ascii") as file:
        return next(int(line.split()[1]) for line in file if line.startswith("Pss:")) / 1024


def measure(screen, command, home):
    screen.wait(lambda windows: not windows)
    environment = {**os.environ, "HOME": str(home), "XDG_CONFIG_HOME": str(home / ".config"),
                   "XDG_STATE_HOME": str(home / "state"), "XDG_DATA_HOME": str(home / "data")}
    environment.pop("GSK_RENDERER", None)  # each draws as it does on a desktop
    start = time.monotonic()
    with subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL) as process:
        screen.wait(bool)
        seconds = time.monotonic() - start
        time.sleep(SETTLED)
        memory = proportional_set_size(process.pid)
        process.terminate()
    return seconds, memory


def main():
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 9
    home = pathlib.Path(tempfile.mkdtemp())
    settings = home / ".config" / "filezilla"
    settings.mkdir(parents=True)
    (settings / "filezilla.xml").write_text(NO_QUESTIONS, encoding="utf-8")
    programs = {"ferry": [os.environ["FERRY_PROGRAM"]]}
    if shutil.which("filezilla"):
        programs["filezilla"] = ["filezilla"]
    else:
        print("not measured, because it is not installed: filezilla")

    screen = Screen()
    results = {name: [] for name in programs}
    for one in range(rounds + 1):
        for name, command in programs.items():
            result = measure(screen, command, home)
            if one > 0:  # the first one reads the disk
                results[name].append(result)
    medians = {name: [statistics.median(column) for column in zip(*measured)]
               for name, measured in results.items()}
    for name, (seconds, memory) in medians.items():
        print(f"{name}: {seconds:.3f} s, {memory:.1f} MiB")
    if "filezilla" in medians:
        start, memory = (mine / other for mine, other
                         in zip(medians["ferry"], medians["filezilla"]))
        print(f"ratio: start {start:.2f} (at most 1), memory {memory:.2f} (at most 0.9)")
    screen.watch.terminate()
    shutil.rmtree(home, ignore_errors=True)


main()
