# Whether controls have names for assistive technology.
#
# SPDX-License-Identifier: GPL-3.0-or-later
import re

from accessible import ROLES, extents_of, is_place, names_of
from driver import Failure

CONTROLS = {ROLES[role] for role in (
    "push button", "toggle button", "check box", "radio button", "combo box", "text", "entry",
    "password text", "spin button", "progress bar", "tree table", "list")}

# What a scrolled list consists of is read by its content.
PARTS = {ROLES["scroll bar"], ROLES["table row"]}

# GTK names what has no name by its class; an entry's inner text is the entry's affair.
CLASS_NAME = re.compile(r"^(Gtk|Ferry)[A-Z]\w+$|^\(None\)$|^$")


def unnamed(top):
    """Role and place of each shown control below top that says nothing of itself."""
    nodes = top.survey()
    facts = {node.path: fact for node, *fact in zip(nodes, names_of(nodes), extents_of(nodes))}
    found = []

    def look(widget, its_name, parent_is_named):
        for child in widget.known_children:
            name, extents = facts[child.path]
            if name is None or child.role in PARTS or not is_place(extents):
                continue
            is_control = child.role in CONTROLS
            is_mute = is_control and CLASS_NAME.match(name)
            if is_mute and not (parent_is_named and child.role != ROLES["toggle button"]):
                found.append(f"{child.role_name} {name!r} at {tuple(extents)} "
                             f"in {widget.role_name} {its_name!r}")
            look(child, name, is_control and not is_mute)

    look(top, top.name, False)
    return found


def assert_all_named(what, top):
    """Fails with all controls below top that have no name."""
    missing = unnamed(top)
    if missing:
        raise Failure(f"{what}: without a name: " + "; ".join(missing))
