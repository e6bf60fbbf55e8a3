"""The bundled model: the mean of the pieces' vectors, without torch."""

import json
import zlib
from collections.abc import Sequence
from functools import cache, cached_property
from importlib import resources
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Self

import numpy as np
from numpy.typing import NDArray

from embeddings.errors import ModelError

if TYPE_CHECKING:
    from tokenizers import Tokenizer

WEIGHTS_FILE = "weights.npy"
SCALES_FILE = "scales.npy"
TOKENIZER_FILE = "tokenizer.json"
CONFIG_FILE = "config.json"

_KEPT = np.dtype("<u2")
_BATCH = 512
_WORTH_A_TABLE = 4_000
_FEW = 4
_LONGEST_CLITIC = 2


class Pieces(NamedTuple):
    """The pieces of several texts, one text after the other.

    Attributes:
        vectors: shape ``(pieces, dim)``.
        counts: how many pieces each text has.
        inside: whether a piece goes on with a word of Latin, Greek, Cyrillic or Korean letters that another began.
        katakana: whether a piece is of katakana.
        ids: the number of each piece, whose letters ``StaticEncoder.letters`` has.
    """

    vectors: NDArray[np.float32]
    counts: NDArray[np.int64]
    inside: NDArray[np.bool_]
    katakana: NDArray[np.bool_]
    ids: NDArray[np.int64]


class _Signs(NamedTuple):
    """What the letters of each piece of the vocabulary tell of where words end.

    Attributes:
        opens: it begins with a letter of a script that is written with spaces.
        closes: it ends with one.
        short: it is no longer than what English has behind an apostrophe.
        elides: it is an apostrophe within a word.
        katakana: it is of katakana.
    """

    opens: NDArray[np.bool_]
    closes: NDArray[np.bool_]
    short: NDArray[np.bool_]
    elides: NDArray[np.bool_]
    katakana: NDArray[np.bool_]


class StaticEncoder:
    """Encodes texts as the mean of int8 vectors, one for each piece of the text.

    The model is a sentence-transformers ``StaticEmbedding`` followed by ``Normalize``; the vectors are
    the same up to rounding.

    Args:
        model_id: name and content version.
        vocabulary: the file of the tokenizer that cuts text into pieces; read when the first text comes.
        weights: int8, shape ``(vocabulary, dim)``.
        scales: float32, shape ``(vocabulary,)``; a piece's vector is its row times its scale.
    """

    def __init__(self, model_id: str, vocabulary: Path, weights: NDArray[np.int8], scales: NDArray[np.float32]) -> None:
        self._model_id = model_id
        self._weights = weights
        self._scales = scales
        self._vocabulary = vocabulary

    @classmethod
    @cache
    def bundled(cls) -> Self:
        """The model in the box, loaded once in a process."""
        return cls.load(Path(str(resources.files("embeddings") / "model")))

    @classmethod
    def load(cls, folder: Path) -> Self:
        """Load a model made by ``python -m embeddings.training``.

        Raises:
            ModelError: the folder does not hold such a model.
        """
        try:
            config = json.loads((folder / CONFIG_FILE).read_text(encoding="utf-8"))
            (folder / TOKENIZER_FILE).stat()
            weights = np.load(folder / WEIGHTS_FILE, mmap_mode="r", allow_pickle=False)
            scales = np.load(folder / SCALES_FILE, allow_pickle=False)
            model_id = str(config["model_id"])
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise _unusable(folder, error) from error
        return cls(model_id, folder / TOKENIZER_FILE, weights, scales)

    @cached_property
    def tokenizer(self) -> "Tokenizer":
        """Cuts text into pieces. It takes 0.1 s to load, and many a question has no text that is encoded.

        Raises:
            ModelError: its file holds no tokenizer.
        """
        from tokenizers import Tokenizer

        try:
            tokenizer = Tokenizer.from_file(str(self._vocabulary))
        # The library raises bare Exception.
        except Exception as error:
            raise _unusable(self._vocabulary.parent, error) from error
        tokenizer.no_padding()
        tokenizer.no_truncation()
        return tokenizer

    @property
    def model_id(self) -> str:
        """Name and content version."""
        return self._model_id

    @property
    def dim(self) -> int:
        """The length of a vector."""
        return int(self._weights.shape[1])

    def encode_queries(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Encode questions; this model treats questions and passages alike."""
        return self.encode_passages(texts)

    def encode_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Encode texts.

        Returns:
            Unit rows of shape ``(len(texts), dim)``; a text without a known piece gives a row of zeros.
        """
        vectors = np.zeros((len(texts), self.dim), dtype=np.float32)
        for start in range(0, len(texts), _BATCH):
            batch = list(texts[start : start + _BATCH])
            self._sum(vectors[start : start + len(batch)], self._ids(batch))
        lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
        np.divide(vectors, lengths, out=vectors, where=lengths > 0)
        return vectors

    def lengths(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """The length of each text's vector before it is made one: what stands everywhere is short.

        Returns:
            Shape ``(len(texts),)``; 0 for a text without a known piece.
        """
        vectors = np.zeros((len(texts), self.dim), dtype=np.float32)
        self._sum(vectors, self._ids(texts))
        return np.asarray(np.linalg.norm(vectors, axis=1))

    def cut(self, texts: Sequence[str]) -> list[bytes]:
        """The pieces of each text to be kept for ``pieces``: cutting takes longer than all that comes after it.

        Returns:
            A text each: a mark of this vocabulary and the numbers of the pieces, two bytes a piece; nothing where the
            vocabulary is too large for that.
        """
        if len(self._scales) > np.iinfo(_KEPT).max:
            return [b""] * len(texts)
        return [self._mark + np.array(ids, dtype=_KEPT).tobytes() for ids in self._ids(texts)]

    def pieces(self, texts: Sequence[str], dim: int, kept: Sequence[bytes] = ()) -> Pieces:
        """The vectors of the pieces of texts, one text after the other, not normalised.

        Args:
            texts: any number.
            dim: only so many of the first dimensions, for which the model is trained as well.
            kept: for each text what ``cut`` gave; one of another vocabulary, or nothing, is cut again. None for all.
        """
        pieces = [self._kept(one) for one in kept] if kept else [None] * len(texts)
        missing = [number for number, ids in enumerate(pieces) if ids is None]
        cut = dict(zip(missing, self._ids([texts[number] for number in missing]), strict=True))
        numbers = [np.array(cut[place], dtype=np.int64) if ids is None else ids for place, ids in enumerate(pieces)]
        counts = np.fromiter(map(len, numbers), dtype=np.int64, count=len(numbers))
        ids = np.concatenate([np.zeros(0, dtype=np.int64), *numbers])
        signs = self._signs
        inside = np.zeros(len(ids), dtype=bool)
        inside[1:] = signs.opens[ids[1:]] & signs.closes[ids[:-1]] | signs.short[ids[1:]] & signs.elides[ids[:-1]]
        vectors = self._weights[ids, :dim] * self._scales[ids, None]
        return Pieces(vectors, counts, inside, signs.katakana[ids], ids)

    @cached_property
    def _mark(self) -> bytes:
        """Tells this vocabulary from others."""
        return zlib.crc32(self._model_id.encode()).to_bytes(4, "little")

    def _kept(self, cut: bytes) -> NDArray[np.int64] | None:
        """The numbers of pieces that were kept; None where they are none of this vocabulary's."""
        if not cut.startswith(self._mark):
            return None
        return np.frombuffer(cut, dtype=_KEPT, offset=len(self._mark)).astype(np.int64)

    def _ids(self, texts: Sequence[str]) -> list[list[int]]:
        """The numbers of the pieces of each text."""
        if len(texts) > _FEW:
            return [one.ids for one in self.tokenizer.encode_batch_fast(list(texts), add_special_tokens=False)]
        # To hand a few texts to a pool of threads takes longer than they do, the longer the busier the machine is.
        return [self.tokenizer.encode(text, add_special_tokens=False).ids for text in texts]

    @cached_property
    def letters(self) -> Sequence[str]:
        """The letters of each piece of the vocabulary, by number."""
        return [self.tokenizer.id_to_token(number) or " " for number in range(len(self._scales))]

    @cached_property
    def _signs(self) -> "_Signs":
        first, last = [one[0] for one in self.letters], [one[-1] for one in self.letters]
        opens = np.array([*map(_is_spelt, first)])
        return _Signs(
            opens,
            np.array([*map(_is_spelt, last)]),
            opens & np.array([len(one) <= _LONGEST_CLITIC for one in self.letters]),
            # One that begins a word opens a quotation.
            np.array([one in "'’" for one in self.letters]),
            # A piece of katakana has nothing else: the tokenizer cuts where the script changes.
            np.array(["ァ" <= one <= "ヿ" and one != "・" for one in first]),
        )

    @cached_property
    def _table(self) -> NDArray[np.float32]:
        return self.dequantised()

    def dequantised(self) -> NDArray[np.float32]:
        """The vectors of all pieces, shape ``(vocabulary, dim)``."""
        return self._weights.astype(np.float32) * self._scales[:, None]

    def _sum(self, out: NDArray[np.float32], pieces: list[list[int]]) -> None:
        """Add up the vectors of each text's pieces; the mean differs by a length that normalising removes."""
        counts = np.fromiter(map(len, pieces), dtype=np.int64, count=len(pieces))
        filled = np.flatnonzero(counts)
        if not len(filled):
            return
        ids = np.fromiter(chain.from_iterable(pieces), dtype=np.int64, count=int(counts.sum()))
        rows = self._table[ids] if len(ids) > _WORTH_A_TABLE else self._weights[ids] * self._scales[ids, None]
        starts = (np.cumsum(counts) - counts)[filled]
        out[filled] = np.add.reduceat(rows, starts, axis=0)


def _is_spelt(letter: str) -> bool:
    """Whether it is of a script whose words the tokenizer cuts at spaces: the German ß is, a Thai letter not."""
    return letter.isalpha() and (letter < "\u0530" or "\u1e00" <= letter < "\u2000" or "\uac00" <= letter < "\ud7a4")


def _unusable(folder: Path, error: Exception) -> ModelError:
    return ModelError(
        f"{folder} holds no usable static model ({error}). Install the package again, "
        "or make the model with `python -m embeddings.training`.",
        model=str(folder),
    )
