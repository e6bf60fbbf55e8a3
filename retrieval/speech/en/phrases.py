"""Noun phrases of an English sentence that can be a subject, and where they stand beside a verb. Pure functions.

Phrases are given as numbers of words, the last one excluded.
"""

from retrieval.speech.en.lists import word_list
from dataclasses import dataclass

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

_MOST_WORDS = 40
"""So far before its verb a subject is looked for."""

_MOST_BEHIND = 14
_SPEAKING_PRONOUNS = frozenset("he she they we i".split())
_NAME_JOINTS = word_list("name_joints")
_PERSONAL_JOINTS = _NAME_JOINTS - {"the", "and", "for"}
_ADJECTIVES = word_list("adjectives")
_LISTING = word_list("listing")
_OBJECTS = word_list("objects")
_BOUNDARIES = SUBORDINATORS | frozenset(("who", "which", "whom"))
_ASIDE = SUBORDINATORS
_HARD = frozenset(";:—–…")
_IN_BEHIND = frozenset("of for at from with in".split())
_ROLES_BEHIND = word_list("roles_behind")
_BEFORE_NOUN = DETERMINERS - {"one", "both", "some", "many", "most", "several", "others", "two", "three", "four"}
_ENDS_BEHIND = AUXILIARIES | RELATIVES | {"when", "while", "as", "after", "before"}
_NO_NAME = DETERMINERS | OPENERS | PREPOSITIONS | SUBORDINATORS
_NO_NOUNS = AUXILIARIES | SUBORDINATORS | PRONOUNS
_ENDS_SUBJECT = AUXILIARIES | SUBORDINATORS - {"and"}
_MAY_END_BEHIND = PREPOSITIONS | SUBORDINATORS | TIMES
_OPENING = PREPOSITIONS | SUBORDINATORS
_PRONOUNS_BEHIND = _SPEAKING_PRONOUNS | {"it"}
_NO_END = PREPOSITIONS | AUXILIARIES
_LEADING = PREPOSITIONS | DETERMINERS
_WITHIN = RELATIVES | {"and", "or"}
_FINITE = AUXILIARIES | NEGATIVE
_BEHIND_NAME = PREPOSITIONS | {"and"}
_NO_HEAD = PRONOUNS | RELATIVES
_DATES = DAYS | TIMES


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


def subject_before(sentence: Sentence, lowest: int, verb: int) -> Subject | None:
    """The subject that stands before a verb.

    Args:
        sentence: its words.
        lowest: the first word that can belong to it.
        verb: the verb, adverbs and auxiliaries before it left out.
    """
    lowest = max(lowest, verb - _MOST_WORDS)
    if verb <= lowest:
        return None
    if verb > lowest and sentence.words[verb - 1].text in "–—-":
        # The vestry – the parish's governing body – wrote.
        dash = next((n for n in range(verb - 2, lowest, -1) if sentence.words[n].text in "–—-"), None)
        return subject_before(sentence, lowest, dash) if dash else None
    first = verb
    is_aside = sentence.words[verb - 1].text == ","
    # From one boundary back to the next: what stands behind *who* or *that* may belong to the subject.
    while first > lowest:
        boundary = _boundary(sentence, lowest, first, _ASIDE if is_aside else _BOUNDARIES)
        if found := _in_stretch(sentence, boundary, verb):
            return found
        mark = sentence.words[boundary - 1] if boundary > lowest else None
        if (
            mark is None
            or boundary == verb
            or not (mark.lower in _WITHIN or _is_aside(sentence, lowest, boundary, verb))
        ):
            return None
        first = boundary - 1
    return None


def _is_aside(sentence: Sentence, lowest: int, boundary: int, verb: int) -> bool:
    """Whether a boundary lies inside an aside or a relative clause, so that the subject stands before that."""
    lower = sentence.lower
    if lower[boundary - 1] not in SUBORDINATORS:
        return False
    if lower[verb - 1] == ",":
        return "," in lower[lowest : boundary - 1]
    return any(word in ("who", "which", "that", "whose") for word in lower[lowest + 1 : boundary - 1])


def _boundary(sentence: Sentence, lowest: int, last: int, boundaries: frozenset[str]) -> int:
    """The first word behind the nearest boundary before a word."""
    depth = 0
    for number in range(last - 1, lowest - 1, -1):
        word = sentence.words[number]
        if word.text == ")":
            depth += 1
        elif word.text == "(" and depth:
            depth -= 1
        elif depth:
            continue
        elif word.is_quotation and not _is_inside_phrase(sentence, number, last):
            return number + 1
        elif word.text in _HARD or (word.text == "-" and number and sentence.text[word.start - 1] == " "):
            return number + 1
        elif word.lower in boundaries and not _joins(sentence, lowest, number, last):
            return number + 1
    return lowest


def _is_inside_phrase(sentence: Sentence, number: int, last: int) -> bool:
    """Whether a quotation stands inside a noun phrase (the “rogue” trader): an article right before it."""
    before = sentence.words[number - 1] if number else None
    if before is None or number + 1 >= last:
        return False
    # The “rogue” trader; Dustin “Goldie” Reed.
    is_nickname = before.is_capital and sentence.words[number + 1].is_capital and number > 0
    return before.lower in DETERMINERS or (is_nickname and before.lower not in OPENERS)


def _joins(sentence: Sentence, lowest: int, number: int, last: int) -> bool:
    """Whether *and* joins two noun phrases into one subject: both the airline and the navy said."""
    words = sentence.words
    if words[number].lower not in ("and", "or") or number + 1 >= last:
        return False
    left = number - 1
    if left < lowest or not words[left].is_word:
        return False
    # Names or nouns without a verb from the clause's beginning on.
    begin = left
    while begin > lowest and number - begin < 14 and _is_plain(words[begin - 1]):
        begin -= 1
    if begin > lowest and words[begin - 1].is_past:
        return False
    piece = words[begin:number]
    opens = piece[0]
    is_named = all(is_name_word(word) or word.lower in _NAME_JOINTS for word in piece)
    is_noun = opens.lower in DETERMINERS or is_people(opens) or (len(piece) <= 2 and piece[-1].is_plural)
    return (is_named or is_noun) and not any(
        word.is_past or word.lower in AUXILIARIES for word in [*piece, *words[number + 1 : last]]
    )


def _is_plain(word: Word) -> bool:
    return word.is_word and not word.is_past and word.lower not in _NO_NOUNS


def _in_stretch(sentence: Sentence, first: int, verb: int) -> Subject | None:
    """The subject in what stands between a boundary and a verb, asides between commas included."""
    words = sentence.words
    chunks = chunks_of(sentence, first, verb)
    if not chunks:
        return None
    if words[verb - 1].text == ",":
        return _set_off(sentence, chunks)
    last = chunks[-1]
    phrase = noun_phrase(sentence, *last)
    if phrase and len(chunks) > 1 and _is_listed(sentence, chunks[-2], phrase):
        phrase = (chunks[-2][0], phrase[1])
        return Subject(phrase, None, phrase[0])
    if len(chunks) > 1 and is_name(sentence, before := strip_openers(sentence, *chunks[-2])):
        is_behind_words = before[0] > 0 and words[before[0] - 1].is_quotation
        role = words[last[0]].lower
        # Dieter Kempf, head of the union, said, with its second comma lost.
        if phrase is None or (role not in DETERMINERS and not words[last[0]].is_capital and role not in PRONOUNS):
            if not (phrase and words[phrase[1] - 1].is_plural and not is_behind_words):
                return Subject(before, None, before[0])
        elif is_behind_words and role in ARTICLES:
            return Subject(before, None, before[0])
    if phrase:
        if words[first].lower in ("both",) and first == phrase[0]:
            phrase = (phrase[0] + 1, phrase[1])
        return Subject(phrase, None, phrase[0])
    return _set_off(sentence, chunks)


def _is_listed(sentence: Sentence, before: Phrase, phrase: Phrase) -> bool:
    """Whether a body's name goes on behind a comma: the Ministry of Economy, Trade and Industry."""
    head = sentence.lower[before[0] : before[1]]
    is_body = "of" in head and not _LISTING.isdisjoint(head)
    return is_body and "and" in sentence.lower[phrase[0] : phrase[1]] and sentence.words[phrase[0]].is_capital


def _set_off(sentence: Sentence, chunks: list[Phrase]) -> Subject | None:
    """The subject of chunks between commas: the first noun phrase that no clause of its own stands before."""
    words = sentence.words
    chain: list[tuple[int, Phrase]] = []
    for number in range(len(chunks) - 1, -1, -1):
        first, last = chunks[number]
        phrase = noun_phrase(sentence, first, last)
        if phrase and chain and any(word.is_past for word in words[phrase[0] : phrase[1]]):
            break
        if phrase:
            chain.append((number, phrase))
        elif any(word.lower in AUXILIARIES for word in words[first:last]) and words[first].lower not in RELATIVES:
            break
    if not chain:
        return None
    number, phrase = chain[-1]
    beside = chunks[number + 1] if number + 1 < len(chunks) else None
    return Subject(phrase, _apposed(sentence, phrase, beside), phrase[0])


def _apposed(sentence: Sentence, phrase: Phrase, beside: Phrase | None) -> Phrase | None:
    """The name in a chunk behind a noun phrase that has none: the mayor, Ida Holm, or the union, the Federation of Ports,"""
    if beside is None or _holds_name(sentence, phrase):
        return None
    if sentence.lower[beside[0]] == "the" and sentence.words[phrase[1] - 1].is_capital:
        return None
    first = beside[0] + (sentence.lower[beside[0]] == "the")
    return (first, beside[1]) if is_name(sentence, (first, beside[1]), joints=_NAME_JOINTS) else None


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
    if words[last - 1].lower in _SPEAKING_PRONOUNS:
        return last - 1, last
    if last - first == 1 and words[first].lower in PRONOUNS:
        return first, last
    if words[first].lower in PREPOSITIONS and words[first].lower not in ("over", "under", "about", "near", "up"):
        return _behind_preposition(sentence, first, last)
    return (first, last) if _is_nominal(sentence, first, last) else None


def _is_nominal(sentence: Sentence, first: int, last: int) -> bool:
    words = sentence.words
    head, tail = words[first], words[last - 1]
    relative = next((number for number in range(first + 1, last) if words[number].lower in RELATIVES), last)
    if tail.is_possessive or tail.lower in _BEFORE_NOUN:
        return False
    if tail.lower in _NO_END or (relative == last and (tail.is_past or _is_object(tail))):
        return False
    if (_is_object(head) and head.lower != "those") or head.lower in _NO_HEAD or head.is_past:
        return False
    is_participle = head.lower.endswith("ing") and head.lower not in _ADJECTIVES and last - first > 1
    if is_participle and (first == 0 or not head.is_capital) and not head.lower.endswith(("thing", "being")):
        return False
    if any(word.lower in _FINITE or word.text in ("?", "!") for word in words[first:relative]):
        return False
    if (words[relative - 1].lower in TIME_NOUNS and not words[relative - 1].is_capital) or any(
        word.is_deed for word in words[first:relative]
    ):
        return False
    if last - first > 24 or not any(word.is_word for word in words[first:last]):
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


def _are_people(words: list[Word], first: int, last: int) -> bool:
    """Whether a plural without an article is people's: analysts, residents; behind *and* other plurals join what is before."""
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
    """Whether a noun before *of*, *at* … is a plural: officials at the ministry, people in the town; or stands alone."""
    joint = next((number for number in range(first + 1, last) if words[number].lower in PREPOSITIONS), last)
    return words[joint - 1].is_plural or (last - first == 1 and not words[first].lower.endswith(("ing", "ly", "ed")))


def _behind_preposition(sentence: Sentence, first: int, last: int) -> Phrase | None:
    """The subject behind a phrase that opens with a preposition: In a statement the company said."""
    words = sentence.words
    place = last
    while place > first + 1 and is_name_word(words[place - 1]) and not words[place - 1].is_possessive:
        place -= 1
    if place < last and words[place - 1].lower not in _LEADING and not words[place - 1].is_possessive:
        # On Friday Trump; By spring Runa Dahl; In May finance minister Paul Verne is left to the name alone.
        return place, last
    for number in range(last - 2, first + 1, -1):
        if words[number].lower in ARTICLES and words[number - 1].lower not in PREPOSITIONS:
            return (number, last) if _is_nominal(sentence, number, last) else None
    before = words[last - 2] if last - first > 2 else None
    if words[last - 1].is_plural and before and before.lower in _DATES:
        return last - 1, last
    return None


def is_name(sentence: Sentence, phrase: Phrase, joints: frozenset[str] = _PERSONAL_JOINTS) -> bool:
    """Whether a phrase is a name and nothing else: Runa Dahl, Mr. Dahl (D-Mass.), Zoe van der Berg."""
    words = [word for word in sentence.words[phrase[0] : phrase[1]]]
    if not words or not is_name_word(words[0]) or words[0].lower in _NO_NAME:
        return False
    opened = next((number for number, word in enumerate(words) if word.text == "("), len(words))
    return all(is_name_word(word) or word.lower in joints for word in words[:opened])


def subject_behind(sentence: Sentence, first: int) -> Phrase | None:
    """The subject that stands behind a verb: said Dana Price, a resident; said a spokesman for the port on Monday."""
    words = sentence.words
    if first >= len(words):
        return None
    if words[first].lower in PRONOUNS:
        return (first, first + 1) if words[first].lower in _PRONOUNS_BEHIND else None
    last = first
    is_named = False
    while last < len(words) and last - first < _MOST_BEHIND:
        word = words[last]
        if not word.is_word or word.is_quotation or word.lower in _ENDS_BEHIND:
            break
        if last > first and (word.lower in _MAY_END_BEHIND or word.lower in DAYS):
            if not _goes_on(sentence, first, last, is_named=is_named):
                break
        elif is_named and not word.is_capital:
            break
        elif (
            last > first + 1
            and (word.is_past or (word.lower.endswith("ing") and not words[last - 1].lower in DETERMINERS))
            and not word.is_capital
        ):
            break
        is_named = is_named or (word.is_capital and words[last - 1].is_capital and last > first)
        last += 1
    while last > first + 1 and (words[last - 1].lower in PREPOSITIONS or words[last - 1].is_adverb):
        last -= 1
    phrase = noun_phrase(sentence, first, last) if last > first else None
    return phrase if phrase and phrase[0] == first else None


def _goes_on(sentence: Sentence, first: int, number: int, *, is_named: bool) -> bool:
    """Whether a noun phrase behind its verb goes on at a preposition: a spokesman for the port, but not Dahl in May."""
    words = sentence.words
    following = words[number + 1] if number + 1 < len(words) else None
    if following is None or following.lower in _DATES or following.text[0].isdigit():
        return False
    if words[number].lower == "and":
        return following.is_capital or following.lower in DETERMINERS
    if words[number].lower not in _IN_BEHIND:
        return False
    is_role = words[number - 1].lower in _ROLES_BEHIND or words[number - 1].is_plural
    is_plain = not is_named and not words[number - 1].is_capital
    return (words[number].lower == "of" and not is_named) or (is_plain and is_role)


def main_subject(sentence: Sentence) -> Subject | None:
    """The subject that a sentence begins with, up to its first verb; None where it begins otherwise.

    >>> one = Sentence("On Monday Mayor Ida Holm, 44, visited the bridge.")
    >>> one.span(*main_subject(one).phrase)
    'Mayor Ida Holm'
    """
    words = sentence.words
    first = _behind_opening(sentence)
    if first >= len(words):
        return None
    if words[first].lower in PRONOUNS:
        return Subject((first, first + 1), None, first)
    last = first
    while last < len(words) and last - first < 16:
        word = words[last]
        if word.text == "(" or not (word.is_word or (word.is_quotation and last > first)):
            break
        if last > first and (word.lower in _ENDS_SUBJECT or word.is_past or word.is_adverb):
            break
        is_whole = last > first and not words[last - 1].is_possessive and is_name(sentence, (first, last))
        if is_whole and not word.is_capital and word.lower not in _NAME_JOINTS:
            break
        last += 1
    if (
        last < len(words)
        and last > first
        and words[last].lower in ("that", "which", "who")
        and not words[first].is_word
    ):
        return None
    phrase = noun_phrase(sentence, first, last)
    if phrase is None or phrase[0] != first:
        return None
    name = None
    if last < len(words) and words[last].text == ",":
        following = chunks_of(sentence, last + 1, min(len(words), last + 12))
        name = _apposed(sentence, phrase, following[0]) if following else None
    return Subject(phrase, name, first)


def _behind_opening(sentence: Sentence) -> int:
    """The first word behind an opening that a comma sets off: On Monday, …; Asked about it, …; Earlier this month, …"""
    words = sentence.words
    first, _ = strip_openers(sentence, 0, len(words))
    if first >= len(words):
        return first
    head = words[first]
    if head.text == ",":
        return _skip(sentence, first + 1)
    is_opening = head.lower in _OPENING or head.lower.endswith("ing") or head.is_past
    is_opening = is_opening or (
        first == 0 and head.text[1:].endswith("ed") and len(words) > 1 and not words[1].is_capital
    )
    if not is_opening:
        return first
    for number in range(first + 1, min(len(words), first + 30)):
        if words[number].text == ",":
            return _skip(sentence, number + 1)
    if found := _behind_preposition(sentence, first, min(len(words), first + 4)):
        return found[0]
    return len(words)


def _skip(sentence: Sentence, first: int) -> int:
    return strip_openers(sentence, first, len(sentence.words))[0]
