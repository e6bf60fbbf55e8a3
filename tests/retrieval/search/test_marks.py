"""What of a passage is marked: the words, and what turns them round or weakens them."""

from datetime import UTC, datetime
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval import FeedItem, find_utterances
from retrieval.search.marks import HedgeRow, hedge_rows, marks_of
from retrieval.search.spoken import within
from retrieval.types import Act, Passage, Utterance


def said(text: str, words: str, cue: str, act: Act = "denial") -> Utterance:
    start = text.index(words)
    return Utterance(start=start, end=start + len(words), text=words, kind="indirect", cue=cue, act=act)


def marked(text: str, *utterances: Utterance) -> list[str]:
    passage = Passage(item_id="a", start=0, end=len(text), text=text)
    spans = [(one.start, one.end) for one in utterances]
    return [text[start:end] for start, end in marks_of(utterances, spans, passage)]


@pytest.mark.parametrize(
    ("text", "words", "cue", "mark"),
    [
        ("知事は橋を売ることを改めて否定した。", "橋を売る", "ことを改めて否定", "橋を売ることを改めて否定した"),
        ("知事は橋を売ることはないと否定し、帰った。", "橋を売ることはない", "と否定", "橋を売ることはないと否定し"),
        ("知事は「橋を売る」との報道を強く否定しました。", "橋を売る", "否定", "「橋を売る」との報道を強く否定しました"),
        ("知事は「橋は売らない。」と否定した。", "橋は売らない", "と否定", "「橋は売らない。」と否定した"),
        ("知事は否定。橋を売ることはないと否定した。", "橋を売ることはない", "否定", "橋を売ることはないと否定した"),
        ("Soren denied on Friday that the dyke leaked.", "the dyke leaked", "denied",
         "denied on Friday that the dyke leaked"),
        ("Soren denied U.S. claims that the dyke leaked.", "the dyke leaked", "denied",
         "denied U.S. claims that the dyke leaked"),
        ("“The dyke does not leak,” Soren denied.", "The dyke does not leak", "denied",
         "“The dyke does not leak,” Soren denied"),
        ("Soren denied “selling the dyke” on Friday.", "selling the dyke", "denied", "denied “selling the dyke”"),
        ("Soren denied that “the dyke leaked.”", "the dyke leaked", "denied", "denied that “the dyke leaked.”"),
    ],
)  # fmt: skip
def test_a_denial_is_marked_with_the_denying_verb(text: str, words: str, cue: str, mark: str) -> None:
    assert marked(text, said(text, words, cue)) == [mark]


@pytest.mark.parametrize(
    ("text", "words", "cue"),
    [
        ("知事は橋を売るという。議長は否定した。", "橋を売る", "否定"),
        ("Soren denied it. Reports said the dyke leaked.", "the dyke leaked", "denied"),
        ("Soren undenied the dyke leaked.", "the dyke leaked", "denied"),
        ("Soren denied " + "in a very long statement " * 4 + "that the dyke leaked.", "the dyke leaked", "denied"),
        ("Soren: “the dyke leaked” and “it rained”.", "the dyke leaked", "“"),
    ],
)
def test_a_verb_that_stands_elsewhere_is_not_marked(text: str, words: str, cue: str) -> None:
    assert marked(text, said(text, words, cue)) == [words]


@pytest.mark.parametrize("act", ["statement", "question", "demand"])
def test_only_a_denial_is_marked_with_its_verb(act: Act) -> None:
    text = "Soren asked whether the dyke leaked."
    assert marked(text, said(text, "whether the dyke leaked", "asked", act)) == ["whether the dyke leaked"]


def test_what_else_is_said_is_not_part_of_a_denial() -> None:
    text = "Soren denied, saying the mill was safe, that the dyke leaked."
    mill = said(text, "the mill was safe", "saying", "statement")
    dyke = said(text, "the dyke leaked", "denied")
    assert marked(text, mill, dyke) == ["the mill was safe", "the dyke leaked"]


def test_two_things_that_one_verb_denies_are_one_mark() -> None:
    text = "Soren denied that the dyke leaked and that the mill burned."
    both = [said(text, words, "denied") for words in ("the dyke leaked", "the mill burned")]
    assert marked(text, *both) == ["denied that the dyke leaked and that the mill burned"]


@pytest.mark.parametrize("row", hedge_rows(), ids=lambda row: f"{row.noun}-{row.marked}")
def test_a_hedge_stays_inside_the_mark(row: HedgeRow) -> None:
    assert row.noun in row.example
    assert row.is_marked_alone in {"yes", "no"}
    assert marked(row.example, said(row.example, row.words, "と述べ", "statement")) == [row.marked]


@pytest.mark.parametrize("row", hedge_rows(), ids=lambda row: f"{row.noun}-{row.marked}")
def test_a_hedge_stays_inside_the_mark_however_much_of_it_is_read_as_words(row: HedgeRow) -> None:
    text = f"見本\n{row.example}"
    item = FeedItem(
        source="Wire", handle="wire", published=datetime(2025, 3, 1, tzinfo=UTC), headline="見本", text=text
    )
    passage = Passage(item_id=item.id, start=0, end=len(text), text=text)
    for spoken in within(find_utterances(item), passage):
        (mark,) = (text[start:end] for start, end in marks_of(spoken.utterances, spoken.spans, passage))
        # That somebody has no plans may be read as a denial, which is marked with its verb.
        assert mark.startswith(row.marked)


@pytest.mark.parametrize(
    ("sentence", "mark"),
    [
        ("Mayor Ida Soren said the dyke may leak.", "the dyke may leak"),
        ("Mayor Ida Soren said it was unlikely that the dyke leaked.", "it was unlikely that the dyke leaked"),
        ("Mayor Ida Soren said the dyke might, perhaps, leak.", "the dyke might, perhaps, leak"),
    ],
)
def test_an_english_hedge_is_part_of_the_words(sentence: str, mark: str) -> None:
    text = f"Dyke news\n{sentence}"
    item = FeedItem(source="W", handle="w", published=datetime(2025, 3, 1, tzinfo=UTC), headline="Dyke news", text=text)
    assert [one.text for one in find_utterances(item)] == [mark]


_TEXT = st.text(alphabet="橋を否定し。」「“”.a denied\n", max_size=60)


@given(
    _TEXT,
    st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=4),
    st.sampled_from(["否定", "denied", "「", ""]),
)
def test_any_marks_lie_in_the_text_in_order_and_hold_the_words(
    text: str, places: list[tuple[int, int]], cue: str
) -> None:
    spans = sorted({(min(place), max(place)) for place in places if min(place) < max(place) <= len(text)})
    utterances = [
        Utterance(start=start, end=end, text=text[start:end], kind="indirect", cue=cue, act="denial")
        for start, end in spans
    ]
    passage = Passage(item_id="a", start=0, end=len(text), text=text)
    marks = marks_of(utterances, spans, passage)
    assert all(0 <= start < end <= len(text) for start, end in marks)
    assert all(left[1] < right[0] for left, right in pairwise(marks))
    assert all(any(mark[0] <= start and end <= mark[1] for mark in marks) for start, end in spans)
