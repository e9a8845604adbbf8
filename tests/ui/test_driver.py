# The driver itself, without Ferry: what it does reaches a program, and a drag reaches another one.
#
# SPDX-License-Identifier: GPL-3.0-or-later
import os

import scenario
import screen
from driver import Failure, wait_for, x_window_of


def drag_between_programs(stage):
    """a file dragged from one program arrives in the other"""
    file = stage.folder / "a file, 日本語 #1.txt"
    file.write_text("tide")
    source = stage.program(os.environ["FERRY_DRAG_SOURCE"], file)
    target = stage.program(os.environ["FERRY_DROP_TARGET"])
    for program, x in ((source, 50), (target, 500)):
        screen.place(x_window_of(program.window()), x, 100)

    source.drag(source.find("label", "Drag from here"), target.find("label", "Drop here"))

    wait_for("the drop", lambda: target.output == f"{file}\n")


def missing_widget(stage):
    """what is not there is missed, and what is there has a place"""
    target = stage.program(os.environ["FERRY_DROP_TARGET"])
    x_window = x_window_of(target.window("Drop target"))
    screen.place(x_window, 300, 200)

    x, y = target.point(target.find("label", "Drop here"))
    assert 300 < x < 300 + 240 and 200 < y < 200 + 200, (x, y)
    try:
        target.find("label", "No such words", patience=0.2)
    except Failure:
        return
    raise AssertionError("found what is not there")


scenario.run([drag_between_programs, missing_widget])
