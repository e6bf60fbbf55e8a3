"""Questions from many threads while items are added: nobody fails, nobody waits, and each answer is true of some state."""

import sqlite3
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest

from retrieval import Answer, FeedItem, Retriever
from retrieval.ingest.pipeline import GROUP
from tests.conftest import MakeItem
from tests.retrieval.crowd import strangers

THREADS, QUESTIONS, ADDED = 20, 200, 100
PATIENCE_S = 30

ASKED = (
    "what did Mayor Dahl say?",
    "what did Mayor Dahl say about the ferry?",
    "灯台の修理は?",
    "ダール市長は何と言った?",
    "what did Tveit say?",
    "who said the ferry would be late?",
)


@pytest.fixture
def harbor(make_item: MakeItem) -> list[FeedItem]:
    """What the questions are about."""
    return [
        make_item("Quay news\nMayor Runa Dahl said the quay would reopen in May.", handle="a"),
        make_item("Ferry news\nMayor Runa Dahl said the ferry would be late all week.", handle="b"),
        make_item("灯台の話題\nダール市長は、灯台の修理を夏に終えると述べた。", handle="c"),
        make_item("Pier news\nThe pier is old. Osk Tveit walked over the pier.", handle="d"),
    ]


@pytest.fixture
def later(make_item: MakeItem) -> FeedItem:
    """One further item of which some answers tell."""
    text = "Ferry news again\nMayor Runa Dahl said the ferry would run twice a day from Monday."
    return make_item(text, handle="e", published=datetime(2025, 3, 4, tzinfo=UTC))


def ask_all(retriever: Retriever) -> dict[str, Answer]:
    return {question: retriever.ask(question) for question in ASKED}


def test_each_answer_is_true_of_some_state_while_items_are_added(
    tmp_path: Path, harbor: list[FeedItem], later: FeedItem
) -> None:
    crowd = strangers(ADDED)
    with Retriever.open(tmp_path / "feed.db", workers=0) as retriever:
        retriever.add(harbor)
        before = ask_all(retriever)
        begun = threading.Barrier(THREADS + 1)

        def ask(thread: int) -> list[tuple[str, Answer]]:
            begun.wait(PATIENCE_S)
            turns = (ASKED[(thread + turn) % len(ASKED)] for turn in range(QUESTIONS // THREADS))
            return [(question, retriever.ask(question)) for question in turns]

        with ThreadPoolExecutor(THREADS) as pool:
            asking = [pool.submit(ask, thread) for thread in range(THREADS)]
            begun.wait(PATIENCE_S)
            for start in range(0, ADDED, 10):
                retriever.add(crowd[start : start + 10])
                if start == ADDED // 2:
                    retriever.add([later])
            answers = [pair for future in asking for pair in future.result()]
        after = ask_all(retriever)
    assert len(answers) == QUESTIONS
    assert before[ASKED[1]] != after[ASKED[1]]
    for question, answer in answers:
        assert answer in (before[question], after[question])


def test_a_question_waits_for_no_open_write(tmp_path: Path, harbor: list[FeedItem]) -> None:
    path = tmp_path / "feed.db"
    with Retriever.open(path) as retriever, ThreadPoolExecutor(4) as pool:
        retriever.add(harbor)
        expected = ask_all(retriever)
        writer = sqlite3.connect(path, isolation_level=None)
        try:
            writer.execute("BEGIN EXCLUSIVE")
            writer.execute("UPDATE items SET text = ''")
            with retriever._record._database._writing:
                futures = [pool.submit(ask_all, retriever) for _ in range(4)]
                answers = [future.result(PATIENCE_S) for future in futures]
        finally:
            writer.execute("ROLLBACK")
            writer.close()
    assert answers == [expected] * 4


def test_a_question_waits_for_no_add_that_is_under_way(tmp_path: Path, harbor: list[FeedItem], later: FeedItem) -> None:
    reached, may_go_on = threading.Event(), threading.Event()

    def slowly() -> Iterator[FeedItem]:
        yield from strangers(3)
        reached.set()
        assert may_go_on.wait(PATIENCE_S)
        yield later

    with Retriever.open(tmp_path / "feed.db") as retriever, ThreadPoolExecutor(5) as pool:
        retriever.add(harbor)
        expected = ask_all(retriever)
        adding = pool.submit(retriever.add, slowly())
        try:
            assert reached.wait(PATIENCE_S)
            futures = [pool.submit(ask_all, retriever) for _ in range(4)]
            answers = [future.result(PATIENCE_S) for future in futures]
            assert not adding.done()
        finally:
            may_go_on.set()
        assert adding.result(PATIENCE_S).added == 4
        changed = retriever.ask(ASKED[1])
    assert answers == [expected] * 4
    assert changed != expected[ASKED[1]]


def test_an_item_that_is_edited_is_there_in_one_form_or_the_other(tmp_path: Path, make_item: MakeItem) -> None:
    links = {"quay": ["https://example.org/quay"], "ferry": ["https://example.org/ferry"]}
    old = [
        make_item("Quay news\nMayor Runa Dahl said the quay would reopen in May.", urls=links["quay"]),
        make_item("Ferry news\nThe ferry to the island will be late because of ice.", urls=links["ferry"]),
    ]
    new = [
        make_item("Quay news\nMayor Runa Dahl said the quay would reopen in June.", urls=links["quay"]),
        make_item("Ferry news\nThe ferry to the island will be late because of fog.", urls=links["ferry"]),
    ]
    questions = ("the ferry to the island", "what did Mayor Dahl say about the quay?", "島へのフェリー")
    reached, may_go_on = threading.Event(), threading.Event()

    def progress(done: int, _: int | None) -> None:
        if done >= 2 * GROUP:
            reached.set()
            assert may_go_on.wait(PATIENCE_S)

    crowd = strangers(2 * GROUP)
    with Retriever.open(tmp_path / "feed.db", workers=0) as retriever, ThreadPoolExecutor(1) as pool:
        retriever.add(old)
        before = [retriever.ask(question) for question in questions]
        # The index follows the first group, and not yet the second, in which the edited items are.
        adding = pool.submit(retriever.add, [*crowd[: 2 * GROUP - 2], *new, *crowd[-2:]], progress=progress)
        try:
            assert reached.wait(PATIENCE_S)
            meanwhile = [retriever.ask(question) for question in questions]
        finally:
            may_go_on.set()
        assert adding.result(PATIENCE_S).changed == 2
        after = [retriever.ask(question) for question in questions]
    for answers in zip(before, meanwhile, after, strict=True):
        assert all(answer.hits for answer in answers)
        assert answers[1] in (answers[0], answers[2])


def test_the_same_question_gets_the_same_answer(tmp_path: Path, harbor: list[FeedItem]) -> None:
    with Retriever.open(tmp_path / "feed.db") as retriever, ThreadPoolExecutor(4) as pool:
        retriever.add([*harbor, *strangers(20)])
        first = ask_all(retriever)
        assert first[ASKED[0]].hits
        for future in [pool.submit(ask_all, retriever) for _ in range(4)]:
            assert future.result() == first


_WRITTEN = {
    "items": "SELECT * FROM items ORDER BY item_id",
    "passages": "SELECT item_id, start_offset, end_offset, text, segments, words FROM passages ORDER BY 1, 2",
    "mentions": "SELECT item_id, start_offset, name, is_person, title FROM mentions JOIN passages USING (passage_id)"
    " ORDER BY 1, 2, 3, 5",
    "utterances": "SELECT u.item_id, u.number, u.part, p.start_offset, f.name, f.role, u.start_offset, u.end_offset,"
    " u.kind, u.cue, u.as_written, u.via_name FROM utterances u JOIN passages p USING (passage_id)"
    " LEFT JOIN speaker_forms f USING (form_id) ORDER BY 1, 2, 3",
    "speakers": "SELECT name, role, statements, first_day, last_day FROM speaker_forms ORDER BY 1, 2",
    "names": "SELECT name, passages, persons FROM names ORDER BY 1",
}
_VECTORS = "SELECT data FROM vectors JOIN passages USING (passage_id) ORDER BY item_id, start_offset"


def test_two_processes_store_what_one_does(tmp_path: Path, harbor: list[FeedItem]) -> None:
    stored = []
    for workers in (0, 2):
        path = tmp_path / f"{workers}.db"
        with Retriever.open(path, workers=workers) as retriever:
            # The moment at which an item was first stored is no other for that.
            posts = [*harbor, *strangers(150)]
            seen = datetime(2025, 3, 9, tzinfo=UTC)
            assert retriever.add([one.model_copy(update={"first_seen": seen}) for one in posts]).added == 154
        with sqlite3.connect(path) as connection:
            rows = {table: connection.execute(query).fetchall() for table, query in _WRITTEN.items()}
            vectors = [np.frombuffer(row[0], dtype="<f4") for row in connection.execute(_VECTORS)]
        connection.close()
        stored.append((rows, vectors))
    (alone, vectors_alone), (together, vectors_together) = stored
    assert all(alone.values())
    assert together == alone
    assert len(vectors_alone) == len(vectors_together)
    for one, other in zip(vectors_alone, vectors_together, strict=True):
        np.testing.assert_array_equal(one, other)
