"""What each attribution of an English sentence tells: quotations beside it, and clauses behind or before it. Pure functions."""

from retrieval.speech.en.lists import word_list
from collections.abc import Sequence
from dataclasses import dataclass

from retrieval.speech.en.clauses import FEWEST_WORDS, FRONTING, clause_before, clause_end, clause_start, is_finite
from retrieval.speech.en.names import is_outlet
from retrieval.speech.en.phrases import Phrase, subject_behind
from retrieval.speech.en.attribution import Attribution
from retrieval.speech.en.words import DAYS, DETERMINERS, PREPOSITIONS, PRONOUNS, SUBORDINATORS, TIMES, Sentence
from retrieval.types import Act

_AS_WHOLE = frozenset("describe characterise characterize portray depict refer".split())
_BARE_OBJECTS = word_list("bare_objects")
_SHORT_LABEL = 14
"""Characters of a quotation that says nothing without what it is said of: called the plan “a failure”."""

_LONG = 6
_MOST_BESIDE = 8
_MOST_INSERTED = 14
_INSIDE_PHRASE = PREPOSITIONS | {"the", "a", "an", "his", "her", "its"}
_LEADING_IN = SUBORDINATORS - {"that", "if", "when"} | {","}
_LINKING = SUBORDINATORS | PREPOSITIONS
_NO_OBJECT = _BARE_OBJECTS | PREPOSITIONS
_ADJUNCTS = PREPOSITIONS | DAYS | TIMES
_BEFORE_NOUN = PREPOSITIONS | DETERMINERS


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


@dataclass(frozen=True)
class _Candidate:
    one: Attribution
    start: int | None
    act: Act
    resumes: int | None
    before: tuple[int, ...]


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
        if following and candidate.start is not None and _is_nested(sentence, candidate.start, following):
            via = candidate.one
            continue
        if following and candidate.start is not None and _is_own_report(sentence, candidate.start, following):
            # She said she had warned them: what she warned of is part of what she said.
            following = candidates[number + 2] if number + 2 < len(candidates) else None
            until = _until(sentence, candidate, following)
            skipped = number + 1
        if number == skipped and result:
            continue
        if following is None and passing:
            until = passing.first
        lowest = taken if taken <= candidate.one.first else 0
        words = _words(sentence, candidate, lowest, until, is_cut=following is not None)
        taken = candidate.one.after
        if words:
            result.append(Told(candidate.one, None, tuple(words), via or passing))
        via = None
    return result


def _until(sentence: Sentence, candidate: _Candidate, following: _Candidate | None) -> int:
    """Where the words of an attribution end at the latest: where the next begins, or its verb after an aside."""
    if following is None:
        return len(sentence.words)
    return following.one.first if following.one.first > candidate.one.verb else following.one.verb


def _candidates(sentence: Sentence, found: Sequence[Attribution]) -> list[_Candidate]:
    """The attributions that may tell something."""
    kept: list[_Candidate] = []
    for number, one in enumerate(found):
        until = found[number + 1].first if number + 1 < len(found) else len(sentence.words)
        until = until if until > one.verb else found[number + 1].verb
        start = clause_start(sentence, one, until)
        resumes = _resumes(sentence, one, until) if start is None else None
        before = _quotations_before(sentence, one, kept[-1].one.after if kept else 0)
        act: Act = start[1] if start else _act(one)
        candidate = _Candidate(one, start[0] if start else None, act, resumes, before)
        has_behind = any(word.is_quotation for word in sentence.words[one.after : until])
        is_before = (
            one.first > 0
            and one.form.takes("that", "bare", "somebody-that")
            and _has_clause_before(sentence, one, kept)
        )
        if start or resumes or before or has_behind or is_before or _describes(sentence, one, until):
            kept.append(candidate)
    return kept


def _closing(sentence: Sentence, candidates: list[_Candidate]) -> tuple[list[_Candidate], Attribution | None]:
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
    if is_outlet(sentence.span(*phrase)):
        return candidates[:-1], last.one
    return [last], None


def _act(one: Attribution) -> Act:
    act = one.form.verb.act
    return "statement" if act == "naming" else act


def _has_clause_before(sentence: Sentence, one: Attribution, kept: Sequence[_Candidate]) -> bool:
    lowest = kept[-1].one.after if kept and kept[-1].one.after <= one.first else 0
    return clause_before(sentence, lowest, one.first) is not None


def _describes(sentence: Sentence, one: Attribution, until: int) -> bool:
    """Whether a verb has a thing and what it is described as."""
    is_whole = one.form.verb.lemma.split(" ")[0] in _AS_WHOLE and not one.is_inverted
    return is_whole and "as" in sentence.lower[one.after + 1 : min(until, one.after + 30)]


def _is_nested(sentence: Sentence, start: int, following: _Candidate) -> bool:
    """Whether what is reported is itself who says something: Ada said that Bo said it was late."""
    between = sentence.words[start : following.one.first]
    subject = following.one.subject
    if following.start is None and not sentence.words[min(following.one.after, len(sentence.words) - 1)].is_quotation:
        return False
    if subject is None or sentence.lower[subject.phrase[0]] in PRONOUNS:
        return False
    return all(word.lower in SUBORDINATORS or not word.is_word for word in between) and not any(
        word.is_quotation for word in between
    )


def _is_own_report(sentence: Sentence, start: int, following: _Candidate) -> bool:
    """Whether what is reported begins with a pronoun that reports again: he said he had told them."""
    subject = following.one.subject
    return subject is not None and subject.phrase[0] == start and sentence.lower[start] in PRONOUNS


def _resumes(sentence: Sentence, one: Attribution, until: int) -> int | None:
    """Where words go on behind an attribution set into them: Two winters ago, she said, the ferry was …"""
    lower = sentence.lower
    if one.first == 0 or lower[one.first - 1] not in (",", "–", "—", "-"):
        return None
    if sentence.words[one.first - 2].is_quotation or one.subject is None or not one.form.takes("that", "somebody-that"):
        return None
    behind = lower[one.after] if one.after < len(lower) else ""
    is_free = behind in _ADJUNCTS or not behind[:1].isalnum() or one.form.takes("somebody-that")
    if not is_free and not one.is_inverted and not sentence.words[one.after].is_adverb:
        return None
    for place in range(one.after, min(until, one.after + _MOST_INSERTED)):
        word = sentence.words[place]
        if word.text in (",", "–", "—", "-"):
            return place + 1 if _goes_on(sentence, one, place + 1, until) else None
        if not word.is_word or is_finite(sentence, place, place + 1) or lower[place] == "that":
            return None
    return None


def _goes_on(sentence: Sentence, one: Attribution, place: int, until: int) -> bool:
    """Whether words behind an attribution set into them go on with them, and are no aside on who or when it was."""
    following = sentence.words[place:until]
    if len([word for word in following if word.is_word or word.is_quotation]) < FEWEST_WORDS:
        return bool(following) and any(word.is_quotation for word in following)
    head = following[0]
    if head.lower.endswith("ing") or head.lower in ("who", "which", "whose", "where") or one.cue == "reports":
        return False
    is_whole = clause_before(sentence, 0, one.first, is_resumed=True) is not None
    is_whole = is_whole and sentence.lower[one.first - 2] not in ("which", "that", "who")
    return (
        not is_whole or head.lower in ("but", "and", "or", "though", "although", "so", "because") or head.is_quotation
    )


def _quotations_before(sentence: Sentence, one: Attribution, lowest: int) -> tuple[int, ...]:
    """The quotations right before an attribution, and those that *and* or a comma joins to them."""
    words = sentence.words
    found: list[int] = []
    if one.subject is None:
        return ()
    place = one.first - 1
    skipped = 0
    while place >= lowest and len(found) < _MOST_BESIDE:
        if words[place].is_quotation:
            found.append(place)
            skipped = 0
            place -= 1
            if place < lowest or words[place].text != "," and words[place].lower not in ("and", "or"):
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


def _words(sentence: Sentence, candidate: _Candidate, lowest: int, until: int, *, is_cut: bool) -> list[Words]:
    """What one attribution tells."""
    one, act = candidate.one, candidate.act
    if candidate.before and (partial := _partial(sentence, candidate, lowest)) is not None:
        return _clause(sentence, partial, one.first, act, is_cut=True)
    found = [_quoted(sentence, place, act) for place in candidate.before]
    if candidate.resumes is not None:
        begin = clause_before(sentence, lowest, one.first, is_resumed=True)
        begin = None if sentence.lower[one.first - 2] in ("which", "that", "who") else begin
        if begin is not None and not candidate.before:
            found += _clause(sentence, begin, one.first, act, is_cut=True)
        start = candidate.resumes
        start += sentence.lower[start] in ("but", "and")
        found += _clause(sentence, start, until, act, is_cut=is_cut)
        return found
    if one.form.verb.act == "naming" or one.form.takes("as"):
        return found + _naming(sentence, one, until, act, is_cut=is_cut)
    if candidate.start is not None:
        until = _fronted(sentence, candidate.start, until)
        found += _clause(sentence, candidate.start, until, act, is_cut=is_cut)
        return found + _behind_clause(sentence, candidate.start, until, act)
    behind = _quotations_behind(sentence, one, until)
    found += [_quoted(sentence, place, act) for place in behind]
    if not found:
        begin = clause_before(sentence, lowest, one.first)
        if begin is not None and one.subject is not None and one.form.takes("that", "bare", "direct", "somebody-that"):
            found += _clause(sentence, begin, one.first, act, is_cut=True)
    return found


def _fronted(sentence: Sentence, start: int, until: int) -> int:
    """Where a clause ends at the latest that stands in another before the sentence's own: When he said so, police left."""
    lower = sentence.lower
    if lower[0] not in FRONTING:
        return until
    comma = next((n for n in range(start + 1, until) if lower[n] == ","), None)
    is_own = comma is not None and is_finite(sentence, start, comma) and is_finite(sentence, comma + 1, len(lower))
    return comma if comma is not None and is_own else until


def _partial(sentence: Sentence, candidate: _Candidate, lowest: int) -> int | None:
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


def _clause(sentence: Sentence, first: int, last: int, act: Act, *, is_cut: bool) -> list[Words]:
    """A clause; where it is nothing but a quotation, that."""
    end = clause_end(sentence, first, last, is_cut=is_cut)
    colon = next((n for n in range(first + 1, end) if sentence.lower[n] == ":"), None)
    if colon and colon + 1 < end and sentence.words[colon + 1].is_quotation:
        end = colon
    while first < end and not (sentence.words[first].is_word or sentence.words[first].is_quotation):
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


def _naming(sentence: Sentence, one: Attribution, until: int, act: Act, *, is_cut: bool) -> list[Words]:
    """What somebody calls a thing: the quoted words, else the thing with what it is described as."""
    words, lower = sentence.words, sentence.lower
    quotations = [n for n in range(one.after, until) if words[n].is_quotation]
    marker = next((n for n in range(one.after, min(until, one.after + 30)) if lower[n] == "as"), None)
    is_whole = marker is not None and one.form.verb.lemma.split(" ")[0] in _AS_WHOLE and not one.is_inverted
    if is_whole and marker is not None and marker + 1 < until:
        is_alone = words[marker + 1].is_quotation and all(not word.is_word for word in words[marker + 2 : until])
        if not is_alone and marker > one.after:
            return _clause(sentence, one.after, until, act, is_cut=is_cut)
    if one.form.verb.act == "denial" and (not quotations or marker is None):
        start = clause_start(sentence, one, until)
        return (
            _clause(sentence, start[0], until, act, is_cut=is_cut)
            if start
            else [_quoted(sentence, n, act) for n in quotations]
        )
    near = [n for n in quotations if n - one.after < 26]
    if not near:
        return []
    last = near[-1] + 1
    while last < until and last - near[-1] < 4 and words[last].is_word and lower[last] not in _LINKING:
        last += 1
    object_ = words[one.after]
    if len(near) == 1 and last == near[0] + 1 and words[near[0]].end - words[near[0]].start > _SHORT_LABEL:
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


def according(sentence: Sentence, lowest: int = 0) -> tuple[Phrase, int, int] | None:
    """Whom *according to* names, and the words where it begins and ends; also *as reported by*, *as cited by*."""
    lower = sentence.lower
    for place in range(lowest, len(lower) - 1):
        if lower[place] == "according" and lower[place + 1] == "to":
            first = place + 3 if lower[place + 2 : place + 3] == ["to"] else place + 2
        elif lower[place] in ("cited", "reported", "quoted") and lower[place + 1] == "by" and lower[place - 1] == "as":
            place, first = place - 1, place + 2
        else:
            continue
        if phrase := subject_behind(sentence, first):
            return phrase, place, phrase[1]
    return None


def told_according(sentence: Sentence, phrase: Phrase, first: int, after: int) -> Told | None:
    """What is said according to somebody: what stands before, else what stands behind."""
    lower = sentence.lower
    begin = 0
    while begin < first and lower[begin] in _LEADING_IN:
        begin += 1
    last = first
    while last > begin and lower[last - 1] in (",", "-", "–", "—"):
        last -= 1
    is_relative = last > begin and lower[last - 1] in ("which", "who", "that")
    is_joined = last > begin and lower[last - 1] in ("and", "but", "so", "or")
    if (
        last - begin >= FEWEST_WORDS
        and not is_relative
        and not is_joined
        and (is_finite(sentence, begin, last) or after >= len(lower) - 1)
    ):
        words = _clause(sentence, begin, last, "statement", is_cut=True)
        return Told(None, phrase, tuple(words)) if words else None
    place = _behind_aside(sentence, after)
    words = _clause(sentence, place, len(lower), "statement", is_cut=False)
    return Told(None, phrase, tuple(words)) if words and len(lower) - place >= FEWEST_WORDS else None


def _behind_aside(sentence: Sentence, after: int) -> int:
    """The word behind the comma that ends who it is: according to Lise Brandt, a professor, the hills …"""
    lower = sentence.lower
    comma = next((n for n in range(after, len(lower)) if lower[n] == ","), after)
    following = lower[comma + 1] if comma + 1 < len(lower) else ""
    if following in ("a", "an", "who", "which", "his", "her", "the") and comma + 2 < len(lower):
        closing = next((n for n in range(comma + 2, min(len(lower), comma + 16)) if lower[n] == ","), None)
        has_verb = closing is not None and following not in ("who", "which") and is_finite(sentence, comma + 1, closing)
        if closing is not None and not has_verb and closing + FEWEST_WORDS < len(lower):
            return closing + 1
    return comma + 1


def is_statement(sentence: Sentence, place: int, text: str) -> bool:
    """Whether a quotation that no verb claims is a sentence that somebody says, not a name or a word set off."""
    words = text.split()
    before = sentence.words[place - 1].lower if place else ""
    if len(words) < FEWEST_WORDS + 1 or before in _INSIDE_PHRASE:
        return False
    return text[:1].isupper() and (text.rstrip()[-1:] in ".?!,…" or len(words) > 7)


def is_inside_phrase(blanked: str, opening: int) -> bool:
    """Whether a quotation stands inside a noun phrase (a “hard look” at it): an article or a preposition before it.

    >>> is_inside_phrase("Mayor takes a “＿＿＿”", 14), is_inside_phrase("Mayor: “＿＿＿”", 7)
    (True, False)
    """
    before = blanked[:opening].rstrip().rsplit(" ", 1)[-1].lower()
    return before in _BEFORE_NOUN
