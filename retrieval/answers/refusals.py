"""Why nobody's words are shown: a check in the texts first, then the sentence that is true."""

import re

import numpy as np

from retrieval._storage.filters import Filters
from retrieval.answers.build import as_understood, declined, mention_of, not_a_speaker, unknown_name
from retrieval.answers.name_forms import forms_of, surname_forms
from retrieval.answers.nearby import nothing_on_topic
from retrieval.answers.standing import Standing, standing
from retrieval.language import Language
from retrieval.names.forms import fold_name
from retrieval.names.institutions import institution_names
from retrieval.names.titles import HONORIFICS
from retrieval.people.linking import is_personal
from retrieval.people.roles import bare, is_of_somebody, name_alone, place_of, roles_meant, without_account
from retrieval.query.plan import QueryPlan
from retrieval.search.evidence import Evidence
from retrieval.search.late_interaction import coverage
from retrieval.search.retrieve import Loaded
from retrieval.search.snapshot import Snapshot
from retrieval.speech.mentions import find_mentions
from retrieval.text.analyzer import Analyzer
from retrieval.types import Answer, AnswerStatus, Hit, Query

MOST_SHOWN = 5
"""Passages that are shown of somebody who is named and says nothing."""

_MISTER = re.compile(r"^(?:mr|mrs|ms|miss|dr|sir)\.? ", re.IGNORECASE)
_SOMEBODY = re.compile(r"^(?:the|a|an) |[A-Z]|[^\x00-\x7f]")


def refused(
    query: Query, plan: QueryPlan, language: Language, filters: Filters, snapshot: Snapshot, analyzer: Analyzer
) -> Answer:
    """The answer where a search found nothing: nobody of that name, nobody whose words were recognised, or no match.

    Args:
        query: as asked.
        plan: as understood.
        language: of the asker.
        filters: passages within them are shown rather than others.
        snapshot: where to look.
        analyzer: tells words; of this thread.
    """
    count = snapshot.record.count_statements(plan.form_keys) if plan.form_keys else 0
    said_elsewhere = plan.authors or count
    if said_elsewhere and (besides := nothing_on_topic(query, plan, language, count)):
        return besides
    if not plan.asked or said_elsewhere:
        query = as_understood(query, plan)
        return declined(AnswerStatus.NO_MATCH, query, language, speaks=bool(said_elsewhere))
    asked = plan.asked[0]
    found = standing(forms_of(asked, plan.spellings, analyzer, strictly=bool(plan.others)), snapshot, analyzer)
    if not found and not plan.others:
        found = standing(surname_forms(asked, analyzer), snapshot, analyzer)
    if not _SOMEBODY.search(asked) and not (found and found.is_proper):
        # Typed without a capital, it is a name where the texts always write it with one.
        return declined(AnswerStatus.NO_MATCH, as_understood(query, plan), language)
    if found:
        name = found.written if asked.islower() and found.written.isascii() else _called(asked, plan)
        return not_a_speaker(
            query,
            language,
            name,
            found.count,
            # Whoever asks for Taylor Soren is told that it is Soren alone that stands there.
            written="" if fold_name(bare(name)) == fold_name(bare(found.written)) else found.written,
            is_all=found.is_all,
            mentions=_mentions(found, plan, filters, snapshot, query.limit),
        )
    is_somebody = plan.unknown_name and not _is_common(asked, analyzer)
    if not is_somebody and not plan.spellings and not plan.others:
        return declined(AnswerStatus.NO_MATCH, as_understood(query, plan), language)
    return _unknown(query, plan, language, filters, snapshot, analyzer)


def _unknown(
    query: Query, plan: QueryPlan, language: Language, filters: Filters, snapshot: Snapshot, analyzer: Analyzer
) -> Answer:
    """Nobody and nothing is called so; others of the name are told, or the place of a role where that is named."""
    asked = plan.asked[0]
    is_other = bool(roles_meant(asked) or institution_names(asked))
    place = "" if plan.others else place_of(asked)
    beside = standing(forms_of(place, (), analyzer), snapshot, analyzer) if place else Standing()
    return unknown_name(
        query,
        language,
        _called(asked, plan),
        snapshot.names,
        is_person=not is_other and not place and is_personal(asked, analyzer),
        may_speak=lambda one: snapshot.record.is_person(one) or bool(snapshot.speakers.forms_named(one)),
        others=plan.others,
        part=place if beside else "",
        count=beside.count,
        mentions=_mentions(beside, plan, filters, snapshot, query.limit),
    )


def _mentions(found: Standing, plan: QueryPlan, filters: Filters, snapshot: Snapshot, limit: int) -> tuple[Hit, ...]:
    """Some of the passages: those within the filters, those on the topic, then the newer first; each text once."""
    spans = dict(found.places)
    loaded = {one.passage.text: (number, one) for number, one in _read(found, snapshot)}
    allowed = snapshot.view.columns.allowed(filters, np.array(sorted(spans), dtype=np.int64))
    within = set(allowed.tolist()) if allowed is not None else set(spans)
    topical = coverage(plan.topic_words, list(loaded)).tolist() if plan.question.topic else [0.0] * len(loaded)
    ranked = sorted(
        zip(loaded.values(), topical, strict=True), key=lambda pair: (pair[0][0] not in within, -round(pair[1], 1))
    )
    chosen = [one for one, _ in ranked][: min(limit, MOST_SHOWN)]
    return tuple(mention_of(one.item, one.passage, spans[number]) for number, one in chosen)


def _read(found: Standing, snapshot: Snapshot) -> list[tuple[int, Loaded]]:
    """The passages with their numbers, in the order in which they were found."""
    numbers = [number for number, _ in found.places]
    passages = snapshot.record.passages(numbers)
    items = snapshot.record.items({one.item_id for one in passages.values()})
    return [
        (number, Loaded(one, items[one.item_id], Evidence()))
        for number in numbers
        if (one := passages.get(number)) and one.item_id in items
    ]


def _is_common(asked: str, analyzer: Analyzer) -> bool:
    """Whether only common Japanese words ask for somebody: 航空会社 may stand there as *the airline*."""
    if asked.isascii() or roles_meant(asked) or institution_names(asked):
        return False
    words = analyzer.morphemes(asked)
    return all(word.part[1] != "固有名詞" and not word.is_oov for word in words) and not find_mentions(asked, analyzer)


def _called(asked: str, plan: QueryPlan) -> str:
    """What was looked for in the texts: a name without its title, where nobody of that name has another role."""
    is_other = plan.others or place_of(asked) or roles_meant(asked) or institution_names(asked)
    if not is_other and not is_of_somebody(asked) and len(name := name_alone(bare(asked))) > 1:
        return name
    honorific = next((one for one in HONORIFICS if asked.endswith(one) and asked != one), "")
    name = _MISTER.sub("", without_account(asked.removesuffix(honorific)))
    # At the head of a sentence.
    return f"The {name[4:]}" if name[:4].casefold() == "the " else name
