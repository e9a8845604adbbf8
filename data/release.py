#!/usr/bin/env python3
"""What the newest release is, and what came with each: the metainfo says it, everybody else asks
here. Usage: release.py version | release.py debian-changelog

SPDX-License-Identifier: GPL-3.0-or-later
"""
import datetime
import email.utils
import pathlib
import sys
import xml.etree.ElementTree as ElementTree

METAINFO = pathlib.Path(__file__).with_name("io.github.ferryftp.Ferry.metainfo.xml.in")
MAINTAINER = "The Ferry contributors <ferry@users.noreply.github.com>"


def releases():
    return ElementTree.parse(METAINFO).getroot().iter("release")


def changes(release):
    for element in release.iter():
        if element.tag in ("p", "li"):
            yield " ".join(element.text.split())


def date(release):
    day = datetime.date.fromisoformat(release.get("date"))
    noon = datetime.datetime.combine(day, datetime.time(12), datetime.timezone.utc)
    return email.utils.format_datetime(noon)


def debian_changelog():
    for release in releases():
        yield f"ferry ({release.get('version')}) unstable; urgency=medium\n"
        yield from (f"  * {change}" for change in changes(release))
        yield f"\n -- {MAINTAINER}  {date(release)}\n"


if sys.argv[1:] == ["version"]:
    print(next(releases()).get("version"))
elif sys.argv[1:] == ["debian-changelog"]:
    print("\n".join(debian_changelog()), end="")
else:
    sys.exit(__doc__)
