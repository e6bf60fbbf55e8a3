"""Lists: a line each, pages."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from bot.render.cards import LEAST_ROOM
from bot.render.lists import LINES, latest_page, sources_page, speakers_page, timeline_page
from bot.render.room import Room
from retrieval import Hit, SourceInfo, SpeakerInfo
from retrieval.types import Speaker
from tests.bot.render.showing import formats, hit, payload, said, texts
from tests.bot.render.test_escape import MARKUP

DAY, LATER = date(2025, 3, 1), date(2025, 3, 9)


def statement(number: int, **fields: Any) -> Hit:
    text = f"ソレン氏は橋{number}を直すと述べた。"
    return hit(text, ((5, 10),), **fields)


def test_a_timeline_has_a_line_a_statement() -> None:
    text = "ソレン氏は橋を売ることを否定した。"
    denied = hit(text, ((5, 16),), source="Harbor Wire", utterances=(said("橋を売る", text, act="denial"),))
    page = timeline_page([statement(1), denied], "Soren", "en", topic="橋")
    payload([page.container])
    title, lines = texts([page.container])
    assert title == "**Soren about 橋, day by day**"
    assert lines.split("\n") == [
        "- **2025-03-01** 橋1を直す — [見本新聞](https://example.org/a)",
        "- **2025-03-01** · **denied**: 橋を売ることを否定した — [Harbor Wire](https://example.org/a)",
    ]


def test_pages_of_a_list() -> None:
    hits = [statement(number) for number in range(23)]
    start, seen = 0, []
    while start < len(hits):
        page = timeline_page(hits, "ソレン", "ja", start=start)
        seen.append((page.shown, texts([page.container])[-1]))
        start += page.shown
    assert seen == [(LINES, "-# 23件中1～10件目"), (LINES, "-# 23件中11～20件目"), (3, "-# 23件中21～23件目")]


def test_a_page_takes_as_many_lines_as_fit() -> None:
    hits = [statement(number) for number in range(LINES)]
    page = timeline_page(hits, "ソレン", "ja", room=Room(300, 8))
    assert 0 < page.shown < LINES
    assert not Room(300, 8).without([page.container]).is_overdrawn


def test_nobody_said_anything() -> None:
    page = timeline_page([], "*Soren*", "en")
    assert (page.shown, texts([page.container])) == (
        0,
        ["**\\*Soren\\*, day by day**\nNo statements by \\*Soren\\* were found."],
    )


def test_sources() -> None:
    found = [
        SourceInfo(handle="hw", source="Harbor Wire", items=12, first=DAY, last=LATER),
        SourceInfo(handle="m", source="見本新聞", items=1, first=DAY, last=DAY),
    ]
    assert texts([sources_page(found, "en").container])[1].split("\n") == [
        "- **Harbor Wire** \\@hw · 12 posts · 2025-03-01 – 2025-03-09",
        "- **見本新聞** \\@m · 1 post · 2025-03-01",
    ]


def test_speakers_with_how_much_is_uncertain() -> None:
    one = SpeakerInfo(
        name="Ida\n# Soren", role="Mayor", others=("ソレン",), statements=5, first=DAY, last=LATER, uncertain=2
    )
    assert texts([speakers_page([one], "en").container])[1] == (
        "- **Ida \\# Soren** (ソレン) Mayor · 5 statements · speaker uncertain in 2 · 2025-03-01 – 2025-03-09"
    )


def test_latest_posts() -> None:
    item = hit("橋", headline="# 港", published=datetime(2025, 3, 1, tzinfo=UTC), has_time=True).item
    page = latest_page([item], "ja", source="見本新聞")
    assert texts([page.container]) == [
        "**見本新聞の最新の投稿**",
        "**\\# 港**\n-# [見本新聞](https://example.org/a) \\@mihon · <t:1740787200:f>",
    ]


@pytest.mark.parametrize("text", [*MARKUP[::5], "\u202e" * 300, "ש" * 300, "\n", "\x00", "*" * 9_000])
def test_any_names_fit_and_do_nothing(text: str) -> None:
    link = "https://example.org/" + "a" * 480
    hits = [hit(text * 20, source=text * 9, headline=text * 9, urls=[link])] * 30
    sources = [SourceInfo(handle=text * 9, source=text * 9, items=3, first=DAY, last=LATER)] * 30
    people = [SpeakerInfo(name=text, role=text, others=(text,) * 9, statements=3, first=DAY, last=LATER)] * 30
    for page in (
        timeline_page(hits, text, "en", topic=text),
        sources_page(sources, "ja"),
        speakers_page(people, "en"),
        latest_page([one.item for one in hits], "ja", source=text),
    ):
        assert page.shown
        assert not LEAST_ROOM.without([page.container]).is_overdrawn
        payload([page.container])
        assert formats([page.container]) <= {"text", "strong", "item", "link", "subtext"}


def test_of_several_people_of_one_name_each_line_says_whose_it_is() -> None:
    people = [Speaker(name=f"田中#{role}", as_written=f"田中{role}") for role in ("市長", "監督")]
    hits = [statement(number, speaker=one).model_copy(update={"utterances": ()}) for number, one in enumerate(people)]
    lines = texts([timeline_page(hits, "Tanaka", "en").container])[1].split("\n")
    assert [("田中市長" in line, "田中監督" in line) for line in lines] == [(True, False), (False, True)]
