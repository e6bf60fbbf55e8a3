"""Whom a person means who is still typing: an index of the beginnings of names, roles and states."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache
from heapq import nsmallest
from typing import Protocol

from retrieval._storage.entries import FormKey
from retrieval.names.profiles import NameProfile
from retrieval.names.spelled import FROM_PART, FROM_START
from retrieval.people.clusters import Person
from retrieval.people.completion_keys import OF_ROLE, role_keys, titles_typed, typed_terms, typed_ways
from retrieval.people.key_index import KeyIndex
from retrieval.people.layered import Draft, Layered

_KINDS = (FROM_START, FROM_PART, OF_ROLE)
_FEW, _MANY = 400, 4_000
_MOST_TERMS = 5
_keys_of_role = lru_cache(maxsize=1_024)(role_keys)


class Who(Protocol):
    """What a completion asks of the directory it belongs to."""

    @property
    def people(self) -> Sequence[Person]:
        """Everybody, whoever has most statements first."""
        ...

    def people_named(self, name: str) -> list[Person]:
        """Who has a spelling."""
        ...

    def person_of(self, key: FormKey) -> Person | None:
        """Who has a spelling in a role."""
        ...


@dataclass(frozen=True)
class _Owners:
    """Names and roles that a typed text is the beginning of."""

    names: Set[str]
    roles: Set[str]

    def have(self, person: Person) -> bool:
        return any(voice.name in self.names or voice.role in self.roles for voice in person.voices)


@dataclass(frozen=True, eq=False)
class Completion:
    """The names and roles of a directory by what they may begin with. Never changes; ``with_changes`` gives another.

    A text finds people by any part of a name in any script, by a role or by a state, and by several of these one
    after another. Whoever's name begins with it comes first, then names of which a later part does, then roles; among
    each, whoever has most statements.
    """

    _keys: KeyIndex
    _names_in_role: Layered[str, tuple[str, ...]]

    @classmethod
    def of(cls, profiles: Iterable[NameProfile], forms: Iterable[FormKey]) -> "Completion":
        """The index of some names and forms."""
        return cls(KeyIndex.of(()), Layered({})).with_changes(profiles, (), forms, ())

    def with_changes(
        self,
        new: Iterable[NameProfile],
        old: Iterable[NameProfile],
        fresh: Iterable[FormKey],
        lost: Iterable[FormKey],
    ) -> "Completion":
        """The index after some names and forms came and others went."""
        in_role = Draft(self._names_in_role)
        coming, going = _by_role(fresh), _by_role(lost)
        changed = coming.keys() | going.keys()
        for role in changed:
            gone = going.get(role, set())
            kept = [name for name in self._names_in_role.get(role, ()) if name not in gone]
            in_role.put(role, (*kept, *coming.get(role, ())) or None)
        roles = in_role.done()
        added = [(key, one.name) for one in new for key in one.keys]
        removed = [(key, one.name) for one in old for key in one.keys]
        for role in changed:
            if (role in roles) != (role in self._names_in_role):
                entries = [(key, role) for key in _keys_of_role(role)]
                (added if role in roles else removed).extend(entries)
        return Completion(self._keys.with_changes(added, removed), roles)

    def people(self, text: str, limit: int, who: Who) -> list[Person]:
        """People whom a text may mean, best first.

        Args:
            text: typed so far; empty for those with most statements.
            limit: at most so many.
            who: the directory.
        """
        if limit < 1:
            return []
        if not text.strip():
            return list(who.people[:limit])
        found: dict[int, Person] = {}
        for owners in self._stages(text):
            best = self._best(owners, limit, who)
            found |= {id(person): person for person in best if id(person) not in found}
            if len(found) >= limit:
                break
        if not found:
            found = {id(person): person for person in self._best([self._described(text)], limit, who)}
        return list(found.values())[:limit]

    def _stages(self, text: str) -> Iterator[list[_Owners]]:
        """What a person must have, each time in all of its points; the best kind of match first."""
        ways = typed_ways(text)
        for kind in _KINDS:
            yield [self._beginning(ways, (kind,))]
        terms = typed_terms(text)
        if 1 < len(terms) <= _MOST_TERMS:
            yield [self._beginning(typed_ways(term), _KINDS) for term in terms]
        for way in ways:
            yield from self._in_two(way)

    def _described(self, text: str) -> _Owners:
        """The roles that a text describes, whatever state or body it names beside them."""
        return _united([self._owners(self._keys.exactly(key), OF_ROLE) for key in titles_typed(text)])

    def _in_two(self, way: str) -> Iterator[list[_Owners]]:
        """One whole key before the beginning of another: 松井市, ウクライナ外."""
        for place in range(len(way) - 1, 0, -1):
            first = [self._owners(self._keys.exactly(kind + way[:place]), kind) for kind in _KINDS]
            if any(one.names or one.roles for one in first):
                yield [_united(first), self._beginning([way[place:]], _KINDS)]

    def _beginning(self, ways: Iterable[str], kinds: Iterable[str]) -> _Owners:
        return _united([self._owners(self._keys.beginning(kind + way), kind) for way in ways for kind in kinds])

    @staticmethod
    def _owners(owners: Set[str], kind: str) -> _Owners:
        return _Owners(frozenset(), owners) if kind == OF_ROLE else _Owners(owners, frozenset())

    def _best(self, points: Sequence[_Owners], limit: int, who: Who) -> list[Person]:
        """Those with most statements who have all points."""
        narrow = min(points, key=self._size)
        if self._size(narrow) > (_FEW if len(points) == 1 else _MANY):
            # So many that the first few people of the directory are among them.
            return list(_first(limit, who.people, lambda person: all(one.have(person) for one in points)))
        around = {id(person): person for person in self._having(narrow, who)}
        fitting = (person for person in around.values() if all(one.have(person) for one in points))
        return nsmallest(limit, fitting, key=lambda person: person.rank)

    def _size(self, owners: _Owners) -> int:
        return len(owners.names) + sum(len(self._names_in_role.get(role, ())) for role in owners.roles)

    def _having(self, owners: _Owners, who: Who) -> Iterator[Person]:
        for name in owners.names:
            yield from who.people_named(name)
        for role in owners.roles:
            for name in self._names_in_role.get(role, ()):
                if person := who.person_of((name, role)):
                    yield person


def _by_role(forms: Iterable[FormKey]) -> dict[str, set[str]]:
    """The names in each role; who has none is not found by one."""
    found: dict[str, set[str]] = {}
    for name, role in forms:
        if role:
            found.setdefault(role, set()).add(name)
    return found


def _united(owners: Collection[_Owners]) -> _Owners:
    if len(owners) == 1:
        return next(iter(owners))
    return _Owners(frozenset().union(*(one.names for one in owners)), frozenset().union(*(one.roles for one in owners)))


def _first(limit: int, people: Iterable[Person], fits: Callable[[Person], bool]) -> Iterator[Person]:
    for person in people:
        if fits(person):
            yield person
            limit -= 1
            if not limit:
                return
