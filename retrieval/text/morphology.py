"""The words of Japanese text, by Sudachi's dictionary: text of any length and of any characters."""

import re
import threading
from collections import OrderedDict
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from sudachipy import Dictionary, SplitMode, Tokenizer
from sudachipy import Morpheme as Word
from sudachipy.errors import SudachiError

from retrieval.text.pieces import pieces

PIECE = 12_000
"""Characters analysed at once; the tokenizer takes 49,149 bytes of UTF-8, and a character has at most four."""

_REMEMBERED = 16
_SURROGATE = re.compile("[\ud800-\udfff]")
_thread = threading.local()


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


def morphemes(text: str) -> list[Morpheme]:
    """The words of a text (mode A, the core dictionary); the last few texts of this thread are not analysed twice.

    Never fails: text longer than the tokenizer takes is analysed in pieces, cut behind a line, a sentence or another
    mark, and half of a surrogate pair, which has no UTF-8, is read as a replacement character.
    """
    known: OrderedDict[str, list[Morpheme]] | None = getattr(_thread, "known", None)
    if known is None:
        known = _thread.known = OrderedDict()
    if text in known:
        known.move_to_end(text)
        return known[text]
    found = [
        Morpheme(
            text[(begin := start + word.begin()) : (end := start + word.end())],
            word.normalized_form(),
            word.part_of_speech(),
            begin,
            end,
            word.is_oov(),
        )
        for start, word in _analysed(text)
    ]
    known[text] = found
    if len(known) > _REMEMBERED:
        known.popitem(last=False)
    return found


def readings(text: str) -> tuple[str, ...]:
    """How the words of a text are read, in katakana, in order."""
    return tuple(word.reading_form() for _, word in _analysed(text))


def _analysed(text: str) -> Iterator[tuple[int, Word]]:
    """Sudachi's own words, each with the offset of the piece that its offsets count from."""
    for start, end in pieces(text, PIECE):
        yield from _piece(_SURROGATE.sub("\ufffd", text[start:end]), start)


def _piece(text: str, offset: int) -> Iterator[tuple[int, Word]]:
    try:
        words = sudachi().tokenize(text)
    except SudachiError:
        # Some single characters are long words to the tokenizer (ﷺ): what it reads may be longer than what is written.
        if len(text) < 2:
            raise
        for start, end in pieces(text, (len(text) + 1) // 2):
            yield from _piece(text[start:end], offset + start)
    else:
        yield from ((offset, word) for word in words)


def sudachi() -> Tokenizer:
    """This thread's tokenizer, for short text only: it refuses longer ones.

    It keeps its working memory in itself and refuses a second thread.
    """
    if not hasattr(_thread, "tokenizer"):
        _thread.tokenizer = _dictionary().tokenizer(mode=SplitMode.A)
    tokenizer: Tokenizer = _thread.tokenizer
    return tokenizer


@cache
def _dictionary() -> Dictionary:
    """The dictionary, which loads in about 0.2 s and is shared between threads."""
    return Dictionary()
