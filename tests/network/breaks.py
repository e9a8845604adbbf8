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
CLIENT_LATER = "198.51.100.77"


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


def address_changes():
    """Nothing is heard on the old connections ever again, and no deadline is near: the change
    alone makes the client go on, by new connections. It costs none of the tries, of which there
    are none."""
    faults = []
    with tempfile.TemporaryDirectory() as folder:
        network = Network()
        server, client, process = start_download(network, folder, "--timeout=120", "--retries=0")
        network.leave()
        time.sleep(4)
        network.come_back(CLIENT_LATER)
        begin = time.monotonic()
        _, errors = process.communicate(timeout=100)
        if process.returncode != 0:
            faults.append(f"status {process.returncode}: {errors}")
        elif not same(server, client):
            faults.append("the file is another")
        if time.monotonic() - begin > 30:
            faults.append("it waited for a deadline")
        server.stop()
    return faults


def address_changes_under_a_tree():
    """Several connections, folders and small files: everything arrives."""
    faults = []
    with tempfile.TemporaryDirectory() as folder:
        network = Network()
        network.slow_down(RATE)
        server = Server(folder)
        names = [f"tree/d{i}/f{j}" for i in range(40) for j in range(10)]
        for i in range(40):
            (server.root / f"tree/d{i}").mkdir(parents=True)
        for name in names:
            server.fill(name, 5000)
        client = Client(folder, SERVER)
        process = client.start("get", "-r", "--parallel=4", "--timeout=120", "--retries=0",
                               client.url + "tree", str(client.folder / "tree"))
        time.sleep(1.5)
        network.leave()
        time.sleep(3)
        network.come_back(CLIENT_LATER)
        _, errors = process.communicate(timeout=100)
        if process.returncode != 0:
            faults.append(f"status {process.returncode}: {errors}")
        for name in names:
            path = client.folder / name
            if not path.exists() or path.read_bytes() != (server.root / name).read_bytes():
                faults.append(f"{name} is missing, or another")
                break
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
    "the address changes": address_changes,
    "the address changes under a tree": address_changes_under_a_tree,
    "a router forgets the idle control connection": idle_control_connection_is_forgotten,
}
