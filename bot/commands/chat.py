"""``onrecord chat``: one question after another."""

import contextlib
import importlib
import io
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, tzinfo

from rich.console import Console
from rich.text import Text

from bot.console.interrupts import INTERRUPTED
from bot.dates import first_day, last_day, newest_day
from bot.render.excerpt import parts_around
from bot.render.item import print_item
from bot.render.listing import print_listing
from bot.render.screen import console, one_line, put, visible
from bot.render.tables import sources, speakers
from bot.render.text import print_answer, print_way_in
from bot.session import open_retriever
from bot.settings.model import load_settings
from bot.settings.zones import terminal_zone
from retrieval import Choice, Hit, OnRecordError, Query, Retriever, Suggestion
from retrieval.language import detect_language
from retrieval.types.address import Place

DONE = 0
_MOST_SPEAKERS = 30
_LONGEST_CHOICE = 3
_MOST_CHOICES = 25
HELP = """\
Type a question in English or Japanese. What follows an answer up keeps the rest of the question: "and Rubio?",
"since Monday?", "more", ルビオは? What can be set:
  /source HANDLE   only this source; /source alone: all again
  /since DATE      first day, such as 2025-02-20, Monday, last week; alone: no limit
  /until DATE      last day; alone: no limit
  /speaker NAME    only this person's words; alone: anyone's
  /sources         which sources there are; with a part of a name behind it: which those may be
  /speakers        who speaks; with the beginning of a name or a role behind it: who that may be
  /help            this list
  /quit            leave (or Ctrl-D)
A number asks for one of the people or names that were offered; where none were, it shows the whole item of that
passage."""
COMMANDS = ("/source", "/since", "/until", "/speaker", "/sources", "/speakers", "/help", "/quit")


@dataclass(frozen=True)
class Filters:
    """What the person has set for the questions to come."""

    sources: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    speakers: tuple[str, ...] = ()
    offered: tuple[Suggestion, ...] = ()
    shown: tuple[Hit, ...] = ()
    last: Query | None = None
    """The question before, as it was understood: the next one may ask for a part of it anew."""

    def describe(self) -> str:
        """In words, for the prompt; empty where nothing is set."""
        parts = [f"@{visible(source)}" for source in self.sources]
        parts += [f"by {visible(speaker)}" for speaker in self.speakers]
        parts += [f"since {self.since}"] if self.since else []
        parts += [f"until {self.until}"] if self.until else []
        return " · ".join(parts)


def run(*, db: Place | None) -> int:
    """Read questions until the person leaves."""
    # Line editing and history in input(), where the platform has it.
    with contextlib.suppress(ImportError):
        importlib.import_module("readline")
    if isinstance(sys.stdin, io.TextIOWrapper):
        # A byte that is no text must not end the conversation.
        sys.stdin.reconfigure(errors="replace")
    settings = load_settings(db=db)
    zone = terminal_zone(settings)
    screen = console()
    with open_retriever(settings, must_exist=True) as retriever:
        put(screen, "Ask away; /help lists what can be set, Ctrl-D leaves.")
        filters = Filters()
        while True:
            try:
                line = input(f"{filters.describe()}> " if filters.describe() else "> ").strip()
            except EOFError:
                screen.print()
                return DONE
            except KeyboardInterrupt:
                screen.print()
                return INTERRUPTED
            if line in {"/quit", "/exit", "/q"}:
                return DONE
            if line:
                try:
                    filters = _respond(line, filters, retriever, settings.limit, screen, zone)
                except KeyboardInterrupt:
                    put(screen, "Given up. Ctrl-C once more, or Ctrl-D, leaves.")


def _respond(line: str, filters: Filters, retriever: Retriever, limit: int, screen: Console, zone: tzinfo) -> Filters:
    """Answer a question or follow a command; gives the filters from now on."""
    try:
        if line.startswith("/"):
            return _command(line, filters, retriever, screen, zone)
        step = None
        if _is_number(line):
            step = filters.offered[int(line) - 1] if 1 <= int(line) <= len(filters.offered) else None
            if not step:
                _show(int(line), filters, retriever, screen)
                return filters
        found = retriever.ask(
            step.question if step else line,
            sources=step.sources if step else filters.sources,
            speakers=step.speakers if step else filters.speakers,
            since=step.since if step else filters.since,
            until=step.until if step else filters.until,
            limit=limit,
            zone=zone,
            # What was offered is a question in full.
            context=None if step else filters.last,
        )
    except OnRecordError as error:
        put(screen, visible(error.told(detect_language(line))))
        return filters
    print_answer(screen, found)
    print_way_in(screen, found)
    if found.hits and found.suggestions:
        put(screen, visible(found.message))
    for number, one in enumerate(found.suggestions, start=1):
        put(screen, f"  {number}  {one_line(one.label)}")
    screen.print()
    shown = found.hits or found.mentions
    return replace(filters, offered=found.suggestions, shown=shown, last=found.query)


def _is_number(line: str) -> bool:
    # The length first: Python refuses to read a number of thousands of digits, and four of them are a year.
    return len(line) <= _LONGEST_CHOICE and line.isascii() and line.isdigit()


def _show(number: int, filters: Filters, retriever: Retriever, screen: Console) -> None:
    """The item of a passage that was shown, where nobody was offered; else what a number may mean here."""
    if filters.offered or not 1 <= number <= len(filters.shown):
        what, count = ("offered", len(filters.offered)) if filters.offered else ("shown", len(filters.shown))
        put(screen, f"There is no number {number}: {count} {'was' if count == 1 else 'were'} {what}.")
        return
    hit = filters.shown[number - 1]
    item = retriever.item(hit.item.id) or hit.item
    around = parts_around(item.text, item.lang, [(hit.passage.start, hit.passage.end)], None)
    print_item(screen, item, retriever.statements(item.id), around)
    screen.print()


def _command(line: str, filters: Filters, retriever: Retriever, screen: Console, zone: tzinfo) -> Filters:
    now = {"today": lambda: retriever.today(zone), "newest": lambda: newest_day(retriever, zone)}
    name, _, value = line.partition(" ")
    value = value.strip()
    match name:
        case "/source":
            handle = value.lstrip("@")
            return _without(replace(filters, sources=(handle,) if handle else ()), sources=())
        case "/since":
            return _without(replace(filters, since=first_day(value, **now) if value else None), since=None, until=None)
        case "/until":
            return _without(replace(filters, until=last_day(value, **now) if value else None), since=None, until=None)
        case "/speaker":
            return _without(replace(filters, speakers=(value,) if value else ()), speakers=(), chosen=False)
        case _:
            _list(name, value, retriever, screen)
    return filters


def _without(filters: Filters, **unset: object) -> Filters:
    """The filters as they are set now: the last question keeps none that was set for it before."""
    return replace(filters, last=filters.last.model_copy(update=unset) if filters.last else None)


def _list(name: str, value: str, retriever: Retriever, screen: Console) -> None:
    """Show who or what there is, all or what begins as typed, or what can be typed."""
    match name, bool(value):
        case "/speakers", True:
            _print_choices(screen, "/speaker", retriever.complete_speakers(value, _MOST_CHOICES))
        case "/sources", True:
            _print_choices(screen, "/source", retriever.complete_sources(value, _MOST_CHOICES))
        case "/speakers", False:
            print_listing(screen, speakers(retriever.speakers()[:_MOST_SPEAKERS]))
        case "/sources", False:
            print_listing(screen, sources(retriever.sources()))
        case "/help" | "/?" | "/h", _:
            put(screen, HELP)
        case _:
            put(screen, f"There is no {one_line(name)}. What can be set: {', '.join(COMMANDS)}.")


def _print_choices(screen: Console, command: str, choices: Sequence[Choice]) -> None:
    """One a line, with the command that picks it."""
    for choice in choices:
        put(screen, Text(f"  {one_line(choice.label)}   {command} {one_line(choice.value)}"))
    if not choices:
        put(screen, "  nobody and nothing of that name")
