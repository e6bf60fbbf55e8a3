"""A question as the search takes it: whose words, about what, in this feed's own spellings."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from retrieval.names import NameIndex
from retrieval.names.institutions import institution_names
from retrieval.people.clusters import Person
from retrieval.people.directory import SpeakerDirectory
from retrieval.people.linking import is_personal, link
from retrieval.people.roles import People, bare, roles_meant
from retrieval.people.sources import Sources
from retrieval.query.answer_types import answer_pattern
from retrieval.query.capitals import with_capitals
from retrieval.query.content import question_words
from retrieval.query.patterns import Question, as_plain
from retrieval.query.terms import Terms, other_words, terms_for
from retrieval.speech.mentions import find_mentions
from retrieval.text.analyzer import Analyzer
from retrieval.types import Speaker

_AND = re.compile(r" and | or |, | & |&|と|か|、|及び|および|または|あるいは")
_MOST_NAMES = 10
"""Further names of a question that are looked up."""

"""What is asked for as somebody or something, rather than a word that a question has in that place."""


class Known(People, Protocol):
    """What the record knows of names and people."""

    def is_person(self, name: str) -> bool:
        """Whether some passage takes a name for a person's."""
        ...


@dataclass(frozen=True)
class QueryPlan:
    """What a question asks the index.

    Attributes:
        question: as read.
        topic: what to look for; empty for anything the person says.
        terms: lexical queries of the topic.
        topic_words: the words of the topic that carry matter.
        name_words: those of them that are a part of a name in this feed.
        topic_names: for each further name in the question, how this feed writes it.
        asked: the people named, as the asker writes them.
        persons: who is meant among those who speak; several where the name may mean either.
        persons_by_name: the same for each name in ``asked``.
        spellings: how this feed writes the people asked for, whether they speak or not.
        authors: handles of accounts whose own posts are asked for.
        unknown_name: somebody asked for whom no name of this feed is.
        others: what people of the name asked for are called who are not meant.
        asked_words: the words of who is asked for and is nobody of this feed by that name.
        is_open: whether this feed gives those meant by a surname alone, where a full name was asked for.
        unknown_name: a person asked for who is not in this feed.
        answer_pattern: what a passage has that tells what is asked for; None where that does not show.
        missing: people asked for beside others who are in this feed, and are not themselves.
    """

    question: Question
    topic: str
    terms: Terms
    topic_words: tuple[str, ...] = ()
    name_words: frozenset[str] = frozenset()
    topic_names: tuple[tuple[str, ...], ...] = ()
    asked: tuple[str, ...] = ()
    persons: tuple[Person, ...] = ()
    persons_by_name: tuple[tuple[Person, ...], ...] = ()
    spellings: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    unknown_name: str | None = None
    others: tuple[str, ...] = ()
    asked_words: tuple[str, ...] = ()
    is_open: bool = False
    missing: tuple[str, ...] = ()
    answer_pattern: re.Pattern[str] | None = None

    @property
    def asks_for_somebody(self) -> bool:
        """Whether the words of given people or accounts are asked for."""
        return bool(self.spellings or self.authors)

    @cached_property
    def form_keys(self) -> frozenset[tuple[str, str]]:
        """Name and role of everyone meant."""
        return frozenset(voice.key for one in self.persons for voice in one.voices)

    def is_meant(self, speaker: Speaker) -> bool:
        """Whether somebody who speaks in an item is who was asked for."""
        return (speaker.name, speaker.role) in self.form_keys

    def name_of(self, speaker: Speaker) -> Speaker:
        """A speaker under the name that the index knows this person by."""
        name = self._names.get((speaker.name, speaker.role), speaker.name)
        return speaker if name == speaker.name else speaker.model_copy(update={"name": name})

    @cached_property
    def _names(self) -> dict[tuple[str, str], str]:
        """For each name and role meant, the person's name; of several people the first counts."""
        return {voice.key: one.name for one in reversed(self.persons) for voice in one.voices}


def plan_of(
    question: Question,
    speakers: Sequence[str],
    names: NameIndex,
    directory: SpeakerDirectory,
    record: Known,
    analyzer: Analyzer,
    sources: Sources,
) -> QueryPlan:
    """Resolve the names of a question and make its terms.

    Args:
        question: as read.
        speakers: people named by the caller; they count before the one in the question.
        names: every name of the index.
        directory: everyone who speaks.
        record: what is known of names and people.
        analyzer: tells words; of this thread.
        sources: accounts, whose owners may be asked for by name.
    """
    in_question = people_in(question.speaker or "", names, directory, sources)
    asked = tuple(speakers) or tuple(with_capitals(one, names) for one in in_question)
    links = [link(one, names, directory, record) for one in asked]
    meant = [person for one in links for person in one.persons]
    spellings = dict.fromkeys(spelling for one in links for spelling in one.spellings)
    missing = [
        one
        for one, linked in zip(asked, links, strict=True)
        if not linked.spellings and not sources.accounts_named(one)
    ]
    authors = _authors(asked, spellings, sources, is_found=bool(meant))
    if question.speaker and not speakers and not meant and not authors:
        is_named = bool(spellings) or not _is_name(question.speaker, analyzer)
        if question.is_guess or (question.is_deed and is_named):
            return plan_of(as_plain(question), (), names, directory, record, analyzer, sources)
    topic, unknown = question.topic, None
    asked_words: tuple[str, ...] = ()
    if asked and not spellings and not authors:
        is_somebody = speakers or roles_meant(asked[0]) or institution_names(asked[0])
        if is_somebody or (not record.is_person(asked[0]) and _is_name(asked[0], analyzer)):
            unknown = asked[0]
        else:
            topic = f"{question.speaker} {question.topic}".strip()
            asked_words = tuple(question_words(bare(asked[0]), analyzer))
    if not asked and not topic and not question.wants_newest and not question.is_talk:
        topic = question.text
    rest = topic if asked else question.text
    # A name that is repeated is looked up once.
    mentioned = list(dict.fromkeys(mention.name for mention in find_mentions(rest, analyzer)))[:_MOST_NAMES]
    named = {name: forms for name in mentioned if (forms := names.resolve(name))}
    words = tuple(question_words(topic, analyzer))
    return QueryPlan(
        question,
        topic,
        terms_for(topic, named, analyzer),
        words,
        _of_names(words, named),
        topic_names=tuple((*forms, *other_words(name, analyzer)) for name, forms in named.items()),
        asked=asked,
        persons=tuple(dict.fromkeys(meant)),
        persons_by_name=tuple(one.persons for one in links),
        spellings=tuple(spellings),
        authors=authors,
        unknown_name=unknown,
        others=tuple(dict.fromkeys(other for one in links for other in one.others)),
        asked_words=asked_words,
        is_open=any(one.is_open for one in links),
        missing=tuple(missing) if len(missing) < len(asked) else (),
        answer_pattern=answer_pattern(question.text),
    )


def people_in(named: str, names: NameIndex, directory: SpeakerDirectory, sources: Sources) -> tuple[str, ...]:
    """The people whose words are asked for: *Rubio and Waltz* are two, where this feed has both and none so called.

    Args:
        named: as the question names them.
        names: every name of the feed.
        directory: everyone who speaks.
        sources: accounts, whose owners may be asked for by name.
    """
    parts = [part.strip() for part in _AND.split(named)[:_MOST_NAMES] if part.strip()]
    if len(parts) < 2 or directory.exactly(named) or directory.people_named(named):
        return (named,) if named else ()
    found = [(*names.resolve(part), *sources.accounts_named(part)) for part in parts]
    is_several = len(set(filter(None, found))) > 1 or (any(found) and all(part[:1].isupper() for part in parts))
    return tuple(dict.fromkeys(parts)) if is_several else (named,)


def _is_name(asked: str, analyzer: Analyzer) -> bool:
    """Whether a person is named; a name with any capital letter is one, Čapek as well as Capek."""
    has_only_latin = all(unicodedata.name(char, "").startswith("LATIN") for char in asked if char.isalpha())
    if has_only_latin:
        asked = "".join(char if char.isascii() else "A" if char.isupper() else "a" for char in asked)
    return is_personal(asked, analyzer)


def _of_names(words: Sequence[str], names: Iterable[str]) -> frozenset[str]:
    """The words of a topic that are a part of some name."""
    known = list(names)
    return frozenset(
        word for word in words if any(word in (name.split() if word.isascii() else name) for name in known)
    )


def _authors(asked: Sequence[str], spellings: Iterable[str], sources: Sources, *, is_found: bool) -> tuple[str, ...]:
    """Accounts whose own posts are asked for."""
    authors = tuple(dict.fromkeys(handle for one in asked for handle in sources.accounts_named(one)))
    if authors or is_found or not asked:
        return authors
    # An outlet that is named and never quoted, or by how its handle begins: Reuters for @ReutersJapan.
    outlets = [handle for one in (*asked, *spellings) for handle in sources.accounts_named(one)]
    return tuple(dict.fromkeys(outlets or sources.handles_named(asked[0])))
