"""What DiscordChatExporter writes as JSON: a channel with its messages; a folder or zip file may hold several."""

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from retrieval.errors import FeedError
from retrieval.feeds.discord_channel import ChannelEmbed, ChannelMessage, read_messages
from retrieval.feeds.files import MAX_BYTES
from retrieval.feeds.json_stream import identifier, listed, mapping, name_of, parse_json, words
from retrieval.feeds.page import Format, Page, Reading
from retrieval.feeds.posts import FeedProblem
from retrieval.types import FeedItem

_BEGINNING = 3_000
_EXPORT = re.compile(r'^\s{0,100}\{\s{0,100}"guild"\s{0,9}:\s{0,9}\{\s{0,100}"id"')
_PRIVATE = frozenset({"DirectTextChat", "DirectGroupTextChat"})
_COMMANDS = frozenset({"20", "23", "ChatInputCommand", "ContextMenuCommand"})
_DIRECT = "0"
"""The number that stands where a private conversation has no server."""


def looks_like_export(text: str) -> bool:
    """Whether a text is a channel as DiscordChatExporter writes it."""
    beginning = text[:_BEGINNING].lstrip("\ufeff")
    return bool(_EXPORT.match(beginning)) and '"channel"' in beginning


def read_export(export: Mapping[str, Any], page: Page) -> Reading:
    """Items of an exported channel.

    Args:
        export: the whole document.
        page: what is known of it.

    Raises:
        FeedError: no bot or webhook posts anything there, or it is a private conversation.
    """
    guild, channel = mapping(export.get("guild")), mapping(export.get("channel"))
    name = name_of(channel.get("name"))[:80]
    if name_of(channel.get("type")) in _PRIVATE or identifier(guild.get("id")) == _DIRECT:
        raise FeedError(
            f"{page.source} is the export of a private Discord conversation, which is not a feed; "
            "nothing of it is read.",
            source=page.source,
        )
    place = f"https://discord.com/channels/{identifier(guild.get('id'))}/{identifier(channel.get('id'))}"
    messages = [_message(mapping(one), place) for one in listed(export.get("messages"))]
    reading = read_messages(messages, page)
    if not reading.items:
        raise FeedError(
            f"{page.source} is the export of the Discord channel “{name}”, in which no bot and no webhook posts "
            "a feed; what people write is not read.",
            source=page.source,
        )
    return reading


def _message(fields: Mapping[str, Any], place: str) -> ChannelMessage:
    author = mapping(fields.get("author"))
    number = identifier(fields.get("id"))
    return ChannelMessage(
        id=number,
        author=name_of(author.get("nickname") or author.get("name")),
        author_id=identifier(author.get("id")),
        is_program=author.get("isBot") is True,
        created_at=_moment(fields.get("timestamp")),
        content=words(fields.get("content")),
        embeds=tuple(_embed(mapping(embed)) for embed in listed(fields.get("embeds"))),
        jump_url=f"{place}/{number}" if number else "",
        answers_command=identifier(fields.get("type")) in _COMMANDS or bool(fields.get("interaction")),
    )


def _embed(fields: Mapping[str, Any]) -> ChannelEmbed:
    author = mapping(fields.get("author"))
    return ChannelEmbed(
        title=words(fields.get("title")),
        description=words(fields.get("description")),
        url=name_of(fields.get("url")),
        author=name_of(author.get("name")),
        author_url=name_of(author.get("url")),
        provider=name_of(mapping(fields.get("provider")).get("name")),
        footer=name_of(mapping(fields.get("footer")).get("text")),
        timestamp=_moment(fields.get("timestamp")),
    )


def _moment(value: object) -> datetime | None:
    try:
        return datetime.fromisoformat(name_of(value))
    except ValueError:
        return None


def _read(page: Page) -> Reading:
    if page.archive is None:
        return read_export(mapping(parse_json(page.text, page.source)), page)
    items: list[FeedItem] = []
    problems: list[FeedProblem] = []
    errors: list[FeedError] = []
    for name in _exports(page):
        data = page.archive.read(name, MAX_BYTES)
        inner = Page(
            f"{page.source}/{name}", data, zone=page.zone, name=page.name, language=page.language, seen=page.seen
        )
        try:
            reading = read_export(mapping(parse_json(inner.text, inner.source)), inner)
        except FeedError as error:
            errors.append(error)
            continue
        items += reading.items
        problems += reading.problems
    if not items and errors:
        raise errors[0]
    return Reading(tuple(items), tuple(problems))


def _exports(page: Page) -> list[str]:
    """The exported channels in a folder or zip file."""
    assert page.archive
    found = []
    for name in page.archive.names:
        if name.casefold().endswith(".json"):
            with page.archive.open(name) as member:
                if looks_like_export(member.read(_BEGINNING).decode("utf-8", "replace")):
                    found.append(name)
    return found


def _recognises(page: Page) -> bool:
    return bool(_exports(page)) if page.archive else looks_like_export(page.beginning(_BEGINNING))


FORMAT = Format("discord", _recognises, _read)
