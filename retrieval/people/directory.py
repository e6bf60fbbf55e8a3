"""Everybody who speaks in an index: a snapshot that changes by what an item changes. Pure; no storage."""

from bisect import bisect_left, insort
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from operator import itemgetter
from typing import NamedTuple

from retrieval._storage.entries import FormKey, SpeakerForm
from retrieval.names.profiles import NameProfile
from retrieval.names.titles import same_title
from retrieval.people.clusters import Person, cluster, person_of, speaker_info
from retrieval.people.completion import Completion
from retrieval.people.layered import Draft, Layered
from retrieval.people.links import LikeRow, NameLinks
from retrieval.people.person_values import PersonValues, choices
from retrieval.types import Choice, SpeakerInfo

DIRECTORY_VERSION = 3
"""Changes whenever the same forms give other rows: rows made under another version are made again."""

_SHARE = 16

Rank = tuple[int, str, str, FormKey]


class DirectoryRows(NamedTuple):
    """What is worth keeping of a directory, beside the forms themselves, as plain values.

    Attributes:
        names: name, whether it is in Latin letters, its marks and its keys, each joined by line feeds.
        likes: two names and how surely they are one.
        members: name, role and the number of the person whose form they are.
    """

    names: list[tuple[str, bool, str, str]]
    likes: list[LikeRow]
    members: list[tuple[str, str, int]]


@dataclass(frozen=True, eq=False)
class SpeakerDirectory:
    """Speakers with all their spellings and roles. Never changes; ``with_changes`` gives another one.

    Which forms are one person's depends on the names and roles that are there, not on how they came or on how many
    statements each has.

    Attributes:
        links: which names may be one person's.
    """

    links: NameLinks
    _forms: Layered[FormKey, SpeakerForm]
    _roles: Layered[str, tuple[str, ...]]
    _person_at: Layered[FormKey, Person]
    _ranked: list[tuple[Rank, Person]] = field(repr=False)

    @classmethod
    def of(
        cls, forms: Iterable[SpeakerForm] = (), aliases: Mapping[str, Sequence[str]] | None = None
    ) -> "SpeakerDirectory":
        """The directory of some forms.

        Args:
            forms: each name and role once, in any order.
            aliases: other spellings that the owner knows, by name.
        """
        empty = cls(NameLinks.of((), aliases), Layered({}), Layered({}), Layered({}), [])
        return empty.with_changes(forms)

    @classmethod
    def from_rows(
        cls,
        rows: DirectoryRows,
        forms: Iterable[SpeakerForm],
        aliases: Mapping[str, Sequence[str]] | None = None,
    ) -> "SpeakerDirectory":
        """The directory of some forms, of which most were in the directory that the rows are of.

        Args:
            rows: from ``to_rows`` under the same ``DIRECTORY_VERSION`` and aliases.
            forms: those there are now; what is new among them or gone is worked out.
            aliases: other spellings that the owner knows, by name.
        """
        profiles = [
            NameProfile(name, bool(is_latin), tuple(marks.split("\n")), tuple(keys.split("\n")))
            for name, is_latin, marks, keys in rows.names
        ]
        now = {form.key: form for form in forms}
        numbers = {(name, role): number for name, role, number in rows.members}
        known = {one.name for one in profiles}
        kept = {key: now.get(key) or _gone(key) for key in numbers if key[0] in known}
        groups: dict[int, list[SpeakerForm]] = {}
        for key, form in kept.items():
            groups.setdefault(numbers[key], []).append(form)
        roles: dict[str, list[str]] = {}
        for name, role in kept:
            roles.setdefault(name, []).append(role)
        people = [person_of(group) for group in groups.values()]
        directory = cls(
            NameLinks.restored((one for one in profiles if one.name in roles), rows.likes, aliases),
            Layered(kept),
            Layered({name: tuple(sorted(found)) for name, found in roles.items()}),
            Layered({voice.key: person for person in people for voice in person.voices}),
            sorted(((person.rank, person) for person in people), key=itemgetter(0)),
        )
        return directory.with_changes(
            (form for key, form in now.items() if key not in kept), (key for key in kept if key not in now)
        )

    def to_rows(self) -> DirectoryRows:
        """What ``from_rows`` needs to be quick."""
        return DirectoryRows(
            [
                (one.name, one.is_latin, "\n".join(one.marks), "\n".join(one.keys))
                for _, one in sorted(self.links.profiles.items())
            ],
            self.links.rows(),
            [(*voice.key, number) for number, (_, person) in enumerate(self._ranked) for voice in person.voices],
        )

    def __len__(self) -> int:
        """The number of people."""
        return len(self._ranked)

    @cached_property
    def people(self) -> Sequence[Person]:
        """Everybody, whoever has most statements first."""
        return tuple(person for _, person in self._ranked)

    def person_of(self, key: FormKey) -> Person | None:
        """Whose form a name and a role are; None where nobody has them."""
        return self._person_at.get(key)

    def forms_named(self, name: str) -> list[SpeakerForm]:
        """The forms of exactly this spelling."""
        return [self._forms[name, role] for role in self._roles.get(name, ())]

    def bearing(self, titles: Collection[str]) -> list[Person]:
        """Who bears one of some titles, or another word for one."""
        roles = [role for role in self._by_role if any(same_title(role, title) for title in titles)]
        found = {id(one): one for role in roles for key in self._by_role[role] if (one := self._person_at.get(key))}
        return list(found.values())

    def in_roles(self, is_one: Callable[[str], bool]) -> list[Person]:
        """Who bears a role that is one of some.

        Args:
            is_one: tells whether a role is.
        """
        keys = [key for role, keys in self._by_role.items() if is_one(role) for key in keys]
        return list({id(one): one for key in keys if (one := self._person_at.get(key))}.values())

    def infos(self) -> list[SpeakerInfo]:
        """Everybody, as callers see them."""
        return [speaker_info(person) for person in self.people]

    def complete(self, text: str, limit: int = 25) -> list[Choice]:
        """People whom a text is the beginning of, see ``Completion``.

        Args:
            text: typed so far, in any script; empty for those with most statements.
            limit: at most so many.
        """
        return choices(self.beginning(text, limit), self.exactly)

    def beginning(self, text: str, limit: int) -> list[Person]:
        """The people themselves; see ``complete``."""
        return self._completion.people(text, limit, self)

    def people_named(self, name: str) -> list[Person]:
        """Who has exactly this spelling, each once."""
        found = {id(one): one for role in self._roles.get(name, ()) if (one := self._person_at.get((name, role)))}
        return list(found.values())

    def called(self, name: str) -> list[Person]:
        """Who has a spelling, case, width and spaces aside, each once."""
        keys, is_name = self._values.meant(name)
        found = {id(one): one for key in keys if is_name and (one := self._person_at.get(key))}
        return list(found.values())

    def exactly(self, value: str) -> Person | None:
        """The one person that a value means: one from ``complete``, or a name or a label that only one person has.

        Args:
            value: compared with case, width and spaces aside.
        """
        keys, is_name = self._values.meant(value)
        meant = {id(one): one for key in keys if (one := self._person_at.get(key))}
        if is_name:
            # Whom the name may mean in another spelling is somebody it may mean.
            near = {other for name, _ in keys for other in self.links.linked(name)}
            meant |= {id(one): one for name in near for one in self.people_named(name)}
        return next(iter(meant.values())) if len(meant) == 1 else None

    def with_changes(self, changed: Iterable[SpeakerForm], gone: Iterable[FormKey] = ()) -> "SpeakerDirectory":
        """The directory after some forms came, went, or have other counts and days.

        Only people whose names may be those of a form that came or went are told apart anew.

        Args:
            changed: new forms, and those with other counts, as they are now.
            gone: names and roles that nobody has any more; those not known change nothing.
        """
        now = {form.key: form for form in changed}
        lost = {key for key in gone if key in self._forms and key not in now}
        if not now and not lost:
            return self
        fresh = [key for key in now if key not in self._forms]
        forms = self._forms.with_changes({**now, **dict.fromkeys(lost)})
        roles = Draft(self._roles)
        for name, role in lost:
            roles.put(name, tuple(one for one in roles.get(name, ()) if one != role) or None)
        for name, role in fresh:
            roles.put(name, tuple(sorted({*roles.get(name, ()), role})))
        roles_now = roles.done()
        links, touched = self.links.with_names(
            (name for name, _ in fresh), (name for name, _ in lost if name not in roles_now)
        )
        touched.update(name for name, _ in (*fresh, *lost) if name in roles_now)
        people = self._clustered(links, forms, roles_now, touched)
        told_apart = {voice.key for person in people for voice in person.voices}
        counted = {id(one): one for key in now if key not in told_apart and (one := self._person_at.get(key))}
        people += [person_of(forms[voice.key] for voice in one.voices) for one in counted.values()]
        return self._with_people(links, forms, roles_now, people, fresh, lost)

    def following(self, forms: Mapping[FormKey, SpeakerForm]) -> "SpeakerDirectory":
        """The directory of the forms that there are now, by what differs from those of this one.

        Args:
            forms: all of them, by name and role.
        """
        changed = [form for key, form in forms.items() if self._forms.get(key) != form]
        return self.with_changes(changed, [key for key in self._forms if key not in forms])

    @staticmethod
    def _clustered(
        links: NameLinks,
        forms: Layered[FormKey, SpeakerForm],
        roles: Layered[str, tuple[str, ...]],
        touched: Iterable[str],
    ) -> list[Person]:
        """The people of some names and of all names that these are linked with, over any number of links."""
        linked: dict[str, frozenset[str]] = {}
        found: list[Person] = []
        for start in sorted(touched):
            if start in linked:
                continue
            around, ahead = [], [start]
            linked[start] = links.linked(start)
            while ahead:
                name = ahead.pop()
                around.append(name)
                for other in linked[name]:
                    if other not in linked:
                        linked[other] = links.linked(other)
                        ahead.append(other)
            members = [forms[name, role] for name in around for role in roles[name]]
            found += cluster(members, linked.__getitem__)
        return found

    def _with_people(
        self,
        links: NameLinks,
        forms: Layered[FormKey, SpeakerForm],
        roles: Layered[str, tuple[str, ...]],
        people: Sequence[Person],
        fresh: Sequence[FormKey],
        lost: Collection[FormKey],
    ) -> "SpeakerDirectory":
        """The directory with some people in place of those who had their forms."""
        at: dict[FormKey, Person | None] = dict.fromkeys(lost)
        at |= {voice.key: person for person in people for voice in person.voices}
        before = {id(one): one for key in at if (one := self._person_at.get(key))}
        changed = SpeakerDirectory(
            links, forms, roles, self._person_at.with_changes(at), _reranked(self._ranked, before.values(), people)
        )
        names = [name for name in {name for name, _ in (*fresh, *lost)} if (name in roles) != (name in self._roles)]
        new = [links.profiles[name] for name in names if name in roles]
        old = [self.links.profiles[name] for name in names if name not in roles]
        # What nobody has asked for yet is made from everything once somebody does.
        if "_completion" in self.__dict__:
            changed.__dict__["_completion"] = self._completion.with_changes(new, old, fresh, lost)
        if "_values" in self.__dict__:
            changed.__dict__["_values"] = self._values.with_changes(fresh, lost)
        return changed

    @cached_property
    def _by_role(self) -> Mapping[str, Sequence[FormKey]]:
        """The forms of each role: there are few hundreds of roles, however many people."""
        forms: dict[str, list[FormKey]] = {}
        for key, _ in self._forms.items():
            if key[1]:
                forms.setdefault(key[1], []).append(key)
        return forms

    @cached_property
    def _completion(self) -> Completion:
        profiles = (profile for _, profile in self.links.profiles.items())
        return Completion.of(profiles, self._forms)

    @cached_property
    def _values(self) -> PersonValues:
        return PersonValues.of(self._forms)


def _gone(key: FormKey) -> SpeakerForm:
    """Stands for a form whose counts nobody knows any more, until it is taken out."""
    return SpeakerForm(*key, 0, date.min, date.min)


def _reranked(
    ranked: list[tuple[Rank, Person]], before: Collection[Person], now: Collection[Person]
) -> list[tuple[Rank, Person]]:
    """People in order of rank, with some in place of others."""
    if _SHARE * (len(before) + len(now)) > len(ranked):
        gone = {person.rank for person in before}
        left = [pair for pair in ranked if pair[0] not in gone]
        return sorted((*left, *((person.rank, person) for person in now)), key=itemgetter(0))
    changed = list(ranked)
    for person in before:
        del changed[bisect_left(changed, person.rank, key=itemgetter(0))]
    for person in now:
        insort(changed, (person.rank, person), key=itemgetter(0))
    return changed
