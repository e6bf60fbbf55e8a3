"""Somebody is quoted by somebody as saying something. Pure functions."""

from retrieval.speech.en.attribution import Attribution
from retrieval.speech.en.phrases import Subject, noun_phrase
from retrieval.speech.en.subject_places import subject_before, subject_behind
from retrieval.speech.en.verb_groups import without_adverbs
from retrieval.speech.en.verbs import verb_at
from retrieval.speech.en.words import BEING, BEING_OR_HAVING, TIMES, Sentence


def quoting(sentence: Sentence, lowest: int, left: int, number: int) -> Attribution | None:
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
        group = without_adverbs(sentence, lowest, left - 1)
        while group > lowest and lower[group - 1] in BEING_OR_HAVING:
            group -= 1
        subject = subject_before(sentence, lowest, group) if group > lowest else None
        via = noun_phrase(sentence, number + 2, place) if lower[number + 1] == "by" else None
        dated = after
        while dated < len(lower) and (lower[dated] in TIMES or lower[dated] in ("late", "early", "on")):
            dated += 1
        if subject and dated < len(lower) and lower[dated] == "by":
            after = dated
            via = subject_behind(sentence, after + 1)
            after = via[1] if via else after
        return Attribution(form, subject, subject.start, number, after, via=via) if subject else None
    phrase = noun_phrase(sentence, number + 1, place)
    passing = subject_before(sentence, lowest, left) if left > lowest else None
    if phrase is None:
        return None
    first = passing.start if passing else number
    return Attribution(
        form, Subject(phrase, None, first), first, number, after, via=passing.phrase if passing else None
    )
