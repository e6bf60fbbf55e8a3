"""The bundled model: the same vectors as sentence-transformers, without torch."""

import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from embeddings import ModelError, load_encoder
from embeddings.static import StaticEncoder

MODEL = Path(__file__).parents[2] / "embeddings/model"
TEXTS = [
    "橋の工事が始まった。",
    "The bridge reopened in May.",
    "ウォルツ",
    "G20の会合は2月21日",
    "",
    "🗣️",
    "ＡＢＣ　ａｂｃ",
    "Müller said “no”",
]


def test_vectors_are_those_of_sentence_transformers() -> None:
    from embeddings.training.export import as_sentence_transformer

    wanted = as_sentence_transformer(MODEL).encode(TEXTS, convert_to_numpy=True)
    found = StaticEncoder.bundled().encode_passages(TEXTS)
    for text, left, right in zip(TEXTS, found, wanted, strict=True):
        if left.any():
            assert np.abs(left - right).max() < 1e-3, text


def test_a_word_lies_near_its_translation_and_a_name_near_its_other_spelling() -> None:
    encoder = load_encoder()
    left = encoder.encode_queries(["election", "Waltz"])
    right = encoder.encode_passages(["選挙", "ウォルツ", "火山"])
    scores = left @ right.T
    assert scores.argmax(axis=1).tolist() == [0, 1]


@settings(max_examples=50, deadline=None)
@given(st.lists(st.text(max_size=40), max_size=6))
def test_any_texts_give_unit_rows_or_zeros(texts: list[str]) -> None:
    vectors = StaticEncoder.bundled().encode_passages(texts)
    assert vectors.shape == (len(texts), 256)
    lengths = np.linalg.norm(vectors, axis=1)
    assert all(length == pytest.approx(1, abs=1e-5) or length == 0 for length in lengths)


def test_many_texts_are_encoded_as_one_by_one() -> None:
    encoder = StaticEncoder.bundled()
    texts = [f"{n}番目の橋" for n in range(1_100)]
    together = encoder.encode_passages(texts)
    assert np.allclose(together[::97], np.vstack([encoder.encode_passages([text]) for text in texts[::97]]), atol=1e-6)


def test_torch_is_not_imported() -> None:
    script = (
        "import sys; from embeddings import load_encoder; load_encoder('bundled').encode_queries(['橋'])\n"
        "assert not {'torch', 'transformers', 'sentence_transformers'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", script], check=True)


def test_the_box_is_small_and_has_a_card() -> None:
    assert sum(path.stat().st_size for path in MODEL.iterdir()) < 20_000_000
    card = (MODEL / "README.md").read_text(encoding="utf-8")
    for source in ("JaQuAD", "Kyoto", "Tatoeba", "MKQA", "EDICT", "NETransliteration", "SudachiDict", "CLDR", "JSTS"):
        assert source in card


def test_a_folder_that_holds_no_model_is_told(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="no usable static model") as raised:
        StaticEncoder.load(tmp_path)
    assert raised.value.model == str(tmp_path)


@pytest.mark.parametrize("name", ["config.json", "tokenizer.json", "weights.npy", "scales.npy"])
def test_a_damaged_file_is_told_at_the_latest_with_the_first_text(tmp_path: Path, name: str) -> None:
    shutil.copytree(MODEL, tmp_path / "model")
    (tmp_path / "model" / name).write_text("[]")
    with pytest.raises(ModelError, match="no usable static model"):
        StaticEncoder.load(tmp_path / "model").encode_queries(["橋"])


def test_the_tokenizer_is_loaded_with_the_first_text() -> None:
    script = (
        "import sys; from embeddings import load_encoder; encoder = load_encoder('bundled'); encoder.dim\n"
        "assert 'tokenizers' not in sys.modules; encoder.encode_queries(['橋']); assert 'tokenizers' in sys.modules"
    )
    subprocess.run([sys.executable, "-c", script], check=True)


def test_pieces_that_were_kept_are_those_of_the_text_and_of_another_vocabulary_none() -> None:
    encoder = StaticEncoder.bundled()
    kept = encoder.cut(TEXTS)
    assert len(kept[0]) > 4
    wanted = encoder.pieces(TEXTS, 8)
    for given_kept in (kept, [kept[0], b"", b"oldnAB", *kept[3:]]):
        found = encoder.pieces(TEXTS, 8, given_kept)
        for name in ("vectors", "counts", "inside"):
            assert np.array_equal(getattr(found, name), getattr(wanted, name)), name


def test_a_kept_text_is_not_cut_again() -> None:
    encoder = StaticEncoder.bundled()
    found = encoder.pieces(["another text"], 8, encoder.cut(["橋の工事"]))
    assert np.array_equal(found.vectors, encoder.pieces(["橋の工事"], 8).vectors)


def test_no_text_has_no_pieces() -> None:
    found = StaticEncoder.bundled().pieces([], 8)
    assert found.vectors.shape == (0, 8)
    assert found.counts.shape == (0,)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Soren’s team", ["soren", "’s", "team"]),
        ("the 'harbor' wall", ["the", "'", "harbor", "'", "wall"]),
        ("Fußball für Bücher", ["fußball", "für", "bücher"]),
        ("Владимир Путин", ["владимир", "путин"]),
        ("d’Italia", ["d", "’", "italia"]),
    ],
)
def test_no_piece_within_a_word_of_spaced_letters_is_taken_for_a_word(text: str, words: list[str]) -> None:
    encoder = StaticEncoder.bundled()
    pieces = encoder.pieces([text], 8)
    found: list[str] = []
    for number, is_inside in zip(pieces.ids.tolist(), pieces.inside.tolist(), strict=True):
        letters = encoder.letters[number].replace("▁", "")
        if is_inside:
            found[-1] += letters
        elif letters:
            found.append(letters)
    assert found == words
