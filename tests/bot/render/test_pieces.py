"""Names, links, days and speakers within a line."""

from datetime import UTC, datetime

import pytest

from bot.render.pieces import Look, linked, look_of, moment, name, outlet, speaker_name
from retrieval import Answer, AnswerStatus, Query, Speaker
from retrieval.language import Language
from retrieval.types import Told
from tests.bot.render.showing import hit
from tests.bot.render.test_escape import MARKUP
from tests.fakes.discord_markdown import displayed, kinds, parse


def test_a_name_from_the_right_turns_nothing_around() -> None:
    assert name("عايدة") == "\u2068عايدة\u2069"
    assert name("Ida\u202e") == "Ida⟦RLO⟧"
    assert name("\x00") == "–"


def test_a_label_that_discord_would_not_link_has_its_link_beside_it() -> None:
    address = "https://example.org/a"
    assert linked("Harbor Wire", address, "en") == f"[Harbor Wire]({address})"
    assert linked("見本新聞", address, "ja") == f"[見本新聞]({address})"
    assert linked("News*24*", address, "en") == f"News\\*24\\* ([open]({address}))"
    assert linked("🚢 Harbor", address, "ja") == f"🚢 Harbor ([開く]({address}))"
    assert linked("Harbor", None, "en") == "Harbor"
    assert linked("Harbor", address, "en", longest=5) == "Harbor"


@pytest.mark.parametrize("label", [*MARKUP, "x](https://evil.example)", "[", "]", "a]b", "()", "😀", "عايدة"])
def test_any_label_leads_where_it_should(label: str) -> None:
    nodes = parse(linked(label, "https://example.org/a", "en"))
    assert [node.value for node in nodes if node.kind == "link"] == ["https://example.org/a"]
    assert kinds(nodes) <= {"text", "link"}


@pytest.mark.parametrize(
    ("fields", "language", "told"),
    [
        ({}, "en", "2025-03-01"),
        ({"has_time": True}, "en", "<t:1740787200:f>"),
        ({"dated": "first_seen"}, "en", "seen 2025-03-01 (no date)"),
        ({"dated": "clamped", "has_time": True}, "ja", "2025-03-01 取得（日付が不正）"),
    ],
)
def test_moments(fields: dict[str, object], language: Language, told: str) -> None:
    item = hit("橋", published=datetime(2025, 3, 1, tzinfo=UTC), **fields).item
    assert moment(item, language) == told


def test_an_outlet_leads_to_its_post_and_an_account_pings_nobody() -> None:
    item = hit("橋", handle="everyone").item
    assert displayed(parse(outlet(item, "en"))) == "見本新聞 @\u2060everyone"


def test_speakers() -> None:
    asked = Look(asked={"ソレン": "Soren"})
    speaker = Speaker(name="ソレン", as_written="同市長", role="市長")
    assert speaker_name(speaker, "direct", "ja") == "**同市長 (ソレン)**"
    assert speaker_name(speaker, "direct", "en", asked) == "**Soren** (同市長 (ソレン))"
    assert speaker_name(Speaker(name="Soren", as_written="Soren", role="Mayor"), "direct", "en") == "**Soren, Mayor**"
    assert speaker_name(None, "context", "en") == ""


def test_whoever_was_asked_for_is_told_by_the_name_that_was_asked_with() -> None:
    answer = Answer(
        status=AnswerStatus.ANSWERED, message="m", query=Query(text="q", speakers=("ソレン",)), told=Told(name="Soren")
    )
    assert look_of(answer, "t") == Look({"ソレン": "Soren"}, "t")
    several = Query(text="q", speakers=("田中市長", "田中監督"))
    assert look_of(answer.model_copy(update={"query": several})).asked == {}
