"""One item for the terminal, with what is said in it."""

from collections.abc import Sequence

from rich.console import Console
from rich.text import Text

from bot.render.screen import one_line, put, visible
from bot.render.statements import each_told
from bot.render.text import HIGHLIGHT, statement_line
from retrieval.rendering.links import web_address
from retrieval.types import FeedItem, Hit, Passage, Utterance
from retrieval.types.items import Span

_DATED = {
    "printed": "",
    "first_seen": "the feed has no date: when it was first seen",
    "clamped": "the feed's own date cannot be: when it was first seen",
}
_LEFT_OUT = "[…]"


def print_item(screen: Console, item: FeedItem, utterances: Sequence[Utterance], parts: Sequence[Span]) -> None:
    """Print where an item is from, a line for each thing known of it, its text with what is said marked, who says it.

    Args:
        screen: where to.
        item: any.
        utterances: what is said in it.
        parts: of its text; what is between them is left out.
    """
    dated = f" ({_DATED[item.dated]})" if _DATED[item.dated] else ""
    told = [
        ("source", f"{one_line(item.source)} (@{one_line(item.handle)})"),
        ("published", f"{item.day} {item.published.strftime('%H:%M %z' if item.has_time else '%z')}".strip() + dated),
        ("author", one_line(item.author)),
        ("passed on by", f"@{one_line(item.reposted_by)}" if item.reposted_by else ""),
        *(("link", link) for url in item.urls if (link := web_address(url))),
        ("first seen", item.first_seen.strftime("%Y-%m-%d %H:%M") if item.first_seen else ""),
        ("edited", item.edited.strftime("%Y-%m-%d %H:%M") if item.edited else ""),
        ("id", one_line(item.id)),
    ]
    for name, value in told:
        if value:
            put(screen, Text(f"{name}: ", style="dim").append(value, style="default"), hang=3)
    text = Text(visible(item.text))
    for one in utterances:
        text.stylize(HIGHLIGHT, one.start, one.end)
    for start, end in parts:
        screen.print()
        if start:
            put(screen, Text(_LEFT_OUT, style="dim"))
        put(screen, text[start:end])
    if parts and parts[-1][1] < len(item.text.rstrip()):
        put(screen, Text(_LEFT_OUT, style="dim"))
    _print_said(screen, item, [one for one in utterances if _is_within(one, parts)])


def _print_said(screen: Console, item: FeedItem, utterances: Sequence[Utterance]) -> None:
    if not utterances:
        return
    whole = Passage(item_id=item.id, start=0, end=len(item.text), text=item.text)
    screen.print()
    for told in each_told(Hit(item=item, passage=whole, utterances=tuple(utterances), score=1.0), "en"):
        put(screen, statement_line(told), hang=2)


def _is_within(one: Utterance, parts: Sequence[Span]) -> bool:
    return any(one.start < end and start < one.end for start, end in parts)
