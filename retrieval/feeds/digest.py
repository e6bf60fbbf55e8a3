"""The digest format: the text of a page of embedded posts, each followed by its article.

The first line of a post stands above its attribution line ``— NAME (@handle) DATE``; the rest of the
post and the article stand below it, up to the first line of the next post.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from retrieval.feeds.boilerplate import CUT, clean
from retrieval.feeds.dates import PrintedDate, read_date
from retrieval.feeds.page import Format, Page, Reading
from retrieval.feeds.posts import FeedProblem, Post, to_item, unique
from retrieval.types import FeedItem

_DASH = r"(?:[—–―‒ー－]+|--?|&mdash;)"
_ATTRIBUTION = re.compile(rf"^\s*{_DASH}\s*(?P<source>.*?)\s*[(（]@(?P<handle>\w{{1,30}})[)）]\s*(?P<date>.*)$")
_DASHED_DATE = re.compile(rf"^\s*{_DASH}\s*(?P<rest>\S.*)$")


@dataclass(frozen=True)
class _Attribution:
    """An attribution line: a post begins here, readable or not."""

    line: int
    source: str
    handle: str
    date: PrintedDate | None
    problem: str = ""


def looks_like_digest(text: str) -> bool:
    """Whether a text holds at least one attribution line."""
    return any(_read_attribution(0, line) for line in text.splitlines())


def parse_digest(text: str) -> tuple[list[FeedItem], list[FeedProblem]]:
    """Read a digest.

    Args:
        text: the whole page.

    Returns:
        The items in the order of the page, and the posts that could not be read.
    """
    lines = text.splitlines()
    marks = [mark for number, line in enumerate(lines) if (mark := _read_attribution(number, line))]
    tops = [_first_line(lines, marks, place) for place in range(len(marks))]
    items, problems = [], []
    for place, mark in enumerate(marks):
        end = tops[place + 1] if place + 1 < len(marks) else len(lines)
        own = [*lines[tops[place] : mark.line], *lines[mark.line + 1 : end]]
        item = None
        if mark.date is not None:
            item = to_item(Post(mark.source, mark.handle, mark.date, [line for line in own if line.strip()]))
        if item:
            items.append(item)
        else:
            message = mark.problem or "the post has no text"
            problems.append(FeedProblem(mark.line + 1, lines[mark.line].strip()[:80], message))
    return unique(items), problems


def _read_attribution(number: int, line: str) -> _Attribution | None:
    match = _ATTRIBUTION.match(line)
    if match:
        date = read_date(match["date"])
        source = match["source"].strip() or match["handle"]
        problem = "" if date else f"its date cannot be read: {match['date'].strip()[:40]!r}"
        return _Attribution(number, source, match["handle"], date, problem)
    dashed = _DASHED_DATE.match(line)
    if dashed and (date_text := _date_at_end(dashed["rest"])):
        return _Attribution(number, "", "", None, f"no (@handle) stands before its date {date_text!r}")
    return None


def _date_at_end(text: str) -> str | None:
    """The date that ends a short line, as in an attribution whose handle is missing."""
    words = text.split()
    for start in range(1, min(len(words), 8)):
        tail = " ".join(words[start:])
        if len(text) < 80 and read_date(tail):
            return tail
    return None


def _first_line(lines: Sequence[str], marks: Sequence[_Attribution], place: int) -> int:
    """Where a post begins: the last line with text above its attribution.

    It begins higher where the lines above that one stand below the attribution again: a post of several
    lines that the article repeats.
    """
    attribution = marks[place].line
    floor = marks[place - 1].line + 1 if place else 0
    top = attribution
    while top > floor and not lines[top - 1].strip():
        top -= 1
    if top == floor or not clean(lines[top - 1]):
        return attribution
    top -= 1
    end = marks[place + 1].line if place + 1 < len(marks) else len(lines)
    below = [clean(line) for line in lines[attribution + 1 : end]]
    first = top
    while first - 1 > floor and (start := CUT.sub("", clean(lines[first - 1]))) and len(start) > 5:
        if not any(line.startswith(start) for line in below):
            break
        first -= 1
    return first


def _read(page: Page) -> Reading:
    items, problems = parse_digest(page.text)
    return Reading(tuple(items), tuple(problems))


FORMAT = Format("digest", lambda page: looks_like_digest(page.text), _read)
