"""Nothing in feed text pings, formats or links."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.render.escape import escape, shown

MENTION = re.compile(r"@everyone|@here|<@[!&]?\d+>|<#\d+>|<t:\d+|<a?:\w+:\d+>|</\w+:\d+>")


@pytest.mark.parametrize(
    "text",
    [
        "@everyone", "@here", "<@42>", "<@!42>", "<@&7>", "<#9>", "<t:1:R>", "<:x:1>", "</ask:1>",
        "@\u200beveryone", "<\u200b@42>", "@\u2060everyone",
    ],
)  # fmt: skip
def test_mentions_are_broken(text: str) -> None:
    assert not MENTION.search(escape(text))


@pytest.mark.parametrize(
    "text",
    ["**b**", "__u__", "~~s~~", "||spoiler||", "`c`", "```py\nx\n```", "# head", "-# small", "> quote", ">>> q",
     "- item", "1. item", "[a](https://x.y)"],
)  # fmt: skip
def test_markup_shows_as_it_is(text: str) -> None:
    escaped = escape(text)
    assert shown(escaped) == text
    for mark in "*_~|`#>[]":
        assert not re.search(rf"(?<!\\){re.escape(mark)}", escaped)


@pytest.mark.parametrize("text", ["https://evil.example", "HTTP://x.y", "www.evil.example", "discord.gg/abc"])
def test_addresses_do_not_come_alive(text: str) -> None:
    assert text.casefold() not in escape(text).casefold()


@pytest.mark.parametrize("break_", ["\u2028", "\u2029"])
def test_no_hidden_line_begins_inside_a_line(break_: str) -> None:
    assert escape(f"a{break_}1. b") == "a 1. b"


@given(st.text(max_size=120))
def test_any_text(text: str) -> None:
    escaped = escape(text)
    assert not MENTION.search(escaped)
    assert "](" not in escaped
