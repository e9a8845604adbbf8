# The X screen: windows, pointer, keys and pictures, by xdotool and ImageMagick.
#
# SPDX-License-Identifier: GPL-3.0-or-later
import re
import subprocess
import time

DRAG_THRESHOLD_STEPS = (3, 6, 12, 18)  # GTK begins a drag when 8 pixels are passed


def _run(*command):
    return subprocess.run(command, check=False, capture_output=True, text=True, timeout=20).stdout


def xdotool(*arguments):
    return _run("xdotool", *[str(argument) for argument in arguments])


def windows_of(pid):
    """The mapped windows of a program, popovers too."""
    return xdotool("search", "--all", "--onlyvisible", "--pid", pid, "--name", "").split()


def managed_windows():
    return [int(window, 16) for window in
            re.findall(r"0x[0-9a-f]+", _run("xprop", "-root", "_NET_CLIENT_LIST"))]


def title_of(window):
    return xdotool("getwindowname", window).rstrip("\n")


def geometry_of(window):
    """x, y, width and height on the screen."""
    answer = dict(line.split("=", 1)
                  for line in xdotool("getwindowgeometry", "--shell", window).split())
    return tuple(int(answer[key]) for key in ("X", "Y", "WIDTH", "HEIGHT"))


def shadow_of(window):
    """How far the window's picture is inside it: left, right, top, bottom."""
    numbers = re.findall(r"\d+", _run("xprop", "-id", str(window), "_GTK_FRAME_EXTENTS").partition("=")[2])
    return tuple(int(number) for number in numbers) if len(numbers) == 4 else (0, 0, 0, 0)


def set_text_size(dots_an_inch):
    """For programs that start from now on; 96 is 100 %."""
    _run("xprop", "-root", "-f", "RESOURCE_MANAGER", "8s",
         "-set", "RESOURCE_MANAGER", f"Xft.dpi:\t{dots_an_inch}\n")


def activate(window):
    xdotool("windowactivate", "--sync", window)


def place(window, x, y, width=None, height=None):
    xdotool("windowmove", "--sync", window, x, y)
    if width is not None:
        xdotool("windowsize", window, width, height)


def click(x, y, button=1, count=1):
    xdotool("mousemove", x - 1, y)
    xdotool("mousemove", x, y, "sleep", 0.03, "click", "--repeat", count, "--delay", 40, button)


def key(*names):
    xdotool("key", "--clearmodifiers", "--delay", 15, *names)


def tap(name):
    """A key as short as can be, for who waits for what it does."""
    xdotool("key", "--delay", 1, name)


def write(text):
    xdotool("type", "--clearmodifiers", "--delay", 8, "--", text)


def drag(start, end, modifier=None, before_drop=None):
    """Presses at start, drags to end and lets go there. A drag is a talk between two programs:
    each pause gives it the time for its next sentence."""
    if modifier is not None:
        xdotool("keydown", modifier)
    try:
        xdotool("mousemove", *start, "sleep", 0.1, "mousedown", 1)
        time.sleep(0.1)
        x, y = start
        for step in DRAG_THRESHOLD_STEPS:
            xdotool("mousemove", x + step, y + step // 3, "sleep", 0.03)
        x, y = x + DRAG_THRESHOLD_STEPS[-1], y + DRAG_THRESHOLD_STEPS[-1] // 3
        for step in range(1, 16):
            xdotool("mousemove", x + (end[0] - x) * step // 15, y + (end[1] - y) * step // 15,
                    "sleep", 0.02)
        time.sleep(0.25)
        xdotool("mousemove", end[0] + 1, end[1])
        time.sleep(0.25)
        if before_drop is not None:
            before_drop()
        xdotool("mouseup", 1)
        time.sleep(0.2)
    finally:
        if modifier is not None:
            xdotool("keyup", modifier)


def picture(file, area=None):
    """A picture of the screen, or of x, y, width and height of it."""
    command = ["import", "-silent", "-window", "root"]
    if area is not None:
        x, y, width, height = area
        command += ["-crop", f"{width}x{height}+{x}+{y}", "+repage"]
    _run(*command, str(file))


def brightness(area):
    """Of x, y, width and height of the screen: 0 is black, 1 is white."""
    x, y, width, height = area
    return float(_run("import", "-silent", "-window", "root",
                      "-crop", f"{width}x{height}+{x}+{y}", "-colorspace", "gray",
                      "-format", "%[fx:mean]", "info:-"))
