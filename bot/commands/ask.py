"""``onrecord ask``."""

from pathlib import Path
from typing import Any

import click

from bot.session import open_retriever
from bot.settings import load_settings
from bot.zones import terminal_zone
from retrieval.errors import QuestionError
from retrieval.language import detect_language

ANSWERED, NOTHING, BAD_USE = 0, 1, 2


def run(question: str, *, filters: dict[str, Any], limit: int | None, as_json: bool, db: Path | None) -> int:
    """Ask, print, and give the exit status."""
    settings = load_settings(db=db, limit=limit)
    with open_retriever(settings, must_exist=True) as retriever:
        try:
            found = retriever.ask(question, limit=settings.limit, zone=terminal_zone(settings), **filters)
        except QuestionError as error:
            from bot.render.text import visible

            click.echo(f"onrecord: {visible(error.told(detect_language(question)))}", err=True)
            return BAD_USE
    if as_json:
        from bot.render.jsonout import answer_json

        click.echo(answer_json(found))
    else:
        from bot.render.text import console, print_answer, print_suggestions

        print_answer(console(), found)
        print_suggestions(console(error=True), found)
    return ANSWERED if found.hits else NOTHING
