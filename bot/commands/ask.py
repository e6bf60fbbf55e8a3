"""``onrecord ask``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.console.recall import UNKEPT
from bot.dates import first_day, last_day, newest_day
from bot.errors import DateError
from bot.session import open_retriever
from bot.settings.model import load_settings
from bot.settings.zones import terminal_zone
from retrieval.errors import QuestionError
from retrieval.language import detect_language
from retrieval.types.address import Place

if TYPE_CHECKING:
    from retrieval.answers.citation import CitationStyle

ANSWERED, NOTHING, BAD_USE = 0, 1, 2


def run(
    question: str,
    *,
    filters: dict[str, Any],
    since: str | None,
    until: str | None,
    limit: int | None,
    as_json: bool,
    style: CitationStyle | None,
    db: Place | None,
) -> int:
    """Ask, print, and give the exit status.

    Args:
        question: as typed.
        filters: further arguments of ``Retriever.ask``.
        since: the first day, as typed.
        until: the last day, as typed.
        limit: at most so many hits; None for the setting.
        as_json: whether to print JSON.
        style: how the hits are cited; None for an answer as people read it.
        db: the database file; None for the setting.
    """
    settings = load_settings(db=db, limit=limit)
    zone = terminal_zone(settings)
    with open_retriever(settings, must_exist=True) as retriever:
        now = {"today": lambda: retriever.today(zone), "newest": lambda: newest_day(retriever, zone)}
        try:
            found = retriever.ask(
                question,
                since=first_day(since, **now) if since else None,
                until=last_day(until, **now) if until else None,
                limit=settings.limit,
                zone=zone,
                **filters,
            )
        except (QuestionError, DateError) as error:
            from bot.render.screen import console, put, visible

            put(console(error=True), f"onrecord: {visible(error.told(detect_language(question)))}")
            return BAD_USE
    if style and found.hits:
        from bot.render.citing import print_citations

        print_citations(found.hits, style)
    elif as_json:
        from bot.render.jsonout import answer_shape, print_json

        print_json(answer_shape(found))
    else:
        from bot.console.recall import remember
        from bot.render.screen import console, put
        from bot.render.text import print_answer, print_suggestions, print_way_in

        is_kept = remember(settings.db, found.hits or found.mentions)
        print_answer(console(), found)
        print_suggestions(console(error=True), found)
        print_way_in(console(error=True), found)
        if not is_kept and (found.hits or found.mentions):
            put(console(error=True), UNKEPT)
    return ANSWERED if found.hits else NOTHING
