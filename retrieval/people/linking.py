"""Whom a question means by a name, a role, or a role at a state, a place or a body."""

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from itertools import takewhile
from typing import Protocol

from retrieval.names import NameIndex
from retrieval.names.countries import country_in
from retrieval.names.strip_titles import is_title_word, strip_titles
from retrieval.names.titles import title_of, titles_meant
from retrieval.people.affiliation import countries_joined, of_country, sounds_beside, stands_beside
from retrieval.people.clusters import Person, in_role, role_asked
from retrieval.people.directory import SpeakerDirectory
from retrieval.speech.mentions import find_mentions
from retrieval.text.analyzer import Analyzer
from retrieval.types import FeedItem

_TEXTS = 20
_BODY = re.compile(r"\w*[\u4e00-\u9fff]{3}")
_BODY_ENDS = 2


class People(Protocol):
    """What the record knows of people; ``retrieval.search.engine`` calls it through ``prepare``."""

    def names_titled(self, titles: Collection[str]) -> list[str]:
        """Names that stand before one of these titles."""
        ...

    def texts_naming(self, name: str, limit: int) -> list[str]:
        """Passages in which a name stands."""
        ...

    def items_naming(self, names: Collection[str]) -> set[str]:
        """Ids of items in which any of these names stands."""
        ...

    def items(self, item_ids: Iterable[str]) -> dict[str, FeedItem]:
        """Items by id."""
        ...

    def items_speaking(self, names: Collection[str]) -> set[str]:
        """Ids of items in which somebody of these names speaks."""
        ...


def asked_for(
    asked: str, names: NameIndex, speakers: SpeakerDirectory, record: People
) -> tuple[list[Person], list[str]]:
    """Who is meant among those who speak, and how those meant are written, whether they speak or not.

    Args:
        asked: a name, a role, or a value that ``SpeakerDirectory.complete`` gave, which means exactly one person.
        names: every name of the feed.
        speakers: everyone who speaks.
        record: what is known of people.
    """
    if exact := speakers.exactly(asked):
        return [exact], _names_of([exact])
    before, name = _split(asked)
    # A role first: the head of Orvane Mining is not Orvane Mining.
    titles = roles_meant(asked) or roles_meant(name) or _role_at(asked)
    if titles and any(borne := _bearing(titles, asked, names, speakers, record)):
        return borne
    spellings = _spellings(name, names)
    found = _distinct(one for spelling in spellings for one in speakers.people_named(spelling))
    chosen = in_role(found, role_asked(name))
    if before and len(chosen) > 1:
        in_title = [one for one in chosen if any(one.bears(title) for title in titles_meant(before))]
        chosen = in_title or [one for one in chosen if _stands_by(one, before, record)] or chosen
    if chosen or (spellings and not found and not role_asked(name)):
        return chosen, spellings
    titles = () if _place_in(asked, ()) else titles_meant(asked)
    if titles and any(borne := _bearing(titles, asked, names, speakers, record)):
        return borne
    return [], [] if found else spellings


def _names_of(people: Iterable[Person]) -> list[str]:
    return sorted({voice.name for one in people for voice in one.voices})


def _distinct(people: Iterable[Person]) -> list[Person]:
    """Each person once, the one with most statements first."""
    return sorted({one.voices[0].key: one for one in people}.values(), key=lambda one: one.rank)


def _role_at(asked: str) -> tuple[str, ...]:
    """The titles that an English role with a place or a body beside it stands for; empty where a name follows.

    >>> "監督" in _role_at("the Halvard coach"), "社長" in _role_at("the president of Miwa Seiko")
    (True, True)
    >>> _role_at("Coach Hall")
    ()
    """
    if not asked.isascii() or not re.match(r"(?:the|a) ", asked, re.IGNORECASE):
        return ()
    words = re.split(r" of | at ", asked)[0].split()
    return titles_meant(asked) if is_title_word(words[-1]) else ()


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
    spellings = names.resolve(name)
    if _BODY.fullmatch(name) and strip_titles(name) == name:
        return [one for one in spellings if one == name or one[-_BODY_ENDS:] == name[-_BODY_ENDS:]]
    return spellings


def _bearing(
    titles: Sequence[str], asked: str, names: NameIndex, speakers: SpeakerDirectory, record: People
) -> tuple[list[Person], list[str]]:
    """Who bears one of some titles; where a state, a place or a body is named beside it, only who stands by that."""
    titled = set(record.names_titled(titles))
    bearing = [*speakers.bearing(titles), *(one for name in sorted(titled) for one in speakers.people_named(name))]
    found = [one for one in _distinct(bearing) if any(one.bears(title) for title in titles)]
    place = _place_in(asked, titles)
    # A sign counts where it stands alone only: 露 of 露大統領.
    country = country_in(asked) or country_in(place)
    chosen = _at(found, country, place, names, record) if country or place else found
    spellings = _names_of(chosen)
    silent = {name for name in titled if not speakers.forms_named(name)}
    if not chosen and silent:
        spellings = sorted(name for name in silent if not (country or place) or _is_at(name, country, place, record))
    return chosen, spellings


def _at(found: Sequence[Person], country: str, place: str, names: NameIndex, record: People) -> list[Person]:
    """Those who stand by a state, a place or a body, by the surest evidence that anyone has."""
    texts = {voice.name: record.texts_naming(voice.name, _TEXTS) for one in found for voice in one.voices}

    def those(is_near: Callable[[str], bool]) -> list[Person]:
        return [one for one in found if any(is_near(voice.name) for voice in one.voices)]

    if country:
        joined = {name: countries_joined(passages, name) for name, passages in texts.items()}
        if chosen := those(lambda name: country in joined[name]):
            return chosen
        # Whoever is said to be another state's only talks of this one.
        found = [one for one in found if not any(joined[voice.name] for voice in one.voices)]
        return those(lambda name: of_country(texts[name], name, country)) or those(
            lambda name: of_country(texts[name], name, country, sentence=True)
        )
    if chosen := those(lambda name: stands_beside(texts[name], name, place)):
        return chosen
    if chosen := those(lambda name: sounds_beside(texts[name], name, place)):
        return chosen
    if chosen := those(lambda name: stands_beside(texts[name], name, place, sentence=True)):
        return chosen
    speaking = {voice.name: record.items_speaking([voice.name]) for one in found for voice in one.voices}
    about = {
        item_id
        for item_id, item in record.items({one for ids in speaking.values() for one in ids}).items()
        if place in item.text
    }
    about |= record.items_naming(names.resolve(place))
    return those(lambda name: bool(about & speaking[name]))


def _is_at(name: str, country: str, place: str, record: People) -> bool:
    """Whether a name stands beside a state, or else beside a place or a body, somewhere."""
    texts = record.texts_naming(name, _TEXTS)
    if country:
        return of_country(texts, name, country)
    return stands_beside(texts, name, place) or sounds_beside(texts, name, place)


def _place_in(asked: str, titles: Sequence[str]) -> str:
    """What is named beside a role: Miwa Seiko in *the president of Miwa Seiko*, 三輪精工 in 三輪精工の社長."""
    if asked.isascii():
        words = [
            word for word in asked.split() if not is_title_word(word) and word.lower() not in ("the", "of", "at", "in")
        ]
        return " ".join(word for word in words if word[:1].isupper())
    written = max((title for title in titles if asked.endswith(title)), key=len, default="")
    return asked.removesuffix(written).removesuffix("の") if written else ""


def _stands_by(person: Person, before: str, record: People) -> bool:
    """Whether what is told of somebody stands beside this person's name somewhere."""
    return any(_is_at(voice.name, country_in(before), before, record) for voice in person.voices)


def roles_meant(asked: str) -> tuple[str, ...]:
    """The Japanese titles that a bare role stands for, with nothing but a state beside it; empty for a name.

    >>> "外相" in roles_meant("ウクライナ外相"), "財務長官" in roles_meant("the US treasury secretary")
    (True, True)
    >>> roles_meant("ウォルツ外相")
    ()
    """
    if asked.isascii():
        rest = [word for word in asked.split() if word.lower() != "the" and not country_in(word)]
        return titles_meant(asked) if rest and all(is_title_word(word) for word in rest) else ()
    title = title_of(asked)
    written = max((one for one in title.japanese if asked.endswith(one)), key=len, default="") if title else ""
    before = asked.removesuffix(written).removesuffix("の")
    if not title or not written or (before and not country_in(before)):
        return ()
    return title.japanese


def is_personal(asked: str, analyzer: Analyzer) -> bool:
    """Whether "what did X say" names a person, rather than a ministry or a role."""
    if asked.isascii():
        named = [
            word for word in asked.split() if not is_title_word(word) and not country_in(word) and word.lower() != "the"
        ]
        return bool(named) and all(word[:1].isupper() for word in named)
    # Its patterns take longer to compile than to ask for a name.
    from retrieval.speech.speakers import speaking_phrase

    if (phrase := speaking_phrase(asked, analyzer)) and not phrase.is_same and not phrase.as_written.isascii():
        # A body that never speaks here: another one's words are no answer.
        return True
    return any(mention.is_person for mention in find_mentions(asked, analyzer))
