"""Answers and hits as plain text: what ``str`` gives and ``print`` shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from retrieval.language import detect_language
from retrieval.rendering.heads import head_of
from retrieval.rendering.labels import ALSO_IN, NAMED_ONLY, published
from retrieval.rendering.links import cited_address
from retrieval.rendering.safe import one_line, visible

if TYPE_CHECKING:
    from retrieval.language import Language
    from retrieval.types import Answer, Hit

_INDENT = "   "


def answer_text(found: Answer) -> str:
    """An answer: its message, then each passage with where it is from; nothing in it steers a terminal.

    Args:
        found: any.
    """
    language = detect_language(found.query.text)
    parts = [one_line(found.message)]
    parts += [_numbered(number, hit, language) for number, hit in enumerate(found.hits, start=1)]
    if found.mentions:
        parts.append(NAMED_ONLY[language])
        parts += [_numbered(number, hit, language) for number, hit in enumerate(found.mentions, start=1)]
    if found.suggestions:
        parts.append("\n".join(f"– {one_line(one.label)}: {one_line(one.question)}" for one in found.suggestions))
    return "\n\n".join(parts)


def hit_text(hit: Hit) -> str:
    """A hit: its head, the passage word for word, its link.

    Args:
        hit: any.
    """
    return _shown(hit, "ja" if hit.item.lang == "ja" else "en", "")


def _numbered(number: int, hit: Hit, language: Language) -> str:
    return f"{number}. {_shown(hit, language, _INDENT)}"


def _shown(hit: Hit, language: Language, indent: str) -> str:
    head = head_of(hit, language)
    lines = ["  ".join(part for part in (head.source, head.handle, head.when, head.speakers, head.how) if part)]
    lines += [f"{indent}{line}" for line in visible(hit.passage.text).split("\n")]
    lines += [f"{indent}– {told}" for told in head.each]
    if link := cited_address(hit.item.url):
        lines.append(f"{indent}{link}")
    if hit.also_in:
        others = ", ".join(f"@{one_line(item.handle)} {published(item, language)}" for item in hit.also_in)
        lines.append(f"{indent}{ALSO_IN[language]} {others}")
    return "\n".join(lines)
