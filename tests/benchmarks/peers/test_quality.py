"""Peers' first hits are judged as onrecord's own are."""

from pathlib import Path

import pytest

from benchmarks.peers.posts import Post, Where
from benchmarks.peers.quality import labelled, of_peer, passages
from benchmarks.peers.systems import Found
from retrieval.evaluation.questions import GoldFilters, GoldItem, GoldPassage, GoldQuestion
from tests.conftest import MakeItem

TEXT = "Ferry late\nThe ferry is late because of the fog.\nMayor Ida Soren said the tariff will not be raised."


class Listed:
    """A system that answers with what it was told to, of what it was given."""

    def __init__(self, wanted: str) -> None:
        self._wanted = wanted
        self.asked: list[Where] = []

    def add(self, posts: list[Post]) -> None:
        self._posts = list(posts)

    def ask(self, question: str, where: Where, limit: int) -> list[Found]:
        self.asked.append(where)
        return [Found(post.number, post.text) for post in self._posts if self._wanted in post.text][:limit]


@pytest.mark.parametrize(("wanted", "score"), [("tariff", 1.0), ("museum", 0.0)])
def test_a_hit_counts_where_it_shows_what_was_labelled(make_item: MakeItem, wanted: str, score: float) -> None:
    pytest.importorskip("langchain_text_splitters", reason="the peers extra is not installed")
    items = [make_item(TEXT), make_item("Museum opens\nThe museum opens a hall.")]
    gold = {1: GoldItem(n=1, handle=items[0].handle, date=items[0].day, headline=items[0].headline)}
    question = GoldQuestion(
        id=1,
        q="what did Soren say?",
        lang="en",
        type="speaker",
        filters=GoldFilters(sources=("harborwire",), date_from=items[0].day),
        answerable=True,
        relevant=(GoldPassage(item=1, quote="the tariff will not be raised"),),
    )
    system = Listed(wanted)
    assert of_peer(system, items, [question], gold)["hit_at_1"] == score  # type: ignore[arg-type]
    assert system.asked == [Where(("harborwire",), 20250301, None)]


def test_passages_are_cut_from_the_text_word_for_word(make_item: MakeItem) -> None:
    pytest.importorskip("langchain_text_splitters", reason="the peers extra is not installed")
    item = make_item("見出し\n" + "市長は港湾税を引き上げないと述べた。" * 40)
    cut = passages(item)
    assert len(cut) > 1
    for one in cut:
        assert item.text[one.start : one.end] == one.text
        assert len(one.text) <= 300
    assert "".join(one.text for one in cut).replace("\n", "") == item.text.replace("\n", "")


def test_the_invented_feeds_are_always_there(tmp_path: Path) -> None:
    sets = list(labelled(tmp_path))
    assert [one.name for one in sets] == ["first invented feed", "second invented feed"]
    for one in sets:
        assert one.feed.exists()
        assert one.questions.exists()
        assert one.quotes.exists()
