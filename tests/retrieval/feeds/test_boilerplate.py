"""Boilerplate, by each rule's own example."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.feeds.boilerplate import BOILERPLATE, Boilerplate, clean, links, without_cut


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


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("https://example.org/ff55(v=vs.85).aspx", "https://example.org/ff55(v=vs.85).aspx"),
        ("see https://example.org/wiki/Quay_(harbour) here", "https://example.org/wiki/Quay_(harbour)"),
        ("(https://example.org/a).", "https://example.org/a"),
        ("https://ja.example.org/wiki/港_(横浜市)を見て", "https://ja.example.org/wiki/港_(横浜市)"),
        ("https://ja.example.org/wiki/横浜港 は", "https://ja.example.org/wiki/横浜港"),
        ("詳細はhttps://example.org/aをご覧", "https://example.org/a"),
        ("https://example.org/をご覧", "https://example.org/"),
        ("https://t.co/abc詳しく", "https://t.co/abc"),
        ("https://example.org/a(写真あり)", "https://example.org/a"),
        ("http://見本.example/港", "http://見本.example/港"),
        ("https://example.org/?q=港&b=1 x", "https://example.org/?q=港&b=1"),
    ],
)
def test_an_address_is_whole_and_text_behind_it_is_none_of_it(line: str, found: str) -> None:
    assert links(line) == [found]


def test_a_mark_of_cutting() -> None:
    assert [without_cut(line) for line in ("a b … ", "a b...", "a b⋯", "a b.", "…")] == [
        "a b",
        "a b",
        "a b",
        "a b.",
        "",
    ]


@pytest.mark.parametrize(
    "line",
    [
        " " * 300_000 + "x",
        "#a " * 50_000 + "x",
        "… " * 100_000 + "x",
        "https://a.example/" + "_(あ" * 50_000,
        "t.co/" * 50_000,
    ],
)
def test_hostile_lines_are_read_once(line: str) -> None:
    clean(line)
    links(line)
    without_cut(line)
