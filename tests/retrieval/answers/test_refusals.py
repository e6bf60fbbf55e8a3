"""What is said where nobody's words are found: a table of feeds, questions and what is true of them."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from retrieval import Answer, FeedItem, Retriever, read_feed
from tests.retrieval.answers.refusal_feeds import TEXTS, items

ROWS = [
    tuple(line.split("\t"))
    for line in Path(__file__).with_name("refusals.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]
FEEDS = Path(__file__).parents[2] / "feeds"


@pytest.fixture(scope="module")
def feeds(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Retriever]]:
    opened = {}
    for feed in (*TEXTS, "first", "second"):
        opened[feed] = Retriever.open(tmp_path_factory.mktemp(feed) / "feed.db", workers=0)
        opened[feed].add(items(feed) if feed in TEXTS else read_feed(FEEDS / feed / "feed.txt"))
    yield opened
    for retriever in opened.values():
        retriever.close()


def marked(answer: Answer) -> list[str]:
    return [hit.passage.text[slice(*hit.highlights[0])] for hit in answer.mentions]


@pytest.mark.parametrize(("feed", "question", "status", "told"), ROWS, ids=lambda value: value)
def test_what_is_said_is_true(feeds: dict[str, Retriever], feed: str, question: str, status: str, told: str) -> None:
    answer = feeds[feed].ask(question)
    assert answer.status == status
    assert bool(answer.hits) == (status == "answered")
    assert all(hit.kind == "context" and hit.speaker is None and hit.highlights for hit in answer.mentions)
    if status == "answered":
        assert {hit.speaker.name for hit in answer.hits if hit.speaker} == set(told.split(";"))
        assert not answer.mentions
    elif status == "not_a_speaker":
        assert marked(answer)[0] == told
    elif told:
        assert set(told.split(";")) <= {*(step.label for step in answer.suggestions), *marked(answer)}
    else:
        assert not answer.mentions


@pytest.mark.parametrize("feed", ["first", "second"])
def test_nothing_that_the_feed_takes_for_a_name_is_said_not_to_be_there(feeds: dict[str, Retriever], feed: str) -> None:
    retriever = feeds[feed]
    for name in retriever._current.snapshot().names.names[::4]:
        question = f"what did {name} say?" if name.isascii() else f"{name}は何と言った?"
        assert retriever.ask(question).status != "unknown_name", question


@pytest.mark.parametrize(
    ("feed", "question", "said"),
    [
        ("south", "What did Quimby say?", "Nobody called Quimby is named in this feed."),
        ("south", "What did the Japanese foreign ministry say?", "The Japanese foreign ministry is not named"),
        ("south", "What did Eric Pell say?", "Others of that name: Donald Pell."),
        ("south", "What did Mr. Brightwater say?", "Brightwater: Zelda Brightwater is named in 1 passage"),
        ("north", "what did Calden say?", "Calden: カルデン is named in 1 passage"),
        ("north", "野中さんは何と言った?", "「野中」という名前は出てきません"),
        ("north", "青葉県知事は何と言った?", "「青葉県」だけなら1件の記述に出てきます"),
        ("north", "松井判事は何と言った?", "同じ名の人: 松井市長"),
        ("north", "What did Mikhail Orsek say?", "This feed gives no first name with オルセク"),
    ],
)
def test_the_sentence(feeds: dict[str, Retriever], feed: str, question: str, said: str) -> None:
    assert said in feeds[feed].ask(question).message


def test_a_speaker_without_a_first_name_is_told_as_such_and_can_be_asked_for(feeds: dict[str, Retriever]) -> None:
    answer = feeds["north"].ask("What did Mikhail Orsek say?")
    assert "no first name" in answer.interpretation
    (step,) = answer.suggestions
    again = feeds["north"].ask(step.question, speakers=step.speakers)
    assert again.hits
    assert "no first name" not in again.message + again.interpretation


def test_passages_within_the_filters_are_shown_first(feeds: dict[str, Retriever]) -> None:
    answer = feeds["north"].ask("what did the White House say?", sources=["north3"])
    assert answer.status == "not_a_speaker"
    both = feeds["second"].ask("What did Norway say?", since=date(2020, 1, 1), limit=2)
    assert 1 <= len(both.mentions) <= 2


def test_a_person_who_speaks_on_something_else_gets_no_mentions(feeds: dict[str, Retriever]) -> None:
    answer = feeds["south"].ask("what did Mayor Soren say about volcanoes?")
    assert (answer.status, answer.mentions) == ("no_match", ())


def test_an_answer_with_mentions_survives_json(feeds: dict[str, Retriever]) -> None:
    answer = feeds["south"].ask("What did Beijing say?")
    assert answer.mentions
    assert Answer.model_validate_json(answer.model_dump_json()) == answer


def test_a_full_name_of_which_a_part_alone_stands_there_is_not_said_to_be_named(tmp_path: Path) -> None:
    text = "The Kelda library is small. Kelda was written in 2014."
    item = FeedItem(
        source="Harbor Wire", handle="hw", published=datetime(2025, 3, 1, tzinfo=UTC), headline="", text=text
    )
    with Retriever.open(tmp_path / "feed.db", workers=0) as retriever:
        retriever.add([item])
        answer = retriever.ask("what did Mika Kelda say?")
        assert answer.status == "not_a_speaker"
        assert answer.message.startswith("Mika Kelda: Kelda is named in 1 passage")
        assert retriever.ask("what did Mr Kelda say?").message.startswith("Kelda is named in 1 passage")
