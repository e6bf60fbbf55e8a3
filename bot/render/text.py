"""An answer for the terminal."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from bot.render.speaker import suggestion_command
from bot.render.statements import ALSO_IN, Told, edited, joined, published, told_of
from retrieval.answers.messages import NAMED, NAMED_ONLY
from retrieval.language import Language, detect_language
from retrieval.rendering.links import web_address
from retrieval.types import Answer, AnswerStatus, Hit, SourceInfo, SpeakerInfo

if TYPE_CHECKING:
    from retrieval.evaluation.questions import Scores
    from retrieval.evaluation.utterances import SpeechScores

HIGHLIGHT = "bold yellow"
_SOURCE = "bold"
_QUIET = "dim"
_NO_ANSWER = "italic"
_NAME = "underline"
"""A name in a passage that gives none of that person's words: nothing there is marked as an answer is."""

# C0 and C1 controls, the marks that break, reorder or hide text (Unicode TR 36), and halves of characters.
_UNSAFE = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\ud800-\udfff]"
)
_ACT = "bold"
_FILL: dict[Language, str] = {
    "en": "Add a feed: onrecord add FILE_OR_ADDRESS",
    "ja": "フィードを追加してください: onrecord add ファイルまたはアドレス",
}
_LONGEST_WORDS = 48
"""Cells of a statement that are shown again beside what is told of it."""


def visible(text: str) -> str:
    """Text without what could steer a terminal; each such character becomes U+FFFD, so that offsets hold."""
    return _UNSAFE.sub("\ufffd", text)


def one_line(text: str) -> str:
    """Text without what could steer a terminal or begin a line of its own, such as a name."""
    return " ".join(visible(text).split())


def print_answer(screen: Console, found: Answer) -> None:
    """Print an answer: the message and who is named where nothing was found, else the passages.

    On a terminal lines are wrapped to its width; into a file or a pipe each paragraph stays one line,
    word for word.
    """
    if not found.hits:
        if found.interpretation and screen.is_terminal:
            screen.print(Text(visible(found.interpretation), style=_QUIET))
        screen.print(Text(visible(found.message)), soft_wrap=not screen.is_terminal)
        _print_mentions(screen, found)
        return
    if found.interpretation and screen.is_terminal:
        # Into a pipe goes nothing but the answer.
        screen.print(Text(visible(found.interpretation), style=_QUIET))
        screen.print()
    print_hits(screen, found.hits, detect_language(found.query.text))


def _print_mentions(screen: Console, found: Answer) -> None:
    """Print passages that only name whoever was asked for, under a line that says so."""
    if not found.mentions:
        return
    language = detect_language(found.query.text)
    screen.print()
    screen.print(Text(NAMED_ONLY[language], style=_NO_ANSWER), soft_wrap=not screen.is_terminal)
    for number, hit in enumerate(found.mentions, start=1):
        screen.print()
        _print(screen, _head(number, hit, Told("", "", (NAMED[language],)), language), indent=0)
        for line in [_passage(hit, _NAME), *_foot(hit, language)]:
            _print(screen, line, indent=3)


def print_suggestions(screen: Console, found: Answer) -> None:
    """Print what may be meant instead, as commands to type; with hits, why there is a choice first."""
    if found.suggestions and found.hits:
        screen.print(Text(visible(found.message), style=_QUIET), soft_wrap=True)
    for step in found.suggestions:
        screen.print(Text(visible(f"  onrecord {suggestion_command(step)}"), style=_QUIET), soft_wrap=True)


def print_way_in(screen: Console, found: Answer) -> None:
    """Print how an empty database is filled, where that is why nothing was found."""
    if found.status is AnswerStatus.EMPTY_INDEX:
        screen.print(Text(_FILL[detect_language(found.query.text)], style=_QUIET), soft_wrap=True)


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
        _print(screen, _head(number, hit, whole, language), indent=0)
        for line in [_passage(hit), *map(_statement, each), *_foot(hit, language)]:
            _print(screen, line, indent=3)


def sources(found: Sequence[SourceInfo]) -> Table:
    """A table of sources."""
    table = Table(box=None, pad_edge=False, header_style=_QUIET)
    table.add_column("source", overflow="fold")
    table.add_column("handle", no_wrap=True)
    table.add_column("items", justify="right")
    table.add_column("first", no_wrap=True)
    table.add_column("last", no_wrap=True)
    for source in found:
        table.add_row(
            Text(one_line(source.source)),
            Text(f"@{one_line(source.handle)}"),
            str(source.items),
            source.first.isoformat(),
            source.last.isoformat(),
        )
    return table


def speakers(found: Sequence[SpeakerInfo]) -> Table:
    """A table of speakers; where of some statements the speaker is uncertain, with how many."""
    table = Table(box=None, pad_edge=False, header_style=_QUIET)
    table.add_column("speaker", overflow="fold")
    table.add_column("role", overflow="fold")
    table.add_column("statements", justify="right")
    # Of how many of them this is the likeliest speaker only; no column where that is so of none.
    has_uncertain = any(speaker.uncertain for speaker in found)
    if has_uncertain:
        table.add_column("uncertain", justify="right")
    table.add_column("first", no_wrap=True)
    table.add_column("last", no_wrap=True)
    for speaker in found:
        names = ", ".join((speaker.name, *speaker.others))
        table.add_row(
            Text(one_line(names)),
            Text(one_line(speaker.role)),
            str(speaker.statements),
            *([str(speaker.uncertain)] if has_uncertain else []),
            speaker.first.isoformat(),
            speaker.last.isoformat(),
        )
    return table


def scores(found: "Sequence[Scores]") -> Table:
    """A table of evaluation figures."""
    table = Table(box=None, pad_edge=False, header_style=_QUIET)
    judged_wrong = any(row.avoided is not None for row in found)
    titles = ("questions", "n", "hit@1", "prec@5", "rec@10", "answered", "abstained", "avoided")
    for title in titles if judged_wrong else titles[:-1]:
        table.add_column(title, justify="left" if title == "questions" else "right", no_wrap=True)
    for row in found:
        figures = [row.hit_at_1, row.precision_at_5, row.recall_at_10, row.answered, row.abstention]
        figures += [row.avoided] if judged_wrong else []
        table.add_row(Text(row.name), str(row.questions), *("–" if f is None else f"{f:.2f}" for f in figures))
    return table


def speech_scores(found: "SpeechScores") -> Table:
    """A table of figures about utterances."""
    table = Table(box=None, pad_edge=False, header_style=_QUIET)
    for title in ("utterances", "found", "matched", "precision", "recall", "F1", "speaker"):
        table.add_column(title, justify="right", no_wrap=True)
    figures = (found.precision, found.recall, found.f1, found.speaker)
    table.add_row(str(found.labelled), str(found.found), str(found.matched), *(f"{figure:.3f}" for figure in figures))
    return table


def console(*, error: bool = False) -> Console:
    """A console that colours only a terminal, and never reads markup in what it prints."""
    return Console(stderr=error, markup=False, highlight=False, emoji=False, soft_wrap=False)


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
    return head


def _how(told: Told) -> Text:
    """What is done with words, and how they are given."""
    how = Text(told.act, style=_ACT)
    if told.act and told.how:
        how.append(" · ", style=_QUIET)
    return how.append(joined(told.how), style=_QUIET)


def _statement(told: Told) -> Text:
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
        lines.append(Text(link, style=_QUIET, overflow="fold"))
    if hit.also_in:
        carriers = ", ".join(f"@{one_line(item.handle)} {published(item, language)}" for item in hit.also_in)
        lines.append(Text(f"{ALSO_IN[language]} {carriers}", style=_QUIET))
    return lines


def _print(screen: Console, text: Text, *, indent: int) -> None:
    for line in text.split("\n", allow_blank=True) if indent else [text]:
        if screen.is_terminal:
            screen.print(Padding(line, (0, 0, 0, indent), expand=False))
        else:
            screen.print(Text(" " * indent).append_text(line), soft_wrap=True)
