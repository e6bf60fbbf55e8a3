"""A Japanese sentence as a row of words in which a quotation is one word. Pure functions."""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from functools import cache, partial
from typing import NamedTuple

from retrieval.text.analyzer import Morpheme
from retrieval.text.quotations import Quotation, is_said, masked, quotations

_QUOTATION = ("補助記号", "引用", "*", "*", "*", "*")
_PREDICATES = frozenset("動詞 形容詞 助動詞".split())
_NOUNS = frozenset("名詞 接頭辞 代名詞 形状詞".split())


class Word(NamedTuple):
    """A word, or a whole quotation with its marks.

    Attributes:
        surface: as written; of a quotation nothing.
        lemma: Sudachi's normalized form.
        part: part of speech, six levels.
        start: offset of the first character in the text.
        end: offset after the last one.
        is_noun: whether it may be part of a noun phrase.
        is_predicate: whether a clause may end with it.
        particle: as written, where it is a particle; empty where it is none.
        quotation: where the words inside the marks stand in the text; None where this is no quotation.
    """

    surface: str
    lemma: str
    part: tuple[str, ...]
    start: int
    end: int
    is_noun: bool
    is_predicate: bool
    particle: str
    quotation: Quotation | None = None


_MAKE: Callable[[tuple[object, ...]], Word] = partial(tuple.__new__, Word)


class Row:
    """The words of a whole text, in order, without white space; its sentences are cut out of it.

    Args:
        morphemes: the words as the dictionary tells them.

    Attributes:
        words: the words.
        begins: where each of them begins.
    """

    def __init__(self, morphemes: Sequence[Morpheme]) -> None:
        told = (
            (surface, lemma, part, begin, end, *_kind(part), surface if part[0] == "助詞" else "", None)
            for surface, lemma, part, begin, end, _ in morphemes
            if part[0] != "空白"
        )
        self.words = list(map(_MAKE, told))
        self.begins = [word.start for word in self.words]

    def between(self, start: int, end: int) -> list[Word]:
        """The words that begin between two offsets."""
        return self.words[bisect_left(self.begins, start) : bisect_left(self.begins, end)]


class Sentence:
    """One sentence of a text, or a stretch of one.

    Args:
        text: all of it, with marks that balance.
        start: where the sentence begins in it.
        end: where it ends.
        row: the words of the whole text.

    Attributes:
        text: the sentence alone.
        whole: all of the text.
        row: the words of the whole text.
        blanked: the sentence with the inside of every quotation blanked, at the same length.
        quotations: its outermost quotations, by offsets in the whole text.
        words: its words without white space, a quotation as one word.
    """

    def __init__(self, text: str, start: int, end: int, row: Row) -> None:
        self.start = start
        self.end = end
        self.whole = text
        self.row = row
        self.text = text[start:end]
        inside = quotations(self.text)
        self.blanked = masked(self.text, inside)
        self.quotations = [Quotation(start + one.start, start + one.end) for one in inside]
        self.words = row.between(start, end)
        if inside:
            self.words = self._joined(self.words)

    def _joined(self, words: list[Word]) -> list[Word]:
        """The words with each quotation as one of them, but for the names of bodies."""
        pending = [one for one in self.quotations if self.blanked[one.start - self.start - 1] in '「『“〝«"']
        pending.reverse()
        found: list[Word] = []
        for word in words:
            while pending and word.start >= pending[-1].end + 1:
                found.append(_quoted(pending.pop()))
            if not pending or word.end <= pending[-1].start - 1:
                found.append(word)
        found.extend(_quoted(one) for one in reversed(pending))
        return found

    def is_said(self, word: Word) -> bool:
        """Whether a quotation is a sentence, rather than a name or a label."""
        one = word.quotation
        return one is not None and is_said(self.text[one.start - self.start : one.end - self.start].strip())

    def written(self, first: int, last: int) -> str:
        """The sentence between two of its words, the second left out, with quotations blanked."""
        if first >= last:
            return ""
        begin, end = self.words[first].start - self.start, self.words[last - 1].end - self.start
        return self.blanked[begin:end]


@cache
def _kind(part: tuple[str, ...]) -> tuple[bool, bool]:
    """Whether words of a part of speech may be part of a noun phrase, and whether they may end a clause."""
    is_suffix = part[0] == "接尾辞"
    is_noun = part[0] in _NOUNS or (is_suffix and part[1] in ("名詞的", "形状詞的"))
    is_predicate = part[0] in _PREDICATES or (is_suffix and part[1] in ("動詞的", "形容詞的"))
    return is_noun, is_predicate


def _quoted(one: Quotation) -> Word:
    return Word("", "", _QUOTATION, one.start - 1, one.end + 1, False, False, "", one)
