"""``onrecord stats``."""

from bot.render.holdings import Holdings, files_of, print_holdings
from bot.render.screen import console
from bot.session import open_retriever
from bot.settings.model import load_settings
from retrieval.types.address import Place

DONE = 0


def run(*, as_json: bool, db: Place | None) -> int:
    """Print how much there is of everything."""
    settings = load_settings(db=db)
    with open_retriever(settings, must_exist=True) as retriever:
        stats, state = retriever.stats(), retriever.state()
        speakers, followed = len(retriever.speakers()), len(retriever.follows.all())
    found = Holdings(settings.db, stats, state, speakers, followed, files_of(settings.db))
    if as_json:
        from bot.render.jsonout import print_json

        print_json(found.shape())
    else:
        print_holdings(console(), found)
    return DONE
