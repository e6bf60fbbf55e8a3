"""What is given any bytes: every reader of feeds, speech, questions, names and their completion."""

import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from pydantic import ValidationError

from benchmarks.fuzz import seeds
from retrieval import FeedItem, NameIndex, Retriever, find_utterances, read_feed
from retrieval.errors import OnRecordError
from retrieval.feeds.page import Page
from retrieval.feeds.reader import parse_page
from retrieval.ingest.annotate import annotate
from retrieval.text.analyzer import Analyzer

SEEN = datetime(2025, 3, 1, tzinfo=UTC)
_MOST_ITEMS = 200
_ARCHIVE = b"PK"


@dataclass(frozen=True)
class Target:
    """One thing to be given inputs.

    Attributes:
        name: for the table.
        seeds: from which inputs are made.
        run: takes one input; raises whatever it raises, but ``OnRecordError``, which is an answer.
        share: how many of all inputs are for it, against the other targets.
    """

    name: str
    seeds: list[bytes]
    run: Callable[[bytes], None]
    share: int


def targets(corpus: Path | None) -> list[Target]:
    """All of them, ready to run; the sample feed is read and its index stays open.

    Args:
        corpus: a folder with real files for the readers.
    """
    retriever = Retriever.open(Path(tempfile.mkdtemp(prefix="fuzz")) / "feed.db", workers=0)
    retriever.add(read_feed(seeds.ROOT / "bot/sample/feed.txt"))
    questions, names = [*seeds.questions(), *seeds.prose()[:20]], list(seeds.names())
    return [
        Target("read", seeds.feeds(), _read, 8),
        *([Target("read real files", seeds.feeds(corpus), _read, 6)] if corpus else []),
        Target("utterances", seeds.prose(), _speech, 4),
        Target("annotate", seeds.prose(), _annotated, 2),
        Target("ask", questions, _quietly(lambda data: retriever.ask(_text(data)[:1_000])), 2),
        Target("ask speaker", names, _quietly(lambda data: retriever.ask("what?", speakers=_lines(data))), 1),
        Target("ask source", names, _quietly(lambda data: retriever.ask("what?", sources=_lines(data))), 1),
        Target("timeline", names, _quietly(lambda data: retriever.timeline(_text(data), _text(data[::-1]))), 1),
        Target("names", names, _named, 2),
        Target("complete", names, _quietly(lambda data: _completed(retriever, _text(data))), 1),
    ]


def _text(data: bytes) -> str:
    return (
        data.decode("utf-8", "surrogatepass" if b"\xed" in data else "replace")
        if _decodes(data)
        else data.decode("latin-1")
    )


def _decodes(data: bytes) -> bool:
    try:
        data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return False
    return True


def _lines(data: bytes) -> list[str]:
    return _text(data).split("\n")


def _quietly(work: Callable[[bytes], object]) -> Callable[[bytes], None]:
    def run(data: bytes) -> None:
        try:
            work(data)
        except OnRecordError as error:
            str(error).encode("utf-8", "replace")

    return run


def _read(data: bytes) -> None:
    try:
        page = Page("fuzz", data, url="https://harborwire.example/feed/", seen=SEEN)
        feed = read_feed(data, seen=SEEN) if data.startswith(_ARCHIVE) else parse_page(page)
    except OnRecordError as error:
        str(error).encode("utf-8", "replace")
        return
    for item in feed[:_MOST_ITEMS]:
        # What cannot be written as JSON cannot be shown, exported, or stored.
        FeedItem.model_validate_json(item.model_dump_json())


def _item(data: bytes) -> FeedItem | None:
    try:
        return FeedItem(source="Harbor Wire", handle="harborwire", published=SEEN, headline="", text=_text(data))
    except ValidationError:
        return None


def _speech(data: bytes) -> None:
    item = _item(data)
    for found in find_utterances(item) if item else ():
        if item and item.text[found.start : found.end] != found.text:
            raise AssertionError(f"an utterance is not in the text at {found.start}")


def _annotated(data: bytes) -> None:
    item = _item(data)
    if item and (problem := annotate(item, Analyzer()).problem):
        raise AssertionError(problem)


def _named(data: bytes) -> None:
    lines = _lines(data)[:50]
    index = NameIndex([*lines[1:], "ウォルツ", "王毅"])
    index.lookup(lines[0])
    index.resolve(lines[0])
    index.lookup(lines[-1])


def _completed(retriever: Retriever, text: str) -> None:
    retriever.complete_speakers(text)
    retriever.complete_sources(text)
