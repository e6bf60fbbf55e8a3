"""The daily digest as a message."""

from datetime import UTC, datetime
from typing import Any

import pytest

from bot.render.digest import digest_message
from bot.render.room import Room
from retrieval import FeedItem
from retrieval.types import Utterance
from retrieval.types.arriving import Arrived, ArrivedSource, ArrivedSpeaker
from tests.bot.reading import written

NOW = datetime(2025, 3, 1, 12, tzinfo=UTC)


def speaker(name: str, text: str, *, url: str = "https://example.org/a", **fields: Any) -> ArrivedSpeaker:
    item = FeedItem(
        source=fields.pop("source", "Harbor Wire"),
        handle="harborwire",
        published=NOW,
        headline="",
        text=text,
        urls=[url],
    )
    given = {"start": 0, "end": len(text), "text": text, "kind": "direct", "cue": "said", **fields}
    return ArrivedSpeaker(name=name, role="mayor", statements=2, item=item, utterance=Utterance(**given))


def source(name: str, items: int) -> ArrivedSource:
    return ArrivedSource(source=name, handle=name, items=items)


def text(arrived: Arrived, language: Any = "en") -> str:
    return written({"components": digest_message(arrived, language).to_components()})


def test_it_counts_and_quotes_with_a_link_and_how_the_words_are_given() -> None:
    arrived = Arrived(
        sources=(source("Harbor Wire", 3), source("見本新聞", 1)), speakers=(speaker("Ida Soren", "Yes."),)
    )
    shown = text(arrived)
    assert "New since yesterday: 4 posts of 2 sources" in shown
    assert "Harbor Wire 3 · 見本新聞 1" in shown
    assert "**Ida Soren** (mayor) · 2 statements\n> Yes." in shown
    assert "word for word" in shown
    assert "(https://example.org/a)" in shown
    assert f"<t:{int(NOW.timestamp())}:f>" in shown
    assert "発言2件" in text(arrived, "ja")


def test_a_denial_and_a_guess_are_told_as_such() -> None:
    denied = speaker("Ida Soren", "taxes would rise", kind="indirect", act="denial", is_certain=False)
    shown = text(Arrived(sources=(source("A", 1),), speakers=(denied,)))
    assert "**denied** · reported · speaker uncertain" in shown
    assert "1 posts of one source" in shown


def test_without_anybody_quoted_it_only_counts() -> None:
    assert "Most quoted" not in text(Arrived(sources=(source("A", 1),)))


@pytest.mark.parametrize("language", ["en", "ja"])
def test_whatever_a_feed_holds_it_fits_one_message_and_pings_nobody(language: Any) -> None:
    evil = "@everyone <@42> **[x](https://evil.example)** \u202e `" + "長い" * 50_000
    arrived = Arrived(
        sources=tuple(source(f"{evil[:300]}{number}", 1) for number in range(500)),
        speakers=tuple(speaker(evil[:300], evil, source=evil[:200], url="javascript:alert(1)") for _ in range(20)),
    )
    view = digest_message(arrived, language)
    assert not Room().without(view.children).is_overdrawn
    shown = written({"components": view.to_components()})
    assert "@everyone" not in shown
    assert "<@42>" not in shown
    assert "](https://evil" not in shown
    assert "javascript" not in shown
