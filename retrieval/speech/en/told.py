"""What each attribution of an English sentence tells. Pure functions."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from retrieval.speech.en.attribution import Attribution
from retrieval.speech.en.clauses import FEWEST_WORDS, clause_before, relative_end
from retrieval.speech.en.complements import clause_start
from retrieval.speech.en.lists import word_list
from retrieval.speech.en.names import is_outlet
from retrieval.speech.en.phrases import Phrase
from retrieval.speech.en.resumed import resumed_at
from retrieval.speech.en.spoken_words import (
    Candidate,
    Words,
    act_of,
    describes,
    quotations_before,
    words_told,
)
from retrieval.speech.en.tense import is_finite
from retrieval.speech.en.verbs import verb_at, verb_places
from retrieval.speech.en.words import DETERMINERS, PREPOSITIONS, PRONOUNS, SUBORDINATORS, TIMES, Sentence
from retrieval.types import Act

_INSIDE_PHRASE = PREPOSITIONS | {"the", "a", "an", "his", "her", "its"}
_FIRST_PERSON = re.compile(r"\b(?:I|we|my|our)\b")
_WORDS_OF = word_list("words_of")
_MOST_OF_REACTION = 5
_RELATIVES = frozenset(("who", "whom", "which"))
_JOINTS = frozenset(("and", "but", "or", "who", "which", "when", "while", "as", "after"))
_OWN = frozenset(("his", "her", "its", "their"))
_BEFORE_NOUN = PREPOSITIONS | DETERMINERS


@dataclass(frozen=True)
class Told:
    """An attribution with what it tells.

    Attributes:
        attribution: subject and verb; None for *according to*.
        speaker: the noun phrase of *according to*; None otherwise.
        words: what is said.
        via: the attribution of whoever reports that somebody says so.
    """

    attribution: Attribution | None
    speaker: Phrase | None
    words: tuple[Words, ...]
    via: Attribution | None = None


def told(sentence: Sentence, found: Sequence[Attribution]) -> list[Told]:
    """What the attributions of a sentence tell, in order; those that tell nothing are left out.

    Args:
        sentence: with its quotations blanked.
        found: its attributions.
    """
    candidates, passing = _closing(sentence, _candidates(sentence, found))
    result: list[Told] = []
    taken = 0
    skipped = -1
    via: Attribution | None = None
    for number, candidate in enumerate(candidates):
        following = candidates[number + 1] if number + 1 < len(candidates) else None
        until = _until(sentence, candidate, following)
        clause = _clause(sentence, candidate)
        is_nested = following is not None and clause is not None and _is_nested(sentence, clause, following)
        if is_nested and candidate.act == "statement":
            via = candidate.one
            continue
        is_part = is_nested or _is_denied(sentence, candidate, following)
        if following and clause is not None and (is_part or _is_own_report(sentence, clause, following)):
            # She said she had warned them: what she warned of is part of what she said. Who denies or asks that
            # somebody said so passes on no words.
            following = candidates[number + 2] if number + 2 < len(candidates) else None
            until = _until(sentence, candidate, following)
            skipped = number + 1
        if number == skipped and result:
            continue
        if following and candidate.start is not None and _is_within(sentence, candidate.start, following.one.first):
            # Dahl said the pier, which others called a ruin, would go: the aside is part of her words.
            following = candidates[number + 2] if number + 2 < len(candidates) else None
            until = _until(sentence, candidate, following)
            skipped = number + 1
        if following is None and passing:
            until = passing.first
        is_thing = candidate.act == "denial" and candidate.start is not None and clause == candidate.start
        is_denied = candidate.act == "denial" and _is_participle(sentence, candidate.one)
        is_aside = is_denied or _is_relative(sentence, candidate.one)
        if candidate.start is not None and is_aside:
            until = relative_end(sentence, candidate.start, until, is_thing=is_thing)
        lowest = taken if taken <= candidate.one.first else 0
        words = words_told(sentence, candidate, lowest, until, is_cut=following is not None)
        taken = candidate.one.after
        if words:
            result.append(Told(candidate.one, None, tuple(words), via or passing))
        via = None
    return result


def _clause(sentence: Sentence, candidate: Candidate) -> int | None:
    """Where the reported clause of an attribution begins, without *that*."""
    start = candidate.start
    return start + 1 if start is not None and sentence.lower[start] in ("that", "whether", "if") else start


def _is_relative(sentence: Sentence, one: Attribution) -> bool:
    """Whether an attribution stands in a relative clause: which officials said was deliberate; who says she is ill."""
    before = sentence.lower[one.first - 1] if one.first else ""
    return one.is_aside or before in _RELATIVES


def _is_participle(sentence: Sentence, one: Attribution) -> bool:
    """Whether an attribution is set off behind its subject: Dahl, rejecting calls to quit, opened it."""
    return one.form.is_gerund and one.first > 0 and sentence.lower[one.first - 1] == ","


def _until(sentence: Sentence, candidate: Candidate, following: Candidate | None) -> int:
    """Where the words of an attribution end at the latest: where the next begins, or its verb after an aside."""
    if following is None:
        return len(sentence.words)
    return following.one.first if following.one.first > candidate.one.verb else following.one.verb


def _candidates(sentence: Sentence, found: Sequence[Attribution]) -> list[Candidate]:
    """The attributions that may tell something."""
    kept: list[Candidate] = []
    for number, one in enumerate(found):
        until = found[number + 1].first if number + 1 < len(found) else len(sentence.words)
        until = until if until > one.verb else found[number + 1].verb
        start = one.start if number + 1 == len(found) else clause_start(sentence, one, until)
        if start is None and one.start and _begins_before(sentence, one.start[0], found[number + 1].first):
            start = one.start
        resumes = resumed_at(sentence, one, until) if start is None else None
        before = quotations_before(sentence, one, kept[-1].one.after if kept else 0)
        if kept and kept[-1].one.subject is None and not kept[-1].one.first and not kept[-1].before:
            # Having called it "a ruin", Dahl told them …: the participle has the quotation.
            before = ()
        act: Act = start[1] if start else act_of(one)
        candidate = Candidate(one, start[0] if start else None, act, resumes, before)
        has_behind = sentence.has_quotation(one.after, until)
        is_before = (
            one.first > 0
            and one.form.takes("that", "bare", "somebody-that")
            and (_has_clause_before(sentence, one, kept) or _closes_for_another(sentence, one, kept))
        )
        if start or resumes or before or has_behind or is_before or one.refused or describes(sentence, one, until):
            kept.append(candidate)
    return kept


def _closing(sentence: Sentence, candidates: list[Candidate]) -> tuple[list[Candidate], Attribution | None]:
    """The candidates, and who passes on what they say.

    Where the last only closes the sentence (…, he said.), all that stands before is what it tells; a paper that closes
    it passes on what others say there.
    """
    last = candidates[-1] if candidates else None
    if last is None or last.start is not None or last.before or last.resumes is not None or len(candidates) < 2:
        return candidates, None
    is_own = last.one.subject is not None and last.one.first > 0 and sentence.lower[last.one.first - 1] == ","
    behind = [word for word in sentence.words[last.one.after :] if word.is_quotation or word.lower == "that"]
    literal = any(word.is_quotation for word in sentence.words[: last.one.first])
    if not is_own or behind or literal or not last.one.form.takes("that", "somebody-that"):
        return candidates, None
    phrase = last.one.subject.phrase if last.one.subject else (0, 0)
    if is_outlet(sentence.span(*phrase)) or _closes_for_another(sentence, last.one, candidates[:-1]):
        return candidates[:-1], last.one
    return [last], None


def _closes_for_another(sentence: Sentence, one: Attribution, kept: Sequence[Candidate]) -> bool:
    """Whether somebody closes a sentence for who speaks in it: …, his spokesman said."""
    if not kept or one.subject is None or sentence.lower[one.first - 1] != ",":
        return False
    is_end = all(not word.is_word or word.lower in TIMES | {"on"} for word in sentence.words[one.after :])
    return is_end and sentence.lower[one.subject.phrase[0]] in _OWN


def _has_clause_before(sentence: Sentence, one: Attribution, kept: Sequence[Candidate]) -> bool:
    lowest = kept[-1].one.after if kept and kept[-1].one.after <= one.first else 0
    return clause_before(sentence, lowest, one.first) is not None


def _is_nested(sentence: Sentence, start: int, following: Candidate) -> bool:
    """Whether what is reported is itself who says something: Ada said that Bo said it was late."""
    between = sentence.words[start : following.one.first]
    subject = following.one.subject
    if following.one.first < start or _is_of_thing(sentence, following):
        return False
    is_told = following.start is not None or following.one.refused
    if not is_told and not sentence.words[min(following.one.after, len(sentence.words) - 1)].is_quotation:
        return False
    if subject is None or sentence.lower[subject.phrase[0]] in PRONOUNS:
        return False
    return all(word.lower in SUBORDINATORS or not word.is_word for word in between) and not any(
        word.is_quotation for word in between
    )


def _is_denied(sentence: Sentence, candidate: Candidate, following: Candidate | None) -> bool:
    """Whether what is denied holds an attribution: denied claims that Dahl had said it was late."""
    if candidate.act != "denial" or candidate.start is None or following is None or following.one.form.is_gerund:
        return False
    # A verb that *and* joins begins with it.
    between = sentence.words[candidate.start : following.one.first + 1]
    return len(between) > 1 and all(
        word.is_word and not word.is_quotation and word.lower not in _JOINTS for word in between
    )


def _is_of_thing(sentence: Sentence, candidate: Candidate) -> bool:
    """Whether somebody only complains of a thing: no clause follows."""
    one = candidate.one
    return one.form.takes("of") and sentence.lower[one.after : one.after + 1] in (["of"], ["about"])


def _begins_before(sentence: Sentence, start: int, first: int) -> bool:
    """Whether reported words begin although another attribution follows before they have had their verb."""
    clause = start + (sentence.lower[start] == "that")
    return clause == first or _is_within(sentence, clause, first)


def _is_within(sentence: Sentence, start: int, first: int) -> bool:
    """Whether an attribution stands in a relative clause before the reported clause has had its verb."""
    is_relative = sentence.lower[first - 1] in ("which", "whom", "who")
    return is_relative and first > start and not is_finite(sentence, start, first)


def _is_own_report(sentence: Sentence, start: int, following: Candidate) -> bool:
    """Whether what is reported begins with a pronoun that reports again: he said he had told them."""
    subject = following.one.subject
    if following.one.via:
        return False
    if subject is not None and subject.phrase[0] == start and _is_of_thing(sentence, following):
        # A source revealed guests had complained of it.
        return True
    return subject is not None and subject.phrase[0] == start and sentence.lower[start] in PRONOUNS


def is_statement(sentence: Sentence, place: int, text: str) -> bool:
    """Whether a quotation that no verb claims is a sentence that somebody says, not a name or a word set off."""
    words = text.split()
    if (
        sentence.lower[max(0, place - 2) : place - 1]
        and sentence.lower[place - 1] == ":"
        and sentence.lower[place - 2] in _WORDS_OF
    ):
        # The critic's verdict: “Overcooked.”
        return True
    before = sentence.words[place - 1].lower if place else ""
    if len(words) < FEWEST_WORDS + 1 or before in _INSIDE_PHRASE:
        return False
    if len(words) > FEWEST_WORDS + 1 and text.rstrip()[-1:] in ".?!" and _FIRST_PERSON.search(text):
        return True
    return text[:1].isupper() and (text.rstrip()[-1:] in ".?!,…" or len(words) > 7)


def ending(one: Told, last: int) -> Told:
    """What is told, cut where *according to* begins."""
    words = tuple(
        Words(said.start, min(said.end, last), said.is_quoted, said.act) for said in one.words if said.start < last
    )
    return Told(one.attribution, one.speaker, words, one.via)


def reacts(sentence: Sentence) -> bool:
    """Whether a sentence ends in a verb of speech that tells nothing, so that words may follow: Dahl laughed."""
    lower = sentence.lower
    for number in verb_places(lower[-_MOST_OF_REACTION:]):
        form = verb_at(lower, max(0, len(lower) - _MOST_OF_REACTION) + number)
        if form and form.takes("direct") and form.kinds & {"past", "third"}:
            return True
    return False


def is_inside_phrase(blanked: str, opening: int) -> bool:
    """Whether a quotation stands inside a noun phrase (a “hard look” at it): an article or a preposition before it.

    >>> is_inside_phrase("Mayor takes a “＿＿＿”", 14), is_inside_phrase("Mayor: “＿＿＿”", 7)
    (True, False)
    """
    before = blanked[:opening].rstrip().rsplit(" ", 1)[-1].lower()
    return before in _BEFORE_NOUN
