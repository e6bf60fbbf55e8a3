"""The terminal's rendering: word for word, quiet, and deaf to hostile text."""

import io
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console

from bot.render.text import print_answer, scores, sources, visible
from retrieval import Answer, AnswerStatus, FeedItem, Hit, Passage, Query, SourceInfo
from retrieval.evaluation.questions import Scores


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


def test_the_time_only_where_the_page_gave_one() -> None:
    assert "2025-03-01 09:05" in shown(answer("橋", has_time=True))


def test_the_answering_words_are_marked_on_a_terminal() -> None:
    assert "\x1b[1;33m橋を\x1b[0m" in shown(answer("橋を直す。"), terminal=True)


def test_lines_keep_to_the_width_of_a_terminal() -> None:
    out = shown(answer("橋を直す工事がきょう始まった。" * 20), terminal=True)
    import re

    assert max(cell_len(re.sub(r"\x1b\[[0-9;]*m", "", line)) for line in out.splitlines()) <= 80


@pytest.mark.parametrize("text", ["[red]x[/red]", ":smile:", "\x1b[31mred", "\x1b]0;title\x07", "a\u202eb", "x\r\ny"])
def test_hostile_text_steers_nothing(text: str) -> None:
    out = shown(answer(text), terminal=True)
    assert "\x1b]" not in out
    assert "\x1b[31m" not in out
    assert "\u202e" not in out
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


def test_tables_fit_eighty_columns() -> None:
    file = io.StringIO()
    screen = Console(file=file, width=80)
    day = datetime(2025, 3, 1, tzinfo=UTC).date()
    screen.print(
        sources(
            [SourceInfo(handle="a_long_handle_1", source="とても長い名前の新聞社" * 5, items=12, first=day, last=day)]
        )
    )
    screen.print(scores([Scores("source-filtered", 34, 0.5, 0.5, None, 1.0, None)]))
    assert max(cell_len(line) for line in file.getvalue().splitlines()) <= 80
    assert "0.50" in file.getvalue()


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
