"""What the tools do: ask a retriever, and tell what it gives as a schema and as plain text alike."""

from dataclasses import dataclass
from datetime import tzinfo
from typing import cast

from bot.console.meant import item_called
from bot.dates import first_day, last_day, newest_day
from bot.mcp.guidance import FOUND, NOTHING
from bot.mcp.results import AskResult, ItemResult, Result, SourcesResult, SpeakersResult, TimelineResult
from bot.mcp.telling import answer_text, hits_text, item_text, sources_text, speakers_text
from bot.render.excerpt import parts_around
from bot.render.jsonout import answer_shape, item_shape, sources_shape, speakers_shape, timeline_shape
from bot.texts.catalogue import say
from retrieval import Retriever
from retrieval.language import Language, detect_language
from retrieval.types.items import Span

MOST_TEXT = 20_000
"""Characters of an item that ``show`` gives at once."""

_WAYS = "Give an id or a link of an item, as results of the other tools have them."
_SAID: dict[Language, str] = {
    "en": "{total} statements by {name}, of which {first} to {last} in order of date:",
    "ja": "{name}の発言{total}件のうち{first}～{last}件目（日付順）:",
}
_NONE: dict[Language, str] = {
    "en": "Nothing that {name} says on that is found here.",
    "ja": "{name}のこの話題についての発言は見つかりませんでした。",
}
_NO_MORE: dict[Language, str] = {
    "en": "There are {total}; with this offset none is left.",
    "ja": "全部で{total}件です。このoffsetでは残りがありません。",
}
_SPEAKERS: dict[Language, str] = {
    "en": "{total} speakers, of which {first} to {last}; statements, and days of the first and the last:",
    "ja": "話者{total}人のうち{first}～{last}人目。発言数、最初と最後の日:",
}
_SOURCES: dict[Language, str] = {
    "en": "{total} sources, of which {first} to {last}; items, and days of the first and the last:",
    "ja": "情報源{total}件のうち{first}～{last}件目。記事数、最初と最後の日:",
}
_NO_SPEAKERS: dict[Language, str] = {
    "en": "Nobody is quoted here. Items are added with `onrecord add`.",
    "ja": "発言は見つかっていません。記事は`onrecord add`で追加できます。",
}
_NO_SOURCES: dict[Language, str] = {
    "en": "There is nothing in this feed yet. Items are added with `onrecord add`.",
    "ja": "このフィードにはまだ何もありません。記事は`onrecord add`で追加できます。",
}
_SHOWN: dict[Language, str] = {"en": "The item, word for word.", "ja": "記事の原文です。"}
_CUT: dict[Language, str] = {
    "en": "The item, word for word, up to character {end} of {length}; start={end} gives what follows.",
    "ja": "記事の原文です（{length}文字中{end}文字目まで）。続きはstart={end}で取得できます。",
}


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
        note = (FOUND if found.hits else NOTHING)[told]
        return Given(answer_text(found, told, note), AskResult.of(answer_shape(found), note=note))

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
        every = self._retriever.timeline(name, topic, zone=self._zone)
        last = max(len(every) - offset, 0)
        first = max(last - limit, 0)
        hits = every[first:last]
        if hits:
            message = _SAID[told].format(total=len(every), name=name, first=first + 1, last=last)
        elif every:
            message = _NO_MORE[told].format(total=len(every))
        else:
            message = self._no_words(name, topic, told)
        note = (FOUND if hits else NOTHING)[told]
        shape = timeline_shape(name, topic, hits)
        result = TimelineResult.of(shape, total=len(every), message=message, note=note)
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
        message = _listed(_SPEAKERS, _NO_SPEAKERS, len(every), offset, len(rows), language)
        note = (FOUND if rows else NOTHING)[language]
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
        message = _listed(_SOURCES, _NO_SOURCES, len(every), offset, len(rows), language)
        note = (FOUND if rows else NOTHING)[language]
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
        found = item_called(self._retriever, item, ways=_WAYS)
        utterances = self._retriever.statements(found.id)
        told = language or cast("Language", found.lang if found.lang == "ja" else "en")
        spans = parts_around(found.text, found.lang, [(one.start, one.end) for one in utterances], around)
        parts = _within(spans, min(start, len(found.text)), most)
        end = parts[-1][1] if parts else 0
        said = [one for one in utterances if any(one.start < last and first < one.end for first, last in parts)]
        is_cut = bool(spans) and end < spans[-1][1]
        message = (_CUT if is_cut else _SHOWN)[told].format(end=end, length=len(found.text))
        text = item_text(found, said, parts, told, f"{message} {FOUND[told]}")
        shape = item_shape(found, said, parts)
        return Given(text, ItemResult.of(shape, is_cut=is_cut, message=message, note=FOUND[told]))

    def _no_words(self, name: str, topic: str | None, language: Language) -> str:
        """Why a timeline is empty: what the question for these words gets instead of an answer."""
        key = "browse.everything_about" if topic else "browse.everything"
        question = say(key, language, name=name, topic=topic)
        found = self._retriever.ask(question, speakers=[name], limit=1, language=language)
        # What a timeline does not take for words on the topic is not told as such.
        return _NONE[language].format(name=name) if found.hits else found.message


def _listed(
    rows: dict[Language, str], nothing: dict[Language, str], total: int, offset: int, count: int, language: Language
) -> str:
    if not total:
        return nothing[language]
    if not count:
        return _NO_MORE[language].format(total=total)
    return rows[language].format(total=total, first=offset + 1, last=offset + count)


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
