"""Nothing in feed text pings, formats or links, and what a person sees is what stands in the feed."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.render.escape import escape, quiet, shown, visible
from tests.fakes.discord_markdown import displayed, kinds, parse

MENTION = re.compile(r"@everyone|@here|<@[!&]?\d+>|<#\d+>|<t:\d+|<a?:\w+:\d+>|</\w+:\d+>")
"""What Discord looks for in the text itself, whatever stands before it."""

MARKUP = [
    "@everyone", "@here", "<@42>", "<@!42>", "<@&7>", "<#9>", "<t:1:R>", "<t:1>", "<:x:1>", "<a:x:1>", "</ask:1>",
    "</feed add:1>", "<id:home>", "<id:customize>", "<id:linked-roles:5>", ":smile:", "@\u200beveryone", "<\u200b@42>",
    "@\u2060everyone", "**b**", "*i*", "_i_", "__u__", "***x***", "~~s~~", "||spoiler||", "`c`", "``c``",
    "```py\nx\n```", "# head", "## head", "### head", "-# small", "> quote", ">>> q\nq", "- item", "+ item", "* item",
    "  - item", "1. item", "12) item", "\u200b- item", "a\n- b\n1. c\n# d\n-# e", "[a](https://x.y)",
    "[a](<https://x.y> 't')", "![a](https://x.y)", "<https://evil.example/a>", "<mailto:a@b.example>", "<a@b.example>",
    "<tel:+15550123>", "<sms:+15550123>", "<+1-555-0123>", "https://evil.example", "HTTP://x.yz", "steam://run/1",
    "www.evil.example", "discord.gg/abc", "https://discord.com/invite/abc", "a\\*b*", "\\", "\\\\", "¯\\_(ツ)_/¯",
    "**\n\nx**", "_a__b_", "*a **b** c*", "`", "```", "||", "> ", "](https://x.y)",
]  # fmt: skip


@pytest.mark.parametrize("text", MARKUP)
def test_markup_shows_as_it_is_and_does_nothing(text: str) -> None:
    escaped = escape(text)
    assert shown(escaped) == text.replace("@\u2060", "@")
    assert kinds(parse(escaped)) <= {"text"}
    assert displayed(parse(escaped)).replace("@\u2060", "@") == text.replace("@\u2060", "@")
    assert not MENTION.search(escaped)


INERT = {
    "@\u200beveryone", "<\u200b@42>", "@\u2060everyone", "www.evil.example", "\\", "\\\\", "¯\\_(ツ)_/¯", "`", "```",
    "||", "\u200b- item", "a\\*b*",
}  # fmt: skip
"""Rows that do nothing as they stand and may do something elsewhere or unescaped in part."""


@pytest.mark.parametrize("text", [one for one in MARKUP if one not in INERT])
def test_the_model_reads_what_is_not_escaped(text: str) -> None:
    assert kinds(parse(text)) - {"text"}


@pytest.mark.parametrize("text", ["👨\u200d👩\u200d👧\u200d👦", "❤\ufe0f", "葛\U000e0100城", "می\u200cخواهم"])
def test_joiners_and_variants_stay_word_for_word(text: str) -> None:
    assert escape(text) == text


def test_what_turns_a_line_around_is_shown() -> None:
    assert displayed(parse(escape("a\u202etxt.exe"))) == "a⟦RLO⟧txt.exe"


@pytest.mark.parametrize("text", ["https://evil.example", "HTTP://x.y", "www.evil.example", "discord.gg/abc"])
def test_addresses_do_not_come_alive(text: str) -> None:
    assert text.casefold() not in escape(text).casefold()


@pytest.mark.parametrize("break_", ["\u2028", "\u2029"])
def test_no_hidden_line_begins_inside_a_line(break_: str) -> None:
    assert escape(f"a{break_}1. b") == "a 1. b"


_PIECES = [
    *MARKUP, *"*_~`|<>[]():@#\\-+.!/&1 a橋", "\n", "\n\n", "  ", "https://", "](", "[x](https://x.y)", "👨\u200d👩\u200d👧",
]  # fmt: skip


@settings(max_examples=400, deadline=None)
@given(st.lists(st.sampled_from(_PIECES), max_size=14).map("".join))
def test_any_markup_shows_as_it_is(text: str) -> None:
    escaped = escape(text)
    assert not MENTION.search(escaped)
    assert "](" not in escaped
    assert kinds(parse(escaped)) <= {"text"}
    assert displayed(parse(escaped)).replace("@\u2060", "@") == text.replace("@\u2060", "@")


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=120))
def test_any_text(text: str) -> None:
    escaped = escape(text)
    assert not MENTION.search(escaped)
    assert kinds(parse(escaped)) <= {"text"}
    assert displayed(parse(escaped)).replace("@\u2060", "@") == visible(text).replace("@\u2060", "@")
    escaped.encode("utf-8")


@settings(max_examples=200, deadline=None)
@given(
    st.lists(st.sampled_from(_PIECES), min_size=1, max_size=5).map("".join),
    st.sampled_from(["**{}**", "> {}", "-# {}", "{} · [Open](https://x.y)"]),
)
def test_text_inside_our_own_markup_leaves_it_whole(text: str, ours: str) -> None:
    text = " ".join(text.split()) or "a"
    whole = kinds(parse(ours.format("a")))
    assert kinds(parse(ours.format(escape(text)))) == whole


def test_what_is_pasted_pings_nobody() -> None:
    assert not MENTION.search(quiet("\\@everyone \\@Here"))
    assert shown(quiet("@everyone")) == "@everyone"
