"""Where the words begin and end that an English verb of speech reports. Pure functions.

Sentences come with their quotations blanked out.
"""

import re
from functools import cache

from retrieval.speech.en.subjects import Attribution
from retrieval.speech.en.verbs import ASKING, CALLING_ON, PROMISING, WITH_CLAUSE, Verbs

Clause = tuple[int, int]

FEWEST_WORDS = 3
"""A listener alone is shorter than that; so is what stands before a comma by chance."""

_LISTENER = re.compile(
    r" (?:reporters|journalists|parliament|lawmakers|investors|fans|MPs|viewers|them|him|her|us"
    r"|(?:the|a|an|its|his|her|their)(?: [\w'’-]+){1,4}?(?= that\b|,|:| on\b| in\b| at\b| last\b|\.|$| [“\"‘])"
    r"|[A-Z][\w'’]*(?: [A-Z][\w'’]*){0,3}(?= that\b|,|:| on\b| in\b| the\b| [“\"‘a-z]))"
)

_WHEN = re.compile(
    r" (?:(?:on|in|at|after|during|late|earlier|outside|from|before|through|via|by) [^,:;“\"”‘’.]{2,45}?"
    r"|(?:last|this|next) [a-z]+|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|yesterday|today|earlier"
    r"|afterwards|later)(?=,? that\b|,|:|;|\.|$| [“\"‘]| [a-z]+ [a-z]+ (?:was|is|were|had|has|would)\b)"
)

_CLAUSE_ENDS = re.compile(
    r",? (?:and|but)(?: then| also| has| had)? (?:said|says|added|warned|urged|called on|told|insisted|repeated"
    r"|admitted|promised|accused|denied)\b"
    r"|, (?:adding|saying|warning|according to|citing|insisting|noting|claiming|arguing|announcing)\b|,? though "
    r"(?:he|she|they|it)\b|; |, but (?:he|she|they|it) "
)

_FINITE = re.compile(
    r"\b(?:is|was|were|are|has|had|have|will|would|could|should|can|cannot|may|might|must|did|does|do|\w{2,}n['’]t)\b"
)


def clause_behind(blanked: str, one: Attribution, until: int) -> tuple[Clause | None, bool]:
    """The clause after a verb of speech, and whether it holds words of its own, not a quotation alone.

    Args:
        blanked: the sentence.
        one: subject and verb.
        until: where the next attribution begins, or the sentence ends.
    """
    if (demanded := _demanded(blanked, one, until)) is not None:
        return demanded if demanded[1] > demanded[0] else None, True
    place = one.end
    if one.verb in ("told", "tells", "reminded", "assured") and (match := _LISTENER.match(blanked, place)):
        place = match.end()
    if match := _WHEN.match(blanked, place, until):
        place = match.end()
    match = _THAT.match(blanked, place, until)
    if match is None or blanked[place : place + 1] in (",", ":", ".", ";", ""):
        return None, False
    end = clause_end(blanked, match.end(), until)
    words = blanked[match.end() : end].strip(' .,“”"‘’')
    if not words or ("that" not in match.group() and not _is_clause(one.verb, words)):
        return None, False
    return (match.end(), end), bool(words.replace("＿", "").strip())


def _demanded(blanked: str, one: Attribution, until: int) -> Clause | None:
    """What somebody is to do: urged residents to leave, called on the state to pay, vowed to rebuild.

    An empty span where the verb wants such words and has none.
    """
    rest = blanked[one.end : until]
    first: int | None = None
    if one.verb in _forms(CALLING_ON):
        first = one.end + len(" on ") if rest.startswith(" on ") else one.end
        if first == one.end:
            return one.end, one.end
    elif one.verb in _forms(PROMISING):
        match = _TO.match(rest)
        if match is None:
            return one.end, one.end
        first = one.end + match.end()
    elif one.verb in _forms(ASKING) and (match := _SOMEBODY_TO.match(rest)) and " that " not in match["listener"]:
        first = one.end + match.start("listener")
    elif one.verb in ("warned", "warns", "warning") and (match := _AGAINST.match(rest)):
        first = one.end + match.end()
    return None if first is None else (first, clause_end(blanked, first, until))


def _is_clause(verb: str, words: str) -> bool:
    """Whether words without *that* are a clause: a listener alone or a mere noun (announced a merger) is none."""
    if verb in ("told", "tells") and len(words.split()) < FEWEST_WORDS:
        return False
    return verb not in WITH_CLAUSE or bool(_FINITE.search(words))


def clause_end(blanked: str, first: int, until: int) -> int:
    """Where a clause ends: before what is said next, or with the sentence."""
    match = _CLAUSE_ENDS.search(blanked, first, until)
    end = match.start() if match else until
    while (stripped := _without_conjunction(blanked[first:end].rstrip(" ,."))) < end - first:
        end = first + stripped
    return end


def _without_conjunction(words: str) -> int:
    """How long words are without what they end with that joins them to the next."""
    return len(words) - len(" and") if words.endswith((" and", " but")) else len(words)


def after_dateline(clause: str) -> int:
    """Where the words begin behind a dateline.

    >>> after_dateline("PORT SABEL, Oct 3 (Northgate) - The canal is open"), after_dateline("The canal is open")
    (32, 0)
    """
    match = _DATELINE.match(clause)
    return match.end() if match else 0


_THAT = re.compile(r"[,:]? ?that,? | ")
_TO = re.compile(r" (?:not )?to (?=\w)")
_SOMEBODY_TO = re.compile(r" (?P<listener>[^,;:“\"]{2,60}?) (?:not )?to .+", re.DOTALL)
_AGAINST = re.compile(r" (?:[\w ]{3,30} )?(?:against|of) ")
_DATELINE = re.compile(r"[A-Z][A-Z .]+, [^-–—]{3,40}\)? [-–—] ")


@cache
def _forms(verbs: Verbs) -> frozenset[str]:
    return frozenset(verbs.forms.split())
