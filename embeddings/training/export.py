"""The trained model as the small files that ship."""

import hashlib
import json
from pathlib import Path
from typing import cast

import numpy as np
from numpy.typing import NDArray
from sentence_transformers import SentenceTransformer
from sentence_transformers.sentence_transformer.modules import Normalize, StaticEmbedding

from embeddings.static import CONFIG_FILE, SCALES_FILE, TOKENIZER_FILE, WEIGHTS_FILE, StaticEncoder
from embeddings.training.tokenizer import UNKNOWN


def quantise(weights: NDArray[np.float32]) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """Row-wise symmetric int8.

    Args:
        weights: shape ``(vocabulary, dim)``.

    Returns:
        Integers of the same shape and one scale a row: ``weights ≈ integers * scales[:, None]``.
    """
    peaks = np.abs(weights).max(axis=1)
    scales = np.where(peaks > 0, peaks / 127, 1).astype(np.float32)
    return np.rint(weights / scales[:, None]).astype(np.int8), scales


def export(model: SentenceTransformer, folder: Path, facts: dict[str, object]) -> None:
    """Write weights, tokenizer and configuration.

    Args:
        model: a StaticEmbedding model.
        folder: made if absent; files of the same names are replaced.
        facts: how it was made, kept in the configuration.
    """
    folder.mkdir(parents=True, exist_ok=True)
    module = cast(StaticEmbedding, model[0])
    weights = module.embedding.weight.detach().cpu().numpy().astype(np.float32)
    # An unknown piece must add nothing, so that a text without a known one is told apart.
    weights[module.tokenizer.token_to_id(UNKNOWN)] = 0
    integers, scales = quantise(weights)
    np.save(folder / WEIGHTS_FILE, integers)
    np.save(folder / SCALES_FILE, scales)
    module.tokenizer.save(str(folder / TOKENIZER_FILE), pretty=False)
    version = hashlib.sha256(integers.tobytes() + scales.tobytes()).hexdigest()[:12]
    config = {"model_id": f"onrecord-static-{version}", "dim": int(weights.shape[1]), **facts}
    (folder / CONFIG_FILE).write_text(json.dumps(config, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def as_sentence_transformer(folder: Path) -> SentenceTransformer:
    """The shipped files as a sentence-transformers model, for comparison and for further training."""
    encoder = StaticEncoder.load(folder)
    module = StaticEmbedding(encoder.tokenizer, embedding_weights=encoder.dequantised())
    return SentenceTransformer(modules=[module, Normalize()], device="cpu")
