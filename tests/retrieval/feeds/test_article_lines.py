"""Lines that are nobody's words, by each row's own example."""

import pytest

from retrieval.feeds.article_lines import ASIDES, Aside, is_aside


@pytest.mark.parametrize("row", ASIDES, ids=lambda row: row.example)
def test_each_row_by_its_example(row: Aside) -> None:
    assert is_aside(row.example)
    assert not is_aside(row.kept)


@pytest.mark.parametrize(
    "line", ["By JOHN SMITH", "By Runa Dahl and Osk Tveit", "2025年2月20日 15時04分", "Feb 20, 2025"]
)
def test_further_asides(line: str) -> None:
    assert is_aside(line)


@pytest.mark.parametrize(
    "line", ["", "By May Runa Dahl had gone.", "By the time she came, it was closed.", "By " + "A " * 5_000]
)
def test_text_stays(line: str) -> None:
    assert not is_aside(line)
