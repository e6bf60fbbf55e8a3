"""Which part of the program the time of questions goes to, from a profile (cProfile) of a run of its own."""

import pstats
from collections import defaultdict
from pathlib import Path

PARTS = {
    "names": ("names", "embeddings/transliteration"),
    "dense": ("_index/dense", "embeddings"),
    "lexical": ("_index/lexical", "_index/remembered"),
    "_index": ("_index",),
    "_storage": ("_storage",),
    "people": ("people", "beside"),
    "query": ("query", "question", "asked", "wanted", "when", "outlet", "accounts", "terms", "filters"),
    "search": ("search", "fusion", "coverage", "highlight", "same_statement"),
    "speech": ("speech",),
    "text": ("text", "tokens", "sentences", "language", "translation", "passages"),
    "answers": ("answers", "messages", "types"),
    "retriever": ("retriever",),
}
"""Parts by the beginning of their files' names; the first that fits."""

Function = tuple[str, int, str]


def shares(stats: pstats.Stats, checkout: Path) -> dict[str, float]:
    """The share of each part, from 0 to 1, the largest first.

    Own time counts for the part of its file. The time of builtins and libraries counts for who called them, split by
    the time that each caller spent there.

    Args:
        stats: of a run of questions.
        checkout: where the packages lie.
    """
    table = stats.stats  # type: ignore[attr-defined]
    seconds: dict[str, float] = defaultdict(float)
    known: dict[Function, dict[str, float]] = {}
    for function, (_, _, own, _, _) in table.items():
        for part, share in _owners(function, table, checkout, known).items():
            seconds[part] += own * share
    total = sum(seconds.values()) or 1.0
    return {part: found / total for part, found in sorted(seconds.items(), key=lambda pair: -pair[1])}


def part_of(file: str, checkout: Path) -> str | None:
    """The part that a file belongs to; None where it is none of the checkout's packages."""
    path = Path(file)
    if not path.is_relative_to(checkout):
        return None
    place = path.relative_to(checkout).as_posix()
    if not place.startswith(("retrieval/", "embeddings/")):
        return None
    place = place.removeprefix("retrieval/").removesuffix(".py")
    for part, beginnings in PARTS.items():
        if any(place == beginning or place.startswith(f"{beginning}/") for beginning in beginnings):
            return part
    return "other"


def _owners(function: Function, table: dict, checkout: Path, known: dict[Function, dict[str, float]]) -> dict:
    """For which parts a function works, the shares adding up to 1."""
    if function in known:
        return known[function]
    own = part_of(function[0], checkout)
    if own:
        known[function] = {own: 1.0}
        return known[function]
    # Who calls itself in a circle is counted for the others.
    known[function] = {}
    weights: dict[str, float] = defaultdict(float)
    for caller, (_, _, _, cumulated) in table[function][4].items():
        for part, share in _owners(caller, table, checkout, known).items():
            weights[part] += share * max(cumulated, 1e-9)
    total = sum(weights.values())
    known[function] = {part: weight / total for part, weight in weights.items()} if total else {"outside": 1.0}
    return known[function]
