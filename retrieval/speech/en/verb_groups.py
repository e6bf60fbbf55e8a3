"""A verb of speech with its adverbs and auxiliaries: where they begin, and whether anything is said. Pure functions."""

from retrieval.speech.en.lists import word_list
from retrieval.speech.en.phrases import Phrase
from retrieval.speech.en.refusing import refused_at
from retrieval.speech.en.verbs import REFUSED, VerbForm, verb_at
from retrieval.speech.en.words import (
    ARTICLES,
    AUXILIARIES,
    BEING,
    BEING_OR_HAVING,
    HAVING,
    NEGATIVE,
    PREPOSITIONS,
    RELATIVES,
    UNCERTAIN,
    Sentence,
)

_SINGULAR = word_list("singular")
_SINGULAR_PRONOUNS = frozenset("he she it one".split())
_UNTOLD = NEGATIVE | UNCERTAIN
_BEHIND_HEAD = PREPOSITIONS | RELATIVES
_ONE = _SINGULAR_PRONOUNS | _SINGULAR
_MOST_BETWEEN = 8
_NO_OBJECT = (PREPOSITIONS - {"on", "for", "to"}) | AUXILIARIES | frozenset((".", ",", ";", "and", "or", ""))
_NOUNS = word_list("nouns")
"""Verbs whose present tense is a noun as well."""

_NO_SPEAKERS = word_list("no_speakers")
"""They show, nobody says it."""

_FUTURE = frozenset(("say", "tell", "argue", "warn", "add", "insist", "urge", "call on", "call for", "accuse"))
_MESSAGES = frozenset("blog email message post text tweet".split())
_OPENED = frozenset(("reveal", "disclose", "confirm"))
"""Who can do so does it."""

_PLURAL_PRONOUNS = frozenset("they we i you".split())
_GOVERNING = word_list("governing")


def without_adverbs(sentence: Sentence, lowest: int, number: int) -> int:
    words = sentence.words
    place = number
    while place > lowest:
        word = words[place - 1]
        if word.is_adverb or (word.lower == "so" and sentence.lower[place] == "far"):
            place -= 1
        elif word.text == "," and place > lowest + 1 and words[place - 2].is_adverb and place < number + 1:
            # Smith, however, said: the adverb with its commas.
            inner = place - 2
            while inner > lowest and words[inner - 1].is_adverb:
                inner -= 1
            if inner <= lowest or words[inner - 1].text != ",":
                return place
            place = inner - 1
        else:
            break
    # "Both said": the adverb is the subject.
    return place if place > lowest or place == number else number


def without_auxiliaries(sentence: Sentence, form: VerbForm, lowest: int, left: int) -> int | None:
    """Where the verb and its auxiliaries begin; None where nothing is said, or only perhaps."""
    words = sentence.words
    place = left
    while place > lowest:
        lower = words[place - 1].lower
        if lower == "can" and form.verb.lemma in _OPENED:
            return without_adverbs(sentence, lowest, place - 1)
        if lower in NEGATIVE or lower.endswith("n't") or lower in UNCERTAIN or lower in BEING:
            return None
        if lower in ("to", "would've", "let"):
            return _behind_governor(sentence, lowest, place - 1) if lower == "to" else None
        if lower == "will" and form.verb.lemma not in _FUTURE:
            return None
        if lower in HAVING or lower in ("did", "does", "do", "will"):
            place = without_adverbs(sentence, lowest, place - 1)
            continue
        break
    if place == left and not has_finite_form(form) and form.kinds == {"participle"}:
        return None
    return place


def _behind_governor(sentence: Sentence, lowest: int, to: int) -> int | None:
    """Where a verb begins that brings another with *to*: went on to say, was quick to add, used the speech to warn."""
    for place in range(to - 1, max(lowest, to - _MOST_BETWEEN) - 1, -1):
        word = sentence.words[place]
        if not word.is_word:
            return None
        if word.lower in _GOVERNING:
            begin = without_adverbs(sentence, lowest, place)
            while begin > lowest and sentence.words[begin - 1].lower in BEING_OR_HAVING:
                begin = without_adverbs(sentence, lowest, begin - 1)
            return None if begin > lowest and sentence.words[begin - 1].lower in _UNTOLD else begin
    return None


def has_finite_form(form: VerbForm) -> bool:
    return not form.kinds.isdisjoint(("base", "third", "past"))


def is_told(sentence: Sentence, form: VerbForm, after: int) -> bool:
    """Whether what follows can be what is said, for verbs that also tell of deeds."""
    following = sentence.lower[after] if after < len(sentence.words) else ""
    lemma = form.verb.lemma
    number = after - len(form.words)
    if number and number + 1 >= len(sentence.words) - 1 and sentence.has_quotation(0, number):
        # "…," she laughs.
        return True
    if "past" not in form.kinds and lemma in _NOUNS and (following in _NO_OBJECT or _is_verb(sentence, after)):
        return False
    if number and form.kinds == {"base"} and lemma in _NOUNS and sentence.lower[number - 1] == ",":
        return following == "that" or sentence.has_quotation(after, after + 1)
    if "past" not in form.kinds and lemma in _NOUNS and _is_compound(sentence, number):
        return (following in ("that", "") and lemma not in _MESSAGES) or (
            after < len(sentence.words) and sentence.words[after].is_quotation
        )
    if lemma in ("refuse", "decline") and following == "to":
        return (sentence.lower[after + 1] if after + 1 < len(sentence.words) else "") in REFUSED
    if lemma in ("refuse", "decline"):
        return refused_at(sentence, form, after) is not None
    if lemma == "brief" and following in ("on", "about"):
        return False
    if following == "by" or (lemma == "accuse" and following == "of"):
        return False
    if lemma in ("go on", "continue", "begin") and following == "to":
        return False
    return not (form.takes("somebody-to", "somebody-that") and following == "to" and not form.takes("to"))


def _is_compound(sentence: Sentence, number: int) -> bool:
    """Whether a word belongs to the noun before it: learned by text message that; the timing of the new rules."""
    words = sentence.words
    if number < 2 or words[number - 1].is_capital or words[number - 1].is_plural or not words[number - 1].is_word:
        return False
    return words[number - 2].lower in PREPOSITIONS or (
        number > 2 and words[number - 2].lower in ARTICLES and words[number - 3].lower in PREPOSITIONS
    )


def _is_verb(sentence: Sentence, number: int) -> bool:
    """Whether a word, or the one behind an adverb, is itself a verb, so that the one before is a noun: reports say."""
    words = sentence.words
    while number < len(words) and words[number].is_adverb:
        number += 1
    if number >= len(words) or words[number].is_capital:
        return False
    form = verb_at(sentence.lower, number)
    return words[number].is_past or bool(form and form.kinds & {"base", "third"} and form.verb.lemma not in _NOUNS)


def agrees(sentence: Sentence, phrase: Phrase, form: VerbForm) -> bool:
    """Whether subject and verb agree in number, so that a noun (claims, reports) is not taken for a verb."""
    words = sentence.words[phrase[0] : phrase[1]]
    head = next((n for n, word in enumerate(words) if n and word.lower in _BEHIND_HEAD), len(words)) - 1
    if words[head].lower in _NO_SPEAKERS:
        return False
    if "past" in form.kinds or "participle" in form.kinds:
        return True
    is_named = head and words[head].is_capital and words[head - 1].is_capital and words[0].lower not in ARTICLES
    is_many = (words[head].is_plural and not is_named) or any(word.lower == "and" for word in words)
    if "third" in form.kinds:
        is_some = words[0].lower in _PLURAL_PRONOUNS or (is_many and not words[head].is_capital)
        return not is_some
    if words[0].lower in _ONE:
        return False
    return words[0].lower in _PLURAL_PRONOUNS or is_many or form.verb.lemma == "say"
