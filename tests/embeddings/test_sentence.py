"""Any sentence-transformers model: a tiny real one made here, and a hub that cannot be reached."""

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from embeddings import ModelError, load_encoder
from retrieval import FeedItem, Retriever

ROOT = Path(__file__).parents[2]


def test_queries_and_passages_get_their_prompts(tiny_transformer: Path) -> None:
    encoder = load_encoder(str(tiny_transformer))
    assert encoder.dim == 16
    (query,), (passage,) = encoder.encode_queries(["the bridge"]), encoder.encode_passages(["the bridge"])
    assert np.linalg.norm(query) == pytest.approx(1, abs=1e-5)
    assert not np.allclose(query, passage)
    plain = load_encoder(str(tiny_transformer), prompts={"query": "", "passage": ""})
    assert np.allclose(plain.encode_queries(["the bridge"]), plain.encode_passages(["the bridge"]), atol=1e-6)
    assert plain.model_id != encoder.model_id


def test_vectors_may_be_cut(tiny_transformer: Path) -> None:
    encoder = load_encoder(str(tiny_transformer), dim=8)
    assert encoder.encode_passages(["the bridge", "the port"]).shape == (2, 8)
    assert encoder.encode_passages([]).shape == (0, 8)


def test_half_precision_gives_nearly_the_same_vectors_under_another_name(tiny_transformer: Path) -> None:
    whole, half = (
        load_encoder(str(tiny_transformer)),
        load_encoder(str(tiny_transformer), dtype="bfloat16", batch_size=2, device="cpu"),
    )
    texts = ["the bridge", "the port", "the mayor said"]
    assert np.allclose(whole.encode_passages(texts), half.encode_passages(texts), atol=0.05)
    assert half.encode_passages(texts).dtype == np.float32
    assert whole.model_id != half.model_id


def test_other_weights_are_another_model(tiny_transformer: Path, tmp_path: Path) -> None:
    import shutil

    copy = tmp_path / "copy"
    shutil.copytree(tiny_transformer, copy)
    before = load_encoder(str(copy)).model_id
    weights = next(copy.rglob("*.safetensors"))
    data = bytearray(weights.read_bytes())
    data[-1] ^= 1
    weights.write_bytes(data)
    assert load_encoder(str(copy)).model_id != before


def test_an_index_is_embedded_again_under_another_model(tiny_transformer: Path, tmp_path: Path) -> None:
    item = FeedItem(
        source="s", handle="h", published="2025-03-01T00:00:00Z", headline="bridge", text="bridge\nMayor Soren said no."
    )
    with Retriever.open(tmp_path / "feed.db") as retriever:
        retriever.add([item])
        first = retriever.stats().model_id
    with Retriever.open(tmp_path / "feed.db", encoder=str(tiny_transformer)) as retriever:
        assert retriever.stats().model_id != first
        assert retriever.ask("what did Soren say?").status == "answered"


_LOADING = """
import sys
from embeddings import ModelError, load_encoder
try:
    print(load_encoder(sys.argv[1]).encode_queries(["the bridge"]).shape)
except ModelError as error:
    print(error)
"""


def loaded(name: str, **environment: str) -> tuple[str, str]:
    """What a program that loads a model writes to its two outputs."""
    done = subprocess.run(
        [sys.executable, "-c", _LOADING, name],
        capture_output=True, text=True, check=True, cwd=ROOT, env={**os.environ, **environment},
    )  # fmt: skip
    return done.stdout, done.stderr


def test_a_hub_that_cannot_be_reached_is_one_line(tmp_path: Path) -> None:
    # Nobody listens on the discard port of this machine.
    told, beside = loaded("nobody/no-such-model", HF_ENDPOINT="http://127.0.0.1:9", HF_HOME=str(tmp_path))
    assert told.startswith(
        "The model 'nobody/no-such-model' could not be loaded: the Hugging Face hub cannot be reached"
    )
    assert told.count("\n") == 1
    assert 'encoder = "bundled"' in told
    assert beside == ""


def test_loading_a_model_says_nothing(tiny_transformer: Path) -> None:
    assert loaded(str(tiny_transformer)) == ("(1, 16)\n", "")


def test_a_folder_that_holds_no_model_is_told(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r'could not be loaded: .*encoder = "bundled"'):
        load_encoder(str(tmp_path))
