"""``onrecord chat``: one question after another."""

import contextlib
import importlib
import io
import sys
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from rich.console import Console

from bot.dates import parse_date
from bot.render.text import console, print_answer, sources, speakers, visible
from bot.session import open_retriever
from bot.settings import load_settings
from retrieval import OnRecordError, Retriever, Step

DONE = 0
_MOST_SPEAKERS = 30
_LONGEST_CHOICE = 3
HELP = """\
Type a question in English or Japanese. What can be set:
  /source HANDLE   only this source; /source alone: all again
  /since DATE      first day, such as 2025-02-20; alone: no limit
  /until DATE      last day; alone: no limit
  /speaker NAME    only this person's words; alone: anyone's
  /sources         which sources there are
  /speakers        who speaks
A number asks for one of the people or names that were offered.
  /quit            leave (or Ctrl-D)"""


@dataclass(frozen=True)
class Filters:
    """What the person has set for the questions to come."""

    sources: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    speakers: tuple[str, ...] = ()
    offered: tuple[Step, ...] = ()

    def describe(self) -> str:
        """In words, for the prompt; empty where nothing is set."""
        parts = [f"@{visible(source)}" for source in self.sources]
        parts += [f"by {visible(speaker)}" for speaker in self.speakers]
        parts += [f"since {self.since}"] if self.since else []
        parts += [f"until {self.until}"] if self.until else []
        return " · ".join(parts)


def run(*, db: Path | None) -> int:
    """Read questions until the person leaves."""
    # Line editing and history in input(), where the platform has it.
    with contextlib.suppress(ImportError):
        importlib.import_module("readline")
    if isinstance(sys.stdin, io.TextIOWrapper):
        # A byte that is no text must not end the conversation.
        sys.stdin.reconfigure(errors="replace")
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
        step = filters.offered[int(line) - 1] if _is_choice(line, filters) else None
        found = retriever.ask(
            step.question if step else line,
            sources=filters.sources,
            speakers=step.speakers if step else filters.speakers,
            since=filters.since,
            until=filters.until,
            limit=limit,
        )
    except OnRecordError as error:
        screen.print(visible(str(error)))
        return filters
    print_answer(screen, found)
    if found.hits and found.steps:
        screen.print(found.message)
    for number, one in enumerate(found.steps, start=1):
        screen.print(f"  {number}  {visible(one.label)}")
    screen.print()
    return replace(filters, offered=found.steps)


def _is_choice(line: str, filters: Filters) -> bool:
    # The length first: Python refuses to read a number of thousands of digits.
    return len(line) <= _LONGEST_CHOICE and line.isascii() and line.isdigit() and 1 <= int(line) <= len(filters.offered)


def _command(line: str, filters: Filters, retriever: Retriever, screen: Console) -> Filters:
    name, _, value = line.partition(" ")
    value = value.strip()
    match name:
        case "/source":
            handle = value.lstrip("@")
            return replace(filters, sources=(handle,) if handle else ())
        case "/since":
            return replace(filters, since=parse_date(value) if value else None)
        case "/until":
            return replace(filters, until=parse_date(value) if value else None)
        case "/speaker":
            return replace(filters, speakers=(value,) if value else ())
        case "/speakers":
            screen.print(speakers(retriever.speakers()[:_MOST_SPEAKERS]))
        case "/sources":
            screen.print(sources(retriever.sources()))
        case _:
            screen.print(HELP)
    return filters
