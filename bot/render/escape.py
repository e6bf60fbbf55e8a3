"""Feed text made safe for Discord: it shows word for word, pings nobody and formats nothing.

What Discord reads as markup: https://discord.com/developers/docs/reference#message-formatting and
https://support.discord.com/hc/en-us/articles/210298617.
"""

import regex

from retrieval.rendering.safe import one_line, visible

__all__ = ["escape", "one_line", "quiet", "shown", "visible"]

_MARKUP = regex.compile(r"[\\*_~`|<>\[\]:@#]|(?<=\])\(")
# A bullet, a number, and what shows nothing before it: the line would become a list, or "-#" small print.
_LINE_START = regex.compile(r"^([\s\p{Cf}--\n]*)(?:(\d+)(?=[.)])|(?=[-+]))", regex.MULTILINE | regex.VERSION1)
# Discord makes these a card of an invitation, with or without "https://".
_ADDRESS = regex.compile(r"(www|discord(?:app)?)(?=\.)", regex.IGNORECASE)
# Who is pinged is looked for before markup is read: a backslash alone would not do.
_EVERYBODY = regex.compile(r"(?<=@)(?=everyone|here)", regex.IGNORECASE)
_WORD_JOINER = "\u2060"


def escape(text: str) -> str:
    r"""Text for a place that reads markup: a backslash before each mark shows the mark.

    Within ``@everyone`` and ``@here`` a word joiner, which shows nothing, breaks what would ping.

    Args:
        text: as it stands in the feed; its beginning is taken for the beginning of a line.

    >>> escape("**@everyone** <#1>").replace("\u2060", "")
    '\\*\\*\\@everyone\\*\\* \\<\\#1\\>'
    """
    text = _MARKUP.sub(lambda found: f"\\{found[0]}", visible(text))
    text = _LINE_START.sub(lambda found: f"{found[0]}\\", text)
    return quiet(_ADDRESS.sub(r"\1\\", text))


def quiet(text: str) -> str:
    """Text that may be pasted into a channel: ``@everyone`` in it pings nobody there."""
    return _EVERYBODY.sub(_WORD_JOINER, text)


def shown(escaped: str) -> str:
    """What a person sees of escaped text; the inverse of ``escape`` where all can be shown.

    >>> shown(escape("a*b <@1> https://x.example"))
    'a*b <@1> https://x.example'
    """
    return regex.sub(r"\\([^0-9A-Za-z\s])", r"\1", escaped).replace(f"@{_WORD_JOINER}", "@")
