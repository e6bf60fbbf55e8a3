"""Answers and hits as HTML for notebooks: escaped text with a few marks of its own, in the colours of the page."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from retrieval.language import detect_language
from retrieval.rendering.heads import head_of
from retrieval.rendering.labels import ALSO_IN, NAMED_ONLY, published
from retrieval.rendering.links import cited_address
from retrieval.rendering.safe import one_line, visible

if TYPE_CHECKING:
    from collections.abc import Iterable

    from retrieval.language import Language
    from retrieval.types import Answer, Hit

# Colours are those of the page, light or dark; the mark lets the page's shine through. Notebooks would read formulas
# between two dollar signs of the feed: these classes keep them off.
_OUTER = 'class="onrecord tex2jax_ignore mathjax_ignore" style="max-width: 60em; text-align: start"'
_QUIET = 'style="opacity: .75"'
_PASSAGE = (
    'dir="auto" style="margin: .2em 0; padding: 0 0 0 .8em; border-left: 3px solid; white-space: pre-wrap;'
    ' overflow-wrap: anywhere"'
)
_MARK = 'style="background: rgba(255, 190, 0, .35); color: inherit"'
_LIST = 'style="padding-left: 1.6em"'


def answer_html(found: Answer) -> str:
    """An answer: its message, and each passage with marks, its head and one link.

    Args:
        found: any.
    """
    language = detect_language(found.query.text)
    parts = [f"<p>{_line(found.message)}</p>", _list(found.hits, language)]
    if found.mentions:
        parts += [f"<p>{_line(NAMED_ONLY[language])}</p>", _list(found.mentions, language)]
    if found.suggestions:
        rows = "".join(f"<li>{_line(one.label)}: {_line(one.question)}</li>" for one in found.suggestions)
        parts.append(f"<ul {_LIST}>{rows}</ul>")
    return f'<div lang="{language}" {_OUTER}>{"".join(parts)}</div>'


def hit_html(hit: Hit) -> str:
    """A hit, as it stands in an answer.

    Args:
        hit: any.
    """
    language: Language = "ja" if hit.item.lang == "ja" else "en"
    return f'<div lang="{language}" {_OUTER}>{_shown(hit, language)}</div>'


def _list(hits: Iterable[Hit], language: Language) -> str:
    rows = "".join(f"<li>{_shown(hit, language)}</li>" for hit in hits)
    return f"<ol {_LIST}>{rows}</ol>" if rows else ""


def _shown(hit: Hit, language: Language) -> str:
    head = head_of(hit, language)
    told = " · ".join(escape(part) for part in (head.handle, head.when, head.speakers, head.how) if part)
    spoken = "ja" if hit.item.lang == "ja" else "en"
    lines = [
        f'<strong dir="auto">{escape(head.source)}</strong> <span {_QUIET}>{told}</span>',
        f'<blockquote lang="{spoken}" {_PASSAGE}>{_marked(hit)}</blockquote>',
    ]
    if head.each:
        lines.append(f"<ul {_LIST}>{''.join(f'<li>{escape(told)}</li>' for told in head.each)}</ul>")
    if link := cited_address(hit.item.url):
        address = escape(link)
        lines.append(f'<a href="{address}" target="_blank" rel="noopener noreferrer nofollow">{address}</a>')
    if hit.also_in:
        others = ", ".join(f"@{_line(item.handle)} {published(item, language)}" for item in hit.also_in)
        lines.append(f"<div {_QUIET}>{ALSO_IN[language]} {others}</div>")
    return "".join(lines)


def _marked(hit: Hit) -> str:
    """The passage, the words that answer marked."""
    text, made, done = hit.passage.text, "", 0
    for start, end in hit.highlights:
        made += f"{escape(visible(text[done:start]))}<mark {_MARK}>{escape(visible(text[start:end]))}</mark>"
        done = end
    return made + escape(visible(text[done:]))


def _line(text: str) -> str:
    return escape(one_line(text))
