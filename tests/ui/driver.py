# A GTK program driven as a person would: what it shows is found by role and name and waited for,
# then clicked, dragged and typed into with real events.
#
# SPDX-License-Identifier: GPL-3.0-or-later
import os
import re
import subprocess
import sys
import tempfile
import time

import screen
from accessible import (ROLES, Accessible, Bus, Gone, extents_of, is_named, is_place, names_of,
                        spoken_names_of)

PATIENCE = 15  # seconds; only a failing test waits so long
PAUSE = 0.05

# What GTK says on a bare screen, and has nothing to do with the program.
HARMLESS = re.compile("|".join((
    r"Unable to acquire session bus",
    r"Vulkan",
    r"libEGL|MESA|dri[23]?\b",
    r"Failed to measure available space",
    r"unable to send notifications",
)))
COMPLAINT = re.compile(r"-(CRITICAL|WARNING|ERROR) \*\*|ERROR: (Address|Leak)Sanitizer|runtime error:")


class Failure(AssertionError):
    """What a person would have seen is not there."""


def _holds(condition, node):
    try:
        return condition(node)
    except Gone:
        return False


def wait_for(what, look, patience=PATIENCE):
    """What look() gives as soon as it gives something true."""
    deadline = time.monotonic() + patience
    while True:
        try:
            found = look()
        except Gone:
            found = None
        if found:
            return found
        if time.monotonic() > deadline:
            raise Failure(f"waited {patience} s in vain for {what}")
        time.sleep(PAUSE)


def type_over(entry, text, *keys):
    """Types text into the entry that has the keyboard, or gets it by keys, in place of what is there.
    A letter that is on no key is put on one for a moment; a busy program may hear of it too late:
    then it is typed again."""
    def type_it():
        screen.key(*keys, "ctrl+a")
        if text:
            screen.write(text)
        else:
            screen.key("Delete")
        return wait_for("the text", lambda: entry.entered == text, patience=4)

    for _ in range(3):
        try:
            return type_it()
        except Failure as failure:
            last = failure
    raise Failure(f"{text!r} in the entry: {last}")


_x_windows = {}


def _misfit(x_window, width, height):
    _, _, its_width, its_height = screen.geometry_of(x_window)
    return abs(its_width - width) + abs(its_height - height)


def x_window_of(window):
    """The X window of a top-level: the one of its title, or a popover's by its size."""
    if window.path in _x_windows:
        return _x_windows[window.path]
    mine = screen.windows_of(window.pid)
    managed = screen.managed_windows()
    if not window.is_popover:
        title = window.name
        for one in mine:
            if int(one) in managed and screen.title_of(one) == title:
                _x_windows[window.path] = one  # the title may change
                return one
        return None
    _, _, width, height = window.extents
    popovers = [one for one in mine if int(one) not in managed]
    return min(popovers, default=None, key=lambda one: _misfit(one, width, height))


class Program:
    """A running program and its windows."""

    def __init__(self, arguments, environment=None):
        self.errors_file = tempfile.NamedTemporaryFile("r", prefix="stderr-", errors="replace")
        self.output_file = tempfile.NamedTemporaryFile("r", prefix="stdout-", errors="replace")
        with open(self.errors_file.name, "w") as errors, open(self.output_file.name, "w") as output:
            self.process = subprocess.Popen(arguments, env={**os.environ, **(environment or {})},
                                            stdin=subprocess.DEVNULL, stdout=output, stderr=errors)
        self.bus = Bus()
        self.root = None

    # What it says

    @property
    def errors(self):
        self.errors_file.seek(0)
        return self.errors_file.read()

    @property
    def output(self):
        self.output_file.seek(0)
        return self.output_file.read()

    def complaints(self):
        return [line for line in self.errors.splitlines()
                if COMPLAINT.search(line) and not HARMLESS.search(line)]

    # Windows

    def _find_root(self):
        if self.process.poll() is not None:
            raise Failure(f"{self.process.args[0]} ended with {self.process.returncode}:\n{self.errors}")
        self.root = self.root or self.bus.find_program(self.process.pid)
        return self.root

    def windows(self):
        root = self._find_root()
        return [window for window in root.children()] if root else []

    def window(self, title=None):
        """The window with this title, or the first one; its X window is there too."""
        def look():
            for window in self.windows():
                if not window.is_popover and (title is None or window.name == title):
                    return x_window_of(window) and window
            return None
        return wait_for(f"a window {title or ''}", look, 30)

    def has_window(self, title):
        return any(window.name == title for window in self.windows())

    def activate(self, window):
        x_window = wait_for("the X window", lambda: x_window_of(window))
        screen.activate(x_window)
        return x_window

    # Widgets

    def find_all(self, role=None, name=None, within=None, where=None):
        """The shown widgets of a role and name for which where() is true."""
        roles = {ROLES[one] for one in (role if isinstance(role, tuple) else (role,)) if one}
        found = []
        for top in [within] if within else self.windows():
            found += [node for node in top.survey() if not roles or node.role in roles]
        if name is not None:
            found = [node for node, its in zip(found, spoken_names_of(found))
                     if is_named(its, name)]
        found = [node for node, its in zip(found, extents_of(found)) if is_place(its)]
        return [node for node in found if where is None or _holds(where, node)]

    def find(self, role=None, name=None, within=None, where=None, patience=PATIENCE):
        """The first shown widget of the role and name, waited for."""
        def look():
            return next(iter(self.find_all(role, name, within, where)), None)
        return wait_for(f"{role or 'widget'} {name or ''}", look, patience)

    def has(self, role=None, name=None, within=None, where=None):
        return bool(self.find_all(role, name, within, where))

    def point(self, widget, dx=None, dy=None):
        """Where the middle of a widget, or a place in it, is on the screen."""
        x_window = wait_for("the X window", lambda: x_window_of(widget.window))
        window_x, window_y, window_width, window_height = screen.geometry_of(x_window)
        left, right, top, bottom = screen.shadow_of(x_window)
        window_dx, window_dy, width, height = widget.window.extents
        # Without a compositor GTK draws a border instead of a shadow; places count from within it.
        border_x = max(0, window_width - left - right - width) // 2
        border_y = max(0, window_height - top - bottom - height) // 2
        x, y, width, height = self._settled_extents(widget)
        return (window_x + left + border_x + x - window_dx + (width // 2 if dx is None else dx),
                window_y + top + border_y + y - window_dy + (height // 2 if dy is None else dy))

    def _settled_extents(self, widget):
        """The widget's place once it moves no more: a list that has just been filled still does."""
        last = [None]

        def look():
            now = tuple(widget.extents)
            is_still = now == last[0] and now[2] > 0
            last[0] = now
            return is_still and now
        return wait_for("a widget to stand still", look, 3)

    def click(self, widget, button=1, count=1, dx=None, dy=None):
        if not widget.window.is_popover:
            self.activate(widget.window)
        screen.click(*self.point(widget, dx, dy), button=button, count=count)

    def press(self, role, name, within=None):
        """Clicks the widget of this role and name."""
        self.click(self.find(role, name, within))

    def fill(self, widget, text):
        """Puts text into an entry in place of what is there."""
        self.click(widget)
        wait_for("the focus", lambda: "focused" in widget.states)
        if widget.role == ROLES["password text"]:
            screen.key("ctrl+a")
            screen.write(text)
        else:
            type_over(widget, text)

    def choose(self, combo, number):
        """Takes the entry of that number, from 0, in a drop-down."""
        self.click(combo)
        self.find("list item", within=combo)
        screen.key("Home", *["Down"] * number, "Return")

    def chosen(self, combo):
        """The words on a drop-down."""
        return names_of(self.find_all("label", within=combo))[0]

    def drag(self, start, end, **options):
        """From a widget or point to another, which may be another program's."""
        screen.drag(*[self.point(place) if isinstance(place, Accessible) else place
                      for place in (start, end)], **options)

    # The end

    def dump(self, out=sys.stderr):
        """For the person who reads a failure: all widgets, and what the program said."""
        try:
            for window in self.windows():
                window.survey()
                for line in window.tree():
                    print("#", line, file=out)
        except (Gone, Failure) as error:
            print("#", error, file=out)
        for line in self.errors.splitlines()[-60:]:
            print("# stderr:", line, file=out)

    def stop(self, patience=PATIENCE):
        if self.process.poll() is None:
            self.process.terminate()
        try:
            self.process.wait(patience)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.errors_file.seek(0)
