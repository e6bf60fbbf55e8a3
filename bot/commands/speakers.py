"""``onrecord speakers``."""

from bot.render.listing import print_listing
from bot.render.screen import console, put
from bot.render.tables import speakers
from bot.session import open_retriever
from bot.settings.model import load_settings
from retrieval.types.address import Place

DONE, NOTHING = 0, 1


def run(*, limit: int, as_json: bool, db: Place | None) -> int:
    """Print a table of who speaks."""
    with open_retriever(load_settings(db=db), must_exist=True) as retriever:
        found = retriever.speakers()
    if as_json:
        from bot.render.jsonout import print_json, speakers_shape

        print_json(speakers_shape(found[:limit], len(found)))
        return DONE if found else NOTHING
    if not found:
        put(console(error=True), "Nobody is quoted here. Add a feed first, with `onrecord add FILE`.")
        return NOTHING
    print_listing(console(), speakers(found[:limit]))
    return DONE
