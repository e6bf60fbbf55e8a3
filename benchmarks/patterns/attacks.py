"""Texts that cost a regular expression most, made from the expression itself, and the time that they take."""

import re
import signal
import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from types import FrameType
from typing import Any

SIZES = (1_024, 4_096, 16_384)
LEAST = 0.002
"""CPU seconds for the middle size under which nothing grows faster than the text: 16 million steps take more."""

MOST_GROWTH = 9.0
"""A text four times as long takes four times as long, or sixteen where the time grows by the square."""

LEAST_GROWTH = 5.5
"""Where a middle text shows less, no long one is tried."""

DEADLINE = 1.0
"""CPU seconds for one text."""

BUDGET = 10.0
"""CPU seconds for one pattern; most take a tenth of one."""

_ENOUGH = 4
"""Texts after which a pattern is known well enough."""

_POOL = " \t\n\u3000aAwé1１あアー漢、。「」\"“”'’-・.,:;!?()（）@#/_&<>=…\x00\u0301"
_MOST_PUMPS, _MOST_HEADS = 80, 4
_CATEGORIES = {
    codes.CATEGORY_DIGIT: "1",
    codes.CATEGORY_NOT_DIGIT: "a",
    codes.CATEGORY_SPACE: " ",
    codes.CATEGORY_NOT_SPACE: "a",
    codes.CATEGORY_WORD: "a",
    codes.CATEGORY_NOT_WORD: " ",
}


@dataclass(frozen=True)
class Attack:
    """What a text did to a pattern.

    Attributes:
        head: what the text begins with.
        pump: what is repeated after it.
        tail: what it ends with.
        use: the method that was called.
        length: characters of the longest text that was tried.
        seconds: CPU time for it.
        growth: that time over the one for a quarter of the text; infinite where the shortest text took all the time.
    """

    head: str
    pump: str
    tail: str
    use: str
    length: int
    seconds: float
    growth: float


class _Expired(BaseException):
    """The time for one text is over."""


def worst(pattern: str, flags: int, uses: frozenset[str], sizes: tuple[int, ...] = SIZES) -> Attack | None:
    """The text on which a pattern's time grows fastest; None where no text was found on which it outgrows the text.

    Args:
        pattern: its source.
        flags: as ``re.compile`` takes them.
        uses: the methods that are called on it.
        sizes: lengths of texts to try, each four times the one before.
    """
    # Stays: a signal that comes late must find it.
    signal.signal(signal.SIGVTALRM, _expire)
    compiled = re.compile(pattern, flags)
    found: list[Attack] = []
    until = time.process_time() + BUDGET
    for head, pump, tail in texts(pattern, flags):
        if time.process_time() > until:
            break
        for use in _telling(uses):
            attack = _measured(compiled, head, pump, tail, use, sizes)
            if not attack or attack.growth <= MOST_GROWTH:
                continue
            found.append(attack)
            if attack.growth == float("inf") or len(found) == _ENOUGH:
                return max(found, key=_weight)
    return max(found, key=_weight, default=None)


def _weight(attack: Attack) -> float:
    return attack.seconds / attack.length**2


def _telling(uses: frozenset[str]) -> Iterator[str]:
    if uses & {"search", "finditer", "findall", "sub", "subn", "split"}:
        # Searching goes on to the end of a text in which nothing fits; what fits is passed over by the others.
        yield "sub"
    if uses & {"match", "fullmatch"}:
        yield "fullmatch"


def _measured(
    compiled: re.Pattern[str], head: str, pump: str, tail: str, use: str, sizes: tuple[int, ...]
) -> Attack | None:
    spent: list[float] = []
    for number, size in enumerate(sizes):
        text = head + pump * max(1, size // len(pump)) + tail
        took = _seconds(compiled, use, text)
        if took >= DEADLINE:
            # How much longer it would have taken is not known: the sizes before tell.
            growth = [late / early for early, late in pairwise([*spent, took])]
            return Attack(head, pump, tail, use, len(text), took, max(growth, default=float("inf")))
        if number and (took < LEAST or took < LEAST_GROWTH * spent[-1]):
            return None
        spent.append(took)
    if len(spent) < 2:
        return None
    spent[-1] = min(spent[-1], _seconds(compiled, use, text))
    if spent[-1] > MOST_GROWTH * spent[-2]:
        shorter = head + pump * max(1, sizes[-2] // len(pump)) + tail
        spent[-2] = max(spent[-2], _seconds(compiled, use, shorter))
        spent[-1] = min(spent[-1], _seconds(compiled, use, text))
    return Attack(head, pump, tail, use, len(text), spent[-1], spent[-1] / spent[-2])


def _seconds(compiled: re.Pattern[str], use: str, text: str) -> float:
    """CPU time of one call, at most ``DEADLINE``: the engine looks for signals as it goes."""
    begun = time.process_time()
    try:
        signal.setitimer(signal.ITIMER_VIRTUAL, DEADLINE)
        compiled.sub("", text) if use == "sub" else compiled.fullmatch(text)
    except _Expired:
        return DEADLINE
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    return time.process_time() - begun


def _expire(_: int, __: FrameType | None) -> None:
    raise _Expired


def texts(pattern: str, flags: int) -> Iterator[tuple[str, str, str]]:
    """Beginnings, what is to be repeated after them, and ends, made from a pattern's own parts.

    >>> ("", "a", "\\x00") in set(texts("a+b", 0))
    True
    """
    tree = parser.parse(pattern, flags)
    heads, pumps = [""], list(_characters(tree))
    _repeats(tree, "", heads, pumps)
    whole = _sample(tree)
    pumps += [whole, *(whole[:place] for place in range(2, min(len(whole), 8)))]
    heads.append(whole)
    for pump in list(dict.fromkeys(filter(None, pumps)))[:_MOST_PUMPS]:
        for head in list(dict.fromkeys(heads))[:_MOST_HEADS]:
            for tail in ("", "\x00"):
                yield head, pump, tail


def _repeats(tree: Any, before: str, heads: list[str], pumps: list[str]) -> None:
    """Collect what each repetition repeats, and what must stand before it."""
    for code, value in tree:
        for inner, is_repeated in _inside(code, value):
            if is_repeated:
                heads.append(before)
                pumps.append(_sample(inner))
            _repeats(inner, before, heads, pumps)
        before += _sample([(code, value)])


def _inside(code: Any, value: Any) -> Iterator[tuple[Any, bool]]:
    if code in (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT):
        yield value[2], value[1] > 1
    elif code is codes.SUBPATTERN:
        yield value[3], False
    elif code is codes.BRANCH:
        yield from ((option, False) for option in value[1])
    elif code in (codes.ASSERT, codes.ASSERT_NOT):
        yield value[1], False
    elif code is codes.ATOMIC_GROUP:
        yield value, False


def _sample(tree: Any) -> str:
    """A short text that a part of a pattern takes, as far as can be told from itself alone."""
    parts = []
    for code, value in tree:
        if code in (codes.LITERAL, codes.NOT_LITERAL, codes.IN, codes.ANY):
            parts.append(next(iter(_of_class(code, value))))
        elif code in (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT):
            parts.append(_sample(value[2]) * max(1, min(value[0], 40)) if value[0] or value[1] > 1 else "")
        elif code is codes.SUBPATTERN:
            parts.append(_sample(value[3]))
        elif code is codes.BRANCH:
            parts.append(_sample(value[1][0]))
        elif code is codes.ATOMIC_GROUP:
            parts.append(_sample(value))
    return "".join(parts)


def _characters(tree: Any) -> Iterator[str]:
    """Characters that a pattern names, and some of every kind."""
    own = dict.fromkeys(_named(tree))
    # Those of a long list of words are too many: the pool has one of each kind.
    yield from list(own)[: _MOST_PUMPS // 2]
    yield from _POOL


def _named(tree: Any) -> Iterator[str]:
    for code, value in tree:
        if code in (codes.LITERAL, codes.NOT_LITERAL, codes.IN):
            yield from _of_class(code, value)
        for inner, _ in _inside(code, value):
            yield from _named(inner)


def _of_class(code: Any, value: Any) -> list[str]:
    """A few members of a class of characters, at least one."""
    if code is codes.LITERAL:
        return [chr(value)]
    if code is codes.ANY:
        return ["a"]
    if code is codes.NOT_LITERAL:
        return [one for one in "aあ1 " if ord(one) != value][:2]
    members, is_negated = [], False
    for kind, one in value:
        if kind is codes.NEGATE:
            is_negated = True
        elif kind is codes.LITERAL:
            members.append(chr(one))
        elif kind is codes.RANGE:
            members.append(chr(one[0]))
        elif kind is codes.CATEGORY:
            members.append(_CATEGORIES[one])
    if not is_negated:
        return members[:4]
    holds = re.compile(_class_source(value))
    return [one for one in "aあ漢1ア A、x\n" if holds.match(one)][:2] or ["\u2603"]


def _class_source(value: Any) -> str:
    """The class as a pattern again, to ask it for members."""
    names = {
        codes.CATEGORY_DIGIT: r"\d",
        codes.CATEGORY_NOT_DIGIT: r"\D",
        codes.CATEGORY_SPACE: r"\s",
        codes.CATEGORY_NOT_SPACE: r"\S",
        codes.CATEGORY_WORD: r"\w",
        codes.CATEGORY_NOT_WORD: r"\W",
    }
    parts = []
    for kind, one in value:
        if kind is codes.NEGATE:
            parts.append("^")
        elif kind is codes.LITERAL:
            parts.append(re.escape(chr(one)))
        elif kind is codes.RANGE:
            parts.append(f"{re.escape(chr(one[0]))}-{re.escape(chr(one[1]))}")
        else:
            parts.append(names[one])
    return f"[{''.join(parts)}]"
