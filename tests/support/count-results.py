"""Counts a Meson test log: every subtest that a program printed, else the program itself.

Usage: count-results.py build/meson-logs/testlog.json
Names what failed or was skipped; the last line is "N passed, N failed[, N skipped]". Exits with 1 if
anything failed or nothing ran.

SPDX-License-Identifier: GPL-3.0-or-later
"""

import json
import re
import sys

SUBTEST = re.compile(r"^(ok|not ok)\b(?:\s+\d+)?\s*(?:-\s*)?(.*?)(?:\s+#\s*(SKIP|TODO)\b\s*(.*))?$",
                     re.IGNORECASE | re.MULTILINE)
WHOLE = re.compile(r"^1\.\.0\s*#\s*SKIP\b\s*(.*)$", re.IGNORECASE | re.MULTILINE)
GOOD = {"OK", "EXPECTEDFAIL", "SKIP"}


def count(test):
    """Returns the passed, the failed and the skipped ones of one test program, by name."""
    passed, failed, skipped = [], [], []
    for result, name, directive, reason in SUBTEST.findall(test.get("stdout") or ""):
        name = f"{test['name']}: {name}"
        if directive:
            skipped.append(f"{name} ({reason})")
        else:
            (passed if result == "ok" else failed).append(name)

    # A program may also crash, hang or stop early, after all its subtests went well.
    if test["result"] not in GOOD and not failed:
        failed.append(f"{test['name']}: {test['result']}")
    if test["result"] == "SKIP" and not skipped:
        reason = WHOLE.search(test.get("stdout") or "")
        skipped.append(test["name"] + (f" ({reason[1]})" if reason else ""))
    if test["result"] == "OK" and not passed and not skipped:
        passed.append(test["name"])
    return passed, failed, skipped


def main():
    passed, failed, skipped = [], [], []
    with open(sys.argv[1], encoding="utf-8") as log:
        for line in log:
            for total, part in zip((passed, failed, skipped), count(json.loads(line))):
                total += part

    for name in skipped:
        print("skipped:", name)
    for name in failed:
        print("FAILED:", name)
    print(f"{len(passed)} passed, {len(failed)} failed" + f", {len(skipped)} skipped" * bool(skipped))
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main())
