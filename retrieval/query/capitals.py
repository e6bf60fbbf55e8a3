"""The capitals of a name that was typed without any, as most people type in a chat."""

import re

from retrieval.names import NameIndex
from retrieval.names.countries import country_in
from retrieval.names.forms import written_parts
from retrieval.names.given_names import is_given_name
from retrieval.names.institutions import institution_names
from retrieval.names.strip_titles import is_title_word
from retrieval.people.roles import roles_meant
from retrieval.text.tokens import ENGLISH_STOP_WORDS

_TYPED = re.compile(r"[a-z][a-z.'-]*(?: [a-z][a-z.'-]*){1,3}")
_LONGEST_RUN = 3


def with_capitals(asked: str, names: NameIndex) -> str:
    """A full name with its capitals, where it has none; anything else as it is.

    Without them *mika soren* is the curler, or whoever else is called Soren. It is a name where it begins with a given
    name, resembles a name of the index, or ends with the surname of somebody there.

    Args:
        asked: whose words are asked for.
        names: every name of the index.

    >>> with_capitals("mayor rand soren", NameIndex([])), with_capitals("the navy", NameIndex([]))
    ('mayor rand soren', 'the navy')
    >>> with_capitals("robert soren", NameIndex([])), with_capitals("ida soren", NameIndex(["Mika Soren"]))
    ('Robert Soren', 'Ida Soren')
    """
    if not _TYPED.fullmatch(asked) or "'s " in asked or roles_meant(asked) or institution_names(asked):
        return asked
    words = asked.split()
    titles = 0
    while titles < len(words) and is_title_word(words[titles]):
        titles += 1
    name = words[titles:]
    if not 1 < len(name) <= _LONGEST_RUN or any(_is_no_part(word) for word in name):
        return asked
    if not is_given_name(name[0]) and not names.resolve(" ".join(name)) and not _is_surname(name[-1], names):
        return asked
    return " ".join([*words[:titles], *(re.sub(r"(?:^|(?<=[-.']))[a-z]", _upper, word) for word in name)])


def _is_no_part(word: str) -> bool:
    return word in ENGLISH_STOP_WORDS or is_title_word(word) or bool(country_in(word))


def _is_surname(word: str, names: NameIndex) -> bool:
    """Whether somebody of the index is called so, by a full name in Latin letters."""
    full = (parts for one in names.resolve(word) if len(parts := written_parts(one)) > 1)
    return any(parts[-1] == word for parts in full)


def _upper(match: re.Match[str]) -> str:
    return match[0].upper()
