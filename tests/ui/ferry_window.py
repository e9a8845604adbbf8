# Ferry's window in the words of a person: sides, names in them, transfers, the log.
#
# SPDX-License-Identifier: GPL-3.0-or-later
import gettext
import os
import pathlib
import subprocess

import screen
from accessible import ROLES, Gone, names_of, spoken_names_of
from driver import Failure, wait_for, x_window_of

BUTTONS = ("push button", "toggle button")
ENTRIES = ("text", "entry")

PSEUDO_LANGUAGE = "he_IL"
PASSIVE, ACTIVE, AUTOMATIC = range(3)
TLS_IF_OFFERED, REQUIRE_TLS, IMPLICIT_TLS, NO_TLS = range(4)


def open_by_desktop(url):
    """What a desktop does with a link that belongs to a program which is D-Bus activatable."""
    call = ["gdbus", "call", "--session", "--dest", "io.github.ferryftp.Ferry",
            "--object-path", "/io/github/ferryftp/Ferry",
            "--method", "org.freedesktop.Application.Open", f"[{url!r}]", "{}"]
    wait_for("Ferry on the bus",
             lambda: subprocess.run(call, capture_output=True, check=False).returncode == 0)


def make_pseudo_language(folder):
    """What starts Ferry in the language of support/pseudo-language: from right to left."""
    script = pathlib.Path(__file__).parents[1] / "support" / "pseudo-language"
    subprocess.run([script, folder], check=True)
    return {"language": PSEUDO_LANGUAGE, "FERRY_LOCALEDIR": str(folder)}


def activate_action(name):
    """What an item of the menu does: an action of the window, like "win.about"."""
    subprocess.run(["gdbus", "call", "--session", "--dest", "io.github.ferryftp.Ferry",
                    "--object-path", "/io/github/ferryftp/Ferry/window/1",
                    "--method", "org.gtk.Actions.Activate", name.partition(".")[2], "[]", "{}"],
                   capture_output=True, check=True)


class Ferry:
    """A running Ferry whose home folder is the scenario's."""

    def __init__(self, stage, *arguments, language=None, opens=None, x=20, y=20, **environment):
        self.translate = str
        if language is not None:
            folder = environment.get("FERRY_LOCALEDIR", os.environ["FERRY_LOCALEDIR"])
            self.translate = gettext.translation("ferry", folder, [language]).gettext
            environment.update(LANGUAGE=language, LC_ALL=f"{language}.UTF-8")
        self.program = stage.program(
            os.environ["FERRY_PROGRAM"], *arguments,
            HOME=str(stage.home),
            XDG_CONFIG_HOME=str(stage.folder / "config"),
            XDG_DATA_HOME=str(stage.folder / "data"),
            XDG_STATE_HOME=str(stage.folder / "state"),
            GSETTINGS_BACKEND="keyfile",
            **environment)
        if opens is not None:
            open_by_desktop(opens)
        self.window = self.program.window()
        screen.place(wait_for("the X window", lambda: x_window_of(self.window)), x, y)
        # By where they stand in a window that runs from left to right.
        sides = ("Left side", "Right side")
        first, second = reversed(sides) if language == PSEUDO_LANGUAGE else sides
        self.left = Side(self, first)
        self.right = Side(self, second)

    # What the driver can, within the main window

    def find(self, role, name, **options):
        """By the English name, in the program's language."""
        return self.program.find(role, self.translate(name), self.window, **options)

    def press(self, name):
        self.program.click(self.find(BUTTONS, name))

    def focus(self):
        self.program.activate(self.window)

    def key(self, *names):
        self.focus()
        screen.key(*names)

    def dialog(self, title):
        return Dialog(self.program, self.program.window(title))

    # Connecting

    def fill_connect_bar(self, server, password=None, mode=None, security=None):
        program = self.program
        program.fill(self.find(ENTRIES, "Host"), server.host)
        program.fill(self.find(ENTRIES, "Port"), str(server.port))
        program.fill(self.find(ENTRIES, "User"), server.user)
        program.fill(self.find(("password text", *ENTRIES), "Password"),
                     server.password if password is None else password)
        if mode is not None:
            program.choose(self.find("combo box", "Mode"), mode)
        if security is not None:
            program.choose(self.find("combo box", "Security"), security)

    def connect(self, server, **choices):
        self.fill_connect_bar(server, **choices)
        self.press("Connect")
        self.wait_connected()

    def wait_connected(self):
        self.find(BUTTONS, "Disconnect", patience=30)

    # Transfers and log

    def transfers(self):
        """The rows of the transfer list, each a list of the words in it."""
        view = self.program.find_all("tree table", self.translate("Transfers"),
                                     self.window)
        return rows_of(view[0]) if view else []

    def wait_transfer(self, name, state, patience=20):
        """Until the row of that name says that state."""
        state = self.translate(state)
        return wait_for(
            f"the transfer of {name} to be {state}",
            lambda: [row for row in self.transfers() if name in row and state in row],
            patience)[0]

    def log_lines(self):
        self.key("ctrl+2")
        return words_of(self.program, self.find("list", "Log"))


def words_of(program, widget):
    """What its labels say."""
    return names_of(program.find_all("label", within=widget))


def rows_of(view):
    """The words of each row that is on the screen, from above."""
    rows = []
    labels = []
    for node in view.survey():
        if node.role == ROLES["table row"]:
            rows.append([])
        elif node.role == ROLES["label"] and rows:
            labels.append((rows[-1], node))
    for (row, _), name in zip(labels, names_of([label for _, label in labels])):
        row.append(name)
    return [row for row in rows if row]


class Dialog:
    def __init__(self, program, window):
        self.program = program
        self.window = window
        self.title = window.name

    def find(self, role, name=None, **options):
        return self.program.find(role, name, self.window, **options)

    def press(self, name):
        self.program.click(self.find(BUTTONS, name))

    def answer(self, name):
        """Presses a button that closes it."""
        self.press(name)
        self.wait_closed()

    def wait_closed(self):
        wait_for(f"{self.title} to close", lambda: not self.program.has_window(self.title))

    def words(self):
        return words_of(self.program, self.window)


class Side:
    """One side of the window and the pane in it."""

    def __init__(self, ferry, name):
        self.ferry = ferry
        self.name = name
        self._panel = None

    @property
    def panel(self):
        self._panel = self._panel or self.ferry.find("panel", self.name)
        return self._panel

    @property
    def view(self):
        return self.ferry.program.find("tree table", within=self.panel)

    @property
    def path(self):
        return self.ferry.program.find(ENTRIES, self.ferry.translate("Path"),
                                       self.panel).entered

    def row(self, name):
        """The label with that name in the list."""
        return self.ferry.program.find("label", name, self.view)

    def names(self):
        """The names on the screen, in their order."""
        view = next(iter(self.ferry.program.find_all("tree table", within=self.panel)), None)
        if view is None:
            return []
        return [words[0] for words in rows_of(view)][1:]

    def wait_names(self, *names):
        try:
            wait_for(f"{names} on the {self.name}", lambda: self.names() == list(names))
        except Failure as failure:
            raise Failure(f"{failure}, not {self.names()}") from failure

    def wait_name(self, name):
        self.row(name)

    def empty_place(self):
        """A point of the list below its rows, or of what stands there when the folder is empty."""
        view = self.ferry.program.find(("tree table", "label"), within=self.panel, where=lambda node:
                                       node.role == ROLES["tree table"]
                                       or node.name == self.ferry.translate("This folder is empty"))
        _, _, width, height = view.extents
        return self.ferry.program.point(view, width // 2, height - 12)

    def click_row(self, name, **options):
        """Clicks a row; another label shows the name where the list is made anew meanwhile."""
        for _ in range(3):
            try:
                return self.ferry.program.click(self.row(name), **options)
            except (Gone, Failure) as error:
                failure = error
        raise failure

    def select(self, *names):
        self.click_row(names[0])
        screen.xdotool("keydown", "ctrl")
        for name in names[1:]:
            self.click_row(name)
        screen.xdotool("keyup", "ctrl")

    def open(self, name):
        self.click_row(name, count=2)

    def wait_status(self, words):
        """Until the line below the list begins with those words."""
        wait_for(f"the line {words}", lambda: [
            name for name in spoken_names_of(self.ferry.program.find_all(
                ("status bar", "label"), within=self.panel))
            if name and name.startswith(words)])
