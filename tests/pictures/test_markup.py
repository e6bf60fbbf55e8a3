"""What a picture shows is what Discord would read."""

from datetime import UTC, datetime

import pytest

from bot.render.escape import escape
from tests.bot.render.test_escape import MARKUP
from tests.pictures.markup import Viewer, html, moment

NOW = datetime(2025, 3, 9, tzinfo=UTC)
READER = Viewer("en_US", UTC, NOW)


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("**a** _b_ ~~c~~ __d__", "<strong>a</strong> <em>b</em> <s>c</s> <u>d</u>"),
        ("> a\n-# b", "<blockquote>a</blockquote><small>b</small>"),
        ("- a\n- b\nc", "<ul><li>a</li><li>b</li></ul>c"),
        ("# a", "<h1>a</h1>"),
        ("[a](https://x.y)", '<a title="https://x.y">a</a>'),
        ("\\<b>&", "&lt;b&gt;&amp;"),
        ("<@&5>", '<span class="mention">@harbour watchers</span>'),
        ("||a||", '<span class="spoiler">a</span>'),
    ],
)
def test_markup(text: str, made: str) -> None:
    assert html(text, READER) == made


@pytest.mark.parametrize("text", MARKUP)
def test_an_escape_that_fails_would_be_seen(text: str) -> None:
    assert "<" not in html(escape(text), READER).replace("<br>", "")


@pytest.mark.parametrize(
    ("value", "told"),
    [("1740841440:D", "March 1, 2025"), ("1740841440:d", "3/1/25"), ("1740841440:R", "1 week ago")],
)
def test_moments(value: str, told: str) -> None:
    assert moment(value, READER) == told
    assert moment("1740841440", Viewer("ja_JP", UTC, NOW)) == "2025年3月1日 15:04"
