"""One item that is like no article stops none of the others, and the report tells what became of it."""

from pathlib import Path

import pytest

from retrieval import AddReport, FeedItem, Retriever
from tests.conftest import MakeItem

UNUSUAL = {
    "a paragraph of 24,000 characters": ("長い段落\n" + "市は岸壁の工事を続けている。" * 1_715, "岸壁の工事"),
    "a sentence of 17,000 characters": ("長い一文\n" + "岸壁と倉庫と" * 2_834, "岸壁と倉庫"),
    "an English sentence of 17,000 characters": (
        "One long sentence\n" + "the quay and the shed and " * 660,
        "the quay",
    ),
    "a word of 70,000 letters": ("One long word\n" + "a" * 70_000, "one long word"),
    "a word of 70,000 kana": ("ひとつの長い語\n" + "ア" * 70_000, "ひとつの長い語"),
    "every sentence said twice": (
        "会見\n" + "「岸壁を直す」と「岸壁を直す」と町長、「岸壁を直す」と述べた。" * 40,
        "岸壁を直す",
    ),
}


def assert_others_answer(retriever: Retriever) -> None:
    assert [hit.item.handle for hit in retriever.ask("what did Mayor Dahl say?").hits] == ["first"]
    assert retriever.ask("灯台の修理は?").hits[0].item.handle == "last"


@pytest.fixture
def first(make_item: MakeItem) -> FeedItem:
    return make_item("Quay news\nMayor Runa Dahl said the ferries would be mended in May.", handle="first")


@pytest.fixture
def last(make_item: MakeItem) -> FeedItem:
    return make_item("灯台の話題\nサーキ館長は、灯台の修理を夏に終えると述べた。", handle="last")


@pytest.mark.parametrize(("text", "question"), UNUSUAL.values(), ids=UNUSUAL)
def test_an_unusual_item_is_stored_and_answers_too(
    tmp_path: Path, make_item: MakeItem, first: FeedItem, last: FeedItem, text: str, question: str
) -> None:
    with Retriever.open(tmp_path / "feed.db") as retriever:
        assert retriever.add([first, make_item(text, handle="unusual"), last]) == AddReport(added=3)
        assert "unusual" in {hit.item.handle for hit in retriever.ask(question).hits}
        assert_others_answer(retriever)


@pytest.mark.parametrize(
    "field",
    [
        {"text": "x\ud800"},
        {"headline": "x\ud83d"},
        {"urls": ("https://example.org/\ude00",)},
        {"handle": "x\ud800"},
        {"id": "\udfff"},
    ],
)
def test_half_a_character_is_told_and_stops_nobody(
    tmp_path: Path, make_item: MakeItem, first: FeedItem, last: FeedItem, field: dict[str, object]
) -> None:
    torn = make_item("Torn\nA torn item.").model_copy(update=field)
    with Retriever.open(tmp_path / "feed.db") as retriever:
        report = retriever.add([first, torn, last])
        assert_others_answer(retriever)
        assert retriever.stats().items == 2
    (skipped,) = report.skipped
    assert (report.added, skipped.is_stored) == (2, False)
    assert "cannot be stored" in skipped.reason
    assert AddReport.model_validate_json(report.model_dump_json()) == report


def test_an_item_that_no_rule_can_read_is_kept_as_plain_text(
    tmp_path: Path, make_item: MakeItem, first: FeedItem, last: FeedItem, monkeypatch: pytest.MonkeyPatch
) -> None:
    from retrieval.ingest import annotate

    read = annotate.utterances_in

    def stumbling(document: object) -> object:
        if "unreadable" in document.text:  # type: ignore[attr-defined]
            raise RecursionError("too deep")
        return read(document)  # type: ignore[arg-type]

    monkeypatch.setattr(annotate, "utterances_in", stumbling)
    with Retriever.open(tmp_path / "feed.db") as retriever:
        report = retriever.add([first, make_item("Odd\nAn unreadable chart of tides.", handle="odd"), last])
        assert [hit.item.handle for hit in retriever.ask("the unreadable chart of tides").hits][:1] == ["odd"]
        assert_others_answer(retriever)
    (skipped,) = report.skipped
    assert (report.added, skipped.is_stored, skipped.headline) == (3, True, "Odd")
    assert "too deep" in skipped.reason


@pytest.mark.parametrize("published", ["9999-12-31T23:00:00-12:00", "0001-01-01T00:00:00+12:00"])
def test_a_time_at_an_end_of_the_calendar_stops_nobody(
    tmp_path: Path, make_item: MakeItem, first: FeedItem, last: FeedItem, published: str
) -> None:
    odd = make_item("Odd\nMayor Ann Base said the clock was wrong.", handle="odd", published=published)
    with Retriever.open(tmp_path / "feed.db") as retriever:
        assert retriever.add([first, odd, last]) == AddReport(added=3)
        assert [hit.item.handle for hit in retriever.ask("what did Mayor Base say?").hits] == ["odd"]
        assert_others_answer(retriever)
