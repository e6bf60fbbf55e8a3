"""What callers may ask with: the limits of each argument, and the plain text that rules and indexes are given."""

import unicodedata
from collections.abc import Iterable, Sequence
from datetime import date, datetime, tzinfo
from itertools import islice
from typing import get_args

from retrieval.identity import fold_handle
from retrieval.language import Language
from retrieval.query.complaints import complaint
from retrieval.query.zones import zone_name
from retrieval.types import Query

MAX_QUESTION = 1_000
"""The longest question, in characters, as typed and in its normal form (NFKC): ㍿ stands for four."""

MAX_MESSAGE = 4_000
"""The longest text to look for, counted alike."""

MAX_NAME = 200
"""The longest name of a speaker or a source, counted alike."""

MAX_SPEAKERS = 20
MAX_SOURCES = 100
MAX_LIMIT = 100
MAX_OFFSET = 10_000

_JOINERS = "\u200c\u200d"
"""Format characters that are part of how a word is written; others, such as those that turn its direction, are not."""


def checked(
    question: str,
    sources: Sequence[str] | None,
    speakers: Sequence[str] | None,
    since: date | None,
    until: date | None,
    limit: int,
    offset: int = 0,
    zone: tzinfo | None = None,
) -> Query:
    """The query that arguments of ``Retriever.ask`` make.

    Raises:
        QuestionError: one of them makes no sense.
    """
    text = _text(question, "question")
    if not text:
        raise complaint("empty_question", field="question")
    first, last = checked_day(since, "since"), checked_day(until, "until")
    if first and last and first > last:
        raise complaint("swapped_days", field="since", first=first, last=last)
    return Query(
        text=text,
        sources=_names(sources, "sources", MAX_SOURCES),
        speakers=_names(speakers, "speakers", MAX_SPEAKERS),
        since=first,
        until=last,
        zone=zone_name(zone),
        limit=checked_count(limit),
        offset=checked_offset(offset),
    )


def checked_topic(topic: str | None) -> str:
    """A topic in plain text; empty for None, which is any.

    Raises:
        QuestionError: it is no text, holds nothing to look for, or is longer than ``MAX_QUESTION``.
    """
    if topic is None:
        return ""
    about = plain(_text(topic, "topic"))
    if not about:
        raise complaint("empty_topic", field="topic")
    return about


def checked_message(text: str) -> str:
    """A text to look for, trimmed.

    Raises:
        QuestionError: it is no text, is empty, or is longer than ``MAX_MESSAGE``.
    """
    message = _text(text, "text", MAX_MESSAGE)
    if not message:
        raise complaint("no_words", field="text")
    return message


def checked_name(name: str, field: str) -> str:
    """A speaker's or a source's name in plain text.

    Args:
        name: from the caller.
        field: the argument, for the message.

    Raises:
        QuestionError: it is no text, is empty, or is longer than ``MAX_NAME``.
    """
    if not isinstance(name, str):
        raise complaint("no_name", field=field, value=_shown(name))
    if _is_longer(name.strip(), MAX_NAME):
        raise complaint("long_name", field=field, most=MAX_NAME)
    # A handle may be written with its sign, which alone names nothing.
    if not fold_handle(name := plain(_encodable(name))):
        raise complaint("empty_name", field=field)
    return name


def checked_sources(sources: Iterable[str] | None) -> tuple[str, ...]:
    """Sources in plain text; none for None, which is all.

    Raises:
        QuestionError: one is no name, or there are more than ``MAX_SOURCES``.
    """
    return _names(sources, "sources", MAX_SOURCES)


def checked_context(context: Query | None) -> Query | None:
    """What a question may follow up.

    Raises:
        QuestionError: it is no query of an answer.
    """
    if context is None or isinstance(context, Query):
        return context
    raise complaint("no_context", field="context", kind=type(context).__name__)


def checked_typed(text: str) -> str:
    """What somebody has typed so far, as it is; it may be empty, and of any length.

    Raises:
        QuestionError: it is no text.
    """
    if not isinstance(text, str):
        raise complaint("no_text", field="text", kind=type(text).__name__)
    return text


def checked_count(limit: int) -> int:
    """How many choices are wanted, from 1 to ``MAX_LIMIT``.

    Raises:
        QuestionError: it is no such number.
    """
    if not isinstance(limit, int) or isinstance(limit, bool) or not 1 <= limit <= MAX_LIMIT:
        raise complaint("no_count", field="limit", value=_shown(limit), least=1, most=MAX_LIMIT)
    return limit


def checked_offset(offset: int) -> int:
    """How many hits are left out, from 0 to ``MAX_OFFSET``.

    Raises:
        QuestionError: it is no such number.
    """
    if not isinstance(offset, int) or isinstance(offset, bool) or not 0 <= offset <= MAX_OFFSET:
        raise complaint("no_count", field="offset", value=_shown(offset), least=0, most=MAX_OFFSET)
    return offset


def checked_day(day: date | None, field: str) -> date | None:
    """A day; of a moment, its day.

    Args:
        day: from the caller.
        field: the argument, for the message.

    Raises:
        QuestionError: it is something else, such as a date in words.
    """
    if isinstance(day, datetime):
        return day.date()
    if day is None or isinstance(day, date):
        return day
    raise complaint("no_day", field=field, kind=type(day).__name__, value=_shown(day))


def checked_language(language: str | None) -> None:
    """Make sure that there are sentences in a language; None is any.

    Raises:
        QuestionError: there are none.
    """
    if language not in (None, *get_args(Language)):
        raise complaint("no_language", field="language", value=_shown(language), known=" / ".join(get_args(Language)))


def plain(text: str) -> str:
    """A text on one line: no control or format characters, and any white space as one space.

    >>> plain("what did\\x00 \\u3000Wal\\u00adtz\\u202e say?")
    'what did Waltz say?'
    """
    kept = []
    for character in text:
        kind = unicodedata.category(character)
        if kind == "Cc":
            kept.append(" ")
        elif kind != "Cf" or character in _JOINERS:
            kept.append(character)
    return " ".join("".join(kept).split())


def _text(text: str, field: str, most: int = MAX_QUESTION) -> str:
    """A question, a topic or a message as typed, trimmed."""
    if not isinstance(text, str):
        raise complaint("no_text", field=field, kind=type(text).__name__)
    text = text.strip()
    if _is_longer(text, most):
        raise complaint("long_text", field=field, most=most)
    return _encodable(text)


def _names(names: Iterable[str] | None, field: str, most: int) -> tuple[str, ...]:
    """Names from the caller, each checked."""
    if names is None:
        return ()
    if isinstance(names, str | bytes) or not isinstance(names, Iterable):
        raise complaint("no_names", field=field, value=_shown(names))
    found = tuple(islice(names, most + 1))
    if len(found) > most:
        raise complaint("many_names", field=field, most=most)
    return tuple(checked_name(name, field) for name in found)


def _is_longer(text: str, most: int) -> bool:
    # The normal form of one character is up to 18: it is only made of what is short enough as typed.
    return len(text) > most or len(unicodedata.normalize("NFKC", text)) > most


def _encodable(text: str) -> str:
    """A text that any encoding of Unicode can hold: two halves of a character are joined, a lone one is replaced."""
    if text.isascii():
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _shown(value: object) -> str:
    """A value for a message, cut."""
    shown = repr(value)
    return shown if len(shown) <= 40 else f"{shown[:40]}…"
