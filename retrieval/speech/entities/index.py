"""The persons of an item while they are gathered, and the ways to look them up without asking each of them."""

import re
from bisect import bisect_right, insort
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import islice

from retrieval.names.strip_titles import strip_titles
from retrieval.names.titles import Title, may_be_one_person, same_title, titles_of

LONGEST_PREFIX = 14
"""Characters before a title that may name who bears it."""

_MOST_ROLES = 30
_MOST_ALIKE = 100
"""So many persons of one name or mentions of one title are looked through, the nearest first."""

_CHINESE_NAME = 4
_KANJI = re.compile(r"[\u4e00-\u9fff々]+")
_PARTS = re.compile(r"[・=＝ 　]")


@dataclass
class Entity:
    """A person of an item: several mentions that stand for one and the same.

    Attributes:
        name: the fullest form.
        number: the place among the item's persons, from 0, in the order in which they were found.
        forms: every form.
        roles: every title, as written.
        places: where each mention stands, in order.
        country: ISO code, or else the name, of the state that stands beside this person's; empty where none does.
    """

    name: str
    number: int
    forms: set[str] = field(default_factory=set)
    roles: list[str] = field(default_factory=list)
    places: list[int] = field(default_factory=list)
    country: str = ""

    @property
    def role(self) -> str:
        """The longest title."""
        return max(self.roles, key=len, default="")

    def take(self, role: str) -> None:
        """One more title of this person's."""
        if role and role not in self.roles and len(self.roles) < _MOST_ROLES:
            self.roles.append(role)

    def bears(self, role: str) -> bool:
        """Whether a title is one of this person's, or another word for one."""
        return any(same_title(role, own) for own in self.roles)

    def may_bear(self, role: str) -> bool:
        """Whether a title may be this person's."""
        return all(may_be_one_person(role, own) for own in self.roles)


class EntityIndex:
    """Persons by name, by what their names may be shortened to, and by title."""

    def __init__(self) -> None:
        self.all: list[Entity] = []
        self._by_form: dict[str, list[Entity]] = {}
        self._by_short: dict[str, list[Entity]] = {}
        self._by_beginning: dict[str, list[Entity]] = {}
        self._by_title: dict[Title, list[tuple[int, int]]] = {}

    def add(self, name: str) -> Entity:
        """A new person under the fullest name."""
        entity = Entity(name, len(self.all))
        self.all.append(entity)
        for short in _shorter(name):
            self._by_short.setdefault(short, []).append(entity)
        for length in range(1, min(len(name), LONGEST_PREFIX) + 1):
            self._by_beginning.setdefault(name[:length], []).append(entity)
        return entity

    def mentioned(self, entity: Entity, form: str, place: int) -> None:
        """A person is mentioned once more."""
        if form not in entity.forms:
            entity.forms.add(form)
            self._by_form.setdefault(form, []).append(entity)
        insort(entity.places, place)

    def complete(self) -> None:
        """All mentions are taken: put the titles in order."""
        for number, entity in enumerate(self.all):
            for title in {title for role in entity.roles for title in titles_of(role)}:
                self._by_title.setdefault(title, []).extend((place, number) for place in entity.places)
        for places in self._by_title.values():
            places.sort()

    def of_form(self, form: str) -> list[Entity]:
        """Who is called so somewhere."""
        return self._by_form.get(form, [])[:_MOST_ALIKE]

    def of_short(self, short: str) -> list[Entity]:
        """Whose name may be shortened so, or is so."""
        return self._by_short.get(short, [])[:_MOST_ALIKE]

    def beginning(self, prefix: str) -> list[Entity]:
        """Whose name begins so."""
        return self._by_beginning.get(prefix, [])[:_MOST_ALIKE]

    def bearing(self, role: str, place: int, may_be: Callable[[Entity], bool]) -> Entity | None:
        """Who bears a title, or another word for it: the one named last before a place, else the one named next."""
        titles = titles_of(role)
        before = [found for title in titles for found in self._before(title, place, may_be)]
        if before:
            return self.all[max(before)[1]]
        after = [found for title in titles for found in self._after(title, place, may_be)]
        return self.all[min(after)[1]] if after else None

    def _before(self, title: Title, place: int, may_be: Callable[[Entity], bool]) -> Iterator[tuple[int, int]]:
        mentions = self._by_title.get(title, [])
        until = bisect_right(mentions, (place, len(self.all)))
        nearest = (mentions[number] for number in range(until - 1, -1, -1))
        return islice((one for one in islice(nearest, _MOST_ALIKE) if may_be(self.all[one[1]])), 1)

    def _after(self, title: Title, place: int, may_be: Callable[[Entity], bool]) -> Iterator[tuple[int, int]]:
        mentions = self._by_title.get(title, [])
        since = bisect_right(mentions, (place, len(self.all)))
        nearest = (mentions[number] for number in range(since, len(mentions)))
        return islice((one for one in islice(nearest, _MOST_ALIKE) if may_be(self.all[one[1]])), 1)


def nearest(entities: list[Entity], place: int) -> Entity | None:
    """The one named last before a place; where none is, the one named first after it."""
    before = [
        (one.places[count - 1], number)
        for number, one in enumerate(entities)
        if (count := bisect_right(one.places, place))
    ]
    if before:
        return entities[max(before)[1]]
    after = [(one.places[0], number) for number, one in enumerate(entities) if one.places]
    return entities[min(after)[1]] if after else None


def name_parts(name: str) -> list[str]:
    """The parts that a dot or a space joins."""
    return [part for part in _PARTS.split(name) if part]


def _shorter(name: str) -> set[str]:
    """The forms that a name may have elsewhere; of one in Chinese characters its beginnings."""
    parts = name_parts(name)
    if len(parts) > 1:
        return {name, parts[0], parts[-1], strip_titles(name)}
    if _KANJI.fullmatch(name) and len(name) <= _CHINESE_NAME + 1:
        return {name[:length] for length in range(1, len(name) + 1)}
    return {name}
