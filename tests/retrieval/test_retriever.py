"""The retriever as callers use it: real database, real indexes, the bundled model."""

import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from retrieval import Answer, FeedItem, Retriever, Speaker, read_feed
from retrieval.errors import IndexClosedError, QuestionError, StorageError
from tests.conftest import MakeItem

SAMPLE = Path(__file__).parents[2] / "bot/sample/feed.txt"


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Retriever]:
    with Retriever.open(tmp_path_factory.mktemp("sample") / "feed.db") as retriever:
        retriever.add(read_feed(SAMPLE))
        yield retriever


def handles(answer: Answer) -> set[str]:
    return {hit.item.handle for hit in answer.hits}


@pytest.mark.parametrize("question", ["what did Waltz say?", "ウォルツ氏は何と言った?", "WHAT DID MIKE WALTZ SAY"])
def test_the_owners_question_in_both_languages(sample: Retriever, question: str) -> None:
    answer = sample.ask(question, limit=10)
    assert answer.status == "answered"
    assert {"harborwire", "mihon_shimbun", "mihon_keizai"} <= handles(answer)
    for hit in answer.hits:
        assert "ウォルツ" in hit.item.text or "Waltz" in hit.item.text


def test_every_hit_is_an_exact_substring_with_source_date_and_link(sample: Retriever) -> None:
    for question in ("what did Waltz say?", "制裁の緩和は?", "why was the joint news conference called off?"):
        answer = sample.ask(question)
        assert answer.hits
        for hit in answer.hits:
            assert hit.item.text[hit.passage.start : hit.passage.end] == hit.passage.text
            assert hit.item.source
            assert hit.item.published
            assert hit.item.url
            assert all(0 <= start < end <= len(hit.passage.text) for start, end in hit.highlights)
        assert [hit.score for hit in answer.hits] == sorted((hit.score for hit in answer.hits), reverse=True)


def test_a_topic_narrows_a_persons_words(sample: Retriever) -> None:
    answer = sample.ask("what did Bessent say about long-term bonds?")
    assert "長期国債" in answer.hits[0].passage.text


@pytest.mark.parametrize(
    ("question", "status"),
    [
        ("what did Starmer say?", "unknown_name"),
        ("スターマー首相は何と言った?", "unknown_name"),
        ("how many drones were launched overnight?", "no_match"),
        ("what did Waltz say about volcanoes?", "no_match"),
        ("火山の噴火はいつ?", "no_match"),
    ],
)
def test_a_question_about_something_absent_is_declined(sample: Retriever, question: str, status: str) -> None:
    answer = sample.ask(question)
    assert (answer.status, answer.hits) == (status, ())
    assert answer.message


def test_filters_hold_inside_the_search(sample: Retriever) -> None:
    assert handles(sample.ask("what did Waltz say?", sources=["@HarborWire"])) == {"harborwire"}
    assert handles(sample.ask("what did Waltz say?", sources=["見本新聞"])) == {"mihon_shimbun"}
    late = sample.ask("what did Waltz say?", since=date(2025, 2, 21))
    assert late.hits
    assert all(hit.item.day >= date(2025, 2, 21) for hit in late.hits)
    first = sample.ask("what did Waltz say?", since=date(2025, 2, 20), until=date(2025, 2, 20))
    assert {hit.item.day for hit in first.hits} == {date(2025, 2, 20)}
    assert handles(sample.ask("what did she say?", speakers=["Waltz"])) >= {"harborwire"}


@pytest.mark.parametrize(
    "filters", [{"sources": ["mihon_archive"]}, {"until": date(2024, 1, 1)}, {"sources": ["nobody"]}]
)
def test_matches_outside_the_filters_are_counted_not_shown(sample: Retriever, filters: dict[str, object]) -> None:
    answer = sample.ask("what did Waltz say?", **filters)  # type: ignore[arg-type]
    assert answer.status == "outside_filters"
    assert not answer.hits
    assert answer.outside > 0
    assert str(answer.outside) in answer.message


def test_a_narrow_filter_in_a_large_index_starves_nothing(tmp_path: Path, make_item: MakeItem) -> None:
    crowd = [
        make_item(f"橋の工事の記事{n}\n市は橋の工事を続けている。{n}日目。", handle=f"h{n % 50}") for n in range(400)
    ]
    rare = make_item("橋の工事の一言\n橋の工事が遅れている。", handle="rare")
    with Retriever.open(tmp_path / "feed.db") as retriever:
        retriever.add([*crowd, rare])
        assert handles(retriever.ask("橋の工事は?", sources=["rare"])) == {"rare"}


def test_an_empty_index_says_so(tmp_path: Path) -> None:
    with Retriever.open(tmp_path / "feed.db") as retriever:
        answer = retriever.ask("what did Waltz say?")
    assert answer.status == "empty_index"
    assert "nothing in this feed yet" in answer.message


def test_add_is_idempotent_replaces_what_changed_and_removes(tmp_path: Path, make_item: MakeItem) -> None:
    link = ["https://example.org/1"]
    old = make_item("橋の話題\nソレン市長は橋を直すと述べた。", urls=link)
    new = make_item("橋の話題\nソレン市長は港を広げると述べた。", urls=link)
    with Retriever.open(tmp_path / "feed.db") as retriever:
        assert retriever.add([old]).added == 1
        assert retriever.add([old]).unchanged == 1
        assert "橋を直す" in retriever.ask("ソレン市長は何と言った?").hits[0].passage.text
        assert retriever.add([new]).changed == 1
        answer = retriever.ask("ソレン市長は何と言った?")
        assert "港を広げる" in answer.hits[0].passage.text
        assert not any("橋を直す" in hit.passage.text for hit in answer.hits)
        assert retriever.stats().items == 1
        assert retriever.remove(new.id)
        assert not retriever.remove(new.id)
        assert retriever.ask("ソレン市長は何と言った?").status == "empty_index"


def test_the_same_statement_in_several_outlets_is_one_hit(tmp_path: Path, make_item: MakeItem) -> None:
    text = "橋の会見\nソレン市長は橋の工事を来月の初めに必ず始めると述べた。"
    items = [
        make_item(text, handle=handle, published=datetime(2025, 3, day, tzinfo=UTC))
        for handle, day in (("first", 1), ("second", 2), ("third", 3))
    ]
    with Retriever.open(tmp_path / "feed.db") as retriever:
        retriever.add(items)
        hits = [hit for hit in retriever.ask("ソレン市長は何と言った?").hits if "必ず" in hit.passage.text]
    assert len(hits) == 1
    assert [item.handle for item in hits[0].also_in] == ["first", "second"]
    assert hits[0].item.handle == "third"


@pytest.mark.parametrize(
    ("arguments", "field"),
    [
        ({"question": "  "}, "question"),
        ({"question": "x" * 1001}, "question"),
        ({"question": "x", "limit": 0}, "limit"),
        ({"question": "x", "sources": "nhk"}, "sources"),
        ({"question": "x", "speakers": [""]}, "speakers"),
        ({"question": "x", "until": "2025-02-20"}, "until"),
        ({"question": "x", "since": date(2025, 2, 2), "until": date(2025, 2, 1)}, "since"),
    ],
)
def test_bad_use_is_told(sample: Retriever, arguments: dict[str, object], field: str) -> None:
    with pytest.raises(QuestionError) as raised:
        sample.ask(**arguments)  # type: ignore[arg-type]
    assert raised.value.field == field


def test_hostile_questions_are_only_text(sample: Retriever) -> None:
    for question in ("words:橋 AND *", "'; DROP TABLE items; --", "+(", "\x00", "“”", "a" * 1000, "🗣️", "*" * 50):
        assert sample.ask(question).status in {"answered", "no_match"}


@pytest.mark.parametrize(
    "text", ["\ud800", "Waltz\x00", "\u202eWaltz\u2066", "\x1b[2J", "\ufffe\uffff", "'\"*:()", "\x85", "?"]
)
def test_hostile_characters_anywhere_are_only_text(sample: Retriever, text: str) -> None:
    for answer in (
        sample.ask(f"what did {text} say?"),
        sample.ask(f"{text}は何と言った?"),
        sample.ask("what?", speakers=[f"x{text}"]),
        sample.ask("what did Waltz say?", sources=[f"x{text}"]),
    ):
        assert json.loads(answer.model_dump_json())["status"] == answer.status
    assert isinstance(sample.timeline(f"x{text}", f"x{text}"), list)


def test_white_space_and_what_cannot_be_seen_make_no_difference(sample: Retriever) -> None:
    plain = sample.ask("what did Waltz say?")
    for question in ("what did" + " " * 980 + "Waltz say?", "what\u3000did\nWal\u00adtz\x00 \u202esay?"):
        answer = sample.ask(question)
        assert (answer.hits, answer.query.text) == (plain.hits, question)


def test_days_at_the_ends_of_the_calendar(sample: Retriever) -> None:
    for question in ("what did Waltz say on 9999-12-31?", "what did Waltz say since 9999-12-31?"):
        assert sample.ask(question).status == "outside_filters"
    assert sample.ask("what did Waltz say since 0001-01-01?").hits
    assert sample.ask("what did Waltz say?", since=date.min, until=date.max).hits
    assert sample.ask("what did Waltz say?", since=date.max, until=date.max).status == "outside_filters"
    for today in (date.min, date.max):
        assert sample.ask("what did Waltz say last week?", today=today).status == "outside_filters"


def test_which_day_it_is_comes_from_the_clock_or_from_the_caller(tmp_path: Path, make_item: MakeItem) -> None:
    item = make_item("Port news\nMika Soren said the port would open.", published=datetime(2025, 3, 1, tzinfo=UTC))
    with Retriever.open(tmp_path / "feed.db", clock=lambda: date(2025, 3, 2)) as retriever:
        retriever.add([item])
        told = retriever.ask("what did Soren say yesterday?")
        assert (told.query.since, told.query.until, len(told.hits)) == (date(2025, 3, 1), date(2025, 3, 2), 1)
        later = retriever.ask("what did Soren say yesterday?", today=datetime(2025, 4, 2, 12, tzinfo=UTC))
        assert (later.query.since, later.status) == (date(2025, 4, 1), "outside_filters")
        with pytest.raises(QuestionError) as raised:
            retriever.ask("what?", today="2025-03-02")  # type: ignore[arg-type]
        assert raised.value.field == "today"


def test_another_process_sees_what_is_added(tmp_path: Path, make_item: MakeItem) -> None:
    path = tmp_path / "feed.db"
    with Retriever.open(path) as retriever:
        retriever.add([make_item("港の話題\n港は来月に開く。")])
        subprocess.run(
            [sys.executable, "-m", "bot", "add", str(SAMPLE), "--db", str(path)], check=True, capture_output=True
        )
        assert retriever.ask("what did Waltz say?").status == "answered"


def test_threads_may_ask_while_another_adds(tmp_path: Path, make_item: MakeItem) -> None:
    failures: list[BaseException] = []
    with Retriever.open(tmp_path / "feed.db") as retriever:
        retriever.add(read_feed(SAMPLE))

        def ask() -> None:
            try:
                for _ in range(5):
                    assert retriever.ask("what did Waltz say?").hits
            except BaseException as error:  # noqa: BLE001 - shown by the test's own thread
                failures.append(error)

        threads = [threading.Thread(target=ask) for _ in range(4)]
        for thread in threads:
            thread.start()
        for number in range(10):
            retriever.add([make_item(f"追加{number}\n追加の記事{number}。")])
        for thread in threads:
            thread.join()
    assert not failures


def test_after_closing(tmp_path: Path) -> None:
    retriever = Retriever.open(tmp_path / "feed.db")
    retriever.close()
    retriever.close()
    with pytest.raises(IndexClosedError):
        retriever.ask("what did Waltz say?")
    for complete in (retriever.complete_speakers, retriever.complete_sources):
        with pytest.raises(IndexClosedError):
            complete("wal")


def test_only_text_is_completed(sample: Retriever) -> None:
    for complete in (sample.complete_speakers, sample.complete_sources):
        assert complete("")
        with pytest.raises(QuestionError) as raised:
            complete(None)  # type: ignore[arg-type]
        assert raised.value.field == "text"


def test_what_is_no_item_is_told_and_the_others_are_stored(tmp_path: Path, make_item: MakeItem) -> None:
    told: list[tuple[int, int | None]] = []
    with Retriever.open(tmp_path / "feed.db") as retriever:
        items = [make_item("First."), None, make_item("Second.")]
        report = retriever.add(items, progress=lambda done, total: told.append((done, total)))  # type: ignore[arg-type]
        assert (report.added, retriever.stats().items) == (2, 2)
    (skipped,) = report.skipped
    assert (skipped.headline, skipped.is_stored) == ("None", False)
    assert "NoneType" in skipped.reason
    assert told[-1] == (3, 3)


def test_a_page_past_the_end_says_how_many_there_are(tmp_path: Path, make_item: MakeItem) -> None:
    texts = ("田中市長は橋を直すと述べた。", "田中監督は試合に勝つと述べた。")
    with Retriever.open(tmp_path / "feed.db") as retriever:
        retriever.add([make_item(text) for text in texts])
        assert retriever.ask("what did Tanaka say?").suggestions
        past = retriever.ask("what did Tanaka say?", offset=100)
    assert (past.hits, past.total, past.suggestions) == ((), 2, ())
    assert past.message == "There are only 2 passages; this page is past the end."


def test_places_that_are_no_database(tmp_path: Path) -> None:
    (tmp_path / "text.db").write_text("this is not a database, and it is long enough to be looked at" * 40)
    for path in (tmp_path, tmp_path / "none" / "feed.db", tmp_path / "text.db"):
        with pytest.raises(StorageError) as raised:
            Retriever.open(path)
        assert str(tmp_path) in str(raised.value)


def test_items_made_by_a_program(tmp_path: Path) -> None:
    item = FeedItem(
        source="Harbor Wire",
        handle="harborwire",
        published=datetime(2025, 3, 1, tzinfo=UTC),
        urls=["https://example.org/x"],
        headline="Mayor speaks",
        text="Mayor speaks\nMika Soren said the bridge would reopen in May.",
    )
    with Retriever.open(tmp_path / "feed.db") as retriever:
        retriever.add([item])
        (hit,) = retriever.ask("what did Soren say about the bridge?").hits
        assert hit.item.first_seen
        assert hit.item.model_copy(update={"first_seen": None}) == item
        assert hit.speaker == Speaker(name="Mika Soren", as_written="Mika Soren")
        assert hit.kind == "indirect"
        assert [hit.passage.text[start:end] for start, end in hit.highlights] == ["the bridge would reopen in May"]


def test_more_hits_are_looked_for_where_more_are_wished_for(tmp_path: Path, make_item: MakeItem) -> None:
    with Retriever.open(tmp_path / "feed.db") as retriever:
        retriever.add(
            [make_item(f"橋の工事が第{n}区で始まった。資材{n}トンを運ぶ。", handle=f"h{n}") for n in range(30, 60)]
        )
        assert len(retriever.ask("橋の工事", limit=30).hits) > 16
