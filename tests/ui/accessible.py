# A program's widgets as assistive technology sees them: AT-SPI asked over its own bus. Asked anew
# each time, for a cache is wrong as soon as a list recycles its rows.
#
# SPDX-License-Identifier: GPL-3.0-or-later
from gi.repository import Gio, GLib

CALL_TIMEOUT = 10000  # milliseconds; a program under the sanitizers may be busy for long

# AtspiRole, by the names that the tests use.
ROLES = {
    "check box": 7,
    "check menu item": 8,
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
    "radio menu item": 45,
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

# What newer GTK calls by another role: a grouping.
SAME_ROLES = {99: ROLES["panel"]}

STATES = {"active": 1, "checked": 4, "editable": 7, "focused": 12, "selected": 23, "sensitive": 24}

# GTK 4.8 gives what has no name the name of its class; newer ones give it none.
POPOVER_NAMES = ("GtkPopover", "GtkPopoverMenu", "GtkPopoverBin", "FerryPlacesPopover",
                 "FerryRecentPopover")
POPOVER_ROLES = (ROLES["filler"], ROLES["dialog"], ROLES["menu"])

# Nothing that a test looks for is below these.
LEAVES = {ROLES[name] for name in ("label", "progress bar", "image")}
ITEMS = {ROLES[name] for name in ("menu item", "check menu item", "radio menu item")}
ROWS = {ROLES[name] for name in ("table row", "list item")}

LABELLED_BY = 2  # AtspiRelationType
PROPERTIES = "org.freedesktop.DBus.Properties"
WINDOW_COORDINATES = 1
TEXT_END = 1 << 20  # -1 is no end to GTK 4.8


def _known_role(role):
    return SAME_ROLES.get(role, role)


def _is_popover_name(role, name):
    return name in POPOVER_NAMES or role == ROLES["menu"] and name == ""


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

    def call_many(self, calls):
        """The answers to many calls, sent together: one wait instead of hundreds. A call is owner,
        path, interface, method and arguments; what is gone answers None."""
        answers = [None] * len(calls)
        waiting = [len(calls)]

        def got_answer(connection, result, number):
            waiting[0] -= 1
            try:
                answers[number] = connection.call_finish(result).unpack()
            except GLib.Error:
                pass

        for number, (owner, path, interface, method, arguments) in enumerate(calls):
            self.connection.call(owner, path, interface, method, arguments, None,
                                 Gio.DBusCallFlags.NO_AUTO_START, CALL_TIMEOUT, None,
                                 got_answer, number)
        while waiting[0]:
            GLib.MainContext.default().iteration(True)
        return answers

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
    """One widget. What is asked of it is the answer of the moment; what survey() has learned of its
    role and children stays."""

    def __init__(self, bus, owner, path, pid, window):
        self.bus = bus
        self.owner = owner
        self.path = path
        self.pid = pid
        self.window = window  # the top-level that it is in
        self._role = None
        self.known_children = []

    def _call(self, interface, method, arguments=None):
        return self.bus.call(self.owner, self.path, "org.a11y.atspi." + interface, method, arguments)

    def _get(self, interface, name):
        return self.bus.call(self.owner, self.path, PROPERTIES, "Get",
                             GLib.Variant("(ss)", ("org.a11y.atspi." + interface, name)))[0]

    @property
    def role(self):
        if self._role is None:
            self._role = _known_role(self._call("Accessible", "GetRole")[0])
        return self._role

    @property
    def role_name(self):
        return ROLE_NAMES.get(self.role, str(self.role))

    @property
    def name(self):
        return self._get("Accessible", "Name")

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
        """What is in an entry."""
        return self._call("Text", "GetText", GLib.Variant("(ii)", (0, TEXT_END)))[0]

    def act(self):
        """What a click would do, also where the window is behind others."""
        self._call("Action", "DoAction", GLib.Variant("(i)", (0,)))

    @property
    def extents(self):
        """x, y, width and height within the window."""
        return extents_of([self])[0]

    @property
    def is_popover(self):
        """A window of its own on the screen, though it stands below its owner here."""
        return self.role in POPOVER_ROLES and _is_popover_name(self.role, self.name)

    def children(self):
        return self._take_children(self._call("Accessible", "GetChildren"))

    def _take_children(self, answer):
        self.known_children = [Accessible(self.bus, owner, path, self.pid, self.window)
                          for owner, path in (answer or [[]])[0]]
        if self.window is None:
            for child in self.known_children:
                child.window = child
        return self.known_children

    def survey(self):
        """All widgets below, but for what is in rows that are not on the screen: a list keeps some
        in store. Row by row, as a reader would go."""
        level = [self]
        while level:
            asked = [node for node in level if node.role not in LEAVES]
            answers = ask_all(asked, "Accessible", "GetChildren")
            level = [child for node, answer in zip(asked, answers)
                     for child in node._take_children(answer)]
            _learn(level)
            stored = {row.path for row in _not_shown([node for node in level if node.role in ROWS])}
            for node in asked:
                node.known_children = [child for child in node.known_children
                                  if child._role is not None and child.path not in stored]
                for child in node.known_children:
                    child.window = child if child.window is child else node.window
            level = [child for node in asked for child in node.known_children]
        return list(self._descendants())

    def _descendants(self):
        for child in self.known_children:
            yield child
            yield from child._descendants()

    def tree(self, depth=0):
        """Lines for a person: the widgets with role, name, text, place and state."""
        try:
            line = "  " * depth + f"{self.role_name} {self.name!r} {tuple(self.extents)}"
            if "Text" in self.interfaces and self.role not in LEAVES:
                line += f" text {self.entered!r}"
            yield line + " " + ",".join(sorted(self.states))
        except Gone as gone:
            yield "  " * depth + f"gone: {gone}"
        for child in self.known_children:
            yield from child.tree(depth + 1)


def ask_all(nodes, interface, method, arguments=None):
    if not nodes:
        return []
    return nodes[0].bus.call_many([(node.owner, node.path, "org.a11y.atspi." + interface, method,
                                    arguments) for node in nodes])


def _learn(nodes):
    """The roles of new nodes, and which of them are popovers."""
    for node, answer in zip(nodes, ask_all(nodes, "Accessible", "GetRole")):
        node._role = answer and _known_role(answer[0])
    candidates = [node for node in nodes if node._role in POPOVER_ROLES]
    for node, name in zip(candidates, names_of(candidates)):
        if _is_popover_name(node._role, name):
            node.window = node


def _not_shown(nodes):
    return [node for node, extents in zip(nodes, extents_of(nodes)) if not is_place(extents)]


def names_of(nodes):
    """Their names; None for what is gone."""
    if not nodes:
        return []
    asked = GLib.Variant("(ss)", ("org.a11y.atspi.Accessible", "Name"))
    return [answer and answer[0] for answer in nodes[0].bus.call_many(
        [(node.owner, node.path, PROPERTIES, "Get", asked) for node in nodes])]


def spoken_names_of(nodes):
    """Their names, or the text that newer GTK has in place of a name: of what labels the item of a
    menu, and a status bar's own."""
    names = names_of(nodes)
    mute = [number for number, name in enumerate(names) if name == ""]
    asked = [number for number in mute if nodes[number].role in ITEMS]
    answers = ask_all([nodes[number] for number in asked], "Accessible", "GetRelationSet")
    labels = [(number, Accessible(nodes[number].bus, owner, path, nodes[number].pid, None))
              for number, answer in zip(asked, answers) if answer
              for relation, targets in answer[0] if relation == LABELLED_BY
              for owner, path in targets]
    labels += [(number, nodes[number]) for number in mute
               if nodes[number].role == ROLES["status bar"]]
    texts = ask_all([label for _, label in labels], "Text", "GetText",
                    GLib.Variant("(ii)", (0, TEXT_END)))
    for (number, _), text in zip(labels, texts):
        names[number] = text[0] if text else ""
    return names


def extents_of(nodes):
    """x, y, width and height of each within its window; nothing at all for what is gone."""
    return [answer[0] if answer else (0, 0, 0, 0) for answer in ask_all(
        nodes, "Component", "GetExtents", GLib.Variant("(u)", (WINDOW_COORDINATES,)))]


def is_place(extents):
    return extents[2] > 0 and extents[3] > 0


def is_named(name, wanted):
    """Whether a name is the wanted one; a mnemonic button's reads "_Save Save", and what has a
    label for a label "User User"."""
    first, _, last = (name or "").partition(" " + wanted)
    return name == wanted or not last and (first == wanted or first.replace("_", "") == wanted)
