"""The encoder protocol and the one place that chooses an implementation."""

from collections.abc import Sequence
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray


class Encoder(Protocol):
    """Turns texts into unit vectors; the retriever is its only caller.

    Attributes:
        model_id: names the model *and* its version; vectors of two ids are never compared.
        dim: the length of every vector.
    """

    @property
    def model_id(self) -> str: ...

    @property
    def dim(self) -> int: ...

    def encode_queries(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Encode questions to unit rows of shape ``(len(texts), dim)``; zeros where no word is known."""
        ...

    def encode_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Encode passages to unit rows of shape ``(len(texts), dim)``; zeros where no word is known."""
        ...


def load_encoder(name: str = "bundled", **options: Any) -> Encoder:
    """Load an encoder by name.

    Args:
        name: ``"bundled"`` for the model in the box, or a sentence-transformers hub name or folder.
        options: what ``SentenceTransformerEncoder.load`` takes, such as ``prompts`` or ``batch_size``;
            the bundled model takes none.

    Raises:
        ModelError: the model cannot be loaded; the message names the bundled model as the way out.
    """
    if name == "bundled":
        from embeddings.static import StaticEncoder

        return StaticEncoder.bundled()
    from embeddings.sentence import SentenceTransformerEncoder

    return SentenceTransformerEncoder.load(name, **options)
