"""What is shown once, and what fills a page. Pure functions."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, tzinfo

from retrieval._storage.filters import day_of
from retrieval.language import detect_language
from retrieval.search.evidence import Candidate, Scored
from retrieval.search.same_statement import Fingerprint, Statements, fingerprint
from retrieval.types import Act, FeedItem, Span, Speaker

_WELCOME = 2
_CROWDED = 0.9

_SENTENCE_END = re.compile(r"[。!?\n]|[.]\s")
_QUOTED = re.compile(r"「[^」]*」|『[^』]*』|“[^”]*”|\"[^\"]*\"")
# Where an account speaks of itself, its name is part of the statement.
_FIRST_PERSON = re.compile(
    r"\b(?:I|I'm|I’m|we|We|my|My|our|Our)\b|私(?=[はがのもをにたと達ども、])|[僕俺]|我々|われわれ|わたし|当社|弊社|当方"
)


class Deduplicator:
    """Shows the same statement once.

    Where somebody's words are asked for, these are compared, whatever stands around them in each outlet: a passage
    is left out where each statement in it stands in one that is shown already. Otherwise whole passages are compared.

    Args:
        by_day: whether the same statement on another day is shown too.
        zone: in which days are counted; None: in each item's source's.
    """

    def __init__(self, *, by_day: bool = False, zone: tzinfo | None = None) -> None:
        self._by_day = by_day
        self._zone = zone
        self._kept: list[tuple[Scored, list[FeedItem]]] = []
        self._seen: dict[date | None, Statements] = {}

    def __len__(self) -> int:
        """How many different ones there are so far."""
        return len(self._kept)

    def add(self, scored: Scored, statements: Iterable[Fingerprint] | None = None) -> None:
        """Take a candidate, the best first.

        Args:
            scored: the candidate.
            statements: those of its statements that count; all of them where not given.
        """
        _, candidate = scored
        # A text may say one thing a thousand times: it is looked for once.
        said = dict.fromkeys(statements_of(candidate) if statements is None else statements)
        known = self._seen.setdefault(day_of(candidate.item, self._zone) if self._by_day else None, Statements())
        carrying = set.intersection(*(known.carrying(statement) for statement in said))
        if carrying:
            (_, first), carriers = self._kept[min(carrying)]
            if candidate.item.id != first.item.id and all(item.id != candidate.item.id for item in carriers):
                carriers.append(candidate.item)
        else:
            known.add(len(self._kept), said)
            self._kept.append((scored, []))

    def kept(self) -> list[Scored]:
        """The first of each group; its ``also_in`` names the other items that carry it, earliest first."""
        return [
            (score, replace(first, also_in=tuple(sorted(carriers, key=lambda item: (item.published, item.id)))))
            for (score, first), carriers in self._kept
        ]


def deduplicate(candidates: Iterable[Scored], *, by_day: bool = False, zone: tzinfo | None = None) -> list[Scored]:
    """Candidates, best first, with the same statement once; see ``Deduplicator``."""
    seen = Deduplicator(by_day=by_day, zone=zone)
    for one in candidates:
        seen.add(one)
    return seen.kept()


def statements_of(candidate: Candidate) -> list[Fingerprint]:
    """What of a candidate is compared: each of the words asked for, or the passage as a whole."""
    text, day = candidate.passage.text, candidate.item.day
    if candidate.words:
        frames = _frames(text, candidate.highlights)
        return [
            fingerprint(words, day, speaker=speaker, frame=frame, act=act)
            for words, frame, (speaker, act) in zip(candidate.words, frames, _said(candidate), strict=True)
        ]
    speaker, act = _said(candidate)[0]
    if _FIRST_PERSON.search(_QUOTED.sub(" ", text)):
        speaker = Speaker(name=candidate.item.handle, as_written=f"@{candidate.item.handle}")
    return [fingerprint(text, day, speaker=speaker, act=act)]


def _said(candidate: Candidate) -> list[tuple[Speaker | None, Act]]:
    """Who says each of a candidate's words, and what is done with them; an account's own words are statements."""
    if candidate.utterances:
        return [(one.speaker, one.act) for one in candidate.utterances]
    return [(candidate.speaker, "statement")] * max(1, len(candidate.words))


def diversify(blocks: Iterable[Sequence[Scored]]) -> list[Scored]:
    """Let one outlet's day not fill the page: from its third passage on each counts a little less.

    A greedy order in the manner of maximal marginal relevance (Carbonell and Goldstein 1998).

    Args:
        blocks: each of score and candidate, best first; scores, and which block one is in, are left as they are.
    """
    shown: Counter[tuple[str, date]] = Counter()
    ordered = []
    for block in blocks:
        remaining = list(block)
        while remaining:
            # "max" takes the first of equals, which keeps the order given.
            best = max(remaining, key=lambda pair: pair[0] * _CROWDED ** max(0, shown[_day(pair[1])] + 1 - _WELCOME))
            remaining.remove(best)
            shown[_day(best[1])] += 1
            ordered.append(best)
    return ordered


def _day(candidate: Candidate) -> tuple[str, date]:
    return candidate.item.handle, candidate.item.day


def _frames(text: str, spans: Sequence[Span]) -> list[str]:
    """What the sentence around each span says of it: all of it in English, what comes behind it in Japanese."""
    rest = list(text)
    for start, end in spans:
        rest[start:end] = " " * (end - start)
    around = "".join(rest)
    is_japanese = detect_language(text) == "ja"
    frames = []
    for start, end in spans:
        after = _SENTENCE_END.split(around[end:], maxsplit=1)[0]
        before = "" if is_japanese else _SENTENCE_END.split(around[:start])[-1]
        frames.append(f"{before} {after}")
    return frames
