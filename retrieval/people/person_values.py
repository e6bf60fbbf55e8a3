"""What a person is called where a choice is made: a label to read and a value that means exactly that person."""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b

from retrieval._storage.entries import FormKey, called
from retrieval.names.forms import fold_name
from retrieval.people.clusters import Person
from retrieval.people.layered import Draft, Layered
from retrieval.types import Choice

LONGEST = 100
"""Of a label and of a value, in the units that Discord counts (UTF-16)."""

_CODE = re.compile(r"#(?P<code>[0-9a-f]{20}|[0-9a-f]{8})\s*$")
_CODE_BYTES = 10
_SHORT_CODE = 8
_LONGEST_CODE = 2 * _CODE_BYTES
_ELLIPSIS = "…"


def without_code(value: str) -> str:
    """A value without what tells it from others of that name.

    >>> without_code("田中市長 #0123abcd"), without_code("Ida Soren")
    ('田中市長', 'Ida Soren')
    """
    match = _CODE.search(value[-_LONGEST_CODE - 2 :])
    return value[: len(value) - len(match.group())].strip() if match else value


_Keys = Layered[str, tuple[FormKey, ...]]


@dataclass(frozen=True, eq=False)
class PersonValues:
    """Which forms a value may mean. Never changes; ``with_changes`` gives another one."""

    _names: _Keys
    _labels: _Keys
    _codes: _Keys

    @classmethod
    def of(cls, keys: Iterable[FormKey]) -> "PersonValues":
        """The values of some forms."""
        return cls(Layered({}), Layered({}), Layered({})).with_changes(keys, ())

    def with_changes(self, fresh: Iterable[FormKey], lost: Iterable[FormKey]) -> "PersonValues":
        """The values after some forms came and others went."""
        fresh, lost = list(fresh), list(lost)
        return PersonValues(
            _changed(self._names, fresh, lost, lambda key: fold_name(key[0])),
            _changed(self._labels, fresh, lost, lambda key: fold_name(called(*key))),
            _changed(self._codes, fresh, lost, lambda key: code_of(key)[:_SHORT_CODE]),
        )

    def meant(self, value: str) -> tuple[tuple[FormKey, ...], bool]:
        """The forms that a value may mean, and whether it is their bare name."""
        if match := _CODE.search(value[-_LONGEST_CODE - 2 :]):
            coded = self._codes.get(match["code"][:_SHORT_CODE], ())
            if keys := tuple(key for key in coded if code_of(key).startswith(match["code"])):
                return keys, False
        folded = fold_name(value[: 2 * LONGEST])
        if named := self._names.get(folded, ()):
            return named, True
        return self._labels.get(folded, ()), False


@lru_cache(maxsize=4_096)
def code_of(key: FormKey) -> str:
    """Twenty digits, hexadecimal, that tell a form from any other.

    >>> code_of(("田中", "市長")) == code_of(("田中", "監督"))
    False
    """
    written = "\x1f".join(key).encode(errors="surrogatepass")
    return blake2b(written, digest_size=_CODE_BYTES).hexdigest()


def value_of(person: Person, exactly: Callable[[str], Person | None]) -> str:
    """The most readable value that means exactly a person: the name, name and role, or that with a code.

    A value means its person as long as one of the forms is this person's; the code of a form outlives
    others of the same name.

    Args:
        person: somebody of a directory.
        exactly: whom a value means there.
    """
    readable = dict.fromkeys((person.name, person.label, *(voice.label for voice in person.voices)))
    for value in readable:
        if _is_plain(value) and exactly(value) is person:
            return value
    code = code_of(min(voice.key for voice in person.voices))
    for length in (_SHORT_CODE, len(code)):
        value = f"{shown(person.label, LONGEST - length - 2)} #{code[:length]}".strip()
        if exactly(value) is person:
            break
    return value


def choices(people: Sequence[Person], exactly: Callable[[str], Person | None]) -> list[Choice]:
    """People to pick from, in the order given; no two look alike.

    Args:
        people: somebody of a directory, each.
        exactly: whom a value means there.
    """
    told = [_telling(person) for person in people]
    found = []
    for place, person in enumerate(people):
        # As little as tells everybody apart; the code of a form does in the end.
        ways = [list(one) for one in zip(*told, strict=True)]
        way = next((one for one in ways if Counter(one)[one[place]] == 1), ways[-1])
        found.append(Choice(label=shown(way[place], LONGEST), value=value_of(person, exactly)))
    return found


def shown(text: str, longest: int) -> str:
    """A text on one line, without signs that cannot be seen or sent, cut to a length.

    Args:
        text: of a feed.
        longest: in UTF-16 units, at least one.
    """
    clean = " ".join("".join(sign if _is_visible(sign) else " " for sign in text[: 4 * LONGEST]).split())
    if _units(clean) <= longest:
        return clean or "–"
    while _units(clean) > longest - 1:
        clean = clean[:-1]
    return clean.rstrip() + _ELLIPSIS


def _telling(person: Person) -> tuple[str, str, str]:
    """What tells about a person in a line, each telling more than the one before."""
    role = person.role if person.role and not person.name.endswith(person.role) else ""
    tail = f" · {person.statements}"
    head = " · ".join(part for part in (person.name, role) if part)
    first, last = min(voice.first for voice in person.voices), max(voice.last for voice in person.voices)
    days = f" · {first}–{last}{tail}"
    code = f" #{code_of(min(voice.key for voice in person.voices))[:_SHORT_CODE]}{tail}"
    return tuple(shown(head, LONGEST - _units(end)) + end for end in (tail, days, code))  # type: ignore[return-value]


def _changed(known: _Keys, fresh: Sequence[FormKey], lost: Sequence[FormKey], said: Callable[[FormKey], str]) -> _Keys:
    draft = Draft(known)
    for key in lost:
        draft.put(said(key), tuple(one for one in draft.get(said(key), ()) if one != key) or None)
    for key in fresh:
        draft.put(said(key), (*draft.get(said(key), ()), key))
    return draft.done()


def _is_plain(value: str) -> bool:
    return 0 < _units(value) <= LONGEST and value == value.strip() and all(map(_is_visible, value))


def _is_visible(sign: str) -> bool:
    # Cc, Cf, Cs, Co, Cn: controls, directions, halves of a pair, and what stands for nothing.
    return unicodedata.category(sign)[0] != "C" and sign not in "\u2028\u2029"


def _units(text: str) -> int:
    return len(text) + sum(sign > "\uffff" for sign in text)
