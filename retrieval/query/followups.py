"""What is typed after an answer and asks for a part of the last question anew: *and Soren?*, 他には?

The ways stand in ``followups.tsv``, each with its example: the last question, what is typed, and what is asked then.
"""

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from retrieval.language import Language
from retrieval.query.patterns import read_question, without_ending

LONGEST = 80
"""Characters; a longer text is a question of its own."""

_MOST_WORDS, _MOST_SIGNS = 8, 30
"""Of what is named: more are a sentence."""

_OPENING = re.compile(
    r"(?:(?:ok|okay|thanks|thank you|thx|ty|great|cool|nice|good|hm+|ah|oh|well|yes|yeah|right|i see|got it|interesting"
    r"|wow|please|hey|hi)[、。,.!！… ]+"
    r"|(?:なるほど|ありがとう(?:ございます)?|どうも|了解(?:です)?|分かった|わかった|わかりました|はい|へえ|そうか)"
    r"[、。,!！… ]+){1,5}+(?=\S)",
    re.IGNORECASE,
)
_ASKING = re.compile(
    r"\b(?:who|whom|whose|what|why|how|when|where|which|did|does|do|is|are|was|were|has|have|can|could|will|would|should"
    r"|not|without|except|he|she|they|his|her|their|it)\b|[:：]|誰|だれ|何|なに|なぜ|どう|どこ|いつ|どの|どんな|以外|ではな|じゃな",
    re.IGNORECASE,
)
"""A word that makes a question, or a refusal, of its own of what is named."""

_NO_THING = re.compile(
    r"(?:it|that|this|them|those|these|so|me|you|us|i|we|not|no|yes|then|there|here|now|the|a|an|それ|これ|あれ|その|この|私|君"
    r"|あなた|今)[はもがを]?",
    re.IGNORECASE,
)
_EDGE_OPENING = re.compile(
    r"(?:(?:and|but|or|then|only|just|also|now|what about|how about|the same but|same but) )+"
    r"|(?:では|じゃあ?|それでは|あと)、?",
    re.IGNORECASE,
)
_EDGE_ENDING = re.compile(
    r"(?: (?:only|then|instead|too))"
    r"|(?:だけ|のみ|限定|に限ると|なら|だと|の分)?(?:は|で|も|では|はどう|の発言は)?(?:です)?か?",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class FollowUpPattern:
    """One way to follow a question up: a row of the table.

    Attributes:
        language: of its words.
        pattern: matched against the whole text without its ending.
        reads: see the head of the table.
        last: a question.
        typed: what is typed after its answer.
        asked: what is asked then.
        filters: with which filters, as ``name=value`` with spaces between.
    """

    language: Language
    pattern: str
    reads: str
    last: str
    typed: str
    asked: str
    filters: str


@dataclass(frozen=True)
class FollowUp:
    """A text that follows a question up.

    Attributes:
        reads: how, as in the table.
        thing: what it names; empty where it names nothing.
        text: the whole text without what opens and ends it.
    """

    reads: str
    thing: str
    text: str


@cache
def follow_up_patterns() -> tuple[FollowUpPattern, ...]:
    """The ways, in their order."""
    text = files(__package__).joinpath("followups.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    return tuple(
        FollowUpPattern("ja" if language == "ja" else "en", pattern, reads, last, typed, asked, filters)
        for language, pattern, reads, last, typed, asked, filters in rows
    )


def read_follow_up(text: str) -> FollowUp | None:
    """What a text asks for anew; None where it is a question of its own, which keeps nothing of the last one.

    Args:
        text: as typed, in plain text.

    >>> read_follow_up("thanks, and Mayor Okada?")
    FollowUp(reads='thing', thing='Mayor Okada', text='and Mayor Okada')
    >>> read_follow_up("what did Mayor Okada say about the dam?") is None
    True
    """
    if len(text) > LONGEST:
        return None
    bare = without_opening(text)
    for pattern, way in _compiled():
        match = pattern.fullmatch(bare)
        if not match:
            continue
        if "thing" not in match.groupdict():
            return FollowUp(way.reads, "", bare)
        thing = match["thing"].strip(" 、,")
        if _may_be_named(thing) or (way.reads != "bare" and _is_inner_question(thing)):
            return FollowUp(way.reads, thing, bare)
    return None


def without_opening(text: str) -> str:
    """A text without thanks or assent before it, nor marks and courtesies behind it.

    >>> without_opening("なるほど。他には?"), without_opening("ok")
    ('他には', 'ok')
    """
    bare = without_ending(text)
    opening = _OPENING.match(bare)
    return bare[opening.end() :] if opening else bare


def edge_of(text: str) -> str:
    """What stands between the words that tie a text to the last question: the days of *and since Monday only*.

    >>> edge_of("and since Monday only"), edge_of("じゃあ昨日だけは")
    ('since Monday', '昨日')
    """
    opening = _EDGE_OPENING.match(text)
    rest = text[opening.end() :] if opening else text
    for start in range(max(1, len(rest) - 12), len(rest)):
        if _EDGE_ENDING.fullmatch(rest[start:]):
            return rest[:start]
    return rest


def _may_be_named(thing: str) -> bool:
    """Whether it is something to ask about, rather than a sentence."""
    is_long = len(thing.split()) > _MOST_WORDS or (not thing.isascii() and len(thing) > _MOST_SIGNS)
    return bool(thing) and not is_long and not _ASKING.search(thing) and not _NO_THING.fullmatch(thing)


def _is_inner_question(thing: str) -> bool:
    """Whether whose words are asked for is told in a clause: *what about what Soren said of the dam*."""
    return thing.startswith("what ") and bool(read_question(thing).speaker)


@cache
def _compiled() -> tuple[tuple[re.Pattern[str], FollowUpPattern], ...]:
    named = rf"(?P<thing>.{{1,{LONGEST}}}?)"
    return tuple((re.compile(way.pattern.replace("THING", named), re.IGNORECASE), way) for way in follow_up_patterns())
