"""Invented texts of a feed that would be more than text, were they not escaped."""

from datetime import UTC, datetime
from typing import Any

from retrieval import FeedItem, Hit, Passage

HOSTILE = [
    "}, author = {Nobody}}", "@misc{x,", "{{{", "}}}", "\\", "\\\\", "\\input{/etc/passwd}", "\\write18{reboot}", "100% of $5 & #1_a^b~c",
    'a "quoted" title, and one', "% comment", "{\\bf bold}", "<script>alert(1)</script>", "<img src=x onerror=alert(1)>",
    "</q></script><b onmouseover='x'>", "&lt;b&gt; &amp;amp; &#60;", "javascript:alert(1)", "[a](javascript:alert(1))",
    "![a](https://evil.example/x.png)", "[a]: https://evil.example", "](https://evil.example)", "https://evil.example/a",
    "www.evil.example", "evil@evil.example", "# head", "a\n===", "a\n---", "    code", "a\n\n    code", "- item", "1. item",
    "> quote", "```\ncode\n```", "~~~", "`code`", "*a* _b_ **c** ~~d~~", "| a | b |\n|---|---|", "$x$ $$y$$", "<!-- a -->",
    "<https://evil.example>", "a\\\nb", "a  \nb", "\x1b[31mred\x1b]0;title\x07", "a\u202etxt.exe", "\u2066a\u2067", "a\x00b",
    "Z" + "\u0335" * 40, "\ud800", "橋は「安全」だ。｛｝", "a\u2028b\u2029c", "{{ 7*7 }} {% raw %}", "\"},{\"a\":\"b",
]  # fmt: skip


def hit_of(text: str, **fields: Any) -> Hit:
    """A hit whose passage is the whole of an item; fields of a hit and of an item alike."""
    of_hit = {key: fields.pop(key) for key in list(fields) if key in Hit.model_fields}
    values: dict[str, Any] = {
        "source": "Harbor Wire", "handle": "harborwire", "published": datetime(2025, 3, 1, tzinfo=UTC),
        "urls": ["https://harbor.example/1"], "headline": "Bridge stays open", "text": text,
    }  # fmt: skip
    item = FeedItem(**{**values, **fields})
    return Hit(
        item=item, passage=Passage(item_id=item.id, start=0, end=len(text), text=text), **{"score": 1.0, **of_hit}
    )
