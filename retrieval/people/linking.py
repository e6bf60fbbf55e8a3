"""Whom a question means by a name, a role, an institution, or a role at a state, a place or a body."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from retrieval.names import NameIndex
from retrieval.names.countries import country_in
from retrieval.names.forms import fold_name, is_chinese, written_parts
from retrieval.names.institutions import institution_names
from retrieval.names.strip_titles import is_title_word, strip_titles
from retrieval.names.titles import titles_meant
from retrieval.people.clusters import Person, in_role, role_asked
from retrieval.people.directory import SpeakerDirectory
from retrieval.people.full_names import by_full_name, is_full, namesakes, surname_addressed
from retrieval.people.in_part import called_in_part
from retrieval.people.roles import (
    People,
    as_written,
    at_town,
    bare,
    bearing,
    distinct,
    english_body,
    in_office,
    is_at,
    is_of_somebody,
    ministers,
    name_alone,
    names_of,
    place_in,
    role_at,
    roles_meant,
    without_account,
)
from retrieval.speech.mentions import find_mentions
from retrieval.text.analyzer import Analyzer
from retrieval.text.tokens import ENGLISH_STOP_WORDS

_BODY = re.compile(r"\w*[\u4e00-\u9fff]{3}")
_BODY_ENDS = 2
_SAME_CHARACTERS = 2
_BODY_SIGNS = (
    *"省庁局府署会社院所行軍党学隊館校室課部",
    "政権",
    "陣営",
    "連盟",
    "連合",
    "団体",
    "警察",
    "財団",
    "銀行",
)


@dataclass(frozen=True)
class Link:
    """Whom a name or a role means in an index.

    Attributes:
        persons: those who speak.
        spellings: how the index writes those meant, whether they speak or not.
        others: what those of that name are called who are not meant: of another given name, or in another role.
        is_open: whether a full name was asked for, and the index gives those meant by the surname alone.
    """

    persons: tuple[Person, ...] = ()
    spellings: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    is_open: bool = False


def link(asked: str, names: NameIndex, speakers: SpeakerDirectory, record: People) -> Link:
    """Who is meant.

    Args:
        asked: a name, a role, or a value that ``SpeakerDirectory.complete`` gave, which means exactly one person.
        names: every name of the feed.
        speakers: everyone who speaks.
        record: what is known of people.
    """
    found = _link(asked, names, speakers, record)
    if found.persons:
        return found
    ways = (asked, *found.spellings)
    if called := next(filter(None, (called_in_part(one, speakers) for one in ways)), None):
        return Link(tuple(called), tuple(dict.fromkeys([*names_of(called), *found.spellings])), found.others)
    return found


def _link(asked: str, names: NameIndex, speakers: SpeakerDirectory, record: People) -> Link:
    if exact := speakers.exactly(asked):
        return _linked([exact])
    if forms := institution_names(asked):
        return _institution(asked, forms, names, speakers)
    asked = in_office(without_account(asked))
    if is_of_somebody(asked) and not roles_meant(asked):
        return _linked(distinct(speakers.called(bare(asked))))
    before, name = _split(asked)
    # A role first: the head of Orvane Mining is not Orvane Mining.
    titles = roles_meant(asked) or roles_meant(name) or role_at(asked)
    if titles:
        meant, spellings = bearing(titles, asked, names, speakers, record)
        if meant := distinct([*meant, *as_written(asked, speakers)]):
            return _linked(meant)
        if spellings:
            return Link(spellings=tuple(spellings))
        if roles_meant(asked):
            # Whoever else is called so is no answer: 市長 is no シビハ.
            return Link()
    return _named(asked, before, name, names, speakers, record)


def _named(asked: str, before: str, name: str, names: NameIndex, speakers: SpeakerDirectory, record: People) -> Link:
    """Who is meant by a name, its title and what else is told of somebody."""
    spellings = _spellings(name, names)
    if not spellings and (surname := surname_addressed(name)):
        name, spellings = surname, _spellings(surname, names)
    spellings += [one for one in _beginnings(name_alone(name)) if one not in spellings and speakers.forms_named(one)]
    # Whoever speaks under this very name is nobody else of that surname.
    is_there = any(fold_name(one) == fold_name(name_alone(name)) and speakers.forms_named(one) for one in spellings)
    so_called = [] if is_there else namesakes(name, names)
    others_so_called = [one for one in so_called if one not in spellings]
    found = distinct(one for spelling in (*spellings, *others_so_called) for one in speakers.people_named(spelling))
    chosen = in_role(found, role_asked(name))
    if before and len(chosen) > 1:
        in_title = [one for one in chosen if any(one.bears(title) for title in titles_meant(before))]
        chosen = in_title or [one for one in chosen if _stands_by(one, before, record)] or chosen
    full = by_full_name(name_alone(name), chosen, spellings, others_so_called, names, record)
    unmeant = distinct([*(one for one in found if one not in chosen), *full.others])
    # A given name tells people apart; a surname alone needs the role.
    called = [one.name if one in full.others and is_full(one.name) else one.label for one in unmeant]
    others = tuple(dict.fromkeys([*called, *full.other_names]))
    if full.persons:
        return Link(full.persons, full.spellings, others, full.is_open)
    silent = tuple(one for one in full.spellings if one not in names_of(unmeant))
    if silent and not (found and role_asked(name) and not is_full(name_alone(name))):
        return Link(spellings=silent, others=others)
    if in_office_there := ministers(asked, names, speakers, record):
        return _linked(in_office_there)
    if in_town := at_town(asked, speakers, record):
        return _linked(in_town)
    titles = () if place_in(asked, ()) else titles_meant(asked)
    if titles and any(borne := bearing(titles, asked, names, speakers, record)):
        return Link(tuple(borne[0]), tuple(borne[1]))
    return Link(spellings=silent, others=others)


def _linked(people: Sequence[Person]) -> Link:
    return Link(tuple(people), tuple(names_of(people)))


def _institution(asked: str, forms: Sequence[str], names: NameIndex, speakers: SpeakerDirectory) -> Link:
    """An institution, a capital or a state under any of its names; somebody of that surname where it never speaks."""
    if found := distinct(one for form in (bare(asked), *forms) for one in speakers.called(form)):
        return _linked(found)
    if bare(asked) != asked or not asked.isascii():
        return Link()
    # Ida London, where somebody asks for London and no town of that name speaks.
    namesakes = [one for one in names.resolve(asked) if written_parts(one)[-1:] == (asked.casefold(),) and is_full(one)]
    return _linked(distinct(person for one in namesakes for person in speakers.people_named(one)))


def _split(asked: str) -> tuple[str, str]:
    """What tells more of somebody, and the name with its title: 江北の林外相, the Zarev spokesman Martyn.

    >>> _split("江北の林外相"), _split("the Zarev spokesman Martyn"), _split("Mayor Ortiz")
    (('江北', '林外相'), ('the Zarev', 'spokesman Martyn'), ('', 'Mayor Ortiz'))
    """
    if asked.isascii():
        asked, _, rest = asked.partition(", ")
        if rest:
            return rest, asked
        words = asked.split()
        # the curler Haruka Kuji: what she does is no part of her name.
        described = takewhile(lambda word: word.islower() and not is_title_word(word), words[:-1])
        words = words[len(list(described)) :]
        title = next((number for number, word in enumerate(words) if number and is_title_word(word)), 0)
        has_name_before = any(word[:1].isupper() and not is_title_word(word) for word in words[:title])
        if title and has_name_before and title + 1 < len(words):
            return " ".join(words[:title]), " ".join(words[title:])
        return "", " ".join(words)
    before, _, name = asked.rpartition("の")
    return (before, name) if before and name else ("", asked)


def _spellings(name: str, names: NameIndex) -> list[str]:
    """How this feed writes a name; a body is another one where only the place in its name is the same."""
    # Neither an article is a name nor what stands before a title: 他のアナリスト.
    resolved = names.resolve(bare(name))
    spellings = [
        one for one in resolved if fold_name(one) not in ENGLISH_STOP_WORDS and not strip_titles(one).endswith("の")
    ]
    if is_chinese(name):
        # 野中 is no 野崎.
        least = min(_SAME_CHARACTERS, len(name_alone(name)))
        spellings = [one for one in spellings if not is_chinese(one) or _alike(name, one) >= least]
    if last := english_body(name):
        # senior ministry official is no ministry.
        spellings = [
            one for one in spellings if (one.casefold().endswith(last) if one.isascii() else _ends_as_body(one))
        ]
    if _BODY.fullmatch(name) and strip_titles(name) == name:
        return [one for one in spellings if one == name or one[-_BODY_ENDS:] == name[-_BODY_ENDS:]]
    return spellings


def _beginnings(name: str) -> list[str]:
    """What may be the surname of a whole name in Chinese characters."""
    return [name[:length] for length in range(1, len(name))] if is_full(name) and is_chinese(name) else []


def _ends_as_body(name: str) -> bool:
    return name.endswith(_BODY_SIGNS)


def _alike(name: str, other: str) -> int:
    """With how many characters two names begin alike."""
    return len(list(takewhile(lambda pair: pair[0] == pair[1], zip(name, other, strict=False))))


def _stands_by(person: Person, before: str, record: People) -> bool:
    """Whether what is told of somebody stands beside this person's name somewhere."""
    return any(is_at(voice.name, country_in(before), before, record) for voice in person.voices)


def is_personal(asked: str, analyzer: Analyzer) -> bool:
    """Whether "what did X say" names a person, rather than a ministry or a role."""
    if asked.isascii():
        named = [
            word for word in asked.split() if not is_title_word(word) and not country_in(word) and word.lower() != "the"
        ]
        return bool(named) and all(word[:1].isupper() for word in named)
    # Its patterns take longer to compile than to ask for a name.
    from retrieval.speech.ja.speaking import speaking_phrase

    if (phrase := speaking_phrase(asked, analyzer)) and not phrase.is_same and not phrase.as_written.isascii():
        # A body that never speaks here: another one's words are no answer.
        return True
    return any(mention.is_person for mention in find_mentions(asked, analyzer))
