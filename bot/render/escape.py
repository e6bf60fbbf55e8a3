"""Feed text made safe for Discord: it shows as it is, pings nobody and formats nothing."""

import re

_MARKUP = re.compile(r"([\\*_~`|>#\[\]()<>@:-])")
# Invisible characters can hide a mention from a filter, bidirectional ones can turn a line around.
_INVISIBLE = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]"
)
# Some programs begin a new line at these, where a mark at a line's beginning would count.
_LINE_SEPARATOR = re.compile(r"[\u2028\u2029]")
_WORD_JOINER = "\u2060"
_LINE_START = re.compile(r"^([^\S\n]*)(\d+)([.)])", re.MULTILINE)
_ADDRESS = re.compile(r"(https?|ftp)(:)(?=//)|(www)(\.)|(discord)(\.)(?=gg)", re.IGNORECASE)


def escape(text: str) -> str:
    r"""Escape every character that Discord's markup reads, and keep addresses and mentions from coming alive.

    A backslash before a mark shows the mark; after ``@`` and inside ``<@...>`` a word joiner, which shows
    nothing, breaks what would ping.

    Args:
        text: as it stands in the feed.

    >>> escape("**@everyone**").replace("\u2060", "")
    '\\*\\*\\@everyone\\*\\*'
    """
    text = _LINE_SEPARATOR.sub(" ", _INVISIBLE.sub("", text))
    text = _ADDRESS.sub(lambda m: f"{m[1] or m[3] or m[5]}{_WORD_JOINER}{m[2] or m[4] or m[6]}", text)
    text = _MARKUP.sub(lambda m: f"\\{m[1]}{_WORD_JOINER}" if m[1] in "@<:" else f"\\{m[1]}", text)
    return _LINE_START.sub(r"\1\2\\\3", text)


def one_line(text: str) -> str:
    """Text of the feed for a place that shows no markup, such as a button: printable characters, in one line.

    >>> one_line("Ida\\nSoren\\u202e")
    'Ida Soren'
    """
    return " ".join("".join(character if character.isprintable() else " " for character in text).split())


def shown(escaped: str) -> str:
    """What a person sees of escaped text; the inverse of ``escape`` up to invisible characters.

    >>> shown(escape("a*b <@1> https://x.example"))
    'a*b <@1> https://x.example'
    """
    return re.sub(r"\\(.)", r"\1", escaped.replace(_WORD_JOINER, ""))
