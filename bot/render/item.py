"""One item for the terminal, with all of its text."""

from rich.console import Console
from rich.text import Text

from bot.render.text import one_line, visible
from retrieval.rendering.links import web_address
from retrieval.types import FeedItem

_DATED = {
    "printed": "",
    "first_seen": "the feed has no date: when it was first seen",
    "clamped": "the feed's own date cannot be: when it was first seen",
}


def print_item(screen: Console, item: FeedItem) -> None:
    """Print where an item is from, a line for each thing known of it, then its text."""
    dated = f" ({_DATED[item.dated]})" if _DATED[item.dated] else ""
    told = [
        ("source", f"{one_line(item.source)} (@{one_line(item.handle)})"),
        ("published", f"{item.day} {item.published.strftime('%H:%M %z' if item.has_time else '%z')}".strip() + dated),
        ("author", one_line(item.author)),
        ("passed on by", f"@{one_line(item.reposted_by)}" if item.reposted_by else ""),
        *(("link", link) for url in item.urls if (link := web_address(url))),
        ("first seen", item.first_seen.strftime("%Y-%m-%d %H:%M") if item.first_seen else ""),
        ("edited", item.edited.strftime("%Y-%m-%d %H:%M") if item.edited else ""),
        ("id", item.id),
    ]
    for name, value in told:
        if value:
            screen.print(Text(f"{name}: ", style="dim").append(value, style="default"), soft_wrap=True)
    screen.print()
    screen.print(Text(visible(item.text)), soft_wrap=not screen.is_terminal)
