"""``onrecord timeline``."""

from bot.console.recall import UNKEPT, remember
from bot.render.screen import console, put, visible
from bot.render.text import print_hits
from bot.session import open_retriever
from bot.settings.model import load_settings
from bot.settings.zones import terminal_zone
from retrieval.language import detect_language
from retrieval.types.address import Place

DONE, NOTHING = 0, 1


def run(name: str, *, topic: str | None, as_json: bool, db: Place | None) -> int:
    """Print what somebody said, in order of date."""
    settings = load_settings(db=db)
    with open_retriever(settings, must_exist=True) as retriever:
        hits = retriever.timeline(name, topic, zone=terminal_zone(settings))
    if as_json:
        from bot.render.jsonout import print_json, timeline_shape

        print_json(timeline_shape(name, topic, hits))
        return DONE if hits else NOTHING
    if not hits:
        about = " on that" if topic else ""
        put(
            console(error=True),
            f"Nothing that {visible(name)} says{about} is found here. `onrecord speakers` lists who speaks.",
        )
        return NOTHING
    is_kept = remember(settings.db, hits)
    print_hits(console(), hits, detect_language(f"{name} {topic or ''}"))
    if not is_kept:
        put(console(error=True), UNKEPT)
    return DONE
