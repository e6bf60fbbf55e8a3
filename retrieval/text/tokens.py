"""Text to index tokens: words and character bigrams, folded alike for documents and questions."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from retrieval.text.analyzer import Analyzer, Morpheme
from retrieval.text.characters.variants import standard_characters

TOKENS_VERSION = "3"
"""Changes whenever the same text gives other tokens: an index made under another version is rebuilt."""

_SPACED_WORD = re.compile(
    r"\d+(?:[.,]\d+)*|[^\W\d_\u3040-\u30ff\u3400-\u9fff々〆ー]+(?:['’.-]?[^\W_\u3040-\u30ff\u3400-\u9fff々〆ー]+)*"
)
_HYPHEN = re.compile(r"(?<=[a-z])-(?=[a-z])")
_CJK_RUN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff々〆]+")

_DROPPED_PARTS = frozenset(["助詞", "助動詞", "補助記号", "空白", "記号", "接続詞", "感動詞", "代名詞", "連体詞"])
"""Sudachi's parts of speech that carry grammar, not matter."""

_DROPPED_WORDS = frozenset(
    "為る 居る 有る 成る 事 こと 物 為 其れ 因る つく 言う 御座る 下さる 無い 様 所 時 中 者 等 達".split()
)
"""Normal forms that stand in most Japanese paragraphs whatever these are about."""

ENGLISH_STOP_WORDS = frozenset(
    """
    a an and any are as at be been being but by can could did do does for from had has have he her
    him his how i if in into is it its me my no not of on or our she should so some than that the
    their them then there these they this those to was we were what when where which who whom whose
    why will with would you your about say says said
    """.split()
)


class Tokens(NamedTuple):
    """The tokens of one text, by index field.

    Attributes:
        words: Sudachi words (mode A, normal form, no particles) and folded, stemmed words of spaced scripts.
        grams: character bigrams of Japanese runs.
    """

    words: list[str]
    grams: list[str]


def tokenize(text: str, analyzer: Analyzer) -> Tokens:
    """Tokens of a passage or a question.

    Args:
        text: the passage or the question.
        analyzer: tells words; of this thread.

    >>> tokenize("ウォルツ氏はG20で述べた。", Analyzer()).words
    ['ウォルツ', '氏', 'g20', '述べる']
    >>> tokenize("The U.S. sanctions on Müller's firm", Analyzer()).words
    ['us', 'sanction', 'muller', 'firm']
    """
    folded = standard_characters(unicodedata.normalize("NFKC", text))
    if len(folded) != len(text):
        # Offsets must agree: half-width kana and squared words change their length.
        text = folded
    return Tokens(list(_words(text, folded, analyzer)), list(grams(folded)))


def fold(text: str) -> str:
    """NFKC, lower case, no diacritics on Latin, Greek and Cyrillic letters, characters as newspapers write them.

    >>> fold("Ｍüller ŁUKASZ ガザ 髙橋")
    'muller łukasz ガザ 高橋'
    """
    text = unicodedata.normalize("NFKC", text).casefold()
    if text.isascii():
        return text
    return standard_characters("".join(_without_diacritics(character) for character in text))


def spaced_words(text: str) -> Iterator[re.Match[str]]:
    """Words of scripts written with spaces, and numbers, where they stand in NFKC text."""
    return _SPACED_WORD.finditer(text)


def unhyphenated(text: str) -> str:
    """A question with its compounds as words: dictionaries know the parts, and passages may have one of them.

    >>> unhyphenated("homework-free weeks in 2025-26"), unhyphenated("Jean-Pierre Adeyemi-Lowe")
    ('homework free weeks in 2025-26', 'Jean-Pierre Adeyemi-Lowe')
    """
    return _HYPHEN.sub(" ", text)


def fold_word(word: str, analyzer: Analyzer) -> str:
    """Fold and stem one word of a spaced script (Snowball's English stemmer; Porter 2).

    >>> [fold_word(word, Analyzer()) for word in ("Sanctions", "Biden’s", "1,750")]
    ['sanction', 'biden', '1750']
    """
    word = fold(word).replace("’", "'").removesuffix("'s").strip("'")
    if word[:1].isdigit():
        return word.replace(",", "")
    word = word.replace(".", "")
    return analyzer.stem(word) if len(word) > 3 else word


def _words(text: str, folded: str, analyzer: Analyzer) -> Iterator[str]:
    """Words in order; Sudachi reads the whole text, and what stands in words of spaced scripts is left to those."""
    japanese = analyzer.morphemes(text) if _CJK_RUN.search(text) else []
    place = 0
    for match in spaced_words(folded):
        start, end = match.span()
        while place < len(japanese) and japanese[place].begin < start:
            if japanese[place].end <= start:
                yield from _japanese_word(japanese[place])
            place += 1
        while place < len(japanese) and japanese[place].begin < end:
            place += 1
        word = fold_word(match.group(), analyzer)
        if word and match.group().casefold() not in ENGLISH_STOP_WORDS:
            yield word
    for morpheme in japanese[place:]:
        yield from _japanese_word(morpheme)


def _japanese_word(morpheme: Morpheme) -> Iterator[str]:
    if morpheme.part[0] not in _DROPPED_PARTS:
        word = morpheme.lemma
        if word not in _DROPPED_WORDS and (found := _folded(word)):
            yield found


@lru_cache(maxsize=65_536)
def _folded(word: str) -> str:
    return fold(word).strip().replace(" ", "_")


def grams(text: str) -> Iterator[str]:
    """Character bigrams of the Japanese runs of NFKC text, a lone character as it is; pairs of hiragana tell nothing.

    >>> list(grams("橋を直す NATO"))
    ['橋を', 'を直', '直す']
    """
    for run in _CJK_RUN.findall(text):
        if len(run) == 1:
            yield run
        for left, right in pairwise(run):
            if not ("ぁ" <= left <= "ゖ" and "ぁ" <= right <= "ゖ"):
                yield left + right


@lru_cache(maxsize=8_192)
def _without_diacritics(character: str) -> str:
    if "\u3040" <= character <= "\u30ff":
        return character
    decomposed = unicodedata.normalize("NFD", character)
    return "".join(part for part in decomposed if not unicodedata.combining(part)) or character
