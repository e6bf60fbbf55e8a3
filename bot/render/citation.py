"""A statement as Markdown, to be copied into a text that cites it."""

import regex

from bot.render.clipping import sentence_end
from bot.render.escape import escape, one_line, visible
from bot.render.links import web_address
from bot.render.room import MAX_TEXT, size
from bot.render.speaker import speaker_line
from retrieval.types import Hit

_FENCE = regex.compile(r"`(?=``)")
_LONGEST_PASSAGE = 1_200


def citation(hit: Hit) -> str:
    """The passage as a quotation, with who said it, the outlet with its link, and the day as it is printed.

    Args:
        hit: any.

    Returns:
        Markdown, for any program that reads it: what the feed writes is escaped.
    """
    text = hit.passage.text.strip()
    if len(text) > _LONGEST_PASSAGE:
        text = f"{text[: sentence_end(text, _LONGEST_PASSAGE)].rstrip()} […]"
    lines = [f"> {line}".rstrip() for line in escape(text).split("\n")]
    link = web_address(hit.item.url)
    source = escape(one_line(hit.item.source))
    told = [
        escape(one_line(speaker_line(hit.speaker, hit.kind))),
        f"[{source}](<{link}>)" if link else source,
        escape(f"@{one_line(hit.item.handle)}"),
        hit.item.day.isoformat(),
    ]
    return "\n".join([*lines, "", f"— {', '.join(part for part in told if part)}"])


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
