"""What came into the index in a time; a part of ``Retriever``."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from retrieval._storage.came import Came
from retrieval._storage.record import Record
from retrieval.answers.answer import handles_of
from retrieval.answers.watching import LATE
from retrieval.identity import fold_handle
from retrieval.people.clusters import Person
from retrieval.query.arguments import checked_count, checked_sources
from retrieval.search.current import Current
from retrieval.types.arriving import Arrived, ArrivedSource, ArrivedSpeaker

FITTING = (30, 240)
"""Characters of a statement that is told by itself rather than a shorter or a longer one."""


class Arriving:
    """Counts what came; a part of ``Retriever``."""

    _record: Record
    _current: Current

    def arrived(
        self,
        since: datetime,
        until: datetime,
        *,
        sources: Sequence[str] | None = None,
        speakers: int = 5,
        late: timedelta = LATE,
    ) -> Arrived:
        """What was stored first in a time, by source, and who is quoted most in it, with one statement of each.

        Args:
            since: when it begins, with its zone.
            until: when it ends, exclusive.
            sources: only items of these handles; display names are understood too. None for all.
            speakers: so many people at most, 1 to 100.
            late: items published longer than this before ``since`` do not count, whenever they came: a feed's history
                may be added at any time.

        Raises:
            QuestionError: a source is no name, or a number is out of bounds.
            StorageError: the database cannot be read.
        """
        given, most = checked_sources(sources), checked_count(speakers)
        snapshot = self._current.refreshed()
        keys = tuple(dict.fromkeys(map(fold_handle, handles_of(given, snapshot)))) if given else ()
        came = Came(since, until, (since - late).date(), keys)
        with self._record.standing():
            counted, forms = self._record.came(came)
            found = tuple(ArrivedSource(source=name, handle=handle, items=items) for name, handle, items in counted)
            people: dict[int, tuple[Person, int]] = {}
            for form, count in forms.items():
                if person := snapshot.speakers.person_of(form):
                    people[id(person)] = person, people.get(id(person), (person, 0))[1] + count
            ranked = sorted(people.values(), key=lambda one: (-one[1], one[0].rank))[:most]
            said = [self._said(person, count, came) for person, count in ranked]
        return Arrived(sources=found, speakers=tuple(filter(None, said)))

    def _said(self, person: Person, count: int, came: Came) -> ArrivedSpeaker | None:
        place = self._record.statement(came, [voice.key for voice in person.voices], FITTING)
        if place is None:
            return None
        item_id, start = place
        item = self._record.items([item_id]).get(item_id)
        utterances = self._record.utterances({item_id: item})[item_id] if item else []
        one = next((utterance for utterance in utterances if utterance.start == start), None)
        if item is None or one is None:
            return None
        return ArrivedSpeaker(name=person.name, role=person.role, statements=count, item=item, utterance=one)
