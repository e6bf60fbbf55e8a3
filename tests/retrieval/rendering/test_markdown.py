"""Whoever reads Markdown sees what the feed writes, and no more comes alive."""

import re
from html import unescape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from retrieval.rendering.markdown import escape
from retrieval.rendering.safe import visible
from tests.retrieval.rendering.hostile import HOSTILE


def seen(text: str) -> str:
    """What a program shows of Markdown in a quotation; fails where it shows more than paragraphs."""
    quoted = "\n".join(f"> {line}".rstrip() for line in text.split("\n"))
    made = MarkdownIt("gfm-like", {"linkify": False}).render(quoted)
    tags = set(re.findall(r"</?([a-z][a-z0-9]*)", made))
    assert tags <= {"blockquote", "p"}, made
    return unescape(re.sub(r"<[^>]*>", "", made))


@pytest.mark.parametrize("text", HOSTILE)
def test_markup_shows_as_it_is(text: str) -> None:
    assert seen(escape(text)).split() == visible(text).split()


@settings(max_examples=300, deadline=None)
@given(
    st.lists(st.sampled_from([*HOSTILE, *"*_`~|<>[]()\\&;#$:@!-+=.1 a橋", "\n", "\n\n", "\t"]), max_size=8).map("".join)
)
def test_any_markup_shows_as_it_is(text: str) -> None:
    assert seen(escape(text)).split() == visible(text).split()
