"""What people say to a bot and ask nothing with: thanks, greetings, a call for help."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal, cast

from retrieval.query.patterns import read_question

Chatter = Literal["help", "thanks", "greeting", "other"]


@dataclass(frozen=True)
class Row:
    """A way to say something that asks for nothing.

    Attributes:
        kind: what is said.
        pattern: matched against the whole of it, without marks and emoji around it.
        examples: of it.
    """

    kind: Chatter
    pattern: str
    examples: tuple[str, ...]


@cache
def rows() -> tuple[Row, ...]:
    """The table, in its order."""
    text = files(__package__).joinpath("chatter.tsv").read_text(encoding="utf-8")
    cells = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    return tuple(Row(cast("Chatter", kind), pattern, tuple(shown.split(" | "))) for kind, pattern, shown in cells)


def chatter_in(text: str) -> Chatter | None:
    """What somebody says who asks nothing.

    Args:
        text: a question as ``question_in`` gives it.

    Returns:
        None where it may be a question.

    >>> chatter_in("thanks! 🙏")
    'thanks'
    >>> chatter_in("what did Soren say?") is None
    True
    """
    if not text.strip("?!？！ \u3000"):
        # Nothing but the bot's name: whoever calls it and says no more wants to know what to say.
        return "help"
    bare = _bare(text)
    if not bare:
        return "other"
    for kind, matches in _compiled():
        if matches(bare):
            return kind
    return "other" if read_question(bare).is_talk else None


@cache
def _compiled() -> tuple[tuple[Chatter, Callable[[str], object]], ...]:
    return tuple((row.kind, re.compile(row.pattern, re.IGNORECASE).fullmatch) for row in rows())


def _bare(text: str) -> str:
    """A text without what is neither letter nor digit around it."""
    letters = [place for place, character in enumerate(text) if character.isalnum()]
    return text[letters[0] : letters[-1] + 1] if letters else ""
