"""Where katakana words end within the pieces of the bundled model."""

import pytest

from embeddings.static import StaticEncoder
from retrieval.search.word_ends import inside_words, word_ends


def inside(text: str, words: str) -> list[str]:
    """The pieces that go on with a word that the one before began."""
    encoder = StaticEncoder.bundled()
    pieces = encoder.pieces([text], 128)
    marked = inside_words(pieces, encoder.letters, [words])
    return [encoder.letters[number] for number in pieces.ids[marked].tolist()]


@pytest.mark.parametrize(
    ("run", "words", "ends"),
    [
        ("ソーシャルメディア", "ソーシャル メディア", [0, 5, 9]),
        ("ミカノルデン", "ミカノルデン", [0, 6]),
        ("フェリーターミナルビル", "フェリー ターミナル ビルディング", [0, 4, 9, 11]),
        ("フェリー", "", [0, 4]),
    ],
)
def test_words_end_where_known_words_lead_from_either_end(run: str, words: str, ends: list[int]) -> None:
    assert sorted(word_ends(run, frozenset(words.split()))) == ends


def test_a_piece_within_a_name_is_inside_a_word_and_one_of_a_compound_is_not() -> None:
    assert inside("ボルコフスキー市長", "ボルコフスキー 市長")
    assert inside("ソレンスキー市長", "ソレンスキー 市長")[-1] == "スキー"
    assert inside("造船メディアサービス", "造船 メディア サービス") == []
    assert inside("石沢市長", "石沢 市長") == []


def test_of_a_passage_without_words_nothing_is_known() -> None:
    assert inside("ソレンスキー市長", "") == []


def test_no_run_reaches_from_one_text_into_the_next() -> None:
    encoder = StaticEncoder.bundled()
    pieces = encoder.pieces(["メディア", "サービス"], 128)
    assert not inside_words(pieces, encoder.letters, ["サービス", "メディア"]).any()


def test_names_of_several_parts_are_parts() -> None:
    assert "ノルデン" not in inside("ミカ・ノルデン氏", "ミカ ノルデン 氏")
