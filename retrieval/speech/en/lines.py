"""Lines of English posts that are no sentences: headlines, names before words, lists. Pure functions."""

import re

from retrieval.speech.en.foreign import is_foreign
from retrieval.speech.en.lists import word_list
from retrieval.speech.en.people import has_given_name

_NAME = r"[A-ZÀ-Þ][\w'’.-]*(?: [A-ZÀ-Þ&][\w'’.-]*| of| the| for| and(?= [A-Z])| de| van| von| bin| al){0,6}"
_QUOTE = r"[‘'“\"](?P<words>[^’'”\"]*(?:['’](?=[a-z])[^’'”\"]*)*)[’'”\"]"
_ENDINGS = r"(?:[ ,](?:as|after|in|over|on|amid|at|following|to|for|while)\b.*)?$"

_TELLING = (
    "tells?|denies|deny|speaks? out|says?|recalls?|claims?|insists?|vows?|warns?|slams?|blasts?|opens? up"
    "|hits? (?:out|back)|breaks? (?:his |her |their )?silence|reveals?|admits?|reacts?|responds?|pleads?|begs?"
    "|describes?|explains?|accuses?"
)
_OWN_WORDS = r"(?:[^“\" ]{1,20} ){0,12}(?:I|I['’][a-z]{1,2}|[Mm]y|[Ww]e|[Ww]e['’][a-z]{1,2}|[Oo]ur|[Mm]e|us)\b"
_PREFIX = re.compile(r"^(?:[Ee]xclusive|EXCLUSIVE|[Bb]reaking|BREAKING|[Ww]atch|[Uu]pdate|[Rr]evealed|REVEALED): ")
_DENIES = re.compile(r"\b(?:deny|denies|denied|rejects?|dismiss(?:es)?)(?: that)? $")
_HEADLINES = (
    re.compile(rf"^(?P<who>{_NAME}): [‘'“\"](?P<words>.{{6,}}?)[’'”\"](?: .*)?$"),
    re.compile(rf"^(?P<who>{_NAME}): (?P<words>[^“\"]{{8,}})$"),
    re.compile(rf"^{_QUOTE},? (?:says|say|warns|warn|tells?|insists|claims) (?P<who>[\w'’. -]+?){_ENDINGS}"),
    re.compile(rf"^{_QUOTE}[,:]? (?P<who>{_NAME}) (?:says|warns|tells|insists|claims)\b.*$"),
    re.compile(rf"^{_QUOTE}: (?P<who>[A-ZÀ-Þ][\w'’. -]{{2,40}}?) (?:{_TELLING})\b.*$"),
    re.compile(rf"^(?P<who>{_NAME})['’]s? (?:{'|'.join(sorted(word_list('words_of')))}): {_QUOTE}$"),
    re.compile(rf"^(?P<who>{_NAME}) [a-z]+\b[^:“\"‘]{{0,60}}: [‘'“\"](?P<words>{_OWN_WORDS}[^“\"]*?)[’'”\"]$"),
    re.compile(
        r"^(?P<words>[^:“\"‘]{12,}?), (?P<who>[\w'’. -]{3,40}?)"
        r" (?:says?|said|warns?|insists|claims|suggests?|finds?|reveals?|concludes?)$"
    ),
    re.compile(
        rf"^(?P<who>{_NAME}(?: [a-z-]+){{0,3}}) (?:says|warns of|warns that|warns|insists|claims|denies|admits"
        rf"|vows to) (?P<words>.{{6,}})$"
    ),
    re.compile(rf"^(?P<words>.{{8,}}?) [-–—] (?P<who>{_NAME})$"),
)
BYLINE = re.compile(
    r"(?:(?:By|Written by|Reporting by|Story by) [A-ZÀ-Þ][^.“”\"]{2,60}"
    r"|(?:Photo(?:graph)?s?|Pictures?|Images?|Illustration|Credit|Source|Video|Caption)(?: by|: ?| credit: ?) ?"
    r"[^.“”\"]{2,80})$"
)
"""Names who wrote the text, and nobody who speaks in it."""

_LABELS = frozenset(
    (
        "analysis opinion watch live video exclusive explainer review interview breaking update updated poll quiz"
        " obituary profile comment editorial podcast recap preview report factbox timeline photos pictures gallery"
        " letters brexit election elections weather sport sports business health wellness news world politics science"
        " tech technology travel culture music film books food style money markets economy climate covid coronavirus"
        " verdict fact check mystery mysteries story stories guide tips key takeaways questions answers revealed part"
        " photograph picture image illustration credit source caption pictured episode chapter series"
        " plus alert warning note notes correction crash shooting attack trial inquest inquiry"
    ).split()
)
"""Before a colon they head a headline, nobody speaks."""

_QUOTES = frozenset("‘'“\"")
_SIGN = "🗣"
_NAME_LINE = re.compile(
    rf"^[^\w“\"]*(?P<who>{_NAME})(?:, [^.:“\"]{{3,40}})?\s*(?:{_SIGN}\ufe0f?|:|’s main points.*|'s main points.*)\s*$"
)
_BEFORE_SIGN = r"^[^\w“\"]{0,20}(?P<who>[^:,.“\"]{3,60}?)(?:, [^:.“\"]{3,60})?"
_SPOKEN = (
    re.compile(rf"{_BEFORE_SIGN}:? ?{_SIGN}?\ufe0f?:? {{0,20}}[“\"](?P<words>[^”\"]+)[”\"]"),
    re.compile(rf"{_BEFORE_SIGN}(?:: {{0,20}}| {{0,20}}{_SIGN}\ufe0f?:? {{0,20}})(?P<words>[^\s“\"][^“\"]{{7,}})$"),
)
_DATELINE = re.compile(r"[A-Z][A-Z .]{0,40}(?:, [^-–—\n]{3,40}|\([^()\n]{2,30}\) ?)?\)? [-–—]+ ")
_ITEM = re.compile(r"^\s*(?:[・•▪◦*–-]|\d+[.)])\s*(?P<words>\S.*)$")


def headline(line: str, *, is_first: bool) -> list[tuple[str, tuple[int, int]]]:
    """Who says what in a headline, as spans of the line; empty for any other line.

    Args:
        line: of a post.
        is_first: whether it is the first, where alone headlines stand.
    """
    opens_with_words = line.lstrip("🗣️🎙 ").startswith(("“", '"'))
    forms: tuple[re.Pattern[str], ...] = _SPOKEN if _SIGN in line and not opens_with_words else ()
    if is_first and not line.endswith("."):
        forms += _HEADLINES
    match = next((found for form in forms if (found := form.match(line))), None)
    if match and not _LABELS.isdisjoint(match["who"].lower().split()):
        return []
    if match and _is_title(match):
        return []
    return [(match["who"].strip(), match.span("words"))] if match else []


def _is_title(match: re.Match[str]) -> bool:
    """Whether what stands before a colon heads a line of another language: Hafenblick: Neue Fähre fährt ab Montag.

    Headlines of English papers give words so without quotation marks; those of others give a subject.
    """
    is_quoted = match.string[match.start("words") - 1 : match.start("words")] in _QUOTES
    return not is_quoted and is_foreign(match["words"]) and not has_given_name(match["who"].strip())


def behind_prefix(line: str) -> int:
    """Where a headline begins behind *Exclusive:* and the like.

    >>> behind_prefix("Exclusive: the pier is sold"), behind_prefix("The pier is sold")
    (11, 0)
    """
    match = _PREFIX.match(line)
    return match.end() if match else 0


def is_denying(before: str) -> bool:
    """Whether what stands before the words of a headline denies them.

    >>> is_denying("Mayor denies "), is_denying("Mayor says ")
    (True, False)
    """
    return bool(_DENIES.search(before))


def name_line(line: str) -> str | None:
    """The speaker that a line of nothing else names, for the lines below it."""
    match = _NAME_LINE.match(line) if len(line) < 60 else None
    return match["who"] if match else None


def list_item(line: str) -> tuple[int, int] | None:
    """Where the words of a line in a list stand, or of a line that is one quotation."""
    if line[:1] in '“"':
        return (0, len(line))
    match = _ITEM.match(line)
    return match.span("words") if match else None


def after_dateline(clause: str) -> int:
    """Where the words begin behind a dateline.

    >>> after_dateline("PORT SABEL, Oct 3 (Northgate) - The canal is open"), after_dateline("The canal is open")
    (32, 0)
    """
    match = _DATELINE.match(clause)
    return match.end() if match else 0
