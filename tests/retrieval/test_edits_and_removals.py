"""Edits and removals as a program that uses the library meets them."""

from datetime import UTC, datetime
from pathlib import Path

from retrieval import AddReport, Retriever
from tests.conftest import MakeItem

LINK = ["https://harborwire.example/quay"]
MAY, JUNE = (f"Quay to reopen\nMayor Runa Dahl said the quay would reopen in {month}." for month in ("May", "June"))
QUESTION = "what did Mayor Dahl say about the quay?"


def test_an_edit_is_answered_from_and_told(tmp_path: Path, make_item: MakeItem) -> None:
    before = datetime.now(UTC)
    with Retriever.open(tmp_path / "feed.db") as retriever:
        may, june = (make_item(text, urls=LINK) for text in (MAY, JUNE))
        assert [retriever.add([item]) for item in (may, june)] == [AddReport(added=1), AddReport(changed=1)]
        assert [retriever.add([item]) for item in (may, june)] == [AddReport(unchanged=1)] * 2
        (hit,) = retriever.ask(QUESTION).hits
        assert (hit.item.id, hit.item.text) == (may.id, JUNE)
        assert hit.item.edited
        assert hit.item.first_seen
        assert before < hit.item.first_seen < hit.item.edited < datetime.now(UTC)
        assert [version.item.text for version in retriever.history(may.id)] == [MAY, JUNE]
        assert list(retriever.history("none")) == []


def test_what_was_removed_is_answered_from_no_more_until_it_is_restored(tmp_path: Path, make_item: MakeItem) -> None:
    item, other = make_item(MAY, urls=LINK), make_item("Pier news\nOsk Tveit said the pier was safe.")
    edited = make_item(JUNE, urls=["http://www.harborwire.example/quay/?utm_source=feed"])
    with Retriever.open(tmp_path / "feed.db") as retriever:
        retriever.add([item, other])
        before, speakers, sources = retriever.ask(QUESTION), retriever.speakers(), retriever.sources()
        assert retriever.remove(item.id, reason="asked to")
        assert not retriever.remove(item.id)
        assert retriever.ask(QUESTION).status == "unknown_name"
        assert retriever.item(item.id) is None
        assert [one.name for one in retriever.speakers()] == ["Osk Tveit"]
        assert retriever.sources()[0].items == 1
        assert retriever.add([item, edited, other]) == AddReport(removed=2, unchanged=1)
    with Retriever.open(tmp_path / "feed.db") as retriever:
        history = retriever.history(item.id)
        assert history.removal
        assert (history.removal.reason, [one.item.text for one in history]) == ("asked to", [MAY])
        assert retriever.restore(item.id)
        assert not retriever.restore(item.id)
        assert (retriever.ask(QUESTION), retriever.speakers(), retriever.sources()) == (before, speakers, sources)
        assert retriever.add([edited]) == AddReport(changed=1)
        assert retriever.check() == []


def test_copies_within_one_reading_are_one_item(tmp_path: Path, make_item: MakeItem) -> None:
    cut = make_item(f"{MAY[:-20]}…", urls=LINK)
    with Retriever.open(tmp_path / "feed.db") as retriever:
        report = retriever.add([make_item(MAY, urls=LINK), cut, make_item(MAY, urls=[])])
        assert (report.added, retriever.stats().items) == (1, 1)


def test_several_are_taken_away_and_put_back_together(tmp_path: Path, make_item: MakeItem) -> None:
    items = [make_item(f"Mayor Ida Soren said the quay would reopen in {number} days.") for number in range(20)]
    with Retriever.open(tmp_path / "feed.db") as retriever:
        retriever.add(items)
        ids = [item.id for item in items]
        assert retriever.remove_all([*ids[:15], "nothing", ids[0]], "over") == 15
        assert retriever.stats().items == 5
        assert retriever.ask("what did Soren say?").total == 5
        assert retriever.restore_all([*ids, "nothing"]) == 15
        assert retriever.ask("what did Soren say?").total == 20
        assert retriever.check() == []
