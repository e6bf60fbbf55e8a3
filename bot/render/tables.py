"""What the terminal lists: sources, speakers, and figures of evaluation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.render.listing import Column, Listing, listing
from bot.render.screen import one_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from retrieval.evaluation.questions import Scores
    from retrieval.evaluation.utterances import SpeechScores
    from retrieval.types import SourceInfo, SpeakerInfo


def sources(found: Sequence[SourceInfo]) -> Listing:
    """A table of sources."""
    columns = (
        Column("source", folds=True),
        Column("handle", names_itself=True),
        Column("items", is_number=True),
        Column("first"),
        Column("last"),
    )
    return listing(
        columns,
        [
            (
                one_line(one.source),
                f"@{one_line(one.handle)}",
                str(one.items),
                one.first.isoformat(),
                one.last.isoformat(),
            )
            for one in found
        ],
    )


def speakers(found: Sequence[SpeakerInfo]) -> Listing:
    """A table of speakers; where of some statements the speaker is uncertain, with how many."""
    # Of how many of them this is the likeliest speaker only; no column where that is so of none.
    has_uncertain = any(speaker.uncertain for speaker in found)
    columns = (
        Column("speaker", folds=True),
        Column("role", folds=True, names_itself=True),
        Column("statements", is_number=True),
        *((Column("uncertain", is_number=True),) if has_uncertain else ()),
        Column("first"),
        Column("last"),
    )
    return listing(
        columns,
        [
            (
                one_line(", ".join((one.name, *one.others))),
                one_line(one.role),
                str(one.statements),
                *((str(one.uncertain),) if has_uncertain else ()),
                one.first.isoformat(),
                one.last.isoformat(),
            )
            for one in found
        ],
    )


def scores(found: Sequence[Scores]) -> Listing:
    """A table of evaluation figures."""
    judged_wrong = any(row.avoided is not None for row in found)
    titles = ["n", "hit@1", "prec@5", "rec@10", "answered", "abstained", *(["avoided"] if judged_wrong else [])]
    rows: list[list[str]] = []
    for row in found:
        figures = [row.hit_at_1, row.precision_at_5, row.recall_at_10, row.answered, row.abstention]
        figures += [row.avoided] if judged_wrong else []
        told = ("–" if figure is None else f"{figure:.2f}" for figure in figures)
        rows.append([one_line(row.name), str(row.questions), *told])
    return listing([Column("questions"), *(Column(title, is_number=True) for title in titles)], rows)


def speech_scores(found: SpeechScores) -> Listing:
    """A table of figures about utterances."""
    titles = ("utterances", "found", "matched", "precision", "recall", "F1", "speaker")
    figures = (found.precision, found.recall, found.f1, found.speaker)
    row = (str(found.labelled), str(found.found), str(found.matched), *(f"{figure:.3f}" for figure in figures))
    return listing([Column(title, is_number=True) for title in titles], [row])
