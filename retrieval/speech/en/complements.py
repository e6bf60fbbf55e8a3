"""Where the words begin that a verb of speech reports: that …, to …, whether …. Pure functions."""

from functools import partial

from retrieval.speech.en.adjuncts import MOST_LISTENER, OBJECTS, STOPS, behind_adjuncts, behind_listener
from retrieval.speech.en.attribution import Attribution
from retrieval.speech.en.clauses import FEWEST_WORDS, words_of
from retrieval.speech.en.lists import word_list
from retrieval.speech.en.refusing import refused
from retrieval.speech.en.tense import is_finite
from retrieval.speech.en.verbs import VerbForm, verb_at
from retrieval.speech.en.words import (
    AUXILIARIES,
    DAYS,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    SUBORDINATORS,
    TIMES,
    Sentence,
)
from retrieval.types import Act

_SUBJECTS = frozenset("he i she they we".split())
_MOST_ORDERED = 6
_PERSONAL = PRONOUNS | OBJECTS
_BEHIND_NOUN = PREPOSITIONS | {"that"}
_NO_NOUN = PREPOSITIONS | AUXILIARIES
_NO_LISTENER = AUXILIARIES | {"that", "about", "for", "with"}
_NO_VERB = DETERMINERS | PREPOSITIONS | PRONOUNS | OBJECTS
_DEEDS = word_list("deeds")
_CALLED_OUT = frozenset(("backup", "help"))
"""Whoever is in danger calls for these, which is no demand."""

_CLAIMS = word_list("claims")
_DENIED_ALONE = word_list("denied_alone")
_AMOUNTS = word_list("amounts")
_NO_CLAUSE = frozenset(("when", "while", "as", "so", "and", "but", "because", "to"))
_NO_WORDS = word_list("no_words")
_BEHIND_NOTHING = (PREPOSITIONS | SUBORDINATORS) - {"but"}
_POINTING = frozenset(("this", "so", "these"))
_BEHIND_POINTING = PREPOSITIONS | SUBORDINATORS | DAYS | TIMES | STOPS | {"."}
_QUESTIONS = word_list("questions")


def clause_start(sentence: Sentence, one: Attribution, until: int) -> tuple[int, Act] | None:
    """Where the reported words begin behind a verb, and what is done with them; None where none are reported.

    Args:
        sentence: its words.
        one: subject and verb.
        until: where the next attribution begins, or the sentence ends.
    """
    if one.is_inverted or one.refused:
        return None
    form, first = one.form, one.after
    act: Act = form.verb.act if form.verb.act != "naming" else "statement"
    lower = sentence.lower
    if first >= len(lower) or lower[first] in ".!?" or _only_points(lower, first):
        return None
    if one.is_passive and lower[first] == "to":
        return first, "demand"
    is_demand = _somebody_to(sentence, first) or (form.verb.lemma == "order" and _is_ordered(sentence, first))
    if form.takes("somebody-to", "on-somebody-to") and is_demand:
        return first, "demand"
    if form.takes("for"):
        place = _of_noun(sentence, first, fewest=1) if lower[first] not in _CALLED_OUT else None
        has_doer = place is not None and _somebody_to(sentence, first)
        return (one.after - 1 if has_doer else place, act) if place is not None else None
    if form.takes("on-somebody-to"):
        return None
    if form.takes("to", "to-be") and (place := _infinitive(sentence, first)):
        if form.takes("to-be"):
            return (first, act) if lower[place] in ("be", "have") else None
        return (first if act == "denial" else place), act
    finders = (
        _put_at,
        _gerund_behind,
        _question_behind,
        partial(_that, until=until),
        _noun,
        refused,
        _prepositional,
        _how,
    )
    place = next((found for find in finders if (found := find(sentence, one)) is not None), None)
    if place is None:
        return None
    return (place - 1 if act == "denial" and lower[place - 1] == "that" else place), act


def _only_points(lower: list[str], first: int) -> bool:
    """Whether the words stand elsewhere: said this on Monday."""
    return lower[first] in _POINTING and (first + 1 == len(lower) or lower[first + 1] in _BEHIND_POINTING)


def _gerund_behind(sentence: Sentence, one: Attribution) -> int | None:
    """Denied taking it; admitted to taking it."""
    is_to = one.form.takes("to-ing")
    return _gerund(sentence, is_to, one.after) if is_to or one.form.takes("-ing") else None


def _question_behind(sentence: Sentence, one: Attribution) -> int | None:
    """Asked whether it was so; asked them whether it was so."""
    has_listener = one.form.takes("somebody-whether")
    return _question(sentence, one.after, has_listener) if has_listener or one.form.takes("whether") else None


def _how(sentence: Sentence, one: Attribution) -> int | None:
    """Outlined how it was done, somebody told of it between."""
    return _question(sentence, one.after, True) if one.form.takes("how") else None


def _prepositional(sentence: Sentence, one: Attribution) -> int | None:
    """Warned of it, warned them against it, accused them of it."""
    lower, first = sentence.lower, one.after
    if one.form.takes("of", "against", "at") and lower[first] in ("of", "against", "about", "at"):
        return first + 1 if _of_noun(sentence, first + 1, fewest=3) else None
    if one.form.takes("against") and (place := _against(sentence, first)):
        return place
    return first if one.form.takes("somebody-of") and "of" in lower[first + 1 : first + 16] else None


def _somebody_to(sentence: Sentence, first: int) -> bool:
    """Whether somebody and *to* with a verb follow: residents to leave."""
    lower = sentence.lower
    if lower[first] in ("not", "to"):
        return False
    for place in range(first, min(len(lower), first + MOST_LISTENER)):
        if lower[place] == "to" and place > first and _is_verb_next(sentence, place):
            return True
        if sentence.words[place].is_quotation:
            # Urged them “to go”: *to* stands inside the marks.
            behind = lower[place + 1 : place + 2]
            is_listener = bool(behind) and (behind[0] in PRONOUNS or sentence.words[place + 1].is_capital)
            return place > first and sentence.words[place - 1].is_word and not is_listener
        if place > first and lower[place] in _SUBJECTS:
            return False
        if lower[place] in STOPS or lower[place] in _NO_LISTENER:
            return False
    return False


def _is_ordered(sentence: Sentence, first: int) -> bool:
    """Whether a thing and what is to be done with it follow: ordered the mill closed."""
    words = sentence.words
    for place in range(first, min(len(words) - 1, first + _MOST_ORDERED)):
        if place > first and words[place].is_past:
            return words[first].is_capital or words[first].lower in _PERSONAL | DETERMINERS or words[first].is_plural
        if not words[place].is_word or words[place].lower in PREPOSITIONS | SUBORDINATORS | AUXILIARIES:
            return False
    return False


def _is_verb_next(sentence: Sentence, to: int) -> bool:
    """Whether *to* stands before a verb, as far as the word behind it shows."""
    word = sentence.words[to + 1] if to + 1 < len(sentence.words) else None
    return word is not None and (
        word.is_word
        and not word.is_capital
        and word.lower not in _NO_VERB
        and not word.text[0].isdigit()
        and not word.lower.endswith("ing")
    )


def _infinitive(sentence: Sentence, first: int) -> int | None:
    lower = sentence.lower
    to = first + 1 if lower[first] == "not" else first
    is_followed = to + 1 < len(lower) and lower[to] == "to" and _is_verb_next(sentence, to)
    return to + 1 if is_followed and not sentence.words[to + 1].is_past else None


def _gerund(sentence: Sentence, is_to: bool, first: int) -> int | None:
    lower = sentence.lower
    place = first + 1 if is_to and lower[first] == "to" else first
    while place < len(lower) and (lower[place] == "ever" or sentence.words[place].is_adverb):
        place += 1
    is_gerund = place < len(lower) and lower[place].endswith("ing") and len(lower[place]) > 5
    is_gerund = is_gerund and lower[place] not in _CLAIMS and not _joins_verb(sentence, min(place + 1, len(lower) - 1))
    return place if is_gerund and len(lower) - place > (1 if sentence.is_headline else 2) else None


def _question(sentence: Sentence, first: int, has_listener: bool) -> int | None:
    lower = sentence.lower
    place = first
    if has_listener and lower[place] not in _QUESTIONS:
        while place < len(lower) and place - first < 8 and lower[place] not in _QUESTIONS:
            if lower[place] in STOPS or sentence.words[place].is_quotation or lower[place] == "about":
                return None
            place += 1
    is_question = place < len(lower) and lower[place] in _QUESTIONS
    return place if is_question and len(lower) - place > FEWEST_WORDS else None


def _noun(sentence: Sentence, one: Attribution) -> int | None:
    """A noun that says something: denied claims that …, demanded a public inquiry."""
    if not one.form.takes("noun"):
        return None
    is_denial = one.form.verb.act == "denial"
    lower = sentence.lower
    first = one.after
    ends = (n for n in range(first, len(lower)) if lower[n] in STOPS or _joins_verb(sentence, n))
    end = next(ends, len(lower))
    words = lower[first:end]
    if not words or sentence.words[first].is_quotation or words[0] in _NO_NOUN:
        return None
    if not is_denial:
        fewest = 2 if one.form.verb.act == "demand" else FEWEST_WORDS
        return first if len(words) >= fewest and words[0] not in _PERSONAL else None
    head = next((n for n, word in enumerate(words) if n and word in _BEHIND_NOUN), len(words))
    if _DEEDS & set(words[:head]):
        return None
    if words[0] == "any" and len(words) > 1:
        return first
    says = bool(_CLAIMS & set(words[: head + 1])) and len(words) > FEWEST_WORDS - 1
    is_claimed = says and (head < len(words) or len(words) > FEWEST_WORDS or words[0] == "any")
    # Denied the allegations; whoever dismisses the charges may be a court.
    is_claimed = is_claimed or (one.form.takes("that") and words[-1] in _DENIED_ALONE and head == len(words) > 1)
    return first if is_claimed or (one.form.verb.lemma == "deny" and len(words) > FEWEST_WORDS + 1) else None


def _put_at(sentence: Sentence, one: Attribution) -> int | None:
    """A number that is put at something: the toll at 31; the chance of rain at one in five."""
    lower, first = sentence.lower, one.after
    if not one.form.takes("noun-at"):
        return None
    end = next((n for n in range(first, len(lower)) if lower[n] in STOPS), len(lower))
    noun = next((n for n in range(first, min(end, first + 5)) if lower[n] in _AMOUNTS), None)
    is_put = noun is not None and any(lower[n] in ("at", "between") for n in range(noun + 1, end - 1))
    return first if is_put else None


def _joins_verb(sentence: Sentence, number: int) -> bool:
    """Whether *but*, or *and* before another verb, stands here: denied wrongdoing and says he will appeal."""
    lower = sentence.lower
    if lower[number] != "and" or number + 1 >= len(lower):
        return lower[number] == "but"
    form = verb_at(lower, number + 1)
    return lower[number + 1] in AUXILIARIES or bool(form and form.kinds & {"past", "third"})


def _of_noun(sentence: Sentence, first: int, *, fewest: int = 2) -> int | None:
    lower = sentence.lower
    end = next((n for n in range(first, len(lower)) if lower[n] in ".;:"), len(lower))
    is_quotation = first < len(lower) and sentence.words[first].is_quotation
    return first if end - first >= fewest and not is_quotation else None


def _against(sentence: Sentence, first: int) -> int | None:
    lower = sentence.lower
    for place in range(first, min(len(lower) - 1, first + 6)):
        if lower[place] == "against":
            return place + 1
        if lower[place] in STOPS or lower[place] in AUXILIARIES:
            return None
    return None


def _that(sentence: Sentence, one: Attribution, until: int) -> int | None:
    """Where a clause begins, with *that* or without, behind a listener and what tells of time and place."""
    lower, words, form = sentence.lower, sentence.words, one.form
    if form.verb.act == "denial":
        until = next((n for n in range(one.after, until) if _joins_verb(sentence, n)), until)
    if not form.takes("that", "bare", "somebody-that"):
        return None
    place = one.after
    while place < len(lower) and words[place].is_adverb and lower[place] not in ("both", "all", "there", "even"):
        place += 1
    if place < len(lower) and lower[place] == ",":
        # Said, however, that; said on Monday, when he spoke, that.
        that = next((n for n in range(place, min(len(lower), place + 14)) if lower[n] == "that"), None)
        return that + 1 if that and lower[that - 1] == "," and not words[place + 1].is_quotation else None
    listener: int | None = None
    if form.takes("somebody-that") and place < len(lower) and lower[place] != "that":
        listener = behind_listener(sentence, place)
        if listener is None and not form.takes("that"):
            return None
        place = listener or place
    start = behind_adjuncts(sentence, place, until)
    if start is None or start >= len(lower):
        return None
    if lower[start] == "that":
        return _behind_that(sentence, start, until)
    if lower[start] in ("how", "why", "what"):
        return start if form.verb.lemma != "say" and len(lower) - start > FEWEST_WORDS else None
    is_clause = _is_bare_clause(sentence, form, start, until, has_listener=listener is not None)
    return start if is_clause else None


def _is_bare_clause(sentence: Sentence, form: VerbForm, start: int, until: int, *, has_listener: bool) -> bool:
    """Whether what follows without *that* is a clause: of most verbs one with a tense."""
    lower, words = sentence.lower, sentence.words
    if lower[start] in STOPS or lower[start] in _NO_CLAUSE:
        return False
    own = len(words_of(sentence, start, until))
    if lower[start] in ("yes", "no") and own == 1:
        return form.takes("bare")
    is_clause = is_finite(sentence, start, until)
    if lower[start] in _NO_WORDS and lower[start + 1 : start + 2] and lower[start + 1] in _BEHIND_NOTHING:
        # Said nothing as they left.
        return False
    if (lower[start] in _NO_WORDS and not is_clause) or (words[start].is_quotation and own < 2):
        return False
    is_clause = is_clause or (own > 0 and sentence.has_quotation(start + 1, until))
    if is_clause and (form.takes("bare") or has_listener):
        return True
    comma = next((n for n in range(start, until) if lower[n] == ","), until)
    if form.takes("zero") and (is_finite(sentence, start, comma) or (is_clause and words[start].is_capital)):
        return True
    is_long = own > FEWEST_WORDS and lower[start] not in PREPOSITIONS and not lower[start].endswith("ing")
    return form.takes("bare") and is_long


def _behind_that(sentence: Sentence, that: int, until: int) -> int | None:
    """Where the clause begins at *that*, which may be its subject (said that was wrong)."""
    lower = sentence.lower
    if that + 1 >= len(lower) or lower[that + 1] in ".;":
        return None
    if lower[that + 1] in AUXILIARIES:
        return that
    own = len(words_of(sentence, that + 1, until))
    is_short = own < FEWEST_WORDS and not is_finite(sentence, that + 1, until)
    if is_short and not (own and sentence.has_quotation(that + 2, until)):
        # "Disputed that account" reports nothing.
        return None
    return that + 2 if lower[that + 1] == "," else that + 1
