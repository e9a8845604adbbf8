#!/usr/bin/python3
# Usage: test_bench.py
# The measuring itself: it runs what it can, checks results, and calls a bad one bad.
#
# SPDX-License-Identifier: GPL-3.0-or-later
import json
import os
import pathlib
import subprocess
import sys
import tempfile

import data
import servers
import table
from workloads import make_workloads

HERE = pathlib.Path(__file__).parent
WORK = ("get 1 GiB", "put 1 GiB, TLS", "get 10,000 x 1 KiB", "list 100,000",
        "put 1,000, 50 ms, 8 connections")


def judge(number, name, is_fine, text=""):
    print(f"{'ok' if is_fine else 'not ok'} {number} - {name}", flush=True)
    for line in text.splitlines():
        print(f"# {line}")


def see_differences(folder):
    tree = data.Tree("tree", 2, 3)
    for place in ("one", "two"):
        tree.make(os.path.join(folder, place))
    one, two = (os.path.join(folder, place, "tree") for place in ("one", "two"))
    was_same = data.is_same(one, two)
    victim = pathlib.Path(two, "d1", "f0002.bin")
    victim.write_bytes(b"!" + victim.read_bytes()[1:])
    is_changed_seen = not data.is_same(one, two)
    victim.unlink()
    judge(1, "a changed and a lost file are seen",
          was_same and is_changed_seen and not data.is_same(one, two))


def compare_rounds():
    """Ratios are those within a round, and the limit is nobody's peer."""
    outcome = table.Outcome(make_workloads()[0])
    for ferry, curl, lftp in ((1, 2, 4), (8, 4, 5), (3, 6, 3)):
        outcome.add({table.FERRY: {"wall": ferry}, "curl": {"wall": curl}, "lftp": {"wall": lftp},
                     table.LIMIT: {"wall": 0.1}, "gio": {"fault": "no bus"}})
    judge(2, "the median of the ratios", outcome.ratio(table.FERRY) == 1 and outcome.reaches()
          and outcome.best_peer() == "curl" and outcome.faults == {"gio": "no bus"})


def run(folder):
    report = os.path.join(folder, "report.json")
    words = [sys.executable, str(HERE / "bench.py"), "--divisor=1000", "--rounds=1",
             f"--json={report}", "--client=ferry-cli", "--client=curl", "--client=raw TCP"]
    for name in WORK:
        words.append(f"--only={name}")
    process = subprocess.run(words, capture_output=True, text=True, check=False, timeout=110)
    with open(report, encoding="utf-8") as file:
        found = json.load(file)
    names = {work["name"] for work in found["work"] if "ferry-cli" in work["rounds"][0]}
    is_left_out = any("no line" in reason for reason in found["not run"])
    wanted = {name for name in WORK if not ("50 ms" in name and is_left_out)}
    judge(3, "all kinds of work are done", process.returncode == 0 and wanted <= names,
          process.stdout + process.stderr[-1000:])


def main():
    if servers.find_vsftpd() is None:
        print("1..0 # SKIP no vsftpd")
        return
    print("1..3")
    with tempfile.TemporaryDirectory() as folder:
        see_differences(folder)
        compare_rounds()
        run(folder)


if __name__ == "__main__":
    main()
