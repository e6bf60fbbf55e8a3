"""A passage as a quotation in Discord's markup, with the words that answer marked."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import regex

from bot.render.clipping import MORE, sentence_end, sentence_start
from bot.render.escape import escape
from bot.render.room import size
from retrieval.types import Span

MOST_LINES = 24
_QUOTE = "> "
_BLANK_LINES = regex.compile(r"\n(?:[^\S\n]*\n){2,}")

Mark = Callable[[str], str]


@dataclass(frozen=True)
class Quoted:
    """A passage as it is shown.

    Attributes:
        text: in Discord's markup, each line a quotation.
        is_cut: whether some of the passage is left out.
    """

    text: str
    is_cut: bool = False


def bold(text: str) -> str:
    """Feed text in bold, line by line: over a blank line it would end, and bold of nothing shows its asterisks."""
    return _by_line(text, "**")


def underlined(text: str) -> str:
    """Feed text underlined, line by line."""
    return _by_line(text, "__")


def quoted(text: str, spans: Sequence[Span], room: int, mark: Mark = bold) -> Quoted:
    """A passage with some of its words marked; where there is not room for all of it, whole sentences of it.

    Args:
        text: the passage, as it stands in the feed.
        spans: of it, to be marked.
        room: for what is returned, counted as ``size`` does; at least 100.
        mark: how.
    """
    pieces = _joined(spans)
    if len(text) <= room and _fits(whole := _lines(_marked(text, pieces, mark)), room):
        return Quoted(whole)
    room -= 2 * size(MORE) + 2
    start = 0
    if pieces and pieces[0][0] > room // 2:
        start = sentence_start(text, pieces[0][0], room // 4)
    rest = text[start:]
    moved = [(max(0, first - start), last - start) for first, last in pieces if last > start]

    def shown(end: int) -> str:
        inside = [(first, min(last, end)) for first, last in moved if first < end]
        return _lines(_marked(rest[:end].rstrip(), inside, mark))

    fitting, beyond = 0, min(len(rest), room) + 1
    while beyond - fitting > 1:
        middle = (fitting + beyond) // 2
        fitting, beyond = (middle, beyond) if _fits(shown(middle), room) else (fitting, middle)
    end = fitting if fitting == len(rest) else sentence_end(rest, fitting)
    before, after = MORE if start else "", f" {MORE}" if end < len(rest) else ""
    return Quoted(_QUOTE + before + shown(end).removeprefix(_QUOTE) + after, is_cut=True)


def plain_quoted(text: str, room: int) -> Quoted:
    """A passage with nothing marked."""
    return quoted(text, (), room)


def _by_line(text: str, mark: str) -> str:
    lines = []
    for line in text.split("\n"):
        core = line.strip()
        start = line.index(core)
        shown = escape(core)
        whole = f"{mark}{shown}{mark}" if shown.strip() else shown
        lines.append(f"{line[:start]}{whole}{line[start + len(core) :]}")
    return "\n".join(lines)


def _joined(spans: Sequence[Span]) -> list[Span]:
    """Spans in order, those that touch as one: the marks of two that touch would be read as other marks."""
    joined: list[Span] = []
    for first, last in sorted(span for span in spans if span[0] < span[1]):
        if joined and first <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(last, joined[-1][1])
        else:
            joined.append((first, last))
    return joined


def _marked(text: str, spans: Sequence[Span], mark: Mark) -> str:
    parts, place = [], 0
    for first, last in spans:
        parts += [escape(text[place:first]), mark(text[first:last])]
        place = last
    return "".join([*parts, escape(text[place:])])


def _lines(marked: str) -> str:
    text = _BLANK_LINES.sub("\n\n", marked.strip("\n"))
    return "\n".join(_QUOTE + line for line in text.split("\n"))


def _fits(text: str, room: int) -> bool:
    return size(text) <= room and text.count("\n") < MOST_LINES
