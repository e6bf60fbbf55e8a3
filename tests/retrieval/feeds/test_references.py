"""References to characters by their number."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from retrieval.feeds.references import NOT_IN_XML, without_broken_references


@pytest.mark.parametrize("broken", ["&#7", "&#0;", "&#xD800;", "&#55296;", "&#x110000;", "&#99999999;", "&#xFFFE;"])
def test_what_is_no_character_is_damage(broken: str) -> None:
    assert without_broken_references(f"a{broken}b") == "a\ufffdb"


@pytest.mark.parametrize("sound", ["&#38;", "&#x1F600;", "&#12354", "&amp;", "&#;", "&#x;", "R&#D"])
def test_all_else_stays(sound: str) -> None:
    assert without_broken_references(sound) == sound


@given(st.integers(0, 2_000_000))
def test_a_parser_takes_what_is_left(number: int) -> None:
    text = without_broken_references(f"<a>&#{number};</a>")
    assert not NOT_IN_XML.search(etree.fromstring(text).text or "")
