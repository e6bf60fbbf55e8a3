"""``onrecord show``."""

from bot.console.meant import item_meant
from bot.render.citing import cited_part, print_citations
from bot.render.excerpt import parts_around
from bot.render.item import print_item
from bot.render.jsonout import item_shape, print_json
from bot.render.screen import console
from bot.session import open_retriever
from bot.settings.model import load_settings
from retrieval.answers.citation import CitationStyle
from retrieval.types.address import Place

DONE = 0


def run(item: str, *, around: int | None, style: CitationStyle | None, as_json: bool, db: Place | None) -> int:
    """Print one item with all of its text, or with what is said in it alone.

    Args:
        item: its id, the beginning of one, its link, or its number in the last answer.
        around: so many sentences before and after what is said; None for the whole text.
        style: how it is cited; None where it is shown.
        as_json: whether to print JSON.
        db: the database file; None for the setting.

    Raises:
        ItemUnknownError: there is none.
        ItemUnclearError: several may be meant.
    """
    settings = load_settings(db=db)
    with open_retriever(settings, must_exist=True) as retriever:
        found, recalled = item_meant(retriever, item, settings.db)
        utterances = retriever.statements(found.id)
    said = [(one.start, one.end) for one in utterances]
    wanted = [(recalled.start, recalled.end)] if recalled else said
    parts = parts_around(found.text, found.lang, wanted, around)
    if style:
        print_citations([cited_part(found, utterances, span) for span in (wanted if recalled else parts)], style)
    elif as_json:
        print_json(item_shape(found, utterances, parts))
    else:
        print_item(console(), found, utterances, parts)
    return DONE
