"""The line that names the account and the day of a post: ``— NAME (@handle) DATE``."""

import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass

from retrieval.feeds.date_words import is_weekday, month_of
from retrieval.feeds.dates import PrintedDate, read_date

LONGEST = 400
"""Characters; a longer line is no attribution. A name has at most 50, a handle 60, a date 80."""

_DASHES = r"(?:[—–―‒ー－]+|--?|&mdash;)"
_BEGIN = re.compile(rf"\s*+{_DASHES}\s*+")
_HANDLE = re.compile(r"[(（]\s?[@＠](?P<handle>[\w.-]{1,60})\s?[)）]")
_RULED_OFF = re.compile(rf"\s{_DASHES}\s")


@dataclass(frozen=True)
class Attribution:
    """An attribution as printed.

    Attributes:
        source: the display name; the handle where none is printed.
        handle: the account without ``@``; empty where none is printed.
        date: None where it cannot be read.
        date_text: as printed; empty where none is.
    """

    source: str
    handle: str
    date: PrintedDate | None
    date_text: str


def read_attribution(line: str, *, needs_dash: bool = True) -> Attribution | None:
    """Read an attribution line; None where the line is anything else.

    Args:
        line: one line of text.
        needs_dash: whether it must begin with a dash, as it must where nothing else marks it.

    >>> read_attribution("— News by @runa (@runa2) (@harborwire) February 20, 2025").handle
    'harborwire'
    >>> read_attribution("We met (@harborwire) February 20, 2025") is None
    True
    """
    if len(line) > LONGEST or not ("@" in line or "＠" in line):
        return None
    begin = _BEGIN.match(line)
    if begin is None and needs_dash:
        return None
    last = _last(_HANDLE.finditer(line, begin.end() if begin else 0))
    if last is None:
        return None
    source = line[begin.end() if begin else 0 : last.start()].strip()
    date_text = line[last.end() :].strip()
    return Attribution(source or last["handle"], last["handle"], read_date(date_text), date_text)


def read_without_handle(line: str) -> str | None:
    """The date at the end of what would be an attribution if a handle stood before it; None where there is none.

    >>> read_without_handle("— Harbor Wire February 20, 2025")
    'February 20, 2025'
    """
    if len(line) >= 80 or not (begin := _BEGIN.match(line)):
        return None
    words = line[begin.end() :].split()
    for start in range(1, min(len(words), 8)):
        tail = " ".join(words[start:])
        if _may_begin_date(words[start]) and read_date(tail):
            return tail
    return None


def _may_begin_date(word: str) -> bool:
    """Whether a date may begin with a word; to look that up is quicker than to try to read it."""
    bare = word.strip("(（,、")
    return bare[:1].isdecimal() or bare[:2] in {"午前", "午後"} or bool(month_of(bare.rstrip(","))) or is_weekday(bare)


def split_at_dash(line: str) -> tuple[str, str] | None:
    """A line that holds a post and its attribution, as both; None where it does not.

    >>> split_at_dash("Rain is coming — soon. — Harbor Wire (@harborwire) Feb 20, 2025")
    ('Rain is coming — soon.', '— Harbor Wire (@harborwire) Feb 20, 2025')
    """
    handle = _last(_HANDLE.finditer(line))
    dash = _last(_RULED_OFF.finditer(line, 0, handle.start())) if handle else None
    return (line[: dash.start()].strip(), line[dash.start() :].strip()) if dash else None


def _last(matches: Iterator[re.Match[str]]) -> re.Match[str] | None:
    return next(iter(deque(matches, maxlen=1)), None)
