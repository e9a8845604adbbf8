#!/usr/bin/python3
# Usage: meson devenv -C build ../tests/network/screenshot.py FOLDER
# Pictures of the window and of the diagnosis behind a firewall that drops data connections to the
# server: light, dark and Japanese. The README's own picture is the light one.
#
# SPDX-License-Identifier: GPL-3.0-or-later
import pathlib
import subprocess
import sys
import tempfile

from scenarios import RANGE, wall_drops
from server import Server
from topology import SERVER, inside

HERE = pathlib.Path(__file__).resolve()
HEADLESS = HERE.parents[1] / "support" / "headless"
APART = ("unshare", "--net", "--mount", "--pid", "--fork", "--mount-proc")
LOOKS = {
    "light": (None, "light"),
    "dark": (None, "dark"),
    "ja-light": ("ja_JP", "light"),
    "ja-dark": ("ja_JP", "dark"),
}


def take(folder, look):
    """On the host "client", on a screen."""
    sys.path.insert(0, str(HERE.parents[1] / "ui"))
    from ferry_window import BUTTONS, Ferry
    from scenario import Stage
    from screenshot import picture_of

    language, appearance = LOOKS[look]
    stage = Stage("screenshot")
    stage.remember("appearance", f"'{appearance}'")
    ferry = Ferry(stage, f"ftp://{SERVER}/", language=language)
    try:
        ferry.program.find(BUTTONS, ferry.translate("Use _Active Mode").replace("_", ""),
                           ferry.window, patience=40)
        picture_of(ferry.window, folder / f"{look}-failed.png")
        ferry.key("ctrl+shift+d")
        dialog = ferry.dialog(ferry.translate("Diagnosis of %s") % SERVER)
        dialog.find(BUTTONS, ferry.translate("Check A_gain").replace("_", ""), patience=60)
        picture_of(dialog.window, folder / f"{look}-diagnosis.png")
    finally:
        for line in stage.end():
            print(line, file=sys.stderr)


def take_apart(folder, look):
    """In namespaces of its own."""
    wall_drops()
    with tempfile.TemporaryDirectory() as server_folder:
        server = Server(server_folder, *RANGE)
        subprocess.run(inside("client", str(HEADLESS), sys.executable, str(HERE), str(folder), look,
                              "inside"), check=True)
        server.stop()


def main():
    folder = pathlib.Path(sys.argv[1]).resolve()
    if len(sys.argv) == 2:
        for look in LOOKS:
            subprocess.run([*APART, sys.executable, str(HERE), str(folder), look, "apart"],
                           check=True)
    elif sys.argv[3] == "apart":
        take_apart(folder, sys.argv[2])
    else:
        take(folder, sys.argv[2])


if __name__ == "__main__":
    main()
