"""An answer for the terminal."""

from collections.abc import Sequence

from rich.console import Console
from rich.text import Text

from bot.render.screen import one_line, put, visible
from bot.render.speaker import suggestion_command
from bot.render.statements import ALSO_IN, WEAK, Told, edited, joined, published, told_of
from retrieval.answers.messages import NAMED, NAMED_ONLY
from retrieval.language import Language, detect_language
from retrieval.rendering.links import web_address
from retrieval.types import Answer, AnswerStatus, Hit

HIGHLIGHT = "bold yellow"
_SOURCE = "bold"
_QUIET = "dim"
_NO_ANSWER = "italic"
_NAME = "underline"
"""A name in a passage that gives none of that person's words: nothing there is marked as an answer is."""

_ACT = "bold"
_FILL: dict[Language, str] = {
    "en": "Add a feed: onrecord add FILE_OR_ADDRESS",
    "ja": "フィードを追加してください: onrecord add ファイルまたはアドレス",
}
_LONGEST_WORDS = 48
"""Cells of a statement that are shown again beside what is told of it."""


def print_answer(screen: Console, found: Answer) -> None:
    """Print an answer: the message and who is named where nothing was found, else the passages.

    On a terminal lines are wrapped to its width; into a file or a pipe each paragraph stays one line,
    word for word.
    """
    if not found.hits:
        if found.interpretation and screen.is_terminal:
            put(screen, Text(visible(found.interpretation), style=_QUIET))
        put(screen, Text(visible(found.message)))
        _print_mentions(screen, found)
        return
    if found.interpretation and screen.is_terminal:
        # Into a pipe goes nothing but the answer.
        put(screen, Text(visible(found.interpretation), style=_QUIET))
        screen.print()
    print_hits(screen, found.hits, detect_language(found.query.text))


def _print_mentions(screen: Console, found: Answer) -> None:
    """Print passages that only name whoever was asked for, under a line that says so."""
    if not found.mentions:
        return
    language = detect_language(found.query.text)
    screen.print()
    put(screen, Text(NAMED_ONLY[language], style=_NO_ANSWER))
    for number, hit in enumerate(found.mentions, start=1):
        screen.print()
        put(screen, _head(number, hit, Told("", "", (NAMED[language],)), language), hang=3)
        for line in [_passage(hit, _NAME), *_foot(hit, language)]:
            put(screen, line, indent=3)


def print_suggestions(screen: Console, found: Answer) -> None:
    """Print what may be meant instead, as commands to type; with hits, why there is a choice first."""
    if found.suggestions and found.hits:
        put(screen, Text(visible(found.message), style=_QUIET))
    for step in found.suggestions:
        # A command is copied whole.
        screen.print(Text(visible(f"  onrecord {suggestion_command(step)}"), style=_QUIET), soft_wrap=True)


def print_way_in(screen: Console, found: Answer) -> None:
    """Print how an empty database is filled, where that is why nothing was found."""
    if found.status is AnswerStatus.EMPTY_INDEX:
        put(screen, Text(_FILL[detect_language(found.query.text)], style=_QUIET))


def print_hits(screen: Console, hits: Sequence[Hit], language: Language) -> None:
    """Print passages with their source, date, speaker and link, and how each statement is told.

    Args:
        screen: where to.
        hits: in order.
        language: of whoever reads it.
    """
    for number, hit in enumerate(hits, start=1):
        if number > 1:
            screen.print()
        whole, each = told_of(hit, language)
        put(screen, _head(number, hit, whole, language), hang=3)
        for line in [_passage(hit), *map(statement_line, each), *_foot(hit, language)]:
            put(screen, line, indent=3)


def _head(number: int, hit: Hit, told: Told, language: Language) -> Text:
    head = Text(f"{number}. ", style=_QUIET)
    head.append(one_line(hit.item.source), style=_SOURCE)
    head.append(f"  @{one_line(hit.item.handle)}  {published(hit.item, language)}", style=_QUIET)
    if changed := edited(hit.item, language):
        head.append(f"  {changed}", style=_QUIET)
    if told.speaker:
        head.append(f"  {one_line(told.speaker)}")
    if told.act or told.how:
        head.append("  ").append_text(_how(told))
    if hit.is_weak and WEAK[language] not in told.how:
        head.append(f"  {WEAK[language]}", style=_QUIET)
    return head


def _how(told: Told) -> Text:
    """What is done with words, and how they are given."""
    how = Text(told.act, style=_ACT)
    if told.act and told.how:
        how.append(" · ", style=_QUIET)
    return how.append(joined(told.how), style=_QUIET)


def statement_line(told: Told) -> Text:
    """One of several statements that are not alike, so much of it as tells which one is meant."""
    words = Text(one_line(told.words))
    words.truncate(_LONGEST_WORDS, overflow="ellipsis")
    line = Text("– ", style=_QUIET)
    if told.speaker:
        line.append(f"{one_line(told.speaker)}  ")
    return line.append_text(_how(told)).append(": ", style=_QUIET).append_text(words)


def _passage(hit: Hit, style: str = HIGHLIGHT) -> Text:
    text = Text(visible(hit.passage.text))
    for start, end in hit.highlights:
        text.stylize(style, start, end)
    return text


def _foot(hit: Hit, language: Language) -> list[Text]:
    lines = []
    if link := web_address(hit.item.url):
        lines.append(Text(link, style=_QUIET))
    if hit.also_in:
        carriers = ", ".join(f"@{one_line(item.handle)} {published(item, language)}" for item in hit.also_in)
        lines.append(Text(f"{ALSO_IN[language]} {carriers}", style=_QUIET))
    return lines
