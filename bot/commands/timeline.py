"""``onrecord timeline``."""

from pathlib import Path

from bot.render.text import console, print_hits, visible
from bot.session import open_retriever
from bot.settings import load_settings
from bot.zones import terminal_zone
from retrieval.language import detect_language

DONE, NOTHING = 0, 1


def run(name: str, *, topic: str | None, db: Path | None) -> int:
    """Print what somebody said, in order of date."""
    settings = load_settings(db=db)
    with open_retriever(settings, must_exist=True) as retriever:
        hits = retriever.timeline(name, topic, zone=terminal_zone(settings))
    if not hits:
        about = " on that" if topic else ""
        console(error=True).print(
            f"Nothing that {visible(name)} says{about} is found here. `onrecord speakers` lists who speaks."
        )
        return NOTHING
    print_hits(console(), hits, detect_language(f"{name} {topic or ''}"))
    return DONE
