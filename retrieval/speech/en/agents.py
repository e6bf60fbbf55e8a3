"""Speakers that are no subject: was told by the mayor that; was criticised by Ida Holm, who said. Pure functions."""

from retrieval.speech.en.attribution import Attribution
from retrieval.speech.en.phrases import Phrase, Subject
from retrieval.speech.en.subject_places import subject_behind
from retrieval.speech.en.verbs import VerbForm
from retrieval.speech.en.words import ARTICLES, BEING, Sentence, is_name_word

_LONGEST_NAME = 6
_LONGEST_ROLE = 8


def by_agent(sentence: Sentence, form: VerbForm, left: int, number: int) -> Attribution | None:
    """A passive with its speaker behind *by*, where words follow: was told by the mayor that; were urged by police to.

    Args:
        sentence: its words.
        form: the verb.
        left: the word behind what stands before the verb and its adverbs.
        number: the verb.
    """
    lower = sentence.lower
    by = number + len(form.words)
    is_passive = left > 0 and lower[left - 1] in BEING and "participle" in form.kinds
    if not is_passive or lower[by : by + 1] != ["by"] or not form.takes("somebody-that", "somebody-to"):
        return None
    phrase = subject_behind(sentence, by + 1)
    if phrase is None or lower[phrase[1] : phrase[1] + 1] not in (["that"], ["to"]):
        return None
    return Attribution(form, Subject(phrase, None, phrase[0]), number, number, phrase[1], is_passive=True)


def behind_role(sentence: Sentence, lowest: int, comma: int) -> int:
    """Where a name may end before a comma, a role between commas left out: Ida Holm, a nurse, who said."""
    lower = sentence.lower
    if lower[comma] != ",":
        return comma
    before = next((n for n in range(comma - 1, max(lowest, comma - _LONGEST_ROLE) - 1, -1) if lower[n] == ","), None)
    is_role = before is not None and (lower[before + 1] in ARTICLES or lower[before + 1][0].isdigit())
    return before if before is not None and is_role else comma


def name_before(sentence: Sentence, lowest: int, last: int) -> Phrase | None:
    """The name that ends before a word, whatever its part in the sentence; None where no full name stands there."""
    words = sentence.words
    first = last
    while first > lowest and last - first < _LONGEST_NAME and is_name_word(words[first - 1]):
        first -= 1
        if words[first].is_possessive:
            first += 1
            break
    return (first, last) if last - first > 1 else None
