"""Passages on a topic, and those in which somebody says what is asked about."""

from pathlib import Path

import pytest

from retrieval import Retriever
from retrieval.search import topics
from retrieval.search.topics import about
from tests.conftest import MakeItem
from tests.retrieval.search.searching import search_for


def texts(retriever: Retriever, question: str, wish: int = 10) -> list[str]:
    return [candidate.passage.text for _, candidate in about(search_for(retriever, question), wish)]


def test_more_is_read_as_long_as_the_page_is_not_full(
    tmp_path: Path, make_item: MakeItem, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(topics, "READ", 4)
    copies = [make_item(f"The lighthouse repairs cost {n % 8} million.", handle=f"h{n}") for n in range(64)]
    with Retriever.open(tmp_path / "feed.db") as retriever:
        retriever.add(copies)
        # Eight copies each: the first candidates are all the same statement.
        assert len(texts(retriever, "the lighthouse repairs", wish=8)) == 8


def test_a_longer_page_begins_as_a_shorter_one(tmp_path: Path, make_item: MakeItem) -> None:
    things = "lamp stairs door roof wall gate tower bell".split()
    posts = [
        make_item(f"The lighthouse {things[n % 8]} costs {n} million{' to mend' * (n % 3)}.", handle=f"h{n % 5}")
        for n in range(60)
    ]
    with Retriever.open(tmp_path / "feed.db") as retriever:
        retriever.add(posts)
        whole = texts(retriever, "the cost of the lighthouse", wish=100)
        assert len(whole) == len(set(whole)) > 32
        for wish in range(1, 60, 7):
            shorter = texts(retriever, "the cost of the lighthouse", wish=wish)
            assert len(shorter) >= min(wish, len(whole))
            assert shorter == whole[: len(shorter)]


def test_what_lies_far_below_the_best_is_not_shown(tmp_path: Path, make_item: MakeItem) -> None:
    with Retriever.open(tmp_path / "feed.db") as retriever:
        retriever.add(
            [
                make_item("The lighthouse on the north point is being repaired.", handle="a"),
                make_item("A baker on the north square sells bread.", handle="b"),
            ]
        )
        assert texts(retriever, "when is the lighthouse on the north point repaired?") == [
            "The lighthouse on the north point is being repaired."
        ]
        assert texts(retriever, "how many goals did the team score?") == []


def test_who_said_it_is_only_answered_by_who_speaks(tmp_path: Path, make_item: MakeItem) -> None:
    with Retriever.open(tmp_path / "feed.db") as retriever:
        retriever.add(
            [
                make_item("Mayor Ida Soren said the lighthouse would be repaired.", handle="a"),
                make_item("The lighthouse will be repaired.", handle="b"),
            ]
        )
        ((_, found),) = about(search_for(retriever, "who said the lighthouse would be repaired?"), 10)
    assert found.speaker is not None
    assert (found.item.handle, found.speaker.name, found.kind) == ("a", "Ida Soren", "indirect")


def test_passages_that_hold_the_name_asked_about_are_preferred(tmp_path: Path, make_item: MakeItem) -> None:
    with Retriever.open(tmp_path / "feed.db") as retriever:
        retriever.add(
            [
                make_item("ケルダ港の工事が始まった。", handle="a"),
                make_item("ソレン港の工事が始まった。ソレン氏は橋も直すと述べた。", handle="b"),
                make_item("ケルダ外相は工事を見た。", handle="c"),
            ]
        )
        assert texts(retriever, "ケルダの港の工事")[0] == "ケルダ港の工事が始まった。"
        assert all("ケルダ" in text for text in texts(retriever, "ケルダの港の工事"))


def test_weak_matches_stand_behind_the_others_and_are_told(tmp_path: Path, make_item: MakeItem) -> None:
    near = [f"A lamp for house {n} on the north point is sold." for n in range(12)]
    with Retriever.open(tmp_path / "feed.db") as retriever:
        retriever.add(
            make_item(text, handle=f"h{n}")
            for n, text in enumerate(["The lighthouse on the north point is being repaired.", *near])
        )
        found = about(search_for(retriever, "when is the lighthouse on the north point repaired?"), 20)
        weak = [candidate.is_weak for _, candidate in found]
        assert weak == sorted(weak)
        assert not weak[0]
        assert sum(weak) < topics.FEW
        answer = retriever.ask("when is the lighthouse on the north point repaired?")
        assert ("may not answer" in answer.message) == any(hit.is_weak for hit in answer.hits)


def test_where_all_are_equally_unlikely_nothing_is_shown(tmp_path: Path, make_item: MakeItem) -> None:
    with Retriever.open(tmp_path / "feed.db") as retriever:
        retriever.add(
            make_item(f"ソレン軍は北の町の{n}割を取り戻したと発表した。", handle=f"h{n}") for n in range(2, 9)
        )
        assert texts(retriever, "ソレン軍の死者は何人?") == []


def test_what_tells_the_kind_of_thing_asked_for_comes_first(tmp_path: Path, make_item: MakeItem) -> None:
    with Retriever.open(tmp_path / "feed.db") as retriever:
        retriever.add(
            [
                make_item("The crash of the ferry at the quay: the ferry crash took people by surprise.", handle="a"),
                make_item("Seven people were hurt when the ferry crashed at the quay.", handle="b"),
            ]
        )
        assert texts(retriever, "how many people were hurt in the ferry crash at the quay?")[0].startswith("Seven")


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("見出し\n岡田市長は4日、対ロシア制裁を緩和しないと述べた。", "who said what about sanctions on Russia?"),
        ("Ferries\n“The sanctions on Russia stay,” Mika Norden said.", "ロシア制裁について誰が話した?"),
    ],
)
def test_words_on_a_topic_are_found_in_the_other_language(
    tmp_path: Path, make_item: MakeItem, text: str, question: str
) -> None:
    other = make_item("Towards\n“The war in Zarev goes on,” Ida Soren said.", handle="c")
    with Retriever.open(tmp_path / "feed.db", workers=0) as retriever:
        retriever.add([make_item(text, handle="a"), other])
        assert [hit.item.handle for hit in retriever.ask(question).hits] == ["a"]
        assert not retriever.ask("who said what about wards?").hits


def test_a_topic_is_not_found_in_a_piece_of_a_name(tmp_path: Path, make_item: MakeItem) -> None:
    with Retriever.open(tmp_path / "feed.db") as retriever:
        retriever.add(
            [
                make_item(handle="a", text="ゼレマンスキー大統領は帰国した。"),
                make_item(handle="b", text="バスティアン市長は港の工事を視察した。"),
            ]
        )
        assert texts(retriever, "zebras") == []
        assert texts(retriever, "a bus") == []
        assert texts(retriever, "bus timetable") == []


def test_where_all_are_weak_something_near_is_shown_only_if_it_shares_words(
    tmp_path: Path, make_item: MakeItem
) -> None:
    with Retriever.open(tmp_path / "feed.db") as retriever:
        retriever.add(
            [
                make_item(handle="a", text="The ferry between the islands stops in winter, the harbor council says."),
                make_item(handle="b", text="発音は「ピア」に近いと思っていたが、「ペア」と読むのが正しいそうだ。"),
                make_item(handle="c", text="来店した男性はキッチンペーパーをまとめ買いしていた。"),
            ]
        )
        for nothing in ("pizza", "chocolate", "サッカー", "bees"):
            assert texts(retriever, nothing) == [], nothing
        assert len(texts(retriever, "ferry timetable")) == 1
        assert len(texts(retriever, "フェリーの時刻表")) == 1
