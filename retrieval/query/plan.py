"""A question made ready for the indexes: whose words, about what, in this feed's own spellings."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from retrieval.names import NameIndex
from retrieval.names.bare import bare_name
from retrieval.people.accounts import accounts_named
from retrieval.people.clusters import Person, Voice
from retrieval.people.directory import SpeakerDirectory
from retrieval.people.linking import People, asked_for, is_personal, roles_meant
from retrieval.query.patterns import Question
from retrieval.query.sources import handle_of
from retrieval.query.terms import Terms, other_words, terms_for
from retrieval.speech.mentions import find_mentions
from retrieval.types import SourceInfo, Speaker

_MOST_NAMES = 10
"""So many different names of a topic are looked up; further ones are words like others."""


@dataclass(frozen=True)
class Wanted:
    """A question made ready.

    Attributes:
        question: as read.
        speaker_names: how this feed writes the person asked for; empty where nobody is.
        unknown_name: a person asked for who is not in this feed.
        topic: what to look for; empty for anything the person says.
        topic_names: for each further name in the question, how this feed writes it.
        terms: lexical queries.
        persons: who is meant among those who speak; several where the name may mean either.
        not_meant: spelling and role of speakers of that name who are somebody else.
        authors: handles of accounts whose own posts are asked for.
        asked: the people named, as the asker writes them.
        people: names that are persons' in this index.
    """

    question: Question
    speaker_names: tuple[str, ...]
    unknown_name: str | None
    topic: str
    topic_names: tuple[tuple[str, ...], ...]
    terms: Terms
    persons: tuple[Person, ...] = ()
    not_meant: frozenset[tuple[str, str]] = frozenset()
    authors: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()
    people: frozenset[str] = frozenset()

    def is_meant(self, speaker: Speaker) -> bool:
        """Whether somebody who speaks in an item is who was asked for."""
        return speaker.name in self.speaker_names and (speaker.name, speaker.role) not in self.not_meant

    def name_of(self, speaker: Speaker) -> Speaker:
        """A speaker under the name that the index knows this person by."""
        key = (speaker.name, speaker.role)
        person = next((one for one in self.persons if any(voice.key == key for voice in one.voices)), None)
        return speaker.model_copy(update={"name": person.name}) if person else speaker


def prepare(
    question: Question,
    speakers: Sequence[str],
    names: NameIndex,
    known: Collection[str],
    voices: Sequence[Voice],
    record: People,
    sources: Sequence[SourceInfo] = (),
    directory: SpeakerDirectory | None = None,
) -> Wanted:
    """Resolve the names of a question and make its terms.

    Args:
        question: as read.
        speakers: people named by the caller; they count before the one in the question.
        names: every name of the index.
        known: those that are persons'.
        voices: everyone who speaks.
        record: what is known of people.
        sources: accounts, whose owners may be asked for by name.
        directory: everyone who speaks, told apart; a speaker that means exactly one of them is no name to be read.
    """
    asked = tuple(speakers) or ((question.speaker,) if question.speaker else ())
    meant: list[Person] = []
    refused: list[Person] = []
    resolved: dict[str, None] = {}
    for one in asked:
        exact = directory.exactly(one) if directory and speakers else None
        if directory and exact:
            chosen, others, spellings = [exact], _namesakes(exact, directory), [voice.name for voice in exact.voices]
        else:
            chosen, others, spellings = asked_for(one, names, voices, record)
        meant += chosen
        refused += others
        resolved |= dict.fromkeys(spellings)
    authors = tuple(dict.fromkeys(handle for one in asked for handle in accounts_named(one, sources)))
    if asked and not meant and not authors:
        # An outlet that is named and never quoted, or by how its handle begins: Reuters for @ReutersJapan.
        outlets = [handle for one in (*asked, *resolved) for handle in accounts_named(one, sources)]
        authors = tuple(dict.fromkeys(outlets or filter(None, [handle_of(asked[0], sources)])))
    topic, unknown = question.topic, None
    if asked and not resolved and not authors:
        if speakers or roles_meant(asked[0]) or is_personal(asked[0], known):
            unknown = bare_name(asked[0])
        else:
            topic = f"{question.speaker} {question.topic}".strip()
    if not asked and not topic:
        topic = question.text
    rest = topic if asked else question.text
    # A name that is repeated is looked up once.
    mentioned = list(dict.fromkeys(mention.name for mention in find_mentions(rest)))[:_MOST_NAMES]
    named = {name: forms for name in mentioned if (forms := names.resolve(name))}
    topic_names = tuple((*forms, *other_words(name)) for name, forms in named.items())
    return Wanted(
        question,
        tuple(resolved),
        unknown,
        topic,
        topic_names,
        terms_for(topic, named),
        tuple(meant),
        frozenset(voice.key for one in refused for voice in one.voices)
        - {voice.key for one in meant for voice in one.voices},
        authors,
        asked,
        frozenset(known),
    )


def _namesakes(person: Person, directory: SpeakerDirectory) -> list[Person]:
    """The others who have one of somebody's spellings."""
    found = (other for voice in person.voices for other in directory.people_named(voice.name))
    return [other for other in dict.fromkeys(found) if other is not person]
