"""Completion while somebody types: ``python -m benchmarks.completion``.

Adds an invented feed in which 10,000 people speak in 10,000 sources, half of them with Japanese names; types some of
the names letter by letter in either script, and parts of them, roles and handles. Prints how long each list of 25
choices took, by the clock and of the processor, which says the same where other programs keep the machine busy; and how
many choices meant somebody else, or another source, than they show. Exits with 1 where any took the processor longer
than ``LONGEST``.

``--db FILE`` keeps the database for the next time: to add so many people takes minutes.
"""

import argparse
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path

from retrieval import Choice, FeedItem, Retriever

MANY = 10_000
LONGEST = 0.1
"""Seconds: who types waits no longer."""

_TYPED = 150
_CHOICES = 25
_SYLLABLES = (
    *"ka ki ku ke ko sa so ta te to na ni no ha ho ma mi mo ra ri ru re ro".split(),
    *"カ キ ク ケ コ サ ソ タ テ ト ナ ニ ノ ハ ホ マ ミ モ ラ リ ル レ ロ".split(),
)
_HALF = len(_SYLLABLES) // 2
_LATIN, _KANA = _SYLLABLES[:_HALF], _SYLLABLES[_HALF:]
_ROLES = (("Mayor", "市長"), ("Captain", "船長"), ("Judge", "裁判官"), ("Professor", "教授"), ("Senator", "議員"))


def main() -> None:
    """Print figures for speakers and for sources."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.completion", description=__doc__)
    parser.add_argument("--db", type=Path)
    kept = parser.parse_args().db
    dice = random.Random(11)
    names = list(islice(_names(dice), MANY))
    with tempfile.TemporaryDirectory() as folder, Retriever.open(kept or Path(folder) / "feed.db") as retriever:
        began = time.perf_counter()
        if not retriever.sources():
            retriever.add(_items(names))
        speakers, sources = retriever.speakers(), retriever.sources()
        print(f"{len(speakers)} speakers in {len(sources)} sources, added in {time.perf_counter() - began:.0f} s")
        # The first one makes what names are looked up in, as the bot does when it starts.
        began = time.perf_counter()
        retriever.complete_speakers("a")
        retriever.complete_sources("a")
        print(f"  first: {1_000 * (time.perf_counter() - began):.0f} ms")
        sample = dice.sample(range(MANY), _TYPED)
        worst = max(
            _measure("speakers", list(_typed(names, sample)), retriever.complete_speakers),
            _measure("sources", list(_typed_sources(names, sample)), retriever.complete_sources),
        )
        known = {one.handle for one in sources}
        print(f"  {_wrong_speakers(retriever, names, sample)} choices that mean nobody or several people")
        odd = sum(one.value not in known for at in sample for one in retriever.complete_sources(names[at][0], _CHOICES))
        print(f"  {odd} choices that mean no source")
    sys.exit(worst > LONGEST)


def _measure(what: str, texts: Sequence[str], complete: Callable[[str, int], list[Choice]]) -> float:
    """The longest that a list of choices took the processor, in seconds."""
    clock, processor, found = [], [], 0
    for text in texts:
        began, before = time.perf_counter(), time.thread_time()
        found += bool(complete(text, _CHOICES))
        clock.append(time.perf_counter() - began)
        processor.append(time.thread_time() - before)
    print(f"{what}: {len(texts)} texts, {found} with choices")
    for name, taken in (("clock", clock), ("processor", processor)):
        told = (statistics.median(taken), statistics.quantiles(taken, n=100)[-1], max(taken))
        low, high, longest = (f"{1_000 * one:.1f} ms" for one in told)
        print(
            f"  {name}: median {low}, 99 in 100 within {high}, longest {longest} ({texts[taken.index(max(taken))]!r})"
        )
    return max(processor)


def _wrong_speakers(retriever: Retriever, names: Sequence[tuple[str, str]], sample: Sequence[int]) -> int:
    """How many of the choices for some names do not mean exactly the person that they show."""
    wrong = 0
    for at in sample[:_CHOICES]:
        for choice in retriever.complete_speakers(names[at][0][:4], 3):
            people = {
                hit.speaker.name for hit in retriever.ask("what was said?", speakers=[choice.value]).hits if hit.speaker
            }
            wrong += people != {choice.label.split(" · ")[0]}
    return wrong


def _names(dice: random.Random) -> Iterator[tuple[str, str]]:
    """Names that are all different, as they are written in Latin and in kana."""
    seen = set[str]()
    while True:
        parts = [[dice.randrange(_HALF) for _ in range(dice.choice((2, 3)))] for _ in range(2)]
        latin = " ".join("".join(_LATIN[one] for one in part).title() for part in parts)
        if latin not in seen:
            seen.add(latin)
            yield latin, "・".join("".join(_KANA[one] for one in part) for part in parts)


def _items(names: Sequence[tuple[str, str]]) -> Iterator[FeedItem]:
    first = datetime(2025, 3, 1, tzinfo=UTC)
    for number, (latin, kana) in enumerate(names):
        english, japanese = _ROLES[number % len(_ROLES)]
        is_japanese = bool(number % 2)
        said = (
            f"{kana}{japanese}は、第{number}橋を直すと述べた。"
            if is_japanese
            else f"{english} {latin} said bridge {number} would be mended."
        )
        yield FeedItem(
            source=f"{kana}新聞" if is_japanese else f"{latin} Post",
            handle=f"{latin.replace(' ', '').lower()}{number}",
            published=first + timedelta(minutes=number),
            headline="",
            text=said,
        )


def _typed(names: Sequence[tuple[str, str]], sample: Sequence[int]) -> Iterator[str]:
    """Names letter by letter in either script, their second part, and roles."""
    for at in sample:
        for written in names[at]:
            yield from (written[:length] for length in range(1, len(written) + 1))
            yield written.replace("・", " ").split()[-1]
    for roles in _ROLES:
        yield from roles
    yield from ("", "no such name", "ん")


def _typed_sources(names: Sequence[tuple[str, str]], sample: Sequence[int]) -> Iterator[str]:
    yield from _typed(names, sample)
    for at in sample:
        yield f"@{names[at][0].replace(' ', '').lower()}"


if __name__ == "__main__":
    main()
