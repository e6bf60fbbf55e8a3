"""Words of Japanese text: any text, any length, exact offsets."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retrieval.text.analyzer import PIECE, Analyzer

SENTENCE = "三原町の加賀谷町長は「橋は来月に開通する」と述べた。"


def test_a_word_has_its_lemma_its_part_of_speech_and_its_place() -> None:
    words = Analyzer().morphemes("橋を渡った")
    assert [(word.surface, word.lemma, word.part[0], word.begin, word.end) for word in words[:3]] == [
        ("橋", "橋", "名詞", 0, 1),
        ("を", "を", "助詞", 1, 2),
        ("渡っ", "渡る", "動詞", 2, 4),
    ]


@pytest.mark.parametrize("end", ["", "\n", " "])
def test_long_text_reads_as_its_sentences_do(end: str) -> None:
    sentence = SENTENCE + end
    times = 2 * PIECE // len(sentence)
    assert [word.surface for word in Analyzer().morphemes(sentence * times)] == [
        word.surface for word in Analyzer().morphemes(sentence)
    ] * times


@pytest.mark.parametrize(
    "text",
    ["橋" * 60_000, "ア" * 60_000, "ﷺ" * 5_000, "㍿" * 20_000, "😀" * 30_000, "\ud83d橋\udc00", "、" * 50_000],
    ids=["kanji", "katakana", "ligature", "squared", "emoji", "surrogates", "commas"],
)
def test_any_length_of_anything_is_covered(text: str) -> None:
    words = Analyzer().morphemes(text)
    assert "".join(word.surface for word in words) == text
    assert all(text[word.begin : word.end] == word.surface for word in words)


@settings(deadline=None)
@given(st.text(st.characters(codec=None), max_size=60))
def test_words_cover_any_text_in_order(text: str) -> None:
    words = Analyzer().morphemes(text)
    assert [word.begin for word in words] == [0, *(word.end for word in words)][: len(words)]
    assert "".join(word.surface for word in words) == text
    assert len(Analyzer().readings(text)) == len(words)
