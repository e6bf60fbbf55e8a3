"""Timelines."""

from pathlib import Path

from bot.asking.timelines import people_told, timeline_called
from retrieval import Retriever
from tests.bot.harbour import harbour_items


def test_whose_words_they_are_and_why_there_are_none(tmp_path: Path) -> None:
    with Retriever.open(tmp_path / "feed.db") as retriever:
        retriever.add(harbour_items())
        found = timeline_called(retriever, "ソレン", None, "en")
        assert found.hits
        assert len(found.people) == 1
        assert found.reason is None
        for topic in (None, "the bridge", "t" * 990):
            missing = timeline_called(retriever, "Quimby", topic, "ja")
            assert (missing.hits, missing.people) == ([], [])
            assert missing.reason
            assert "Quimby" in missing.reason.message


def test_of_many_people_the_first_are_told() -> None:
    assert people_told([], "en") == ""
    assert people_told(["Ida\u202e Soren"], "ja") == "Ida⟦RLO⟧ Soren"
    assert people_told(list("ABCDEFG"), "en") == "A, B, C, D, E and 2 more"
