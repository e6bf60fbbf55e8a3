"""Whom a full name means, where an index knows people of that surname: another given name is another person."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from retrieval.names import NameIndex
from retrieval.names.compared import THRESHOLD
from retrieval.names.countries import country_in
from retrieval.names.forms import is_chinese, written_parts
from retrieval.names.given_names import are_one_persons, likeness, likenesses
from retrieval.names.institutions import institution_names
from retrieval.names.japanese import surname_end
from retrieval.names.strip_titles import is_title_word, strip_titles
from retrieval.people.clusters import Person
from retrieval.people.roles import People, bare, name_alone, names_of
from retrieval.text.analyzer import Analyzer
from retrieval.text.tokens import ENGLISH_STOP_WORDS

_ITEMS = 20
"""Items of one person that are read for a full name."""

_FEW_CHARACTERS = 2
_WORDS_BEFORE = r"(?P<given>(?:[A-ZÀ-ÖØ-Þ][\w'’.-]{0,30} ){1,3})"
_OPENING = re.compile(r"(?:^|[.!?。！？\n:;]) ?[\"'“‘「]?$")
_NO_NAME_ENDS = ("ed", "ly", "ing")
"""What opens a sentence has a capital as well: Asked, Recently, Meeting."""

_BEFORE_A_SURNAME = ENGLISH_STOP_WORDS | frozenset(
    "republican democrat democratic conservative labour liberal tory monday tuesday wednesday thursday friday saturday"
    " sunday january february march april may june july august september october november december but and while after"
    " when asked before yesterday today".split()
)
"""What stands with a capital before a surname and is no given name."""

_NO_GIVEN_NAMES = frozenset(
    "father mother sister brother uncle aunt officer detective sheriff inspector superintendent constable pastor"
    " reverend rabbi imam baron baroness count countess duchess saint st".split()
)
"""What a surname is called with that is no title of the table and no given name."""

_IN_PLACES = frozenset(["saint", "st"])
_KANA_BEFORE = r"(?P<given>[ァ-ヺー]{1,20}[・=＝])"


@dataclass(frozen=True)
class ByFullName:
    """People and spellings of one surname, told apart by the given name that was asked for.

    Attributes:
        persons: those who may be meant.
        spellings: those that may be theirs.
        others: people who bear another given name.
        other_names: further names of the index with another given name.
        is_open: whether nothing in the index gives the given name of those who may be meant.
    """

    persons: tuple[Person, ...]
    spellings: tuple[str, ...]
    others: tuple[Person, ...] = ()
    is_open: bool = False
    other_names: tuple[str, ...] = ()


def by_full_name(
    asked: str,
    found: Sequence[Person],
    spellings: Sequence[str],
    namesakes: Sequence[str],
    names: NameIndex,
    record: People,
) -> ByFullName:
    """Those of some people who may be meant by a full name; all of them for a surname alone.

    Somebody whom the index calls by the surname bears whatever full name of that surname stands in the same items.

    Args:
        asked: a name without its title.
        found: people whose names resemble it or share its surname.
        spellings: names of the index that resemble it.
        namesakes: further names of the index with its surname, see ``namesakes``.
        names: every name of the index.
        record: what is known of people.
    """
    if not is_full(asked):
        return ByFullName(tuple(found), tuple(spellings))
    same: list[Person] = []
    open_: list[Person] = []
    others: list[Person] = []
    for person in found:
        full = _full_names(person, asked, names, record)
        if full:
            chosen = same if any(_is_one(asked, name) for name in full) else others
        else:
            chosen = open_ if any(voice.name in spellings for voice in person.voices) else others
        chosen.append(person)
    theirs, left = names_of([*same, *open_]), names_of(others)
    longer = {one: _of_surname(one, names) for one in spellings if one not in theirs and _is_bare(one, asked)}
    # A surname alone is whoever's whose full name the index has.
    fitting = [one for one in spellings if one in theirs or not (one in left or longer.get(one))]
    in_full = [one for one in namesakes if not _is_bare(one, asked)]
    further = [one for one in (*(one for full in longer.values() for one in full), *in_full) if one not in left]
    fitting += [one for one in further if _is_one(asked, one)]
    unlike = [one for one in (*spellings, *further) if one not in left and not _is_one(asked, one)]
    return ByFullName(
        tuple(same or open_),
        tuple(dict.fromkeys(fitting)),
        tuple(others),
        is_open=bool(open_ and not same),
        other_names=tuple(dict.fromkeys(one for one in unlike if not _is_bare(one, asked))),
    )


def _full_names(person: Person, asked: str, names: NameIndex, record: People) -> list[str]:
    """The full names that may be a person's: the person's own, those of the same items, else those of the index.

    Of the index they count only where they agree, all with what is asked for or none.
    """
    full = [voice.name for voice in person.voices if not _is_bare(voice.name, asked)]
    full = full or list(dict.fromkeys(_around(person, names, record)))
    if full:
        return full
    elsewhere = _of_surname(person.name, names)
    agreeing = sum(_is_one(asked, name) for name in elsewhere)
    return elsewhere if agreeing in (0, len(elsewhere)) else []


def is_full(name: str) -> bool:
    """Whether a name tells more than a surname.

    >>> is_full("Mika Soren"), is_full("ミカ・ソレン"), is_full("浅野健司"), is_full("Soren"), is_full("浅野")
    (True, True, True, False, False)
    """
    if is_chinese(name):
        return len(name) > _FEW_CHARACTERS
    return len([part for part in written_parts(name) if part.strip(".") not in _NO_GIVEN_NAMES]) > 1


def namesakes(asked: str, names: NameIndex) -> list[str]:
    """The names of an index with the surname of a full name, titles aside, whatever their given names.

    >>> namesakes("Eric Soren", NameIndex(["Mika Soren", "Soren", "Soren Kelda", "Ida Holm"]))
    ['Mika Soren', 'Soren']
    """
    full = name_alone(asked)
    surname = _surname(full) if is_full(full) else ""
    if not surname:
        return []
    # As it is looked up when the names meant are: it is compared once.
    found = names.of_surname(bare(asked))
    in_characters = is_chinese(surname)
    said = {one: written_parts(one)[-1] for one in found if not in_characters and not is_chinese(one)}
    like = likenesses(surname, said.values())
    return [one for one in found if _has_surname(one, surname, like.get(said.get(one, ""), 0.0))]


def _surname(full: str) -> str:
    if is_chinese(full):
        end = surname_end(full, Analyzer())
        return full[:end] if end < len(full) else ""
    return written_parts(full)[-1]


def _has_surname(name: str, surname: str, like: float) -> bool:
    """Whether a name has a surname; ``like`` tells how surely its last word is that, where neither is in characters."""
    if is_chinese(name):
        return not is_chinese(surname) or name.startswith(surname)
    return is_chinese(surname) or like >= THRESHOLD


def surname_addressed(name: str) -> str:
    """The surname behind what is no given name; empty for any other name.

    >>> surname_addressed("Father Soren"), surname_addressed("Mika Soren"), surname_addressed("St Soren")
    ('Soren', '', '')
    """
    first, _, rest = name.partition(" ")
    return rest if first.casefold().strip(".") in _NO_GIVEN_NAMES - _IN_PLACES and " " not in rest else ""


def given_before(text: str, surname: str) -> list[str]:
    """The full names with which a surname in kana or Latin letters stands in a text, titles aside.

    >>> given_before("Press secretary Ida Soren left. Mayor Soren stayed.", "Soren")
    ['Ida Soren']
    >>> given_before("イダ・ソレン氏は帰った。ソレン氏は残った。", "ソレン")
    ['イダ・ソレン']
    """
    is_kana = not surname.isascii() and bool(re.fullmatch(r"[ァ-ヺー]+", surname))
    before, after = (_KANA_BEFORE, r"(?![ァ-ヺー])") if is_kana else (rf"(?<!\w){_WORDS_BEFORE}", r"(?!\w)")
    found = []
    for match in re.finditer(f"{before}{re.escape(surname)}{after}", text):
        words = re.split(r"[ ・=＝]", match["given"].strip(" ・=＝"))
        given = [word for word in words if not _is_no_given_name(word)]
        opens = bool(_OPENING.search(text[: match.start()][-3:])) and words[0].endswith(_NO_NAME_ENDS)
        given = given[1:] if opens and given[:1] == words[:1] else given
        if given:
            found.append(f"{'・'.join(given)}・{surname}" if is_kana else f"{' '.join(given)} {surname}")
    return found


def _is_no_given_name(word: str) -> bool:
    return (
        is_title_word(word) or word.casefold() in _BEFORE_A_SURNAME or bool(country_in(word) or institution_names(word))
    )


def _is_one(asked: str, name: str) -> bool:
    if is_chinese(asked) and is_chinese(name):
        return asked == name or asked.startswith(name) or name.startswith(asked)
    return likeness(asked, name) >= THRESHOLD or are_one_persons(asked, name)


def _is_bare(name: str, asked: str) -> bool:
    """Whether a name of the index is only the surname of what is asked for."""
    if not is_chinese(name):
        return len(written_parts(name)) == 1
    if is_chinese(asked):
        return len(name) < len(asked) and asked.startswith(name)
    if len(strip_titles(name)) > _FEW_CHARACTERS:
        return False
    parts = written_parts(asked)
    return max(likeness("".join(parts), name), likeness("".join(reversed(parts)), name)) < THRESHOLD


def _around(person: Person, names: NameIndex, record: People) -> Iterator[str]:
    """Full names of a surname in the items in which somebody speaks who is called by it alone."""
    bare = list(dict.fromkeys(voice.name for voice in person.voices))
    items = record.items(sorted(record.items_speaking(bare))[:_ITEMS])
    longer = {name: _longer(name, names) for name in bare if is_chinese(name)}
    for item in items.values():
        for name in bare:
            if name in longer:
                yield from (one for one in longer[name] if one in item.text)
            else:
                yield from given_before(item.text, name)


def _longer(surname: str, names: NameIndex) -> list[str]:
    return [one for one in names.resolve(surname) if one != surname and one.startswith(surname)]


def _of_surname(surname: str, names: NameIndex) -> list[str]:
    """The full names of the index that end with a surname, or begin with it in Chinese characters."""
    if is_chinese(surname):
        return _longer(surname, names)
    return [one for one in names.resolve(surname) if is_full(one) and written_parts(one)[-1:] == written_parts(surname)]
