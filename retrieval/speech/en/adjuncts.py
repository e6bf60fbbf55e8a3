"""What stands between a verb of speech and its clause: who is told, when and where. Pure functions."""

from retrieval.speech.en.lists import word_list
from retrieval.speech.en.tense import is_finite
from retrieval.speech.en.words import (
    ARTICLES,
    AUXILIARIES,
    DAYS,
    DETERMINERS,
    PREPOSITIONS,
    SUBORDINATORS,
    TIMES,
    Sentence,
)

_SPANS = word_list("spans")
OBJECTS = word_list("clauses_objects")
_DATES = DAYS | TIMES
_DATED = _SPANS | DAYS
_CLAUSE_ARTICLES = ARTICLES - {"her"}
_LEADING_ON = PREPOSITIONS | SUBORDINATORS | DETERMINERS
_OUTSIDE_LISTENER = PREPOSITIONS - {"of", "for", "from", "with"}
_ENDS_LISTENER = DETERMINERS | AUXILIARIES | DAYS | TIMES | {"on", "in", "at", "if"}
_MOST_ADJUNCT = 30
MOST_LISTENER = 14
_CLAUSE_OPENS = SUBORDINATORS - {"and", "or"} | frozenset(("he", "she", "they", "we", "i", "there"))
_CLAUSE_PRONOUNS = frozenset("he i it she they we".split())
_FRONTED = word_list("fronted")
STOPS = frozenset(".:;,!?–—…")


def behind_listener(sentence: Sentence, first: int) -> int | None:
    """The word behind who is told: reporters; the BBC; a packed meeting; lawmakers in Oslo."""
    lower, words = sentence.lower, sentence.words
    if lower[first] in OBJECTS:
        return _behind_object(sentence, first)
    place = first
    if lower[first] in ARTICLES:
        place += 1
    elif words[first].is_capital:
        while place < len(lower) and (words[place].is_capital or lower[place] in ("of", "and", "&")):
            place += 1
        if place + 1 < len(lower) and words[place].is_quotation and words[place + 1].is_word:
            # Told Quay TV's "Morning Brief" he would not run.
            place += 1
        return None if _is_subject(sentence, place) or words[first].lower in DAYS else place
    begun = place
    while place < len(lower) and place - first < MOST_LISTENER:
        word = words[place]
        if lower[place] in _CLAUSE_OPENS or not word.is_word or word.is_quotation:
            break
        if place > begun and _ends_listener(sentence, place):
            break
        if place > begun == first and words[place - 1].is_plural and word.is_plural:
            break
        place += 1
    return place if place > begun and not _is_subject(sentence, place) else None


def _behind_object(sentence: Sentence, first: int) -> int | None:
    """The word behind a pronoun that is told, its noun included; None where it is the subject of what is said."""
    lower = sentence.lower
    if lower[first] == "her" and lower[first + 2 : first + 3] and lower[first + 2] in _CLAUSE_PRONOUNS:
        # Told her staff they would be paid.
        return first + 2
    is_subject = lower[first] in ("it", "you") and first + 1 < len(lower) and lower[first + 1] in AUXILIARIES
    return None if is_subject else first + 1


def _is_subject(sentence: Sentence, place: int) -> bool:
    """Whether what ends before a word is no listener but the subject of what is said: warned strikes could last."""
    return place >= len(sentence.words) or sentence.lower[place] in AUXILIARIES


def _ends_listener(sentence: Sentence, place: int) -> bool:
    """Whether a listener ends before a word: at what opens a clause or tells where and when."""
    lower, words = sentence.lower, sentence.words
    if lower[place] in _ENDS_LISTENER or lower[place] in _OUTSIDE_LISTENER:
        # The Morning Show; local TV
        return not words[place].is_capital or lower[place] in DAYS
    if lower[place] == "it":
        return is_finite(sentence, place + 1, place + 2)
    is_end = place + 1 < len(words) and not words[place + 1].is_word
    is_name = words[place].is_capital and not words[place - 1].is_capital and not is_end
    return is_name and lower[place - 1] not in PREPOSITIONS


def behind_adjuncts(sentence: Sentence, first: int, until: int) -> int | None:
    """The word behind what tells when, where and to whom; None where nothing follows that may be a clause."""
    lower, words = sentence.lower, sentence.words
    place = first
    while place < until:
        word = lower[place]
        if word in DAYS or word in ("yesterday", "today", "earlier", "later", "afterwards", "afterward", "tonight"):
            place += 1
            while place < len(lower) and lower[place] in _DATES:
                place += 1
        elif word in ("last", "this", "next") and place + 1 < len(lower) and lower[place + 1] in _DATED:
            place += 2
        elif word in PREPOSITIONS and word not in _FRONTED and word not in ("like", "up"):
            behind = _behind_phrase(sentence, place)
            if behind is None:
                return None
            place = behind
        elif word == "," and place > first and place + 1 < len(lower) and lower[place + 1] == "that":
            return place + 1
        elif words[place].is_adverb and word not in ("both", "all", "there", "even"):
            place += 1
        else:
            return place
    return None


def _is_relative(sentence: Sentence, that: int) -> bool:
    """Whether *that* tells of the noun before it: during an interview that also showed the port."""
    words = sentence.words
    place = that + 1
    while place < len(words) and words[place].is_adverb:
        place += 1
    return place < len(words) and (words[place].is_past or words[place].lower in AUXILIARIES)


def _behind_phrase(sentence: Sentence, preposition: int) -> int | None:
    """The word behind a phrase with a preposition, where a clause may begin."""
    lower, words = sentence.lower, sentence.words
    place = preposition + 1
    if place < len(lower) and (lower[place] in DAYS or lower[place] in ("last", "this")):
        return place
    last = min(len(lower), preposition + _MOST_ADJUNCT)
    while place < last:
        word = lower[place]
        if word == "that" and not _is_relative(sentence, place):
            return place
        if word in STOPS or words[place].is_quotation:
            behind = place + 1
            return behind if word == "," and behind < len(lower) and lower[behind] == "that" else None
        if place > preposition + 1:
            before = lower[place - 1]
            is_joined = before in _LEADING_ON
            opens = word in ("he", "she", "they", "we", "i", "there", "it") or word in _CLAUSE_ARTICLES
            if opens and not is_joined and is_finite(sentence, place, len(lower)):
                return place
            if word in ("on", "in", "at", "during", "after", "before") and not is_joined:
                return place
        place += 1
    return None
