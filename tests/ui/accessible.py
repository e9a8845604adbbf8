# A program's widgets as assistive technology sees them: AT-SPI asked over its own bus. Asked anew
# each time, for a cache is wrong as soon as a list recycles its rows.
#
# SPDX-License-Identifier: GPL-3.0-or-later
from gi.repository import Gio, GLib

CALL_TIMEOUT = 10000  # milliseconds; a program under the sanitizers may be busy for long

# AtspiRole, by the names that the tests use.
ROLES = {
    "check box": 7,
    "combo box": 11,
    "dialog": 16,
    "filler": 20,
    "frame": 23,
    "image": 27,
    "label": 29,
    "list": 31,
    "list item": 32,
    "menu": 33,
    "menu item": 35,
    "page tab": 37,
    "panel": 39,
    "password text": 40,
    "progress bar": 42,
    "push button": 43,
    "radio button": 44,
    "scroll bar": 48,
    "spin button": 52,
    "status bar": 54,
    "table": 55,
    "table cell": 56,
    "text": 61,
    "toggle button": 62,
    "tree table": 66,
    "window": 69,
    "entry": 79,
    "heading": 83,
    "table row": 90,
}
ROLE_NAMES = {number: name for name, number in ROLES.items()}

STATES = {"active": 1, "checked": 4, "editable": 7, "focused": 12, "selected": 23, "sensitive": 24}

# GTK gives what has no name the name of its class.
POPOVER_NAMES = ("GtkPopover", "GtkPopoverMenu", "GtkPopoverBin")
POPOVER_ROLES = (ROLES["filler"], ROLES["dialog"], ROLES["menu"])

# Nothing that a test looks for is below these.
LEAVES = {ROLES[name] for name in ("label", "progress bar", "image")}
ROWS = {ROLES[name] for name in ("table row", "list item")}

WINDOW_COORDINATES = 1
TEXT_END = 1 << 20  # -1 is no end to GTK 4.8


class Gone(Exception):
    """The widget is no longer there."""


class Bus:
    def __init__(self):
        session = Gio.bus_get_sync(Gio.BusType.SESSION)
        address = session.call_sync(
            "org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress",
            None, None, Gio.DBusCallFlags.NONE, CALL_TIMEOUT, None).unpack()[0]
        self.connection = Gio.DBusConnection.new_for_address_sync(
            address,
            Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT
            | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION,
            None, None)

    def call(self, owner, path, interface, method, arguments=None):
        try:
            return self.connection.call_sync(
                owner, path, interface, method, arguments, None,
                Gio.DBusCallFlags.NO_AUTO_START, CALL_TIMEOUT, None).unpack()
        except GLib.Error as error:
            raise Gone(f"{path} {method}: {error.message}") from error

    def find_program(self, pid):
        """The root of the program with this process id, or None while it is not there."""
        applications = self.call("org.a11y.atspi.Registry", "/org/a11y/atspi/accessible/root",
                                 "org.a11y.atspi.Accessible", "GetChildren")[0]
        for owner, path in applications:
            try:
                its_pid = self.call("org.freedesktop.DBus", "/org/freedesktop/DBus",
                                    "org.freedesktop.DBus", "GetConnectionUnixProcessID",
                                    GLib.Variant("(s)", (owner,)))[0]
            except Gone:
                continue
            if its_pid == pid:
                return Accessible(self, owner, path, pid, None)
        return None


class Accessible:
    """One widget. Its name, text, place and state are those of the moment of asking."""

    def __init__(self, bus, owner, path, pid, window):
        self.bus = bus
        self.owner = owner
        self.path = path
        self.pid = pid
        self.window = window  # the top-level that it is in
        self._role = None

    def _call(self, interface, method, arguments=None):
        return self.bus.call(self.owner, self.path, "org.a11y.atspi." + interface, method, arguments)

    def _get(self, interface, name):
        return self.bus.call(self.owner, self.path, "org.freedesktop.DBus.Properties", "Get",
                             GLib.Variant("(ss)", ("org.a11y.atspi." + interface, name)))[0]

    @property
    def role(self):
        if self._role is None:
            self._role = self._call("Accessible", "GetRole")[0]
        return self._role

    @property
    def role_name(self):
        return ROLE_NAMES.get(self.role, str(self.role))

    @property
    def name(self):
        return self._get("Accessible", "Name")

    @property
    def description(self):
        return self._get("Accessible", "Description")

    @property
    def interfaces(self):
        return [name.split(".")[-1] for name in self._call("Accessible", "GetInterfaces")[0]]

    @property
    def states(self):
        low, high = self._call("Accessible", "GetState")[0]
        bits = low | high << 32
        return {name for name, bit in STATES.items() if bits >> bit & 1}

    @property
    def entered(self):
        """What is in an entry, and nothing but that."""
        return self._call("Text", "GetText", GLib.Variant("(ii)", (0, TEXT_END)))[0]

    @property
    def value(self):
        return self._get("Value", "CurrentValue")

    @property
    def extents(self):
        """x, y, width and height within the window."""
        try:
            return self._call("Component", "GetExtents",
                              GLib.Variant("(u)", (WINDOW_COORDINATES,)))[0]
        except Gone:
            return (0, 0, 0, 0)

    @property
    def is_shown(self):
        return self.extents[2] > 0 and self.extents[3] > 0

    def children(self):
        children = self._call("Accessible", "GetChildren")[0]
        found = [Accessible(self.bus, owner, path, self.pid, self.window) for owner, path in children]
        for child in found:
            if self.window is None or child.is_popover:
                child.window = child
        return found

    @property
    def is_popover(self):
        """A window of its own on the screen, though it stands below its owner here."""
        return self.role in POPOVER_ROLES and self.name in POPOVER_NAMES

    def walk(self):
        """The widgets below this one, but for what is in rows and pages that are not shown."""
        try:
            children = self.children()
        except Gone:
            return
        for child in children:
            try:
                if child.role in ROWS and not child.is_shown:
                    continue
            except Gone:
                continue
            yield child
            if child.role not in LEAVES:
                yield from child.walk()

    def has_name(self, name):
        """Whether it has the name; a mnemonic button reads "_Save Save"."""
        mine = self.name
        return mine == name or (mine.startswith("_") or "_" in mine) and mine.endswith(" " + name)

    def activate(self):
        """Its own first action, for what no pointer can reach."""
        self._call("Action", "DoAction", GLib.Variant("(i)", (0,)))

    def tree(self, depth=0):
        """Lines for a person: the widgets with role, name, text, place."""
        try:
            line = "  " * depth + f"{self.role_name} {self.name!r} {tuple(self.extents)}"
            if "Text" in self.interfaces and self.role not in LEAVES:
                line += f" text {self.entered!r}"
            yield line + " " + ",".join(sorted(self.states))
            for child in self.children():
                if child.role in ROWS and not child.is_shown:
                    continue
                yield from child.tree(depth + 1)
        except Gone as gone:
            yield "  " * depth + f"gone: {gone}"
