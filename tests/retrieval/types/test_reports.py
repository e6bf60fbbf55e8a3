"""What an index reports of itself: values with limits."""

import pytest
from pydantic import ValidationError

from retrieval import AddReport, Choice


def test_a_choice_fits_where_it_is_shown() -> None:
    assert Choice(label="x" * 100, value="y").label == "x" * 100
    for label, value in (("", "y"), ("x", ""), ("x" * 101, "y"), ("x", "y" * 101)):
        with pytest.raises(ValidationError):
            Choice(label=label, value=value)


def test_a_report_counts_from_nothing() -> None:
    assert (AddReport().added, AddReport().changed, AddReport().unchanged, AddReport().skipped) == (0, 0, 0, ())
