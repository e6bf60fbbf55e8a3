"""Any sentence-transformers model: a tiny real one made here, and a hub that cannot be reached."""

from pathlib import Path

import numpy as np
import pytest

from embeddings import ModelError, load_encoder
from retrieval import FeedItem, Retriever

WORDS = [
    "[PAD]",
    "[UNK]",
    "[CLS]",
    "[SEP]",
    "[MASK]",
    "query",
    "passage",
    ":",
    "the",
    "bridge",
    "mayor",
    "said",
    "port",
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A transformer of two small layers with random weights, saved as sentence-transformers saves it."""
    import torch
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Pooling, Transformer
    from transformers import BertConfig, BertModel, BertTokenizerFast

    base = tmp_path_factory.mktemp("base")
    torch.manual_seed(1)
    config = BertConfig(
        vocab_size=len(WORDS), hidden_size=16, num_hidden_layers=2, num_attention_heads=2, intermediate_size=32
    )
    BertModel(config).save_pretrained(base)
    BertTokenizerFast(vocab={word: number for number, word in enumerate(WORDS)}).save_pretrained(base)
    transformer = Transformer(str(base))
    model = SentenceTransformer(
        modules=[transformer, Pooling(16)], prompts={"query": "query: ", "passage": "passage: "}, device="cpu"
    )
    saved = tmp_path_factory.mktemp("model")
    model.save(str(saved))
    return saved


def test_queries_and_passages_get_their_prompts(folder: Path) -> None:
    encoder = load_encoder(str(folder))
    assert encoder.dim == 16
    (query,), (passage,) = encoder.encode_queries(["the bridge"]), encoder.encode_passages(["the bridge"])
    assert np.linalg.norm(query) == pytest.approx(1, abs=1e-5)
    assert not np.allclose(query, passage)
    plain = load_encoder(str(folder), prompts={"query": "", "passage": ""})
    assert np.allclose(plain.encode_queries(["the bridge"]), plain.encode_passages(["the bridge"]), atol=1e-6)
    assert plain.model_id != encoder.model_id


def test_vectors_may_be_cut(folder: Path) -> None:
    encoder = load_encoder(str(folder), dim=8)
    assert encoder.encode_passages(["the bridge", "the port"]).shape == (2, 8)
    assert encoder.encode_passages([]).shape == (0, 8)


def test_other_weights_are_another_model(folder: Path, tmp_path: Path) -> None:
    import shutil

    copy = tmp_path / "copy"
    shutil.copytree(folder, copy)
    before = load_encoder(str(copy)).model_id
    weights = next(copy.rglob("*.safetensors"))
    data = bytearray(weights.read_bytes())
    data[-1] ^= 1
    weights.write_bytes(data)
    assert load_encoder(str(copy)).model_id != before


def test_an_index_is_embedded_again_under_another_model(folder: Path, tmp_path: Path) -> None:
    item = FeedItem(
        source="s", handle="h", published="2025-03-01T00:00:00Z", headline="bridge", text="bridge\nMayor Soren said no."
    )
    with Retriever.open(tmp_path / "feed.db") as retriever:
        retriever.add([item])
        first = retriever.stats().model_id
    with Retriever.open(tmp_path / "feed.db", encoder=str(folder)) as retriever:
        assert retriever.stats().model_id != first
        assert retriever.ask("what did Soren say?").status == "answered"


def test_a_hub_that_cannot_be_reached_is_one_clear_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_ENDPOINT", "http://127.0.0.1:9")
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_OFFLINE", True)
    with pytest.raises(ModelError, match='encoder = "bundled"') as raised:
        load_encoder("nobody/no-such-model")
    assert "nobody/no-such-model" in str(raised.value)
