"""Custom ids."""

import re

import pytest

from bot.components.custom_ids import LONGEST, custom_id, template

ANSWER = "abc-ef_hij12"


def test_what_is_written_is_read_again() -> None:
    match = re.fullmatch(template("page", r"\d+"), custom_id("page", ANSWER, 14))
    assert match
    assert (match["answer"], match["arg"]) == (ANSWER, "14")
    assert len(match[0]) <= LONGEST


@pytest.mark.parametrize("foreign", ["or:step:abc-ef_hij12:1", "or:page:short:1", "or:page:abc-ef_hij12:x", "page"])
def test_others_are_not(foreign: str) -> None:
    assert re.fullmatch(template("page", r"\d+"), foreign) is None
