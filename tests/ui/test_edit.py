# A file on the server looked at, opened in an editor and sent back, made, and copied as text.
#
# SPDX-License-Identifier: GPL-3.0-or-later
import pathlib
import struct
import zlib

import scenario
import screen
from driver import wait_for
from ferry_window import ENTRIES, Ferry


def make_png(width, height):
    def chunk(kind, data):
        body = kind + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))
    rows = b"".join(b"\0" + b"".join(bytes((x * 255 // width, y * 255 // height, 128))
                                     for x in range(width)) for y in range(height))
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB",
            width, height, 8, 2, 0, 0, 0)) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))


def looked_at(stage):
    """Space shows a text in its character set, an image and a large file's beginning"""
    server = stage.server()
    root = pathlib.Path(server.root)
    (root / "a.txt").write_bytes("日本語のテキストです。\n".encode("cp932") * 20)
    (root / "b.png").write_bytes(make_png(320, 200))
    (root / "c.log").write_bytes(b"beginning of it\n" * 400000)
    (root / "d.bin").write_bytes(bytes(range(256)) * 40)
    ferry = Ferry(stage)
    ferry.connect(server)
    ferry.right.select("a.txt")
    screen.key("space")
    look = ferry.dialog("a.txt")
    text = look.find("text", "Text")
    wait_for("the Japanese", lambda: "日本語のテキストです。" in text.entered)
    stage.picture("look-text")

    screen.key("Down")
    look = ferry.dialog("b.png")
    look.find("image", "Image", where=lambda image: image.extents[2] > 100)
    stage.picture("look-image")
    screen.key("Down")
    look = ferry.dialog("c.log")
    text = look.find("text", "Text")
    wait_for("the beginning", lambda: text.entered.startswith("beginning of it"))
    look.find("label", "Only the beginning is shown.")
    screen.key("Down")
    look = ferry.dialog("d.bin")
    stage.picture("look-facts")
    screen.key("space")
    look.wait_closed()
    # The connection was not lost by what was cut.
    ferry.right.wait_names("a.txt", "b.png", "c.log", "d.bin")
    ferry.right.select("a.txt")
    screen.key("shift+F4")
    entry = ferry.program.find(ENTRIES, "Name of the new file")
    ferry.program.fill(entry, "new.txt")
    screen.key("Return")
    wait_for("the new file", lambda: (root / "new.txt").exists())
    ferry.right.wait_name("new.txt")


def edited(stage):
    """F4 opens the editor, each save is uploaded, and a change on the server is asked about"""
    server = stage.server()
    root = pathlib.Path(server.root)
    (root / "notes.txt").write_text("one\n")
    editor = stage.folder / "editor"
    editor.write_text('#!/bin/sh\necho two >> "$1"\n')
    editor.chmod(0o755)
    stage.remember("editor", f"'{editor}'")
    ferry = Ferry(stage, XDG_CACHE_HOME=str(stage.folder / "cache"))
    ferry.connect(server)
    ferry.right.select("notes.txt")
    screen.key("F4")
    wait_for("the save", lambda: (root / "notes.txt").read_text() == "one\ntwo\n")
    local, = (stage.folder / "cache").rglob("content/notes.txt")
    ferry.key("ctrl+e")
    edits = ferry.dialog("Edited Files")
    edits.find("label", "Saved on the server")
    stage.picture("edited")

    (root / "notes.txt").write_text("of somebody else")
    local.write_text("three\n")
    question = ferry.dialog("“notes.txt” Has Changed on the Server")
    stage.picture("edit-conflict")
    question.answer("Keep Both")
    wait_for("both", lambda: (root / "notes (2).txt").exists()
             and (root / "notes (2).txt").read_text() == "three\n")
    assert (root / "notes.txt").read_text() == "of somebody else"

    edits.find("label", "notes (2).txt")
    edits.program.activate(edits.window)
    screen.key("Escape")
    edits.wait_closed()
    ferry.key("ctrl+e")
    edits = ferry.dialog("Edited Files")
    edits.press("Stop editing")
    wait_for("the end of it", lambda: not local.exists())


def left_behind(stage):
    """what could not be uploaded is asked about at the end, and offered at the next start"""
    server = stage.server(pyftpdlib=True, read_only=True)
    (pathlib.Path(server.root) / "notes.txt").write_text("one")
    stage.remember("editor", "'true'")
    ferry = Ferry(stage, XDG_CACHE_HOME=str(stage.folder / "cache"))
    ferry.connect(server)
    ferry.right.select("notes.txt")
    screen.key("F4")
    local = wait_for("the file", lambda: next((stage.folder / "cache").rglob("content/notes.txt"), 0))
    wait_for("the note", lambda: "stamp" in (local.parent.parent / "edit.ini").read_text())
    local.write_text("not allowed")
    # While it is tried, the end would be asked about for that too.
    wait_for("the refusal", lambda: "failed" in ferry.window.name)
    ferry.key("ctrl+q")
    question = ferry.dialog("1 Edited File Is Not Uploaded")
    stage.picture("edit-close")
    question.press("Close Anyway")
    wait_for("the end", lambda: not ferry.program.windows())
    stage.programs.remove(ferry.program)
    ferry.program.stop()

    ferry = Ferry(stage, XDG_CACHE_HOME=str(stage.folder / "cache"))
    edits = ferry.dialog("Edited Files")
    edits.find("label", "Not uploaded, from an earlier time")
    stage.picture("edit-left")
    edits.press("Stop editing")
    ferry.dialog("Discard What You Saved in “notes.txt”?").answer("Discard")
    wait_for("the end of it", lambda: not local.exists())


def described(stage):
    """properties tell what a file is, and change its time and permissions"""
    server = stage.server(pyftpdlib=True)
    root = pathlib.Path(server.root)
    (root / "hello.txt").write_text("hello")
    (root / "tree" / "deep").mkdir(parents=True)
    (root / "tree" / "leaf").write_text("green")
    ferry = Ferry(stage)
    ferry.connect(server)
    ferry.right.select("hello.txt")
    screen.key("alt+Return")
    window = ferry.dialog("Properties")
    window.press("Compute")
    window.press("Read the File (5 bytes)")
    window.find(("status bar", "label"), "SHA-256: 2cf24dba5fb0a30e26e83b2ac5b9e29e"
                "1b161e5c1fa7425e73043362938b9824")
    ferry.program.fill(window.find(ENTRIES, "Modified"), "2020-09-13 12:26:40")
    stage.picture("properties")
    window.answer("Apply")
    wait_for("the time", lambda: int((root / "hello.txt").stat().st_mtime) // 86400 == 18518)

    ferry.right.select("tree")
    screen.key("alt+Return")
    window = ferry.dialog("Properties")
    window.press("Count What Is Inside")
    window.find("label", where=lambda label: label.name.endswith("1 file, 1 folder"))
    ferry.program.fill(window.find(ENTRIES,
                                   where=lambda entry: "number" in entry.name), "640")
    ferry.program.choose(window.find("combo box", "Set for"), 2)
    stage.picture("properties-folder")
    window.answer("Apply")
    wait_for("the mode", lambda: (root / "tree" / "leaf").stat().st_mode & 0o777 == 0o640)
    assert (root / "tree").stat().st_mode & 0o777 == 0o755


scenario.run([looked_at, edited, left_behind, described])
