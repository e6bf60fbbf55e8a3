"""Feed text made safe for Discord: it shows word for word, pings nobody and formats nothing.

What Discord reads as markup: https://discord.com/developers/docs/reference#message-formatting and
https://support.discord.com/hc/en-us/articles/210298617.
"""

import regex

MOST_MARKS = 4
"""Combining marks that a letter keeps: enough for pointed Hebrew and polytonic Greek, too few to reach another line."""

_BIDI = {
    "\u061c": "ALM", "\u200e": "LRM", "\u200f": "RLM",
    "\u202a": "LRE", "\u202b": "RLE", "\u202c": "PDF", "\u202d": "LRO", "\u202e": "RLO",
    "\u2066": "LRI", "\u2067": "RLI", "\u2068": "FSI", "\u2069": "PDI",
}  # fmt: skip
"""What turns the order of a line around without being seen, by the name that Unicode gives it (Unicode TR 36)."""

_TURNING = regex.compile(f"[{''.join(_BIDI)}]")
# Programs break a line at each of these; a mark of a list or a heading after one might count.
_NEW_LINE = regex.compile(r"\r\n?")
_BREAK = regex.compile(r"[\x0b\x0c\x85\u2028\u2029]")
_FLAG = r"\U0001F3F4[\U000E0030-\U000E0039\U000E0061-\U000E007A]+\U000E007F"
# Controls, halves of characters, what is no character at all; letters of a flag outside any flag.
_NOTHING = regex.compile(
    rf"({_FLAG})|[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufff9-\ufffb\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
    r"|[\U000E0000-\U000E007F]"
)
_MARK = r"[\p{Mn}\p{Me}]\p{Cf}*+"
_PILE = regex.compile(rf"((?:{_MARK}){{{MOST_MARKS}}})((?:{_MARK})++)")
_MARKS = regex.compile(r"[\p{Mn}\p{Me}]")

_MARKUP = regex.compile(r"[\\*_~`|<>\[\]:@#]|(?<=\])\(")
# A bullet, a number, and what shows nothing before it: the line would become a list, or "-#" small print.
_LINE_START = regex.compile(r"^([\s\p{Cf}--\n]*)(?:(\d+)(?=[.)])|(?=[-+]))", regex.MULTILINE | regex.VERSION1)
# Discord makes these a card of an invitation, with or without "https://".
_ADDRESS = regex.compile(r"(www|discord(?:app)?)(?=\.)", regex.IGNORECASE)
# Who is pinged is looked for before markup is read: a backslash alone would not do.
_EVERYBODY = regex.compile(r"(?<=@)(?=everyone|here)", regex.IGNORECASE)
_WORD_JOINER = "\u2060"


def visible(text: str) -> str:
    r"""Text with what may deceive shown, and without what cannot be shown; joiners of emoji and of words stay.

    A character that turns the order of a line around is shown by its name, as ``⟦RLO⟧``; of more than ``MOST_MARKS``
    combining marks on a letter the others are counted, as ``⟦+30⟧``.

    Args:
        text: as it stands in the feed.

    >>> visible("a\u202etxt.exe"), visible("Z" + "\u0335" * 34)[-5:]
    ('a⟦RLO⟧txt.exe', '⟦+30⟧')
    """
    text = _BREAK.sub(" ", _NEW_LINE.sub("\n", text))
    text = _NOTHING.sub(lambda found: found[1] or "", text)
    text = _TURNING.sub(lambda found: f"⟦{_BIDI[found[0]]}⟧", text)
    return _PILE.sub(lambda found: f"{found[1]}⟦+{len(_MARKS.findall(found[2]))}⟧", text)


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
    return _EVERYBODY.sub(_WORD_JOINER, _ADDRESS.sub(r"\1\\", text))


def one_line(text: str) -> str:
    r"""Text of the feed in one line, for a place that shows no markup, such as a button, or to be escaped.

    >>> one_line("Ida\nSoren\u202e")
    'Ida Soren⟦RLO⟧'
    """
    return " ".join(visible(text).split())


def shown(escaped: str) -> str:
    """What a person sees of escaped text; the inverse of ``escape`` where all can be shown.

    >>> shown(escape("a*b <@1> https://x.example"))
    'a*b <@1> https://x.example'
    """
    return regex.sub(r"\\([^0-9A-Za-z\s])", r"\1", escaped).replace(f"@{_WORD_JOINER}", "@")
