"""What an answer never depends on: how the indexes came to hold what they hold."""

import shutil
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retrieval import Answer, FeedItem, Hit, Retriever
from retrieval._index.local.manager import index_folder

PEOPLE = ("Runa Dahl", "Osk Tveit", "Ida Soren", "Mayor Bram Estby")
PLACES = ("quay", "pier", "dyke", "town hall", "ferry", "lighthouse")
PEOPLE_JA = ("ソレン市長", "ダール町長", "黒沢教授")
PLACES_JA = ("橋", "埠頭", "堤防", "灯台")
QUESTIONS = (
    *(f"what did {person} say?" for person in PEOPLE),
    *(f"what about the {place}?" for place in PLACES),
    *(f"{place}の工事は?" for place in PLACES_JA),
    "ソレン市長は何と言った?",
    "what did Dahl say about the pier?",
    "quay",
    "why was the ferry closed",
    "who said the dyke was safe?",
    "latest from Harbor Wire",
    "what did Osk Tveit say about 灯台?",
)
NUMBERS = 40


def item(number: int, revision: int) -> FeedItem:
    """An item that two numbers tell all about; some are Japanese, some have no link, some two passages."""
    if number % 3 == 0:
        person, place = PEOPLE_JA[(number + revision) % 3], PLACES_JA[number % 4]
        text = f"{place}だより{number}\n{person}は、{place}の工事を{revision + 2}月に始めると述べた。"
    else:
        person, place = PEOPLE[(number + revision) % 4], PLACES[number % 6]
        text = f"News of the {place} {number}\n{person} said the {place} would open on day {revision + 2}."
    if number % 5 == 0:
        text += f"\nNobody was hurt at the {PLACES[revision % 6]}. It was closed {'again ' * revision}after the storm."
    return FeedItem(
        source="Harbor Wire",
        handle=f"harborwire{number % 2}",
        published=datetime(2025, 3, 1, tzinfo=UTC) + timedelta(hours=7 * number + revision),
        urls=(f"https://example.org/{number}",),
        headline=text.split("\n", 1)[0],
        text=text,
    )


STEPS = st.one_of(
    st.tuples(st.just("add"), st.lists(st.tuples(st.integers(0, NUMBERS), st.integers(0, 5)), min_size=1, max_size=12)),
    st.tuples(st.just("remove"), st.lists(st.tuples(st.integers(0, NUMBERS), st.just(0)), min_size=1, max_size=6)),
    st.tuples(st.just("restore"), st.lists(st.tuples(st.integers(0, NUMBERS), st.just(0)), min_size=1, max_size=6)),
    st.tuples(st.just("open again"), st.just([])),
)


def answers(retriever: Retriever) -> dict[str, Answer | list[Hit]]:
    asked: dict[str, Answer | list[Hit]] = {question: retriever.ask(question, limit=50) for question in QUESTIONS}
    return {**asked, **{person: retriever.timeline(person) for person in PEOPLE}}


def told(retriever: Retriever) -> tuple[object, ...]:
    return retriever.sources(), retriever.speakers(), retriever.complete_speakers("s"), retriever.stats()


def assert_as_fresh(database: Path) -> None:
    """Answers are those of indexes that are made again from the same record."""
    with Retriever.open(database, workers=0) as retriever:
        before, spoken = answers(retriever), told(retriever)
    shutil.rmtree(index_folder(database), ignore_errors=True)
    with Retriever.open(database, workers=0) as retriever:
        for question, answer in answers(retriever).items():
            assert answer == before[question], question
        assert told(retriever) == spoken


@settings(deadline=None, max_examples=8)
@given(st.lists(STEPS, min_size=2, max_size=12))
def test_any_history_gives_the_answers_of_fresh_indexes(history: list[tuple[str, list[tuple[int, int]]]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "feed.db"
        retriever = Retriever.open(database, workers=0)
        try:
            for step, which in history:
                if step == "add":
                    retriever.add([item(number, revision) for number, revision in which])
                elif step == "open again":
                    retriever.close()
                    retriever = Retriever.open(database, workers=0)
                for number, _ in which:
                    if step == "remove":
                        retriever.remove(item(number, 0).id)
                    elif step == "restore":
                        retriever.restore(item(number, 0).id)
        finally:
            retriever.close()
        assert_as_fresh(database)


@pytest.fixture(scope="module")
def updated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database of which every item was edited three times."""
    database = tmp_path_factory.mktemp("updated") / "feed.db"
    with Retriever.open(database, workers=0) as retriever:
        for revision in range(4):
            retriever.add([item(number, revision) for number in range(150)])
    return database


def test_rounds_of_updates_change_no_answer(updated: Path) -> None:
    assert_as_fresh(updated)
