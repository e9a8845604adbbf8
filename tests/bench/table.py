# From the runs to the table: medians, and ratios within a round.
#
# SPDX-License-Identifier: GPL-3.0-or-later
from statistics import median

import peers
from workloads import ROUND_TRIP

FERRY, LIMIT = peers.FERRY.name, peers.RAW.name


class Outcome:
    """All rounds of one workload: for each a dictionary from the client's name to its run."""

    def __init__(self, workload):
        self.workload = workload
        self.rounds = []
        self.faults = {}

    def add(self, runs):
        self.rounds.append({name: run for name, run in runs.items() if "wall" in run})
        for name, run in runs.items():
            if "fault" in run:
                self.faults[name] = run["fault"]

    def names(self):
        return list(dict.fromkeys(name for runs in self.rounds for name in runs))

    def median(self, name, what):
        return median(runs[name][what] for runs in self.rounds if name in runs)

    def ratio(self, name, what="wall", rival=None):
        """To the rival or the best other peer of the same round, the median of the rounds; None
        without one."""
        ratios = []
        for runs in self.rounds:
            others = [run[what] for other, run in runs.items()
                      if (other == rival if rival else other not in (name, FERRY, LIMIT))]
            if name in runs and others:
                ratios.append(runs[name][what] / max(min(others), 1e-6))
        return median(ratios) if ratios else None

    def best_peer(self):
        others = [name for name in self.names() if name not in (FERRY, LIMIT)]
        return min(others, key=lambda name: self.median(name, "wall"), default=None)

    def round_trips(self, name):
        """A file's, or all of them where there is nothing to count."""
        count = 1 if self.workload.action == "list" else self.workload.data.count
        return self.median(name, "wall") / ROUND_TRIP / count

    def reaches(self):
        """Whether Ferry reaches the target; None where nothing can be said."""
        if FERRY not in self.names():
            return None
        figure = (self.round_trips(FERRY) if self.workload.is_counted
                  else self.ratio(FERRY, rival=self.workload.rival))
        return figure <= self.workload.target if figure is not None else None

    def wanted(self):
        if self.workload.is_counted:
            return f"{self.workload.target:g} round trips" + (
                "" if self.workload.action == "list" else " a file")
        return f"{self.workload.target:g} of {self.workload.rival or 'the best'}"


VERDICTS = {True: "reached", False: "not reached", None: "not known"}


def print_outcome(outcome):
    """For a terminal: all clients of one workload, the fastest first."""
    workload = outcome.workload
    print(f"\n{workload.name}  (target: {outcome.wanted()}, {VERDICTS[outcome.reaches()]})")
    print(f"  {'':12} {'wall s':>9} {'cpu s':>8} {'peak MiB':>9} {'to best':>8}"
          + ("  round trips" if workload.is_counted else ""))
    for name in sorted(outcome.names(), key=lambda name: outcome.median(name, "wall")):
        ratio = outcome.ratio(name) if name != LIMIT else None
        print(f"  {name:12} {outcome.median(name, 'wall'):9.3f}"
              f" {outcome.median(name, 'processor'):8.3f} {outcome.median(name, 'peak'):9.1f}"
              f" {f'{ratio:.2f}' if ratio else '-':>8}"
              + (f" {outcome.round_trips(name):12.2f}" if workload.is_counted else ""))
    for name, fault in outcome.faults.items():
        print(f"  {name:12} failed: {fault}")


def cell(outcome, name):
    """Wall and processor time of one client, in the unit of the workload."""
    if name is None or name not in outcome.names():
        return "-"
    figure = (f"{outcome.round_trips(name):.2f} RTT" if outcome.workload.is_counted
              else f"{outcome.median(name, 'wall'):.2f} s")
    return f"{figure}, {outcome.median(name, 'processor'):.2f} s"


def print_markdown(outcomes, machine):
    """For README.md."""
    print("| work | Ferry: time, processor, peak memory | best other client: time, processor "
          "| ratio | target |")
    print("|---|---|---|---|---|")
    for outcome in outcomes:
        if FERRY not in outcome.names():
            continue
        best, ratio = outcome.best_peer(), outcome.ratio(FERRY)
        print(f"| {outcome.workload.name} | {cell(outcome, FERRY)},"
              f" {outcome.median(FERRY, 'peak'):.0f} MiB"
              f" | {f'{best}: ' if best else ''}{cell(outcome, best)}"
              f" | {f'{ratio:.2f}' if ratio else '-'}"
              f" | {outcome.wanted()}: {VERDICTS[outcome.reaches()]} |")
    print(f"\n{machine}")
