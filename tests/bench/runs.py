# One run: a server of its own, one client, one piece of work, and a look whether all has arrived.
# As a program it does the same on the far side of the delay line:
#
# Usage: runs.py DIVISOR WORKLOAD CLIENT FOLDER DATA    the last line is what came out, as JSON
#
# SPDX-License-Identifier: GPL-3.0-or-later
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

import data
import peers
from servers import Server, make_certificate
from workloads import make_workloads

FAR = "192.0.2.2"
LIMIT = 1200  # seconds that a run may take


class Job:
    """What a client needs to know of its work. `folder` is its own, to be thrown away."""

    def __init__(self, workload, server, folder, source):
        self.data = workload.data
        self.is_tree = isinstance(workload.data, data.Tree)
        self.is_tls = workload.is_tls
        self.is_active = workload.is_active
        self.connections = workload.connections
        self.item = workload.data.name
        self.host, self.port = server.host, server.port
        self.user, self.password = server.user, server.password
        self.url = f"ftp://{server.user.replace('@', '%40')}:"
        self.url += f"{server.password.replace('@', '%40')}@{server.host}:{server.port}/{self.item}"
        self.certificate = str(pathlib.Path(folder) / "server" / "certificate.pem")
        self.folder = str(folder)
        self.source = os.path.join(source, self.item)
        self.path = os.path.join(server.root, self.item)
        self.target = os.path.join(folder, "here", self.item)


def environment(folder):
    """Nothing that a client keeps or reads is this person's."""
    variables = {name: value for name, value in os.environ.items()
                 if not name.lower().endswith("_proxy")}
    home = os.path.join(folder, "home")
    os.makedirs(home, mode=0o700, exist_ok=True)
    variables.update(HOME=home, XDG_RUNTIME_DIR=home, XDG_CONFIG_HOME=home, XDG_DATA_HOME=home,
                     XDG_CACHE_HOME=home, XDG_STATE_HOME=home, LC_ALL="C.UTF-8")
    return variables


def measure(words, job):
    """Wall and processor seconds, peak MiB and the end of what it said."""
    report = os.path.join(job.folder, "report")
    listing = os.path.join(job.folder, "output")
    with open(listing, "wb") as output, open(os.path.join(job.folder, "errors"), "wb") as errors:
        subprocess.run([os.environ["FERRY_MEASURED"], report, *words], stdin=subprocess.DEVNULL,
                       stdout=output, stderr=errors, check=True, timeout=LIMIT,
                       env=environment(job.folder))
    with open(report, encoding="ascii") as file:
        wall, processor, peak, status = map(int, file.read().split())
    return {"wall": wall / 1e6, "processor": processor / 1e6, "peak": peak / 1024,
            "status": status}


def tail(job):
    with open(os.path.join(job.folder, "errors"), errors="replace", encoding="utf-8") as errors:
        return " ".join(errors.read().split())[-200:]


def has_arrived(workload, job, root):
    if workload.action == "get":
        return os.path.exists(job.target) and data.is_same(job.source, job.target)
    if workload.action == "put":
        there = os.path.join(root, job.item)
        return os.path.exists(there) and data.is_same(job.source, there)
    listing = job.target if os.path.exists(job.target) else os.path.join(job.folder, "output")
    return data.is_listed(job.data, listing)


def run_once(workload, client, place, source, host="127.0.0.1", prefix=()):
    """Numbers, {"fault": …} where it went wrong, {} where the client cannot do it at all. SOURCE
    holds the data, and is what the server shows unless something is to be put there."""
    with tempfile.TemporaryDirectory(dir=place) as folder:
        for name in ("server", "root", "here"):
            os.mkdir(os.path.join(folder, name))
        if workload.is_tls:
            make_certificate(pathlib.Path(folder) / "server")
        root = os.path.join(folder, "root") if workload.action == "put" else source
        kind = "raw TCP" if client is peers.RAW else workload.server
        server = Server(kind, os.path.join(folder, "server"), root, workload.data.name, host,
                        workload.is_tls, prefix)
        server.start()
        try:
            job = Job(workload, server, folder, source)
            words = getattr(client, workload.action)(job)
            if words is None:
                return {}
            result = measure(words, job)
            if result["status"] != 0:
                return {"fault": f"it ended with {result['status']}: {tail(job)}"}
            if not has_arrived(workload, job, root):
                return {"fault": f"not all has arrived: {tail(job)}"}
            return result
        except subprocess.TimeoutExpired:
            return {"fault": f"it did not end in {LIMIT} seconds"}
        finally:
            server.stop()


def run_on_line(workload, client, place, source, divisor):
    """The same with 50 ms between client and server."""
    words = [os.environ["FERRY_DELAY_LINE"], "--delay=25", "--", sys.executable,
             os.path.abspath(__file__), str(divisor), workload.name, client.name, place, source]
    process = subprocess.run(words, capture_output=True, text=True, check=False)
    if process.returncode != 0:
        return {"fault": process.stderr.strip()[-300:]}
    return json.loads(process.stdout.splitlines()[-1])


def main():
    divisor, name, client_name, place, source = sys.argv[1:]
    workload = next(workload for workload in make_workloads(int(divisor))
                    if workload.name == name)
    client = next(client for client in (peers.FERRY, *peers.PEERS, peers.RAW)
                  if client.name == client_name)
    print(json.dumps(run_once(workload, client, place, source, FAR,
                              ("ip", "netns", "exec", "server"))))


if __name__ == "__main__":
    main()
