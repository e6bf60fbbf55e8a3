"""What the tools do: ask a retriever, and tell what it gives as a schema and as plain text alike."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import tzinfo
from typing import cast

from bot.asking.timelines import people_told, timeline_called
from bot.console.meant import item_called
from bot.dates import first_day, last_day, newest_day
from bot.mcp.bounds import fitting
from bot.mcp.results import AskResult, ItemResult, Result, SourcesResult, SpeakersResult, TimelineResult
from bot.mcp.telling import answer_text, hits_text, item_text, sources_text, speakers_text
from bot.render.excerpt import parts_around
from bot.render.jsonout import answer_shape, item_shape, sources_shape, speakers_shape, timeline_shape
from bot.texts.catalogue import say
from retrieval import Retriever
from retrieval.language import Language, detect_language
from retrieval.rendering.safe import one_line
from retrieval.types import Answer
from retrieval.types.items import Span

MOST_TEXT = 20_000
"""Characters of an item that ``show`` gives at once."""

_WAYS = "Give an id or a link of an item, as results of the other tools have them."


@dataclass(frozen=True)
class Given:
    """What a tool gives.

    Attributes:
        text: for an assistant that reads text.
        result: for a program.
    """

    text: str
    result: Result


class Tools:
    """Answers tools; safe to use from several threads.

    Args:
        retriever: answers.
        zone: in which whoever asks counts days.
    """

    def __init__(self, retriever: Retriever, *, zone: tzinfo | None = None) -> None:
        self._retriever = retriever
        self._zone = zone

    def ask(
        self,
        question: str,
        *,
        sources: list[str] | None = None,
        speakers: list[str] | None = None,
        since: str | None = None,
        until: str | None = None,
        limit: int = 5,
        offset: int = 0,
        language: Language | None = None,
    ) -> Given:
        """Answer a question.

        Args:
            question: in English or Japanese.
            sources: only items of these.
            speakers: only words of these people.
            since: the first day, as people write days.
            until: the last day.
            limit: at most so many passages.
            offset: leave out so many of the best.
            language: of what is told; None for that of the question.

        Raises:
            QuestionError: one of these makes no sense.
            DateError: a day is written in a form that is not read.
            StorageError: the database cannot be read.
        """
        retriever, zone = self._retriever, self._zone
        now = {"today": lambda: retriever.today(zone), "newest": lambda: newest_day(retriever, zone)}
        found = retriever.ask(
            question,
            sources=sources or None,
            speakers=speakers or None,
            since=first_day(since, **now) if since else None,
            until=last_day(until, **now) if until else None,
            limit=limit,
            offset=offset,
            zone=zone,
            language=language,
        )
        told = language or detect_language(question)
        note = _note(told, found.hits)
        fits = _fitted(found, offset, told)
        return Given(answer_text(fits, told, note), AskResult.of(answer_shape(fits), note=note))

    def timeline(
        self, name: str, *, topic: str | None = None, limit: int = 20, offset: int = 0, language: Language | None = None
    ) -> Given:
        """What somebody said.

        Args:
            name: in any spelling.
            topic: only what is about it.
            limit: at most so many statements.
            offset: leave out so many of the latest.
            language: of what is told; None for that of the name and the topic.

        Raises:
            QuestionError: the name or the topic is empty, or too long.
            StorageError: the database cannot be read.
        """
        told = language or detect_language(f"{name} {topic or ''}")
        found = timeline_called(self._retriever, name, topic, told, zone=self._zone)
        total = len(found.hits)
        last = max(total - offset, 0)
        # The latest come first, page by page, so that of what does not fit the earliest are left to the next page.
        hits = fitting(found.hits[max(last - limit, 0) : last][::-1])[::-1]
        if hits:
            names, first = people_told(found.people, told) or one_line(name), last - len(hits) + 1
            message = say("mcp.said", told, total=total, names=names, first=first, last=last)
        elif found.reason:
            is_near = bool(found.reason.hits)
            message = say("mcp.nothing_on_that", told, name=one_line(name)) if is_near else found.reason.message
        else:
            message = say("mcp.no_more", told, total=total)
        note = _note(told, hits)
        shape = timeline_shape(name, topic, hits)
        result = TimelineResult.of(shape, total=total, message=message, note=note)
        return Given(hits_text(message, hits, told, note), result)

    def speakers(self, *, limit: int = 30, offset: int = 0, language: Language = "en") -> Given:
        """Who is quoted.

        Args:
            limit: at most so many.
            offset: leave out so many of those with most statements.
            language: of what is told.
        """
        every = self._retriever.speakers()
        rows = every[offset : offset + limit]
        message = _listed("speakers", len(every), offset, len(rows), language)
        note = _note(language, rows)
        result = SpeakersResult.of(speakers_shape(rows, len(every)), message=message, note=note)
        return Given(speakers_text(message, rows), result)

    def sources(self, *, limit: int = 50, offset: int = 0, language: Language = "en") -> Given:
        """Which sources there are; not the addresses of feeds, which may hold what is nobody else's business.

        Args:
            limit: at most so many.
            offset: leave out so many of those with most items.
            language: of what is told.
        """
        every = self._retriever.sources()
        rows = every[offset : offset + limit]
        message = _listed("sources", len(every), offset, len(rows), language)
        note = _note(language, rows)
        result = SourcesResult.of(sources_shape(rows, ()), total=len(every), message=message, note=note)
        return Given(sources_text(message, rows), result)

    def show(
        self,
        item: str,
        *,
        around: int | None = None,
        start: int = 0,
        most: int = MOST_TEXT,
        language: Language | None = None,
    ) -> Given:
        """One item.

        Args:
            item: its id, the beginning of one, or its link.
            around: only what is said, with so many sentences around it; None for the whole text.
            start: of the whole text, from this character on.
            most: at most so many characters of the text.
            language: of what is told; None for that of the item.

        Raises:
            ItemUnknownError: there is none, or it was taken away.
            ItemUnclearError: several may be meant.
            StorageError: the database cannot be read.
        """
        found = item_called(self._retriever, item, ways=_WAYS, tells_why=False)
        utterances = self._retriever.statements(found.id)
        told = language or cast("Language", found.lang if found.lang == "ja" else "en")
        spans = parts_around(found.text, found.lang, [(one.start, one.end) for one in utterances], around)
        parts = _within(spans, min(start, len(found.text)), most)
        end = parts[-1][1] if parts else 0
        said = [one for one in utterances if any(one.start < last and first < one.end for first, last in parts)]
        is_cut = bool(parts) and end < spans[-1][1]
        length, note = len(found.text), _note(told, [found])
        if spans and not parts:
            message = say("mcp.past_end", told, length=length, start=start)
        else:
            message = say("mcp.cut" if is_cut else "mcp.shown", told, end=end, length=length)
        text = item_text(found, said, parts, told, f"{message} {note}")
        shape = item_shape(found, said, parts)
        return Given(text, ItemResult.of(shape, is_cut=is_cut, message=message, note=note))


def _note(language: Language, found: Sequence[object]) -> str:
    """How a result may be used."""
    return say("mcp.found" if found else "mcp.nothing", language)


def _fitted(found: Answer, offset: int, language: Language) -> Answer:
    """An answer with as many of its hits as fit, and where the others are."""
    hits, mentions = fitting(found.hits), fitting(found.mentions)
    message = found.message
    if len(hits) < len(found.hits):
        left = say("mcp.fewer", language, count=len(hits), offset=offset + len(hits))
        message = f"{message} {left}"
    return found.model_copy(update={"hits": tuple(hits), "mentions": tuple(mentions), "message": message})


def _listed(what: str, total: int, offset: int, count: int, language: Language) -> str:
    if not total:
        return say(f"mcp.no_{what}", language)
    if not count:
        return say("mcp.no_more", language, total=total)
    return say(f"mcp.{what}", language, total=total, first=offset + 1, last=offset + count)


def _within(spans: list[Span], start: int, most: int) -> list[Span]:
    """What is left of spans behind a place, and no more characters in all than given."""
    kept: list[Span] = []
    for first, last in spans:
        begin = max(first, start)
        if begin < last and most > 0:
            end = min(last, begin + most)
            kept.append((begin, end))
            most -= end - begin
    return kept
