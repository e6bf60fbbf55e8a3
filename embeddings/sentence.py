"""Any sentence-transformers model, by hub name or folder, with its prompts."""

import hashlib
from collections.abc import Mapping, Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from embeddings.errors import ModelError
from embeddings.hub import is_reachable, quiet

_QUERY_PROMPTS = ("query", "search_query", "question")
_PASSAGE_PROMPTS = ("passage", "document", "search_document", "corpus")


class SentenceTransformerEncoder:
    """Encodes with a sentence-transformers model.

    Args:
        model: the loaded model.
        model_id: its name or path with what tells its version.
        prompts: text put before questions (``"query"``) and passages (``"passage"``).
        batch_size: texts encoded at once.
    """

    def __init__(self, model: Any, model_id: str, prompts: Mapping[str, str], batch_size: int) -> None:
        self._model = model
        self._model_id = model_id
        self._prompts = prompts
        self._batch_size = batch_size

    @classmethod
    def load(
        cls,
        name: str,
        *,
        prompts: Mapping[str, str] | None = None,
        batch_size: int = 32,
        device: str | None = None,
        dtype: str | None = None,
        dim: int | None = None,
        backend: str = "torch",
        verbose: bool = False,
    ) -> Self:
        """Load a model; where the hub cannot be reached, from what was downloaded before.

        Args:
            name: a hub name such as ``intfloat/multilingual-e5-small``, or a folder.
            prompts: overrides the model's own prompts; keys ``"query"`` and ``"passage"``.
            batch_size: texts encoded at once.
            device: such as ``"cpu"`` or ``"cuda"``; chosen by torch when not given.
            dtype: of the weights, such as ``"float16"`` or ``"bfloat16"``; the model's own when not given.
            dim: cut vectors to this length, for models trained to allow it (Matryoshka).
            backend: ``"torch"``, ``"onnx"`` or ``"openvino"``.
            verbose: whether the libraries may draw progress bars and tell what they do, on stderr.

        Raises:
            ModelError: the library is not installed, or the model cannot be loaded.
        """
        try:
            from sentence_transformers import SentenceTransformer
        except ImportError as error:
            raise ModelError(
                f"The model {name!r} needs sentence-transformers: run `pip install 'onrecord[models]'`, "
                'or use encoder = "bundled", which needs nothing more.',
                model=name,
            ) from error
        with nullcontext() if verbose else quiet():
            is_local = not is_reachable(name)
            try:
                model = SentenceTransformer(
                    name,
                    device=device,
                    truncate_dim=dim,
                    backend=backend,  # type: ignore[arg-type]
                    model_kwargs={"dtype": dtype} if dtype else None,
                    local_files_only=is_local,
                )
            # Hub, file and configuration errors come as a dozen unrelated classes.
            except Exception as error:
                raise ModelError(_told(name, error, is_local=is_local), model=name) from error
        own: dict[str, Any] = dict(model.prompts or {})
        chosen = {
            "query": _prompt(prompts, own, _QUERY_PROMPTS),
            "passage": _prompt(prompts, own, _PASSAGE_PROMPTS),
        }
        return cls(model, _identity(name, model, chosen, (dim, dtype)), chosen, batch_size)

    @property
    def model_id(self) -> str:
        """Name and version, prompts and cut included."""
        return self._model_id

    @property
    def dim(self) -> int:
        """The length of a vector."""
        return int(self._model.get_embedding_dimension())

    def encode_queries(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Encode questions, the model's question prompt before each."""
        return self._encode(texts, self._prompts["query"])

    def encode_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Encode passages, the model's passage prompt before each."""
        return self._encode(texts, self._prompts["passage"])

    def _encode(self, texts: Sequence[str], prompt: str) -> NDArray[np.float32]:
        vectors = self._model.encode(
            list(texts),
            prompt=prompt or None,
            batch_size=self._batch_size,
            normalize_embeddings=True,
            show_progress_bar=False,
        )
        return np.asarray(vectors, dtype=np.float32).reshape(len(texts), self.dim)


def _told(name: str, error: Exception, *, is_local: bool) -> str:
    """Why a model could not be loaded and what to do, in one line."""
    if is_local:
        return (
            f"The model {name!r} could not be loaded: the Hugging Face hub cannot be reached, and the model was not "
            'downloaded before. Connect to the network, name a folder, or use encoder = "bundled", which works offline.'
        )
    reason = str(error).strip().split("\n")[0].rstrip(".") or type(error).__name__
    return (
        f"The model {name!r} could not be loaded: {reason}. Check the name and the connection, or use "
        'encoder = "bundled", which works offline.'
    )


def _prompt(given: Mapping[str, str] | None, own: Mapping[str, Any], names: tuple[str, ...]) -> str:
    if given is not None:
        return given.get("query" if names is _QUERY_PROMPTS else "passage", "")
    return next((str(own[name]) for name in names if own.get(name)), "")


def _identity(name: str, model: Any, prompts: Mapping[str, str], other: object) -> str:
    """Another text for other weights: a folder by its files, a hub model by its revision."""
    folder = Path(name)
    if folder.is_dir():
        digest = hashlib.sha256()
        for path in sorted(p for p in folder.rglob("*") if p.is_file()):
            digest.update(f"{path.relative_to(folder)}\0{path.stat().st_size}\0".encode())
            with path.open("rb") as file:
                while block := file.read(1 << 20):
                    digest.update(block)
        version = digest.hexdigest()[:12]
    else:
        first = next(iter(model), None)
        configuration = getattr(getattr(first, "auto_model", None), "config", None)
        version = str(getattr(configuration, "_commit_hash", None) or "unknown")[:12]
    how = hashlib.sha256(repr((sorted(prompts.items()), other)).encode()).hexdigest()[:8]
    return f"{name}@{version}+{how}"
