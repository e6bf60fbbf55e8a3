"""A statement as Markdown, to be copied into a text that cites it."""

import regex

from bot.render.clipping import sentence_end
from bot.render.escape import quiet, visible
from bot.render.room import MAX_TEXT, size
from retrieval.answers.citation import markdown
from retrieval.types import Hit

_FENCE = regex.compile(r"`(?=``)")
_LONGEST_PASSAGE = 1_200


def citation(hit: Hit) -> str:
    """The passage as a quotation, with who said it, the outlet with its link, and the day; cut where it is long.

    Args:
        hit: any.

    Returns:
        Markdown, for any program that reads it: what the feed writes is escaped, and pings nobody where it is pasted.
    """
    text = hit.passage.text.strip()
    if len(text) > _LONGEST_PASSAGE:
        text = f"{text[: sentence_end(text, _LONGEST_PASSAGE)].rstrip()} […]"
    return quiet(markdown(hit, text))


def as_code(text: str, room: int = MAX_TEXT) -> str:
    """A text in a block of code, from which it is copied as it stands.

    Args:
        text: of any content; three backticks in a row are parted by a character that shows nothing.
        room: for the block, counted as ``size`` does.
    """
    safe = _FENCE.sub("`\u200b", visible(text))
    while size(safe) > room - 16:
        safe = safe[: len(safe) - max(1, size(safe) - room + 16)]
    return f"```md\n{safe}\n```"
