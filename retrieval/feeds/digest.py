"""The digest format: the text of a page of embedded posts, each followed by its article.

A post stands above its attribution line ``— NAME (@handle) DATE``: its first line, or all its lines where a blank line
bounds them; the rest of the post and the article stand below it, up to the first line of the next post.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from retrieval.feeds.attribution import Attribution, read_attribution, read_without_handle
from retrieval.feeds.boilerplate import clean, without_cut
from retrieval.feeds.page import Format, Page, Reading
from retrieval.feeds.posts import FeedProblem, Post, published, to_item, unique
from retrieval.types import FeedItem

_MOST_LINES = 40
"""Lines above its attribution that a post has at most; it has 280 letters, or 25,000 where its account pays."""


@dataclass(frozen=True)
class Mark:
    """An attribution line: a post begins above it, readable or not.

    Attributes:
        line: its number, counted from 0.
        attribution: None where it has no handle.
        problem: why the post cannot be read; empty where it can.
    """

    line: int
    attribution: Attribution | None
    problem: str = ""


def looks_like_digest(text: str) -> bool:
    """Whether a text holds at least one attribution line."""
    return next(marks_of(text.splitlines()), None) is not None


def parse_digest(text: str, page: Page | None = None) -> tuple[list[FeedItem], list[FeedProblem]]:
    """Read a digest.

    Args:
        text: the whole page.
        page: where it is from; a file without a name where not given.

    Returns:
        The items in the order of the page, and the posts that could not be read.
    """
    page = page or Page("-", b"")
    lines = text.splitlines()
    marks = list(marks_of(lines))
    tops = [_first_line(lines, marks, place) for place in range(len(marks))]
    items, problems = [], []
    for place, mark in enumerate(marks):
        end = tops[place + 1] if place + 1 < len(marks) else len(lines)
        own = [*lines[tops[place] : mark.line], *lines[mark.line + 1 : end]]
        item, problem = read_post(mark, own, page)
        items += [item] if item else []
        problems += (
            [FeedProblem(mark.line + 1, lines[mark.line].strip()[:80], problem, is_kept=item is not None)]
            if problem
            else []
        )
    return unique(items), problems


def marks_of(lines: Sequence[str]) -> Iterator[Mark]:
    """The attribution lines of a text, as they are asked for."""
    return (mark for number, line in enumerate(lines) if (mark := _read_mark(number, line)))


def read_post(mark: Mark, lines: Sequence[str], page: Page) -> tuple[FeedItem | None, str]:
    """A post as an item, and what is wrong with it.

    Args:
        mark: its attribution.
        lines: its own and its article's, the headline first.
        page: where it stands.

    Returns:
        The item, None where it cannot be one; and a problem, empty where there is none.
    """
    found = mark.attribution
    if mark.problem or found is None or found.date is None:
        return None, mark.problem
    post = Post(found.source, found.handle, found.date, [line for line in lines if line.strip()])
    item = to_item(post, zone=page.zone, seen=page.seen)
    if item is None:
        return None, "the post has no text"
    return item, published(post, item.lang, zone=page.zone, seen=page.seen).problem


def _read_mark(number: int, line: str) -> Mark | None:
    if found := read_attribution(line):
        return Mark(number, found, "" if found.date else f"its date cannot be read: {found.date_text[:40]!r}")
    if date_text := read_without_handle(line):
        return Mark(number, None, f"no (@handle) stands before its date {date_text!r}")
    return None


def _first_line(lines: Sequence[str], marks: Sequence[Mark], place: int) -> int:
    """Where a post begins: the last line with text above its attribution, and links that stand alone below that.

    It begins higher where a blank line bounds several lines, or where the lines above that one stand below the
    attribution again: a post of several lines that the article repeats.
    """
    attribution = marks[place].line
    floor = marks[place - 1].line + 1 if place else 0
    top = attribution
    while top > floor and not clean(lines[top - 1]):
        top -= 1
    if top == floor:
        return _first_of_links(lines, floor, attribution)
    top -= 1
    block = top
    while block > floor and top - block < _MOST_LINES and lines[block - 1].strip():
        block -= 1
    if (block > floor and not lines[block - 1].strip()) or (block == floor == 0 and _is_bounded(lines, marks)):
        return block
    return _first_repeated(lines, marks, place, top)


def _is_bounded(lines: Sequence[str], marks: Sequence[Mark]) -> bool:
    """Whether the first post begins where its text does: there is no other, or a blank line bounds the next."""
    if len(marks) < 2:
        return not any(line.strip() for line in lines[marks[0].line + 1 :])
    top = marks[1].line
    while top > marks[0].line + 1 and not lines[top - 1].strip():
        top -= 1
    while top > marks[0].line + 1 and lines[top - 1].strip():
        top -= 1
    return top > marks[0].line + 1


def _first_of_links(lines: Sequence[str], floor: int, attribution: int) -> int:
    """Where a post without a word begins: with the links above its attribution that nothing parts from it."""
    top = attribution
    while top > floor and lines[top - 1].strip():
        top -= 1
    return top


def _first_repeated(lines: Sequence[str], marks: Sequence[Mark], place: int, top: int) -> int:
    floor = marks[place - 1].line + 1 if place else 0
    end = marks[place + 1].line if place + 1 < len(marks) else len(lines)
    below = [clean(line) for line in lines[marks[place].line + 1 : end][:_MOST_LINES]]
    while top - 1 > floor and (start := without_cut(clean(lines[top - 1]))) and len(start) > 5:
        if not any(line.startswith(start) for line in below):
            break
        top -= 1
    return top


def _read(page: Page) -> Reading:
    items, problems = parse_digest(page.text, page)
    return Reading(tuple(items), tuple(problems))


FORMAT = Format("digest", lambda page: looks_like_digest(page.text), _read)
"""The same as text, whatever else it holds."""
