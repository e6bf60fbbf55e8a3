"""Which hits tell something that others have not told. Pure functions."""

from collections.abc import Iterable, Sequence

from retrieval.search.deduplicate import statements_of
from retrieval.search.evidence import Candidate, Evidence
from retrieval.search.same_statement import Fingerprint, Statements
from retrieval.types import Hit


def statements_in(hit: Hit) -> list[Fingerprint]:
    """What of a hit is compared: each of the words that answer, or the passage as a whole where nobody's are shown.

    Of its item only the handle and the day are looked at.
    """
    passage = hit.passage
    spans = tuple(
        (max(one.start, passage.start) - passage.start, min(one.end, passage.end) - passage.start)
        for one in hit.utterances
    )
    if not spans and hit.kind == "post":
        spans = hit.highlights
    words = tuple(passage.text[start:end] for start, end in spans)
    return statements_of(
        Candidate(
            passage,
            hit.item,
            Evidence(),
            highlights=spans,
            speaker=hit.speaker,
            kind=hit.kind,
            words=words,
            utterances=hit.utterances,
        )
    )


def untold(hits: Iterable[Hit], told: Sequence[Hit]) -> list[Hit]:
    """Those of some hits that tell something which neither the hits before them tell nor others that were told.

    Args:
        hits: in the order in which they are to be told.
        told: what was told lately.
    """
    known = Statements()
    for one in told:
        known.add(0, statements_in(one))
    left = []
    for hit in hits:
        said = statements_in(hit)
        if not all(known.carrying(statement) for statement in said):
            known.add(0, said)
            left.append(hit)
    return left
