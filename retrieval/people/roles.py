"""Who bears a role: alone, or at a state, a place or a body."""

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Protocol

from retrieval.names import NameIndex
from retrieval.names.countries import country_forms, country_in, is_state_or_body
from retrieval.names.strip_titles import is_title_word, strip_titles
from retrieval.names.titles import japanese_titles, title_of, title_table, titles_meant, titles_of
from retrieval.people.affiliation import countries_joined, of_country, sounds_beside, stands_beside
from retrieval.people.clusters import Person
from retrieval.people.directory import SpeakerDirectory
from retrieval.types import FeedItem

_TEXTS = 20
_OF_TOWN = re.compile(r"(?:[都道府県]の?知事|[市区町村]長)$")
_SHORTEST_TOWN = 2
_STANDING_IN = re.compile(r"(?:臨時)?(?:代行|代理)$")
_FOR_A_TIME = frozenset(["acting", "interim", "caretaker", "outgoing", "incoming", "former", "ex", "then", "late"])
_BEFORE_OFFICE = re.compile(r"(?:前|元|現|新|次期|歴代){1,5}の?$")
_ACCOUNT = re.compile(
    r"(?:の公式|公式の?|の)(?:Twitter|ツイッター|X|エックス|アカウント|サイト|ホームページ|フェイスブック|Facebook"
    r"|インスタグラム|Instagram|ブログ|SNS)$"
    r"|['’]s? (?:official )?(?:twitter|x|facebook|instagram)?(?: ?account| page| feed| blog|(?<=twitter))$",
    re.IGNORECASE,
)
_ENGLISH_BODY = re.compile(
    r"(?<= )(?:ministry|department|agency|office|council|committee|commission|bank|union|party|court|police|army|navy"
    r"|university|company|government|administration|campaign|parliament|board|association|institute|hospital|library|museum|school)$",
    re.IGNORECASE,
)
_KIN = frozenset("妻 夫 弟 兄 姉 妹 父 母 父親 母親 息子 娘 長男 長女 次男 次女".split()) | frozenset(
    "家族 親族 友人 側近 弁護士 秘書 代理人 広報担当 広報担当者".split()
)
_OF_SOMEBODY = re.compile(r"['’]s \w")
"""A person told by another one's name: the words of that one are no answer."""

_MINISTER = re.compile(
    r"(?:(?P<state>[ァ-ヺー]{2,20}|[\u4e00-\u9fff]{1,4})の)?(?P<field>[\u4e00-\u9fff]{2,8})(?:相|大臣)"
)
_ANY_STATE = "日本"
_ARTICLE = re.compile(r"^(?:the|a|an) ", re.IGNORECASE)


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


def names_of(people: Iterable[Person]) -> list[str]:
    """Every spelling of some people."""
    return sorted({voice.name for one in people for voice in one.voices})


def distinct(people: Iterable[Person]) -> list[Person]:
    """Each person once, the one with most statements first."""
    return sorted({one.voices[0].key: one for one in people}.values(), key=lambda one: one.rank)


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
    before = _BEFORE_OFFICE.sub("", asked.removesuffix(written)).removesuffix("の")
    # 韓国の林大統領 has a state before it and is somebody's name.
    if not title or not written or (before and not is_state_or_body(before)):
        return ()
    return title.japanese


def role_at(asked: str) -> tuple[str, ...]:
    """The titles that an English role with a place or a body beside it stands for; empty where a name follows.

    >>> "監督" in role_at("the Halvard coach"), "社長" in role_at("the president of Miwa Seiko")
    (True, True)
    >>> role_at("Coach Hall")
    ()
    """
    if not asked.isascii() or not re.match(r"(?:the|a) ", asked, re.IGNORECASE):
        return ()
    words = re.split(r" of | at ", asked)[0].split()
    return titles_meant(asked) if is_title_word(words[-1]) else ()


def bearing(
    titles: Sequence[str], asked: str, names: NameIndex, speakers: SpeakerDirectory, record: People
) -> tuple[list[Person], list[str]]:
    """Who bears one of some titles; where a state, a place or a body is named beside it, only who stands by that."""
    titled = set(record.names_titled(titles))
    bearing = [*speakers.bearing(titles), *(one for name in sorted(titled) for one in speakers.people_named(name))]
    found = [one for one in distinct(bearing) if any(one.bears(title) for title in titles)]
    place = place_in(asked, titles)
    # A sign counts where it stands alone only: 露 of 露大統領.
    country = country_in(asked) or country_in(place)
    chosen = _at(found, country, place, names, record) if country or place else found
    spellings = names_of(chosen)
    silent = {name for name in titled if not speakers.forms_named(name) and not titles_of(name)}
    if not chosen and silent:
        spellings = sorted(name for name in silent if not (country or place) or is_at(name, country, place, record))
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


def at_town(asked: str, speakers: SpeakerDirectory, record: People) -> list[Person]:
    """Who bears the office of a town or a prefecture, where the text says so beside the name: 福島県知事, 江北市長."""
    title, town = title_of(asked), town_of(asked)
    if not title or not town:
        return []
    bearers = distinct(speakers.bearing(title.japanese))
    texts = {voice.name: record.texts_naming(voice.name, _TEXTS) for one in bearers for voice in one.voices}
    return [one for one in bearers if any(stands_beside(texts[voice.name], voice.name, town) for voice in one.voices)]


def ministers(asked: str, names: NameIndex, speakers: SpeakerDirectory, record: People) -> list[Person]:
    """Who is minister of a field, alone or at a state, however the text words the office: ノルウェーの漁業相."""
    match = _MINISTER.fullmatch(asked)
    if not match or not is_state_or_body(match["state"] or _ANY_STATE):
        return []
    field = match["field"]
    found = distinct(speakers.in_roles(lambda role: role.startswith(field) and role.endswith(("相", "大臣"))))
    country = country_in(match["state"]) if match["state"] else ""
    return _at(found, country, "", names, record) if country else found


def town_of(asked: str) -> str:
    """The town or the prefecture whose office a Japanese role is; empty for another one.

    >>> town_of("福島県知事"), town_of("江北市長"), town_of("江北の市長"), town_of("外相")
    ('福島県', '江北', '江北', '')
    """
    title = title_of(asked)
    written = max((one for one in title.japanese if asked.endswith(one)), key=len, default="") if title else ""
    town = asked.removesuffix(written).removesuffix("の")
    return town if written and _OF_TOWN.search(asked) and len(town) >= _SHORTEST_TOWN else ""


def place_of(asked: str) -> str:
    """The place or the body at which a role is asked for; empty where a name or a role alone is.

    >>> place_of("the mayor of Springfield"), place_of("福島県知事"), place_of("三輪精工の社長")
    ('Springfield', '福島県', '三輪精工')
    >>> place_of("Mayor Ortiz")
    ''
    """
    if town := town_of(asked):
        return town
    if asked.isascii():
        return place_in(asked, ()) if role_at(asked) else ""
    before, _, role = asked.rpartition("の")
    return before if before and roles_meant(role) else ""


def as_written(asked: str, speakers: SpeakerDirectory) -> list[Person]:
    """Speakers whom the texts call by a role and by no name, in either language: the mayor, 市長, 英首相.

    Args:
        asked: a role, alone or at a state.
        speakers: everyone who speaks.
    """
    return distinct(person for form in role_names(asked) for person in speakers.called(form))


def role_names(asked: str) -> tuple[str, ...]:
    """How texts in either language write a role that is alone or at a state; nothing for any other name.

    >>> "the british prime minister" in role_names("英首相"), "市長" in role_names("the mayor")
    (True, True)
    >>> role_names("松井市長"), role_names("Mayor Ortiz")
    ((), ())
    """
    titles = roles_meant(asked)
    if not titles:
        return ()
    rows = [row for row in title_table() if set(row.japanese) & set(titles)]
    japanese = dict.fromkeys(one for row in rows for one in row.japanese if len(one) > 1)
    folded = f" {asked.casefold()} "
    english = {one for row in rows for one in row.english if not asked.isascii() or f" {one} " in folded}
    if forms := country_forms().get(country_in(asked) or country_in(asked[:1])):
        states = [*forms.japanese, *forms.signs]
        japanese = dict.fromkeys(f"{state}{mark}{one}" for state in states for one in japanese for mark in ("", "の"))
        english = {f"{state} {one}" for state in (*forms.adjectives, *forms.english) for one in english}
    written = [bare(asked), *japanese, *sorted(english)]
    return tuple(dict.fromkeys([*written, *(f"the {one}" for one in sorted(english))]))


def in_office(asked: str) -> str:
    """A role or a titled name without what tells that it is borne for a time: acting director Soren, ソレン長官代行.

    >>> in_office("the acting mayor"), in_office("ソレン長官代行"), in_office("former Governor Ortiz")
    ('the mayor', 'ソレン長官', 'Governor Ortiz')
    """
    if asked.isascii():
        return " ".join(word for word in asked.split() if word.casefold() not in _FOR_A_TIME) or asked
    shorter = _STANDING_IN.sub("", asked)
    return shorter if titles_of(shorter) else asked


def name_alone(asked: str) -> str:
    """A name without its title; a sign that is a part of the name stays: 田中 of 田中市長.

    >>> name_alone("田中市長"), name_alone("野中さん"), name_alone("林外相"), name_alone("Mayor Ortiz")
    ('田中', '野中', '林', 'Ortiz')
    """
    name = asked if english_body(asked) else strip_titles(asked)
    if len(name) > 1 or asked.isascii():
        return name
    title = next((one for one in japanese_titles() if asked.endswith(one)), "")
    return asked.removesuffix(title) or name


def is_of_somebody(asked: str) -> bool:
    """Whether somebody is asked for by whose relative or aide that is.

    >>> is_of_somebody("Mika Soren's brother"), is_of_somebody("ソレン氏の弟"), is_of_somebody("ソレン氏の報道官")
    (True, True, True)
    >>> is_of_somebody("Mika Soren"), is_of_somebody("江北の林外相"), is_of_somebody("米大統領の報道官")
    (False, False, False)
    """
    before, _, last = asked.rpartition("の")
    is_named = bool(before) and strip_titles(before) != before and not roles_meant(before)
    return bool(_OF_SOMEBODY.search(asked)) or (bool(before) and last in _KIN) or (is_named and bool(roles_meant(last)))


def english_body(asked: str) -> str:
    """The word, in lower case, that tells a body in an English name: ministry; empty for a person's name.

    >>> english_body("the State Department"), english_body("Mika Soren"), english_body("Bank")
    ('department', '', '')
    """
    match = _ENGLISH_BODY.search(asked)
    return match.group().casefold() if match else ""


def bare(asked: str) -> str:
    """A name or a role without an article, and without the account through which it speaks.

    >>> bare("the White House"), bare("広野市図書館の公式Twitter"), bare("the harbour's official account")
    ('White House', '広野市図書館', 'harbour')
    """
    return without_account(_ARTICLE.sub("", asked.strip()))


def without_account(asked: str) -> str:
    """Who speaks through an account that is asked for; any other name as it is."""
    return _ACCOUNT.sub("", asked) or asked


def is_at(name: str, country: str, place: str, record: People) -> bool:
    """Whether a name stands beside a state, or else beside a place or a body, somewhere."""
    texts = record.texts_naming(name, _TEXTS)
    if country:
        return of_country(texts, name, country)
    return stands_beside(texts, name, place) or sounds_beside(texts, name, place)


def place_in(asked: str, titles: Sequence[str]) -> str:
    """What is named beside a role: Miwa Seiko in *the president of Miwa Seiko*, 三輪精工 in 三輪精工の社長."""
    if asked.isascii():
        words = [
            word for word in asked.split() if not is_title_word(word) and word.lower() not in ("the", "of", "at", "in")
        ]
        return " ".join(word for word in words if word[:1].isupper())
    written = max((title for title in titles if asked.endswith(title)), key=len, default="")
    return asked.removesuffix(written).removesuffix("の") if written else ""
