"""What is told beside words of the feed."""

from datetime import UTC, datetime, timedelta, timezone
from typing import get_args

import pytest

from retrieval import FeedItem, Utterance
from retrieval.language import Language
from retrieval.rendering.labels import (
    ACTS,
    DATED,
    KINDS,
    RefusalRow,
    act_told,
    denial_labels,
    edited,
    published,
    refusal_rows,
)
from retrieval.speech.lexicon import Verb, refusals, verbs
from retrieval.types import Act, Dated, Kind

ITEM = FeedItem(source="Wire", handle="w", published=datetime(2025, 3, 1, tzinfo=UTC), headline="h", text="It rains.")


@pytest.mark.parametrize("labels", [*KINDS.values(), *ACTS.values()], ids=str)
def test_every_label_is_there_in_both_languages(labels: dict[str, str]) -> None:
    assert set(labels) == {"en", "ja"}
    assert all(labels.values())


def test_every_act_and_kind_has_a_label() -> None:
    assert {"statement", *ACTS} == set(get_args(Act))
    assert {"context", *KINDS} == set(get_args(Kind))


def test_a_day_that_is_not_the_feeds_has_its_words_in_each_language() -> None:
    assert set(DATED) == set(get_args(Dated)) - {"printed"}
    assert all(set(told) == {"en", "ja"} for told in DATED.values())


@pytest.mark.parametrize("zone", [UTC, timezone(timedelta(hours=14)), timezone(timedelta(hours=-11))])
def test_a_day_is_the_printed_one_whatever_its_zone(zone: timezone) -> None:
    late = datetime(2025, 3, 1, 23, 30, tzinfo=zone)
    item = ITEM.model_copy(update={"published": late})
    assert published(item, "en") == "2025-03-01 23:30"
    assert published(item.model_copy(update={"has_time": False}), "ja") == "2025-03-01"
    unknown = item.model_copy(update={"has_time": False, "dated": "first_seen"})
    assert [published(unknown, language) for language in ("en", "ja")] == [
        "seen 2025-03-01 (no date)",
        "2025-03-01 取得（日付なし）",
    ]


@pytest.mark.parametrize(("language", "told"), [("en", "edited 2025-03-03"), ("ja", "2025-03-03に編集")])
def test_the_day_of_an_edit_is_that_of_the_items_zone(language: Language, told: str) -> None:
    item = ITEM.model_copy(
        update={
            "published": datetime(2025, 3, 1, tzinfo=timezone(timedelta(hours=9))),
            "edited": datetime(2025, 3, 2, 20, tzinfo=UTC),
        }
    )
    assert edited(item, language) == told
    assert edited(item.model_copy(update={"edited": None}), language) == ""


def denial(cue: str) -> Utterance:
    return Utterance(start=0, end=1, text="x", kind="indirect", cue=cue, act="denial")


@pytest.mark.parametrize("row", refusal_rows(), ids=lambda row: row.en)
def test_each_refusal_is_told_as_its_row_says(row: RefusalRow) -> None:
    assert (act_told(denial(row.example), "en"), act_told(denial(row.example), "ja")) == (row.en, row.ja)
    assert row.en in denial_labels("en")


OF_FACTS = frozenset(
    "deny,dispute,contest,refute,rebut,disavow,disclaim,repudiate,disagree,doubt,play down,downplay,contradict"
    ",否定,否認,反駁,打ち消す".split(",")
)


@pytest.mark.parametrize(
    "verb", [one for one in (*verbs("en"), *verbs("ja")) if one.act == "denial"], ids=lambda one: one.lemma
)
def test_only_what_is_said_not_to_be_so_is_denied(verb: Verb) -> None:
    cue = verb.example.rpartition(" that ")[0] or verb.example
    assert (act_told(denial(cue), "en") == "denied") is (verb.lemma in OF_FACTS)


@pytest.mark.parametrize("verb", [one.example.rpartition(one.particle)[2] for one in refusals()])
def test_what_the_table_of_refusals_reads_is_no_denial_of_a_fact(verb: str) -> None:
    assert act_told(denial(verb), "en") != "denied"


@pytest.mark.parametrize(
    ("cue", "act", "label"),
    [
        ("断固否定", "denial", "否定"),
        ("と断言", "denial", "否定"),
        ("rejected", "statement", ""),
        ("求め", "demand", "要求"),
    ],
)
def test_what_refuses_nothing_keeps_its_label(cue: str, act: Act, label: str) -> None:
    assert act_told(denial(cue).model_copy(update={"act": act}), "ja") == label
