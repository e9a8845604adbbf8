#!/usr/bin/python3
# Usage: test_delay_line.py DELAY-LINE
# The line between two hosts is as long, as wide and as bad as it says.
#
# SPDX-License-Identifier: GPL-3.0-or-later
import os
import shutil
import socket
import statistics
import subprocess
import sys
import threading
import time

SERVER = "192.0.2.2"
EXCHANGES = 20
SECONDS = 1.5  # of a stream

# On the far host: a UDP echo and a source of TCP streams, on one port.
FAR = """
import socket, threading
echo = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
echo.bind(("192.0.2.2", 7))
source = socket.create_server(("192.0.2.2", 7))
print(flush=True)
def pour(stream):
    while True:
        stream.send(bytes(1 << 18))
def accept():
    while True:
        threading.Thread(target=pour, args=[source.accept()[0]], daemon=True).start()
threading.Thread(target=accept, daemon=True).start()
while True:
    echo.sendto(*echo.recvfrom(2048))
"""


def round_trips():
    """Milliseconds of each exchange that came back, and how many did not."""
    times = []
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        probe.settimeout(0.5)
        probe.connect((SERVER, 7))
        for _ in range(EXCHANGES):
            begin = time.monotonic()
            probe.send(b"x")
            try:
                probe.recv(2048)
            except TimeoutError:
                continue
            times.append(1000 * (time.monotonic() - begin))
    return times, EXCHANGES - len(times)


def throughput():
    """Megabits a second of four streams at once, once they are under way."""
    sizes = []
    end = time.monotonic() + 1 + SECONDS
    streams = [socket.create_connection((SERVER, 7)) for _ in range(4)]

    def drain(stream):
        while time.monotonic() < end:
            size = len(stream.recv(1 << 18))
            if time.monotonic() > end - SECONDS:
                sizes.append(size)
    threads = [threading.Thread(target=drain, args=[stream]) for stream in streams]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return 8 * sum(sizes) / SECONDS / 1e6


def judge(number, name, is_fine, text):
    print(f"{'ok' if is_fine else 'not ok'} {number} - {name}\n# {text}", flush=True)


def look(case):
    """On the near host."""
    with subprocess.Popen(["ip", "netns", "exec", "server", sys.executable, "-c", FAR],
                          stdout=subprocess.PIPE) as far:
        far.stdout.readline()
        if case == "delay":
            times, _ = round_trips()
            median = statistics.median(times)
            # Where the line may not go first on a busy machine, some exchanges are late.
            judge(1, "the delay", 50 <= min(times) < 51 and median < 55,
                  f"{median:.2f} ms there and back, at least {min(times):.2f}, at most "
                  f"{max(times):.2f}")
        elif case == "width":
            rate = throughput()
            judge(2, "it is wide", rate > 200, f"{rate:.0f} Mbit/s")
        elif case == "rate":
            rate = throughput()
            judge(3, "the rate", 15 < rate < 21, f"{rate:.1f} of 20 Mbit/s")
        else:
            _, lost = round_trips()
            judge(4, "the loss", 0 < lost < EXCHANGES, f"{lost} of {EXCHANGES} lost")
        far.kill()


def end(line):
    """The exit status is the command's, and nothing that it started goes on."""
    mark = f"{os.getpid()}.5"
    status = subprocess.run([line, "sh", "-c", f"sleep {mark} & exit 7"], check=False).returncode
    left = subprocess.run(["pgrep", "-f", f"^sleep {mark}$"], capture_output=True,
                          check=False).stdout
    judge(5, "the end", status == 7 and not left, f"status {status}, left over: {left.split()}")


CASES = {"delay": ["--delay=25"],
         "width": ["--delay=5"],
         "rate": ["--delay=5", "--rate=20"],
         "loss": ["--delay=1", "--loss=30", "--seed=4"]}


def main():
    if len(sys.argv) > 2:
        look(sys.argv[2])
        return
    line = sys.argv[1]
    if shutil.which("ip") is None:
        print("1..0 # SKIP no ip")
        return
    probe = subprocess.run([line, "true"], capture_output=True, text=True, check=False)
    if probe.returncode:
        print(f"1..0 # SKIP {probe.stderr.strip()}")
        return
    print(f"1..{len(CASES) + 1}", flush=True)
    for case, options in CASES.items():
        subprocess.run([line, *options, "--", sys.executable, __file__, line, case], check=True,
                       timeout=60)
    end(line)


if __name__ == "__main__":
    os.environ["PATH"] += ":/usr/sbin:/sbin"
    main()
