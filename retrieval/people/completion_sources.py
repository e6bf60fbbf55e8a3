"""Which source a person means who types its name or its handle, or is still typing. Pure functions."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache

from retrieval.identity import fold_handle
from retrieval.names.spelled import FROM_PART, FROM_START, fold_typed, is_name_long, name_keys
from retrieval.people.person_values import LONGEST, shown
from retrieval.types import Choice, SourceInfo

_MOST_TYPED = 200
_NEAREST = 3
_BETWEEN = "\n"
"""Before each key of a source; nothing that is typed holds it, as blanks are folded away."""
_REMEMBERED = 32_768
"""Sources whose keys are worked out once, as each letter that somebody types looks through all of them."""
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


def complete_sources(sources: Sequence[SourceInfo], text: str, limit: int = 25) -> list[Choice]:
    """Sources whose name or handle a text is the beginning or a part of.

    Whichever begins with it comes first, then those of which a word does, then those that have it anywhere; among
    each in the order given.

    Args:
        sources: of the index.
        text: typed so far; case, width, accents and the script of kana make no difference. Empty for all.
        limit: at most so many.
    """
    if limit < 1:
        return []
    typed = fold_typed(unicodedata.normalize("NFKC", text[:_MOST_TYPED]).strip().lstrip("@"))
    if not typed:
        return [_choice(source) for source in sources[:limit]] if not text.strip(" @＠") else []
    ranked = [(rank, place) for place, source in enumerate(sources) if (rank := _rank(typed, source)) is not None]
    return [_choice(sources[place]) for _, place in sorted(ranked)[:limit]]


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
    near = by_name or [source for source in sources if name and _rank(name, source) is not None]
    if not near:
        called = {key: source for source in sources for key in (fold_typed(source.source), fold_typed(source.handle))}
        near = list({called[key].handle: called[key] for key in get_close_matches(name, called, _NEAREST)}.values())
    return SourceMeant(None, tuple(_choice(source).label for source in near[:_NEAREST]))


def _rank(typed: str, source: SourceInfo) -> int | None:
    """How well a source fits, 0 best; None where it does not."""
    keys = _keys(source.source, source.handle)
    for rank, kind in enumerate((FROM_START, FROM_PART)):
        if f"{_BETWEEN}{kind}{typed}" in keys:
            return rank
    return 2 if typed in keys else None


@lru_cache(maxsize=_REMEMBERED)
def _keys(name: str, handle: str) -> str:
    """Whatever begins with what may be typed, as one text: of thousands each is looked through at each letter."""
    name, handle = name[:LONGEST], handle[:LONGEST]
    found = [*name_keys(name, {})] if not is_name_long(name) else []
    for written in (name, handle):
        starts = [0, *(match.end() for match in _WORDS.finditer(written))]
        found += [(FROM_PART if start else FROM_START) + fold_typed(written[start:]) for start in starts]
    return "".join(f"{_BETWEEN}{key}" for key in dict.fromkeys(found) if len(key) > 1)


def _choice(source: SourceInfo) -> Choice:
    handle = f" (@{source.handle})"
    if len(handle) > LONGEST - 1:
        handle = ""
    label = shown(source.source, LONGEST - len(handle)) + handle
    return Choice(label=shown(label, LONGEST), value=source.handle[:LONGEST] or source.source[:LONGEST] or "–")
