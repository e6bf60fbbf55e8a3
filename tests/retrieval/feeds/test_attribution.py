"""The attribution line in its forms."""

import pytest

from retrieval.feeds.attribution import read_attribution, read_without_handle, split_at_dash


@pytest.mark.parametrize(
    ("line", "source", "handle"),
    [
        ("— Harbor Wire (@harborwire) February 20, 2025", "Harbor Wire", "harborwire"),
        ("— News by @runa (@runa2) (@harborwire) February 20, 2025", "News by @runa (@runa2)", "harborwire"),
        ("&mdash; (@harborwire) Feb 20, 2025", "harborwire", "harborwire"),
        ("ー 見本（＠mihon） 2025年2月20日", "見本", "mihon"),
        ("— Runa (@runa.example) Feb 20, 2025", "Runa", "runa.example"),
    ],
)
def test_name_and_handle(line: str, source: str, handle: str) -> None:
    found = read_attribution(line)
    assert found is not None
    assert (found.source, found.handle) == (source, handle)
    assert found.date is not None


def test_a_date_that_cannot_be_read_is_kept_as_printed() -> None:
    found = read_attribution("— Harbor Wire (@harborwire) someday")
    assert found is not None
    assert (found.date, found.date_text) == (None, "someday")


@pytest.mark.parametrize(
    "line", ["", "Rain is coming.", "Ask @runa (@runa2) February 20, 2025", "— " + "x" * 500 + " (@a)"]
)
def test_anything_else_is_none(line: str) -> None:
    assert read_attribution(line) is None


def test_a_dash_may_be_done_without_where_a_block_marks_the_post() -> None:
    assert read_attribution("Harbor Wire (@harborwire) February 20, 2025", needs_dash=False) is not None


def test_a_missing_handle_is_told_by_the_date() -> None:
    assert read_without_handle("— Harbor Wire 20. Februar 2025") == "20. Februar 2025"
    assert read_without_handle("— 見本新聞 2025年2月20日") == "2025年2月20日"
    assert read_without_handle("— and then in May 2025 we left") is None


def test_post_and_attribution_in_one_line() -> None:
    assert split_at_dash("Rain. — Bay (@bay) Feb 20, 2025") == ("Rain.", "— Bay (@bay) Feb 20, 2025")
    assert split_at_dash("Rain — soon.") is None


@pytest.mark.parametrize("line", ["—" * 40_000, "—" + " " * 40_000, "— " * 20_000 + "(@a)", "(@a)" * 20_000])
def test_hostile_lines_are_read_once(line: str) -> None:
    read_attribution(line)
    read_without_handle(line)
    split_at_dash(line)
