"""Feed text made safe for Markdown: whoever reads CommonMark, or GitHub's kind of it, sees what the feed writes.

What is markup: https://spec.commonmark.org/0.31.2/ and https://github.github.com/gfm/.
"""

import regex

from retrieval.rendering.safe import visible

_MARKUP = regex.compile(r"[\\*_~`|<>\[\]:@#$]|(?<=\])\(|&(?=#?\w+;)")
# Blanks before a line make it code, and nobody sees them otherwise.
_INDENT = regex.compile(r"^[ \t]+", regex.MULTILINE)
# A bullet, a number, what underlines a heading, and what shows nothing before it.
_LINE_START = regex.compile(r"^([\s\p{Cf}--\n]*)(?:(\d+)(?=[.)])|(?=[-+=]))", regex.MULTILINE | regex.VERSION1)
_ADDRESS = regex.compile(r"(www)(?=\.)", regex.IGNORECASE)


def escape(text: str) -> str:
    r"""Text for a place that reads Markdown: a backslash before each mark shows the mark.

    Args:
        text: as it stands in the feed; its beginning is taken for the beginning of a line.

    >>> escape("**Bridge** [a](https://x.example) &lt;")
    '\\*\\*Bridge\\*\\* \\[a\\]\\(https\\://x.example) \\&lt;'
    >>> escape("1. Dams\n    no code")
    '1\\. Dams\nno code'
    """
    text = _MARKUP.sub(lambda found: f"\\{found[0]}", _INDENT.sub("", visible(text)))
    text = _LINE_START.sub(lambda found: f"{found[0]}\\", text)
    return _ADDRESS.sub(r"\1\\", text)
