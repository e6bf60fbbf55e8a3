"""The bundled model as the peers load it: through sentence-transformers."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import embeddings

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

DIMENSIONS = 256
_BATCH = 1_024


def export(folder: Path) -> Path:
    """Save the bundled model where sentence-transformers finds it; what is there stays.

    Args:
        folder: where models are kept.

    Returns:
        The folder of the model.
    """
    from embeddings.encoder import load_encoder

    place = folder / load_encoder("bundled").model_id
    if not (place / "modules.json").exists():
        from embeddings.training.export import as_sentence_transformer

        as_sentence_transformer(Path(embeddings.__file__).parent / "model").save(str(place))
    return place


class Model:
    """Texts to unit vectors.

    Args:
        folder: of the model.
    """

    def __init__(self, folder: Path) -> None:
        from sentence_transformers import SentenceTransformer

        self.transformer = SentenceTransformer(str(folder), device="cpu")
        self.encode(["warm"])

    def encode(self, texts: Sequence[str]) -> "NDArray[np.float32]":
        """A row a text."""
        return self.transformer.encode(
            list(texts), batch_size=_BATCH, normalize_embeddings=True, show_progress_bar=False, convert_to_numpy=True
        )

    def one(self, text: str) -> "NDArray[np.float32]":
        """The vector of one text."""
        return self.encode([text])[0]
