"""What is read of every file of a folder, beside what other readers read: ``python -m benchmarks.feeds FOLDER``.

Feeds are read by feedparser too, pages by trafilatura. ``there`` is what a person finds in a file, from the table in
the folder's ``README.md``, where it has one. The last four columns tell how much of the other reader's items has the
same here: the name of the source, the moment of publication, the link, and the words of title and text.
"""

import argparse
import io
import json
import re
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from retrieval import FeedItem
from retrieval.errors import OnRecordError
from retrieval.feeds.html_text import lines_of
from retrieval.feeds.permalinks import read_permalink
from retrieval.feeds.reader import read_feed

_ROW = re.compile(r"^\|\s*(?P<file>[\w.-]+\.\w+)\s*\|[^|]*\|\s*(?P<there>[^|]*?)\s*\|")
_WORD = re.compile(r"\w+")
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")


@dataclass
class Other:
    """An item as another reader has it; what it does not tell is empty."""

    title: str = ""
    text: str = ""
    link: str = ""
    moment: datetime | None = None


@dataclass
class OtherFeed:
    """What another reader makes of a file."""

    reader: str
    source: str = ""
    items: list[Other] = field(default_factory=list)


@dataclass
class Row:
    """One file, in the table."""

    file: str
    form: str
    there: str
    ours: str
    other: str
    agreement: Sequence[str]
    seconds: float


def main() -> None:
    """Print a table, a line a file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    there = dict(_there(folder / "README.md"))
    print("| file | format | there | read | other reader | source | date | link | text | s |")
    print("|---|---|---|---|---|---|---|---|---|---|")
    for path in sorted(folder.iterdir()):
        if path.is_file() and path.name != "README.md":
            row = compare(path, there.get(path.name, ""))
            cells = [row.file, row.form, row.there, row.ours, row.other, *row.agreement, f"{row.seconds:.2f}"]
            print("| " + " | ".join(cells) + " |", flush=True)


def _there(readme: Path) -> Iterator[tuple[str, str]]:
    if readme.is_file():
        for line in readme.read_text(encoding="utf-8").splitlines():
            if match := _ROW.match(line):
                yield match["file"], match["there"]


def compare(path: Path, there: str) -> Row:
    """Read a file here and with the other reader of its kind.

    Args:
        path: the file.
        there: what a person finds in it; empty where nobody has looked.
    """
    begun = time.perf_counter()
    try:
        feed = read_feed(path)
    except OnRecordError as error:
        seconds = time.perf_counter() - begun
        return Row(path.name, "–", there, f"0: {str(error).replace(str(path), 'it')[:80]}", "", ["–"] * 4, seconds)
    seconds = time.perf_counter() - begun
    other = _other(path.read_bytes(), feed.format)
    posts = [item for item in feed if item.url and read_permalink(item.url)]
    own = [item for item in feed if item not in posts]
    ours = f"{len(own)}" + (f" and {len(posts)} posts" if posts else "")
    ours += f", {len(feed.problems)} problems" if feed.problems else ""
    theirs = f"{other.reader}: {len(other.items)}"
    return Row(path.name, feed.format, there, ours, theirs, _agreement(own, other), seconds)


def _other(data: bytes, form: str) -> OtherFeed:
    if form == "jsonfeed":
        return _by_json(data)
    if form == "rss":
        return _by_feedparser(data)
    return _by_trafilatura(data)


def _by_feedparser(data: bytes) -> OtherFeed:
    import feedparser

    found = feedparser.parse(io.BytesIO(data))
    feed = OtherFeed("feedparser", found.feed.get("title", ""))
    for entry in found.entries:
        parsed = entry.get("published_parsed") or entry.get("updated_parsed")
        bodies = [content.get("value", "") for content in entry.get("content", [])] or [entry.get("summary", "")]
        moment = datetime(*parsed[:6], tzinfo=UTC) if parsed else None
        feed.items.append(Other(entry.get("title", ""), max(bodies, key=len), entry.get("link", ""), moment))
    return feed


def _by_json(data: bytes) -> OtherFeed:
    found: dict[str, Any] = json.loads(data)
    feed = OtherFeed("json", found.get("title", ""))
    for entry in found.get("items", []):
        text = entry.get("content_html") or entry.get("content_text", "")
        moment = datetime.fromisoformat(entry["date_published"]) if entry.get("date_published") else None
        feed.items.append(Other(entry.get("title", ""), text, entry.get("url", ""), moment))
    return feed


def _by_trafilatura(data: bytes) -> OtherFeed:
    import trafilatura

    found = trafilatura.bare_extraction(data, with_metadata=True)
    if found is None:
        return OtherFeed("trafilatura")
    page = found.as_dict()
    day = datetime.fromisoformat(page["date"]).replace(tzinfo=UTC) if page.get("date") else None
    text = "".join(f"<p>{line}</p>" for line in (page.get("text") or "").splitlines())
    return OtherFeed(
        "trafilatura", page.get("sitename") or "", [Other(page.get("title") or "", text, page.get("url") or "", day)]
    )


def _agreement(own: Sequence[FeedItem], other: OtherFeed) -> list[str]:
    """Shares of the other reader's items that have the same source, date, link and words here."""
    if not other.items or not own:
        return ["–"] * 4
    sources = {item.source.casefold() for item in own}
    pairs = [(theirs, _nearest(theirs, own)) for theirs in other.items if _words(theirs.title + theirs.text)]
    dated = [(theirs.moment, item) for theirs, item in pairs if theirs.moment]
    linked = [(theirs.link, item) for theirs, item in pairs if theirs.link]
    days = other.reader == "trafilatura"
    return [
        "same" if other.source.casefold() in sources else f"“{own[0].source}”, there “{other.source}”"[:60],
        _share([item.day == at.date() if days or not item.has_time else item.moment == at for at, item in dated]),
        _share([link in item.urls for link, item in linked]),
        _share([_kept(theirs, item) for theirs, item in pairs]),
    ]


def _nearest(theirs: Other, own: Sequence[FeedItem]) -> FeedItem:
    words = set(_words(f"{theirs.title} {theirs.text[:2_000]}"))
    return max(own, key=lambda item: (theirs.link in item.urls, len(words & set(_words(item.text)))))


def _kept(theirs: Other, item: FeedItem) -> float:
    """Share of the other reader's words that stand in the item."""
    words = _words(" ".join([theirs.title, *lines_of(theirs.text)]))
    mine = set(_words(item.text))
    return sum(word in mine for word in words) / len(words) if words else 1.0


def _words(text: str) -> list[str]:
    """Words; of Japanese, which has no spaces, the letters."""
    return [part for word in _WORD.findall(text) for part in (word if _CJK.search(word) else [word])]


def _share(values: Sequence[float]) -> str:
    return f"{100 * sum(values) / len(values):.0f} %" if values else "–"


if __name__ == "__main__":
    main()
