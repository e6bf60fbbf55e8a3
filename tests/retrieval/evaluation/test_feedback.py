"""Verdicts as cases, which are asked and scored."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from retrieval import Retriever
from retrieval.evaluation.feedback import cases_of, line_of
from retrieval.evaluation.questions import judge, load_questions, summarise
from retrieval.types.feedback import Feedback, ShownHit
from tests.conftest import MakeItem

AT = datetime(2025, 3, 5, 23, tzinfo=UTC)


def hit(quote: str) -> ShownHit:
    return ShownHit(item="x", handle="harborwire", day=date(2025, 3, 1), quote=quote)


def verdict(verdict: str, *quotes: str, **fields: Any) -> Feedback:
    given = {"question": "what did Soren say?", "language": "en", "at": AT, "shown": [hit(one) for one in quotes]}
    return Feedback.model_validate({**given, "verdict": verdict, **fields})


def quotes(passages: Any) -> list[str]:
    return [one.quote for one in passages]


def test_what_is_good_is_right_and_the_rest_of_its_page_is_fine() -> None:
    (case,) = cases_of([verdict("good", "a", "b"), verdict("good", "a")])
    assert (case.answerable, quotes(case.relevant), quotes(case.acceptable), case.wrong) == (True, ["a"], ["b"], ())
    assert (case.q, case.lang, case.type, case.today) == ("what did Soren say?", "en", "feedback", date(2025, 3, 5))


def test_what_is_wrong_must_not_be_first() -> None:
    (speaker,) = cases_of([verdict("wrong_speaker", "a", "b")])
    assert (speaker.answerable, quotes(speaker.wrong), speaker.relevant) == (None, ["a"], ())
    (asked,) = cases_of([verdict("not_asked", "a", "b")])
    assert quotes(asked.wrong) == ["a", "b"]
    (both,) = cases_of([verdict("wrong_date", "a"), verdict("good", "b")])
    assert (both.answerable, quotes(both.relevant), quotes(both.wrong)) == (True, ["b"], ["a"])


def test_the_hit_that_is_named_is_the_wrong_one() -> None:
    (second,) = cases_of([verdict("wrong_speaker", "a", "b", at_fault=1)])
    assert quotes(second.wrong) == ["b"]
    (asked,) = cases_of([verdict("not_asked", "a", "b", at_fault=0)])
    assert quotes(asked.wrong) == ["a"]
    assert cases_of([verdict("other", "a", note="It was her deputy."), verdict("wrong_date", "a", at_fault=7)]) == []


def test_what_people_differ_on_is_neither() -> None:
    assert cases_of([verdict("good", "a"), verdict("wrong_speaker", "a")]) == []


def test_a_refusal_that_is_good_had_nothing_to_find() -> None:
    (case,) = cases_of([verdict("good")])
    assert case.answerable is False
    assert cases_of([verdict("not_asked")]) == []
    assert cases_of([verdict("good"), verdict("good", "a")]) == []
    assert cases_of([]) == []


def test_another_filter_or_day_is_another_case() -> None:
    cases = cases_of(
        [
            verdict("good", "a", sources=["harborwire"], speakers=["Ida Soren"], since=date(2025, 3, 1)),
            verdict("good", "a", until=date(2025, 3, 1), today=date(2025, 3, 2)),
            verdict("good", "a"),
        ]
    )
    assert [case.id for case in cases] == ["feedback-1", "feedback-2", "feedback-3"]
    first = cases[0].filters
    assert (first.sources, first.speakers, first.date_from) == (("harborwire",), ("Ida Soren",), date(2025, 3, 1))
    assert [case.today for case in cases[1:]] == [date(2025, 3, 2), date(2025, 3, 5)]


def test_lines_are_read_asked_and_scored(tmp_path: Path, make_item: MakeItem) -> None:
    text = "".join(
        map(
            line_of,
            cases_of(
                [
                    verdict("good", "the quay would reopen"),
                    verdict("wrong_speaker", "the dyke would hold", question="who spoke of the dyke?"),
                    verdict("wrong_speaker", "港は安全だ", question="ソレンは何と言った?", language="ja"),
                    verdict("good", question="what did Quimby say?"),
                ]
            ),
        )
    )
    questions = load_questions(text)
    assert [question.answerable for question in questions] == [True, None, None, False]
    with Retriever.open(tmp_path / "feed.db", workers=0) as retriever:
        retriever.add([make_item("Mayor Ida Soren said the quay would reopen. Osk Tveit said the dyke would hold.")])
        judged = [judge(one, retriever.ask(one.q, today=one.today), {}) for one in questions]
    scores = summarise(judged)[0]
    assert (scores.hit_at_1, scores.answered, scores.abstention) == (1.0, 1.0, 1.0)
    assert [one.is_avoided for one in judged] == [None, False, True, None]
    assert scores.avoided == 0.5
