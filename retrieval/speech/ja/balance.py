"""Quotation marks that open and close, where a text forgets one of them. Pure functions; every offset stays."""

import re

_OPENS, _CLOSES = "「", "」"
_MOST_LINES = 4
"""A quotation goes on over at most so many further lines."""

_MARK = re.compile("[「」]")
_LINE = re.compile(r"[^\n]+\n?|\n")
_STOP = re.compile(r"[。！？!?](?=[^」』。！？!?]{2,300}[。！？!?]?$)")


def balanced(text: str) -> str:
    """The text in which each 「 has its 」, at the same length.

    A quotation that goes on in the next lines keeps to one line: the breaks inside it become spaces. One that is
    opened anew in each paragraph ends with each of them, in place of the last full stop. Words that only a closing mark
    ends begin behind the full stop before them.

    >>> balanced("彼は述べた。「橋だ。\\n「道だ」と。")
    '彼は述べた。「橋だ」\\n「道だ」と。'
    >>> balanced("彼は述べた。橋は安全だ」")
    '彼は述べた「橋は安全だ」'
    """
    if _OPENS not in text and _CLOSES not in text:
        return text
    lines = _LINE.findall(text)
    for number, line in enumerate(lines):
        opened = _unclosed(line)
        if opened is None:
            lines[number] = _opened(line)
            if _depth(lines[number]) < 0 and number and lines[number - 1].endswith("。\n"):
                # The words begin with the paragraph: its break becomes the mark.
                lines[number - 1] = lines[number - 1][:-1] + _OPENS
        elif until := _closing_line(lines, number):
            for inner in range(number, until):
                lines[inner] = lines[inner].replace("\n", " ")
        else:
            lines[number] = _closed(line, opened)
    return "".join(lines)


def _unclosed(line: str) -> int | None:
    """Where the outermost quotation opens that the line does not close."""
    opened: list[int] = []
    for match in _MARK.finditer(line):
        if match.group() == _OPENS:
            opened.append(match.start())
        elif opened:
            opened.pop()
    return opened[0] if opened else None


def _depth(line: str) -> int:
    """How many quotations a line opens more than it closes."""
    return line.count(_OPENS) - line.count(_CLOSES)


def _closing_line(lines: list[str], number: int) -> int:
    """The line behind this one in which its quotation is closed before another opens; 0 where there is none."""
    for further in range(number + 1, min(len(lines), number + 1 + _MOST_LINES)):
        if mark := _MARK.search(lines[further]):
            return further if mark.group() == _CLOSES else 0
        if not lines[further].strip():
            return 0
    return 0


def _closed(line: str, opened: int) -> str:
    end = len(line.rstrip())
    if line[end - 1 : end] not in "。！？!?…" or end - 1 <= opened + 1:
        return line
    return line[: end - 1] + _CLOSES + line[end:]


def _opened(line: str) -> str:
    depth = 0
    for match in _MARK.finditer(line):
        depth += 1 if match.group() == _OPENS else -1
        if depth < 0:
            stop = _STOP.search(line[: match.start()])
            return line[: stop.start()] + _OPENS + line[stop.end() :] if stop else line
    return line
