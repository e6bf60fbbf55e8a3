"""The persons of an English text: who *he* and *she* are, and which full name a surname stands for. Pure functions."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from retrieval.speech.en.lists import word_list
from retrieval.speech.en.names import Referent, is_body_name
from retrieval.speech.en.titles import without_titles
from retrieval.speech.en.words import DAYS, DETERMINERS, OPENERS, PREPOSITIONS, PRONOUNS, SUBORDINATORS
from retrieval.speech.speakers import Phrase

_UPPER = "A-ZÀ-ÖØ-ÞĀ-ŽА-ЯЁЄІЇҐ"
_WORD = rf"[{_UPPER}][\w'’-]*"
_ABBREVIATED = rf"(?:{'|'.join(title.capitalize() for title in sorted(word_list('titles')))})\."
_INITIAL = rf"[{_UPPER}]\."
_NAME = re.compile(
    rf"(?<![\w@#./])(?:{_ABBREVIATED}|{_INITIAL}|{_WORD})"
    rf"(?: (?:(?:de|van|von|bin|al|da|del|la|le|der|den) )?(?:{_ABBREVIATED}|{_INITIAL}|{_WORD})){{0,6}}"
)
_MEN = word_list("men")
_WOMEN = word_list("women")
_HUMANS = word_list("humans")
_THINGS = word_list("things")
_OF_HUMANS = ("er", "or", "ist", "ian", "man", "woman", "ant", "eer", "yst", "ee", "dent", "gent", "eur", "-old")
_GENDERED = re.compile(rf"\b(?:{'|'.join(sorted(_MEN | _WOMEN))})\b", re.IGNORECASE)
_APPOSED = re.compile(
    r",? (?:\d+, )?(?:an? |the |his |her )?(?P<role>(?!who|which|and|but|said|told)[^,.;:“”()]{0,60})"
)
_ROLE_BEFORE = re.compile(r"\b(?:[Hh]is|[Hh]er|[Tt]heir|[Mm]y|[\w-]+['’]s) (?P<role>[a-z -]{2,24}), $")
_OF_KIN = re.compile(
    r",? (?:[a-z]+ ){1,3}(?P<who>his|her) (?:husband|wife|son|daughter|mother|father|brother|sister|parents|children"
    r"|family|partner|boyfriend|girlfriend)\b"
)
_BETWEEN_NAMES = re.compile(r"(?<=['’]s) |(?<=s['’]) ")
_POSSESSIVE = re.compile(r"['’]s?$")
_SAYS = re.compile(
    r",? (?:said|says|added|told \w+|recalled|admitted|insisted|claimed|denied|believes)(?: that)? (?P<who>he|she)\b"
)
NO_NAME = DAYS | DETERMINERS | OPENERS | PREPOSITIONS | PRONOUNS | SUBORDINATORS
_OF_GIVEN_NAME = 2
_OWNS = re.compile(
    r"['’]s (?!(?:\w+ ){0,2}(?:address|announcement|answer|comment|decision|interview|letter|message|post|remark|reply"
    r"|request|speech|statement|testimony|tweet|visit|warning|word)(?:s|es)?\b)"
)
"""Behind a name that the text does not go on about: it goes on about what is theirs, unless that is what they said."""

_FAR = 400
"""So far before the nearest person a better one is no longer meant."""

_NEAR = 1_500
_MOST_LOOKED_AT = 40
_PRONOUNS = {"he": "m", "him": "m", "she": "f", "her": "f"}


@cache
def _given_names() -> dict[str, str]:
    text = files(__package__).joinpath("given_names.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    return {name: gender for gender, names in rows for name in names.split(" ")}


def has_given_name(name: str) -> bool:
    """Whether a name of several words begins with a given name.

    >>> has_given_name("Angela Berg"), has_given_name("Angela"), has_given_name("Quay One")
    (True, False, False)
    """
    return " " in name and name.split(" ")[0] in _given_names()


def _persons(text: str) -> Iterator[tuple[int, str]]:
    """Where persons are named: in full, with a title, or by a surname that stands in full elsewhere."""
    runs = [(match.start(), match.group()) for match in _NAME.finditer(text)]
    single: list[tuple[int, str]] = []
    known: set[str] = set()
    for start, run in runs:
        for place, name, is_titled in _names_in(start, run):
            if " " in name or is_titled or _ROLE_BEFORE.search(text[max(0, place - 40) : place]):
                known.update((name, name.rsplit(" ", 1)[-1]))
                yield place, name
            else:
                single.append((place, name))
    yield from ((place, name) for place, name in single if name in known)


def _names_in(start: int, run: str) -> Iterator[tuple[int, str, bool]]:
    """The names of persons in a run of capitals, without what opens the sentence and without titles."""
    for part in _BETWEEN_NAMES.split(run):
        place = start + run.index(part)
        words = _POSSESSIVE.sub("", part).rstrip(".").split(" ")
        while len(words) > 1 and words[0].lower() in NO_NAME:
            place += len(words[0]) + 1
            words = words[1:]
        name = without_titles(" ".join(words))
        is_titled = len(name) < len(" ".join(words))
        place += len(" ".join(words)) - len(name)
        if name.lower() in NO_NAME or is_body_name(name) or (name.isupper() and " " not in name):
            continue
        yield place, name, is_titled


class People:
    """The persons that a text names outside its quotations.

    Args:
        text: with its quotations blanked.
    """

    def __init__(self, text: str) -> None:
        self._full: dict[str, str] = {}
        self._genders: dict[str, Counter[str]] = {}
        self._places: list[tuple[int, str]] = []
        self._owners: list[tuple[int, str]] = []
        self._named: set[str] = set()
        mentioned = list(_persons(text))
        for _, name in mentioned:
            parts = name.split(" ")
            if len(parts) > 1:
                self._full.setdefault(parts[-1], name)
        for place, name in mentioned:
            full = self.full_name(name)
            places = self._owners if _OWNS.match(text, place + len(name)) else self._places
            places.append((place, full))
            self._named.add(full)
            self._weigh(text, place, name, full)

    def full_name(self, name: str) -> str:
        """The full name that a surname stands for; any other name as it is."""
        return self._full.get(name, name)

    def gender(self, name: str) -> str:
        """``m``, ``f``, or an empty string where nothing shows it."""
        full = self.full_name(name)
        shown = self._genders.get(full, Counter())
        given = _given_names().get(full.split(" ")[0], "") if " " in full else ""
        if given:
            shown = shown + Counter({given: _OF_GIVEN_NAME})
        return shown.most_common(1)[0][0] if shown else ""

    def knows(self, name: str) -> bool:
        """Whether a name is the surname or the full name of a person in the text."""
        return name in self._full or name in self._named

    def before(self, place: int, pronoun: str, besides: str = "") -> Phrase | None:
        """The person named last before a place whom a pronoun may mean; one whose gender shows is better."""
        wanted = _PRONOUNS.get(pronoun, "")
        number = bisect_left(self._places, (place, ""))
        likely: str | None = None
        nearest = place
        for where, name in reversed(self._places[max(0, number - _MOST_LOOKED_AT) : number]):
            if place - where > _NEAR or name == besides:
                continue
            gender = self.gender(name)
            if gender == wanted and (likely is None or nearest - where < _FAR):
                return Phrase(name, name, is_person=True)
            if not gender and likely is None:
                likely, nearest = name, where
        return Phrase(likely, likely, is_person=True) if likely else None

    def owner(self, place: int, pronoun: str) -> Phrase | None:
        """The only person of whose things the text tells before a place, where a pronoun may mean that one."""
        wanted = _PRONOUNS.get(pronoun, "")
        before = self._owners[: bisect_left(self._owners, (place, ""))]
        near = {name for where, name in before if place - where <= _NEAR}
        name = near.pop() if len(near) == 1 else None
        return Phrase(name, name, is_person=True) if name and self.gender(name) in ("", wanted) else None

    def may_be(self, referent: Referent, pronoun: str) -> bool | None:
        """Whether a pronoun may stand for somebody; None where nothing shows it."""
        if pronoun in ("they", "we"):
            return referent.kind in ("many", "body") or None
        if pronoun == "it":
            name = referent.phrase.name
            may_be_body = " " not in name and name == referent.phrase.as_written and not self.knows(name)
            is_open = referent.kind == "role" or (may_be_body and not self.gender(name))
            return referent.kind == "body" or (None if is_open else False)
        if referent.kind in ("body", "many"):
            return False
        if referent.kind == "role":
            gender = _gender_of(referent.phrase.name)
            if not gender:
                return None if _is_human(referent.phrase.name) else False
            return gender == _PRONOUNS.get(pronoun, "")
        gender = self.gender(referent.phrase.name) or _gender_of(_apposed_to(referent.phrase))
        return gender == _PRONOUNS.get(pronoun, "") if gender else None

    def is_human(self, referent: Referent) -> bool:
        """Whether a role is somebody's: the official; not the price."""
        return bool(_gender_of(referent.phrase.name)) or _is_human(referent.phrase.name)

    def _weigh(self, text: str, place: int, name: str, full: str) -> None:
        """Take what stands beside a name and shows whether it is a man's or a woman's."""
        shown = self._genders.setdefault(full, Counter())
        before = text[max(0, place - 24) : place].rsplit(",", 1)[-1]
        if not before.strip() and (match := _ROLE_BEFORE.search(text[max(0, place - 40) : place])):
            before = match["role"]
        if gender := _gender_of(before):
            shown[gender] += 3
        behind = text[place + len(name) : place + len(name) + 90]
        if behind[:1] == "," and (match := _APPOSED.match(behind)) and (gender := _gender_of(match["role"])):
            shown[gender] += 2
        if match := _OF_KIN.match(behind):
            shown["m" if match["who"] == "his" else "f"] += 2
        if match := _SAYS.match(behind):
            shown[_PRONOUNS[match["who"].lower()]] += 1
        if not shown:
            del self._genders[full]


def _apposed_to(phrase: Phrase) -> str:
    """The role that a name stands behind: Dahl's sister, Gail."""
    role, comma, _ = phrase.as_written.rpartition(",")
    return role if comma else ""


def _is_human(role: str) -> bool:
    """Whether a role may be somebody's: the official, a lawyer for the port; not his interest."""
    words = re.split(r" (?:of|for|at|from|in|with|on|to)\b", role)[0].lower().split(" ")
    noun = words[-1]
    return noun in _HUMANS or (noun not in _THINGS and noun.endswith(_OF_HUMANS))


def _gender_of(words: str) -> str:
    """The gender that the last gendered word of some words shows: his mother is a woman, a woman's lawyer is not."""
    found = [
        match
        for match in _GENDERED.finditer(words)
        if not words[match.end() : match.end() + 2].startswith(("'s", "’s"))
    ]
    if not found:
        return ""
    return "m" if found[-1].group().lower() in _MEN else "f"
