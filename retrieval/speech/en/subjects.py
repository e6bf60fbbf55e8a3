"""Who an English sentence says is speaking: subject and verb of speech, in either order. Pure functions.

Sentences come with their quotations blanked.
"""

from retrieval.speech.en.lists import word_list
from retrieval.speech.en.attribution import Attribution
from retrieval.speech.en.clauses import clause_before, clause_start, is_finite
from retrieval.speech.en.phrases import Phrase, Subject, main_subject, noun_phrase, subject_before, subject_behind
from retrieval.speech.en.verbs import REFUSED, VerbForm, verb_at, verb_places
from retrieval.speech.en.words import (
    AUXILIARIES,
    BEING,
    DAYS,
    HAVING,
    NEGATIVE,
    PREPOSITIONS,
    RELATIVES,
    TIMES,
    UNCERTAIN,
    Sentence,
)

_JOINING = word_list("joining")
_STATEMENTS = word_list("statements")
_GOVERNING = word_list("governing")
_SINGULAR_PRONOUNS = frozenset("he she it one".split())
_PLURAL_PRONOUNS = frozenset("they we i you".split())
_SINGULAR = word_list("singular")
_FUTURE = frozenset(("say", "tell", "argue", "warn", "add", "insist", "urge", "call on", "call for", "accuse"))
_DOCUMENTS = word_list("documents")
_NO_SPEAKERS = word_list("no_speakers")
"""They show, nobody says it."""

_NOUNS = word_list("nouns")
"""Verbs whose present tense is a noun as well."""

_NO_OBJECT = (PREPOSITIONS - {"on", "for", "to"}) | AUXILIARIES | frozenset((".", ",", ";", "and", "or", ""))
_MOST_BEHIND = 40
_MOST_BETWEEN = 8
_ONE = _SINGULAR_PRONOUNS | _SINGULAR
_BEHIND_HEAD = PREPOSITIONS | RELATIVES
_PROGRESSIVE = BEING - {"being", "be"}
_UNTOLD = NEGATIVE | UNCERTAIN
_BEING_OR_HAVING = BEING | HAVING
_DATES = DAYS | TIMES


def attributions(sentence: Sentence, *, is_headline: bool = False) -> list[Attribution]:
    """The attributions of a sentence, in order.

    >>> one = Sentence("“＿＿＿” Mayor Ortiz, 44, said on Monday, adding that she was tired.")
    >>> [(one.span(*a.subject.phrase) if a.subject else "", a.cue) for a in attributions(one)]
    [('Mayor Ortiz', 'said'), ('', 'adding')]
    """
    found: list[Attribution] = []
    lowest = taken = 0
    for number in verb_places(sentence.lower):
        if number < taken or (sentence.words[number].is_capital and not is_headline):
            continue
        form = verb_at(sentence.lower, number)
        if (
            form is None
            or (one := _attribution(sentence, number, form, lowest, found, is_headline=is_headline)) is None
        ):
            continue
        if not _may_tell(sentence, one, lowest):
            continue
        found.append(one)
        taken = one.after
        lowest = one.after
    return found


def _may_tell(sentence: Sentence, one: Attribution, lowest: int) -> bool:
    """Whether words stand beside a verb that it can report; *the mayor reports to the council* tells of none."""
    words = sentence.words
    if sentence.has_quotation(one.after, one.after + _MOST_BEHIND):
        return True
    if sentence.has_quotation(max(lowest, one.first - 4), one.first):
        return True
    if clause_start(sentence, one, len(words)) is not None or one.form.takes("as"):
        return True
    is_telling = one.form.takes("that", "bare", "somebody-that") and one.first > 0 and not one.form.is_gerund
    begin = lowest if one.first >= lowest else 0
    return is_telling and (
        clause_before(sentence, begin, one.first) is not None or sentence.lower[one.first - 1] in ",–—-"
    )


def _attribution(
    sentence: Sentence, number: int, form: VerbForm, lowest: int, before: list[Attribution], *, is_headline: bool
) -> Attribution | None:
    words = sentence.words
    after = number + len(form.words)
    left = _without_adverbs(sentence, lowest, number)
    if form.verb.lemma == "quote":
        return _quoting(sentence, lowest, left, number)
    if form.is_gerund:
        return _participle(sentence, form, lowest, left, number, before)
    group = _without_auxiliaries(sentence, form, lowest, left)
    if group is None or not _is_told(sentence, form, after):
        return None
    mark = words[group - 1] if group > lowest else None
    if mark is not None and mark.lower in ("who", "which", "that") and group - 1 > lowest:
        # "Those who say so" tells of nobody's words; ", who said so," does.
        is_aside = words[group - 2].text == "," or after < len(words) and words[after].is_quotation
        subject = subject_before(sentence, lowest, group - 1) if is_aside else None
        return Attribution(form, subject, subject.start, number, after, is_aside=True) if subject else None
    if mark and mark.text == "," and before and before[-1].is_aside and before[-1].subject:
        # The source, who said he had been there, told the paper: one subject for both.
        return Attribution(form, before[-1].subject, before[-1].first, number, after)
    is_name = form.verb.act == "naming" and after < len(words) and words[after].is_quotation
    if mark and (mark.text == "(" or (mark.text == "," and is_name and not is_headline)):
        # The report, called “A View”, is named so; nobody says it.
        return None
    behind = _inverted(sentence, form, lowest, group, number)
    if behind and (mark is None or mark.is_quotation):
        return behind
    subject = subject_before(sentence, lowest, group) if mark else None
    if subject and behind and (_has_past(sentence, subject.phrase) or _closes(sentence, behind)):
        return behind
    if subject and (group < left or _agrees(sentence, subject.phrase, form)):
        return Attribution(form, subject, subject.start, number, after)
    if behind:
        return behind
    joining = ("and", "but", "or", ",", "then") if is_headline else ("and", "but", "or", "then")
    if mark and mark.lower in joining and (before or _has_verb_between(sentence, group)):
        first = group - 1 if mark.is_word else group
        is_shared = form.kinds & {"past", "third"} or (before and before[-1].form.kinds & {"base"})
        return Attribution(form, None, first, number, after) if is_shared else None
    return None


def _without_adverbs(sentence: Sentence, lowest: int, number: int) -> int:
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


def _without_auxiliaries(sentence: Sentence, form: VerbForm, lowest: int, left: int) -> int | None:
    """Where the verb and its auxiliaries begin; None where nothing is said, or only perhaps."""
    words = sentence.words
    place = left
    while place > lowest:
        lower = words[place - 1].lower
        if lower in NEGATIVE or lower.endswith("n't") or lower in UNCERTAIN or lower in BEING:
            return None
        if lower in ("to", "would've", "let"):
            return _behind_governor(sentence, lowest, place - 1) if lower == "to" else None
        if lower == "will" and form.verb.lemma not in _FUTURE:
            return None
        if lower in HAVING or lower in ("did", "does", "do", "will"):
            place = _without_adverbs(sentence, lowest, place - 1)
            continue
        break
    if place == left and not _is_finite(form) and form.kinds == {"participle"}:
        return None
    return place


def _behind_governor(sentence: Sentence, lowest: int, to: int) -> int | None:
    """Where a verb begins that brings another with *to*: went on to say, was quick to add, used the speech to warn."""
    for place in range(to - 1, max(lowest, to - _MOST_BETWEEN) - 1, -1):
        word = sentence.words[place]
        if not word.is_word:
            return None
        if word.lower in _GOVERNING:
            begin = _without_adverbs(sentence, lowest, place)
            while begin > lowest and sentence.words[begin - 1].lower in _BEING_OR_HAVING:
                begin = _without_adverbs(sentence, lowest, begin - 1)
            return None if begin > lowest and sentence.words[begin - 1].lower in _UNTOLD else begin
    return None


def _has_past(sentence: Sentence, phrase: Phrase) -> bool:
    return any(word.is_past for word in sentence.words[slice(*phrase)])


def _closes(sentence: Sentence, behind: Attribution) -> bool:
    """Whether a verb and the name behind it end a sentence that has a verb before: …, reported the Quay Times."""
    words = sentence.words
    if behind.form.verb.act == "naming" or behind.subject is None:
        return False
    first = words[behind.subject.phrase[0]]
    is_end = behind.after >= len(words) or words[behind.after].text == "."
    return is_end and (first.is_capital or first.lower == "the") and is_finite(sentence, 0, behind.first)


def _is_finite(form: VerbForm) -> bool:
    return not form.kinds.isdisjoint(("base", "third", "past"))


def _is_told(sentence: Sentence, form: VerbForm, after: int) -> bool:
    """Whether what follows can be what is said, for verbs that also tell of deeds."""
    following = sentence.lower[after] if after < len(sentence.words) else ""
    lemma = form.verb.lemma
    if "past" not in form.kinds and lemma in _NOUNS and (following in _NO_OBJECT or _is_verb(sentence, after)):
        return False
    if lemma in ("refuse", "decline"):
        return following == "to" and (sentence.lower[after + 1] if after + 1 < len(sentence.words) else "") in REFUSED
    if following == "by" or (lemma == "accuse" and following == "of"):
        return False
    if lemma in ("go on", "continue", "begin") and following == "to":
        return False
    return not (form.takes("somebody-to", "somebody-that") and following == "to" and not form.takes("to"))


def _is_verb(sentence: Sentence, number: int) -> bool:
    """Whether a word, or the one behind an adverb, is itself a verb, so that the one before is a noun: reports say."""
    words = sentence.words
    while number < len(words) and words[number].is_adverb:
        number += 1
    if number >= len(words) or words[number].is_capital:
        return False
    form = verb_at(sentence.lower, number)
    return words[number].is_past or bool(form and form.kinds & {"base", "third"} and form.verb.lemma not in _NOUNS)


def _participle(
    sentence: Sentence, form: VerbForm, lowest: int, left: int, number: int, before: list[Attribution]
) -> Attribution | None:
    """A form in -ing: is urging; adding that …; in a statement saying that …"""
    words = sentence.words
    after = number + len(form.words)
    mark = words[left - 1] if left > 0 else None
    if mark is None:
        return Attribution(form, None, number, number, after)
    if left > lowest and mark.lower in _PROGRESSIVE:
        group = _without_adverbs(sentence, lowest, left - 1)
        if group > lowest and sentence.words[group - 1].lower in HAVING:
            group -= 1
        subject = subject_before(sentence, lowest, group) if group > lowest else None
        return Attribution(form, subject, subject.start, number, after) if subject else None
    if mark.lower in _JOINING or mark.is_quotation or mark.text in "–—)":
        return Attribution(form, None, left, number, after)
    if mark.lower in _DATES or mark.lower in _STATEMENTS:
        has_doer = before or _has_verb_between(sentence, left)
        if has_doer:
            return Attribution(form, None, number, number, after)
    if not form.takes("that", "bare"):
        return None
    phrase = noun_phrase(sentence, max(lowest, left - 3), left) if mark.lower in _DOCUMENTS else None
    return Attribution(form, Subject(phrase, None, phrase[0]), phrase[0], number, after) if phrase else None


def _quoting(sentence: Sentence, lowest: int, left: int, number: int) -> Attribution | None:
    """Somebody was quoted as saying; the paper quoted somebody as saying."""
    lower = sentence.lower
    for place in range(number, min(len(lower) - 1, number + 14)):
        # Was quoted as saying; was quoted calling it a shame.
        is_next = place == number and left > lowest and lower[left - 1] in BEING
        if (is_next or lower[place] == "as") and (form := verb_at(lower, place + 1)) and form.is_gerund:
            break
    else:
        return None
    after = place + 1 + len(form.words)
    if left > lowest and lower[left - 1] in BEING:
        group = _without_adverbs(sentence, lowest, left - 1)
        while group > lowest and lower[group - 1] in _BEING_OR_HAVING:
            group -= 1
        subject = subject_before(sentence, lowest, group) if group > lowest else None
        via = noun_phrase(sentence, number + 2, place) if lower[number + 1] == "by" else None
        if subject and after < len(lower) and lower[after] == "by":
            via = subject_behind(sentence, after + 1)
            after = via[1] if via else after
        return Attribution(form, subject, subject.start, number, after, via=via) if subject else None
    phrase = noun_phrase(sentence, number + 1, place)
    passing = subject_before(sentence, lowest, left) if left > lowest else None
    if phrase is None:
        return None
    first = passing.start if passing else number
    return Attribution(form, Subject(phrase, None, first), first, number, after, via=passing and passing.phrase)


def _inverted(sentence: Sentence, form: VerbForm, lowest: int, group: int, number: int) -> Attribution | None:
    """A verb before its subject: “…,” said Dana Price."""
    words = sentence.words
    mark = words[group - 1] if group > 0 else None
    if group != number or not form.takes("direct") or not _is_finite(form):
        return None
    if form.takes("somebody-that") and not form.takes("that"):
        # "Told the court" has its listener behind it.
        return None
    if mark is not None and not (mark.is_quotation or mark.text in ",–—'"):
        return None
    after = number + len(form.words)
    phrase = subject_behind(sentence, after)
    if phrase is None or not _agrees(sentence, phrase, form):
        return None
    following = words[phrase[1]] if phrase[1] < len(words) else None
    if following and following.lower in AUXILIARIES:
        # "…", said the council would pay
        return None
    if mark is None and (following is None or following.text not in ",:("):
        return None
    name = None
    is_role = words[phrase[0]].lower in ("the", "his", "her", "their", "its") or words[phrase[0]].is_possessive
    if following and following.text == "," and is_role:
        name = _name_behind(sentence, phrase[1] + 1)
    subject = Subject(phrase, name, number)
    return Attribution(form, subject, number, number, name[1] if name else phrase[1], is_inverted=True)


def _name_behind(sentence: Sentence, first: int) -> Phrase | None:
    """The name between a role and the next comma: said the mayor, Ida Holm."""
    words = sentence.words
    last = first
    while last < len(words) and words[last].is_word and words[last].is_capital and last - first < 5:
        last += 1
    is_whole = last > first and (last == len(words) or not words[last].is_word)
    return (first, last) if is_whole else None


def _agrees(sentence: Sentence, phrase: Phrase, form: VerbForm) -> bool:
    """Whether subject and verb agree in number, so that a noun (claims, reports) is not taken for a verb."""
    words = sentence.words[phrase[0] : phrase[1]]
    head = next((n for n, word in enumerate(words) if n and word.lower in _BEHIND_HEAD), len(words)) - 1
    if words[head].lower in _NO_SPEAKERS:
        return False
    if "past" in form.kinds or "participle" in form.kinds:
        return True
    is_many = words[head].is_plural or any(word.lower == "and" for word in words)
    if "third" in form.kinds:
        is_some = words[0].lower in _PLURAL_PRONOUNS or (is_many and not words[head].is_capital)
        return not is_some
    if words[0].lower in _ONE:
        return False
    return words[0].lower in _PLURAL_PRONOUNS or is_many or form.verb.lemma == "say"


def _has_verb_between(sentence: Sentence, last: int) -> bool:
    """Whether the sentence begins with a subject and has a verb of its own before a word."""
    subject = main_subject(sentence)
    return subject is not None and last > subject.phrase[1]
