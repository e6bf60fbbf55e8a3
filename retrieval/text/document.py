"""An item's text, analysed once; index words, names, speech and passages all read it."""

from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property
from typing import Self

from retrieval.language import Language
from retrieval.text.analyzer import Analyzer, Morpheme

_PLACES = 8
"""Places of a stretch that are looked at; further ones are analysed on their own."""


@dataclass(frozen=True, eq=False)
class Document:
    """A text with its words.

    Attributes:
        text: all of it.
        language: whose grammar it is read by.
        analyzer: tells words; of the thread that reads the document.
    """

    text: str
    language: Language
    analyzer: Analyzer

    @classmethod
    def of(cls, text: str, language: Language, analyzer: Analyzer) -> Self:
        """The document of a text, whose stretches the analyzer does not read again."""
        document = cls(text, language, analyzer)
        analyzer.reads(document)
        return document

    @cached_property
    def morphemes(self) -> list[Morpheme]:
        """The words of the whole text, in order."""
        return self.analyzer.read(self.text)

    @cached_property
    def _begins(self) -> list[int]:
        return [word.begin for word in self.morphemes]

    def words_of(self, stretch: str) -> list[Morpheme] | None:
        """The words of a stretch of the text, with offsets that count in it.

        Returns:
            None where the stretch stands nowhere in the text, or cuts a word in two wherever it does.
        """
        place = self.text.find(stretch) if stretch else -1
        for _ in range(_PLACES):
            if place < 0:
                return None
            if (words := self._between(place, place + len(stretch))) is not None:
                return words
            place = self.text.find(stretch, place + 1)
        return None

    def _between(self, start: int, end: int) -> list[Morpheme] | None:
        """The words between two offsets; None where one of them is inside a word."""
        first = bisect_left(self._begins, start)
        last = bisect_left(self._begins, end)
        words = self.morphemes[first:last]
        if not words or words[0].begin != start or words[-1].end != end:
            return None
        if not start:
            return words
        return [
            Morpheme(surface, lemma, part, begin - start, end - start, is_oov)
            for surface, lemma, part, begin, end, is_oov in words
        ]
