"""Tells the words of texts: Sudachi for Japanese, Snowball for English.

Both work in memory of their own, so that an analyzer belongs to one thread and is handed to whatever needs words.
Making one costs a microsecond; the dictionary behind it is loaded once in a process and never changes.
"""

import re
from collections import OrderedDict
from collections.abc import Callable, Iterator
from functools import cache, partial
from typing import TYPE_CHECKING, Any, NamedTuple

from Stemmer import Stemmer
from sudachipy import Dictionary, SplitMode
from sudachipy.errors import SudachiError

from retrieval.text.sentences import pieces

if TYPE_CHECKING:
    from sudachipy import MorphemeList, Tokenizer

    from retrieval.text.document import Document

PIECE = 12_000
"""Characters analysed at once; the tokenizer takes 49,149 bytes of UTF-8, and a character has at most four."""

_REMEMBERED = 64
_REMEMBERED_STEMS = 20_000
_SURROGATE = re.compile("[\ud800-\udfff]")


class Morpheme(NamedTuple):
    """One word where it stands.

    Attributes:
        surface: as written.
        lemma: Sudachi's normalized form.
        part: part of speech, six levels from the widest (名詞) to the conjugated form.
        begin: offset of the first character in the text analysed.
        end: offset after the last one.
        is_oov: whether no dictionary has it.
    """

    surface: str
    lemma: str
    part: tuple[str, ...]
    begin: int
    end: int
    is_oov: bool


_MAKE: Callable[[tuple[object, ...]], Morpheme] = partial(tuple.__new__, Morpheme)
"""Makes a morpheme of its values in their order, in a third of the time that naming them takes."""


class Analyzer:
    """Words of texts, for one thread.

    Attributes:
        characters_read: how many characters the dictionary was asked for so far.
    """

    def __init__(self) -> None:
        self.characters_read = 0
        self._tokenizer: Tokenizer | None = None
        self._stemmer: Any = None
        self._stems: dict[str, str] = {}
        self._known: OrderedDict[str, list[Morpheme]] = OrderedDict()
        self._document: Document | None = None

    def reads(self, document: "Document") -> None:
        """From now on, stretches of this document are not analysed again."""
        self._document = document

    def morphemes(self, text: str) -> list[Morpheme]:
        """The words of a text (mode A, the core dictionary); what was analysed a moment ago is not analysed again.

        Never fails: text longer than the tokenizer takes is analysed in pieces, cut behind a line, a sentence or
        another mark, and half of a surrogate pair, which has no UTF-8, is read as a replacement character.

        >>> [(one.surface, one.lemma) for one in Analyzer().morphemes("橋を渡った")]
        [('橋', '橋'), ('を', 'を'), ('渡っ', '渡る'), ('た', 'た')]
        """
        known = self._known.get(text)
        if known is not None:
            self._known.move_to_end(text)
            return known
        found = self._document.words_of(text) if self._document else None
        if found is None:
            found = self.read(text)
        self._known[text] = found
        if len(self._known) > _REMEMBERED:
            self._known.popitem(last=False)
        return found

    def readings(self, text: str) -> tuple[str, ...]:
        """How the words of a text are read, in katakana, in order."""
        return tuple(word.reading_form() for _, words in self._analysed(text) for word in words)

    def entries(self, surface: str) -> list[tuple[str, tuple[str, ...]]]:
        """Every entry of the dictionary for a word: how it is read, in katakana, and its part of speech.

        >>> [reading for reading, part in Analyzer().entries("大谷") if part[3] == "姓"]
        ['オオタニ', 'オオヤ']
        """
        if len(surface) > PIECE or _SURROGATE.search(surface):
            return []
        return [(word.reading_form(), word.part_of_speech()) for word in _dictionary().lookup(surface)]

    def stem(self, word: str) -> str:
        """The stem of an English word in lower case (Porter 2)."""
        known = self._stems.get(word)
        if known is None:
            if self._stemmer is None:
                self._stemmer = Stemmer("english")
            if len(self._stems) >= _REMEMBERED_STEMS:
                self._stems.clear()
            known = self._stems[word] = str(self._stemmer.stemWord(word))
        return known

    def read(self, text: str) -> list[Morpheme]:
        """The words of a text, as the dictionary tells them now."""
        self.characters_read += len(text)
        return [word for start, words in self._analysed(text) for word in _morphemes(text, start, words)]

    def _analysed(self, text: str) -> Iterator[tuple[int, "MorphemeList"]]:
        """Sudachi's own words, in runs, each with the offset of the piece that its offsets count from."""
        for start, end in pieces(text, PIECE):
            yield from self._piece(_SURROGATE.sub("\ufffd", text[start:end]), start)

    def _piece(self, text: str, offset: int) -> Iterator[tuple[int, "MorphemeList"]]:
        if self._tokenizer is None:
            self._tokenizer = _dictionary().tokenizer(mode=SplitMode.A)
        try:
            words = self._tokenizer.tokenize(text)
        except SudachiError:
            # Some single characters are long words to the tokenizer (ﷺ): what it reads may be longer than the text.
            if len(text) < 2:
                raise
            for start, end in pieces(text, (len(text) + 1) // 2):
                yield from self._piece(text[start:end], offset + start)
        else:
            yield offset, words


def _morphemes(text: str, start: int, words: "MorphemeList") -> list[Morpheme]:
    """What is told of a run of words whose offsets count from ``start``."""
    told = (
        (
            text[(begin := start + word.begin()) : (end := start + word.end())],
            word.normalized_form(),
            word.part_of_speech(),
            begin,
            end,
            word.is_oov(),
        )
        for word in words
    )
    return list(map(_MAKE, told))


@cache
def _dictionary() -> Dictionary:
    """The core dictionary, which loads in about 0.1 s; read-only, so that all threads share it."""
    return Dictionary()
