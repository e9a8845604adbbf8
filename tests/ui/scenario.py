# One scenario after the other, as TAP. A scenario is a function whose first line says what a person
# sees; it gets a Stage, on which it starts programs and servers that end with it.
#
# SPDX-License-Identifier: GPL-3.0-or-later
import os
import pathlib
import shutil
import sys
import tempfile
import time
import traceback

import screen
from driver import Program
from servers import Server


class Stage:
    def __init__(self, name):
        self.name = name
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="scenario-"))
        self.home = self.make_folder("home")  # of the programs' user
        self.programs = []
        self.servers = []

    def program(self, *arguments, **environment):
        program = Program([str(argument) for argument in arguments], environment)
        self.programs.append(program)
        return program

    def server(self, **options):
        server = Server(**options)
        self.servers.append(server)
        return server

    def make_folder(self, name):
        folder = self.folder / name
        folder.mkdir(parents=True)
        return folder

    def remember(self, key, value):
        """A setting as if it had been chosen at an earlier start."""
        folder = self.folder / "config" / "glib-2.0" / "settings"
        folder.mkdir(parents=True, exist_ok=True)
        with open(folder / "keyfile", "a", encoding="utf-8") as file:
            file.write(f"[io/github/ferryftp/Ferry]\n{key}={value}\n")

    def picture(self, name):
        """For a person to look at, where FERRY_TEST_PICTURES names a folder."""
        folder = os.environ.get("FERRY_TEST_PICTURES")
        if folder:
            screen.picture(pathlib.Path(folder) / f"{name}.png")

    def end(self):
        """Ends all that was started, and gives what the programs complained of."""
        for program in self.programs:
            program.stop()
        for server in self.servers:
            server.stop()
        shutil.rmtree(self.folder, ignore_errors=True)
        return [line for program in self.programs for line in program.complaints()]


def _play(scenario, stage):
    """Whether the scenario passed; says why not."""
    is_passed = False
    try:
        scenario(stage)
        is_passed = True
    except Exception:  # pylint: disable=broad-except # whatever it is, it is a failure to report
        stage.picture("failed-" + stage.name)
        for line in traceback.format_exc().splitlines():
            print("#", line)
        for program in stage.programs:
            program.dump(sys.stdout)

    for line in stage.end():
        is_passed = False
        print("# the program complained:", line)
    return is_passed


def run(scenarios):
    """Runs those named on the command line, or all."""
    why_not = os.environ.get("FERRY_SKIP_SCENARIOS")
    if why_not:
        print("1..0 # SKIP", why_not)
        return
    wanted = [one for one in scenarios if one.__name__ in sys.argv[1:]] or scenarios
    print(f"1..{len(wanted)}", flush=True)
    failed = 0
    for number, scenario in enumerate(wanted, 1):
        start = time.monotonic()
        is_passed = _play(scenario, Stage(scenario.__name__))
        failed += not is_passed
        print(f"{'ok' if is_passed else 'not ok'} {number} - {scenario.__doc__.splitlines()[0]}")
        print(f"# {scenario.__name__}: {time.monotonic() - start:.1f} s", flush=True)
    sys.exit(1 if failed else 0)
