"""What people are called."""

from datetime import date

import pytest

from retrieval._storage.entries import SpeakerForm, called


@pytest.mark.parametrize(
    ("name", "role", "label"),
    [
        ("松井", "市長", "松井市長"),
        ("松井市長", "市長", "松井市長"),
        ("Ortiz", "Mayor", "Mayor Ortiz"),
        ("Ida Soren", "", "Ida Soren"),
        ("Soren", "市長", "Soren市長"),
    ],
)
def test_what_people_are_called(name: str, role: str, label: str) -> None:
    day = date(2025, 3, 1)
    form = SpeakerForm(name, role, 1, day, day)
    assert (form.label, form.key) == (label, (name, role))
    assert called(name, role) == label
