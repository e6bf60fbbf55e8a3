"""Where the words begin and end that an English verb of speech reports. Pure functions.

Places are numbers of words of a sentence whose quotations are blanked.
"""

import re

from retrieval.speech.en.lists import word_list
from retrieval.speech.en.attribution import Attribution
from retrieval.speech.en.verbs import verb_at
from retrieval.speech.en.words import (
    ARTICLES,
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

FEWEST_WORDS = 3
"""A clause before a comma that is shorter stands there by chance."""

_STOPS = frozenset(".:;,!?–—…")
_QUESTIONS = word_list("questions")
_FRONTED = word_list("fronted")
FRONTING = word_list("fronting")
_JOINTS = SUBORDINATORS | frozenset(("then", "also", "later", "which", "who", "whom"))
_CLAUSE_OPENS = SUBORDINATORS - {"and", "or"} | frozenset(("he", "she", "they", "we", "i", "there"))
_OBJECTS = word_list("clauses_objects")
_NO_WORDS = word_list("no_words")
_CLAIMS = word_list("claims")
_PRESENT = word_list("present")
"""Verbs in the present tense that are seldom nouns."""

_TENSED = AUXILIARIES - {"be", "been", "being", "having"}
_CONTRACTED = re.compile(r"(?:n't|'re|'ve|'ll|'d|^(?:he|she|it|that|there|who|what|here)'s)$")
_DEEDS = word_list("deeds")
_MOST_LISTENER = 14
_MOST_ADJUNCT = 30
_MOST_BEFORE_VERB = 7
_TURNING = frozenset(("but", "while", "although", "though", "whereas"))
_ENDS_LISTENER = DETERMINERS | AUXILIARIES | DAYS | TIMES | {"on", "in", "at", "if"}
_LEADING_IN = SUBORDINATORS - {"that", "if", "when", "how", "what", "while"}
_FRONTED_BY = PREPOSITIONS | SUBORDINATORS - {"and", "but", "so", "yet"}
_NO_VERB = DETERMINERS | PREPOSITIONS | PRONOUNS | _OBJECTS
_NO_LISTENER = AUXILIARIES | {"that", "about", "for", "with"}
_OUTSIDE_LISTENER = PREPOSITIONS - {"of", "for", "from", "with"}
_LEADING_ON = PREPOSITIONS | SUBORDINATORS | DETERMINERS
_BEFORE_VERB_NOT = AUXILIARIES | SUBORDINATORS
_NO_NOUN = PREPOSITIONS | AUXILIARIES
_BEHIND_NOUN = PREPOSITIONS | {"that"}
_PERSONAL = PRONOUNS | _OBJECTS
_CLAUSE_ARTICLES = ARTICLES - {"her"}
_SPANS = word_list("spans")
_DATED = _SPANS | DAYS
_DATES = DAYS | TIMES


def clause_start(sentence: Sentence, one: Attribution, until: int) -> tuple[int, Act] | None:
    """Where the reported words begin behind a verb, and what is done with them; None where none are reported.

    Args:
        sentence: its words.
        one: subject and verb.
        until: where the next attribution begins, or the sentence ends.
    """
    if one.is_inverted:
        return None
    form, first = one.form, one.after
    act: Act = form.verb.act if form.verb.act != "naming" else "statement"
    lower = sentence.lower
    if first >= len(lower) or lower[first] in ".!?":
        return None
    if form.takes("somebody-to", "on-somebody-to") and _somebody_to(sentence, first):
        return first, "demand"
    if form.takes("for") and (place := _of_noun(sentence, first)):
        has_doer = _somebody_to(sentence, first)
        return (one.after - 1 if has_doer else place), act
    if form.takes("on-somebody-to", "for"):
        return None
    if form.takes("to") and (place := _infinitive(sentence, first)):
        return (first if act == "denial" else place), act
    if form.takes("-ing", "to-ing") and (place := _gerund(sentence, form.takes("to-ing"), first)):
        return place, act
    if form.takes("whether", "somebody-whether") and (
        place := _question(sentence, first, form.takes("somebody-whether"))
    ):
        return place, act
    if form.takes("that", "bare", "somebody-that") and (place := _that(sentence, one, until)):
        return (place - 1 if act == "denial" and lower[place - 1] == "that" else place), act
    if form.takes("noun") and (place := _noun(sentence, one, is_denial=act == "denial")):
        return place, act
    if form.takes("of", "against", "at") and lower[first] in ("of", "against", "about", "at"):
        return (first + 1, act) if _of_noun(sentence, first + 1, fewest=3) else None
    if form.takes("against") and (place := _against(sentence, first)):
        return place, act
    if form.takes("somebody-of") and "of" in lower[first + 1 : first + 16]:
        return first, act
    if form.takes("how") and (place := _question(sentence, first, True)):
        return place, act
    return None


def _somebody_to(sentence: Sentence, first: int) -> bool:
    """Whether somebody and *to* with a verb follow: residents to leave."""
    lower = sentence.lower
    if lower[first] in ("not", "to"):
        return False
    for place in range(first, min(len(lower), first + _MOST_LISTENER)):
        if lower[place] == "to" and place > first and _is_verb_next(sentence, place):
            return True
        if sentence.words[place].is_quotation:
            # Urged them “to go”: *to* stands inside the marks.
            return place > first and sentence.words[place - 1].is_word
        if lower[place] in _STOPS or lower[place] in _NO_LISTENER:
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
    is_gerund = place < len(lower) and lower[place].endswith("ing") and len(lower[place]) > 5
    return place if is_gerund and len(lower) - place > 2 else None


def _question(sentence: Sentence, first: int, has_listener: bool) -> int | None:
    lower = sentence.lower
    place = first
    if has_listener and lower[place] not in _QUESTIONS:
        while place < len(lower) and place - first < 8 and lower[place] not in _QUESTIONS:
            if lower[place] in _STOPS or sentence.words[place].is_quotation or lower[place] == "about":
                return None
            place += 1
    is_question = place < len(lower) and lower[place] in _QUESTIONS
    return place if is_question and len(lower) - place > FEWEST_WORDS else None


def _noun(sentence: Sentence, one: Attribution, *, is_denial: bool) -> int | None:
    """A noun that says something: denied claims that …, demanded a public inquiry."""
    lower = sentence.lower
    first = one.after
    end = next((n for n in range(first, len(lower)) if lower[n] in _STOPS), len(lower))
    words = lower[first:end]
    if not words or sentence.words[first].is_quotation or words[0] in _NO_NOUN:
        return None
    if not is_denial:
        fewest = 2 if one.form.verb.act == "demand" else FEWEST_WORDS
        return first if len(words) >= fewest and words[0] not in _PERSONAL else None
    head = next((n for n, word in enumerate(words) if n and word in _BEHIND_NOUN), len(words))
    if _DEEDS & set(words[:head]):
        return None
    says = bool(_CLAIMS & set(words[: head + 1])) and len(words) > FEWEST_WORDS - 1
    is_claimed = says and (head < len(words) or len(words) > FEWEST_WORDS or words[0] == "any")
    return first if is_claimed or (one.form.verb.lemma == "deny" and len(words) > FEWEST_WORDS + 1) else None


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
        if lower[place] in _STOPS or lower[place] in AUXILIARIES:
            return None
    return None


def _that(sentence: Sentence, one: Attribution, until: int) -> int | None:
    """Where a clause begins, with *that* or without, behind a listener and what tells of time and place."""
    lower, words = sentence.lower, sentence.words
    form = one.form
    place = one.after
    listener: int | None = None
    while place < len(lower) and words[place].is_adverb and lower[place] not in ("both", "all", "there", "even"):
        place += 1
    if place < len(lower) and lower[place] == ",":
        # Said, however, that; said on Monday, when he spoke, that.
        that = next((n for n in range(place, min(len(lower), place + 14)) if lower[n] == "that"), None)
        return that + 1 if that and lower[that - 1] == "," and not words[place + 1].is_quotation else None
    if form.takes("somebody-that") and (place < len(lower)) and lower[place] != "that":
        listener = _behind_listener(sentence, place)
        if listener is None and not form.takes("that"):
            return None
        place = listener or place
    start = _behind_adjuncts(sentence, place, until)
    if start is None or start >= len(lower):
        return None
    if lower[start] == "that":
        return _behind_that(sentence, start)
    if lower[start] in _STOPS or lower[start] in ("when", "while", "as", "so", "and", "but", "because", "to"):
        return None
    if lower[start] in ("how", "why", "what"):
        return start if form.verb.lemma != "say" and len(lower) - start > FEWEST_WORDS else None
    is_clause = is_finite(sentence, start, until)
    if lower[start] in _NO_WORDS and not is_clause:
        return None
    own = len(_words_of(sentence, start, until))
    is_clause = is_clause or (own > 0 and any(word.is_quotation for word in words[start + 1 : until]))
    if words[start].is_quotation and own < 2:
        return None
    is_long = own > FEWEST_WORDS and lower[start] not in PREPOSITIONS and not lower[start].endswith("ing")
    comma = next((n for n in range(start, until) if lower[n] == ","), until)
    if is_clause and (form.takes("bare") or listener is not None):
        return start
    if form.takes("zero") and (is_finite(sentence, start, comma) or (is_clause and words[start].is_capital)):
        return start
    return start if form.takes("bare") and is_long else None


def _behind_that(sentence: Sentence, that: int) -> int | None:
    """Where the clause begins at *that*, which may be its subject (said that was wrong)."""
    lower = sentence.lower
    if that + 1 >= len(lower) or lower[that + 1] in ".;":
        return None
    if lower[that + 1] in AUXILIARIES:
        return that
    return that + 2 if lower[that + 1] == "," else that + 1


def _behind_listener(sentence: Sentence, first: int) -> int | None:
    """The word behind who is told: reporters; the BBC; a packed meeting; lawmakers in Oslo."""
    lower, words = sentence.lower, sentence.words
    if lower[first] in _OBJECTS:
        is_subject = lower[first] in ("it", "you") and first + 1 < len(lower) and lower[first + 1] in AUXILIARIES
        return None if is_subject else first + 1
    place = first
    if lower[first] in ARTICLES:
        place += 1
    elif words[first].is_capital:
        while place < len(lower) and (words[place].is_capital or lower[place] in ("of", "and", "&")):
            place += 1
        return place if place < len(lower) and words[first].lower not in DAYS else None
    begun = place
    while place < len(lower) and place - first < _MOST_LISTENER:
        word = words[place]
        if lower[place] in _CLAUSE_OPENS or not word.is_word or word.is_quotation:
            break
        if place > begun and (lower[place] in _ENDS_LISTENER):
            break
        if place > begun and lower[place] == "it" and is_finite(sentence, place + 1, place + 2):
            break
        if (
            place > begun
            and word.is_capital
            and not words[place - 1].is_capital
            and lower[place - 1] not in PREPOSITIONS
        ):
            break
        if place > begun and lower[place] in _OUTSIDE_LISTENER:
            break
        if place > begun and words[place - 1].is_plural and word.is_plural and begun == first:
            break
        place += 1
    return place if place > begun else None


def _behind_adjuncts(sentence: Sentence, first: int, until: int) -> int | None:
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


def _behind_phrase(sentence: Sentence, preposition: int) -> int | None:
    """The word behind a phrase with a preposition, where a clause may begin."""
    lower, words = sentence.lower, sentence.words
    place = preposition + 1
    if place < len(lower) and (lower[place] in DAYS or lower[place] in ("last", "this")):
        return place
    last = min(len(lower), preposition + _MOST_ADJUNCT)
    while place < last:
        word = lower[place]
        if word == "that":
            return place
        if word in _STOPS or words[place].is_quotation:
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


def is_finite(sentence: Sentence, first: int, last: int) -> bool:
    """Whether words hold a verb with a tense, as far as it shows."""
    words = sentence.words
    for number in range(first, last):
        word = words[number]
        if word.lower in _TENSED or _CONTRACTED.search(word.lower):
            return True
        if (
            number > first
            and word.is_word
            and (word.is_past or word.lower in _PRESENT or _is_present(sentence, first, number))
        ):
            return True
    return False


def _is_present(sentence: Sentence, first: int, number: int) -> bool:
    """Whether a word is a verb in the present tense: right behind a pronoun that is a subject."""
    return sentence.lower[number - 1] in ("he", "she", "they", "we", "i", "it", "who") and number > first


def _words_of(sentence: Sentence, first: int, last: int) -> list[str]:
    return [word.text for word in sentence.words[first:last] if word.is_word]


def clause_end(sentence: Sentence, first: int, last: int, *, is_cut: bool) -> int:
    """Where a clause ends: before what is said next, or with the sentence.

    Args:
        sentence: its words.
        first: the first word of the clause.
        last: where the next attribution begins, or the sentence ends.
        is_cut: whether an attribution follows.
    """
    lower = sentence.lower
    for number in range(first + 1, last):
        if lower[number] == ";" or (lower[number] == "," and _turns(sentence, number, last)):
            last, is_cut = number, True
            break
        if lower[number] == "but" and number + 1 < last and lower[number + 1] == "then":
            last, is_cut = number, True
            break
    while last > first and (lower[last - 1] in ",;:–—-" or (is_cut and lower[last - 1] in _JOINTS)):
        last -= 1
    return last


def _turns(sentence: Sentence, comma: int, last: int) -> bool:
    """Whether the teller goes on behind a comma: …, though she …; …, according to …"""
    lower = sentence.lower
    following = lower[comma + 1 : min(last, comma + 3)]
    form = verb_at(lower, comma + 1) if following else None
    if form and form.is_gerund and form.verb.act != "naming":
        return True
    if following[:1] and following[0] in _TURNING and _speaks(sentence, comma + 2, last):
        return True
    return following[:1] == ["though"] and following[1:] in (["he"], ["she"], ["they"], ["it"])


def _speaks(sentence: Sentence, first: int, last: int) -> bool:
    """Whether a subject and a verb of speech follow: analysts doubted it."""
    lower = sentence.lower
    for number in range(first + 1, min(last, first + _MOST_BEFORE_VERB)):
        if lower[number] in _BEFORE_VERB_NOT or not sentence.words[number].is_word:
            return False
        form = verb_at(lower, number)
        if form and "past" in form.kinds:
            return lower[number - 1] not in DETERMINERS
    return False


def clause_before(
    sentence: Sentence, lowest: int, last: int, *, is_resumed: bool = False, is_quoted: bool = False
) -> int | None:
    """Where words begin that stand before their attribution (Prices will fall, analysts said); None where they are none.

    Args:
        sentence: its words.
        lowest: the first word that can belong to them.
        last: the attribution's first word.
        is_quoted: whether a quotation stands right before the attribution, its comma inside.
        is_resumed: whether they go on behind it, so that a fronted clause is no words of its own.
    """
    lower, words = sentence.lower, sentence.words
    if last < 1 or (lower[last - 1] not in ",–—-" and not is_quoted):
        return None
    first = lowest
    if is_resumed and lower[first] in _FRONTED_BY:
        return None
    while first < last and (lower[first] in _LEADING_IN or not words[first].is_word):
        if words[first].is_quotation:
            break
        first += 1
    is_fronted = first < last and lower[first] in FRONTING and "," not in lower[first : last - 1]
    if is_fronted or len(_words_of(sentence, first, last)) < FEWEST_WORDS or not is_finite(sentence, first, last):
        return None
    return first
