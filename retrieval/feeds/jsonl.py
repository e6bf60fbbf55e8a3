"""Items as lines of JSON: what ``onrecord export`` writes, and what a program writes that has items of its own.

A line is an ``ExportedItem`` or a ``FeedItem``. Lines end at ``\\n`` alone: other characters that break lines on a
screen may stand within a text. A line that cannot be read is a problem of its own and stops no other.
"""

import re
from collections.abc import Iterator
from io import BytesIO

from pydantic import ValidationError

from retrieval.errors import FeedError
from retrieval.feeds.json_stream import Readable
from retrieval.feeds.page import Format, Page, Reading
from retrieval.feeds.posts import FeedProblem
from retrieval.types import FeedItem
from retrieval.types.exported import ExportedItem

HEAD_BYTES = 65_536
"""So many bytes tell whether lines are items."""

LONGEST_LINE = 50_000_000
_CHUNK = 1 << 20
_OWN = re.compile(rb'\s{0,20}\{\s{0,20}"onrecord"\s{0,20}:\s{0,20}(\d{1,9})\s{0,20}[,}]')
_ITEM = re.compile(
    rb'\s{0,20}\{(?=[^\n]{0,20000}"source"\s?:)(?=[^\n]{0,20000}"handle"\s?:)(?=[^\n]{0,20000}"published"\s?:)'
    rb'(?=[^\n]{0,20000}"headline"\s?:)'
)
_VERSION = 1
_LOOKED_AT = 20


def looks_like_items(head: bytes) -> bool:
    """Whether one of the first lines is an item, told from the first ``HEAD_BYTES`` bytes."""
    lines = head[:HEAD_BYTES].removeprefix(b"\xef\xbb\xbf").split(b"\n", _LOOKED_AT)[:_LOOKED_AT]
    return any(_OWN.match(line) or _ITEM.match(line) for line in lines)


def line_of(exported: ExportedItem) -> str:
    """An item as a line, its end included."""
    return f"{exported.model_dump_json()}\n"


def read_lines(stream: Readable, head: bytes = b"") -> Iterator[ExportedItem | FeedProblem]:
    """The items of a stream, one line at a time; in place of a line that cannot be read what is wrong with it.

    Args:
        stream: of UTF-8.
        head: what was read of it already.
    """
    for number, line in enumerate(_lines(stream, head), start=1):
        bare = line.strip()
        if number == 1:
            bare = bare.removeprefix(b"\xef\xbb\xbf")
        if bare:
            yield _read_line(number, bare)


def _lines(stream: Readable, head: bytes) -> Iterator[bytes]:
    """Lines without their ends; of one longer than any item, only its beginning."""
    kept = bytearray()
    piece, looked_at = head or stream.read(_CHUNK), 0
    while piece:
        if len(kept) <= LONGEST_LINE or b"\n" in piece:
            kept += piece
        start = 0
        while (end := kept.find(b"\n", max(start, looked_at))) >= 0:
            yield bytes(kept[start:end])
            start = end + 1
        del kept[:start]
        looked_at = len(kept)
        piece = stream.read(_CHUNK)
    if kept:
        yield bytes(kept)


def _read_line(number: int, line: bytes) -> ExportedItem | FeedProblem:
    excerpt = line[:80].decode("utf-8", "replace")
    if len(line) > LONGEST_LINE:
        return FeedProblem(number, excerpt, "the line is longer than any item")
    own = _OWN.match(line)
    if own and int(own[1]) > _VERSION:
        return FeedProblem(number, excerpt, "a newer onrecord wrote it; update this one")
    try:
        if own:
            return ExportedItem.model_validate_json(line)
        return ExportedItem(item=FeedItem.model_validate_json(line))
    except ValidationError as error:
        first = error.errors(include_url=False, include_context=False, include_input=False)[0]
        place = ".".join(str(part) for part in first["loc"])
        return FeedProblem(number, excerpt, f"it is no item: {place + ': ' if place else ''}{first['msg']}"[:200])


def _read(page: Page) -> Reading:
    items, problems = [], []
    for number, line in enumerate(read_lines(BytesIO(page.data)), start=1):
        if isinstance(line, FeedProblem):
            problems.append(line)
        elif line.removed:
            problems.append(FeedProblem(number, line.item.headline[:80], "the item was removed"))
        else:
            items.append(line.item)
    if not items:
        why = f"; line {problems[0].line}: {problems[0].message}" if problems else ""
        raise FeedError(
            f"{page.source} holds items as lines of JSON, of which none can be read{why}.", source=page.source
        )
    return Reading(tuple(items), tuple(problems))


FORMAT = Format("jsonl", lambda page: looks_like_items(page.data), _read)
