"""What a Japanese sentence is read against: who was named and who spoke before it."""

import re
from dataclasses import dataclass, field

from retrieval.speech.ja.speaking import speaking_phrase
from retrieval.speech.speakers import Phrase, Where
from retrieval.text.analyzer import Analyzer

_POINTS_TO_PERSON = re.compile(
    r"^(?:彼女?|本人|自身)$|^同.*(?:氏|相|長|官|員|監督|教授|医師|選手|容疑者|被告|大統領|主席|総裁|候補|弁護士|さん)$"
)
_POINTS_TO_BODY = re.compile(r"^同(?P<kind>.+)$")
_PAIR = re.compile(r"^(?:(?:二|[2２])人|彼ら|両(?:氏|者|人|専門家|教授|議員|選手|博士))")
_BESIDE = re.compile(
    r"(?:[（(][^（()）]{0,60}[)）]|[＝=][^＝=]{1,20}[＝=]|、?\s?[\d０-９]{1,3}歳|自身|本人|(?<=\w)など|(?<=[歳代])の)$"
)
_BESIDE_ENDS = tuple(")）=＝歳身人どの")
LEADING = re.compile(
    r"^(?:[^\w\s、。「」“”（(＿\ue000]+|ℹ\ufe0f?|また|さらに|その上で|そのうえで|そして|一方(?:で)?|ただ(?:し)?|しかし(?:ながら)?|だが|なお|続けて|加えて|同時に|このため|[ＦＭＤＧFMDG][ＷＦＫWFK](?=[\u4e00-\u9fffァ-ヺ])"
    r"|これに(?:対し(?:て)?|ついて)|それによると|これまで|改めて|、|\s|　|▽|・|●|▼|■|－|—|-)+"
)
_READING = re.compile(r"(?<=[\u4e00-\u9fff々])[（(][ぁ-んァ-ヺー・ ]{1,20}[)）]")
"""How a name is read, in brackets behind it or inside."""

_SPACES = re.compile(r"(?<![A-Za-zァ-ヺー.])[ \u3000]+|[ \u3000]+(?![A-Za-zァ-ヺー.])")
"""Spaces that part no two names."""

_LONGEST_PHRASE = 60


@dataclass(frozen=True, eq=False)
class Phrases:
    """Who speaks by the phrases of a text that were read before: a sentence is asked for its topics again and again.

    Attributes:
        asked: by the phrase as it was given.
        bare: by the phrase without what stands before and in a name.
    """

    asked: dict[tuple[str, Where], Phrase | None] = field(default_factory=dict)
    bare: dict[tuple[str, Where], Phrase | None] = field(default_factory=dict)


@dataclass(frozen=True)
class Context:
    """What a sentence is read against.

    Attributes:
        current: who spoke, or was spoken of, last.
        persons: names that the text gives to persons somewhere.
        person: the named person among those who spoke, or were spoken of, last.
        bodies: the bodies named before, the last one last.
        pair: two who spoke together last.
        places: names that the text gives to states and places.
        analyzer: tells words; of the thread that reads.
        phrases: who speaks by the phrases that were read before.
    """

    current: Phrase | None = None
    persons: frozenset[str] = frozenset()
    person: Phrase | None = None
    bodies: tuple[Phrase, ...] = ()
    pair: Phrase | None = None
    places: frozenset[str] = frozenset()
    analyzer: Analyzer = field(default_factory=Analyzer, compare=False)
    phrases: Phrases = field(default_factory=Phrases, compare=False)

    def phrase(self, text: str, where: Where = "") -> Phrase | None:
        """The speaker that a piece of text ends with; see ``speaking_phrase``."""
        asked, bare = self.phrases.asked, self.phrases.bare
        if (text, where) not in asked:
            key = (_bare(text), where)
            if key not in bare:
                bare[key] = speaking_phrase(_without_asides(key[0]), self.analyzer, self.persons, where, self.places)
            asked[text, where] = bare[key]
        return asked[text, where]

    def resolve(self, phrase: Phrase | None) -> Phrase | None:
        """Whom a phrase stands for: one that points back for the person or the body before, none for who spoke last."""
        if phrase and self.pair and _PAIR.match(phrase.as_written):
            return self.pair
        if phrase is None or not phrase.is_same:
            return phrase or self.current
        if _POINTS_TO_PERSON.search(phrase.name):
            return self.person or self.current
        if _PAIR.match(phrase.as_written):
            return phrase
        if not (body := _POINTS_TO_BODY.search(phrase.name)):
            return self.current
        alike = [one for one in self.bodies if one.name.endswith(body["kind"])]
        found = alike or self.bodies
        if found:
            return found[-1]
        return self.current if self.current and not self.current.is_person else phrase


def _bare(text: str) -> str:
    """A phrase without conjunctions before it, spaces that part no names, and how a name is read."""
    text = _end_of(text)
    if " " in text or "\u3000" in text:
        text = _SPACES.sub("", text)
    if "（" in text or "(" in text:
        text = _READING.sub("", text)
    leading = LEADING.match(text)
    return text[leading.end() :] if leading else text


def _without_asides(text: str) -> str:
    """A phrase without what stands between a name and its particle: an age, an address, 自身."""
    for _ in range(3):
        bare = text.rstrip(" \u3000")
        shorter = _BESIDE.sub("", bare) if bare.endswith(_BESIDE_ENDS) else bare
        if shorter == text or not shorter:
            return text
        text = shorter
    return text


def _end_of(text: str) -> str:
    """The end of a long text, from a comma on where one stands: no speaker's name is longer."""
    if len(text) <= 2 * _LONGEST_PHRASE:
        return text
    comma = text.find("、", len(text) - 2 * _LONGEST_PHRASE, len(text) - _LONGEST_PHRASE)
    return text[comma + 1 :] if comma >= 0 else text[-2 * _LONGEST_PHRASE :]
