"""Text to vectors: the encoder protocol, the bundled static model, and any sentence-transformers model."""

from embeddings.encoder import Encoder, load_encoder
from embeddings.errors import ModelError, OnRecordError

__all__ = ["Encoder", "ModelError", "OnRecordError", "load_encoder"]
