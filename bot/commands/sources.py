"""``onrecord sources``."""

from datetime import UTC, datetime

from bot.render.listing import print_listing
from bot.render.screen import console, put
from bot.render.tables import sources
from bot.session import open_retriever
from bot.settings.model import load_settings
from retrieval.types.address import Place

DONE, NOTHING = 0, 1


def run(*, as_json: bool, db: Place | None) -> int:
    """Print a table of sources, and one of the feeds that are followed."""
    with open_retriever(load_settings(db=db), must_exist=True) as retriever:
        found, follows = retriever.sources(), retriever.follows.all()
    if as_json:
        from bot.render.jsonout import print_json, sources_shape

        print_json(sources_shape(found, follows))
        return DONE if found or follows else NOTHING
    if found:
        print_listing(console(), sources(found))
    if follows:
        from bot.render.follows import followed

        if found:
            console().print()
        print_listing(console(), followed(follows, datetime.now(UTC)))
    if not found and not follows:
        put(console(error=True), "The index is empty. Add a feed first, with `onrecord add FILE`.")
        return NOTHING
    return DONE
