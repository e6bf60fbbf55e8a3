"""``feeds.toml``: which feeds are followed, and how. Reads and writes that file."""

import json
import re
import tomllib
from collections.abc import Iterable
from datetime import timedelta
from pathlib import Path
from typing import Annotated, Any, Literal, Self
from zoneinfo import ZoneInfo

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError, model_validator

from retrieval.errors import FeedsFileError, FetchError
from retrieval.feeds.targets import target_of

_UNITS = {"s": 1, "m": 60, "h": 3_600, "d": 86_400}
_DURATION = re.compile(r"(\d{1,6}) ?(s|m|h|d|seconds?|minutes?|hours?|days?)", re.ASCII)
_SHORTEST, _SHORTEST_PRIVATE = timedelta(minutes=2), timedelta(seconds=1)
_LONGEST = timedelta(days=1)
_HEAD = "# Feeds that `onrecord follow` reads; docs/following.md tells of all keys.\n"
_HEADER = re.compile(r"\s*\[\[\s*feed\s*\]\]")


def _duration(value: object) -> object:
    if value is None or isinstance(value, timedelta):
        return value
    match = _DURATION.fullmatch(value.strip()) if isinstance(value, str) else None
    if match is None:
        raise ValueError('it must be a time in quotes, such as "15 minutes", "2 hours" or "1 day"')
    return timedelta(seconds=int(match[1]) * _UNITS[match[2][0]])


def _zone(value: object) -> object:
    if value is None or isinstance(value, ZoneInfo):
        return value
    try:
        return ZoneInfo(str(value))
    except (OSError, ValueError, KeyError) as error:
        raise ValueError('it must be the name of a time zone, such as "Asia/Tokyo"') from error


class FollowedFeed(BaseModel):
    """A feed to follow.

    Attributes:
        url: its address.
        name: what its source is called; empty: as the feed says.
        interval: between two polls; None: as often as the feed has something new.
        language: of its entries; empty: told from each.
        zone: of times that name none; None: told by the feed's language.
        full_text: fetch the article of each new entry.
        private: it may lie on this machine or in a private network.
        check_links: look in the following days whether entries' own pages are still there; those that are not are
            answered from no more.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True)

    url: str
    name: str = ""
    interval: Annotated[timedelta | None, BeforeValidator(_duration)] = None
    language: Literal["", "ja", "en"] = ""
    zone: Annotated[ZoneInfo | None, BeforeValidator(_zone)] = None
    full_text: bool = False
    private: bool = False
    check_links: bool = False

    @model_validator(mode="after")
    def _can_be_followed(self) -> Self:
        try:
            target_of(self.url, allow_private=self.private)
        except FetchError as error:
            raise ValueError(f"url: {error}") from error
        shortest = _SHORTEST_PRIVATE if self.private else _SHORTEST
        if self.interval is not None and not shortest <= self.interval <= _LONGEST:
            raise ValueError("interval: it must be from 2 minutes to 1 day (from 1 second, where private = true)")
        return self


def read_feeds(path: Path, *, allow_private: bool = False, zone: str = "") -> list[FollowedFeed]:
    """Read a file of feeds.

    Args:
        path: the file.
        allow_private: whether a feed that does not say so may lie in a private network.
        zone: of times that name none, of a feed that names no zone either; empty: told by its language.

    Raises:
        FeedsFileError: it cannot be read, or a feed in it is not as it should be; names file, line and key.
    """
    text = _text(path)
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"at line (\d+)", str(error))
        line = int(found[1]) if found else 0
        raise FeedsFileError(f"{path} cannot be read as TOML: {error}.", path=str(path), line=line) from error
    others = sorted(set(content) - {"feed"})
    tables = content.get("feed", [])
    if others or not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        named = f"{others[0]!r} has no place in it" if others else "'feed' is no list of tables"
        raise FeedsFileError(f"{path}: {named}. Each feed is a table [[feed]] with a url.", path=str(path))
    given: dict[str, Any] = {"private": allow_private, **({"zone": zone} if zone else {})}
    feeds = [_feed({**given, **table}, number, text, path) for number, table in enumerate(tables)]
    known: set[str] = set()
    for number, feed in enumerate(feeds):
        if feed.url in known:
            line = _line(text, number, "url")
            raise FeedsFileError(f"{path}, line {line}: {feed.url} is there twice.", path=str(path), line=line)
        known.add(feed.url)
    return feeds


def add_feeds(path: Path, feeds: Iterable[tuple[str, str]], *, allow_private: bool = False) -> int:
    """Write further feeds at the end of a file, which is made where it is not there.

    Args:
        path: the file.
        feeds: address and name, which may be empty; those that are there already are passed over.
        allow_private: whether a feed that does not say so may lie in a private network.

    Returns:
        How many were added.

    Raises:
        FeedsFileError: the file cannot be read or written, or an address cannot be followed.
    """
    known = {feed.url for feed in read_feeds(path, allow_private=allow_private)} if path.exists() else set()
    tables = []
    for url, name in feeds:
        if url in known:
            continue
        known.add(url)
        try:
            FollowedFeed(url=url, name=name, private=allow_private)
        except ValidationError as error:
            raise FeedsFileError(f"{path}: {_complaint(error)[1]}", path=str(path)) from error
        named = f"name = {_quoted(name)}\n" if name else ""
        tables.append(f"\n[[feed]]\nurl = {_quoted(url)}\n{named}")
    if tables:
        before = _text(path) if path.exists() else _HEAD
        _write(path, before.rstrip("\n") + "\n" + "".join(tables))
    return len(tables)


def _feed(table: dict[str, Any], number: int, text: str, path: Path) -> FollowedFeed:
    try:
        return FollowedFeed.model_validate(table)
    except ValidationError as error:
        key, why = _complaint(error)
        line = _line(text, number, key)
        known = ", ".join(FollowedFeed.model_fields)
        why = f"there is no such key. There are: {known}" if why == "extra" else why
        raise FeedsFileError(
            f"{path}, line {line}: {key or 'feed'}: {why.rstrip('.')}.", path=str(path), line=line
        ) from error


def _complaint(error: ValidationError) -> tuple[str, str]:
    """Which key is wrong, and why."""
    first = error.errors(include_url=False, include_input=False)[0]
    key = str(first["loc"][0]) if first["loc"] else ""
    if first["type"] == "extra_forbidden":
        return key, "extra"
    message = str(first["msg"]).removeprefix("Value error, ")
    if not key and message.partition(": ")[0] in FollowedFeed.model_fields:
        key, _, message = message.partition(": ")
    return key, message


def _line(text: str, number: int, key: str) -> int:
    """The line of a key in the feed of that number, or where its table begins; counted from 1."""
    begins, count = 1, -1
    for place, line in enumerate(text.splitlines(), start=1):
        if _HEADER.match(line):
            count += 1
            begins = place if count == number else begins
        elif count == number and key and line.split("=", 1)[0].strip().strip("\"'") == key:
            return place
    return begins


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError as error:
        message = f"{path} does not exist. Make it with `onrecord follow --add URL`, or name another with --feeds."
        raise FeedsFileError(message, path=str(path)) from error
    except (OSError, ValueError) as error:
        raise FeedsFileError(f"{path} cannot be read: {error}.", path=str(path)) from error


def _write(path: Path, text: str) -> None:
    """As a whole or not at all: the file is the owner's own."""
    beside = path.with_name(f".{path.name}.new")
    try:
        beside.write_text(text, encoding="utf-8")
        beside.replace(path)
    except OSError as error:
        raise FeedsFileError(f"{path} cannot be written: {error}.", path=str(path)) from error


def _quoted(text: str) -> str:
    # What JSON escapes, TOML escapes alike.
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
