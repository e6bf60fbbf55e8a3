"""Quotation marks: where they open and close, and what stands in them blanked out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.text.quotations import BLANK, NAME_CLOSES, NAME_OPENS, is_said, masked, quotations

ANY_TEXT = st.text(alphabet='「」『』“”〝〟«»"党紙の会はが\n aた。', max_size=40)


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ('「橋」と『港』と“bay”と"sea"と«mer»と〝海〟', ["橋", "港", "bay", "sea", "mer", "海"]),
        ("「妻は『帰ろう』と言った」", ["妻は『帰ろう』と言った"]),
        ("“a 「b” c」 d”", ["a 「b” c」 d"]),
        ("「」", [""]),
        ("「橋", []),
        ("橋」と「港」", ["港"]),
        ("“one\ntwo”", ["one\ntwo"]),
        ('5" wide\nand "open"', ["open"]),
    ],
)
def test_the_outermost_quotations(text: str, inside: list[str]) -> None:
    assert [text[one.start : one.end] for one in quotations(text)] == inside


@pytest.mark.parametrize(
    ("text", "blanked"),
    [
        ("彼は「橋は安全だ」と述べた。", "彼は「＿＿＿＿＿」と述べた。"),
        ("彼は「橋", "彼は「橋"),
        ("新党「海の家」は反対した。", f"新党{NAME_OPENS}海の家{NAME_CLOSES}は反対した。"),
        ("新党「海の家」の代表は反対した。", f"新党{NAME_OPENS}海の家{NAME_CLOSES}の代表は反対した。"),
        ("新党「橋を直した」は反対した。", "新党「＿＿＿＿＿」は反対した。"),
        ("彼は「海の家」は良いと述べた。", "彼は「＿＿＿」は良いと述べた。"),
    ],
)
def test_what_is_blanked(text: str, blanked: str) -> None:
    assert masked(text) == blanked


@pytest.mark.parametrize("words", ["橋を直す", "直すのか?", "橋は安全だ。", "とても長い橋と広い港の間の道"])
def test_a_sentence_is_said(words: str) -> None:
    assert is_said(words)


@pytest.mark.parametrize("words", ["虹の橋", "港", ""])
def test_a_name_is_not_said(words: str) -> None:
    assert not is_said(words)


@given(ANY_TEXT)
def test_quotations_stand_apart_between_their_marks(text: str) -> None:
    place = 0
    for one in quotations(text):
        assert place < one.start <= one.end < len(text)
        assert text[one.start - 1] + text[one.end] in ("「」", "『』", "“”", "〝〟", "«»", '""')
        place = one.end + 1


@given(ANY_TEXT)
def test_blanking_keeps_the_length_and_all_outside(text: str) -> None:
    blanked = masked(text)
    assert len(blanked) == len(text)
    inside = {place for one in quotations(text) for place in range(one.start, one.end)}
    for place, (before, after) in enumerate(zip(text, blanked, strict=True)):
        assert after in (before, BLANK if place in inside else NAME_OPENS, NAME_CLOSES)
