"""Sentence boundaries, and that no character is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.text.sentences import OpenQuotations, pieces, sentence_spans


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("彼は「終わった。帰る」と述べた。次だ。", ["彼は「終わった。帰る」と述べた。", "次だ。"]),
        ("割合は0.5%だ。3.14も数だ。", ["割合は0.5%だ。", "3.14も数だ。"]),
        ("「『口撃。』の応酬」を批判。終わり", ["「『口撃。』の応酬」を批判。", "終わり"]),
        (
            "The U.S. envoy met Mr. Soren. Growth was 0.5 percent.",
            ["The U.S. envoy met Mr. Soren.", "Growth was 0.5 percent."],
        ),
        ("彼は「もう遅い。」と述べた。次だ。", ["彼は「もう遅い。」と述べた。", "次だ。"]),
        ("一行目\n二行目", ["一行目", "二行目"]),
        ("本当か?そうだ!", ["本当か?", "そうだ!"]),
    ],
)
def test_examples(text: str, sentences: list[str]) -> None:
    assert [text[start:end] for start, end in sentence_spans(text)] == sentences


@given(st.text(alphabet="あ漢a。「」『』.!?\n 　0“”()", max_size=60))
def test_every_visible_character_is_in_exactly_one_sentence(text: str) -> None:
    spans = sentence_spans(text)
    assert spans == sorted(spans)
    covered = [place for start, end in spans for place in range(start, end)]
    assert len(covered) == len(set(covered))
    assert {place for place, character in enumerate(text) if not character.isspace()} <= set(covered)


@pytest.mark.parametrize(("text", "count"), [("「開いた", 1), ("「『二つ", 2), ("」閉じだけ", 0), ("「閉じた」", 0)])
def test_open_quotations(text: str, count: int) -> None:
    opened = OpenQuotations()
    opened.read(text, 0, len(text))
    assert len(opened) == count


@given(st.text("橋は。、 \n", max_size=60), st.integers(1, 12))
def test_pieces_cover_a_text_and_are_short(text: str, longest: int) -> None:
    found = list(pieces(text, longest))
    assert "".join(text[start:end] for start, end in found) == text
    assert all(end - start <= longest for start, end in found)


@pytest.mark.parametrize(
    "text",
    ["The panel accused Ms. Dahl of haste.", "It met Cllr. Reed and Messrs. Berg and Orr.", "It took approx. 5 days."],
)
def test_an_abbreviation_ends_no_english_sentence(text: str) -> None:
    both = f"{text} It rained."
    assert [both[start:end] for start, end in sentence_spans(both, "en")] == [text, "It rained."]


def test_a_line_that_ends_in_an_abbreviation_is_over() -> None:
    text = "Ms.\nDahl left."
    assert [text[start:end] for start, end in sentence_spans(text, "en")] == ["Ms.", "Dahl left."]
