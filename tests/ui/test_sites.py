# The site manager: sites are made, found, moved and opened, and the file says so.
#
# SPDX-License-Identifier: GPL-3.0-or-later
import pathlib

import scenario
import screen
from driver import wait_for
from ferry_window import ENTRIES, Ferry
from names import assert_all_named

SITES = """[/folders]
names=Work;Work/Client A;

[Web]
folder=Work/Client A
colour=red
host={host}
port={port}
user={user}
logon=ask
security=none
remote-folder=/htdocs
bookmark-1=Pictures;/htdocs/img;;

[Archive]
host=archive.example
colour=blue
logon=anonymous
"""


def sites_file(stage):
    return stage.folder / "config" / "ferry" / "sites.ini"


def read(stage):
    return sites_file(stage).read_text()


def wait_saved(stage, *texts):
    wait_for(f"{texts} in the file", lambda: all(text in read(stage) for text in texts))


def start(stage, server):
    (pathlib.Path(server.root) / "htdocs" / "img").mkdir(parents=True)
    sites_file(stage).parent.mkdir(parents=True)
    sites_file(stage).write_text(SITES.format(host=server.host, port=server.port, user=server.user))
    ferry = Ferry(stage)
    ferry.key("ctrl+s")
    return ferry, ferry.dialog("Sites")


def row(dialog, name):
    return dialog.find("label", name)


def edited(stage):
    """what is typed is kept, what is dragged stays, and two windows see the same"""
    server = stage.server(pyftpdlib=True)
    ferry, dialog = start(stage, server)
    program = ferry.program

    program.click(row(dialog, "Web"))
    stage.picture("sites")
    assert_all_named(program, dialog.window)
    program.fill(dialog.find(ENTRIES, "Name"), "Shop")
    wait_saved(stage, "title=Shop")
    program.fill(dialog.find(ENTRIES, "Host"), "")
    dialog.press("New folder")
    assert f"host={server.host}" in read(stage), "a site without a host would be lost"
    program.fill(dialog.find(ENTRIES, "Name of the folder"), "Old")
    screen.key("Return")
    wait_saved(stage, "Work/Client A/Old")

    program.drag(row(dialog, "Archive"), row(dialog, "Work"))
    wait_saved(stage, "[Archive]\nhost=archive.example\ncolour=blue\nlogon=anonymous\n"
                      "folder=Work\n")

    # Somebody else writes the file.
    sites_file(stage).write_text(read(stage).replace("title=Shop", "title=Stall"))
    program.click(row(dialog, "Stall"))
    wait_for("the new name", lambda: program.has(ENTRIES, "Name", dialog.window))

    dialog.press("Duplicate")
    wait_saved(stage, "[Stall (copy)]")
    dialog.press("Delete…")
    ferry.dialog("Delete “Stall (copy)”?").answer("Delete")
    wait_for("the copy to go", lambda: "copy" not in read(stage))


def opened(stage):
    """a new site, and one that is searched for, lead to their folders"""
    server = stage.server(pyftpdlib=True)
    ferry, dialog = start(stage, server)
    program = ferry.program

    dialog.press("New site")
    program.fill(dialog.find(ENTRIES, "Host"), server.host)
    program.fill(dialog.find(ENTRIES, "Port"), str(server.port))
    program.fill(dialog.find(ENTRIES, "User"), server.user)
    dialog.press("Connect")
    login = ferry.dialog("Log In")
    program.fill(login.find(("password text", *ENTRIES), "Password"), server.password)
    login.answer("Log In")
    ferry.wait_connected()
    wait_saved(stage, f"[{server.host}]\n")
    assert server.password not in read(stage)

    ferry.key("ctrl+s")
    dialog = ferry.dialog("Sites")
    program.fill(dialog.find(ENTRIES, "Search sites"), "client web")
    screen.key("Return")
    login = ferry.dialog("Log In")
    program.fill(login.find(("password text", *ENTRIES), "Password"), server.password)
    stage.picture("sites-login")
    login.answer("Log In")
    ferry.right.wait_names("img")

    # The password is remembered: nobody asks again.
    ferry.press("Disconnect")
    ferry.key("ctrl+s")
    program.click(row(ferry.dialog("Sites"), "Web"), count=2)
    ferry.wait_connected()
    ferry.right.wait_names("img")


scenario.run([edited, opened])
