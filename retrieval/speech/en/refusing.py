"""What somebody refuses in English: turned down an offer, rejected a demand for it; was rejected by the mayor.

Only what somebody wants of somebody is refused in words (``wanted`` in ``lists.tsv``): who refuses entry acts.
"""

from retrieval.speech.en.adjuncts import OBJECTS, STOPS
from retrieval.speech.en.attribution import Attribution
from retrieval.speech.en.lists import word_list
from retrieval.speech.en.phrases import Phrase, Subject
from retrieval.speech.en.subject_places import subject_behind
from retrieval.speech.en.verbs import VerbForm, verb_at
from retrieval.speech.en.words import AUXILIARIES, HAVING, PREPOSITIONS, PRONOUNS, Sentence

_WANTED = word_list("wanted")
_CLAIMS = word_list("claims")
_DEEDS = word_list("deeds") - _WANTED
_JUDGING = word_list("judging")
_NO_NOUN = PRONOUNS | OBJECTS | PREPOSITIONS | AUXILIARIES
_BEHIND_NOUN = PREPOSITIONS | {"that", "to", "which", "who", "as"}
_OUTRIGHT = frozenset("outright out hand".split())
_WAS = frozenset("was were is are".split())
_MOST_OF_NOUN = 10
_MOST_BEFORE = 30


def refused(sentence: Sentence, one: Attribution) -> int | None:
    """Where what is refused begins behind its verb; None where no such thing stands there."""
    if not one.form.takes("wanted", "anything") or (one.subject and _judges(sentence, one.subject.phrase)):
        return None
    return refused_at(sentence, one.form, one.after)


def refused_at(sentence: Sentence, form: VerbForm, after: int) -> int | None:
    """The same behind a verb whose subject is not known yet.

    Args:
        sentence: its words.
        form: the verb.
        after: the word behind it.
    """
    words, lower = sentence.words, sentence.lower
    first = after
    while first < len(lower) and (words[first].is_adverb or lower[first] in _OUTRIGHT):
        first += 1
    if first >= len(lower) or not words[first].is_word:
        return None
    noun = first
    if lower[first] == "as":
        # Rejected as “absurd” a plan to close it: the thing stands behind what it is called.
        noun = next((n for n in range(first + 1, _end(sentence, first + 1)) if lower[n] in _WANTED | _CLAIMS), first)
        return first if noun > first else None
    if lower[noun] in _NO_NOUN or words[noun].is_quotation:
        return None
    end = _end(sentence, noun)
    head = next((n for n in range(noun + 1, end) if lower[n] in _BEHIND_NOUN), end)
    own = set(lower[noun:head])
    if own & _DEEDS or (head == noun + 1 and head == end):
        return None
    return noun if own & _WANTED or (form.takes("anything") and not words[noun].is_capital) else None


def refused_by(sentence: Sentence, form: VerbForm, lowest: int, left: int, number: int) -> Attribution | None:
    """A passive with who refuses behind *by*: the offer was rejected by the mayor.

    Args:
        sentence: its words.
        form: the verb.
        lowest: the first word that can belong to it.
        left: the word behind what stands before the verb and its adverbs.
        number: the verb.
    """
    lower = sentence.lower
    by = number + len(form.words)
    if "participle" not in form.kinds or form.verb.act != "denial" or lower[by : by + 1] != ["by"]:
        return None
    being = _being(lower, lowest, left)
    agent = subject_behind(sentence, by + 1) if being else None
    if not being or agent is None or _judges(sentence, agent):
        return None
    first = max(lowest, being - _MOST_BEFORE)
    first = next((n + 1 for n in range(being - 1, first - 1, -1) if lower[n] in STOPS), first)
    own = set(lower[first:being])
    if own & _DEEDS or not own & (_WANTED | _CLAIMS) or lower[first] in _BEHIND_NOUN or _speaks(lower, first, being):
        return None
    return Attribution(
        form, Subject(agent, None, agent[0]), first, number, agent[1], is_passive=True, refused=(first, being)
    )


def _being(lower: list[str], lowest: int, left: int) -> int | None:
    """Where the passive begins that ends before a word: was, has been; None for one that only may be."""
    if left > lowest + 1 and lower[left - 1] == "been" and lower[left - 2] in HAVING - {"having"}:
        return left - 2
    return left - 1 if left > lowest and lower[left - 1] in _WAS else None


def _speaks(lower: list[str], first: int, last: int) -> bool:
    """Whether a verb of speech with a tense stands between two words: what is told there is another's."""
    forms = (verb_at(lower, n) for n in range(first + 1, last))
    return any(form is not None and form.kinds & {"past", "third"} and form.verb.act == "statement" for form in forms)


def _end(sentence: Sentence, first: int) -> int:
    last = min(len(sentence.lower), first + _MOST_OF_NOUN)
    return next((n for n in range(first, last) if sentence.lower[n] in STOPS), last)


def _judges(sentence: Sentence, phrase: Phrase) -> bool:
    """Whether a court rejects it, which is a ruling and no speech."""
    return not _JUDGING.isdisjoint(sentence.lower[phrase[0] : phrase[1]])
