"""The endings of a verb of speech."""

import pytest

from retrieval.speech.ja.endings import head, tail
from tests.retrieval.speech.ja.reading import sentence


def verb(text: str) -> int:
    return next(place for place, word in enumerate(sentence(text).words) if word.lemma in ("述べる", "明言"))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("述べた。", (False, False)),
        ("述べていた。", (False, False)),
        ("述べなかった。", (True, False)),
        ("述べず、", (True, False)),
        ("述べられた。", (False, True)),
        ("明言を避けた。", (True, False)),
        ("明言しなかった。", (True, False)),
        ("述べても、", (True, False)),
    ],
)
def test_whether_it_is_denied_or_passive(text: str, wanted: tuple[bool, bool]) -> None:
    assert tail(sentence(text).words, verb(text)) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"), [("述べる市長は", "市長"), ("述べていた松井市長の", "松井市長の"), ("述べた。", None), ("述べたことは", None), ("述べ、市長は", None)]
)  # fmt: skip
def test_the_noun_that_a_verb_describes(text: str, wanted: str | None) -> None:
    read = sentence(text)
    found = head(read.words, verb(text))
    assert (read.written(*found) if found else None) == wanted
