"""Any text is read, without an error, with exact spans, and in time that grows with its length alone."""

import re
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retrieval import FeedItem, find_utterances
from retrieval.ingest.passages import split_passages
from retrieval.speech.mentions import find_mentions
from retrieval.text.analyzer import Analyzer
from retrieval.text.quotations import masked
from retrieval.text.sentences import LONGEST_SENTENCE, sentence_spans

JAPANESE = "三原町の加賀谷町長は10日の会見で橋の工事を来年も続けるとの考えを示し、"
ENGLISH = "Mayor Dana Ortiz of Port Sabel said on Monday the bridge would stay open and that "
PARTS = (
    "町長は 「 」 『 』 “ ” \" ' と述べた と話し、 によると、 。 、 ！ ・ アア 田中 氏 市長 同社 調べに対し 佐伯容疑者 🗣 ： = \n 🗣️"
    " he_said The_mayor according_to , . : - — A Dana_Price said, that adding told_reporters 1 （ ） 【 】 ㍿ ﷺ ー と は が の こと"
    " よう求め にと言われ \u3000 \u200d \x00 http://a.example "
).split(" ")
REPEATED = {
    "ja": [
        JAPANESE,
        JAPANESE.replace("、", ""),
        "彼は「橋は安全だと\n",
        "アア・",
        "「」",
        '"',
        "「橋は安全だ」と述べ",
        "=",
        "町長によると",
        "橋。1",
        "「橋。1",
        "・橋だ。のことを述べた。\n",
        "調べに対し「橋だ」と供述。",
        "町長🗣 ",
        "橋" + "\u3000" * 60,
    ],
    "en": [
        ENGLISH,
        "he said ",
        '"',
        '"a" ',
        "“ok” he said ",
        ", ",
        "x - A ",
        "Mayor Dana Ortiz spoke. ",
        "x \n" + " " * 30,
    ],
}
LENGTH = 6_000
SPOKEN = {
    "ja": "町長は「港は安全だ」と述べた。市長によると、港は来月に開く。",
    "en": "“It is safe,” the mayor said, adding that it was.",
}


def item(text: str, language: str) -> FeedItem:
    return FeedItem(
        source="Northgate",
        handle="northgate",
        published=datetime(2025, 3, 1, tzinfo=UTC),
        headline=text.split("\n")[0][:80],
        text=text,
        lang=language,
    )


def calls_of(work: Callable[[], object]) -> int:
    """How many functions some work calls, those of patterns and strings included: alike on every machine."""
    count = 0

    def note(frame: object, event: str, argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(note)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize(
    ("language", "unit"), [(language, unit) for language, units in REPEATED.items() for unit in units]
)
def test_twice_the_text_is_twice_the_work(language: str, unit: str) -> None:
    # Longer than a sentence, so that both are cut alike.
    short, long = ((unit * (length // len(unit) + 1))[:length] for length in (LENGTH, 2 * LENGTH))
    for read in (find_utterances, split_passages):
        # Patterns are compiled at their first use, and phrases of the last texts are remembered.
        read(item(SPOKEN[language], language))
        once = calls_of(lambda read=read: read(item(short, language)))
        twice = calls_of(lambda read=read: read(item(long.replace("橋", "港").replace("the", "this"), language)))
        assert twice < 2.6 * once + 2_000


@settings(deadline=None, max_examples=150)
@given(st.one_of(st.text(max_size=200), st.lists(st.sampled_from(PARTS), max_size=60).map("".join)), st.booleans())
def test_any_text_gives_exact_spans(text: str, is_japanese: bool) -> None:
    text = text.replace("_", " ")
    if not text.strip():
        return
    one = item(text, "ja" if is_japanese else "en")
    utterances = find_utterances(one)
    for found in utterances:
        assert one.text[found.start : found.end] == found.text
    for left, right in pairwise(utterances):
        assert left.start < right.start
        assert left.end < right.end
    for mention in find_mentions(text, Analyzer()):
        assert mention.name
        assert text[mention.start : mention.end] == mention.name
    passages = split_passages(one)
    assert all(one.text[found.start : found.end] == found.text for found in passages)
    assert "".join("".join(found.text for found in passages).split()) == "".join(one.text.split())


@settings(deadline=None, max_examples=60)
@given(st.lists(st.sampled_from(PARTS), min_size=1, max_size=8).map("".join), st.integers(1, 3_000))
def test_no_sentence_is_endless(unit: str, times: int) -> None:
    text = (unit * times)[:9_000].replace("_", " ")
    spans = sentence_spans(text, "ja")
    assert all(left[1] <= right[0] for left, right in pairwise(spans))
    assert "".join("".join(text[slice(*span)] for span in spans).split()) == "".join(text.split())
    for start, end in spans:
        assert len(re.sub("＿+", "", masked(text[start:end]))) <= 3 * LONGEST_SENTENCE


def test_a_speech_of_any_length_stays_whole() -> None:
    words = "橋は来月に開通する。工事は予定より早く進んだ。" * 200
    (found,) = find_utterances(item(f"三原町の加賀谷町長は会見で「{words}」と述べた。", "ja"))
    assert found.text == words.rstrip("。")
    assert found.kind == "direct"


@pytest.mark.parametrize("text", ["橋は安全だ" * 10_000, "ﷺ" * 4_000])
def test_an_item_longer_than_the_dictionary_takes_is_read(text: str) -> None:
    one = item(f"三原町の加賀谷町長は「橋は来月に開通する」と述べた。\n{text}", "ja")
    first = find_utterances(one)[0]
    assert (first.text, first.speaker and first.speaker.name) == ("橋は来月に開通する", "加賀谷")
