# The guide: F1 opens it, its pages are found by their words, and no link leads nowhere.
#
# SPDX-License-Identifier: GPL-3.0-or-later
import pathlib
import re

import scenario
from driver import wait_for
from ferry_window import Dialog, Ferry
from names import assert_all_named

PAGES = pathlib.Path(__file__).parents[2] / "data" / "guide" / "en"


def rows(guide):
    return guide.program.find_all("list item", within=guide.window)


def guide(stage):
    """F1 opens the guide, its pages are found by their words and can be gone back from"""
    ferry = Ferry(stage)
    ferry.key("F1")
    guide = Dialog(ferry.program, ferry.program.window("Guide"))
    guide.find("heading", "Your first connection")
    wait_for("all pages", lambda: len(rows(guide)) == len(list(PAGES.glob("*.md"))))
    assert_all_named("the guide", guide.window)
    stage.picture("guide")

    ferry.program.fill(guide.find("entry", "Search the guide"), "pasv_min_port")
    wait_for("those with the words", lambda: 0 < len(rows(guide)) < 4)
    ferry.program.click(rows(guide)[0])
    guide.find("heading", "Amazon EC2 and security groups")
    stage.picture("guide-page")
    guide.press("Back")
    guide.find("heading", "Your first connection")


def links(stage):
    """every link of a page leads to a page, every picture to a picture"""
    pictures = PAGES.parents[1] / "screenshots"
    for page in PAGES.glob("*.md"):
        for mark, target in re.findall(r"(!?)\[[^]]*\]\(([^)]+)\)", page.read_text()):
            file = (pictures if mark else PAGES) / target
            assert "://" in target or file.exists(), f"{page.name}: {target}"


if __name__ == "__main__":
    scenario.run([guide, links])
