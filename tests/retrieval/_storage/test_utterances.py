"""What is said, and where one speaker's words stand."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import get_args

import pytest

from retrieval._storage.filters import Filters
from retrieval._storage.record import Record
from retrieval.ingest.annotate import annotate
from retrieval.speech.utterances import find_utterances
from retrieval.text.analyzer import Analyzer
from retrieval.types import Act, Passage, Speaker, Utterance
from tests.conftest import MakeItem
from tests.retrieval._storage.storing import MODEL, put, put_as, vectors


def test_statements_are_found_by_speaker_source_and_day(record: Record, make_item: MakeItem) -> None:
    for number in range(1, 6):
        handle = "one" if number % 2 else "two"
        put(
            record,
            make_item(
                f"会見{number}\nソレン市長は、橋{number}を直すと述べた。",
                handle=handle,
                published=datetime(2025, 3, number, tzinfo=UTC),
            ),
        )
    (form,), _ = record.speaker_forms()

    texts = {number: one.text for number, one in record.passages(record.passage_ids()).items()}

    def bridges(**filters: object) -> list[str]:
        return [texts[number][8] for number in record.speaking([form.key], Filters(**filters))[0]]

    assert bridges() == ["5", "4", "3", "2", "1"]
    assert bridges(sources=("ONE",), since=date(2025, 3, 2)) == ["5", "3"]
    assert bridges(until=date(2025, 3, 2)) == ["2", "1"]
    assert record.speaking([("nobody", "")]) == ([], [])


def test_more_words_given_word_for_word_come_first(record: Record, make_item: MakeItem) -> None:
    put(record, make_item("会見\nソレン市長は「橋を直す」と述べた。", published=datetime(2025, 3, 1, tzinfo=UTC)))
    put(record, make_item("集会\nソレン市長は、道を直すと述べた。", published=datetime(2025, 3, 2, tzinfo=UTC)))
    (form,), _ = record.speaker_forms()
    texts = [record.passages([number])[number].text for number in record.speaking([form.key])[0]]
    assert texts == ["ソレン市長は「橋を直す」と述べた。", "ソレン市長は、道を直すと述べた。"]


def test_utterances_come_back_as_they_were_read(record: Record, make_item: MakeItem) -> None:
    item = make_item("会見\nソレン市長は「橋を直す」「道も直す」と述べた。市民は反対すると話した。")
    put(record, item)
    assert record.utterances({item.id: item}) == {item.id: find_utterances(item)}
    assert len(find_utterances(item)) >= 3


@pytest.mark.parametrize("act", get_args(Act))
@pytest.mark.parametrize("is_certain", [True, False])
def test_what_is_done_with_words_and_how_sure_the_speaker_is_come_back(
    record: Record, make_item: MakeItem, act: Act, is_certain: bool
) -> None:
    item = make_item("会見\nソレン市長は橋を直すと述べた。")
    put_as(record, item, act=act, is_certain=is_certain)
    (one,) = record.utterances({item.id: item})[item.id]
    assert (one.act, one.is_certain) == (act, is_certain)
    (form,), _ = record.speaker_forms()
    assert (form.statements, form.uncertain) == (1, 0 if is_certain else 1)


def test_passages_of_which_the_speaker_is_uncertain_are_told_apart(record: Record, make_item: MakeItem) -> None:
    items = [
        make_item(f"会見{number}\nソレン市長は、橋{number}を直すと述べた。", handle=f"h{number}") for number in range(3)
    ]
    for item, is_certain in zip(items, (False, True, False), strict=True):
        put_as(record, item, is_certain=is_certain)
    (form,), _ = record.speaker_forms()
    certain, uncertain = record.speaking([form.key])
    assert [one.text[8] for one in record.passages(certain).values()] == ["1"]
    assert sorted(one.text[8] for one in record.passages(uncertain).values()) == ["0", "2"]
    assert form.uncertain == 2


def test_a_passage_with_one_plain_statement_is_certain(record: Record, make_item: MakeItem) -> None:
    item = make_item("会見\nソレン市長は「橋を直す」「道も直す」と述べた。")
    annotation = annotate(item, Analyzer())
    first, second = annotation.utterances
    likely = second.model_copy(update={"is_certain": False, "act": "denial"})
    record.put(replace(annotation, utterances=(first, likely)), vectors(annotation), MODEL)
    (form,), _ = record.speaker_forms()
    numbers = record.passage_ids().tolist()[-1:]
    assert record.speaking([form.key]) == (numbers, [])
    # Of the denials in it alone nobody says plainly whose they are.
    assert record.speaking([form.key], acts=frozenset({"denial"})) == ([], numbers)
    assert (form.statements, form.uncertain) == (2, 1)


def test_passages_are_found_by_what_is_done_with_the_words(record: Record, make_item: MakeItem) -> None:
    acts: tuple[Act, ...] = get_args(Act)
    for number, act in enumerate(acts):
        put_as(record, make_item(f"会見{number}\nソレン市長は、橋{number}を直すと述べた。", handle=act), act=act)
    (form,), _ = record.speaker_forms()

    def found(*wanted: Act) -> list[str]:
        numbers, _ = record.speaking([form.key], acts=frozenset(wanted))
        return sorted(acts[int(one.text[8])] for one in record.passages(numbers).values())

    assert found("denial") == ["denial"]
    assert found("question", "demand") == ["demand", "question"]
    assert found() == []
    assert len(record.speaking([form.key])[0]) == len(acts)


def test_an_uncertain_statement_that_goes_is_counted_no_more(record: Record, make_item: MakeItem) -> None:
    items = [
        make_item(f"会見{number}\nソレン市長は、橋{number}を直すと述べた。", handle=f"h{number}") for number in range(2)
    ]
    for item in items:
        put_as(record, item, is_certain=item is items[1])
    record.remove(items[0].id)
    (form,), _ = record.speaker_forms()
    assert (form.statements, form.uncertain) == (1, 0)
    record.remove(items[1].id)
    assert record.speaker_forms()[0] == []


def test_words_that_run_over_two_passages_are_found_in_both(record: Record, make_item: MakeItem) -> None:
    item = make_item("会見\n「橋を直す。\n道も直す」")
    annotation = annotate(item, Analyzer())
    entries = [
        replace(
            annotation.entries[0], passage=Passage(item_id=item.id, start=start, end=end, text=item.text[start:end])
        )
        for start, end in ((3, 9), (10, 15))
    ]
    whole = Utterance(
        start=4,
        end=14,
        text="橋を直す。\n道も直す",
        kind="direct",
        cue="「",
        speaker=Speaker(name="ソレン", as_written="ソレン市長", role="市長"),
    )
    split = replace(annotation, entries=tuple(entries), utterances=(whole,))
    record.put(split, vectors(split), MODEL)
    assert sorted(record.speaking([("ソレン", "市長")])[0]) == record.passage_ids().tolist()
    assert record.utterances({item.id: item}) == {item.id: [whole]}
    assert record.speaker_forms()[0][0].statements == 1
    assert record.count_statements([("ソレン", "市長")]) == 2


def test_two_utterances_at_one_place_are_both_kept(record: Record, make_item: MakeItem) -> None:
    item = make_item("会見\nソレン市長は橋を直すと述べた。")
    annotation = annotate(item, Analyzer())
    (one,) = annotation.utterances
    two = one.model_copy(update={"speaker": None, "kind": "direct"})
    both = replace(annotation, utterances=(one, two))
    assert record.put(both, vectors(both), MODEL) == "added"
    assert record.utterances({item.id: item}) == {item.id: [one, two]}


def test_who_speaks_in_passages(record: Record, make_item: MakeItem) -> None:
    put(record, make_item("会見\nソレン市長は「橋を直す」「道も直す」と述べた。ソレン市長は、港は閉じないと否定した。"))
    put(record, make_item("港1\n港の話。"))
    numbers = record.passage_ids().tolist()
    voices = record.voices([*numbers, 99])
    assert [*voices] == [*numbers, 99]
    (form,), _ = record.speaker_forms()
    spoken = {number: {voice.act for voice in voices[number]} for number in numbers}
    for act in get_args(Act):
        assert {number for number in numbers if act in spoken[number]} == set(
            record.speaking([form.key], None, frozenset({act}))[0]
        )
    assert {voice.form for number in numbers for voice in voices[number]} == {form.key}
    assert all(len(set(found)) == len(found) for found in voices.values())
    assert voices[99] == []
