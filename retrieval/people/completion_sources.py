"""Which source a person means who types its name or its handle, or is still typing."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache

from retrieval.identity import fold_handle
from retrieval.names.spelled import FROM_PART, FROM_START, fold_typed, is_name_long, name_keys
from retrieval.people.person_values import LONGEST, shown
from retrieval.types import Choice, SourceInfo

_MOST_TYPED = 200
_BEFORE = "\n"
"""Stands before and behind each key; no key holds white space."""

_NEAREST = 3
_HANDLE = re.compile(r"\(\s*@(?P<handle>[^()]+)\)\s*$")
_WORDS = re.compile(r"[\s_・.,/|()-]+|(?<=[a-z])(?=[A-Z])")


@dataclass(frozen=True)
class SourceMeant:
    """What a typed text means among the sources.

    Attributes:
        handle: of the one source meant; None where none is, or several are.
        nearest: what the sources that may be meant are called; empty where one is meant.
    """

    handle: str | None
    nearest: tuple[str, ...] = ()


class SourceCompletion:
    """Sources by whatever somebody may type to find them. Never changes.

    What may be typed for a source is worked out once for each name and handle; the keys of all sources are then one
    text in which a typed one is looked for, so that thousands of sources cost no more than a look through it.

    Args:
        sources: in the order in which those that fit alike are given.
    """

    def __init__(self, sources: Sequence[SourceInfo]) -> None:
        self._sources = sources
        self._starts: list[int] = []
        parts, length = [], 0
        for source in sources:
            part = _BEFORE + _BEFORE.join(_keys(source.source, source.handle)) + _BEFORE
            self._starts.append(length)
            parts.append(part)
            length += len(part)
        self._text = "".join(parts)

    def complete(self, text: str, limit: int = 25) -> list[Choice]:
        """Sources whose name or handle a text is the beginning or a part of.

        Whichever begins with it comes first, then those of which a word does, then those that have it anywhere; among
        each in the order given.

        Args:
            text: typed so far; case, width, accents and the script of kana make no difference. Empty for all.
            limit: at most so many.
        """
        if limit < 1:
            return []
        typed = fold_typed(unicodedata.normalize("NFKC", text[:_MOST_TYPED]).strip().lstrip("@"))
        if not typed:
            return [_choice(source) for source in self._sources[:limit]] if not text.strip(" @＠") else []
        return [_choice(source) for source in self.holding(typed, limit)]

    def holding(self, typed: str, limit: int) -> list[SourceInfo]:
        """Sources that a folded text is the beginning or a part of; see ``complete``."""
        found: dict[int, None] = {}
        for wanted in (_BEFORE + FROM_START + typed, _BEFORE + FROM_PART + typed, typed):
            for place in self._places(wanted):
                found[place] = None
                if len(found) == limit:
                    return [self._sources[one] for one in found]
        return [self._sources[one] for one in found]

    def _places(self, wanted: str) -> Iterator[int]:
        """The sources that have a text among their keys, each once, in their order."""
        at = self._text.find(wanted)
        while at >= 0:
            place = bisect_right(self._starts, at) - 1
            yield place
            if place + 1 == len(self._starts):
                return
            at = self._text.find(wanted, self._starts[place + 1])


def complete_sources(sources: Sequence[SourceInfo], text: str, limit: int = 25) -> list[Choice]:
    """Sources whose name or handle a text is the beginning or a part of; see ``SourceCompletion.complete``."""
    return SourceCompletion(sources).complete(text, limit)


def source_of(text: str, sources: Sequence[SourceInfo]) -> SourceMeant:
    """The source that a text names: by its handle, by its name, or as a choice shows both.

    Args:
        text: typed instead of picked: ``Harbor Wire (@harborwire)``, ``@HarborWire``, ``harbor wire``.
        sources: of the index.
    """
    text = unicodedata.normalize("NFKC", text[:_MOST_TYPED]).strip()
    match = _HANDLE.search(text)
    wanted = fold_handle(match["handle"]) if match else fold_handle(text)
    if by_handle := [source.handle for source in sources if fold_handle(source.handle) == wanted]:
        return SourceMeant(by_handle[0])
    name = fold_typed(_HANDLE.sub("", text) if match else text)
    by_name = [source for source in sources if name and fold_typed(source.source) == name]
    if len({source.handle for source in by_name}) == 1:
        return SourceMeant(by_name[0].handle)
    near = by_name or (SourceCompletion(sources).holding(name, _NEAREST) if name else [])
    if not near:
        called = {key: source for source in sources for key in (fold_typed(source.source), fold_typed(source.handle))}
        near = list({called[key].handle: called[key] for key in get_close_matches(name, called, _NEAREST)}.values())
    return SourceMeant(None, tuple(_choice(source).label for source in near[:_NEAREST]))


@lru_cache(maxsize=65_536)
def _keys(name: str, handle: str) -> tuple[str, ...]:
    name, handle = name[:LONGEST], handle[:LONGEST]
    found = [*name_keys(name, {})] if not is_name_long(name) else []
    for written in (name, handle):
        starts = [0, *(match.end() for match in _WORDS.finditer(written))]
        found += [(FROM_PART if start else FROM_START) + fold_typed(written[start:]) for start in starts]
    return tuple(dict.fromkeys(key for key in found if len(key) > 1))


def _choice(source: SourceInfo) -> Choice:
    handle = f" (@{source.handle})"
    if len(handle) > LONGEST - 1:
        handle = ""
    label = shown(source.source, LONGEST - len(handle)) + handle
    return Choice(label=shown(label, LONGEST), value=source.handle[:LONGEST] or source.source[:LONGEST] or "–")
