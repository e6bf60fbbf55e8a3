"""Who said what: own sentences from many fields, the tables' examples, and properties."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval import FeedItem, Utterance, find_utterances
from retrieval.evaluation.utterances import GoldQuote, judge_speech
from retrieval.speech.ja.heads import FOREIGN, GROUPS, PEOPLE, Heads
from retrieval.speech.ja.speaking import speaking_phrase
from retrieval.text.analyzer import Analyzer

ROWS = [
    tuple(row.split("\t"))
    for row in Path(__file__).with_name("utterances.tsv").read_text(encoding="utf-8").splitlines()
]


def item(text: str, lang: str = "ja", number: int = 0) -> FeedItem:
    return FeedItem(
        source="source",
        handle=f"h{number}",
        published=datetime(2025, 3, 1, tzinfo=UTC),
        headline="",
        text=text.replace("\\n", "\n"),
        lang=lang,
    )


def said(text: str, lang: str = "ja") -> list[tuple[str | None, str, str]]:
    return [(u.speaker.name if u.speaker else None, u.kind, u.text) for u in find_utterances(item(text, lang))]


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_own_sentences(lang: str) -> None:
    labelled = found = matched = right = 0
    for language, text, wanted in ROWS:
        if language == lang:
            pairs = [one.split("=", 1) for one in wanted.split(";") if one]
            quotes = [GoldQuote(item=1, quote=words, speaker=speaker) for speaker, words in pairs]
            quotes = quotes or [GoldQuote(item=1, quote="\0", speaker="")]
            scores = judge_speech([item(text, lang)], quotes, {})
            labelled, found = labelled + scores.labelled, found + scores.found
            matched, right = matched + scores.matched, right + scores.right_speaker
    assert labelled >= 30
    assert 2 * matched / (labelled + found) >= 0.95
    assert right / matched >= 0.95


@pytest.mark.parametrize("heads", [*GROUPS, *FOREIGN, *PEOPLE], ids=lambda heads: heads.example)
def test_each_kind_of_speaker_is_one(heads: Heads) -> None:
    phrase = speaking_phrase(heads.example, Analyzer())
    assert phrase is not None
    assert heads.example.endswith(phrase.as_written)


@pytest.mark.parametrize("text", ["橋の工事", "来月の会談", "二つの可能性", "今回の結果", ""])
def test_what_cannot_speak(text: str) -> None:
    assert speaking_phrase(text, Analyzer()) is None


def test_words_in_quotation_marks_are_direct_and_others_reported() -> None:
    text = "松井市長は「橋は安全だ」と述べ、工事を続けると強調した。"
    assert said(text) == [("松井", "direct", "橋は安全だ"), ("松井", "indirect", "工事を続ける")]


def test_a_quotation_in_a_quotation_is_its_speakers() -> None:
    assert said("松井市長は「妻は『帰ろう』と言った」と述べた。") == [("松井", "direct", "妻は『帰ろう』と言った")]


def test_a_medium_passes_words_on() -> None:
    (found,) = find_utterances(item("ハーバー通信によると、松井市長は橋は安全だと述べた。"))
    assert found.speaker
    assert found.via
    assert (found.speaker.name, found.via.as_written) == ("松井", "ハーバー通信")


def test_the_same_person_is_the_one_before() -> None:
    text = "松井市長は橋は安全だと述べた。同氏は費用は市が払うとも述べた。"
    assert [speaker for speaker, _, _ in said(text)] == ["松井", "松井"]


def test_a_link_is_no_part_of_a_headline() -> None:
    assert said("橋は来月に開通へ=松井市長 https://t.co/abc") == [("松井", "headline", "橋は来月に開通へ")]


@given(
    st.text(alphabet='「」『』“”"松井市長氏は、。とのこと述べた=：・\n aA.,said', max_size=60),
    st.sampled_from(["ja", "en"]),
)
def test_any_text_gives_exact_spans_none_inside_another(text: str, lang: str) -> None:
    one = item(text.replace("\\n", ""), lang)
    found = find_utterances(one)
    assert all(one.text[u.start : u.end] == u.text and u.text.strip() for u in found)
    assert found == sorted(found, key=lambda u: (u.start, u.end))
    assert not any(_contains(a, b) for a in found for b in found if a is not b)


def _contains(outer: Utterance, inner: Utterance) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def test_a_ministry_that_tells_what_a_person_said_is_not_the_speaker() -> None:
    (found,) = find_utterances(item("中国外務省によると、王氏は「平和に資する努力を支持する」と強調した。"))
    assert found.speaker
    assert found.via
    assert (found.speaker.name, found.via.name) == ("王", "中国外務省")


def test_one_word_reported_is_a_statement() -> None:
    assert said("Mayor Soren said no.", "en") == [("Soren", "indirect", "no")]
