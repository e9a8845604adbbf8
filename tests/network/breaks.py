# What happens to a connection in mid-life: the line is cut, and a router forgets an idle one.
#
# SPDX-License-Identifier: GPL-3.0-or-later
import subprocess
import tempfile
import time

from scenarios import RANGE
from server import Client, Server
from topology import SERVER, Network, inside

SIZE = 4_000_000
RATE = "8mbit"  # the file takes four seconds


def start_download(network, folder, *options):
    network.slow_down(RATE)
    server = Server(folder, *RANGE)
    server.fill("big", SIZE)
    client = Client(folder, SERVER)
    process = client.start("get", "--timeout=5", *options, client.url + "big",
                           str(client.folder / "big"))
    time.sleep(1.5)
    return server, client, process


def control_port():
    """Our port of the one control connection."""
    sockets = subprocess.run(inside("client", "ss", "-Hnt", "dport = :21"), capture_output=True,
                             text=True, check=True).stdout
    return int(sockets.split()[3].rpartition(":")[2])


def same(server, client):
    return (client.folder / "big").read_bytes() == (server.root / "big").read_bytes()


def line_is_cut():
    """It ends by itself, says why, and leaves no file that looks whole."""
    faults = []
    with tempfile.TemporaryDirectory() as folder:
        network = Network()
        server, client, process = start_download(network, folder, "--retries=0")
        begin = time.monotonic()
        network.cut()
        _, errors = process.communicate(timeout=60)
        if time.monotonic() - begin > 20:
            faults.append("it went on for too long")
        if process.returncode == 0:
            faults.append("it calls the file done")
        if (client.folder / "big").exists():
            faults.append("a part has the name of the whole")
        if "for 5 seconds" not in errors and "in time" not in errors:
            faults.append(f"it says {errors!r}")
        server.stop()
    return faults


def line_comes_back():
    """Cut for longer than any deadline: the file is whole in the end."""
    faults = []
    with tempfile.TemporaryDirectory() as folder:
        network = Network()
        server, client, process = start_download(network, folder, "--retries=5")
        network.cut()
        time.sleep(8)
        network.mend()
        _, errors = process.communicate(timeout=90)
        if process.returncode != 0:
            faults.append(f"status {process.returncode}: {errors}")
        elif not same(server, client):
            faults.append("the file is another")
        server.stop()
    return faults


def idle_control_connection_is_forgotten():
    """The router drops the control connection while data flow: no 226 ever comes, and the size
    decides."""
    faults = []
    with tempfile.TemporaryDirectory() as folder:
        network = Network()
        server, client, process = start_download(network, folder, "--retries=2")
        port = control_port()
        network.rules("wall", "table inet forget {", "chain forward {",
                      "type filter hook forward priority -10;",
                      f"tcp sport 21 tcp dport {port} drop", f"tcp dport 21 tcp sport {port} drop",
                      "}", "}")
        _, errors = process.communicate(timeout=90)
        if process.returncode != 0:
            faults.append(f"status {process.returncode}: {errors}")
        elif not same(server, client):
            faults.append("the file is another")
        server.stop()
    return faults


BREAKS = {
    "the line is cut in mid-transfer": line_is_cut,
    "the line comes back": line_comes_back,
    "a router forgets the idle control connection": idle_control_connection_is_forgotten,
}
