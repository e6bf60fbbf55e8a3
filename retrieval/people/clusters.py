"""Who is who among the speakers of an index: the spellings and roles of one person together. Pure functions."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from retrieval.names import NameIndex
from retrieval.names.bare import bare_name
from retrieval.names.titles import HONORIFICS, may_be_one_person, same_title, title_of
from retrieval.types import SpeakerInfo


@dataclass(frozen=True)
class Voice:
    """One spelling of a speaker in one role.

    Attributes:
        name: as items write it.
        role: the title that these items give; empty where they give none.
        statements: how many.
        first: day of the first post with one.
        last: day of the last.
    """

    name: str
    role: str
    statements: int
    first: date
    last: date

    @property
    def key(self) -> tuple[str, str]:
        """What tells this voice from others."""
        return self.name, self.role


@dataclass(frozen=True)
class Person:
    """Somebody who speaks, in all spellings and roles.

    Attributes:
        voices: the one with most statements first; at least one.
    """

    voices: tuple[Voice, ...]

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
        """Name and role, as people are called: 松井市長, Mayor Ortiz.

        >>> day = date(2025, 3, 1)
        >>> [Person((Voice(*one, 1, day, day),)).label for one in (("松井", "市長"), ("Ortiz", "Mayor"))]
        ['松井市長', 'Mayor Ortiz']
        """
        if not self.role or self.name.endswith(self.role):
            return self.name
        return f"{self.role} {self.name}" if self.role.isascii() else f"{self.name}{self.role}"

    def bears(self, role: str) -> bool:
        """Whether this is one of the person's roles, or another word for one."""
        return any(same_title(voice.role, role) for voice in self.voices)

    def may_bear(self, role: str) -> bool:
        """Whether one person may have this role beside those known."""
        return all(may_be_one_person(role, voice.role) for voice in self.voices)


def persons(voices: Sequence[Voice], names: NameIndex) -> list[Person]:
    """Voices with those of one person together, the one with most statements first.

    Two spellings are one person's where each resolves to the other, as ウォルツ and マイク・ウォルツ do, and where one
    person may have both roles. A surname that several full names or roles claim stays alone: that is open.

    Args:
        voices: in any order.
        names: an index that holds these spellings.
    """
    meant = {name: frozenset(names.resolve(name)) for name in {voice.name for voice in voices}}
    groups: list[list[Voice]] = []
    # Full names and roles first: they tell apart whom a bare surname may mean.
    for voice in sorted(voices, key=lambda one: (-_parts(one.name), not one.role, -one.statements, one.key)):
        fitting = [group for group in groups if all(_may_be_one(voice, other, meant) for other in group)]
        same_role = [group for group in fitting if voice.role and any(_same_role(voice, one) for one in group)]
        same_name = [group for group in fitting if any(voice.name == one.name for one in group)]
        chosen = same_role or fitting
        if len(chosen) > 1 and len(set(map(id, same_name)) & set(map(id, chosen))) == 1:
            chosen = same_name
        if len(chosen) == 1:
            chosen[0].append(voice)
        else:
            groups.append([voice])
    found = [Person(tuple(sorted(group, key=lambda one: (-one.statements, one.key)))) for group in groups]
    return sorted(found, key=lambda one: (-_statements(one), one.name, one.role))


def speaker_info(person: Person) -> SpeakerInfo:
    """A person as callers see it."""
    names = dict.fromkeys(voice.name for voice in person.voices)
    return SpeakerInfo(
        name=person.name,
        role=person.role,
        others=tuple(name for name in names if name != person.name),
        statements=_statements(person),
        first=min(voice.first for voice in person.voices),
        last=max(voice.last for voice in person.voices),
    )


def role_asked(asked: str) -> str:
    """The role that somebody is asked for by, beside a name; empty where there is none.

    >>> role_asked("松井市長"), role_asked("Mayor Ortiz"), role_asked("ウォルツ氏"), role_asked("Waltz")
    ('市長', 'Mayor', '', '')
    """
    name = bare_name(asked)
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


def _may_be_one(voice: Voice, other: Voice, meant: dict[str, frozenset[str]]) -> bool:
    is_same_name = voice.name == other.name or (other.name in meant[voice.name] and voice.name in meant[other.name])
    return is_same_name and may_be_one_person(voice.role, other.role)


def _same_role(voice: Voice, other: Voice) -> bool:
    return same_title(voice.role, other.role)


def _parts(name: str) -> int:
    return len(name.replace("・", " ").split())


def _statements(person: Person) -> int:
    return sum(voice.statements for voice in person.voices)


def _field(role: str) -> str:
    title = title_of(role)
    return title.field if title else ""
