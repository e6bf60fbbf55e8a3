"""One question against an index: how many different passages it gets, and what is never hidden."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from retrieval import Retriever
from tests.conftest import MakeItem


def test_a_page_is_full_where_enough_posts_match(tmp_path: Path, make_item: MakeItem) -> None:
    places = ("marina", "lighthouse", "pier", "market", "depot", "chapel")
    items = [
        make_item(f"Storm damages {places[n % 6]}, report {n}", handle=f"paper{n % 7}", urls=[f"https://a.example/{n}"])
        for n in range(300)
    ]
    with Retriever.open(tmp_path / "feed.db") as retriever:
        retriever.add(items)
        for limit in (10, 20, 60):
            hits = retriever.ask("storm damage", limit=limit).hits
            assert len({hit.passage.text for hit in hits}) == limit
            assert not any(hit.also_in for hit in hits)


def test_a_page_is_full_where_every_post_is_carried_by_many(tmp_path: Path, make_item: MakeItem) -> None:
    items = [
        make_item(f"Storm damages pier {n % 30}", handle=f"paper{n // 30}", urls=[f"https://a.example/{n}"])
        for n in range(300)
    ]
    with Retriever.open(tmp_path / "feed.db") as retriever:
        retriever.add(items)
        hits = retriever.ask("storm damage", limit=20).hits
    assert len({hit.passage.text for hit in hits}) == 20
    assert all(hit.also_in for hit in hits)


@pytest.mark.parametrize(
    ("texts", "question"),
    [
        (("Runa Dahl said the council would raise fares in May.", "Runa Dahl said the council would not raise fares in May."), "what did Dahl say?"),
        (("Runa Dahl said the council would raise fares in May.", "Runa Dahl said the council would raise fares in June."), "what did Dahl say?"),
        (("汐見知事は、運賃を引き上げると述べた。", "汐見知事は、運賃を引き上げないと述べた。"), "汐見知事は何と言った?"),
        (("ソレン市長は20日、費用が30億円かかると述べた。", "ソレン市長は21日、費用が50億円かかると述べた。"), "ソレン市長は何と言った?"),
        (("田中市長は21日、港の計画に反対すると述べた。", "田中監督は21日、港の計画に反対すると述べた。"), "田中は何と言った?"),
        (("Dahl said that the bridge would close in May.", "Dahl denied that the bridge would close in May."), "what did Dahl say?"),
    ],
)  # fmt: skip
def test_different_statements_are_two_hits(
    tmp_path: Path, make_item: MakeItem, texts: tuple[str, str], question: str
) -> None:
    with Retriever.open(tmp_path / "feed.db") as retriever:
        retriever.add([make_item(text, handle=f"h{n}") for n, text in enumerate(texts)])
        hits = retriever.ask(question).hits
    assert sorted(hit.item.handle for hit in hits) == ["h0", "h1"]
    assert not any(hit.also_in for hit in hits)


def test_a_timeline_hides_nothing_of_another_day(tmp_path: Path, make_item: MakeItem) -> None:
    with Retriever.open(tmp_path / "feed.db") as retriever:
        retriever.add(
            make_item("ソレン市長は橋を直すと述べた。", handle=handle, published=datetime(2025, 3, day, tzinfo=UTC))
            for handle, day in (("a", 1), ("b", 2), ("c", 2))
        )
        assert [hit.item.published.day for hit in retriever.timeline("ソレン")] == [1, 2]
        assert len(retriever.ask("ソレン市長は何と言った?").hits) == 1


def test_who_called_somebody_something_is_found_as_a_deed_and_never_weakly(tmp_path: Path, make_item: MakeItem) -> None:
    with Retriever.open(tmp_path / "feed.db") as retriever:
        retriever.add(
            [
                make_item("Mika Norden called Ida Soren a dictator on Monday.", handle="a"),
                make_item("Tom Kestrel described the ferry plan as a disaster.", handle="b"),
            ]
        )
        found = retriever.ask("who called Soren a dictator?").hits
        assert [hit.item.handle for hit in found] == ["a"]
        assert not found[0].is_weak
        assert retriever.ask("who called the plan a triumph?").hits == ()
