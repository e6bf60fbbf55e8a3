"""Who an English sentence says is speaking: subject and verb of speech, in either order. Pure functions.

Sentences come with their quotations blanked out.
"""

import re
from dataclasses import dataclass
from functools import cache

from retrieval.speech.en.verbs import NEGATIVE, PASSIVE, TABLES, pattern

_ADVERBS = re.compile(
    r"(?:[ ,]+(?:also|later|then|has|had|have|again|repeatedly|once|previously|earlier|further|reportedly|now"
    r"|still|always|often"
    r"|already|just|simply|even|only|since|first|recently|privately|publicly|bluntly|flatly|quietly|has long|both"
    r"|all))+$"
)
_BOUNDARY = re.compile(
    r"[;:—–”\"“’‘]|(?<=\s)-(?=\s)|\b(?:and|but|while|whereas|though|although|because|since|as|after|before|when|if|that|which|so|where|than)\b(?=\s)"
)
_BAD_INSIDE = re.compile(
    r"\b(?:is|was|were|are|be|been|has|had|have|will|would|could|should|can|may|might|did|does|do|who|whom|whose|which|it|there|not|to)\b"
)
_PRONOUN = re.compile(r"(?:he|she|they|it|we|i|you|one)$", re.IGNORECASE)
_DETERMINED = re.compile(
    r"(?:the|a|an|his|her|their|its|our|one|two|three|four|five|several|some|many|most|both|another|other|no|every|those|these|local|senior|former)\b",
    re.IGNORECASE,
)
_ENDS_BADLY = re.compile(
    r"\b(?:the|a|an|his|her|their|its|our|my|of|in|on|at|for|with|by|from|['’]s|this|that|any|no|such|these|those)$"
)
_BEHIND = re.compile(
    r",? ?(?P<who>(?:[A-Z]|(?:the|a|an|his|her|their|its|our|one|two|three|some|several|former|local) |(?:[a-z-]+ "
    r"){1,3}(?=[A-Z])|[a-z-]+(?=[.,;]|$))"
    r"[^,.;:“”\"—()]*?(?:\b[A-Z]\.[^,.;:“”\"—()]*?)?)"
    r"(?=[,.;:“”\"—(]|$| (?:in|at|on|after|during|as|when|while|who|from|before|outside|by|with|to|that|last|this"
    r"|earlier|late"
    r"|yesterday|today|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|through|via|following|and|but|of "
    r"the decision)\b)"
)
_NAME_ALONE = re.compile(r"^(?:[a-z]+ ){0,3}[A-Z][\w'’.-]+(?: [A-Z][\w'’.-]+)+$")
_NAMED = re.compile(r"(?<!^)\b[A-Z]\w+ [A-Z]|^[A-Z]\w+ [A-Z]\w+$")
_OPENER = re.compile(
    r"^(?:But|And|However|Yesterday|Today|Meanwhile|Earlier|Later|Still|Then|So|Yet|Also|Instead|Now|On "
    r"[A-Z][a-z]+) (?=[A-Z])"
)
_MOST_WORDS = 11
_LONGEST_SUBJECT = 250
"""Characters."""

_NO_SUBJECT = frozenset(
    (
        "no although though monday tuesday wednesday thursday friday saturday sunday that of in on at for from "
        "after before if when while as since with by to"
    ).split()
)
_LOOSE_ENDS = frozenset("and but or then so yet also on in at that".split())


@dataclass(frozen=True)
class Attribution:
    """A subject with its verb of speech.

    Attributes:
        who: the subject, as written; empty where it is the one before (a participle or a second verb).
        start: where subject and verb begin.
        end: where they end.
        verb: the verb, lower case.
        is_inverted: whether the verb comes first, so that the words stand before.
    """

    who: str
    start: int
    end: int
    verb: str
    is_inverted: bool = False


def attributions(blanked: str) -> list[Attribution]:
    """The attributions of a sentence, in order.

    >>> [(a.who, a.verb) for a in attributions("“＿＿＿,” Mayor Ortiz, 44, said on Monday, adding that she was tired.")]
    [('Mayor Ortiz', 'said'), ('', 'adding')]
    >>> attributions("“＿＿＿,” said Dana Price, a resident.")[0].who
    'Dana Price'
    """
    found: list[Attribution] = []
    for match in _verbs().finditer(blanked):
        if found and match.start() < found[-1].end:
            continue
        one = _attribution(blanked, match, has_speaker=bool(found))
        if one:
            found.append(one)
    return found


def _attribution(blanked: str, match: re.Match[str], *, has_speaker: bool) -> Attribution | None:
    offset = _window(blanked, match.start())
    left, verb = blanked[offset : match.start()].rstrip(), match.group().lower()
    if PASSIVE.search(left) or NEGATIVE.search(left):
        return None
    if verb.endswith("ing"):
        is_added = left.endswith((",", " and"))
        return Attribution("", match.start(), match.end(), verb) if is_added else None
    bare = _ADVERBS.sub("", left)
    # "Jonas Hartley, the council's head of heritage, said": an aside, not a clause, stands before the comma.
    aside = _subject_before(bare) if bare.endswith(",") else None
    if (
        aside is None
        and re.search(r"(?:[”\",’]|^)$", bare)
        and (behind := _BEHIND.match(blanked, match.end()))
        and _is_subject(behind["who"])
    ):
        return Attribution(behind["who"].strip(), match.start(), behind.end("who"), verb, is_inverted=True)
    who = _subject_before(bare)
    if who is not None:
        return Attribution(who, offset + bare.rindex(who), match.end(), verb)
    if has_speaker and re.search(r"(?:,| and| but|, but|, and| then)$", left):
        return Attribution("", match.start(), match.end(), verb)
    return None


def _window(blanked: str, end: int) -> int:
    """Where the words before a verb begin that can be its subject, asides included."""
    if end <= 2 * _LONGEST_SUBJECT:
        return 0
    space = blanked.find(" ", end - 2 * _LONGEST_SUBJECT, end - _LONGEST_SUBJECT)
    return space if space >= 0 else end - _LONGEST_SUBJECT


def _subject_before(left: str) -> str | None:
    """The noun phrase that a text ends with, an aside between commas left out."""
    if left.endswith(","):
        *parts, last = left[:-1].split(", ")
        who = next((who for part in reversed(parts) if _is_subject(who := _last_phrase(part))), None)
        if who is None or re.search(r"[”\"’]$", left[:-1]):
            return None
        return (
            f"{who}, {last}"
            if left.endswith(f"{who}, {last},") and _NAME_ALONE.search(last) and not _NAMED.search(who)
            else who
        )
    who = _last_phrase(left.split(", ")[-1])
    return who if who and _is_subject(who) else None


def _last_phrase(text: str) -> str:
    boundary = 0
    for match in _BOUNDARY.finditer(text):
        boundary = match.end()
    return _OPENER.sub("", text[boundary:].strip(" ,"))


def _is_subject(who: str) -> bool:
    """Whether a phrase can speak."""
    words = who.split()
    if not words or len(words) > _MOST_WORDS or _ENDS_BADLY.search(who):
        return False
    if _PRONOUN.fullmatch(who):
        return True
    if words[0].lower() in _NO_SUBJECT or _BAD_INSIDE.search(who) or words[-1].lower() in _LOOSE_ENDS:
        return False
    is_named = any(word[:1].isupper() for word in words)
    return is_named or bool(_DETERMINED.match(who)) or len(words) <= 3


@cache
def _verbs() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{pattern(*TABLES)})\b")
