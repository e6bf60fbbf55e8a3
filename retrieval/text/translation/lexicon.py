"""The word translations in the box."""

from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any, NamedTuple, Self

import numpy as np

from retrieval.errors import ModelError
from retrieval.language import Language

LEXICON_FILE = "lexicon.npz"
SCALE = 255
_TABLES = ("starts", "others", "weights")
LANGUAGES: tuple[Language, Language] = ("en", "ja")


class Translation(NamedTuple):
    """A word of the other language.

    Attributes:
        word: an index token, see ``retrieval.text.tokens``.
        weight: from 0 to 1; small for a word with many translations, or that translates many words.
    """

    word: str
    weight: float


class Lexicon:
    """Translations of index tokens, both ways.

    Args:
        words: the tokens of each language.
        starts: by language, where each word's translations start; one more than there are words.
        others: by language, numbers of words of the other language.
        weights: by language, of those, in parts of ``SCALE``.
    """

    def __init__(
        self,
        words: Mapping[Language, Sequence[str]],
        starts: Mapping[Language, Any],
        others: Mapping[Language, Any],
        weights: Mapping[Language, Any],
    ) -> None:
        self._words = words
        # A question is in one language: the other one's words are numbered when somebody asks in that.
        self._numbers: dict[Language, dict[str, int]] = {}
        self._starts, self._others, self._weights = starts, others, weights

    @classmethod
    @cache
    def bundled(cls) -> Self:
        """The one in the box, loaded once in a process."""
        return cls.load(Path(str(resources.files("retrieval.text.translation"))) / LEXICON_FILE)

    @classmethod
    def load(cls, path: Path) -> Self:
        """Load what ``python -m retrieval.text.translation.build`` made.

        Raises:
            ModelError: the file is missing or damaged.
        """
        try:
            with np.load(path, allow_pickle=False) as stored:
                words = {one: bytes(stored[f"{one}.words"]).decode("utf-8").split("\n") for one in LANGUAGES}
                tables = [
                    {one: stored[f"{one}.{name}"] for one in LANGUAGES} for name in ("starts", "others", "weights")
                ]
        except (OSError, ValueError, KeyError) as error:
            raise ModelError(
                f"{path} holds no usable translations ({error}). Install the package again.", model=str(path)
            ) from error
        return cls(words, *tables)

    def save(self, path: Path) -> None:
        """Write to a file."""
        arrays: dict[str, Any] = {}
        for one in LANGUAGES:
            arrays[f"{one}.words"] = np.frombuffer("\n".join(self._words[one]).encode(), dtype=np.uint8)
            arrays[f"{one}.starts"] = np.asarray(self._starts[one], dtype=np.uint32)
            arrays[f"{one}.others"] = np.asarray(self._others[one], dtype=np.uint32)
            arrays[f"{one}.weights"] = np.asarray(self._weights[one], dtype=np.uint8)
        np.savez_compressed(path, **arrays)

    def translations(self, word: str, language: Language) -> list[Translation]:
        """The words of the other language that may stand for one, the surest first.

        Args:
            word: an index token.
            language: of that word.
        """
        number = self._numbered(language).get(word)
        if number is None:
            return []
        first, last = int(self._starts[language][number]), int(self._starts[language][number + 1])
        other = self._words["ja" if language == "en" else "en"]
        return [
            Translation(other[self._others[language][place]], int(self._weights[language][place]) / SCALE)
            for place in range(first, last)
        ]

    def _numbered(self, language: Language) -> dict[str, int]:
        if language not in self._numbers:
            self._numbers[language] = {word: number for number, word in enumerate(self._words[language])}
        return self._numbers[language]
