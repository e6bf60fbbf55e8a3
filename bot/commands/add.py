"""``onrecord add``."""

import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import tzinfo
from functools import partial
from pathlib import Path
from typing import BinaryIO

from rich.console import Console

from bot.commands.each_file import add_each
from bot.commands.progress import progress_bar
from bot.console.interrupts import INTERRUPTED, ending_once
from bot.render.screen import console, one_line, put, visible
from bot.session import open_retriever
from bot.settings.model import load_settings
from bot.settings.paths import where
from bot.settings.zones import zone_named
from retrieval import AddReport, Feed, FeedError, FeedProblem, OnRecordError, Retriever, SeveralFilesError, read_feed
from retrieval.feeds.files import MAX_BYTES, first_bytes, open_file, read_some, read_within
from retrieval.feeds.jsonl import HEAD_BYTES, looks_like_items, read_lines
from retrieval.types import ExportedItem
from retrieval.types.address import Place

DONE, TROUBLE = 0, 2
STANDARD_INPUT = "-"

Read = Callable[[str | bytes], Feed]
"""Reads a feed, as the settings say."""


def run(feeds: Sequence[str], *, db: Place | None, zone: tzinfo | None = None) -> int:
    """Read and store each feed; one that cannot be read does not keep the others out.

    Args:
        feeds: paths and addresses.
        db: the database file; None for the one that is set.
        zone: of times that name none; None for the one that is set.
    """
    errors = console(error=True)
    settings = load_settings(db=db)
    own = settings.db if isinstance(settings.db, Path) else None
    zone = zone or (zone_named(settings.feed_zone) if settings.feed_zone else None)
    read: Read = partial(read_feed, zone=zone, allow_private=settings.fetch.allow_private)
    with ending_once(), open_retriever(settings, must_exist=False) as retriever:
        status = DONE
        for source in feeds:
            before = retriever.stats().items
            try:
                _add(retriever, source, read, errors, own=own)
            except OnRecordError as error:
                put(errors, f"onrecord: {visible(str(error))}")
                status = TROUBLE
            except KeyboardInterrupt:
                put(errors, _kept(source, retriever.stats().items - before))
                return INTERRUPTED
    return status


def _kept(source: str, count: int) -> str:
    """What is told when somebody stops it in the middle: each item is stored whole or not at all."""
    name = "standard input" if source == STANDARD_INPUT else visible(source)
    if not count:
        return f"Stopped. Nothing new of {name} was stored."
    these = f"1 new item of {name} is stored" if count == 1 else f"{count:,} new items of {name} are stored"
    return f"Stopped. {these}, whole. Add it again to go on."


def _add(retriever: Retriever, source: str, read: Read, errors: Console, *, own: Path | None) -> None:
    """Read one feed and store it.

    Items as lines of JSON are stored as they are read, however many there are; all else is read first.

    Raises:
        OnRecordError: it cannot be read, or the database not be written.
    """
    if source == STANDARD_INPUT:
        if sys.stdin is None:
            raise FeedError("Standard input is closed: there is nothing to read.", source=source)
        _add_stream(retriever, sys.stdin.buffer, read, errors)
        return
    path = where(source)
    if _add_file_of_items(retriever, path, errors):
        return
    try:
        feed = read(path)
    except SeveralFilesError as error:
        if not Path(path).is_dir():
            raise
        add_each(Path(path), error.names, lambda one: _add(retriever, one, read, errors, own=own), errors, own=own)
    else:
        _add_feed(retriever, feed, path, errors)


def _add_file_of_items(retriever: Retriever, source: str, errors: Console) -> bool:
    """Store the items of a file where it holds them as lines of JSON; false where it does not."""
    try:
        if not Path(source).is_file():
            return False
    except (OSError, ValueError):
        return False
    with open_file(Path(source)) as file:
        head = first_bytes(file, source, HEAD_BYTES)
        if looks_like_items(head):
            _add_lines(retriever, source, file, b"", errors)
            return True
    return False


def _add_stream(retriever: Retriever, stream: BinaryIO, read: Read, errors: Console) -> None:
    head = read_some(stream, STANDARD_INPUT, HEAD_BYTES)
    if looks_like_items(head):
        _add_lines(retriever, STANDARD_INPUT, stream, head, errors)
    else:
        feed = read(head + read_within(stream, STANDARD_INPUT, MAX_BYTES - len(head)))
        _add_feed(retriever, feed, STANDARD_INPUT, errors)


@dataclass(frozen=True)
class _Stream:
    """A file or standard input whose troubles are told with its name."""

    file: BinaryIO
    source: str

    def read(self, size: int, /) -> bytes:
        """At most so many bytes; none at the end."""
        return read_some(self.file, self.source, size)


def _add_lines(retriever: Retriever, source: str, stream: BinaryIO, head: bytes, errors: Console) -> None:
    problems: list[FeedProblem] = []

    def exported() -> Iterator[ExportedItem]:
        for line in read_lines(_Stream(stream, source), head):
            if isinstance(line, FeedProblem):
                problems.append(line)
            else:
                yield line

    with progress_bar(errors, "Adding", "items") as progress:
        report = retriever.take(exported(), progress=progress)
    _report(source, report, problems, errors)


def _add_feed(retriever: Retriever, feed: Feed, source: str, errors: Console) -> None:
    with progress_bar(errors, "Adding", "items") as progress:
        report = retriever.add(feed, progress=progress)
    _report(source, report, feed.problems, errors)


def _report(source: str, report: AddReport, problems: Sequence[FeedProblem], errors: Console) -> None:
    """How many items were stored, and what could not be taken as it should, a line each."""
    name = visible(source)
    removed = f", {report.removed} removed before" if report.removed else ""
    put(
        console(),
        f"{name}: {report.added} added, {report.changed} changed, {report.unchanged} unchanged{removed}",
    )
    for one in report.skipped:
        kept = "" if one.is_stored else " left out,"
        put(errors, f"{name}: {visible(one.headline[:80])!r}:{kept} {one_line(one.reason)}")
    for problem in problems:
        why = ": ".join(one_line(part) for part in (problem.message, problem.excerpt) if part)
        left_out = "" if problem.is_kept else "left out, "
        put(errors, f"{name}:{problem.line}: {left_out}{why}")
