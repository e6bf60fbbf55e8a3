"""Which implementation a name gives."""

from pathlib import Path

import numpy as np
import pytest

from embeddings import ModelError, load_encoder
from embeddings.static import StaticEncoder


def test_the_bundled_model_is_the_default_and_is_loaded_once() -> None:
    assert load_encoder() is load_encoder("bundled") is StaticEncoder.bundled()


def test_a_folder_is_a_sentence_transformers_model(tiny_transformer: Path) -> None:
    encoder = load_encoder(str(tiny_transformer), batch_size=1)
    assert encoder.encode_passages(["the bridge"]).shape == (1, encoder.dim)
    assert encoder.model_id != StaticEncoder.bundled().model_id


def test_a_model_that_is_not_there_names_the_way_out(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="bundled") as raised:
        load_encoder(str(tmp_path / "none"))
    assert raised.value.model == str(tmp_path / "none")


def test_rows_are_unit_vectors_or_nothing() -> None:
    encoder = load_encoder()
    for encode in (encoder.encode_queries, encoder.encode_passages):
        vectors = encode(["the bridge", "橋の工事", ""])
        assert (vectors.shape, vectors.dtype) == ((3, encoder.dim), np.float32)
        np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), [1, 1, 0], atol=1e-5)
        assert encode([]).shape == (0, encoder.dim)
