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
NEWS_FILE = "news.tsv"
NEWS_WEIGHT = 0.8
"""Of a word of the news that stands for another one."""

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
        news: further translations by language and token.
    """

    def __init__(
        self,
        words: Mapping[Language, Sequence[str]],
        starts: Mapping[Language, Any],
        others: Mapping[Language, Any],
        weights: Mapping[Language, Any],
        *,
        news: Mapping[Language, Mapping[str, Sequence[str]]] | None = None,
    ) -> None:
        self._words = words
        # A question is in one language: the other one's words are numbered when somebody asks in that.
        self._numbers: dict[Language, dict[str, int]] = {}
        self._starts, self._others, self._weights = starts, others, weights
        self._news = news or {one: {} for one in LANGUAGES}

    @classmethod
    @cache
    def bundled(cls) -> Self:
        """The one in the box, loaded once in a process."""
        folder = Path(str(resources.files("retrieval.text.translation")))
        return cls.load(folder / LEXICON_FILE, read_news(folder / NEWS_FILE))

    @classmethod
    def load(cls, path: Path, news: Mapping[Language, Mapping[str, Sequence[str]]] | None = None) -> Self:
        """Load what ``python -m retrieval.text.translation.build`` made.

        Args:
            path: its file.
            news: further translations, see ``read_news``.

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
        return cls(words, *tables, news=news)

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
        found = {one.word: one for one in self._learnt(word, language)}
        for other in self._news[language].get(word, ()):
            if other not in found or found[other].weight < NEWS_WEIGHT:
                found[other] = Translation(other, NEWS_WEIGHT)
        return sorted(found.values(), key=lambda one: -one.weight)

    def _learnt(self, word: str, language: Language) -> list[Translation]:
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


def read_news(path: Path) -> dict[Language, dict[str, list[str]]]:
    """The words of the news of a table, by language and token.

    Args:
        path: rows of an English token, a Japanese one, and the English word as it is written.

    Raises:
        ModelError: the file is missing or damaged.
    """
    found: dict[Language, dict[str, list[str]]] = {one: {} for one in LANGUAGES}
    try:
        rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
        for english, japanese, _ in rows:
            found["en"].setdefault(english, []).append(japanese)
            found["ja"].setdefault(japanese, []).append(english)
    except (OSError, ValueError) as error:
        raise ModelError(f"{path} holds no words ({error}). Install the package again.", model=str(path)) from error
    return found
