"""``onrecord move``."""

from bot.commands.progress import progress_bar
from bot.render.screen import console, put, visible
from retrieval.ingest.moving import move
from retrieval.types.address import Place

DONE = 0


def run(source: Place, target: Place) -> int:
    """Move a whole record and what servers have of their own, with a bar."""
    with progress_bar(console(error=True), "Moving and comparing", "rows") as progress:
        moved = move(source, target, progress=progress)
    rows = moved.rows
    put(
        console(),
        f"{visible(str(target))} holds what {visible(str(source))} holds: {rows['items']:,} items, {rows['passages']:,}"
        f" passages, {sum(rows.values()):,} rows in all, each compared.",
    )
    if moved.apart:
        count, rows_apart = len(moved.apart), sum(moved.apart.values())
        whose = "a Discord server" if count == 1 else f"{count:,} Discord servers"
        put(console(), f"The feeds that {whose} added went along: {rows_apart:,} rows, each compared.")
    return DONE
