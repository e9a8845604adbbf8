# Taking over the sites of another client, and giving them away.
#
# SPDX-License-Identifier: GPL-3.0-or-later
import pathlib
import shutil

import scenario
import screen
from driver import wait_for
from ferry_window import Ferry

FILES = pathlib.Path(__file__).parent.parent / "import"


def menu(ferry, item):
    ferry.press("Main menu")
    ferry.program.press("menu item", item)


def check_box(dialog, name):
    return dialog.find("check box", name)


def sites_of(stage):
    file = stage.folder / "config" / "ferry" / "sites.ini"
    return file.read_text(encoding="utf-8") if file.exists() else ""


def found(stage):
    """FileZilla's sites are found, shown, chosen and saved; a second time they are known"""
    folder = stage.folder / "config" / "filezilla"
    folder.mkdir(parents=True)
    shutil.copy(FILES / "sitemanager.xml", folder)
    ferry = Ferry(stage)
    menu(ferry, "Import Sites…")
    dialog = ferry.dialog("Import Sites")
    stage.picture("import-sources")
    dialog.find("label", "FileZilla")
    screen.key("Return")
    dialog.find("label", "FileZilla: 5 sites")
    dialog.find(("status bar", "label"), "4 sites, 1 of them with its password")
    stage.picture("import-preview")
    words = dialog.words()
    assert "SFTP: Ferry speaks FTP only." in words, words
    assert "sensitive" not in check_box(dialog, "Shell").states

    ferry.program.click(check_box(dialog, "Archive"))
    dialog.find(("status bar", "label"), "3 sites, 1 of them with its password")
    dialog.press("Import")
    dialog.find("status bar", where=lambda one: one.name.startswith("3 sites were imported."))
    stage.picture("import-done")
    dialog.answer("Close")
    saved = wait_for("the file of sites", lambda: sites_of(stage))
    assert "[Web]" in saved and "[Locked]" in saved and "[Archive]" not in saved, saved
    assert "s3cret" not in saved, saved

    menu(ferry, "Import Sites…")
    dialog = ferry.dialog("Import Sites")
    ferry.program.click(dialog.find("label", "FileZilla"))
    dialog.find(("status bar", "label"), "1 site")
    assert "You have this site already." in "\n".join(dialog.words()), dialog.words()
    stage.picture("import-again")
    screen.key("Escape")
    dialog.wait_closed()


def exported(stage):
    """sites are exported; another Ferry's are imported, a passphrase unlocks their passwords"""
    folder = stage.folder / "config" / "ferry"
    folder.mkdir(parents=True)
    (folder / "sites.ini").write_text("[Web]\nhost=ftp.example.net\nuser=kai\nlogon=ask\n")
    (stage.home / "letter.txt").write_text("Dear diary")
    ferry = Ferry(stage)
    menu(ferry, "Export Sites…")
    dialog = ferry.dialog("Export Sites")
    stage.picture("export")
    dialog.press("Export…")
    chooser = ferry.dialog("Save the Exported Sites")
    file = stage.home / "exported.ini"
    screen.key("ctrl+a")
    screen.write(str(file))
    screen.key("Return")
    chooser.wait_closed()
    text = wait_for("the export", lambda: file.exists() and file.read_text(encoding="utf-8"))
    assert "[/export]" in text and "host=ftp.example.net" in text, text
    assert file.stat().st_mode & 0o777 == 0o600, oct(file.stat().st_mode)

    menu(ferry, "Import Sites…")
    dialog = ferry.dialog("Import Sites")
    dialog.find("status bar", "None of them has sites that Ferry can read.")
    shutil.copy(FILES / "ferry-sealed.ini", stage.home)
    for name in ("letter.txt", "ferry-sealed.ini"):
        dialog.press("Choose a File…")
        chooser = ferry.dialog("Choose a List of Sites")
        chooser.find("push button", "Open")  # it is laid out, and may change
        screen.key("ctrl+l")
        screen.write(str(stage.home / name))
        screen.key("Return")
        chooser.wait_closed()
        if name == "letter.txt":
            refusal = ferry.dialog("The File Cannot Be Imported")
            assert "This is no list of sites that Ferry knows" in "\n".join(refusal.words())
            stage.picture("import-refused")
            refusal.answer("Close")
    dialog.find("label", "Ferry: 2 sites")
    words = dialog.words()
    assert "You have this site already." in words and "with password" not in words, words
    entry = dialog.find("password text")
    for passphrase in ("wrong horse", "correct horse"):
        ferry.program.fill(entry, passphrase)
        dialog.press("Unlock")
        if passphrase == "wrong horse":
            dialog.find(("status bar", "label"),
                        "The passphrase is another one, or the file is damaged")
            stage.picture("import-locked")
    dialog.find("label", "with password")
    stage.picture("import-unlocked")
    dialog.press("Import")
    dialog.find("status bar", "1 site was imported.")
    assert "[Archive]" in sites_of(stage), sites_of(stage)


scenario.run([found, exported])
