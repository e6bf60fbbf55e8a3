"""Lines of Japanese posts that are no sentences: headlines, names before words, lists. Pure functions."""

import re
from typing import NamedTuple

from retrieval.speech.clauses import Context
from retrieval.speech.quotations import masked, quotations
from retrieval.speech.speakers import Phrase

_BULLET = re.compile(r"^\s*(?:[・▽●▼■◆○◇*•-]|\d+[.)])\s*(?P<words>\S.*)$")
_NAME_LINE = re.compile(r"^[^\w\s]*(?P<phrase>[^。、「」\sはが]{2,24}?)(?:🗣️?|[:：]|の発言)?$")
_MARKER = re.compile(r"^(?:[^\w「]*)(?P<phrase>[^。「」:：🗣\n]{2,40}?)\s*(?P<cue>🗣️?|[:：])\s*(?P<words>\S.*)$")
_HEADLINE_END = re.compile(r"\s*[=＝―─]+\s*(?P<phrase>[^=＝\s】」、。]{2,30})\s*】?\s*$")
_HEADLINE_QUOTE = re.compile(r"(?:^|[、 　…】])(?P<phrase>[^「」“”、。 　】]{2,24}?)(?:が|は|も)?[、 　]?(?=[「“]＿)")
_HEADLINE_VERB = re.compile(
    r"(?P<words>.{4,}?)[ 　]+(?P<phrase>[^ 　、。「」]{2,20}?)(?:が|は)?"
    r"(?P<cue>主張|強調|指摘|警告|表明|明言|示唆|発表|批判|要求|予測|説明|否定|言及|反論)$"
)
_LONGEST_NAME_LINE = 30
_MORE_THAN_A_NAME = 8


class Words(NamedTuple):
    """Words in a line and who says them.

    Attributes:
        span: within the line.
        cue: the mark, as the line has it.
        speaker: who says them.
    """

    span: tuple[int, int]
    cue: str
    speaker: Phrase


def bullet(line: str) -> tuple[int, int] | None:
    """Where the words of a list's line stand; None for any other line."""
    match = _BULLET.match(line)
    return match.span("words") if match else None


def name_line(line: str, context: Context) -> Phrase | None:
    """The speaker that a line of nothing else names, for the lines below it."""
    match = _NAME_LINE.match(line) if len(line) < _LONGEST_NAME_LINE else None
    phrase = context.phrase(match["phrase"]) if match else None
    if match is None or phrase is None or phrase.is_same:
        return None
    return phrase if len(phrase.as_written) >= len(match["phrase"]) - _MORE_THAN_A_NAME else None


def marked_line(line: str, context: Context) -> Words | None:
    """A name, a colon or another mark, and the words."""
    match = _MARKER.match(line)
    phrase = context.phrase(match["phrase"]) if match else None
    if match is None or phrase is None or "://" in line[: match.end("cue") + 2]:
        return None
    return Words(match.span("words"), match["cue"], phrase)


def headline(line: str, context: Context) -> list[Words]:
    """What a headline says and who says it: after an equals sign, before a quotation, or before a bare verb."""
    blanked = masked(line)
    if match := _HEADLINE_END.search(blanked):
        written = match["phrase"]
        start = len(line) - len(line.lstrip("【 "))
        return [Words((start, match.start()), "=", context.phrase(written) or Phrase(written, written))]
    found = []
    for match in _HEADLINE_QUOTE.finditer(blanked):
        phrase = context.phrase(match["phrase"])
        inside = next((one for one in quotations(line) if one.start == match.end() + 1), None)
        if phrase and inside:
            found.append(Words((inside.start, inside.end), "「", phrase))
    if not found and (match := _HEADLINE_VERB.match(blanked)) and (phrase := context.phrase(match["phrase"])):
        found.append(Words(match.span("words"), match["cue"], phrase))
    return found
