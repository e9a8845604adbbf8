# Where Tab leads in a window: to every control, in the order in which they are seen, and round to
# the first one again.
#
# SPDX-License-Identifier: GPL-3.0-or-later
import time

from gi.repository import GLib

import screen
from accessible import ROLES, WINDOW_COORDINATES, ask_all, extents_of, is_place, names_of
from driver import PAUSE, Failure

FOCUSABLE, FOCUSED, SENSITIVE = 11, 12, 24
# GTK keeps the buttons of the title bar out of the round; the window manager has keys for them.
TITLE_BUTTONS = ("Minimize", "Maximize", "Restore", "Close")
TITLE_BUTTON_SIZE = 20  # pixels; a button with a text or a picture of the program's is larger

STEP_PATIENCE = 1  # seconds for the focus to move

# What a person works with. A list is one stop, wherever in it the focus lands.
CONTROLS = {ROLES[role] for role in (
    "push button", "toggle button", "check box", "radio button", "combo box", "text", "entry",
    "password text", "spin button", "page tab", "list", "tree table")}

TABLE_NAME = "GtkColumnListView"  # the list of rows in a table
NOTHING = "/org/a11y/atspi/null"

LISTS = {ROLES["list"], ROLES["tree table"]}
COMPOUNDS = {ROLES["combo box"], ROLES["spin button"], ROLES["tree table"]}


class Stop:
    """A widget that can have the focus, as it was when the window was looked through."""

    def __init__(self, node, name, extents, above, parent, can_be_used):
        self.node = node
        self.name = name
        self.extents = extents
        self.above = above  # the stops around it, the nearest last
        self.parent = parent
        self.can_be_used = can_be_used

    def __str__(self):
        return f"{self.node.role_name} {self.name!r} at {tuple(self.extents)}"

    @property
    def is_title_button(self):
        return self.name in TITLE_BUTTONS and self.extents[3] < TITLE_BUTTON_SIZE

    @property
    def unit(self):
        """What counts as one stop: a list for its rows, a drop-down for its button."""
        controls = [stop for stop in (*self.above, self) if stop.node.role in CONTROLS]
        if controls[-2:-1] and controls[-2].node.role in COMPOUNDS:
            return controls[-2]
        return controls[-1] if controls else self

    @property
    def list(self):
        """The one in whose rows it is."""
        return next((stop for stop in self.above if stop.node.role in LISTS), None)

    def can_be_hit(self):
        """Whether the parent finds it below the pointer; scrolled away it does, too."""
        x, y, width, height = self.extents
        (_, path), = self.parent._call("Component", "GetAccessibleAtPoint", GLib.Variant(
            "(iiu)", (x + width // 2, y + height // 2, WINDOW_COORDINATES)))
        return path != NOTHING


class Walk:
    def __init__(self, window, mirrored=False):
        self.window = window
        self.mirrored = mirrored
        self.stops = {}
        self._look()

    def _look(self):
        nodes = self.window.survey()
        states = _states(nodes)
        facts = {node.path: (state, name, extents) for node, state, name, extents
                 in zip(nodes, states, names_of(nodes), extents_of(nodes))}
        self.stops = {}

        def visit(node, above, can_be_used):
            for child in node.known_children:
                state, name, extents = facts[child.path]
                can_child = can_be_used and bool(state >> SENSITIVE & 1)
                here = above
                if state >> FOCUSABLE & 1:
                    stop = Stop(child, name, extents, above, node, can_child)
                    self.stops[child.path] = stop
                    here = [*above, stop]
                visit(child, here, can_child)
        visit(self.window, [], True)

    def _focused(self):
        stops = list(self.stops.values())
        found = [stop for stop, state in zip(stops, _states([stop.node for stop in stops]))
                 if state >> FOCUSED & 1]
        return found[-1] if found else None

    def _step(self, key, last):
        """The stop that the key leads to from the last one, which it may be itself."""
        screen.tap(key)
        deadline = time.monotonic() + STEP_PATIENCE
        while time.monotonic() < deadline:
            stop = self._focused()
            if stop is None:
                self._look()  # a list has made rows anew, or a page has come
                stop = self._focused()
            if stop is not None and (last is None or stop.node.path != last.node.path):
                return stop
            time.sleep(PAUSE / 10)
        if last is None:
            raise Failure(f"{key} brings no focus")
        return last

    def round(self, key):
        """The stops until the first one comes again."""
        first = last = self._step(key, self._focused())
        visited = [first.unit]
        for _ in range(2 * len(self.stops) + 4):
            before = last
            last = self._step(key, last)
            if last.node.path == before.node.path and len(visited) > 1:
                raise Failure(f"{key} does not lead away from {last}")
            if (last.node.path == first.node.path
                    or len(visited) > 1 and last.unit.node.path == visited[0].node.path):
                return visited
            if last.unit.node.path != visited[-1].node.path:
                visited.append(last.unit)
        raise Failure(f"{key} does not lead back to {visited[0]}, but on to "
                      + ", ".join(map(str, visited[-6:])))

    def controls(self):
        """All that a person must be able to come to."""
        return [stop for stop in self.stops.values()
                if stop.node.role in CONTROLS and stop.can_be_used and stop.unit is stop
                and not stop.is_title_button and is_place(stop.extents)
                and stop.node.window.path == self.window.path]

    def missed(self, visited):
        """Those that were not reached. What cannot be hit is of a hidden page; of the rows of a
        list and of choices that exclude each other it is enough to come to one, and in a table keys
        do what the controls of a row do."""
        reached = {stop.node.path for stop in visited}
        tables = {stop.node.path for stop in visited if stop.name == TABLE_NAME}
        lists = {stop.list.node.path for stop in visited if stop.list is not None} | tables
        groups = {stop.parent.path for stop in visited if stop.node.role == ROLES["radio button"]}
        return [stop for stop in self.controls()
                if stop.node.path not in reached | lists
                and not (stop.list is not None and stop.list.node.path in lists)
                and not (stop.node.role == ROLES["radio button"] and stop.parent.path in groups)
                and stop.can_be_hit()]

    def _goes_back(self, one, other):
        """Whether the way from one to the other is against the order of reading."""
        x, y, width, height = one.extents
        its_x, its_y, its_width, its_height = other.extents
        is_above = its_y + its_height <= y
        is_beside = not is_above and its_y < y + height
        if self.mirrored:
            is_before = its_x >= x + width
            is_after = its_x + its_width <= x
        else:
            is_before = its_x + its_width <= x
            is_after = its_x >= x + width
        return is_beside and is_before or is_above and not is_after

    def turns(self, visited):
        """Where the way goes back up, but for the one time from the end to the beginning."""
        pairs = list(zip(visited, visited[1:] + visited[:1]))
        return [pair for pair in pairs if self._goes_back(*pair)]


def _states(nodes):
    return [low_high[0][0] | low_high[0][1] << 32 if low_high else 0
            for low_high in ask_all(nodes, "Accessible", "GetState")]


def assert_all_reached(what, window, mirrored=False):
    """Fails where Tab or Shift+Tab leaves a control out, gets stuck or leaps about."""
    walk = Walk(window, mirrored)
    if not walk.controls():
        return
    forth = walk.round("Tab")
    back = walk.round("shift+Tab")
    for key, visited in (("Tab", forth), ("Shift+Tab", back)):
        missed = walk.missed(visited)
        if missed:
            raise Failure(f"{what}: {key} does not reach " + "; ".join(map(str, missed)))
    turns = walk.turns(forth)
    if len(turns) > 1:
        raise Failure(f"{what}: Tab leaps back: " + "; ".join(f"{a} to {b}" for a, b in turns))
