"""Speakers asked for by a part of what the texts call them: the navy for the U.S. Navy, 学生 for 同大の学生."""

import re
import unicodedata

from retrieval.names.countries import country_in
from retrieval.names.titles import HONORIFICS
from retrieval.people.clusters import Person
from retrieval.people.directory import SpeakerDirectory
from retrieval.people.roles import bare, is_of_somebody, roles_meant

_MOST = 25
_SHORTEST = 2
_SHORTEST_LATIN = 3
_KANA = re.compile(r"[ァ-ヺー]{2,}")
_APART = re.compile(r"[＝=・ ]")


def called_in_part(asked: str, speakers: SpeakerDirectory) -> list[Person]:
    """Who is called so and more, in order of statements; nobody where that would be a guess.

    A body or a role is asked for by the end of its name or by the first of two names side by side, a person by a first
    name that nobody else who speaks has.

    Args:
        asked: a name or a role.
        speakers: everyone who speaks.
    """
    honorific = next((one for one in HONORIFICS if asked.endswith(one) and asked != one), "")
    name = _folded(bare(asked.removesuffix(honorific)))
    least = _SHORTEST_LATIN if name.isascii() else _SHORTEST
    if len(name) < least or is_of_somebody(asked) or roles_meant(asked):
        return []
    near = speakers.beginning(name, _MOST)
    people = [(one, _folded(voice.name)) for one in near for voice in one.voices]
    if ending := [one for one, called in people if _ends(called, name)]:
        return list(dict.fromkeys(ending))
    given = list(dict.fromkeys(one for one, called in people if _begins(called, name)))
    return given if len(given) == 1 else []


def _folded(name: str) -> str:
    return unicodedata.normalize("NFKC", name).casefold().strip()


def _ends(called: str, name: str) -> bool:
    if name.isascii():
        # The navy is the U.S. Navy; Soren is no surname here, or it had been found as such.
        before = called.removesuffix(f" {name}")
        return before != called and bool(country_in(before))
    if called.endswith(f"の{name}"):
        return not _KANA.fullmatch(name)
    return called.startswith(f"{name}=")


def _begins(called: str, name: str) -> bool:
    parts = _APART.split(called)
    is_name = bool(_KANA.fullmatch(name)) or name.isascii()
    return is_name and len(parts) > 1 and parts[0] == name and not country_in(name)
