"""The words of an English sentence, and the closed classes they fall into. Pure functions.

No tagger: the classes that grammar closes (articles, pronouns, auxiliaries, prepositions …) and the endings of words
show where a subject begins and ends.
"""

import re
from collections.abc import Callable
from functools import cached_property, partial
from typing import NamedTuple

from retrieval.speech.en.lists import word_list
from retrieval.speech.en.marks import BLANK

_UPPER = "A-ZÀ-ÖØ-ÞĀ-ŽА-ЯЁЄІЇҐ"
_TOKEN = re.compile(
    rf"“{BLANK}*”|{BLANK}+|(?:[^\W\d_]\.){{2,}}|\d+(?:[,.:]\d+)*(?:-?[^\W\d_]+)*(?:-\w+)*"
    r"|[^\W_]+(?:[-'’&./][^\W_]+)*(?:(?<=s)['’](?=\s))?|\S"
)
_OF_QUOTATION = ("“", BLANK)
_TITLES = word_list("titles")

_DAY = re.compile(r",? \d")
_SPEAKS = re.compile(r" (?:said|says|told|added)\b")

DETERMINERS = word_list("determiners")
ARTICLES = word_list("articles")
PRONOUNS = word_list("pronouns")
AUXILIARIES = word_list("auxiliaries")
BEING = word_list("being")
HAVING = frozenset("has had have having".split())
BEING_OR_HAVING = BEING | HAVING
UNCERTAIN = word_list("uncertain")
NEGATIVE = word_list("negative")
SUBORDINATORS = word_list("subordinators")
RELATIVES = frozenset("who which whom whose that where".split())
PREPOSITIONS = word_list("prepositions")
ADVERBS = word_list("adverbs")
OPENERS = ADVERBS | word_list("openers")
DAYS = word_list("days")
TIMES = DAYS | word_list("times")
_NO_ADVERBS = word_list("no_adverbs")
_NO_PAST = word_list("no_past")
_PAST = word_list("past")
_PAST_ONLY = word_list("past_only")
"""Of these the participle is another word, so that they tell of a deed and never of a thing."""

_AMBIGUOUS = word_list("ambiguous")
_DATING = word_list("dating")
_ARABIC = frozenset("ad al an ar as ash at el".split())
TIME_NOUNS = word_list("time_nouns")
_PLURAL = word_list("plural")


_PEOPLE = _PLURAL | word_list("people")
_OF_PEOPLE = ("ists", "ians", "ants", "ysts", "eers", "ators", "itors", "utors", "rents", "dents")


class Word(NamedTuple):
    """A word, a mark or a whole quotation of a sentence.

    Attributes:
        text: as written.
        start: offset of its first character in the sentence.
        end: offset after its last one.
        lower: lower case, with straight apostrophes; a name that would be taken for another word (May) as written.
        is_quotation: whether it is a blanked quotation.
        is_capital: whether it is a word that begins with a capital letter, an Arabic article before it aside (al-Hadi).
        is_word: whether it is no mark.
    """

    text: str
    start: int
    end: int
    lower: str
    is_quotation: bool
    is_capital: bool
    is_word: bool

    @property
    def is_possessive(self) -> bool:
        """Whether it ends in 's or s'."""
        return self.lower.endswith(("'s", "s'")) and len(self.lower) > 2

    @property
    def is_adverb(self) -> bool:
        """Whether it is a known adverb or ends like one."""
        lower = self.lower
        return lower in ADVERBS or (
            lower.endswith("ly") and len(lower) > 4 and not self.is_capital and lower not in _NO_ADVERBS
        )

    @property
    def is_past(self) -> bool:
        """Whether it looks like a past tense or a participle in -ed."""
        lower = self.lower
        return not self.is_capital and (
            lower in _PAST or (lower.endswith("ed") and len(lower) > 3 and lower not in _NO_PAST and "-" not in lower)
        )

    @property
    def is_deed(self) -> bool:
        """Whether it is a past tense and cannot be a participle."""
        return self.lower in _PAST_ONLY and not self.is_capital

    @property
    def is_plural(self) -> bool:
        """Whether it looks like a noun in the plural, or names many or some people."""
        lower = self.lower
        return lower in _PLURAL or (
            lower.endswith("s") and not lower.endswith(("ss", "us", "is", "'s", "ics", "news")) and len(lower) > 3
        )


_MAKE: Callable[[tuple[object, ...]], Word] = partial(tuple.__new__, Word)


class Sentence:
    """A sentence with its quotations blanked, as words; ``lower`` holds them in lower case.

    Args:
        text: blanked.
        raw: the same as it stands in the item; nothing where no quotation matters.
        is_headline: whether it is one, whose verbs may be in capitals and whose clauses may lack theirs.
    """

    def __init__(self, text: str, raw: str = "", *, is_headline: bool = False) -> None:
        self.text = text
        self.raw = raw or text
        self.is_headline = is_headline
        self.words = _words(text)
        self.lower = [word.lower for word in self.words]

    @cached_property
    def quotations(self) -> list[int]:
        """The places of the quotations among the words."""
        return [number for number, word in enumerate(self.words) if word.is_quotation]

    def has_quotation(self, first: int, last: int) -> bool:
        """Whether a quotation stands between two words."""
        return any(first <= number < last for number in self.quotations)

    def span(self, first: int, last: int) -> str:
        """The text from one word to the one before another."""
        return self.text[self.words[first].start : self.words[last - 1].end] if first < last else ""


def _words(text: str) -> list[Word]:
    found: list[Word] = []
    taken = 0
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        if start < taken:
            continue
        written = match.group()
        lower = written.lower()
        if "’" in lower:
            lower = lower.replace("’", "'")
        if lower != written:
            if text[end : end + 1] == "." and (lower in _TITLES or (len(written) == 1 and written != "I")):
                end += 1
                written += "."
            elif lower in _AMBIGUOUS and _is_named_so(text, found, end):
                lower = written
        taken = end
        first = written[0]
        is_capital = first.isupper() or (written[2:3] == "-" and written[3:4].isupper() and written[:2] in _ARABIC)
        found.append(_MAKE((written, start, end, lower, first in _OF_QUOTATION, is_capital, first.isalnum())))
    return found


def _is_named_so(text: str, before: list[Word], end: int) -> bool:
    """Whether May, March or Will is a name: neither a date nor the first word of a sentence."""
    last = before[-1] if before else None
    if _DAY.match(text[end : end + 3]):
        return False
    if last is None or last.text in ".:“":
        return text[end : end + 1] == "," or bool(_SPEAKS.match(text[end : end + 8]))
    return last.lower not in _DATING and not last.text[0].isdigit()


def is_people(word: Word) -> bool:
    """Whether a plural is people's: officials, residents, analysts."""
    lower = word.lower
    return lower in _PEOPLE or (len(lower) > 5 and lower.endswith(_OF_PEOPLE))


def is_name_word(word: Word) -> bool:
    """Whether a word can be part of a name: a capital, and no day."""
    return word.is_capital and word.lower not in DAYS and word.lower != "i"
