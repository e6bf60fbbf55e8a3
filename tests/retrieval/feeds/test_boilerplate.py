"""Boilerplate, by each rule's own example."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.feeds.boilerplate import BOILERPLATE, Boilerplate, clean, links


@pytest.mark.parametrize("rule", BOILERPLATE, ids=lambda rule: rule.example)
def test_each_rule_cleans_its_example(rule: Boilerplate) -> None:
    assert clean(rule.example) == rule.left


@pytest.mark.parametrize(
    ("line", "left"),
    [
        ("#ロシア(250221)", ""),
        ("https://example.org/a?b=c#d", ""),
        ("本文の #途中 の札は残る", "本文の #途中 の札は残る"),
        ("末尾の札は消える #札 #tag2", "末尾の札は消える"),
        ("割合は0.5%で、A/B比較をした", "割合は0.5%で、A/B比較をした"),
    ],
)
def test_lines(line: str, left: str) -> None:
    assert clean(line) == left


def test_links_without_a_scheme_and_before_japanese_text() -> None:
    assert links("見よt.co/a1と") == ["t.co/a1"]
    assert links("(https://t.co/b2)。") == ["https://t.co/b2"]


@given(st.text())
def test_cleaning_twice_changes_nothing_more(line: str) -> None:
    once = clean(line)
    assert clean(once) == clean(clean(once))
