"""Who is who among the speakers of an index: the spellings and roles of one person together. Pure functions."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from retrieval._storage.entries import FormKey, SpeakerForm, called
from retrieval.names import NameIndex
from retrieval.names.forms import is_chinese
from retrieval.names.strip_titles import strip_titles
from retrieval.names.titles import HONORIFICS, may_be_one_person, same_title, title_of
from retrieval.types import SpeakerInfo


@dataclass(frozen=True)
class Person:
    """Somebody who speaks, in all spellings and roles.

    Attributes:
        voices: the forms of the name, most statements first; at least one.
    """

    voices: tuple[SpeakerForm, ...]

    @property
    def name(self) -> str:
        """The most frequent spelling."""
        return self.voices[0].name

    @property
    def role(self) -> str:
        """The most frequent role."""
        return next((voice.role for voice in self.voices if voice.role), "")

    @property
    def label(self) -> str:
        """Name and role, as people are called: 松井市長, Mayor Ortiz."""
        return called(self.name, self.role)

    @cached_property
    def statements(self) -> int:
        """How many statements there are, in all spellings and roles."""
        return sum(voice.statements for voice in self.voices)

    @cached_property
    def rank(self) -> tuple[int, str, str, FormKey]:
        """Whoever has most statements first; no two people of an index have the same."""
        return -self.statements, self.name, self.role, min(voice.key for voice in self.voices)

    def bears(self, role: str) -> bool:
        """Whether this is one of the person's roles, or another word for one."""
        return any(same_title(voice.role, role) for voice in self.voices)

    def may_bear(self, role: str) -> bool:
        """Whether one person may have this role beside those known."""
        return all(may_be_one_person(role, voice.role) for voice in self.voices)


def persons(voices: Sequence[SpeakerForm], names: NameIndex) -> list[Person]:
    """Speakers' forms grouped into people, whoever has most statements first.

    Two spellings are one person's where each resolves to the other, as ウォルツ and マイク・ウォルツ do, and where one
    person may have both roles. A surname that several full names or roles claim stays alone: that is open.

    Args:
        voices: in any order.
        names: an index that holds these spellings.
    """
    meant = {name: frozenset(names.resolve(name)) for name in {voice.name for voice in voices}}
    linked = {
        name: [other for other in others if other in meant and name in meant[other]] for name, others in meant.items()
    }
    return sorted(cluster(voices, linked.__getitem__), key=lambda one: one.rank)


def cluster(forms: Iterable[SpeakerForm], linked: Callable[[str], Collection[str]]) -> list[Person]:
    """Forms with those of one person together.

    How many statements a form has decides nothing, so that more of them change nobody. Each form is compared with
    those of linked names only.

    Args:
        forms: in any order.
        linked: for a name, those that may be the same person's.
    """
    groups: list[_Group] = []
    having: dict[str, list[int]] = {}
    # Full names and roles first: they tell apart whom a bare surname may mean.
    for form in sorted(forms, key=lambda one: (_shortness(one.name), not one.role, one.key)):
        near = {form.name, *linked(form.name)}
        places = sorted({place for name in near for place in having.get(name, ())})
        fitting = [place for place in places if groups[place].may_have(form, near)]
        same_role = [place for place in fitting if form.role and groups[place].bears(form.role)]
        chosen = same_role or fitting
        same_name = [place for place in fitting if form.name in groups[place].names]
        if len(chosen) > 1 and len(set(same_name) & set(chosen)) == 1:
            chosen = same_name
        if len(chosen) != 1:
            chosen = [len(groups)]
            groups.append(_Group([], set(), set()))
        group = groups[chosen[0]]
        if form.name not in group.names:
            having.setdefault(form.name, []).append(chosen[0])
        group.add(form)
    return [person_of(group.forms) for group in groups]


def person_of(forms: Iterable[SpeakerForm]) -> Person:
    """The person of some forms."""
    return Person(tuple(sorted(forms, key=lambda one: (-one.statements, one.key))))


@dataclass
class _Group:
    """Forms taken for one person's so far."""

    forms: list[SpeakerForm]
    names: set[str]
    roles: set[str]

    def may_have(self, form: SpeakerForm, near: set[str]) -> bool:
        return self.names <= near and all(may_be_one_person(form.role, role) for role in self.roles)

    def bears(self, role: str) -> bool:
        return any(same_title(role, one) for one in self.roles)

    def add(self, form: SpeakerForm) -> None:
        self.forms.append(form)
        self.names.add(form.name)
        self.roles.add(form.role)


def speaker_info(person: Person) -> SpeakerInfo:
    """A person as callers see it."""
    names = dict.fromkeys(voice.name for voice in person.voices)
    return SpeakerInfo(
        name=person.name,
        role=person.role,
        others=tuple(name for name in names if name != person.name),
        statements=person.statements,
        first=min(voice.first for voice in person.voices),
        last=max(voice.last for voice in person.voices),
        uncertain=sum(voice.uncertain for voice in person.voices),
    )


def role_asked(asked: str) -> str:
    """The role that somebody is asked for by, beside a name; empty where there is none.

    >>> role_asked("松井市長"), role_asked("Mayor Ortiz"), role_asked("ウォルツ氏"), role_asked("Waltz")
    ('市長', 'Mayor', '', '')
    """
    name = strip_titles(asked)
    role = asked.replace(name, "", 1).strip(" 　") if name != asked and name in asked else ""
    return role if title_of(role) and role not in HONORIFICS else ""


def in_role(found: Sequence[Person], role: str) -> list[Person]:
    """Those among people of one name who are meant by a role.

    People are asked for by former titles too, so that a single person of that name is meant by any title of the same
    field; somebody known by a title of another field is somebody else.

    Args:
        found: people of one name.
        role: asked for; empty for any.
    """
    if not role:
        return list(found)
    bearing = [one for one in found if one.bears(role)]
    possible = [one for one in found if one.may_bear(role)]
    if bearing or possible:
        return bearing or possible
    # Somebody asked for by the whole name is that one, whoever else of the surname was taken for the same.
    fitting = (tuple(voice for voice in one.voices if may_be_one_person(role, voice.role)) for one in found)
    if in_full := [Person(voices) for voices in fitting if any(_parts(voice.name) > 1 for voice in voices)]:
        return in_full
    title = title_of(role)
    alike = [one for one in found if title and all(_field(voice.role) == title.field for voice in one.voices)]
    return alike if len(alike) == 1 else []


def _shortness(name: str) -> tuple[int, int]:
    """Less for a full name than for a surname; a full name in Chinese characters is told by its length only."""
    return -_parts(name), -len(name) if is_chinese(name) else 0


def _parts(name: str) -> int:
    return len(name.replace("・", " ").split())


def _field(role: str) -> str:
    title = title_of(role)
    return title.field if title else ""
