"""What of a message can be looked for."""

import pytest

from retrieval.query.message import ChatterRow, chatter_rows, read_message
from retrieval.text.analyzer import Analyzer


@pytest.mark.parametrize(
    ("text", "sentences", "links"),
    [
        ("thanks a lot!", (), ()),
        ("lol 😂😂", (), ()),
        ("ありがとう！", (), ()),
        ("<@123> <:quay:12> <t:1700000000:R>", (), ()),
        ("https://example.org/quay", (), ("https://example.org/quay",)),
        (
            "-# seen **today**:\n> “The quay would reopen in spring,” said Soren. #quay <#77>",
            ("“The quay would reopen in spring,” said Soren.",),
            (),
        ),
        (
            "ソレン市長は「港は安全だ」と述べた。すごい。https://example.org/1",
            ("ソレン市長は「港は安全だ」と述べた。",),
            ("https://example.org/1",),
        ),
        (
            "[The quay would reopen in spring](https://example.org/a) The quay would reopen in spring",
            ("The quay would reopen in spring The quay would reopen in spring",),
            ("https://example.org/a",),
        ),
    ],
)
def test_marks_mentions_and_chatter_are_no_words(text: str, sentences: tuple[str, ...], links: tuple[str, ...]) -> None:
    read = read_message(text, Analyzer())
    assert (read.sentences, read.links) == (sentences, links)


@pytest.mark.parametrize("row", chatter_rows(), ids=lambda row: row.example)
def test_small_talk_is_not_looked_for(row: ChatterRow) -> None:
    read = read_message(row.example, Analyzer())
    assert (read.sentences, read.language) == ((), row.language)
