"""What stands above and below cards."""

import pytest

from bot.render.heads import answer_foot, answer_head, head, nothing_card, watch_heading
from retrieval import Answer, AnswerStatus, Query
from retrieval.types import Told
from tests.bot.render.showing import formats, hit, payload, texts
from tests.bot.render.test_escape import MARKUP


def answer(**fields: object) -> Answer:
    values = {"status": AnswerStatus.ANSWERED, "message": "m", "query": Query(text="what did\nSoren say?")}
    return Answer(**{**values, **fields})  # type: ignore[arg-type]


def test_the_question_is_repeated_in_one_line() -> None:
    assert answer_head(answer(hits=(hit("橋"),)), "en").content == "> what did Soren say?"


def test_what_has_to_be_known_first_is_told_above_the_cards_and_what_the_foot_counts_is_not() -> None:
    told = Told(name="*Tanaka*", people=("田中市長", "田中監督"), missing=("Quimby",))
    found = answer(hits=(hit("橋"),), message="2 passages from the feed.", told=told)
    question, notice = answer_head(found, "en").content.split("\n")
    assert question == "> what did Soren say?"
    assert "Quimby" in notice
    assert notice.endswith("2 people are called \\*Tanaka\\* here; pick one below to see only theirs.")
    assert "passages" not in notice
    of_surname = answer(hits=(hit("橋"),), told=Told(name="Ida Soren", names=("ソレン",), is_open=True))
    assert "may be somebody else than Ida Soren" in answer_head(of_surname, "en").content


def test_the_number_of_the_first_hit_is_told_once() -> None:
    kept = "Statements by ソレン · from number 3 on · kept from the last question: who speaks"
    found = answer(hits=(hit("橋"),), total=30, interpretation=kept, query=Query(text="more", offset=2))
    assert (foot := answer_foot(found, 1, "en"))
    assert foot.content == "-# Statements by ソレン · kept from the last question\\: who speaks · 3 of 30"


def test_how_it_was_read_and_how_much_there_is_stands_below() -> None:
    found = answer(hits=(hit("橋"),), total=23, interpretation="Statements by ソレン · @everyone")
    foot = answer_foot(found, 2, "en")
    assert foot
    assert foot.content == "-# Statements by ソレン · \\@\u2060everyone · 1–2 of 23"
    later = found.model_copy(update={"query": Query(text="q", offset=22)})
    assert (foot := answer_foot(later, 1, "ja"))
    assert foot.content.endswith(" · 23件中23件目")
    assert answer_foot(answer(), 0, "en") is None


def test_nothing_found_says_why() -> None:
    card = nothing_card(answer(status=AnswerStatus.UNKNOWN_NAME, message="Nobody called *X* is named."))
    payload([card])
    assert texts([card]) == ["Nobody called \\*X\\* is named."]


def test_a_watch_tells_whom_and_what_about() -> None:
    assert watch_heading("Soren", "", "ja") == "Sorenの新しい発言"
    assert watch_heading("*S*", "a:b", "en") == "New from \\*S\\* about a\\:b"


@pytest.mark.parametrize("text", [*MARKUP, "a" * 100_000, "\u202e", "\n", "\x00"])
def test_any_question_and_message_fit(text: str) -> None:
    found = answer(query=Query(text=text), message=text, interpretation=text, total=3, hits=(hit("橋"),),
                   told=Told(name=text, people=(text, "a"), missing=(text,)))  # fmt: skip
    foot = answer_foot(found, 1, "en")
    items = [answer_head(found, "en"), nothing_card(found), *([foot] if foot else []), head(text)]
    payload(items)
    assert formats(items) <= {"text", "quote", "subtext"}
    assert sum(map(len, texts([items[0], items[2]]))) <= 2_000
