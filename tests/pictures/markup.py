"""Discord's markdown as HTML, by the model that the tests of escaping use: an escape that fails is seen."""

from dataclasses import dataclass
from datetime import datetime, tzinfo
from html import escape

from babel.dates import format_date, format_datetime, format_time, format_timedelta

from tests.fakes.discord_markdown import Node, parse

_STYLES = {"t": ("time", "short"), "T": ("time", "medium"), "d": ("date", "short"), "D": ("date", "long")}
_PINGED = {"role": "harbour watchers", "everyone": "everyone"}
_TAGS = {"strong": "strong", "em": "em", "underline": "u", "strike": "s", "quote": "blockquote", "subtext": "small"}


@dataclass(frozen=True)
class Viewer:
    """Who looks at a message.

    Attributes:
        locale: of their Discord, such as ``en_US``.
        zone: of their clock.
        now: by that clock.
    """

    locale: str
    zone: tzinfo
    now: datetime


def html(text: str, viewer: Viewer) -> str:
    """A text of a message as HTML."""
    return _all(parse(text), viewer)


def _all(nodes: list[Node], viewer: Viewer) -> str:
    parts = []
    for place, node in enumerate(nodes):
        made = _one(node, viewer)
        if node.kind == "item":
            # Items that follow each other are one list.
            first = place == 0 or nodes[place - 1].kind != "item"
            last = place + 1 == len(nodes) or nodes[place + 1].kind != "item"
            made = f"{'<ul>' if first else ''}{made}{'</ul>' if last else ''}"
        parts.append(made)
    return "".join(parts)


def _one(node: Node, viewer: Viewer) -> str:
    inner = _all(node.inner, viewer)
    if node.kind == "text":
        return escape(node.text).replace("\n", "<br>")
    if node.kind in _TAGS:
        return f"<{_TAGS[node.kind]}>{inner.removesuffix('<br>')}</{_TAGS[node.kind]}>"
    if node.kind == "heading":
        return f"<h{node.value}>{inner}</h{node.value}>"
    if node.kind == "item":
        return f"<li>{inner}</li>"
    if node.kind in {"link", "mail", "phone"}:
        return f'<a title="{escape(node.value)}">{inner}</a>'
    if node.kind == "timestamp":
        return f"<time>{escape(moment(node.value, viewer))}</time>"
    if node.kind == "fence":
        return f"<pre>{escape(node.text)}</pre>"
    if node.kind == "code":
        return f"<code>{escape(node.text)}</code>"
    if node.kind == "spoiler":
        return f'<span class="spoiler">{inner}</span>'
    shown = _PINGED.get(node.kind, f"{node.kind} {node.value}")
    return f'<span class="mention">@{escape(shown)}</span>'


def moment(value: str, viewer: Viewer) -> str:
    """A timestamp as Discord writes it.

    >>> from datetime import UTC
    >>> moment("1740841440:D", Viewer("en_US", UTC, datetime.now(UTC)))
    'March 1, 2025'
    """
    seconds, _, style = value.partition(":")
    at = datetime.fromtimestamp(int(seconds), viewer.zone)
    if style == "R":
        return format_timedelta(at - viewer.now, add_direction=True, locale=viewer.locale)
    kind, length = _STYLES.get(style, ("", ""))
    if kind == "time":
        return format_time(at, length, locale=viewer.locale)
    if kind == "date":
        return format_date(at, length, locale=viewer.locale)
    day = format_date(at, "full" if style == "F" else "long", locale=viewer.locale)
    return f"{day} {format_time(at, 'short', locale=viewer.locale)}"


def posted(viewer: Viewer) -> str:
    """When a message was posted, as it stands beside its author."""
    return format_datetime(viewer.now, "short", locale=viewer.locale)
