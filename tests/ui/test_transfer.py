# Files across, by pointer: pane to pane both ways, from other programs and out to them.
#
# SPDX-License-Identifier: GPL-3.0-or-later
import hashlib
import os
import pathlib

import scenario
import screen
from driver import wait_for, x_window_of
from ferry_window import ACTIVE, PASSIVE, Ferry


def digest(path):
    """A hash of a file, or of all names and bytes below a folder."""
    path = pathlib.Path(path)
    if path.is_file():
        return hashlib.sha256(path.read_bytes()).hexdigest()
    lines = [f"{one.relative_to(path)} {digest(one) if one.is_file() else '/'}"
             for one in sorted(path.rglob("*"))]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def make_tree(folder):
    """A folder with folders, an empty one, an empty file and Japanese names."""
    (folder / "letters" / "old").mkdir(parents=True)
    (folder / "nothing here").mkdir()
    (folder / "letters" / "tide table.txt").write_text("high at noon\n")
    (folder / "letters" / "old" / "empty").write_bytes(b"")
    (folder / "港の船.txt").write_text("船は出る。\n", encoding="utf-8")
    (folder / "letters" / "boats.bin").write_bytes(os.urandom(300_000))


def stand_beside(program, x=1200, y=60):
    """Puts a small program's window where Ferry's is not."""
    screen.place(wait_for("its window", lambda: x_window_of(program.window())), x, y)


def connected(stage, **options):
    server = stage.server(**options)
    return server, pathlib.Path(server.root)


def upload_by_drag(stage):
    """a file dragged to the right in passive mode is on the server byte for byte"""
    server, root = connected(stage)
    file = stage.home / "read me, 日本語.bin"
    file.write_bytes(os.urandom(2_000_000))
    (root / "already there.txt").write_text("x")
    ferry = Ferry(stage)
    ferry.connect(server, mode=PASSIVE)
    ferry.right.wait_names("already there.txt")
    ferry.left.wait_name(file.name)
    stage.picture("connected")

    ferry.program.drag(ferry.left.row(file.name), ferry.right.empty_place(),
                       before_drop=lambda: stage.picture("drag"))

    ferry.wait_transfer(file.name, "Done")
    ferry.right.wait_names("already there.txt", file.name)
    stage.picture("uploaded")
    assert digest(root / file.name) == digest(file)


def upload_in_active_mode(stage):
    """a file dragged to the right in active mode is on the server byte for byte"""
    server, root = connected(stage, pyftpdlib=True)
    file = stage.home / "boat.bin"
    file.write_bytes(os.urandom(500_000))
    ferry = Ferry(stage)
    ferry.connect(server, mode=ACTIVE)
    ferry.left.wait_name(file.name)
    ferry.program.find(None, "This folder is empty", ferry.right.panel)

    panel = ferry.right.panel
    ferry.program.drag(ferry.left.row(file.name), ferry.program.point(panel))

    ferry.wait_transfer(file.name, "Done")
    assert digest(root / file.name) == digest(file)


def upload_folder_by_drag(stage):
    """a folder dragged to the right is on the server with all that is in it"""
    server, root = connected(stage)
    make_tree(stage.home / "tree")
    (root / "other").mkdir()
    ferry = Ferry(stage)
    ferry.connect(server)
    ferry.right.wait_name("other")

    ferry.program.drag(ferry.left.row("tree"), ferry.right.empty_place())

    ferry.right.wait_name("tree")
    ferry.wait_transfer("boats.bin", "Done")
    wait_for("all of the tree", lambda: digest(root / "tree") == digest(stage.home / "tree"))


def download_by_drag(stage):
    """a file and a folder dragged to the left are here byte for byte"""
    server, root = connected(stage)
    make_tree(root / "tree")
    (root / "sea.bin").write_bytes(os.urandom(700_000))
    (stage.home / "here.txt").write_text("here")
    ferry = Ferry(stage)
    ferry.connect(server)
    ferry.left.wait_name("here.txt")
    ferry.right.select("tree", "sea.bin")
    ferry.right.wait_status("2 of 2 selected")

    ferry.program.drag(ferry.right.row("sea.bin"), ferry.left.empty_place())

    ferry.wait_transfer("sea.bin", "Done")
    wait_for("all of the tree", lambda: digest(root / "tree") == digest(stage.home / "tree"))
    assert digest(root / "sea.bin") == digest(stage.home / "sea.bin")
    ferry.left.wait_name("tree")


def drop_into_folder_row(stage):
    """a file dropped on a folder's row goes into that folder"""
    server, root = connected(stage)
    (root / "inbox").mkdir()
    file = stage.home / "letter.txt"
    file.write_text("Dear reader\n")
    ferry = Ferry(stage)
    ferry.connect(server)
    ferry.left.wait_name(file.name)

    ferry.program.drag(ferry.left.row(file.name), ferry.right.row("inbox"),
                       before_drop=lambda: stage.picture("drop-into-folder"))

    ferry.wait_transfer(file.name, "Done")
    assert digest(root / "inbox" / file.name) == digest(file)


def drop_from_outside(stage):
    """files dropped by another program are uploaded"""
    server, root = connected(stage)
    (root / "there.txt").write_text("there")
    outside = stage.make_folder("outside")
    (outside / "a b #1.txt").write_text("from outside")
    make_tree(outside / "tree")
    ferry = Ferry(stage)
    ferry.connect(server)
    ferry.right.wait_name("there.txt")
    source = stage.program(os.environ["FERRY_DRAG_SOURCE"], outside / "a b #1.txt", outside / "tree")
    stand_beside(source)

    source.drag(source.find("label", "Drag from here"), ferry.right.empty_place())

    ferry.wait_transfer("a b #1.txt", "Done")
    wait_for("all of the tree", lambda: digest(root / "tree") == digest(outside / "tree"))
    assert digest(root / "a b #1.txt") == digest(outside / "a b #1.txt")


def copy_and_paste(stage):
    """Ctrl+C, a click into the other side's room and Ctrl+V carry a file over"""
    server, root = connected(stage)
    (root / "inbox").mkdir()
    (stage.home / "letter.txt").write_text("Dear reader\n")
    ferry = Ferry(stage)
    ferry.connect(server)
    ferry.right.wait_name("inbox")

    ferry.left.select("letter.txt")
    screen.key("ctrl+c")
    screen.click(*ferry.right.empty_place())
    screen.key("ctrl+v")
    ferry.right.wait_names("inbox", "letter.txt")
    assert (root / "letter.txt").read_text() == "Dear reader\n"

    ferry.right.open("inbox")
    empty = ferry.program.find("panel", "This folder is empty", ferry.right.panel)
    ferry.left.select("letter.txt")
    screen.key("ctrl+c")
    ferry.program.click(empty)
    screen.key("ctrl+v")
    ferry.right.wait_names("letter.txt")
    assert (root / "inbox" / "letter.txt").read_text() == "Dear reader\n"


def drag_out(stage):
    """a local file dragged to another program arrives there"""
    file = stage.home / "a b #1.txt"
    file.write_text("for others")
    ferry = Ferry(stage)
    ferry.left.wait_name(file.name)
    target = stage.program(os.environ["FERRY_DROP_TARGET"])
    stand_beside(target)

    ferry.program.drag(ferry.left.row(file.name), target.find("label", "Drop here"))

    wait_for("the drop", lambda: target.output == f"{file}\n")


def carry_out(stage):
    """files of a server arrive in another program, dragged there or pasted, fetched meanwhile"""
    server = stage.server()
    file = pathlib.Path(server.root) / "a b #1.txt"
    file.write_text("for others")
    (pathlib.Path(server.root) / "tree").mkdir()
    (pathlib.Path(server.root) / "tree" / "leaf").write_text("green")
    ferry = Ferry(stage, XDG_CACHE_HOME=str(stage.folder / "cache"))
    ferry.connect(server)
    ferry.right.wait_name(file.name)
    target = stage.program(os.environ["FERRY_DROP_TARGET"])
    stand_beside(target)

    ferry.program.drag(ferry.right.row(file.name), target.find("label", "Drop here"))
    dropped = pathlib.Path(wait_for("the drop", lambda: target.output).strip())
    assert dropped.name == file.name and dropped.read_text() == "for others", dropped

    ferry.right.select("tree")
    ferry.key("ctrl+c")
    target.activate(target.window("Drop target"))
    screen.key("ctrl+v")
    pasted = wait_for("the paste", lambda: target.output.splitlines()[1:])
    assert (pathlib.Path(pasted[0]) / "leaf").read_text() == "green", pasted


scenario.run([
    upload_by_drag,
    upload_in_active_mode,
    upload_folder_by_drag,
    download_by_drag,
    drop_into_folder_row,
    drop_from_outside,
    copy_and_paste,
    drag_out,
    carry_out,
])
