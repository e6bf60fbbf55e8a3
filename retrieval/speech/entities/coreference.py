"""Who is who inside one item: its persons, each with the fullest name and the roles the text gives them.

A surname, a name of one character (王氏), a role alone (大統領, 同相, the minister) and a role in a headline all stand
for a person whom the same text names in full elsewhere. Pure functions.
"""

import re
from collections.abc import Iterable, Sequence

from retrieval.names.countries import country_in
from retrieval.names.strip_titles import strip_titles
from retrieval.names.titles import HONORIFICS, japanese_titles, pattern_of, title_of
from retrieval.speech.entities.index import LONGEST_PREFIX, Entity, EntityIndex, name_parts, nearest
from retrieval.speech.entities.spellings import Spellings
from retrieval.speech.mentions import Mention, places_in
from retrieval.speech.speakers import Phrase
from retrieval.text.tokens import ENGLISH_STOP_WORDS

_KANJI = re.compile(r"[\u4e00-\u9fff々]+")
_MARKS = re.compile(r"[、。「」『』“”＿\n]")
_PARTICLES = re.compile("[とやはがをに]")
_ROLE_BEFORE = re.compile(rf"(?P<role>{pattern_of(japanese_titles())})(?:の|で、?)?$")
_ENGLISH_BEFORE = re.compile(r"(?:^|[ ,“\"])(?P<role>(?:[a-z]+ ){1,4})$")
_HONOURED = re.compile(r"(?P<name>[\u4e00-\u9fff々]{1,3})(?:氏|さん)")
_IN_ROLES = frozenset(["of", "for", "and"])
_SAME = re.compile(r"^同(?P<role>.{1,6})$")
_SOMEBODY = re.compile(r"(?:別|他|ほか|ある|複数|元|各|両|あらゆる|すべて|全て|現地|地元)の?|\d|人|[一二三四五]人")
_LONGEST_TITLE = 40
_CHINESE_NAME = 4


class Entities:
    """The persons that a text names, each with all the mentions that stand for that person.

    Args:
        text: of one item.
        mentions: the names in it.
        persons: names known to be persons' from elsewhere, such as those of the speakers found in the text.
    """

    def __init__(self, text: str, mentions: Sequence[Mention], persons: Iterable[str] = ()) -> None:
        self._known = EntityIndex()
        self._places = places_in(text)
        self._states = Spellings(self._places)
        known = {one.name for one in mentions if one.is_person} | set(persons)
        # Full names first, so that a surname finds its bearer wherever the full name stands.
        for mention in sorted(mentions, key=lambda one: (-len(name_parts(one.name)), -len(one.name))):
            if (mention.is_person or mention.name in known) and mention.name not in self._places:
                self._take(text, mention)
        self._known.complete()

    @property
    def all(self) -> list[Entity]:
        """Everyone, full names first."""
        return self._known.all

    def identify(self, phrase: Phrase, place: int) -> Phrase:
        """The phrase under the fullest name of the person it stands for, with this person's role.

        Args:
            phrase: a speaker.
            place: where the words stand, to tell persons of one surname apart.
        """
        entity = self._named(phrase, place) if phrase.is_person else self._bearing(phrase.as_written, place)
        if entity is None:
            return phrase._replace(role=_own_role(phrase))
        return phrase._replace(name=entity.name, role=_own_role(phrase) or entity.role, is_person=True)

    def _take(self, text: str, mention: Mention) -> None:
        role = "" if mention.title in HONORIFICS else mention.title
        prefix = _MARKS.split(text[max(0, mention.start - 40) : mention.start].removesuffix("\n"))[-1]
        if not role and mention.name.isascii() and (match := _ENGLISH_BEFORE.search(prefix)):
            written = _behind_small_words(match["role"].split())
            role = written if title_of(written) else ""
        if not role and (match := _ROLE_BEFORE.search(prefix)) and match["role"] not in HONORIFICS:
            role = match["role"]
        entity = self._joining(mention, role)
        if entity is None:
            entity = self._known.add(mention.name)
        self._known.mentioned(entity, mention.name, mention.start)
        entity.take(role)
        behind = text[mention.end : mention.end + _LONGEST_TITLE]
        after = behind[: max(0, behind.find(mention.title))]
        beside = _PARTICLES.split(prefix[-LONGEST_PREFIX:])[-1]
        found = (self._state_in(text) for text in (beside, after, mention.title))
        entity.country = entity.country or next(filter(None, found), "")

    def _state_in(self, text: str) -> str:
        """The state that a text names: its code, or its name where no table has it."""
        return country_in(text) or self._states.find(text)

    def _joining(self, mention: Mention, role: str) -> Entity | None:
        """Whose further mention this is; of several the one who bears the title, then the one last named before."""
        alike = self._known.of_short(mention.name)
        found = [one for one in alike if _is_form(mention, one.name) and one.may_bear(role)]
        same = [one for one in found if one.bears(role)]
        return nearest(same or found, mention.start)

    def _named(self, phrase: Phrase, place: int) -> Entity | None:
        role = _own_role(phrase)
        found = [one for one in self._known.of_form(phrase.name) if one.may_bear(role)]
        same = [one for one in found if one.bears(role)]
        return nearest(same or found, place)

    def _bearing(self, written: str, place: int) -> Entity | None:
        """Whom a role alone stands for: the one who bears it and was named last, else next."""
        if honoured := _HONOURED.fullmatch(written):
            # 杜氏 is a brewer, unless there is a 杜衡.
            return nearest(self._known.beginning(honoured["name"]), place)
        same = _SAME.match(written)
        asked = same["role"] if same else written
        title = title_of(asked)
        if title is None or _SOMEBODY.match(asked):
            return None
        if asked.isascii():
            return self._bearing_in_english(asked, place)
        role = max((one for one in title.japanese if asked.endswith(one)), key=len, default=None)
        prefix = asked[: -len(role)] if role else None
        if prefix is None or len(prefix) > LONGEST_PREFIX:
            return None
        country = self._state_in(prefix)
        if prefix and not country and not same:
            named = [*self._known.of_form(prefix), *self._known.beginning(prefix)]
            return next((one for one in sorted(named, key=lambda one: one.number) if one.may_bear(asked)), None)
        return self._known.bearing(asked, place, lambda one: not country or one.country in ("", country))

    def _bearing_in_english(self, asked: str, place: int) -> Entity | None:
        if not re.match(r"(?:the|The|his|her|its|(?!An? )[A-Z][\w.’']*)\b", asked):
            return None
        country = country_in(asked)
        return self._known.bearing(asked, place, lambda one: not country or one.country in ("", country))


def _behind_small_words(words: Sequence[str]) -> str:
    """What of some English words may be a role: *manager* of *company with their manager*."""
    last = max((n for n, word in enumerate(words) if word in ENGLISH_STOP_WORDS and word not in _IN_ROLES), default=-1)
    return " ".join(words[last + 1 :])


def _own_role(phrase: Phrase) -> str:
    """The title that a phrase itself has."""
    rest = phrase.as_written.removeprefix(phrase.name).lstrip(" 　")
    title = title_of(phrase.as_written)
    if title is None:
        return ""
    written = [one for one in title.japanese if rest.endswith(one)]
    if written:
        return max(written, key=len)
    before = phrase.as_written.removesuffix(phrase.name).strip()
    return before if before != phrase.as_written and title_of(before) else ""


def _is_form(mention: Mention, name: str) -> bool:
    """Whether a mention may be a shorter form of a name."""
    short = mention.name
    if short == name:
        return True
    parts = name_parts(name)
    if len(parts) > 1:
        return len(name_parts(short)) == 1 and (short in (parts[-1], parts[0]) or short == strip_titles(name))
    if not (_KANJI.fullmatch(short) and _KANJI.fullmatch(name) and name.startswith(short)):
        return False
    return len(name) <= _CHINESE_NAME + 1 and (len(short) > 1 or bool(mention.title))
