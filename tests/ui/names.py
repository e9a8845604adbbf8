# Whether controls have names for assistive technology.
#
# SPDX-License-Identifier: GPL-3.0-or-later
import re

from accessible import ROLES, is_place
from driver import Failure

CONTROLS = {ROLES[role] for role in (
    "push button", "toggle button", "check box", "radio button", "combo box", "text", "entry",
    "password text", "spin button", "progress bar", "tree table", "list")}

# What a scrolled list consists of is read by its content.
PARTS = {ROLES["scroll bar"], ROLES["table row"]}

# GTK names what has no name by its class; a drop-down's inner button is the drop-down's affair.
CLASS_NAME = re.compile(r"^(Gtk|Ferry)[A-Z]\w+$|^\(None\)$|^$")


def unnamed(top):
    """Role and place of each shown control below top that says nothing of itself."""
    found = []
    top.survey()

    def look(widget, parent_is_named):
        for child in widget.known_children:
            if child.role in PARTS or not is_place(child.extents):
                continue
            is_control = child.role in CONTROLS
            is_mute = is_control and CLASS_NAME.match(child.name)
            if is_mute and not parent_is_named:
                found.append(f"{child.role_name} {child.name!r} at {tuple(child.extents)} "
                             f"in {widget.role_name} {widget.name!r}")
            look(child, is_control and not is_mute)

    look(top, False)
    return found


def assert_all_named(what, top):
    """Fails with all controls below top that have no name."""
    missing = unnamed(top)
    if missing:
        raise Failure(f"{what}: without a name: " + "; ".join(missing))
