"""What may be asked next: a whole question with all of its filters, and a few words for a button."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from retrieval.language import Language
from retrieval.query.composing import composed
from retrieval.query.patterns import as_plain, read_question
from retrieval.search.engine import run
from retrieval.search.snapshot import Search
from retrieval.text.analyzer import Analyzer
from retrieval.types import Query, Suggestion
from retrieval.types.answers import Dropped

LABELS: dict[str, dict[Language, str]] = {
    "days": {"en": "at any time ({count})", "ja": "期間を限らない（{count}件）"},
    "sources": {"en": "in every source ({count})", "ja": "すべての情報源（{count}件）"},
    "days sources": {"en": "in every source, at any time ({count})", "ja": "情報源も期間も限らない（{count}件）"},
    "source": {"en": "in {name} ({count})", "ja": "{name}で（{count}件）"},
    "mentions": {"en": "where {name} is named", "ja": "「{name}」の出てくる記述"},
    "everything": {"en": "everything {name} said", "ja": "{name}の発言すべて"},
    "others": {
        "en": "who else spoke about “{name}” ({count})",
        "ja": "「{name}」についてほかの人の発言（{count}件）",
    },
    "anything": {"en": "passages about “{name}” ({count})", "ja": "「{name}」に関する記述（{count}件）"},
}
"""Few words for each step; the same parts in both languages."""

_HANDLE = re.compile(r"@(?P<handle>[^\s()（）]+)[)）]?$")


def people_offered(query: Query, people: Iterable[str]) -> tuple[Suggestion, ...]:
    """The same question for one of several people, each called as the feed tells them apart."""
    return tuple(_suggestion(query, one, speakers=(one,)) for one in people)


def where_named(name: str, written: str, language: Language) -> Suggestion:
    """All passages that name somebody, in every source and at any time.

    Args:
        name: as asked.
        written: how the feed writes it, where that is something else.
        language: of the asker.

    >>> where_named("Kerda", "ケルダ", "en").question
    'ケルダ'
    """
    return Suggestion(label=LABELS["mentions"][language].format(name=name), question=written or name)


def everything_said(name: str, shown: str, language: Language) -> Suggestion:
    """All that somebody said, in every source and at any time.

    Args:
        name: how the feed tells this person from others.
        shown: as the asker wrote it.
        language: of the asker.
    """
    label = LABELS["everything"][language].format(name=shown)
    return Suggestion(
        label=label, question=composed(language, speaker=shown), speakers=(name,), drops=("topic", "days", "sources")
    )


def loosened(
    query: Query,
    search: Search,
    analyzer: Analyzer,
    language: Language,
    total: int,
    missing: Mapping[str, Sequence[str]],
) -> tuple[Suggestion, ...]:
    """The same question without the filter that leaves all out: only what finds something is offered.

    Args:
        query: as asked.
        search: with its filters.
        analyzer: tells words; of this thread.
        language: of the asker.
        total: how much there is without any filter.
        missing: sources asked for that the feed has not, with the nearest that it has.
    """
    steps = [_nearest(query, search, analyzer, language, name) for names in missing.values() for name in names]
    found: list[tuple[tuple[Dropped, ...], int]] = []
    has_days, has_sources = bool(query.since or query.until), bool(query.sources)
    if has_days and has_sources:
        without_days = replace(search.filters, since=None, until=None)
        ways: tuple[tuple[tuple[Dropped, ...], Search], ...] = (
            (("days",), replace(search, filters=without_days)),
            (("sources",), replace(search, filters=replace(search.filters, sources=()))),
        )
        found = [(drops, count) for drops, way in ways if (count := run(way, analyzer, limit=query.limit).total)]
        found = found or [(("days", "sources"), total)]
    else:
        found = [(("days",) if has_days else ("sources",), total)]
    for drops, count in found:
        steps.append(_suggestion(query, LABELS[" ".join(drops)][language].format(count=count), drops=drops))
    return tuple(step for step in steps if step)


def about_topic(query: Query, search: Search, analyzer: Analyzer, language: Language) -> tuple[Suggestion, ...]:
    """Who else speaks about the topic, and what is written of it, where there is such."""
    topic = search.plan.question.topic
    if not topic or not search.plan.question.wants_speech:
        return ()
    steps = []
    if search.plan.asked and (count := _count(query, search, analyzer, composed(language, topic=topic))):
        label = LABELS["others"][language].format(name=topic, count=count)
        steps.append(_suggestion(query, label, question=composed(language, topic=topic), drops=("speaker",)))
    if not steps and (count := _count(query, search, analyzer, topic)):
        label = LABELS["anything"][language].format(name=topic, count=count)
        steps.append(_suggestion(query, label, question=topic, drops=("speaker",)))
    return tuple(steps)


def _count(query: Query, search: Search, analyzer: Analyzer, text: str) -> int:
    """How many hits a question for anybody's words, or a plain search, has within the filters."""
    question = read_question(text)
    if not question.wants_speech:
        question = as_plain(question)
    # The topic is the same, and so are its terms: only who speaks is left out.
    plan = replace(
        search.plan,
        question=question,
        asked=(),
        persons=(),
        persons_by_name=(),
        spellings=(),
        authors=(),
        asked_words=(),
        unknown_name=None,
    )
    return run(replace(search, plan=plan, acts=None), analyzer, limit=query.limit).total


def _nearest(query: Query, search: Search, analyzer: Analyzer, language: Language, name: str) -> Suggestion | None:
    """The same question in a source that may be meant; None where it has nothing."""
    match = _HANDLE.search(name)
    handle = match["handle"] if match else name
    filters = replace(search.filters, sources=(handle,))
    count = run(replace(search, filters=filters), analyzer, limit=query.limit).total
    if not count:
        return None
    return _suggestion(query, LABELS["source"][language].format(name=name, count=count), sources=(handle,))


def _suggestion(
    query: Query,
    label: str,
    *,
    question: str = "",
    speakers: tuple[str, ...] | None = None,
    sources: tuple[str, ...] | None = None,
    drops: tuple[Dropped, ...] = (),
) -> Suggestion:
    """A step from a query: all of it but what is given or dropped."""
    chosen = query.speakers if query.chosen and "speaker" not in drops else ()
    has_days = "days" not in drops
    return Suggestion(
        label=label,
        question=question or query.asked or query.text,
        speakers=chosen if speakers is None else speakers,
        sources=(() if "sources" in drops else query.sources) if sources is None else sources,
        since=query.since if has_days else None,
        until=query.until if has_days else None,
        drops=drops,
    )
