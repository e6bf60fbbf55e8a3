"""What Discord would show of items, and invented hits to show."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

import discord

from bot.render.room import MAX_COMPONENTS, MAX_TEXT, Item, each, size
from retrieval import FeedItem, Hit, Passage, Speaker, Utterance
from tests.fakes.discord_markdown import Node, displayed, kinds, parse


def hit(text: str, spans: tuple[tuple[int, int], ...] = (), **fields: Any) -> Hit:
    """A hit whose passage is the whole of an item; fields of a hit and of an item alike."""
    of_hit = {key: fields.pop(key) for key in list(fields) if key in Hit.model_fields}
    values: dict[str, Any] = {
        "source": "見本新聞", "handle": "mihon", "published": datetime(2025, 3, 1, tzinfo=UTC), "has_time": False,
        "urls": ["https://example.org/a"], "headline": "h", "text": text,
    }  # fmt: skip
    item = FeedItem(**{**values, **fields})
    passage = Passage(item_id=item.id, start=0, end=len(text), text=text)
    return Hit(**{"item": item, "passage": passage, "highlights": spans, "score": 1.0, **of_hit})


def said(words: str, text: str, **fields: Any) -> Utterance:
    start = text.index(words)
    values = {"kind": "indirect", "cue": "と", "speaker": Speaker(name="ソレン", as_written="ソレン氏"), **fields}
    return Utterance(start=start, end=start + len(words), text=words, **values)


def payload(items: Iterable[Item]) -> list[dict[str, Any]]:
    """What discord.py sends for them; everything that Discord would refuse fails here."""
    view = discord.ui.LayoutView(timeout=None)
    for item in items:
        view.add_item(item)
    made: list[dict[str, Any]] = view.to_components()
    everything = [inner for item in view.children for inner in each(item)]
    texts = [one.content for one in everything if isinstance(one, discord.ui.TextDisplay)]
    assert len(everything) <= MAX_COMPONENTS
    assert sum(map(size, texts)) <= MAX_TEXT
    assert all(text.strip() for text in texts)
    return made


def texts(items: Iterable[Item]) -> list[str]:
    """The markup of each text."""
    inside = [inner for item in items for inner in each(item)]
    return [one.content for one in inside if isinstance(one, discord.ui.TextDisplay)]


def nodes(items: Iterable[Item]) -> list[Node]:
    return [node for text in texts(items) for node in parse(text)]


def seen(items: Iterable[Item]) -> str:
    """What a person reads."""
    return "\n".join(displayed(parse(text)) for text in texts(items))


def formats(items: Iterable[Item]) -> set[str]:
    """Every kind of markup that Discord would read."""
    return kinds(nodes(items))
