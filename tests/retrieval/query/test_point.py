"""A point of the history as callers keep it."""

from datetime import UTC, datetime

import pytest

from retrieval._storage.changes import Mark
from retrieval.errors import QuestionError
from retrieval.query.point import Point, read_point


def test_a_point_is_read_as_it_was_written() -> None:
    point = Point(Mark(12, -(2**63)), datetime(2025, 3, 1, 9, 30, tzinfo=UTC))
    assert read_point(str(point)) == point


@pytest.mark.parametrize("text", ["", "12", "12.3", "1.2@x", "１.2@3", "1.2@3\n", "1.2@999999999999", None, "1" * 400])
def test_anything_else_is_no_point(text: str) -> None:
    with pytest.raises(QuestionError) as error:
        read_point(text)
    assert error.value.field == "after"
    assert len(str(error.value)) < 200
