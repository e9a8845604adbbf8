#!/usr/bin/python3
# Usage: test_faults.py [--faults N] [--seed N]
# Pulls the plug: while a tree goes to the server and another comes from it, the client, the server,
# the line or a disk breaks at a moment that nobody chose. Then it goes on from the journal. At any
# time a file with its final name is the old one or the new one, and in the end all is there, the
# same, and nothing is left over.
#
# The seed is printed; the same seed breaks the same things after the same delays.
#
# SPDX-License-Identifier: GPL-3.0-or-later
import argparse
import os
import pathlib
import random
import subprocess
import sys
import tempfile
import time

NETWORK = pathlib.Path(__file__).resolve().parent.parent / "network"
sys.path.insert(0, str(NETWORK))

from spaces import UNSHARE, prepare, reason_to_skip  # noqa: E402
from stage import LIMIT, RATE, Stage, kill  # noqa: E402
from trees import Tree  # noqa: E402

FAULTS = ("kill_client", "kill_client", "kill_client", "kill_server", "cut_line", "fill_near",
          "fill_far", "pull_plug")
FAULTS_A_ROUND = 8
SHOWN = 20  # problems of a round
SOON = 1.2  # seconds: a fault comes within this time


class Round:
    """Two trees, from nothing to the end, with so many faults on the way."""

    def __init__(self, chance, faults):
        self.chance = chance
        self.count = faults
        self.problems = []
        self.done = []  # what broke, for the report

    def note(self, problems):
        self.problems += [f"after {len(self.done)} faults: {problem}" for problem in problems]

    def begin(self):
        options = [f"--limit-rate={RATE}", f"--mode={self.chance.choice(('passive', 'active'))}",
                   f"--parallel={self.chance.choice((1, 3, 6))}",
                   f"--verify={self.chance.choice(('size', 'size', 'read-back'))}"]
        return [self.stage.client.get("down", *options), self.stage.client.put("up", *options)]

    def wait_a_moment(self, processes):
        """Returns whether anything still runs."""
        until = time.monotonic() + self.chance.uniform(0, SOON)
        while time.monotonic() < until and any(one.poll() is None for one in processes):
            time.sleep(0.01)
        return any(one.poll() is None for one in processes)

    def end(self, processes):
        until = time.monotonic() + LIMIT
        for process in processes:
            try:
                process.wait(max(until - time.monotonic(), 1))
            except subprocess.TimeoutExpired:
                self.note([f"the client hangs: {process.args[5]}"])
                kill(process)
        return all(process.returncode == 0 for process in processes)

    def break_things(self):
        processes = self.begin()
        for _ in range(self.count):
            if not self.wait_a_moment(processes):
                # All that could be done is done, or failed for good: from the journal, or anew.
                processes = self.go_on()
            fault = self.chance.choice(FAULTS)
            self.done.append(fault)
            getattr(self.stage, fault)(self.chance, processes)
            for tree in self.trees:
                self.note(f"{tree.target.name}/{problem}" for problem in tree.faults_on_the_way())
            if all(one.poll() is not None for one in processes):
                processes = self.go_on()
        return processes

    def go_on(self):
        if self.stage.client.waiting():
            return [self.stage.client.go_on(f"--limit-rate={RATE}")]
        return self.begin()

    def finish(self, processes):
        is_done = self.end(processes)
        if self.stage.client.waiting():
            is_done = self.end([self.stage.client.go_on()]) and is_done
        if self.stage.client.waiting():
            self.note([f"the queue is not empty: {self.stage.client.waiting()[:3]}"])
        # What failed for good, a disk being full, was told. What began on a full disk and was
        # killed could be written down nowhere. Asked for again, it arrives.
        if "pull_plug" in self.done:
            is_done = False
        if not is_done and not self.end(self.begin()):
            self.note([f"the last run fails: {self.last_words()}"])
        for tree in self.trees:
            self.note(f"{tree.target.name}/{problem}" for problem in tree.faults_in_the_end())

    def last_words(self):
        self.stage.client.errors.seek(0)
        return " | ".join(self.stage.client.errors.read().splitlines()[-5:])

    def run(self):
        with tempfile.TemporaryDirectory() as folder:
            self.stage = Stage(folder)
            near, far = self.stage.near.folder, self.stage.server.root
            self.trees = [Tree(self.chance, far / "down", near / "down"),
                          Tree(self.chance, near / "up", far / "up")]
            try:
                self.finish(self.break_things())
            finally:
                self.stage.stop()
                subprocess.run(["umount", "-l", near, self.stage.far.folder], check=False)
        return self.problems


def run_inside(seed, faults):
    chance = random.Random(seed)
    round_ = Round(chance, faults)
    for problem in round_.run():
        print(problem)
    print("broke:", ", ".join(round_.done), file=sys.stderr)


def run_apart(seed, faults):
    process = subprocess.run([*UNSHARE, sys.executable, __file__, "--inside", "--seed", str(seed),
                              "--faults", str(faults)], capture_output=True, text=True,
                             check=False, timeout=20 * LIMIT)
    if process.returncode != 0:
        return [process.stderr.strip() or "it broke"], ""
    return process.stdout.splitlines(), process.stderr.strip()


def read_options():
    parser = argparse.ArgumentParser()
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(1 << 32))
    parser.add_argument("--faults", type=int,
                        default=int(os.environ.get("FERRY_FAULT_ROUNDS", "3")) * FAULTS_A_ROUND)
    parser.add_argument("--inside", action="store_true", help=argparse.SUPPRESS)
    return parser.parse_args()


def main():
    options = read_options()
    prepare()
    if options.inside:
        run_inside(options.seed, options.faults)
        return
    reason = reason_to_skip()
    if reason:
        print(f"1..0 # SKIP {reason}")
        return
    rounds = (options.faults + FAULTS_A_ROUND - 1) // FAULTS_A_ROUND
    print(f"# seed {options.seed}: again with --seed={options.seed} --faults={options.faults}")
    print(f"1..{rounds}")
    for number in range(rounds):
        problems, broke = run_apart(options.seed + number, FAULTS_A_ROUND)
        print(f"{'not ok' if problems else 'ok'} {number + 1} - seed {options.seed + number}")
        print(f"#   {broke}")
        for problem in problems[:SHOWN]:
            print(f"#   {problem}")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
