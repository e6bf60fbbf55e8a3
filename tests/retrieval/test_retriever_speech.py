"""Who said what, as callers of the retriever see it."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from retrieval import Answer, Retriever, read_feed
from retrieval.errors import QuestionError
from tests.conftest import MakeItem

SAMPLE = Path(__file__).parents[2] / "bot/sample/feed.txt"


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Retriever]:
    with Retriever.open(tmp_path_factory.mktemp("sample") / "feed.db") as retriever:
        retriever.add(read_feed(SAMPLE))
        yield retriever


def handles(answer: Answer) -> set[str]:
    return {hit.item.handle for hit in answer.hits}


def test_who_speaks_is_listed_with_spellings_together(sample: Retriever) -> None:
    found = {speaker.name: speaker for speaker in sample.speakers()}
    waltz = next(speaker for name, speaker in found.items() if "ウォルツ" in (name, *speaker.others))
    assert "Mike Waltz" in (waltz.name, *waltz.others)
    assert waltz.statements >= 4
    assert waltz.first <= waltz.last


def test_a_timeline_goes_from_old_to_new(sample: Retriever) -> None:
    hits = sample.timeline("Waltz")
    days = [hit.item.published for hit in hits]
    assert len(hits) >= 3
    assert days == sorted(days)
    assert all(hit.speaker is not None for hit in hits)
    about = sample.timeline("Waltz", "the minerals agreement")
    assert about
    assert {hit.item.id for hit in about} <= {hit.item.id for hit in hits}
    assert sample.timeline("Starmer") == []
    for arguments, field in (
        ((" ",), "speaker"),
        (("x" * 201,), "speaker"),
        (("Waltz", " "), "topic"),
        (("Waltz", "ﷺ" * 56), "topic"),
    ):
        with pytest.raises(QuestionError) as raised:
            sample.timeline(*arguments)
        assert raised.value.field == field


def test_somebody_who_is_named_but_never_quoted(tmp_path: Path, make_item: MakeItem) -> None:
    with Retriever.open(tmp_path / "feed.db") as retriever:
        retriever.add([make_item("ソレン市長は橋を直すと述べた。ケルダ外相も式典に出席した。")])
        answer = retriever.ask("what did Kerda say?")
        assert answer.status == "not_a_speaker"
        assert "ケルダ is named in 1 passage" in answer.message
        assert retriever.ask("what did Sorel say?").status in ("answered", "unknown_name")


def test_speech_goes_with_its_item(tmp_path: Path, make_item: MakeItem) -> None:
    with Retriever.open(tmp_path / "feed.db") as retriever:
        item = make_item("ソレン市長は橋を直すと述べた。")
        retriever.add([item])
        assert [speaker.name for speaker in retriever.speakers()] == ["ソレン"]
        retriever.remove(item.id)
        assert retriever.speakers() == []


def test_days_and_sources_in_a_question_are_filters_and_are_told(sample: Retriever) -> None:
    answer = sample.ask("according to Harbor Wire, what did Waltz say since Feb 20?")
    assert answer.query.sources == ("harborwire",)
    assert answer.query.since == date(2025, 2, 20)
    assert handles(answer) == {"harborwire"}
    assert answer.interpretation.endswith(" · harborwire · since 2025-02-20")
    assert answer.interpretation.startswith("Statements by ")
    japanese = sample.ask("2月20日以降にルビオ国務長官は何と述べた?")
    assert japanese.interpretation.endswith("の発言 · 2025-02-20以降")
    given = sample.ask("what did Waltz say since Feb 20?", since=date(2020, 1, 1))
    assert given.query.since == date(2020, 1, 1)


def test_who_said_it_is_answered_with_somebody_who_speaks(tmp_path: Path, make_item: MakeItem) -> None:
    with Retriever.open(tmp_path / "feed.db") as retriever:
        retriever.add(
            [
                make_item("ソレン市長は堤防の工事を急ぐと述べた。", handle="a"),
                make_item("堤防の工事は来月に始まる。", handle="b"),
            ]
        )
        (hit,) = retriever.ask("誰が堤防の工事を急ぐと言った?").hits
        assert hit.speaker
        assert (hit.speaker.name, hit.kind, hit.item.handle) == ("ソレン", "indirect", "a")


def test_a_body_that_never_speaks_is_not_answered_for_by_another(tmp_path: Path, make_item: MakeItem) -> None:
    with Retriever.open(tmp_path / "feed.db") as retriever:
        retriever.add([make_item("ケルダ外務省は隣国の外務省と協議したと明らかにした。")])
        assert retriever.ask("ケルダ外務省は何と述べた?").hits
        answer = retriever.ask("中国外務省は何と述べた?")
        assert (answer.status, answer.hits) == ("unknown_name", ())
