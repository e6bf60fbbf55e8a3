"""``onrecord chat``: one question after another."""

import contextlib
import importlib
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from rich.console import Console

from bot.dates import parse_date
from bot.render.text import console, print_answer, sources
from bot.session import open_retriever
from bot.settings import load_settings
from retrieval import OnRecordError, Retriever

DONE = 0
HELP = """\
Type a question in English or Japanese. What can be set:
  /source HANDLE   only this source; /source alone: all again
  /since DATE      first day, such as 2025-02-20; alone: no limit
  /until DATE      last day; alone: no limit
  /sources         which sources there are
  /quit            leave (or Ctrl-D)"""


@dataclass(frozen=True)
class Filters:
    """What the person has set for the questions to come."""

    sources: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None

    def describe(self) -> str:
        """In words, for the prompt; empty where nothing is set."""
        parts = [f"@{source}" for source in self.sources]
        parts += [f"since {self.since}"] if self.since else []
        parts += [f"until {self.until}"] if self.until else []
        return " · ".join(parts)


def run(*, db: Path | None) -> int:
    """Read questions until the person leaves."""
    # Line editing and history in input(), where the platform has it.
    with contextlib.suppress(ImportError):
        importlib.import_module("readline")
    settings = load_settings(db=db)
    screen = console()
    with open_retriever(settings, must_exist=True) as retriever:
        screen.print("Ask away; /help lists what can be set, Ctrl-D leaves.")
        filters = Filters()
        while True:
            try:
                line = input(f"{filters.describe()}> " if filters.describe() else "> ").strip()
            except (EOFError, KeyboardInterrupt):
                screen.print()
                return DONE
            if line in {"/quit", "/exit", "/q"}:
                return DONE
            if line:
                filters = _respond(line, filters, retriever, settings.limit, screen)


def _respond(line: str, filters: Filters, retriever: Retriever, limit: int, screen: Console) -> Filters:
    """Answer a question or follow a command; gives the filters from now on."""
    try:
        if line.startswith("/"):
            return _command(line, filters, retriever, screen)
        found = retriever.ask(line, sources=filters.sources, since=filters.since, until=filters.until, limit=limit)
    except OnRecordError as error:
        screen.print(str(error))
        return filters
    print_answer(screen, found)
    screen.print()
    return filters


def _command(line: str, filters: Filters, retriever: Retriever, screen: Console) -> Filters:
    name, _, value = line.partition(" ")
    value = value.strip()
    match name:
        case "/source":
            return replace(filters, sources=(value.lstrip("@"),) if value else ())
        case "/since":
            return replace(filters, since=parse_date(value) if value else None)
        case "/until":
            return replace(filters, until=parse_date(value) if value else None)
        case "/sources":
            screen.print(sources(retriever.sources()))
        case _:
            screen.print(HELP)
    return filters
