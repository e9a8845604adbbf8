#!/usr/bin/python3
# Usage: ./dev bench [ARGUMENT…]    --help names them
# Ferry beside other FTP clients, on servers of its own: the same work for each in turns, every
# result checked.
#
# SPDX-License-Identifier: GPL-3.0-or-later
import argparse
import collections
import concurrent.futures
import json
import os
import platform
import shutil
import signal
import subprocess
import sys

import data
import peers
import runs
import servers
import table
from workloads import make_workloads

ROOM = 5 << 30  # what a run takes at most: the data, and a copy on each side
QUICK = 20
AT_ONCE = 20


def parse_arguments():
    parser = argparse.ArgumentParser(prog="./dev bench", allow_abbrev=False,
                                     description="Ferry beside other FTP clients.")
    parser.add_argument("--quick", action="store_true",
                        help=f"a first look: 1/{QUICK} of the data, one round")
    parser.add_argument("--only", metavar="TEXT", action="append", default=[],
                        help="only work with this in its name; may come more than once")
    parser.add_argument("--client", metavar="NAME", action="append", default=[],
                        help="only this client; may come more than once")
    parser.add_argument("--rounds", metavar="N", type=int,
                        help="how often each does it (5); a fifth of it on the line, and many "
                             "files there once: those figures repeat within 1 %%")
    parser.add_argument("--divisor", metavar="N", type=int, help="1/N of the data")
    parser.add_argument("--json", metavar="FILE", help="all runs, for programs")
    parser.add_argument("--markdown", action="store_true", help="the table of README.md")
    parser.add_argument("--read", metavar="FILE", action="append", default=[],
                        help="measure nothing: show what --json has written; may come again")
    parser.add_argument("--list", action="store_true", help="the names of all work, and no more")
    arguments = parser.parse_args()
    arguments.divisor = arguments.divisor or (QUICK if arguments.quick else 1)
    arguments.rounds = arguments.rounds or (1 if arguments.quick else 5)
    return arguments


def say(text):
    print(f"bench: {text}", file=sys.stderr, flush=True)


def processor():
    with open("/proc/cpuinfo", encoding="utf-8") as file:
        names = [line.partition(":")[2].strip() for line in file if line.startswith("model name")]
    return f"{len(names) or os.cpu_count()} x {names[0] if names else platform.machine()}"


def machine():
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") >> 30
    return (f"Made on {platform.system()} {platform.release()}, {processor()}, {memory} GiB; "
            "clients and servers share it.")


def why_no_line():
    if shutil.which("ip") is None:
        return "there is no ip command"
    probe = subprocess.run([os.environ["FERRY_DELAY_LINE"], "true"], capture_output=True,
                           text=True, check=False)
    return probe.stderr.strip() if probe.returncode else None


class Bench:
    def __init__(self, arguments, place):
        self.arguments = arguments
        self.place = place
        self.made = set()
        self.not_run = []
        clients, missing = peers.find_clients()
        self.clients = [client for client in clients + [peers.RAW]
                        if not arguments.client or client.name in arguments.client]
        for name in missing:
            self.not_run.append(f"{name}: it is not installed")
        self.no_line = why_no_line()

    def select(self):
        """The work that was asked for and that can be done here."""
        reasons = collections.defaultdict(list)
        selected = []
        for workload in make_workloads(self.arguments.divisor):
            if self.arguments.only and not any(text in workload.name
                                               for text in self.arguments.only):
                continue
            if workload.is_line and self.no_line:
                reasons[f"no line of 50 ms: {self.no_line}"].append(workload.name)
            elif not servers.KINDS[workload.server][1]():
                reasons[f"no {workload.server} here"].append(workload.name)
            else:
                selected.append(workload)
        self.not_run += [f"{'; '.join(names)}: {reason}" for reason, names in reasons.items()]
        return selected

    def source_of(self, workload):
        """A folder with the data alone in it; a few kinds are kept at a time."""
        folder = os.path.join(self.place, "data-" + workload.data.name)
        if folder not in self.made:
            os.makedirs(folder)
            workload.data.make(folder)
            self.made.add(folder)
        return folder

    def drop_data(self, later):
        wanted = {os.path.join(self.place, "data-" + workload.data.name) for workload in later}
        for folder in self.made - wanted:
            shutil.rmtree(folder)
        self.made &= wanted

    def run(self, workload, client, source):
        if workload.is_line:
            return runs.run_on_line(workload, client, self.place, source, self.arguments.divisor)
        return runs.run_once(workload, client, self.place, source)

    def run_round(self, workload, number):
        """In another order each time."""
        source = self.source_of(workload)
        turn = number % len(self.clients)
        order = self.clients[turn:] + self.clients[:turn]
        return {client.name: self.run(workload, client, source) for client in order}

    def run_in_turns(self, workload):
        outcome = table.Outcome(workload)
        rounds = self.arguments.rounds
        rounds = max(rounds // 5, 1) if workload.is_line else rounds
        for number in range(rounds):
            say(f"{workload.name}, round {number + 1} of {rounds}")
            outcome.add(self.run_round(workload, number))
        return outcome

    def run_side_by_side(self, workloads):
        """Many files on the line: all do little but wait, each on a line of its own."""
        results = {workload: {} for workload in workloads}
        with concurrent.futures.ThreadPoolExecutor(AT_ONCE) as pool:
            runs_by_client = {
                pool.submit(self.run, workload, client, self.source_of(workload)):
                (workload, client)
                for workload in workloads for client in self.clients}
            for done in concurrent.futures.as_completed(runs_by_client):
                workload, client = runs_by_client[done]
                results[workload][client.name] = done.result()
                say(f"{workload.name}: {client.name}")
        for workload in workloads:
            outcome = table.Outcome(workload)
            outcome.add(results[workload])
            yield outcome

    def run_all(self, workloads):
        waiting = [workload for workload in workloads
                   if workload.is_line and isinstance(workload.data, data.Tree)]
        busy = [workload for workload in workloads if workload not in waiting]
        for index, workload in enumerate(busy):
            yield self.run_in_turns(workload)
            self.drop_data(busy[index + 1:])
        yield from self.run_side_by_side(waiting)


def write_json(name, outcomes, not_run):
    with open(name, "w", encoding="utf-8") as file:
        json.dump({"machine": machine(), "not run": not_run,
                   "work": [{"name": outcome.workload.name, "target": outcome.workload.target,
                             "rounds": outcome.rounds, "faults": outcome.faults}
                            for outcome in outcomes]}, file, indent=1)


def read_json(names):
    """What write_json() has written, as one."""
    found = {}
    not_run = []
    made_on = ""
    for name in names:
        with open(name, encoding="utf-8") as file:
            report = json.load(file)
        made_on = report["machine"]
        not_run += [text for text in report["not run"] if text not in not_run]
        found.update((work["name"], work) for work in report["work"])
    outcomes = []
    for workload in make_workloads():
        if workload.name in found:
            outcome = table.Outcome(workload)
            outcome.rounds = found[workload.name]["rounds"]
            outcome.faults = found[workload.name]["faults"]
            outcomes.append(outcome)
    return outcomes, not_run, made_on


def measure(arguments):
    """What came out of each work, and why some of it was not done."""
    os.environ["PATH"] += ":/usr/sbin:/sbin"
    place = data.make_room(ROOM // arguments.divisor)
    say(f"the data is in {place}")
    outcomes = []
    try:
        bench = Bench(arguments, place)
        for outcome in bench.run_all(bench.select()):
            outcomes.append(outcome)
            if not arguments.markdown:
                table.print_outcome(outcome)
                sys.stdout.flush()
    finally:
        shutil.rmtree(place)
    return outcomes, bench.not_run, machine()


def main():
    arguments = parse_arguments()
    # Whatever ends it, the data goes and the servers with it.
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda number, frame: sys.exit(128 + number))
    if arguments.list:
        print("\n".join(workload.name for workload in make_workloads()))
        return 0
    if arguments.read:
        outcomes, not_run, made_on = read_json(arguments.read)
        for outcome in outcomes if not arguments.markdown else []:
            table.print_outcome(outcome)
    else:
        outcomes, not_run, made_on = measure(arguments)
    if arguments.markdown:
        table.print_markdown(outcomes, made_on)
    else:
        print(f"\n{made_on}")
    for text in not_run:
        print(f"Not run: {text}.")
    if arguments.json:
        write_json(arguments.json, outcomes, not_run)
    failed = [outcome for outcome in outcomes if table.FERRY in outcome.faults]
    return 1 if failed or not outcomes else 0


if __name__ == "__main__":
    sys.exit(main())
