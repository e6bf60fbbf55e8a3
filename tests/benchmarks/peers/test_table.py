"""Figures as tables: what a cell holds, and who is ahead."""

import pytest

from benchmarks.peers.table import (
    COLUMNS,
    Column,
    better,
    failures,
    markdown,
    plain,
    quality_rows,
    ratios,
    rows,
)
from tests.benchmarks.peers.figures import ABOUT, figures, results

HEADS = [column.head for column in COLUMNS]


def cell(table: list[list[str]], label: str, head: str) -> str:
    (row,) = [row for row in table if row[0] == label]
    return row[1 + HEADS.index(head)]


def test_a_row_has_the_figures_of_a_system() -> None:
    table = rows(results(1_000), 1_000)
    assert table[0] == ["1,000 posts", *HEADS]
    assert [row[0] for row in table[1:]] == ["onrecord", "txtai hybrid"]
    assert cell(table, "onrecord", "added /s") == "100"
    assert cell(table, "onrecord", "added /s of processor") == "125"
    # 3 MB of text and 1,000 vectors of 1,024 bytes.
    assert cell(table, "onrecord", "disk, of text + vectors") == f"{5_000_000 / 4_024_000:.1f}"
    assert cell(table, "onrecord", "beyond libraries, B a post") == "1,000"
    assert cell(table, "txtai hybrid", "beyond libraries, B a post") == "2,000"
    assert cell(table, "onrecord", "page filled, %") == "50"
    assert cell(table, "txtai hybrid", "question p50, ms") == "8.0"


def test_over_one_this_project_is_ahead_whichever_way_a_figure_counts() -> None:
    table = ratios(results(1_000), 1_000)
    assert [row[0] for row in table[1:]] == ["txtai hybrid"]
    assert cell(table, "txtai hybrid", "added /s") == "2.00"
    assert cell(table, "txtai hybrid", "question p50, ms") == "2.00"
    # More hits fill the peer's page.
    assert cell(table, "txtai hybrid", "page filled, %") == "0.50"


@pytest.mark.parametrize(
    ("more", "own", "other", "ratio"),
    [
        (False, 5.0, 10.0, 2.0),
        (True, 5.0, 10.0, 0.5),
        (False, None, 10.0, None),
        (False, 5.0, None, None),
        (True, 0.0, 1.0, None),
    ],
)
def test_a_ratio_is_only_told_of_two_figures(
    more: bool, own: float | None, other: float | None, ratio: float | None
) -> None:
    assert better(Column("any", lambda *_: None, more=more), own, other) == ratio


def test_what_was_not_measured_is_a_dash_and_told() -> None:
    found = results(1_000)
    found.take(1_000, ABOUT, {"lancedb": {"failed": {"add": "not within 20 minutes, 700 posts read"}}})
    found.take(1_000, ABOUT, {"chroma": figures(1) | {"burst failed": 3}})
    assert cell(rows(found, 1_000), "lancedb hybrid", "added /s") == "–"
    assert cell(ratios(found, 1_000), "lancedb hybrid", "added /s") == "–"
    assert failures(found, 1_000) == [
        "lancedb hybrid, add: not within 20 minutes, 700 posts read",
        "chroma: 3 of 100 questions at once failed",
    ]


def test_first_hits_stand_with_what_was_declined() -> None:
    assert quality_rows(results(1_000)) == [
        ["first hit right (unanswerable declined)", "news", "news, utterances F1"],
        ["onrecord", "0.90 (1.00)", "0.95"],
        ["txtai hybrid", "0.25 (0.00)", "–"],
    ]


def test_tables_as_markdown_and_for_the_terminal() -> None:
    table = [["posts", "ms"], ["onrecord", "1.0"], ["a peer", "12.5"]]
    assert markdown(table) == "| posts | ms |\n| --- | ---: |\n| onrecord | 1.0 |\n| a peer | 12.5 |\n"
    assert plain(table) == "posts       ms\nonrecord   1.0\na peer    12.5\n"
