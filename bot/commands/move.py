"""``onrecord move``."""

from bot.commands.progress import progress_bar
from bot.render.screen import console, put, visible
from retrieval.ingest.moving import move
from retrieval.types.address import Place

DONE = 0


def run(source: Place, target: Place) -> int:
    """Move a whole record, with a bar."""
    with progress_bar(console(error=True), "Moving and comparing", "rows") as progress:
        rows = move(source, target, progress=progress)
    put(
        console(),
        f"{visible(str(target))} holds what {visible(str(source))} holds: {rows['items']:,} items, {rows['passages']:,}"
        f" passages, {sum(rows.values()):,} rows in all, each compared.",
    )
    return DONE
