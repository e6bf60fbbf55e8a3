"""Noun phrases of an English sentence that can be a subject, and where they stand beside a verb. Pure functions.

Phrases are given as numbers of words, the last one excluded.
"""

from dataclasses import dataclass

from retrieval.speech.en.lists import word_list
from retrieval.speech.en.words import (
    ARTICLES,
    AUXILIARIES,
    DAYS,
    DETERMINERS,
    NEGATIVE,
    OPENERS,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    SUBORDINATORS,
    TIME_NOUNS,
    TIMES,
    Sentence,
    Word,
    is_name_word,
    is_people,
)

Phrase = tuple[int, int]
SPEAKING_PRONOUNS = frozenset("he she they we i".split())
NAME_JOINTS = word_list("name_joints")
_PERSONAL_JOINTS = NAME_JOINTS - {"the", "and", "for"}
_MOST_IN_PHRASE = 24
_ADJECTIVES = word_list("adjectives")
_OBJECTS = word_list("objects")
_BEFORE_NOUN = DETERMINERS - frozenset(
    "one both some many most several others two three four few all more another other dozens hundreds thousands".split()
)
_NO_NAME = DETERMINERS | OPENERS | PREPOSITIONS | SUBORDINATORS
_NO_END = PREPOSITIONS | AUXILIARIES
_LEADING = PREPOSITIONS | DETERMINERS
_PLACES = word_list("places")
_BODIES = word_list("bodies")
_FINITE = AUXILIARIES | NEGATIVE
_BEHIND_NAME = PREPOSITIONS | {"and"}
_NO_HEAD = PRONOUNS | RELATIVES
DATES = DAYS | TIMES


@dataclass(frozen=True)
class Subject:
    """A subject: its noun phrase, and the name set off by commas behind a role.

    Attributes:
        phrase: the noun phrase.
        name: the name in apposition (the mayor, Ida Holm,), or None.
        start: the first word that belongs to it, openers before it included.
    """

    phrase: Phrase
    name: Phrase | None
    start: int


def apposed(sentence: Sentence, phrase: Phrase, beside: Phrase | None) -> Phrase | None:
    """The name in a chunk behind a noun phrase that has none: the mayor, Ida Holm; the union, the Port League."""
    if beside is None or _holds_name(sentence, phrase) or _is_of_place(sentence, phrase):
        return None
    if sentence.lower[beside[0]] == "the" and sentence.words[phrase[1] - 1].is_capital:
        return None
    first = beside[0] + (sentence.lower[beside[0]] == "the")
    return (first, beside[1]) if is_name(sentence, (first, beside[1]), joints=NAME_JOINTS) else None


def _is_of_place(sentence: Sentence, phrase: Phrase) -> bool:
    """Whether the noun that a name stands beside is a place's: officials in the capital, Sabel."""
    words = sentence.words[phrase[0] : phrase[1]]
    return words[-1].lower in _PLACES and any(word.lower in PREPOSITIONS for word in words)


def _holds_name(sentence: Sentence, phrase: Phrase) -> bool:
    """Whether a phrase ends in a full name of its own."""
    words = sentence.words[phrase[0] : phrase[1]]
    return len(words) > 1 and all(is_name_word(word) for word in words[-2:]) and words[0].lower not in ARTICLES


def chunks_of(sentence: Sentence, first: int, last: int) -> list[Phrase]:
    """What commas divide, without what stands in brackets at the end."""
    found: list[Phrase] = []
    begin = first
    depth = 0
    for number in range(first, last + 1):
        text = sentence.words[number].text if number < last else ","
        depth += (text == "(") - (text == ")" and depth > 0)
        if text == "," and (not depth or number == last):
            if number > begin:
                found.append((begin, number))
            begin = number + 1
    return found


def strip_openers(sentence: Sentence, first: int, last: int) -> Phrase:
    """A stretch without the adverbs, conjunctions and days that it opens with."""
    words = sentence.words
    while (
        first < last and (words[first].lower in OPENERS or words[first].is_adverb) and not _is_determiner(words, first)
    ):
        first += 1
    if last - first > 2 and words[first].lower in ("last", "this", "next", "earlier", "on", "late", "early"):
        place = first + 1
        while place < last and (
            words[place].lower in TIMES or words[place].lower in ("this", "last", "week", "month", "year")
        ):
            place += 1
        if place < last and place > first + 1:
            return place, last
    while last - first > 1 and words[first].lower in DAYS:
        first += 1
    return first, last


def _is_determiner(words: list[Word], number: int) -> bool:
    return words[number].lower in DETERMINERS and words[number].lower != "both"


def noun_phrase(sentence: Sentence, first: int, last: int) -> Phrase | None:
    """The noun phrase that a stretch is and that can be a subject; None where it is something else."""
    words = sentence.words
    while last > first and (words[last - 1].is_adverb or words[last - 1].text in ("'", ".", "-")):
        last -= 1
    first, last = strip_openers(sentence, first, last)
    if first >= last:
        return None
    if words[last - 1].lower in SPEAKING_PRONOUNS:
        return last - 1, last
    if last - first == 1 and words[first].lower in PRONOUNS:
        return first, last
    if words[first].lower in PREPOSITIONS and words[first].lower not in ("over", "under", "about", "near", "up"):
        return behind_preposition(sentence, first, last)
    return (first, last) if _is_nominal(sentence, first, last) else None


def _is_nominal(sentence: Sentence, first: int, last: int) -> bool:
    """Whether a stretch is a noun phrase of somebody or something that can speak."""
    words = sentence.words
    head = words[first]
    relative = next((number for number in range(first + 1, last) if words[number].lower in RELATIVES), last)
    if not _may_end(words, relative, last) or not _may_begin(sentence, first, last):
        return False
    if any(
        (word.lower in _FINITE and word.text != "Without") or word.text in ("?", "!") or word.is_deed
        for word in words[first:relative]
    ):
        return False
    if head.lower in DETERMINERS or head.text[0].isdigit():
        return not (head.text[0].isdigit() and last - first == 1)
    named = next((number for number in range(first, relative) if _names(sentence, number, relative)), None)
    if named is not None and not any(word.lower in PREPOSITIONS or not word.is_word for word in words[first:named]):
        return True
    before = words[first - 1].lower if first else ""
    if before in ("and", "or") and not _are_people(words, first, relative):
        return False
    return words[relative - 1].is_plural or head.is_plural or _of_plural(words, first, relative)


def _may_begin(sentence: Sentence, first: int, last: int) -> bool:
    words = sentence.words
    head = words[first]
    if (_is_object(head) and head.lower != "those") or head.lower in _NO_HEAD or head.is_past:
        return False
    is_participle = head.lower.endswith("ing") and head.lower not in _ADJECTIVES and last - first > 1
    if is_participle and last - first == 2 and head.is_capital and words[last - 1].lower in _BODIES:
        # Downing Street
        return True
    if is_participle and (first == 0 or not head.is_capital) and not head.lower.endswith(("thing", "being")):
        return False
    return last - first <= _MOST_IN_PHRASE and any(word.is_word for word in words[first:last])


def _may_end(words: list[Word], relative: int, last: int) -> bool:
    tail, noun = words[last - 1], words[relative - 1]
    if tail.is_possessive or tail.lower in _BEFORE_NOUN or tail.lower in _NO_END:
        return False
    if relative == last and (tail.is_past or _is_object(tail)):
        return False
    return noun.is_capital or noun.lower not in TIME_NOUNS


def _are_people(words: list[Word], first: int, last: int) -> bool:
    """Whether a plural without an article is people's (analysts); other plurals behind *and* join what is before."""
    joint = next((number for number in range(first + 1, last) if words[number].lower in PREPOSITIONS), last)
    return joint - first <= 3 and is_people(words[joint - 1])


def _names(sentence: Sentence, number: int, last: int) -> bool:
    """Whether a capital shows a name: at the beginning of a sentence it may be any word (Local authorities)."""
    words = sentence.words
    if not is_name_word(words[number]):
        return False
    if (number and words[number - 1].is_word) or words[number].is_possessive:
        return True
    following = words[number + 1] if number + 1 < last else None
    return following is None or following.is_capital or not following.is_word or following.lower in _BEHIND_NAME


def _is_object(word: Word) -> bool:
    return word.lower in _OBJECTS and word.text != "US"


def _of_plural(words: list[Word], first: int, last: int) -> bool:
    """Whether a noun before *of*, *at* … is a plural: officials at the ministry; or stands alone."""
    joint = next((number for number in range(first + 1, last) if words[number].lower in PREPOSITIONS), last)
    return words[joint - 1].is_plural or (last - first == 1 and not words[first].lower.endswith(("ing", "ly", "ed")))


def behind_preposition(sentence: Sentence, first: int, last: int) -> Phrase | None:
    """The subject behind a phrase that opens with a preposition: In a statement the company said."""
    words = sentence.words
    place = last
    while place > first + 1 and is_name_word(words[place - 1]) and not words[place - 1].is_possessive:
        place -= 1
    if place < last and words[place - 1].lower not in _LEADING and not words[place - 1].is_possessive:
        # On Friday Verne; By spring Runa Dahl; In May finance minister Paul Verne is left to the name alone.
        return place, last
    for number in range(last - 2, first + 1, -1):
        if words[number].lower in ARTICLES and words[number - 1].lower not in PREPOSITIONS:
            return (number, last) if _is_nominal(sentence, number, last) else None
    before = words[last - 2] if last - first > 2 else None
    if words[last - 1].is_plural and before and before.lower in DATES:
        return last - 1, last
    return None


def is_name(sentence: Sentence, phrase: Phrase, joints: frozenset[str] = _PERSONAL_JOINTS) -> bool:
    """Whether a phrase is a name and nothing else: Runa Dahl, Mr. Dahl (D-Mass.), Zoe van der Berg."""
    words = sentence.words[phrase[0] : phrase[1]]
    if not words or not is_name_word(words[0]) or words[0].lower in _NO_NAME:
        return False
    opened = next((number for number, word in enumerate(words) if word.text == "("), len(words))
    return all(
        is_name_word(word) or word.lower in joints or (word.is_quotation and 0 < number < opened - 1)
        for number, word in enumerate(words[:opened])
    )
