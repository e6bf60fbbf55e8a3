"""Conversations: what a text keeps of the question before, in a feed."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from retrieval import Query, QuestionError, Retriever
from retrieval.query.context import is_for_more
from retrieval.query.followups import FollowUpPattern, follow_up_patterns
from tests.retrieval.query.conversation import LAST, TODAY, opened, talk, told


def rows(name: str) -> list[list[str]]:
    text = (Path(__file__).parent / name).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]


@pytest.fixture(scope="module")
def retriever(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Retriever]:
    with opened(tmp_path_factory.mktemp("context")) as retriever:
        yield retriever


@pytest.mark.parametrize("way", follow_up_patterns(), ids=lambda way: way.typed)
def test_each_way_asks_what_its_example_says(retriever: Retriever, way: FollowUpPattern) -> None:
    query = talk(retriever, way.last, way.typed).query
    assert (query.asked, told(query)) == (way.asked, way.filters)
    assert query.text == way.typed


@pytest.mark.parametrize(
    ("language", "typed", "asked", "filters", "kept"), rows("followups.tsv"), ids=lambda field: field
)
def test_what_people_type_after_an_answer(
    retriever: Retriever, language: str, typed: str, asked: str, filters: str, kept: str
) -> None:
    answer = talk(retriever, LAST[language], typed)
    assert (answer.query.asked, told(answer.query)) == (asked, filters)
    assert ",".join(answer.query.kept) == kept
    assert bool(kept) == ("kept from the last question" in answer.interpretation or "前の質問" in answer.interpretation)


@pytest.mark.parametrize(("language", "typed"), rows("own_questions.tsv"), ids=lambda field: field)
def test_a_question_of_its_own_keeps_nothing(retriever: Retriever, language: str, typed: str) -> None:
    context = Query(
        text="x", asked=LAST[language], speakers=("Okada",), topic="the dam", sources=("mihon",), since=TODAY
    )
    answer = retriever.ask(typed, context=context, today=TODAY)
    alone = retriever.ask(typed, today=TODAY)
    assert answer.query.kept == ()
    assert (answer.hits, answer.status, answer.is_talk) == (alone.hits, alone.status, alone.is_talk)


def test_one_thing_is_changed_after_another(retriever: Retriever) -> None:
    asked = [
        LAST["en"],
        "and Soren?",
        "since Monday?",
        "only 見本新聞",
        "what about bridges?",
        "他には?",
        "at any time?",
    ]
    query = talk(retriever, *asked).query
    assert query.asked == "what did Soren say about bridges?"
    assert (query.sources, query.since, query.offset) == (("mihon",), None, 0)
    assert query.kept == ("speaker", "topic", "sources")


def test_thanks_leave_the_last_question_to_be_followed_up(retriever: Retriever) -> None:
    answer = talk(retriever, LAST["ja"], "ありがとう")
    assert answer.hits == ()
    assert answer.query.text == "ありがとう"
    assert talk(retriever, LAST["ja"], "ありがとう", "ソレンは?").query.asked == "ソレンはダムについて何と言った?"


def test_more_gives_the_next_page_and_back_the_one_before(retriever: Retriever) -> None:
    first = retriever.ask(LAST["en"], today=TODAY, limit=1)
    second = retriever.ask("more", context=first.query, today=TODAY, limit=1)
    again = retriever.ask("前のページ", context=second.query, today=TODAY, limit=1)
    assert first.hits != second.hits
    assert again.hits == first.hits
    assert second.interpretation.split(" · ")[2] == "from number 2 on"
    behind = retriever.ask("more", context=second.query, today=TODAY, limit=1)
    assert behind.message.startswith("There are only 2")
    further = retriever.ask("more", context=behind.query, today=TODAY, limit=1)
    assert retriever.ask("back", context=further.query, today=TODAY, limit=1).hits == second.hits


def test_a_source_that_the_feed_has_not_is_told(retriever: Retriever) -> None:
    for typed in ("only @quaypost", "港新聞だけ"):
        answer = talk(retriever, LAST["en"], typed)
        assert answer.status == "outside_filters"
        assert answer.query.kept == ("speaker", "topic")
        assert "no source called @quaypost" in answer.message or "「港新聞」という情報源" in answer.message
    assert talk(retriever, LAST["ja"], "橋だけ").query.asked == "岡田市長は橋について何と言った?"


def test_english_words_after_a_japanese_question_are_answered_in_english(retriever: Retriever) -> None:
    answer = talk(retriever, LAST["ja"], "the mayor?")
    assert answer.query.asked == "what did the mayor say about ダム?"
    assert answer.interpretation.startswith("Statements by")


@pytest.mark.parametrize("text", ["more", "show me more", "他には?", "続き"])
def test_more_of_nothing_is_no_question(retriever: Retriever, text: str) -> None:
    assert is_for_more(text)
    answer = retriever.ask(text, today=TODAY)
    assert answer.hits == ()
    assert "what did" in answer.message or "何と言った" in answer.message


def test_what_is_typed_counts_before_what_is_given_and_that_before_the_last_question(retriever: Retriever) -> None:
    last = talk(retriever, "what did Okada say since Feb 20?").query
    given = retriever.ask("and Soren?", context=last, sources=["mihon"], since=TODAY, today=TODAY).query
    assert (given.sources, given.since) == (("mihon",), TODAY)
    typed = retriever.ask("only Harbor Wire", context=last, sources=["mihon"], today=TODAY).query
    assert typed.sources == ("harborwire",)


def test_a_speaker_who_was_given_stays_until_another_is_asked_for(retriever: Retriever) -> None:
    last = retriever.ask("what was said about the dam?", speakers=["岡田市長"], today=TODAY)
    assert last.query.chosen
    topic = retriever.ask("what about the ferry?", context=last.query, today=TODAY)
    assert topic.query.speakers == ("岡田市長",)
    assert "ferry" in topic.hits[0].passage.text
    other = retriever.ask("and Tveit?", context=topic.query, today=TODAY)
    assert other.query.speakers == ("Osk Tveit",)
    assert not other.query.chosen


def test_a_body_takes_the_place_of_a_body_only(retriever: Retriever) -> None:
    assert talk(retriever, "what did Russia say?", "and Ukraine?").query.asked == "what did Ukraine say?"
    assert talk(retriever, "what did Okada say?", "and Ukraine?").query.asked == "what did Okada say about Ukraine?"


def test_words_for_somebody_are_those_of_the_last_question(retriever: Retriever) -> None:
    for typed, asked in (
        ("what is his position on the ferry?", "what is Okada's position on the ferry"),
        ("did he deny it?", "did Okada deny the dam"),
        ("who else said that?", "who said what about the dam?"),
        ("彼女は橋について何と言った?", "Okadaは橋について何と言った"),
    ):
        assert talk(retriever, LAST["en"], typed).query.asked == asked
    # Nobody was asked for before.
    assert talk(retriever, "latest news", "what did he say?").query.asked == "what did he say?"


def test_a_query_travels_as_json_and_one_of_before_is_a_context_too(retriever: Retriever) -> None:
    query = talk(retriever, LAST["en"], "since Monday?").query
    assert Query.model_validate_json(query.model_dump_json()) == query
    old = Query(text=LAST["en"])
    assert retriever.ask("and Soren?", context=old, today=TODAY).query.asked == "what did Soren say about the dam?"
    with pytest.raises(QuestionError, match=r"answer\.query"):
        retriever.ask("and Soren?", context=LAST["en"])  # type: ignore[arg-type]
