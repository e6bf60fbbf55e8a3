"""The words around one attribution: quotations beside it, clauses behind or before it. Pure functions."""

from dataclasses import dataclass

from retrieval.speech.en.attribution import Attribution
from retrieval.speech.en.clauses import CURRENCIES, FRONTING, clause_before, clause_end
from retrieval.speech.en.complements import clause_start
from retrieval.speech.en.lists import word_list
from retrieval.speech.en.resumed import is_by_pronoun
from retrieval.speech.en.tense import is_finite
from retrieval.speech.en.words import (
    AUXILIARIES,
    DETERMINERS,
    PREPOSITIONS,
    SUBORDINATORS,
    Sentence,
)
from retrieval.types import Act

_BARE_OBJECTS = word_list("bare_objects")
_NO_OBJECT = _BARE_OBJECTS | PREPOSITIONS
_ENDS_OBJECT = PREPOSITIONS | SUBORDINATORS | AUXILIARIES | DETERMINERS
_LINKING = SUBORDINATORS | PREPOSITIONS
_MOST_BESIDE = 8
_LONG = 6
_SHORT_LABEL = 14
"""Characters of a quotation that says nothing without what it is said of: called the plan “a failure”."""

_SHORT_DESCRIPTION = 22
_AS_WHOLE = frozenset("describe characterise characterize portray depict refer".split())


@dataclass(frozen=True)
class Words:
    """Words that somebody says.

    Attributes:
        start: offset of the first character in the sentence.
        end: offset after the last one.
        is_quoted: whether it is a quotation, its marks included.
        act: what is done with them.
    """

    start: int
    end: int
    is_quoted: bool
    act: Act


@dataclass(frozen=True)
class Candidate:
    one: Attribution
    start: int | None
    act: Act
    resumes: int | None
    before: tuple[int, ...]


def act_of(one: Attribution) -> Act:
    act = one.form.verb.act
    return "statement" if act == "naming" else act


def describes(sentence: Sentence, one: Attribution, until: int) -> bool:
    """Whether a verb has a thing and what it is described as."""
    is_whole = one.form.verb.lemma.split(" ")[0] in _AS_WHOLE and not one.is_inverted
    return is_whole and "as" in sentence.lower[one.after + 1 : min(until, one.after + 30)]


def quotations_before(sentence: Sentence, one: Attribution, lowest: int) -> tuple[int, ...]:
    """The quotations right before an attribution, and those that *and* or a comma joins to them."""
    words = sentence.words
    found: list[int] = []
    if one.subject is None:
        return ()
    place = one.first - 1
    if sentence.lower[max(0, one.first - 2) : one.first] in (["is", "how"], ["was", "how"]):
        # “A ruin” is how Dahl described it.
        place -= 2
    skipped = 0
    while place >= lowest and len(found) < _MOST_BESIDE:
        if words[place].is_quotation:
            found.append(place)
            skipped = 0
            place -= 1
            if place < lowest or (words[place].text != "," and words[place].lower not in ("and", "or")):
                break
            continue
        if words[place].is_word and words[place].lower not in ("and", "or"):
            skipped += 1
            if words[place].lower in _LINKING and one.form.verb.lemma != "put it":
                break
        if skipped > 1 or (skipped and found) or words[place].text in ".;:?!":
            break
        place -= 1
    return tuple(sorted(found))


def words_told(sentence: Sentence, candidate: Candidate, lowest: int, until: int, *, is_cut: bool) -> list[Words]:
    """What one attribution tells."""
    one, act = candidate.one, candidate.act
    if one.refused:
        return [Words(sentence.words[one.refused[0]].start, sentence.words[one.refused[1] - 1].end, False, act)]
    if candidate.before and (partial := _partial(sentence, candidate, lowest)) is not None:
        return clause_words(sentence, partial, one.first, act, is_cut=True)
    found = [_quoted(sentence, place, act) for place in candidate.before]
    if candidate.resumes is not None:
        begin = clause_before(sentence, lowest, one.first, is_resumed=True)
        begin = None if sentence.lower[one.first - 2] in ("which", "that", "who") else begin
        if begin is not None and not candidate.before:
            if is_by_pronoun(sentence, one) and is_finite(sentence, begin, one.first):
                return _around(sentence, begin, candidate.resumes, until, act, is_cut=is_cut)
            found += clause_words(sentence, begin, one.first, act, is_cut=True)
        start = candidate.resumes
        start += sentence.lower[start] in ("but", "and")
        found += clause_words(sentence, start, until, act, is_cut=is_cut)
        return found
    if one.form.verb.act == "naming" or one.form.takes("as"):
        return found + _naming(sentence, one, until, act, is_cut=is_cut)
    if candidate.start is not None:
        until = _behind_denied(sentence, one, _fronted(sentence, candidate.start, until))
        found += clause_words(sentence, candidate.start, until, act, is_cut=is_cut)
        return found + _behind_clause(sentence, candidate.start, until, act)
    behind = _quotations_behind(sentence, one, until)
    found += [_quoted(sentence, place, act) for place in behind]
    if not found:
        begin = clause_before(sentence, lowest, one.first)
        if begin is not None and one.subject is not None and one.form.takes("that", "bare", "direct", "somebody-that"):
            found += clause_words(sentence, begin, one.first, act, is_cut=True)
    return found


def _around(sentence: Sentence, first: int, resumes: int, until: int, act: Act, *, is_cut: bool) -> list[Words]:
    """Words with the attribution set into them: He was given, he said, two weeks; two parts where each is a clause."""
    behind = clause_words(sentence, resumes + (sentence.lower[resumes] in ("but", "and")), until, act, is_cut=is_cut)
    before = clause_words(sentence, first, resumes, act, is_cut=True)
    if not behind or is_finite(sentence, resumes, until) or behind[0].is_quoted:
        last = next(n for n in range(resumes - 2, first, -1) if sentence.lower[n] in (",", "–", "—", "-"))
        return [*clause_words(sentence, first, last, act, is_cut=True), *behind]
    return [Words(before[0].start, behind[-1].end, False, act)]


def _fronted(sentence: Sentence, start: int, until: int) -> int:
    """Where a clause ends at the latest inside one before the main one: When he said so, police left."""
    lower = sentence.lower
    if lower[0] not in FRONTING:
        return until
    comma = next((n for n in range(start + 1, until) if lower[n] == ","), None)
    is_own = comma is not None and is_finite(sentence, start, comma) and is_finite(sentence, comma + 1, len(lower))
    return comma if comma is not None and is_own else until


def _behind_denied(sentence: Sentence, one: Attribution, until: int) -> int:
    """Where what is denied ends at the latest: denied any part in it but was convicted."""
    if one.form.verb.act != "denial":
        return until
    lower = sentence.lower
    places = (n for n in range(one.after + 1, until - 1) if lower[n] == "but")
    return next((n for n in places if lower[n + 1] in AUXILIARIES or sentence.words[n + 1].is_past), until)


def _partial(sentence: Sentence, candidate: Candidate, lowest: int) -> int | None:
    """Where a clause begins of which the quotation before an attribution is only a part: It was “a shame,” he said."""
    first = candidate.before[0]
    if first == 0 or not sentence.words[first - 1].is_word or first <= lowest:
        return None
    begin = clause_before(sentence, lowest, candidate.one.first, is_quoted=True)
    if begin is None:
        if sentence.lower[lowest] in _LINKING:
            return None
        begin = lowest
    own = [word for word in sentence.words[begin:first] if word.is_word]
    fewest = 2 if is_finite(sentence, begin, first) else _LONG
    return begin if len(own) >= fewest else None


def _quoted(sentence: Sentence, place: int, act: Act) -> Words:
    word = sentence.words[place]
    return Words(word.start, word.end, True, act)


def clause_words(sentence: Sentence, first: int, last: int, act: Act, *, is_cut: bool) -> list[Words]:
    """A clause; where it is nothing but a quotation, that."""
    end = clause_end(sentence, first, last, is_cut=is_cut)
    colon = next((n for n in range(first + 1, end) if sentence.lower[n] == ":"), None)
    if colon and colon + 1 < end and sentence.words[colon + 1].is_quotation:
        end = colon
    while first < end and not (
        sentence.words[first].is_word or sentence.words[first].is_quotation or sentence.lower[first] in CURRENCIES
    ):
        first += 1
    if first >= end:
        return []
    own = [word for word in sentence.words[first:end] if word.is_word]
    literal = [number for number in range(first, end) if sentence.words[number].is_quotation]
    if literal and len([word for word in own if word.lower not in ("and", "or", "but")]) == 0:
        return [_quoted(sentence, number, act) for number in literal]
    return [Words(sentence.words[first].start, sentence.words[end - 1].end, False, act)] if own else []


def _behind_clause(sentence: Sentence, start: int, until: int, act: Act) -> list[Words]:
    """The quotation that a colon sets off behind a clause: said it was over: “We go.”"""
    for number in range(start + 1, until - 1):
        if sentence.lower[number] == ":" and sentence.words[number + 1].is_quotation:
            return [_quoted(sentence, number + 1, act)]
    return []


def _quotations_behind(sentence: Sentence, one: Attribution, until: int) -> list[int]:
    """Quotations behind a verb: right there, or behind a comma or a colon."""
    words = sentence.words
    found: list[int] = []
    for place in range(one.after, until):
        if not words[place].is_quotation:
            continue
        before = words[place - 1]
        is_set_off = before.text in (",", ":", "–", "—", "-") or place == one.after
        is_joined = bool(found) and before.lower in ("and", "or", "but", ",")
        is_reported = (
            before.lower in ("that", "of", "was", "is", "only", "simply", "about", "to") and not one.is_inverted
        )
        listener = one.form.takes("somebody-that") and not found
        if is_set_off or is_joined or is_reported or listener or one.form.takes("quoted"):
            found.append(place)
    return found


def _is_label(sentence: Sentence, place: int, until: int) -> bool:
    """Whether a short quotation stands at a place, and what it is said of behind it."""
    word = sentence.words[place] if place + 1 < until else None
    return word is not None and word.is_quotation and word.end - word.start <= _SHORT_LABEL


def _naming(sentence: Sentence, one: Attribution, until: int, act: Act, *, is_cut: bool) -> list[Words]:
    """What somebody calls a thing: the quoted words, else the thing with what it is described as."""
    words, lower = sentence.words, sentence.lower
    quotations = [n for n in range(one.after, until) if words[n].is_quotation]
    marker = next((n for n in range(one.after, min(until, one.after + 30)) if lower[n] == "as"), None)
    is_whole = marker is not None and one.form.verb.lemma.split(" ")[0] in _AS_WHOLE and not one.is_inverted
    if is_whole and marker is not None and marker + 1 < until:
        is_alone = words[marker + 1].is_quotation and all(not word.is_word for word in words[marker + 2 : until])
        if not is_alone and marker > one.after:
            return clause_words(sentence, one.after, until, act, is_cut=is_cut)
    if one.form.verb.act == "denial" and (not quotations or marker is None):
        start = clause_start(sentence, one, until)
        return (
            clause_words(sentence, start[0], until, act, is_cut=is_cut)
            if start
            else [_quoted(sentence, n, act) for n in quotations]
        )
    if one.form.verb.act == "denial" and marker == one.after and _is_label(sentence, marker + 1, until):
        # Dismissed as “nonsense” claims that it was sold: one word in quotation marks tells nothing alone.
        return clause_words(sentence, one.after, until, act, is_cut=is_cut)
    near = [n for n in quotations if n - one.after < 26]
    if not near:
        start = clause_start(sentence, one, until)
        return clause_words(sentence, start[0], until, act, is_cut=is_cut) if start else []
    last = near[-1] + 1
    while last < until and last - near[-1] < 4 and words[last].is_word and lower[last] not in _ENDS_OBJECT:
        last += 1
    object_ = words[one.after]
    shortest = _SHORT_DESCRIPTION if is_whole else _SHORT_LABEL
    if len(near) == 1 and last == near[0] + 1 and words[near[0]].end - words[near[0]].start > shortest:
        return [_quoted(sentence, near[0], act)]
    is_thing = near[0] > one.after and object_.is_word and lower[one.after] not in _NO_OBJECT
    if (
        one.is_inverted
        or (not is_thing and last == near[0] + 1)
        or any(n.text in ";:" for n in words[one.after : last])
    ):
        return [_quoted(sentence, n, act) for n in near]
    first = one.after if is_thing else near[0]
    return [Words(words[first].start, words[last - 1].end, False, act)]
