"""A Japanese sentence as a row of words in which a quotation is one word. Pure functions."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from retrieval.text.analyzer import Morpheme
from retrieval.text.quotations import Quotation, is_said, masked, quotations

_QUOTATION = ("補助記号", "引用", "*", "*", "*", "*")
_PREDICATES = frozenset("動詞 形容詞 助動詞".split())


@dataclass(frozen=True)
class Word:
    """A word, or a whole quotation with its marks.

    Attributes:
        surface: as written; of a quotation nothing.
        lemma: Sudachi's normalized form.
        part: part of speech, six levels.
        start: offset of the first character in the text.
        end: offset after the last one.
        quotation: where the words inside the marks stand in the text; None where this is no quotation.
    """

    surface: str
    lemma: str
    part: tuple[str, ...]
    start: int
    end: int
    quotation: Quotation | None = None

    @property
    def is_noun(self) -> bool:
        """Whether it may be part of a noun phrase."""
        return self.part[0] in ("名詞", "接頭辞", "代名詞", "形状詞") or (
            self.part[0] == "接尾辞" and self.part[1] in ("名詞的", "形状詞的")
        )

    @property
    def is_predicate(self) -> bool:
        """Whether a clause may end with it."""
        return self.part[0] in _PREDICATES or (self.part[0] == "接尾辞" and self.part[1] in ("動詞的", "形容詞的"))

    def is_particle(self, *surfaces: str) -> bool:
        """Whether it is one of these particles."""
        return self.part[0] == "助詞" and self.surface in surfaces


class Sentence:
    """One sentence of a text, or a stretch of one.

    Args:
        text: all of it, with marks that balance.
        start: where the sentence begins in it.
        end: where it ends.
        morphemes: the words of the whole text, in order.
        begins: where each of them begins.

    Attributes:
        text: the sentence alone.
        whole: all of the text.
        source: the words of the whole text, and where each begins.
    """

    def __init__(self, text: str, start: int, end: int, morphemes: Sequence[Morpheme], begins: Sequence[int]) -> None:
        self.start = start
        self.end = end
        self.whole = text
        self.source = (morphemes, begins)
        self.text = text[start:end]
        self._first = bisect_left(begins, start)
        self._last = bisect_left(begins, end)

    @cached_property
    def quotations(self) -> list[Quotation]:
        """Its outermost quotations, by offsets in the whole text."""
        return [Quotation(self.start + one.start, self.start + one.end) for one in quotations(self.text)]

    @cached_property
    def blanked(self) -> str:
        """The sentence with the inside of every quotation blanked, at the same length."""
        return masked(self.text)

    @cached_property
    def words(self) -> list[Word]:
        """Its words without white space, a quotation as one word."""
        found: list[Word] = []
        named = {one.start for one in self.quotations if self.blanked[one.start - self.start - 1] not in '「『“〝«"'}
        pending = [one for one in self.quotations if one.start not in named]
        pending.reverse()
        for morpheme in self.source[0][self._first : self._last]:
            while pending and morpheme.begin >= pending[-1].end + 1:
                found.append(_quoted(pending.pop()))
            if pending and morpheme.end > pending[-1].start - 1:
                continue
            if morpheme.part[0] != "空白":
                found.append(Word(morpheme.surface, morpheme.lemma, morpheme.part, morpheme.begin, morpheme.end))
        while pending:
            found.append(_quoted(pending.pop()))
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


def _quoted(one: Quotation) -> Word:
    return Word("", "", _QUOTATION, one.start - 1, one.end + 1, one)
