"""The tables of titles, by their own examples."""

import re

import pytest

from retrieval.names.titles import Title, japanese_titles, pattern_of, title_table, titles_meant
from retrieval.speech.mentions import find_mentions
from retrieval.text.analyzer import Analyzer


@pytest.mark.parametrize("title", title_table(), ids=lambda title: title.example)
def test_each_title_is_taken_off_its_example(title: Title) -> None:
    (mention,) = find_mentions(f"{title.example}が来た。", Analyzer())
    assert mention.is_person
    assert mention.name == "山田"
    assert title.example == mention.name + mention.title


@pytest.mark.parametrize(
    ("role", "title"),
    [
        ("the US treasury secretary", "財務長官"),
        ("national security adviser", "大統領補佐官"),
        ("NATO chief", "事務総長"),
    ],
)
def test_roles_in_english(role: str, title: str) -> None:
    assert title in titles_meant(role)


def test_the_longest_role_wins() -> None:
    assert "大統領" not in titles_meant("the vice president")


def test_the_pattern_of_titles_finds_what_trying_each_in_order_would() -> None:
    titles = [*japanese_titles(), "C.E.O", "[長]", "^長"]
    found = re.compile(pattern_of(titles))
    for text in (*titles, *(f"{title}長" for title in titles), "橋", ""):
        match = found.match(text)
        assert (match.group() if match else None) == next((one for one in titles if text.startswith(one)), None)
