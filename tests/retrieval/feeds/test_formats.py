"""The list of formats."""

from retrieval.feeds.formats import formats


def test_every_format_has_a_name_of_its_own() -> None:
    names = [one.name for one in formats()]
    assert len(set(names)) == len(names)
    assert names[-1] == "digest"
