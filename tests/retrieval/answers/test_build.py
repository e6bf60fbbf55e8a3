"""Queries as understood, and answers from hits."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from retrieval import FeedItem, NameIndex, Passage, Query, Retriever, SourceInfo
from retrieval.answers.build import hit_of, not_a_speaker, outside_filters, understood, unknown_name
from retrieval.people.sources import Sources
from retrieval.query.patterns import read_question
from retrieval.query.plan import QueryPlan
from retrieval.query.terms import Terms
from retrieval.search.evidence import Candidate, Evidence
from tests.conftest import MakeItem

DAY = date(2025, 3, 5)
SOURCES = Sources([SourceInfo(handle="harborwire", source="Harbor Wire", items=1, first=DAY, last=DAY)])


def test_a_hit_has_the_sentences_around_it_and_a_rounded_score(make_item: MakeItem) -> None:
    item = make_item("Quay news\nThe quay is closed. It reopens in June.\nFerries go on. Boats wait.")
    start = item.text.index("The quay")
    end = item.text.index("\nFerries")
    passage = Passage(item_id=item.id, start=start, end=end, text=item.text[start:end])
    hit = hit_of(0.123456, Candidate(passage, item, Evidence()))
    assert (hit.before, hit.after, hit.score) == ("Quay news", "Ferries go on.", 0.1235)


def test_at_the_ends_of_an_item_nothing_stands_around(make_item: MakeItem) -> None:
    item = make_item("The quay is closed.")
    passage = Passage(item_id=item.id, start=0, end=len(item.text), text=item.text)
    hit = hit_of(1.0, Candidate(passage, item, Evidence()))
    assert (hit.before, hit.after) == ("", "")


def test_an_unknown_name_is_offered_the_nearest() -> None:
    names = NameIndex(["ウォルツ", "ソレン"])
    answer = unknown_name(Query(text="what did Walts say?"), "en", "Walts", names)
    assert [step.speakers for step in answer.suggestions] == [("ウォルツ",)]
    assert "Walts" in answer.message
    assert unknown_name(Query(text="x"), "en", "Quimby", NameIndex(())).suggestions == ()
    nobody = unknown_name(Query(text="x"), "en", "Walts", names, may_speak=lambda _: False)
    assert (nobody.suggestions, nobody.message) == ((), "Nobody called Walts is named in this feed.")


def test_others_of_a_name_or_its_part_are_told_in_place_of_near_names() -> None:
    names = NameIndex(["ウォルツ"])
    others = unknown_name(Query(text="x"), "en", "Ida Walts", names, others=("Mika Walts",))
    assert others.message == "Nobody called Ida Walts is named in this feed. Others of that name: Mika Walts."
    assert [step.speakers for step in others.suggestions] == [("Mika Walts",)]
    alike = unknown_name(Query(text="x"), "ja", "石破", NameIndex(["シビハ", "ソレン"]))
    assert (alike.suggestions, alike.message) == ((), "このフィードに「石破」という名前は出てきません。")
    place = unknown_name(Query(text="x"), "ja", "青葉県知事", names, is_person=False, part="青葉県", count=2)
    assert place.message == "このフィードに「青葉県知事」は出てきません。「青葉県」だけなら2件の記述に出てきます。"


def test_the_mentions_of_somebody_never_quoted_are_one_step_away() -> None:
    answer = not_a_speaker(Query(text="ケルダ氏は何と言った?"), "ja", "ケルダ", 3)
    assert [(step.label, step.question) for step in answer.suggestions] == [("「ケルダ」の出てくる記述", "ケルダ")]
    assert "3" in answer.message
    assert not_a_speaker(Query(text="x"), "en", "Kerda", 0).suggestions == ()


def test_days_and_a_source_in_the_question_are_filters_unless_given() -> None:
    text = "according to Harbor Wire, what did Soren say on 2025-03-01?"
    plain, query = understood(Query(text=text), SOURCES, lambda: DAY)
    assert (query.since, query.until, query.sources) == (date(2025, 3, 1), date(2025, 3, 2), ("harborwire",)) or (
        query.since == date(2025, 3, 1) and query.sources == ("harborwire",)
    )
    assert "Harbor" not in plain
    assert "2025" not in plain
    given = Query(text=text, since=date(2024, 1, 1), sources=("other",))
    assert understood(given, SOURCES, lambda: DAY) == (text, given.model_copy(update={"asked": text}))


@pytest.mark.parametrize("text", ["who surrendered on September 2, 1945?", "1945年8月15日に何が発表された?"])
def test_a_day_long_before_the_first_post_is_what_is_asked_about(text: str) -> None:
    assert understood(Query(text=text), SOURCES, lambda: DAY) == (text, Query(text=text, asked=text))


def test_a_source_that_there_is_none_of_is_told_with_the_nearest() -> None:
    plan = QueryPlan(read_question("the quay"), "the quay", Terms())
    answer = outside_filters(Query(text="the quay", sources=("harber",)), plan, "en", 2, {"harber": ("harborwire",)})
    assert answer.outside == 2
    assert "harber" in answer.message
    assert "harborwire" in answer.message


@pytest.fixture
def namesakes(tmp_path: Path) -> Iterator[Retriever]:
    texts = ("田中市長は橋を直すと述べた。", "田中監督は選手はよく走ったと語った。")
    with Retriever.open(tmp_path / "feed.db") as retriever:
        retriever.add(
            FeedItem(source="見本", handle=f"h{n}", published=datetime(2025, 3, 1, tzinfo=UTC), headline="", text=text)
            for n, text in enumerate(texts)
        )
        yield retriever


def test_people_of_one_name_are_told_and_can_each_be_asked_for(namesakes: Retriever) -> None:
    answer = namesakes.ask("what did Tanaka say?")
    assert len(answer.hits) == 2
    assert {step.label for step in answer.suggestions} == {"田中市長", "田中監督"}
    for step in answer.suggestions:
        alone = namesakes.ask(step.question, speakers=step.speakers)
        assert alone.suggestions == ()
        (hit,) = alone.hits
        assert hit.speaker is not None
        assert f"{hit.speaker.name}{hit.speaker.role}" == step.label
        assert step.label in answer.interpretation
