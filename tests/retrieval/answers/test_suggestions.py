"""What may be asked next finds what it promises."""

import re
from collections.abc import Iterator
from datetime import date

import pytest

from retrieval import Answer, Retriever, Suggestion
from retrieval.answers.suggestions import LABELS, everything_said, where_named
from tests.retrieval.query.conversation import TODAY, opened


@pytest.fixture(scope="module")
def retriever(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Retriever]:
    with opened(tmp_path_factory.mktemp("suggestions")) as retriever:
        yield retriever


def follow(retriever: Retriever, step: Suggestion) -> Answer:
    return retriever.ask(
        step.question, speakers=step.speakers, sources=step.sources, since=step.since, until=step.until, today=TODAY
    )


@pytest.mark.parametrize("row", LABELS.values(), ids=list(LABELS))
def test_labels_are_in_both_languages_with_the_same_parts(row: dict[str, str]) -> None:
    assert set(re.findall(r"\{\w+\}", row["en"])) == set(re.findall(r"\{\w+\}", row["ja"]))
    assert len(row["en"].format(name="Ida Soren", count=12)) < 60


@pytest.mark.parametrize(
    ("question", "drops", "label"),
    [
        ("what did Okada say last month in 見本新聞?", [("days",), ("sources",)], "at any time (1)"),
        ("what did Tveit say yesterday?", [("days",)], "at any time (2)"),
        ("昨日トヴェイトは何と言った?", [("days",)], "期間を限らない（2件）"),
        ("what did Soren say according to Harbor Wire?", [("sources",)], "in every source (2)"),
        (
            "what did Soren say last month in Harbor Wire?",
            [("days", "sources")],
            "in every source, at any time",
        ),
        ("what did Soren say about the ferry?", [("topic", "days", "sources"), ("speaker",)], "everything Soren said"),
        (
            "ソレン大臣はフェリーについて何と言った?",
            [("topic", "days", "sources"), ("speaker",)],
            "ソレン大臣の発言すべて",
        ),
    ],
)
def test_every_step_finds_what_it_promises(
    retriever: Retriever, question: str, drops: list[tuple[str, ...]], label: str
) -> None:
    answer = retriever.ask(question, today=TODAY)
    assert answer.hits == ()
    assert [step.drops for step in answer.suggestions] == drops
    assert any(step.label.startswith(label) for step in answer.suggestions)
    for step in answer.suggestions:
        followed = follow(retriever, step)
        assert followed.hits
        if promised := re.search(r"[(（](\d+)", step.label):
            assert followed.total == int(promised[1])


def test_a_source_that_may_be_meant_is_offered_where_it_has_something(retriever: Retriever) -> None:
    answer = retriever.ask("what did Okada say?", sources=["harborwier"], today=TODAY)
    assert answer.status == "outside_filters"
    assert [step.sources for step in answer.suggestions] == [("harborwire",), ()]
    assert follow(retriever, answer.suggestions[0]).total == 2
    silent = retriever.ask("what did Soren say?", sources=["harborwier"], today=TODAY)
    assert [step.sources for step in silent.suggestions] == [()]


def test_who_was_chosen_stays_chosen_and_days_stay_where_they_are_not_dropped(retriever: Retriever) -> None:
    answer = retriever.ask(
        "what was said?", speakers=["Soren"], sources=["harborwire"], since=date(2025, 3, 1), today=TODAY
    )
    (step,) = answer.suggestions
    assert (step.speakers, step.sources, step.since) == (("Soren",), (), date(2025, 3, 1))


def test_somebody_whose_words_are_asked_for_on_a_topic_of_the_texts(retriever: Retriever) -> None:
    answer = retriever.ask("who denied what about the dam?", today=TODAY)
    assert answer.status == "no_match"
    (step,) = answer.suggestions
    assert (step.question, step.drops) == ("the dam", ("speaker",))
    assert follow(retriever, step).hits


def test_nothing_is_offered_that_finds_nothing(retriever: Retriever) -> None:
    assert retriever.ask("how many wolves are in the forest?", today=TODAY).suggestions == ()
    assert where_named("Kerda", "", "ja").question == "Kerda"
    assert everything_said("ソレン", "Soren", "en").speakers == ("ソレン",)


def test_a_follow_up_offers_a_question_in_full(retriever: Retriever) -> None:
    last = retriever.ask("what did Okada say about the dam?", today=TODAY)
    answer = retriever.ask("and Soren last month?", context=last.query, today=TODAY)
    assert answer.status == "outside_filters"
    (step,) = answer.suggestions
    assert (step.question, step.since) == ("what did Soren say about the dam?", None)
    assert Suggestion.model_validate_json(step.model_dump_json()) == step
