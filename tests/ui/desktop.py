#!/usr/bin/python3
# Stands in for the desktop on the session bus: who keeps it awake, what notifications come, and
# that it is told to sleep. Each call is a line; nothing else happens.
#
# SPDX-License-Identifier: GPL-3.0-or-later
import sys

from gi.repository import Gio, GLib

INTERFACES = """<node>
  <interface name="org.freedesktop.login1.Manager">
    <method name="CanSuspend"><arg type="s" direction="out"/></method>
    <method name="CanPowerOff"><arg type="s" direction="out"/></method>
    <method name="Suspend"><arg type="b" direction="in"/></method>
    <method name="PowerOff"><arg type="b" direction="in"/></method>
  </interface>
  <interface name="org.gnome.SessionManager">
    <method name="Inhibit">
      <arg type="s" direction="in"/><arg type="u" direction="in"/>
      <arg type="s" direction="in"/><arg type="u" direction="in"/>
      <arg type="u" direction="out"/>
    </method>
    <method name="Uninhibit"><arg type="u" direction="in"/></method>
  </interface>
  <interface name="org.freedesktop.Notifications">
    <method name="Notify">
      <arg type="s" direction="in"/><arg type="u" direction="in"/><arg type="s" direction="in"/>
      <arg type="s" direction="in"/><arg type="s" direction="in"/><arg type="as" direction="in"/>
      <arg type="a{sv}" direction="in"/><arg type="i" direction="in"/>
      <arg type="u" direction="out"/>
    </method>
    <method name="CloseNotification"><arg type="u" direction="in"/></method>
    <method name="GetCapabilities"><arg type="as" direction="out"/></method>
  </interface>
</node>"""

# Of each interface: the name on the bus and where it is.
PLACES = {
    "org.freedesktop.login1.Manager": ("org.freedesktop.login1", "/org/freedesktop/login1"),
    "org.gnome.SessionManager": ("org.gnome.SessionManager", "/org/gnome/SessionManager"),
    "org.freedesktop.Notifications": ("org.freedesktop.Notifications",
                                      "/org/freedesktop/Notifications"),
}

# Powering off would ask for a password here, so it is not to be offered.
ANSWERS = {
    "CanSuspend": GLib.Variant("(s)", ("yes",)),
    "CanPowerOff": GLib.Variant("(s)", ("challenge",)),
    "Inhibit": GLib.Variant("(u)", (7,)),
    "Notify": GLib.Variant("(u)", (1,)),
    "GetCapabilities": GLib.Variant("(as)", (["body"],)),
}


def on_call(_connection, _sender, _path, _interface, method, arguments, invocation):
    print(method, *arguments.unpack(), sep="|", flush=True)
    invocation.return_value(ANSWERS.get(method))


def on_launcher(_connection, _sender, _path, _interface, _name, arguments):
    """The icon's new look, as one line."""
    program, look = arguments.unpack()
    print("Launcher", program, *(f"{key}={look[key]}" for key in sorted(look)), sep="|", flush=True)


def main():
    bus = Gio.bus_get_sync(Gio.BusType.SESSION)
    for interface in Gio.DBusNodeInfo.new_for_xml(INTERFACES).interfaces:
        name, path = PLACES[interface.name]
        bus.register_object(path, interface, on_call, None, None)
        Gio.bus_own_name_on_connection(bus, name, Gio.BusNameOwnerFlags.NONE, None, None)
        bus.call_sync("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus",
                      "GetNameOwner", GLib.Variant("(s)", ("org.freedesktop.DBus",)), None,
                      Gio.DBusCallFlags.NONE, -1, None)
    bus.signal_subscribe(None, "com.canonical.Unity.LauncherEntry", "Update", None, None,
                         Gio.DBusSignalFlags.NONE, on_launcher)
    print("ready", flush=True)
    GLib.MainLoop().run()


sys.exit(main())
