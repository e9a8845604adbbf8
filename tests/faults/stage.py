# A client with a disk of its own, a server with another, a line between them: each of the four can
# be broken and mended. In namespaces of one's own, see test_faults.py.
#
# SPDX-License-Identifier: GPL-3.0-or-later
import os
import pathlib
import signal
import subprocess
import time

import server as ftp
from topology import SERVER, Network, inside, run

DISK = "220m"
LIMIT = 120  # seconds that one run of the client may take
RATE = "60M"  # so that there is something to break, and the machine is not the limit


def mount_disk(folder):
    folder.mkdir()
    run("mount", "-t", "tmpfs", "-o", f"size={DISK}", "none", str(folder))
    return folder


class Disk:
    """One that can be full for a while, for the files and for the journal beside them."""

    def __init__(self, folder):
        self.folder = mount_disk(folder)
        self.ballast = self.folder / "ballast"

    def fill(self):
        try:
            with open(self.ballast, "wb") as file:
                while True:
                    file.write(bytes(1 << 20))
                    file.flush()
        except OSError:
            pass

    def empty(self):
        self.ballast.unlink(missing_ok=True)


class Server(ftp.Server):
    """vsftpd on its own disk."""

    def __init__(self, disk):
        self.disk = disk
        super().__init__(disk.folder, "anon_mkdir_write_enable=YES")

    def kill(self):
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def restart(self):
        self.process = self.start(self.folder / "vsftpd.conf")
        self.wait()


class Client:
    def __init__(self, disk):
        self.disk = disk
        self.environment = {**os.environ, "XDG_STATE_HOME": str(disk.folder / "state")}
        self.url = f"ftp://{SERVER}/"

    def start(self, *words):
        """Its standard error goes to a file: nobody reads a pipe meanwhile."""
        self.errors = open(self.disk.folder.parent / "errors", "a+", encoding="utf-8")
        return subprocess.Popen(inside("client", ftp.CLI, *words), stdin=subprocess.DEVNULL,
                                stdout=subprocess.DEVNULL, stderr=self.errors,
                                env=self.environment, start_new_session=True)

    def get(self, tree, *options):
        return self.start("get", "-r", "-q", "--on-exists=overwrite", "--timeout=4", *options,
                          self.url + tree, str(self.disk.folder / tree))

    def put(self, tree, *options):
        return self.start("put", "-r", "-q", "--on-exists=overwrite", "--timeout=4", *options,
                          str(self.disk.folder / tree), self.url + tree)

    def go_on(self, *options):
        return self.start("queue", "run", "-q", "--timeout=4", *options)

    def waiting(self):
        """What the journal still has to do, a line each."""
        done = subprocess.run(inside("client", ftp.CLI, "queue", "list"), capture_output=True,
                              text=True, check=False, env=self.environment, timeout=LIMIT)
        if done.returncode != 0:
            raise RuntimeError(f"queue list: {done.stderr}")
        return done.stdout.splitlines()


def kill(process):
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()


class Stage:
    def __init__(self, folder):
        folder = pathlib.Path(folder)
        self.network = Network()
        self.near = Disk(folder / "near")
        self.far = Disk(folder / "far")
        self.server = Server(self.far)
        self.client = Client(self.near)

    # One fault each: something breaks while the client runs, and is whole again when it returns.
    # A client that is to be killed is; the others go on by themselves.

    def kill_client(self, chance, processes):
        for process in processes:
            if process.poll() is None:
                kill(process)

    def kill_server(self, chance, processes):
        self.server.kill()
        time.sleep(chance.uniform(0, 0.6))
        self.server.restart()

    def cut_line(self, chance, processes):
        self.network.cut()
        time.sleep(chance.uniform(0.1, 2))
        self.network.mend()

    def fill_near(self, chance, processes):
        self.fill(self.near, chance)

    def fill_far(self, chance, processes):
        self.fill(self.far, chance)

    def pull_plug(self, chance, processes):
        """The client dies while its disk is full: neither the file nor the journal was written."""
        self.near.fill()
        time.sleep(chance.uniform(0.1, 0.6))
        self.kill_client(chance, processes)
        self.near.empty()

    def fill(self, disk, chance):
        disk.fill()
        time.sleep(chance.uniform(0.1, 1))
        disk.empty()

    def stop(self):
        self.server.kill()
