"""The terminal's rendering: word for word, quiet, and deaf to hostile text."""

import io
import re
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console

from bot.render.screen import visible
from bot.render.text import print_answer
from retrieval import (
    Answer,
    AnswerStatus,
    FeedItem,
    Hit,
    Passage,
    Query,
    Speaker,
    Utterance,
)


def answer(text: str, **fields: object) -> Answer:
    values: dict[str, object] = {
        "source": "見本新聞", "handle": "mihon", "published": datetime(2025, 3, 1, 9, 5, tzinfo=UTC), "has_time": False,
        "urls": ["https://t.co/a"], "headline": "h", "text": text,
    }  # fmt: skip
    item = FeedItem(**{**values, **fields})
    hit = Hit(
        item=item,
        passage=Passage(item_id=item.id, start=0, end=len(text), text=text),
        highlights=((0, min(2, len(text))),) if text else (),
        also_in=(item.model_copy(update={"handle": "other"}),),
        score=1.0,
    )
    return Answer(status=AnswerStatus.ANSWERED, message="m", query=Query(text="q"), hits=(hit,))


def shown(found: Answer, *, terminal: bool = False, width: int = 80) -> str:
    file = io.StringIO()
    screen = Console(file=file, force_terminal=terminal, width=width, markup=False, highlight=False, emoji=False)
    print_answer(screen, found)
    return file.getvalue()


def test_what_a_person_reads() -> None:
    out = shown(answer("橋を直すと述べた。"))
    assert out == (
        "1. 見本新聞  @mihon  2025-03-01  strong match\n   橋を直すと述べた。\n   https://t.co/a\n   also in @other 2025-03-01\n"
    )


def spoken(*changes: dict[str, Any], question: str = "what did Soren say?") -> Answer:
    """An answer with a statement for each of some changes."""
    words = "the dyke leaked"
    found = answer(" ".join([f"Soren said {words}."] * len(changes)))
    soren = Speaker(name="Soren", as_written="Soren")
    utterances = tuple(
        Utterance.model_validate(
            {
                "start": 28 * number + 11,
                "end": 28 * number + 26,
                "text": words,
                "kind": "indirect",
                "cue": "said",
                "speaker": soren,
                **fields,
            }
        )
        for number, fields in enumerate(changes)
    )
    hit = found.hits[0].model_copy(update={"utterances": utterances, "speaker": soren, "also_in": ()})
    return found.model_copy(update={"hits": (hit,), "query": Query(text=question)})


@pytest.mark.parametrize(
    ("fields", "english", "japanese"),
    [
        ({}, "Soren  reported", "Soren  間接話法"),
        ({"act": "denial"}, "Soren  denied · reported", "Soren  否定 · 間接話法"),
        ({"act": "question", "kind": "direct"}, "Soren  asked · word for word", "Soren  質問 · 発言のまま"),
        ({"act": "demand", "kind": "headline"}, "Soren  demanded · headline", "Soren  要求 · 見出し"),
        ({"is_certain": False}, "Soren  reported · speaker uncertain", "Soren  間接話法 · 話者は推定"),
    ],
)
def test_what_is_done_with_the_words_is_told_in_the_askers_language(
    fields: dict[str, Any], english: str, japanese: str
) -> None:
    assert shown(spoken(fields)).splitlines()[0].endswith(f"2025-03-01  {english}")
    assert shown(spoken(fields, question="ソレン氏は何と言った?")).splitlines()[0].endswith(f"2025-03-01  {japanese}")


def test_statements_that_differ_have_a_line_each() -> None:
    assert shown(spoken({"act": "denial"}, {"is_certain": False})).splitlines() == [
        "1. 見本新聞  @mihon  2025-03-01  Soren",
        "   Soren said the dyke leaked. Soren said the dyke leaked.",
        "   – denied · reported: the dyke leaked",
        "   – reported · speaker uncertain: the dyke leaked",
        "   https://t.co/a",
    ]


@pytest.mark.parametrize("width", [40, 80])
def test_what_is_told_of_statements_keeps_to_the_width(width: int) -> None:
    found = spoken({"act": "denial"}, {"is_certain": False, "speaker": Speaker(name="汐見知事", as_written="汐見知事")})
    out = re.sub(r"\x1b\[[0-9;]*m", "", shown(found, terminal=True, width=width))
    assert max(cell_len(line) for line in out.splitlines()) <= width
    assert "汐見知事" in out


def test_a_hostile_speaker_steers_nothing() -> None:
    names = [Speaker(name=name, as_written=f"{name}\n2. Wire\x1b[2J\u202e [red]") for name in ("a", "b")]
    out = shown(spoken(*({"speaker": one} for one in names)), terminal=True)
    assert "\x1b[2J" not in out
    assert "\u202e" not in out
    assert not any(line.startswith("2.") for line in out.splitlines())
    assert "[red]" in out


def test_the_time_only_where_the_page_gave_one() -> None:
    assert "2025-03-01 09:05" in shown(answer("橋", has_time=True))


def test_the_answering_words_are_marked_on_a_terminal() -> None:
    assert "\x1b[1;33m橋を\x1b[0m" in shown(answer("橋を直す。"), terminal=True)


def test_lines_keep_to_the_width_of_a_terminal() -> None:
    out = shown(answer("橋を直す工事がきょう始まった。" * 20), terminal=True)
    assert max(cell_len(re.sub(r"\x1b\[[0-9;]*m", "", line)) for line in out.splitlines()) <= 80


@pytest.mark.parametrize(
    "text", ["[red]x[/red]", ":smile:", "\x1b[31mred", "\x1b]0;title\x07", "a\u202eb", "x\r\ny", "a\u061cb", "a\u2028b"]
)
def test_hostile_text_steers_nothing(text: str) -> None:
    out = shown(answer(text), terminal=True)
    assert "\x1b]" not in out
    assert "\x1b[31m" not in out
    assert not {"\u202e", "\u061c", "\u2028"} & set(out)
    if text.startswith(("[", ":")):
        assert text in out.replace("\x1b[1;33m", "").replace("\x1b[0m", "")


@given(st.text(max_size=100))
def test_visible_text_has_no_controls_and_the_same_length(text: str) -> None:
    safe = visible(text)
    assert len(safe) == len(text)
    assert not any(character < " " and character not in "\t\n" for character in safe)


def test_a_link_that_is_none_is_not_shown() -> None:
    assert "javascript" not in shown(answer("橋", urls=["javascript:alert(1)"]))
    assert "https://pic.twitter.com/a1" in shown(answer("橋", urls=["pic.twitter.com/a1"]))


def named_only(text: str, question: str) -> Answer:
    (hit,) = answer(text).hits
    mention = hit.model_copy(update={"score": 0.0, "also_in": ()})
    return Answer(status=AnswerStatus.NOT_A_SPEAKER, message="m", query=Query(text=question), mentions=(mention,))


@pytest.mark.parametrize(
    ("question", "heading", "kind"),
    [
        ("what did the harbour say?", "Named here, but not recognised as speaking:", "named only"),
        ("港は何と言った?", "名前は出ていますが、発言としては読み取れませんでした:", "名前のみ"),
    ],
)
def test_who_is_only_named_is_told_apart_from_an_answer(question: str, heading: str, kind: str) -> None:
    out = shown(named_only("港湾局は静かだった。", question))
    assert (
        out
        == f"m\n\n{heading}\n\n1. 見本新聞  @mihon  2025-03-01  {kind}\n   港湾局は静かだった。\n   https://t.co/a\n"
    )
    marked = shown(named_only("港湾局は静かだった。", question), terminal=True)
    assert "\x1b[4m港湾\x1b[0m" in marked
    assert "\x1b[1;33m" not in marked


def test_an_edit_is_told_beside_the_date() -> None:
    screen = Console(file=io.StringIO(), width=200)
    print_answer(screen, answer("橋は安全だ。", edited=datetime(2025, 3, 4, tzinfo=UTC)))
    assert "2025-03-01  edited 2025-03-04" in screen.file.getvalue()  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("question", "told"), [("ferry timetable", "may not answer"), ("船の時刻", "答えではないかもしれません")]
)
def test_a_weak_match_is_told_as_one(question: str, told: str) -> None:
    whole = answer("The ferry stops in winter.")
    weak = whole.hits[0].model_copy(update={"is_weak": True})
    spoken_weakly = spoken({}, question=question).hits[0].model_copy(update={"is_weak": True})
    text = shown(whole.model_copy(update={"hits": (weak, spoken_weakly), "query": Query(text=question)}))
    heads = [line for line in text.splitlines() if line[:2] in ("1.", "2.")]
    assert [line.count(told) for line in heads] == [1, 1]
    assert "match" not in text
    assert "一致" not in text
