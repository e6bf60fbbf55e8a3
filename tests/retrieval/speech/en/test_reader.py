"""What is said in an English text, and by whom."""

import pytest

from retrieval.speech.en.reader import english_utterances


def said(text: str) -> list[tuple[str | None, str, str]]:
    return [
        (one.speaker.name if one.speaker else None, one.kind, text[one.start : one.end])
        for one in english_utterances(text)
    ]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Quay news\nMayor Soren said the quay would reopen.", [("Soren", "indirect", "the quay would reopen")]),
        (
            "Quay news\n“We have mended every stone,” Mayor Soren said.",
            [("Soren", "direct", "We have mended every stone")],
        ),
        (
            "Quay news\nMayor Soren said the quay would reopen. She said the pier would follow.",
            [("Soren", "indirect", "the quay would reopen"), ("Soren", "indirect", "the pier would follow")],
        ),
        (
            "Quay news\nAccording to Osk Tveit, the ferry was late.",
            [("Osk Tveit", "indirect", "the ferry was late")],
        ),
        ("Quay news\nThe quay reopened on Monday.", []),
        ("", []),
    ],
)
def test_who_says_what(text: str, wanted: list[tuple[str, str, str]]) -> None:
    assert said(text) == wanted


def test_utterances_come_in_order_and_lie_in_the_text() -> None:
    text = "News\nSoren said: “We go.” Tveit replied that nobody would.\n“Not me,” said Dahl."
    found = english_utterances(text)
    assert len(found) >= 2
    assert [(one.start, one.end) for one in found] == sorted((one.start, one.end) for one in found)
    assert all(text[one.start : one.end].strip() for one in found)
