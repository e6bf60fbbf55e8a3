"""The tables of titles, by their own examples."""

import pytest

from retrieval.names.titles import Title, title_table, titles_meant
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
