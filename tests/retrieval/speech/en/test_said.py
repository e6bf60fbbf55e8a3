"""Sentences of English news in many house styles: who says what, and what is done with it. All people are invented."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from retrieval import FeedItem, find_utterances

ROWS = [
    (*row.split("\t"), "")[:3]
    for row in Path(__file__).with_name("said.tsv").read_text(encoding="utf-8").splitlines()
    if row and not row.startswith("#")
]


def item(text: str) -> FeedItem:
    return FeedItem(
        source="Quay Times",
        handle="quaytimes",
        published=datetime(2025, 3, 1, tzinfo=UTC),
        headline="",
        text=text.replace("⏎", "\n"),
        lang="en",
    )


@pytest.mark.parametrize(("text", "said", "acts"), ROWS, ids=[row[0][:60] for row in ROWS])
def test_who_says_what(text: str, said: str, acts: str) -> None:
    found = find_utterances(item(text))
    assert " ; ".join(f"{one.speaker.name if one.speaker else ''}={one.text}" for one in found) == said
    assert [one.act for one in found] == (acts.split() or ["statement"] * len(found))


def test_a_speaker_that_is_chosen_is_uncertain() -> None:
    plain, chosen = find_utterances(item("Runa Dahl said the pier was old.⏎“Nobody has mended it for years.”"))
    assert plain.is_certain
    assert (chosen.speaker and chosen.speaker.name, chosen.is_certain) == ("Runa Dahl", False)


def test_two_speakers_are_written_as_they_stand() -> None:
    (found,) = find_utterances(item("Runa Dahl and Osk Tveit said the pier was old."))
    assert found.speaker
    assert found.speaker.as_written == "Runa Dahl and Osk Tveit"


def test_who_passes_words_on() -> None:
    for text in (
        "The Calder Post reported that Runa Dahl said the pier was old.",
        "Runa Dahl was quoted by the Calder Post as saying the pier was old.",
        "Runa Dahl said the pier was old, the Calder Post reported.",
        "Runa Dahl said the pier was old, according to the Calder Post.",
    ):
        (found,) = find_utterances(item(text))
        assert found.speaker
        assert found.via
        assert (found.speaker.name, found.text, found.via.name) == ("Runa Dahl", "the pier was old", "Calder Post")
