"""What is shown once, and what fills a page."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from retrieval.search.deduplicate import deduplicate, diversify
from retrieval.search.evidence import Candidate, Evidence
from retrieval.search.same_statement import Fingerprint, Statements
from retrieval.types import FeedItem, Passage, Speaker, Utterance
from tests.conftest import MakeItem


def test_near_identical_passages_are_shown_once_with_who_else_carries_them(make_item: MakeItem) -> None:
    texts = [
        "市長は橋の工事を来月に始めると述べた。",
        "市長は、橋の工事を来月に始めると述べました。",
        "別の話題の文である。",
    ]
    items = [make_item(text, handle=f"h{n}") for n, text in enumerate(texts)]
    candidates = [
        (1.0 - n / 10, Candidate(Passage(item_id=i.id, start=0, end=len(i.text), text=i.text), i, Evidence()))
        for n, i in enumerate(items)
    ]
    kept = deduplicate(candidates)
    assert [candidate.item.handle for _, candidate in kept] == ["h0", "h2"]
    assert [item.handle for item in kept[0][1].also_in] == ["h1"]


def candidate_of(item: FeedItem, words: str = "", speaker: Speaker | None = None) -> Candidate:
    passage = Passage(item_id=item.id, start=0, end=len(item.text), text=item.text)
    if not words:
        return Candidate(passage, item, Evidence(), speaker=speaker)
    start = item.text.index(words)
    spans = ((start, start + len(words)),)
    return Candidate(passage, item, Evidence(), highlights=spans, speaker=speaker, words=(words,))


def test_opposite_statements_are_two_cards(make_item: MakeItem) -> None:
    texts = ("市長は橋を5月に直すと述べた。", "市長は橋を5月に直さないと述べた。", "市長は橋を6月に直すと述べた。")
    items = [make_item(text, handle=f"h{n}") for n, text in enumerate(texts)]
    kept = deduplicate([(1.0, candidate_of(item)) for item in items])
    assert [candidate.item.handle for _, candidate in kept] == ["h0", "h1", "h2"]
    assert not any(candidate.also_in for _, candidate in kept)


def test_the_clause_around_the_words_tells_a_denial(make_item: MakeItem) -> None:
    words = "the bridge would close in May"
    runa = Speaker(name="Runa Dahl", as_written="Dahl")
    texts = (
        f"Dahl denied that {words}.",
        f"No boat sailed. Dahl said {words}. It did not rain.",
        f"Dahl said {words}.",
    )
    items = [make_item(text, handle=f"h{n}") for n, text in enumerate(texts)]
    kept = deduplicate([(1.0, candidate_of(item, words, runa)) for item in items])
    assert [candidate.item.handle for _, candidate in kept] == ["h0", "h1"]
    assert [item.handle for item in kept[1][1].also_in] == ["h2"]


@pytest.mark.parametrize("is_asked_for", [True, False])
def test_a_denial_is_never_one_with_a_statement(make_item: MakeItem, is_asked_for: bool) -> None:
    # Printed alike, and read otherwise: the verb may stand in the sentence before, or in a heading.
    words = "the bridge would close in May"
    runa = Speaker(name="Runa Dahl", as_written="Dahl")
    scored = []
    for number, act in enumerate(("denial", "statement", "denial")):
        item = make_item(f"Dahl: {words}.", handle=f"h{number}")
        one = candidate_of(item, words, runa)
        start, end = one.highlights[0]
        said = Utterance.model_validate(
            {"start": start, "end": end, "text": words, "kind": "indirect", "cue": ":", "speaker": runa, "act": act}
        )
        scored.append((1.0, replace(one, utterances=(said,), words=one.words if is_asked_for else ())))
    kept = deduplicate(scored)
    assert [candidate.item.handle for _, candidate in kept] == ["h0", "h1"]
    assert [item.handle for item in kept[0][1].also_in] == ["h2"]


def test_two_accounts_that_speak_of_themselves_are_two(make_item: MakeItem) -> None:
    own = [make_item("I will vote against the harbor plan.", handle=handle) for handle in ("anna", "bo", "bo")]
    quoted = [make_item("Dahl: “I will vote against the harbor plan.”", handle=handle) for handle in ("anna", "bo")]
    assert len(deduplicate([(1.0, candidate_of(item)) for item in own])) == 2
    assert len(deduplicate([(1.0, candidate_of(item)) for item in quoted])) == 1


def test_a_statement_of_another_day_is_kept_by_day(make_item: MakeItem) -> None:
    items = [
        make_item("市長は橋を直すと述べた。", handle=handle, published=datetime(2025, 3, day, 12, tzinfo=UTC))
        for handle, day in (("c", 2), ("a", 1), ("b", 2))
    ]
    candidates = [(1.0, candidate_of(item)) for item in items]
    (whole,) = deduplicate(candidates)
    assert [item.handle for item in whole[1].also_in] == ["a", "b"]
    by_day = deduplicate(candidates, by_day=True)
    assert [(one.item.handle, [item.handle for item in one.also_in]) for _, one in by_day] == [("c", ["b"]), ("a", [])]


def test_a_passage_is_folded_only_where_all_of_its_statements_are_shown(make_item: MakeItem) -> None:
    runa = Speaker(name="Dahl", as_written="Dahl")
    texts = ("Dahl said the yard opens. ", "Dahl said the yard opens. Dahl said the quay closes.")
    short, long = (make_item(text, handle=f"h{n}") for n, text in enumerate(texts))
    both = replace(
        candidate_of(long, "the yard opens", runa),
        highlights=((10, 24), (36, 51)),
        words=("the yard opens", "the quay closes"),
    )
    assert len(deduplicate([(1.0, candidate_of(short, "the yard opens", runa)), (0.9, both)])) == 2
    assert len(deduplicate([(1.0, both), (0.9, candidate_of(short, "the yard opens", runa))])) == 1


def test_what_a_text_repeats_is_looked_for_once(make_item: MakeItem, monkeypatch: pytest.MonkeyPatch) -> None:
    looked_up: list[Fingerprint] = []

    class Counting(Statements):
        def carrying(self, statement: Fingerprint) -> set[int]:
            looked_up.append(statement)
            return super().carrying(statement)

    monkeypatch.setattr("retrieval.search.deduplicate.Statements", Counting)
    words = "the yard opens"
    item = make_item(f"Dahl said {words}. " * 50)
    one = candidate_of(item, words, Speaker(name="Dahl", as_written="Dahl"))
    spans = tuple((start, start + len(words)) for start in range(10, len(item.text), len(words) + 12))
    repeated = replace(one, highlights=spans, words=(words,) * len(spans))
    assert {item.text[slice(*span)] for span in spans} == {words}
    assert len(deduplicate([(1.0, repeated), (0.9, repeated), (0.8, one)])) == 1
    assert len(looked_up) == 3


def test_one_outlets_day_does_not_fill_the_page(make_item: MakeItem) -> None:
    items = [make_item(f"文{n}", handle="loud") for n in range(4)] + [make_item("別の文", handle="quiet")]
    candidates = [
        (0.9 - n / 100, Candidate(Passage(item_id=i.id, start=0, end=len(i.text), text=i.text), i, Evidence()))
        for n, i in enumerate(items)
    ]
    ordered = [candidate.item.handle for _, candidate in diversify([candidates])]
    assert ordered == ["loud", "loud", "quiet", "loud", "loud"]


def test_a_much_better_passage_keeps_its_place(make_item: MakeItem) -> None:
    items = [make_item(f"文{n}", handle="loud") for n in range(3)] + [make_item("別の文", handle="quiet")]
    candidates = [
        (score, Candidate(Passage(item_id=i.id, start=0, end=len(i.text), text=i.text), i, Evidence()))
        for score, i in zip((0.9, 0.85, 0.8, 0.3), items, strict=True)
    ]
    assert diversify([candidates]) == candidates


def test_a_later_block_stays_behind_an_earlier_one(make_item: MakeItem) -> None:
    items = [make_item(f"文{n}", handle="loud") for n in range(4)] + [make_item("別の文", handle="quiet")]
    candidates = [
        (0.9 - n / 100, Candidate(Passage(item_id=i.id, start=0, end=len(i.text), text=i.text), i, Evidence()))
        for n, i in enumerate(items)
    ]
    assert diversify([candidates[:4], candidates[4:]])[:4] == candidates[:4]
