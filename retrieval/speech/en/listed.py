"""Lists of what somebody says, one thing a line, behind a line that announces them. Pure functions."""

import re

from retrieval.speech.en.attribution import Attribution
from retrieval.speech.en.lines import list_item
from retrieval.speech.en.marks import BLANK
from retrieval.speech.en.paragraphs import Line, sentences
from retrieval.speech.en.subjects import attributions
from retrieval.speech.en.words import Sentence

_STOPPED = re.compile(r"[.?!:…][\"'”’]{0,2}\s*$")
_LONGEST_ITEM = 200


def item_span(line: str, *, is_plain: bool) -> tuple[int, int] | None:
    """Where the words of an item of a list stand; None where a line is none.

    Args:
        line: the line.
        is_plain: whether lines without any sign are items, where they have no full stop.

    >>> item_span("• The pier will close", is_plain=False), item_span("The pier will close", is_plain=True)
    ((2, 21), (0, 19))
    """
    if not is_plain:
        return list_item(line)
    is_item = line[:1].isalnum() and len(line) < _LONGEST_ITEM and not _STOPPED.search(line)
    return (0, len(line)) if is_item else None


def announcing(line: Line) -> tuple[Sentence, Attribution, int] | None:
    """The sentence that announces a list (The mayor also said:), its attribution, and where it begins in the text."""
    start, end = sentences(line.blanked.rstrip())[-1]
    sentence = Sentence(f"{line.blanked[start:end]} “{BLANK}”")
    found = [one for one in attributions(sentence) if one.form.takes("direct")]
    if not found or found[-1].after + 2 < len(sentence.words):
        return None
    return sentence, found[-1], line.start + start
