"""Lines of Japanese posts that are no sentences."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.speech.ja.context import Context
from retrieval.speech.ja.lines import bullet, headline, marked_line, name_line

CONTEXT = Context()


@pytest.mark.parametrize(
    ("line", "words"),
    [("・橋は安全だ", "橋は安全だ"), ("1. 橋を直す", "橋を直す"), ("  ▼ 橋を直す", "橋を直す"), ("2)橋", "橋")],
)
def test_a_lists_line(line: str, words: str) -> None:
    span = bullet(line)
    assert span
    assert line[slice(*span)] == words


@pytest.mark.parametrize("line", ["橋は安全だ", "・", "・ ", "12月に開通", ""])
def test_no_lists_line(line: str) -> None:
    assert bullet(line) is None


@pytest.mark.parametrize(
    "line", ["松井市長", "松井市長:", "松井市長の発言", "🎙松井市長(港町)", "港町市　松井市長", "【速報】松井市長"]
)
def test_a_line_that_names_a_speaker(line: str) -> None:
    phrase = name_line(line, CONTEXT)
    assert phrase
    assert (phrase.name, phrase.as_written) == ("松井", "松井市長")


@pytest.mark.parametrize(
    "line", ["松井市長は", "松井市長。", "同氏", "橋の工事", "松井市長は橋を直す", "松井市長" * 8, ""]
)
def test_a_line_that_names_none(line: str) -> None:
    assert name_line(line, CONTEXT) is None


@pytest.mark.parametrize(
    ("line", "name", "cue", "said"),
    [
        ("松井市長:橋は安全だ", "松井", ":", "橋は安全だ"),
        ("▼松井市長： 「橋は安全だ」", "松井", "：", "「橋は安全だ」"),
        ("松井市長🗣️橋は安全だ", "松井", "🗣️", "橋は安全だ"),
        ("港町から！ハルカ🗣橋は安全だ", "ハルカ", "🗣", "橋は安全だ"),
    ],
)
def test_a_marked_line(line: str, name: str, cue: str, said: str) -> None:
    words = marked_line(line, CONTEXT)
    assert words
    assert (words.speaker.name, words.cue, line[slice(*words.span)]) == (name, cue, said)


@pytest.mark.parametrize("line", ["橋の工事：来月", "12:30に始まる", "https://example.org/1", "松井市長:", "松井市長"])
def test_no_marked_line(line: str) -> None:
    assert marked_line(line, CONTEXT) is None


@pytest.mark.parametrize(
    ("line", "said", "is_quotation"),
    [
        ("橋は来月に開通へ=松井市長", "橋は来月に開通へ", False),
        ("【橋は来月に開通へ=松井市長】", "橋は来月に開通へ", False),
        ("松井市長「橋は安全だ」", "橋は安全だ", True),
        ("「橋は安全だ」 松井市長、会見で", "橋は安全だ", True),
        ("松井市長、橋の工事で「費用は市が払う」", "費用は市が払う", True),
        ("橋の工事を来月再開 松井市長が表明", "橋の工事を来月再開", True),
        ("松井市長、橋の安全を強調", "橋の安全", False),
    ],
)
def test_a_headline(line: str, said: str, is_quotation: bool) -> None:
    (words,) = headline(line, CONTEXT)
    assert (words.speaker.name, line[slice(*words.span)], words.is_quotation) == ("松井", said, is_quotation)


@pytest.mark.parametrize(
    "line", ["「虹の橋」が完成", "松井市長が橋を視察", "橋の工事「来月に再開」", "松井市長「橋」を語る", ""]
)
def test_a_headline_in_which_nobody_speaks(line: str) -> None:
    assert headline(line, CONTEXT) == []


@given(st.text(alphabet="「」【】松井市長は橋が安全:🗣、 　・強調表明だ1.", max_size=40))
def test_words_lie_in_their_line(line: str) -> None:
    marked = marked_line(line, CONTEXT)
    spans = [words.span for words in (*headline(line, CONTEXT), *([marked] if marked else []))]
    assert all(0 <= start <= end <= len(line) for start, end in spans)
