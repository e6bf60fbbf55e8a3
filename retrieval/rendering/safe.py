"""Text of a feed for any place: nothing in it is hidden, turns a line around or covers other lines."""

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


def one_line(text: str) -> str:
    r"""Text of the feed in one line, for a place that shows no markup, such as a button, or to be escaped.

    >>> one_line("Ida\nSoren\u202e")
    'Ida Soren⟦RLO⟧'
    """
    return " ".join(visible(text).split())
