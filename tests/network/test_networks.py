#!/usr/bin/python3
# Usage: test_networks.py [SCENARIO]
# Ferry in the networks that FTP meets. For each: the modes that can work do, the others end with a
# clear error before their deadline, and a check names the cause. Prints the table.
#
# Each scenario runs in network and mount namespaces of its own: nothing of it is seen outside.
#
# SPDX-License-Identifier: GPL-3.0-or-later
import concurrent.futures
import json
import subprocess
import sys
import tempfile
import time

import breaks
from scenarios import SCENARIOS
from server import LIMIT, Client, Server
from spaces import UNSHARE, prepare, reason_to_skip

AT_ONCE = 5
AUTOMATIC_LIMIT = 11  # seconds until the second way is taken: twice four, and a busy machine


def actions(verdict):
    return [remedy["action"] for remedy in verdict["remedies"] if "action" in remedy]


def judge_check(scenario, check, status, seconds):
    """What the check said, against what is true."""
    faults = []
    for step in check["steps"]:
        wanted = scenario.symptoms.get(step["step"])
        if step["state"] != "skipped" and step.get("symptom") != wanted:
            faults.append(f"{step['step']}: the check says {step.get('symptom')}, not {wanted}")
    if not set(scenario.symptoms) <= {step["step"] for step in check["steps"]}:
        faults.append("the check did not try all")
    passive, active = scenario.works["passive"], scenario.works["active"]
    if active and not passive and "use-active" not in actions(check["verdict"]):
        faults.append(f"the check does not recommend active mode: {check['verdict']}")
    if passive and "use-active" in actions(check["verdict"]):
        faults.append("the check recommends active mode where passive works")
    if scenario.note and not any(scenario.note in remedy["text"]
                                 for remedy in check["verdict"]["remedies"]):
        faults.append(f"the check does not say “{scenario.note}”: {check['verdict']}")
    if (status == 0) != (passive or active):
        faults.append(f"the check ends with {status}")
    if seconds > LIMIT - 20:
        faults.append(f"the check takes {seconds:.0f} s")
    return faults


def run_table_scenario(scenario):
    """A list of faults, and the line of the table."""
    faults = []
    with tempfile.TemporaryDirectory() as folder:
        network = scenario.build()
        server = Server(folder, *scenario.server)
        client = Client(folder, scenario.host)
        found = {}
        for mode in scenario.works:
            begin = time.monotonic()
            found[mode] = client.lists(mode, "--timeout=12", "--retries=0", *scenario.options)
            if mode == "auto" and found[mode] and time.monotonic() - begin > AUTOMATIC_LIMIT:
                faults.append("automatic mode takes too long")
        check, status, seconds = client.check(*scenario.options)
        server.stop()
    del network

    for mode, should in scenario.works.items():
        if found[mode] != should:
            faults.append(f"{mode} {'works' if found[mode] else 'does not work'}")
    faults.extend(judge_check(scenario, check, status, seconds))
    said = check["verdict"]["sentence"]
    return faults, (scenario.works["passive"], scenario.works["active"], said)


def run_alone(name):
    """In the namespaces: prints what came out, for run_apart()."""
    for scenario in SCENARIOS:
        if scenario.name == name:
            print(json.dumps(run_table_scenario(scenario)))
            return
    print(json.dumps((breaks.BREAKS[name](), None)))


def run_apart(name):
    process = subprocess.run([*UNSHARE, sys.executable, __file__, name], capture_output=True,
                             text=True, check=False, timeout=5 * LIMIT)
    if process.returncode != 0:
        return [process.stderr.strip() or "it broke"], None
    return json.loads(process.stdout)


def print_table(rows):
    width = max(len(name) for name in rows)
    print(f"# {'network':{width}}  passive  active  what the check says")
    for name, (passive, active, verdict) in rows.items():
        print(f"# {name:{width}}  {'works' if passive else '-':7}  {'works' if active else '-':6}"
              f"  {verdict}")


def main():
    prepare()
    if len(sys.argv) > 1:
        run_alone(sys.argv[1])
        return
    reason = reason_to_skip()
    if reason:
        print(f"1..0 # SKIP {reason}")
        return
    names = [scenario.name for scenario in SCENARIOS] + list(breaks.BREAKS)
    print(f"1..{len(names)}")
    rows = {}
    with concurrent.futures.ThreadPoolExecutor(AT_ONCE) as pool:
        for number, (name, (faults, row)) in enumerate(zip(names, pool.map(run_apart, names)), 1):
            print(f"{'not ok' if faults else 'ok'} {number} - {name}")
            for fault in faults:
                print(f"#   {fault}")
            if row:
                rows[name] = row
            sys.stdout.flush()
    print_table(rows)


if __name__ == "__main__":
    main()
