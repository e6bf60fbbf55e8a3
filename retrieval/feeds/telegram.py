"""What Telegram Desktop exports as JSON (``result.json``): one channel or group, or all of an account.

Channels and groups are feeds, private chats are not: of those nothing is read.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from retrieval.errors import FeedError
from retrieval.feeds.boilerplate import clean, links
from retrieval.feeds.files import MAX_BYTES
from retrieval.feeds.json_stream import identifier, listed, mapping, name_of, parse_json, words
from retrieval.feeds.moments import published_at, zone_of
from retrieval.feeds.page import Format, Page, Reading
from retrieval.feeds.posts import FeedProblem
from retrieval.language import detect_language
from retrieval.types import FeedItem

_BEGINNING = 5_000
_MESSAGES = re.compile(r'"messages"\s{0,9}:\s{0,9}\[')
_TYPE = re.compile(
    r'"type"\s{0,9}:\s{0,9}"(?:personal_chat|bot_chat|saved_messages|verify_codes|replies|(?:private|public)_(?:super)?group'
    r'|(?:private|public)_channel)"'
)
_ACCOUNT = re.compile(r'^\s{0,100}\{\s{0,100}"about"\s{0,9}:\s{0,9}"[^"]{0,400}Telegram')
_RESULT = re.compile(r"(?:^|/)result\.json$")
_CHANNELS = frozenset({"public_channel", "private_channel"})
_GROUPS = frozenset({"private_group", "private_supergroup", "public_supergroup"})
_LINKED = _CHANNELS | {"private_supergroup", "public_supergroup"}
"""Kinds of chats whose messages have addresses, which open for whoever is in them."""

PRIVATE = "a private Telegram chat, which is not a feed; nothing of it is read. Export a channel or a group"


@dataclass
class _Found:
    """What is read so far."""

    items: list[FeedItem] = field(default_factory=list)
    problems: list[FeedProblem] = field(default_factory=list)


def looks_like_telegram(text: str) -> bool:
    """Whether a text is an export of Telegram Desktop."""
    beginning = text[:_BEGINNING].lstrip("\ufeff")
    is_chat = beginning.lstrip().startswith("{") and _MESSAGES.search(beginning) and _TYPE.search(beginning)
    return bool(is_chat or _ACCOUNT.match(beginning))


def read_export(export: Mapping[str, Any], page: Page) -> Reading:
    """Items of an export.

    Args:
        export: the whole document.
        page: what is known of it.

    Raises:
        FeedError: it holds no message that is one's to ask about.
    """
    chats = list(_chats(export))
    read = [chat for chat in chats if name_of(chat.get("type")) in _CHANNELS | _GROUPS]
    if not read:
        raise FeedError(f"{page.source} is the export of {PRIVATE}.", source=page.source)
    found = _Found()
    if len(read) < len(chats):
        message = f"{len(chats) - len(read)} private chats are left out; channels and groups are read"
        found.problems.append(FeedProblem(1, "chats", message))
    for chat in read:
        _read_chat(chat, page, found)
    if not found.items:
        raise FeedError(f"{page.source} is a Telegram export without a message that has words.", source=page.source)
    return Reading(tuple(found.items), tuple(found.problems))


def _chats(export: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    if "messages" in export:
        yield export
    for group in ("chats", "left_chats"):
        yield from map(mapping, listed(mapping(export.get(group)).get("list")))


def _read_chat(chat: Mapping[str, Any], page: Page, found: _Found) -> None:
    wordless: list[int] = []
    unknown: list[int] = []
    for number, message in enumerate(map(mapping, listed(chat.get("messages"))), start=1):
        if message.get("type") != "message":
            continue
        is_forwarded = "forwarded_from" in message
        if is_forwarded and not name_of(message.get("forwarded_from")):
            unknown.append(number)
            continue
        item, problem = _item(message, chat, page)
        if item:
            found.items.append(item)
        else:
            wordless.append(number)
        if item and problem:
            found.problems.append(FeedProblem(number, item.headline[:80], problem, is_kept=True))
    name = name_of(chat.get("name"))[:80]
    if wordless:
        problem = f"{len(wordless)} messages have no words, such as pictures alone"
        found.problems.append(FeedProblem(wordless[0], name, problem))
    if unknown:
        problem = f"{len(unknown)} messages are passed on from accounts that are not named"
        found.problems.append(FeedProblem(unknown[0], name, problem))


def _item(message: Mapping[str, Any], chat: Mapping[str, Any], page: Page) -> tuple[FeedItem | None, str]:
    """The item of a message, None where it has no words, and what is wrong with its date."""
    text, addresses = _text(message.get("text"))
    lines = [line for raw in text.split("\n") if (line := clean(raw))]
    if not lines:
        return None, ""
    chat_id, message_id = identifier(chat.get("id")), identifier(message.get("id"))
    is_channel = name_of(chat.get("type")) in _CHANNELS
    own_name = (page.name or name_of(chat.get("name"))) if is_channel else name_of(message.get("from"))
    own_id = f"channel{chat_id}" if is_channel else identifier(message.get("from_id"))
    source, handle, reposted_by = own_name or "Deleted Account", own_id or own_name, ""
    if first := name_of(message.get("forwarded_from")):
        first_id = identifier(message.get("forwarded_from_id")) or first
        source, handle, reposted_by = first, first_id, handle
    if name_of(chat.get("type")) in _LINKED and chat_id.isdigit() and message_id.isdigit():
        addresses.append(f"https://t.me/c/{chat_id}/{message_id}")
    moment = _moment(message)
    language = page.language or detect_language(text)
    zone = zone_of(page.zone, language)
    when = published_at(moment, has_time=moment is not None, zone=zone, seen=page.seen)
    item = FeedItem(
        source=source,
        handle=handle or source,
        published=when.published,
        has_time=when.has_time,
        dated=when.dated,
        urls=tuple(dict.fromkeys(addresses)),
        headline=lines[0],
        text="\n".join(lines),
        lang=page.language,
        guid=f"{chat_id}/{message_id}" if chat_id and message_id else "",
        author=name_of(message.get("author")),
        reposted_by=reposted_by,
    )
    return item, when.problem


def _text(value: object) -> tuple[str, list[str]]:
    """A message's words, and the addresses in them in order."""
    parts = value if isinstance(value, list) else [value]
    written, addresses = [], []
    for part in parts:
        fields = mapping(part)
        piece = words(fields.get("text") if fields else part)
        written.append(piece)
        target = name_of(fields.get("href"))
        addresses += [target] if target.startswith(("http://", "https://")) else links(piece)
    return "".join(written), addresses


def _moment(message: Mapping[str, Any]) -> datetime | None:
    """When a message was sent; older exports have only the wall clock of whoever made them."""
    seconds = identifier(message.get("date_unixtime"))
    if seconds.isascii() and seconds.isdigit() and len(seconds) <= 11:
        return datetime.fromtimestamp(int(seconds), UTC)
    try:
        return datetime.fromisoformat(name_of(message.get("date")))
    except ValueError:
        return None


def _read(page: Page) -> Reading:
    if page.archive is None:
        return read_export(mapping(parse_json(page.text, page.source)), page)
    readings = []
    for name in _results(page):
        data = page.archive.read(name, MAX_BYTES)
        inner = Page(
            f"{page.source}/{name}", data, zone=page.zone, name=page.name, language=page.language, seen=page.seen
        )
        readings.append(read_export(mapping(parse_json(inner.text, inner.source)), inner))
    items = (item for reading in readings for item in reading.items)
    return Reading(tuple(items), tuple(problem for reading in readings for problem in reading.problems))


def _results(page: Page) -> list[str]:
    """The exports in a folder or zip file."""
    assert page.archive
    names = [name for name in page.archive.names if _RESULT.search(name)]
    return [name for name in names if looks_like_telegram(_head(page, name))]


def _head(page: Page, name: str) -> str:
    assert page.archive
    with page.archive.open(name) as member:
        return member.read(_BEGINNING).decode("utf-8", "replace")


def _recognises(page: Page) -> bool:
    return bool(_results(page)) if page.archive else looks_like_telegram(page.beginning(_BEGINNING))


FORMAT = Format("telegram", _recognises, _read)
