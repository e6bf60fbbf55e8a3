"""What is worked out once for a name when it arrives: how it may be typed, and with which names it is compared.

Names are compared only where they share a mark (blocking, as in record linkage: Fellegi and Sunter 1969), so that
a name costs what its likes are, not what the index is. A mark's first character tells what is shared:

- ``=`` the same spelling, case, width and accents aside, and ``a`` one that the owner calls another for;
- ``1`` a name of one word, ``f`` the last word of a longer one: these two go together;
- ``w`` the sounds of all words;
- ``c`` a name in Chinese characters, ``p`` what it begins with: these two go together;
- consonants across scripts: ``L`` those of a name in Latin letters said in one, which goes with ``J`` of one in
  Japanese; ``l`` and ``j`` those of a surname of a longer name, which go with ``J`` and ``L``; ``M`` and ``N`` those of
  a surname with the sound that the first name begins with, which go together.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from retrieval.names import similarity
from retrieval.names.countries import is_state_or_body
from retrieval.names.forms import SURE, Part, fold_name, forms, is_chinese, is_japanese, written_parts
from retrieval.names.spelled import Spellings, is_name_long, name_keys, spell, without_accents
from retrieval.names.strip_titles import strip_titles
from retrieval.names.titles import japanese_titles

SAME, ALIAS, ALONE, LAST, SOUNDS, WHOLE, BEGINNING = "=a1fwcp"
LATIN, JAPANESE = "LlM", "JjN"
"""Of a name said in one, of a surname in a longer name, and of a full name."""

_SOUGHT = {
    WHOLE: BEGINNING,
    BEGINNING: WHOLE,
    ALONE: LAST,
    LAST: ALONE,
    "L": "Jj",
    "l": "J",
    "M": "N",
    "J": "Ll",
    "j": "L",
    "N": "M",
}

_SHORTEST_SURNAME = 2
_LONGEST_NAME = 6
_LONGEST_CHINESE_NAME = 3
# Consonants that spellings in another script mix up, and sounds that come and go.
_SKELETON = str.maketrans({**dict.fromkeys("aeiouywh"), **dict(zip("fcdzjm", "bktssn", strict=True))})


class NameProfile(NamedTuple):
    """A name with what follows from it.

    Attributes:
        name: as it is written.
        is_latin: whether it is in Latin letters, rather than in kana or Chinese characters.
        marks: what it shares with names it may be the same as.
        keys: how it may be typed, see ``retrieval.names.spelled``.
    """

    name: str
    is_latin: bool
    marks: tuple[str, ...]
    keys: tuple[str, ...]

    @property
    def sought(self) -> tuple[str, ...]:
        """The marks of the names that this one is compared with."""
        return tuple(kind + mark[1:] for mark in self.marks for kind in _SOUGHT.get(mark[0], mark[0]))


def profiles_of(names: Iterable[str], aliases: Mapping[str, Sequence[str]]) -> list[NameProfile]:
    """The profiles of some names; the transliteration model reads them together.

    Args:
        names: as they are written.
        aliases: other spellings that the owner knows, by name.
    """
    names = list(names)
    spellings = spell(names)
    called = {fold_name(one): name for name, others in aliases.items() for one in (name, *others)}
    return [_profile(name, spellings, called.get(fold_name(name))) for name in names]


def _profile(name: str, spellings: Spellings, called: str | None) -> NameProfile:
    marks = [SAME + without_accents(fold_name(strip_titles(name)))]
    if called is not None:
        marks.append(ALIAS + called)
    if is_name_long(name):
        return NameProfile(name, is_latin=False, marks=tuple(marks), keys=name_keys(name, spellings))
    said = sayings(name)
    is_latin = not is_japanese(name)
    if not is_of_state(name):
        marks += _written_marks(name, said)
    for one in said:
        marks += _cross_marks(one, LATIN if is_latin else JAPANESE, spellings)
    return NameProfile(name, is_latin, tuple(dict.fromkeys(marks)), name_keys(name, spellings))


def is_of_state(name: str) -> bool:
    """Whether a name is a state's, or that of a body or a role at one, which is no surname and has none.

    A sign that stands alone may be a surname: 韓.
    """
    if is_state_or_body(name):
        return len(name) > 1
    role = next((title for title in japanese_titles() if name.endswith(title)), "")
    return bool(role) and is_state_or_body(name.removesuffix(role))


@lru_cache(maxsize=32_768)
def coarse(part: Part) -> str:
    """The sounds of a word of a name, which is asked for them again and again."""
    return similarity.coarse(part)


class Saying(NamedTuple):
    """One way to say a name, with what is compared across scripts.

    Attributes:
        parts: its words.
        whole: all of them in one.
        backwards: the same in the other order.
        surname: last in spaced scripts, first where Chinese characters are read.
        is_reading: whether another script is read.
        sureness: from 0 to 1.
    """

    parts: tuple[Part, ...]
    whole: Part
    backwards: Part
    surname: Part
    is_reading: bool
    sureness: float


@lru_cache(maxsize=16_384)
def sayings(name: str) -> tuple[Saying, ...]:
    """The ways to say a name, guesses aside, which is compared with one name after another."""
    return tuple(
        Saying(form.parts, form.whole, form.backwards, form.surname, form.is_reading, form.sureness)
        for form in forms(name)
        if form.sureness >= SURE
    )


def _written_marks(name: str, said: Sequence[Saying]) -> Iterator[str]:
    parts = written_parts(name)
    if is_chinese(name):
        written = "".join(parts)
        yield WHOLE + written
        for length in range(1, len(written)):
            # A surname of one character is rather a Chinese or Korean one, with a given name of one or two.
            longest = _LONGEST_NAME if length >= _SHORTEST_SURNAME else _LONGEST_CHINESE_NAME
            if len(written) <= longest:
                yield BEGINNING + written[:length]
    elif len(parts) == 1:
        yield ALONE + parts[0]
    elif parts and said:
        yield LAST + parts[-1]
        yield SOUNDS + " ".join(sorted(map(coarse, said[0].parts)))


def _cross_marks(saying: Saying, kinds: str, spellings: Spellings) -> Iterator[str]:
    alone, surname, full = tuple(kinds)
    if saying.is_reading:
        # How other names of the feed are spelled must not matter for this one.
        spellings = {}
    yield from (alone + skeleton for skeleton in _skeletons(saying.whole, spellings))
    if len(saying.parts) == 1:
        return
    yield from (surname + skeleton for skeleton in _skeletons(saying.surname, spellings))
    first = saying.parts[-1 if saying.is_reading else 0]
    # Where Chinese characters are read, others may write the surname first too.
    orders = [(saying.surname, first), (first, saying.surname)] if saying.is_reading else [(saying.surname, first)]
    for last, other in orders:
        begins = {skeleton[:1] for skeleton in _skeletons(other, spellings)}
        yield from (f"{full}{skeleton} {start}" for skeleton in _skeletons(last, spellings) for start in sorted(begins))


def _skeletons(part: Part, spellings: Spellings) -> list[str]:
    """The consonants of a word, as it is written and as it may be written in the other script."""
    others = (Part(spelling, not part.is_kana) for spelling in spellings.get(part, ()))
    return list(dict.fromkeys(map(_skeleton, (part, *others))))


def _skeleton(part: Part) -> str:
    sounding = coarse(part)
    bones = sounding.translate(_SKELETON)
    # Doubled ones are one; a name of vowels is its vowels.
    return "".join(bone for place, bone in enumerate(bones) if bone != bones[place - 1 : place]) or sounding
