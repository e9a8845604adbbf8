"""Runs the fuzz targets one after the other, and says for how long, how often and what was found.

Usage: run-fuzzers.py [--tap] BUILD-DIRECTORY SECONDS [TARGET...]
Each target gets its share of the time, at the lowest priority. An input that breaks one is kept in
tests/fuzz/regressions/TARGET/, where the ordinary tests replay it; what widens the search stays in
the build directory for the next run. Exits with 1 if anything was found.

SPDX-License-Identifier: GPL-3.0-or-later
"""

import os
import pathlib
import re
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
EXECUTIONS = re.compile(r"stat::number_of_executed_units:\s*(\d+)|^#(\d+)\s", re.MULTILINE)
SANITIZERS = {
    # What a replay in the tests would not forgive either; iconv's modules are not instrumented.
    "ASAN_OPTIONS": "detect_leaks=1:allocator_may_return_null=1",
    "UBSAN_OPTIONS": "print_stacktrace=1:halt_on_error=1",
}


def count_executions(output):
    """The statistics at the end, or the last line of progress where a target broke before them."""
    counts = [int(total or so_far) for total, so_far in EXECUTIONS.findall(output)]
    return counts[-1] if counts else 0


def run_target(build, target, seconds):
    """Runs until the time is over or something breaks, which then has to be mended before the rest
    can be searched. Returns the executions and the names of what was found."""
    program = build / "tests" / "fuzz" / f"fuzz-{target}"
    corpus = build / "fuzz-corpus" / target
    kept = HERE / "regressions" / target
    corpus.mkdir(parents=True, exist_ok=True)
    kept.mkdir(parents=True, exist_ok=True)
    before = set(kept.iterdir())
    result = subprocess.run(
        [program, f"-max_total_time={seconds}", "-timeout=10", "-rss_limit_mb=1024",
         "-max_len=40000", "-print_final_stats=1", f"-artifact_prefix={kept}/", corpus,
         HERE / "seeds" / target, kept],
        env=os.environ | SANITIZERS, preexec_fn=lambda: os.nice(19), capture_output=True,
        text=True, errors="replace", check=False, timeout=seconds + 60)
    found = sorted(path.name for path in set(kept.iterdir()) - before)
    if result.returncode == 0:
        return count_executions(result.stderr), found
    print(result.stderr[-4000:], file=sys.stderr)
    return count_executions(result.stderr), found or ["(one that was kept before)"]


def main():
    arguments = sys.argv[1:]
    is_tap = arguments[0] == "--tap"
    build = pathlib.Path(arguments[is_tap]).resolve()
    seconds = int(arguments[is_tap + 1])
    targets = arguments[is_tap + 2:] or sorted(
        path.stem.removeprefix("fuzz-") for path in HERE.glob("fuzz-*.c")
        if path.stem != "fuzz-replay")
    share = max(seconds // len(targets), 1)
    is_clean = True

    if is_tap and not (build / "tests" / "fuzz" / f"fuzz-{targets[0]}").exists():
        print("1..0 # SKIP no fuzzers are built, which takes clang: ./dev check does it")
        return 0
    print(f"1..{len(targets)}" if is_tap
          else f"{'target':<13} {'minutes':>7} {'executions':>12} {'findings':>8}")
    for number, target in enumerate(targets, 1):
        executions, findings = run_target(build, target, share)
        if is_tap:
            print(f"{'not ' * bool(findings)}ok {number} - {target}, {executions:,} executions")
        else:
            print(f"{target:<13} {share / 60:>7.1f} {executions:>12,} {len(findings):>8}")
        for name in findings:
            print(f"# tests/fuzz/regressions/{target}/{name}")
        sys.stdout.flush()
        is_clean = is_clean and not findings
    return 0 if is_clean else 1


if __name__ == "__main__":
    sys.exit(main())
