"""What is typed and is no question: *thanks*, 了解, a face. The ways stand in ``talk.tsv``, each with its example."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal, get_args

Talk = Literal["greeting", "thanks", "assent", "help", "doubt", "where", "change"]
"""What somebody wants who asks nothing; see the head of ``talk.tsv``."""

LONGEST = 80
"""Characters; a longer text is no mere thanks."""

_EMOJI_NAME = re.compile(r"<a?:\w{2,32}:\d{1,20}>|(?<![\w:]):[a-z0-9_+-]{2,32}:(?![\w:])")
_BREAKS = re.compile(r"[\n,.;!?、。！？…~〜♪・]+")
_MOST_PARTS = 4
_EDGE = re.compile(r"^[\W_]+|[\W_]+$")
_LAUGH = re.compile(r"(?<=[\u3040-\u30ff\u4e00-\u9fff])(?:w{1,9}|ｗ{1,9}|笑{1,9}|（笑）|\(笑\))$")
_PLAINEST: tuple[Talk, ...] = ("assent", "greeting", "thanks")
"""Beside these whatever else is said tells what is wanted: *ok, help*."""


@dataclass(frozen=True)
class TalkPattern:
    """One way to say something that is no question.

    Attributes:
        kind: what is wanted.
        pattern: matched against a whole text, or a part between marks.
        example: a text it reads.
    """

    kind: Talk
    pattern: str
    example: str


@cache
def talk_patterns() -> tuple[TalkPattern, ...]:
    """The ways, in their order."""
    text = files(__package__).joinpath("talk.tsv").read_text(encoding="utf-8")
    kinds: dict[str, Talk] = {kind: kind for kind in get_args(Talk)}
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    return tuple(TalkPattern(kinds[kind], pattern, example) for kind, _, pattern, example in rows)


def talk_in(text: str) -> Talk | None:
    """What somebody wants who asks nothing; None for whatever may be a question.

    >>> talk_in("Thanks a lot!!"), talk_in("ok 👍"), talk_in("了解です、ありがとう"), talk_in("help for Ukraine")
    ('thanks', 'assent', 'thanks', None)
    """
    if len(text) > LONGEST:
        return None
    text = _EMOJI_NAME.sub(" ", text)
    # NFKC makes letters of ㍿, and leaves faces as they are.
    if not any(char.isalnum() for char in unicodedata.normalize("NFKC", text)):
        return "help" if "?" in text or "？" in text else "assent"
    if whole := _kind(text):
        return whole
    parts = [part for part in _BREAKS.split(text) if _EDGE.sub("", part)]
    kinds = [_kind(part) for part in parts] if 1 < len(parts) <= _MOST_PARTS else []
    if not kinds or None in kinds:
        return None
    told: list[Talk] = [kind for kind in kinds if kind]
    return max(told, key=lambda kind: _PLAINEST.index(kind) if kind in _PLAINEST else len(_PLAINEST))


def _kind(text: str) -> Talk | None:
    said = " ".join(_EDGE.sub("", text).split())
    for tried in dict.fromkeys((said, _LAUGH.sub("", said))):
        for pattern, way in _compiled():
            if pattern.fullmatch(tried):
                return way.kind
    return None


@cache
def _compiled() -> tuple[tuple[re.Pattern[str], TalkPattern], ...]:
    return tuple((re.compile(way.pattern, re.IGNORECASE), way) for way in talk_patterns())
