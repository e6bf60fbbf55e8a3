"""Who an English sentence says is speaking: subject and verb of speech, in either order. Pure functions.

Sentences come with their quotations blanked.
"""

from retrieval.speech.en.agents import behind_role, by_agent, name_before
from retrieval.speech.en.attribution import Attribution
from retrieval.speech.en.clauses import clause_before
from retrieval.speech.en.complements import clause_start
from retrieval.speech.en.lists import word_list
from retrieval.speech.en.main_subject import main_subject
from retrieval.speech.en.names import is_outlet
from retrieval.speech.en.phrases import Phrase, Subject, noun_phrase
from retrieval.speech.en.quoting import quoting
from retrieval.speech.en.refusing import refused_by
from retrieval.speech.en.subject_places import subject_before, subject_behind
from retrieval.speech.en.tense import is_finite
from retrieval.speech.en.verb_groups import agrees, has_finite_form, is_told, without_adverbs, without_auxiliaries
from retrieval.speech.en.verbs import BY_OUTLETS, VerbForm, verb_at, verb_places
from retrieval.speech.en.words import AUXILIARIES, BEING, DAYS, DETERMINERS, HAVING, TIMES, Sentence

_JOINING = word_list("joining")
_STATEMENTS = word_list("statements")
_DOCUMENTS = word_list("documents")
_AS_NOUNS = frozenset("claim guarantee estimate report demand forecast order pledge promise request answer".split())
_MOST_BEHIND = 40
_QUOTING = frozenset(("quoted", "reported", "cited"))
_LONGEST_LISTENER = 10
_PROGRESSIVE = BEING - {"being", "be"}
_DATES = DAYS | TIMES
_LISTENERS = frozenset(("him", "her", "them", "me", "us"))
_DOUBTING = frozenset(("if", "whether"))
_RELATING = frozenset(("who", "which", "that"))


def attributions(sentence: Sentence) -> list[Attribution]:
    """The attributions of a sentence, in order.

    >>> one = Sentence("“＿＿＿” Mayor Ortiz, 44, said on Monday, adding that she was tired.")
    >>> [(one.span(*a.subject.phrase) if a.subject else "", a.cue) for a in attributions(one)]
    [('Mayor Ortiz', 'said'), ('', 'adding')]
    """
    found: list[Attribution] = []
    lowest = taken = 0
    for number in verb_places(sentence.lower):
        if number < taken or (sentence.words[number].is_capital and not sentence.is_headline):
            continue
        form = verb_at(sentence.lower, number)
        if form is None or (one := _attribution(sentence, number, form, lowest, found)) is None:
            continue
        if one.first and sentence.lower[one.first - 1] in _DOUBTING:
            # It is unclear whether she said so.
            continue
        if start := clause_start(sentence, one, len(sentence.words)):
            one = one._replace(start=start)
        if not _may_tell(sentence, one, lowest):
            continue
        found.append(one)
        taken = one.after
        lowest = one.after
    return found


def _may_tell(sentence: Sentence, one: Attribution, lowest: int) -> bool:
    """Whether words stand beside a verb that it can report; *the mayor reports to the council* tells of none."""
    if sentence.has_quotation(one.after, one.after + _MOST_BEHIND):
        return True
    if sentence.has_quotation(max(lowest, one.first - 4), one.first):
        return True
    if one.start is not None or one.refused or one.form.takes("as"):
        return True
    is_gerund = one.form.is_gerund and sentence.lower[one.verb] not in _QUOTING
    is_telling = one.form.takes("that", "bare", "somebody-that") and one.first > 0 and not is_gerund
    begin = lowest if one.first >= lowest else 0
    return is_telling and (
        clause_before(sentence, begin, one.first) is not None or sentence.lower[one.first - 1] in ",–—-"
    )


def _attribution(
    sentence: Sentence, number: int, form: VerbForm, lowest: int, before: list[Attribution]
) -> Attribution | None:
    after = number + len(form.words)
    left = without_adverbs(sentence, lowest, number)
    is_reported = form.verb.lemma in ("report", "cite") and sentence.lower[after : after + 1] == ["as"]
    if form.verb.lemma == "quote" or is_reported:
        return quoting(sentence, lowest, left, number)
    if form.is_gerund:
        if form.verb.lemma in BY_OUTLETS:
            return None
        return _participle(sentence, form, lowest, left, number, before)
    if sentence.is_headline and form.verb.lemma == "tell" and after >= len(sentence.words):
        # …, court told: it is the court that is told.
        return None
    if left == 1 and sentence.lower[0] == "having":
        return Attribution(form, None, 0, number, after)
    if passive := by_agent(sentence, form, left, number) or refused_by(sentence, form, lowest, left, number):
        return passive
    group = without_auxiliaries(sentence, form, lowest, left)
    if group is None or not is_told(sentence, form, after):
        return None
    one = _finite(sentence, form, lowest, left, group, number, before)
    if form.verb.lemma in BY_OUTLETS and not (one and one.subject and is_outlet(sentence.span(*one.subject.phrase))):
        return None
    return one


def _finite(
    sentence: Sentence,
    form: VerbForm,
    lowest: int,
    left: int,
    group: int,
    number: int,
    before: list[Attribution],
) -> Attribution | None:
    """A verb with a tense and its subject."""
    words = sentence.words
    after = number + len(form.words)
    if aside := _aside(sentence, form, lowest, group, number, before):
        return aside
    mark = words[group - 1] if group > lowest else None
    is_name = form.verb.act == "naming" and after < len(words) and words[after].is_quotation
    if mark and (
        mark.text == "(" or mark.lower in _RELATING or (mark.text == "," and is_name and not sentence.is_headline)
    ):
        # "Those who say so" tells of nobody's words; the report, called “A View”, is only named so.
        return None
    behind = _inverted(sentence, form, group, number)
    subject = subject_before(sentence, lowest, group) if mark and not (behind and mark.is_quotation) else None
    if subject and _is_noun(sentence, subject.phrase, form):
        return None
    if subject and behind and (_has_past(sentence, subject.phrase) or _closes(sentence, behind)):
        return behind
    if subject and (group < left or agrees(sentence, subject.phrase, form)):
        return Attribution(form, subject, subject.start, number, after)
    return behind or _shared(sentence, form, lowest, group, number, before)


def _aside(
    sentence: Sentence, form: VerbForm, lowest: int, group: int, number: int, before: list[Attribution]
) -> Attribution | None:
    """A verb in an aside on its subject (the source, who said so,), or the verb behind that aside (told the paper)."""
    words = sentence.words
    after = number + len(form.words)
    mark = words[group - 1] if group > lowest else None
    if mark and mark.lower == "that" and group - 1 > lowest and words[group - 2].lower in _DOCUMENTS:
        first = next(
            (n for n in range(group - 2, max(lowest, group - 7) - 1, -1) if words[n].lower in DETERMINERS), group - 2
        )
        return Attribution(form, Subject((first, group - 1), None, first), first, number, after)
    if mark is not None and mark.lower in _RELATING and group - 1 > lowest:
        is_aside = words[group - 2].text == "," or (after < len(words) and words[after].is_quotation)
        name = name_before(sentence, lowest, behind_role(sentence, lowest, group - 2)) if is_aside else None
        subject = subject_before(sentence, lowest, group - 1) if is_aside else None
        if name and (subject is None or not subject.phrase[0] <= name[0] < (subject.name or subject.phrase)[1]):
            # Was criticised by Ida Holm, who said: the name right before, unless it belongs to the subject.
            subject = Subject(name, None, name[0])
        return Attribution(form, subject, subject.start, number, after, is_aside=True) if subject else None
    if mark and mark.text == "," and before and before[-1].is_aside and before[-1].subject:
        return Attribution(form, before[-1].subject, before[-1].first, number, after)
    return None


def _shared(
    sentence: Sentence,
    form: VerbForm,
    lowest: int,
    group: int,
    number: int,
    before: list[Attribution],
) -> Attribution | None:
    """A verb that *and* joins to one before, whose subject is its own."""
    mark = sentence.words[group - 1] if group > lowest else None
    joining = ("and", "but", "or", ",", "then") if sentence.is_headline else ("and", "but", "or", "then")
    if mark is None or mark.lower not in joining or not (before or _has_verb_between(sentence, group)):
        return None
    first = group - 1 if mark.is_word else group
    reporting = next((one for one in reversed(before) if one.start is not None), None)
    if reporting and (one := _embedded(sentence, form, reporting, number)):
        return one
    is_shared = form.kinds & {"past", "third"} or (before and before[-1].form.kinds & {"base"})
    return Attribution(form, None, first, number, number + len(form.words)) if is_shared else None


def _embedded(sentence: Sentence, form: VerbForm, before: Attribution, number: int) -> Attribution | None:
    """A verb that *and* joins to the clause that somebody reports: records say he rang her and told her that …"""
    lower, words = sentence.lower, sentence.words
    after = number + len(form.words)
    listener = lower[after : after + 1]
    if before.start is None or before.subject is None or not listener or listener[0] not in _LISTENERS:
        return None
    first = before.start[0]
    verb = next((n for n in range(first + 1, number) if words[n].is_past and lower[n] not in AUXILIARIES), None)
    is_later = "past" not in before.form.kinds and "past" in form.kinds
    if verb is None or number - first > _MOST_BEHIND or not (is_later or listener[0] in lower[verb:number]):
        return None
    phrase = noun_phrase(sentence, first, verb)
    subject = Subject(phrase, None, number) if phrase else None
    return Attribution(form, subject, number - 1, number, after, via=before.subject.phrase) if subject else None


def _is_noun(sentence: Sentence, phrase: Phrase, form: VerbForm) -> bool:
    """Whether a verb in -s is the noun behind another verb: blasted recent rival claims that …"""
    if form.verb.lemma not in _AS_NOUNS or "third" not in form.kinds:
        return False
    before = sentence.words[phrase[0] - 1] if phrase[0] else None
    return _has_past(sentence, phrase) or (before is not None and before.is_past and before.lower not in AUXILIARIES)


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
        group = without_adverbs(sentence, lowest, left - 1)
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
    if _is_written(sentence, lowest, left):
        return Attribution(form, None, number, number, after)
    if not form.takes("that", "bare"):
        return None
    phrase = noun_phrase(sentence, max(lowest, left - 3), left) if mark.lower in _DOCUMENTS else None
    return Attribution(form, Subject(phrase, None, phrase[0]), phrase[0], number, after) if phrase else None


def _is_written(sentence: Sentence, lowest: int, last: int) -> bool:
    """Whether somebody wrote to somebody before a word: has written to the mayor demanding …"""
    lower = sentence.lower
    places = range(max(lowest, last - _LONGEST_LISTENER), last - 1)
    return any(lower[n] in ("written", "wrote", "writes") and lower[n + 1] == "to" for n in places)


def _inverted(sentence: Sentence, form: VerbForm, group: int, number: int) -> Attribution | None:
    """A verb before its subject: “…,” said Dana Price."""
    words = sentence.words
    mark = words[group - 1] if group > 0 else None
    if group != number or not form.takes("direct") or not has_finite_form(form):
        return None
    if form.takes("somebody-that") and not form.takes("that"):
        # "Told the court" has its listener behind it.
        return None
    if mark is not None and not (mark.is_quotation or mark.text in ",–—'"):
        return None
    after = number + len(form.words)
    phrase = subject_behind(sentence, after)
    if phrase is None or not agrees(sentence, phrase, form):
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


def _has_verb_between(sentence: Sentence, last: int) -> bool:
    """Whether the sentence begins with a subject and has a verb of its own before a word."""
    subject = main_subject(sentence)
    is_surname = last > 1 and sentence.words[0].is_capital and sentence.words[1].is_past
    return is_surname or (subject is not None and last > subject.phrase[1])
