"""The speaker in an English noun phrase: the name without its titles, or a role or body. Pure functions."""

import re
from dataclasses import dataclass
from typing import Literal

from retrieval.names.countries import country_in, is_state_or_body
from retrieval.speech.en.lists import word_list
from retrieval.speech.en.titles import has_title, without_titles
from retrieval.speech.en.words import (
    ARTICLES,
    DETERMINERS,
    PREPOSITIONS,
    RELATIVES,
    Sentence,
    Word,
    is_name_word,
    is_people,
)
from retrieval.speech.mentions import english_titled
from retrieval.speech.speakers import Phrase

Kind = Literal["person", "role", "body", "many"]

_BODIES = word_list("bodies")
"""A phrase with one of these at its end names a body or a paper, not a person."""

_ROLE_NAMES = word_list("role_names")
_OUTLETS = word_list("outlets")
_AGENCIES = word_list("agencies")
_GOVERNMENTS = word_list("governments")
"""Capitals that stand for the governments in them."""

_PLURAL_BODIES = word_list("plural_bodies")
_NUMBERS = word_list("numbers")
_DESCRIBED = re.compile(r"[Tt]he (?:(?P<age>\d+-year-old)(?: [a-z]+){0,2}$|(?P<word>[A-Z][a-z]+)$)")
_DEMONYMS = word_list("demonyms")
_DEMONYM = ("an", "ish", "ese", "ch", "ian")
_LONGEST_ROLE = 9
_NAME_OF = word_list("name_of")
_BODY_OF = word_list("body_of")
_COUNTING = ARTICLES | _NUMBERS - {"their", "his", "her", "its", "our", "my"}
_LOOSE_ENDS = PREPOSITIONS | DETERMINERS | {",", "and"}
_BEFORE_NOUN = PREPOSITIONS | DETERMINERS
_COMMON = _BODIES | _ROLE_NAMES
_POSSESSIVE = re.compile(r"['’]s?$")
_PARTICLES = _NAME_OF - {"of"}
_CAUSES = frozenset(("for", "against", "without"))


@dataclass(frozen=True)
class Referent:
    """Whom or what a noun phrase stands for.

    Attributes:
        phrase: name and words as written.
        kind: a person by name, somebody by role, a body or paper, or several.
    """

    phrase: Phrase
    kind: Kind


def referent(sentence: Sentence, phrase: tuple[int, int], name: tuple[int, int] | None = None) -> Referent | None:
    """The speaker in a noun phrase.

    Args:
        sentence: its words.
        phrase: the noun phrase.
        name: a name in apposition to it.

    >>> one = Sentence("Dahl’s press secretary, Sara Lind, said")
    >>> referent(one, (0, 3), (4, 6)).phrase.name
    'Sara Lind'
    """
    words = _without_brackets(sentence.words[phrase[0] : phrase[1]])
    while words and (not words[0].is_word):
        words = words[1:]
    if not words:
        return None
    written = sentence.raw[words[0].start : words[-1].end]
    if name:
        named = _without_brackets(sentence.words[name[0] : name[1]])
        named = named[1:] if named[0].lower == "the" else named
        if found := _named(named, has_article=False):
            whole = sentence.raw[words[0].start : named[-1].end]
            return Referent(Phrase(found[0], whole, is_person=found[1]), "person" if found[1] else "body")
    first = _first_of_several(words)
    if first and (found := _named(_without_article(first), has_article=first[0].lower in ARTICLES)):
        return Referent(Phrase(found[0], written, is_person=found[1]), "person" if found[1] else "body")
    words = first or words
    has_article = words[0].lower in ARTICLES and len(words) > 1
    bare = _without_article(words)
    if found := _named(bare, has_article=has_article):
        return Referent(Phrase(found[0], written, is_person=found[1]), "person" if found[1] else "body")
    return _role(words, written)


def _without_article(words: list[Word]) -> list[Word]:
    return words[1:] if words[0].lower in ARTICLES and len(words) > 1 else words


def _without_brackets(words: list[Word]) -> list[Word]:
    opened = next((number for number, word in enumerate(words) if word.text == "("), None)
    if not opened:
        return words
    closed = next((number for number, word in enumerate(words) if word.text == ")"), len(words) - 1)
    return words[:opened] if closed >= len(words) - 1 else words


def _first_of_several(words: list[Word]) -> list[Word] | None:
    """The first of several speakers: Runa Dahl and Osk Tveit."""
    place = next((number for number, word in enumerate(words) if word.lower in ("and", ",")), None)
    if not place or place + 1 >= len(words):
        return None
    left, right = words[:place], words[place + 1 :]
    is_name = all(is_name_word(word) or word.lower in _NAME_OF for word in left)
    is_one_name = is_name and left[-1].lower not in _BODIES and right[-1].lower in _BODIES and len(left) < 2
    if left[0].lower in ("of", "for") or is_one_name or any(word.lower in ("of", "for") for word in left):
        return None
    return left if is_name or left[0].lower in DETERMINERS else None


def _named(words: list[Word], *, has_article: bool) -> tuple[str, bool] | None:
    """The name in a phrase without its article, and whether it is a person's; None where nobody is named."""
    text = " ".join(word.text for word in words)
    title, rest = english_titled(text) if len(words) > 1 else ("", text)
    if title and _is_name(rest.split(" ")) and rest.split(" ")[-1].lower() not in _BODIES:
        return without_titles(rest), True
    behind = next((n + 1 for n in range(len(words) - 1, -1, -1) if words[n].is_possessive and words[n].is_capital), 0)
    if behind == len(words):
        return None
    words = [word for word in words if not word.is_quotation]
    last = next((n for n in range(max(behind, 1), len(words)) if _ends_head(words, n)), len(words))
    first = last
    while first > behind and (
        is_name_word(words[first - 1]) or (words[first - 1].lower in _PARTICLES and first < last)
    ):
        first -= 1
    named = words[first:last]
    if not named or not is_name_word(named[0]) or (first > behind and [word.text for word in named] == ["TV"]):
        return None
    written = [word.text for word in named]
    tail = words[last:]
    if _is_body(named):
        return _body_name(words, first, last), False
    if has_article and first == 0 and not has_title(written):
        return _body_name(words, first, last), False
    is_cause = len(tail) > 1 and tail[0].lower in _CAUSES and is_name_word(tail[1])
    if tail and (tail[0].lower == "of" or is_cause) and len(named) == 1 and not has_title(written):
        return _body_name(words, first, last), False
    name = without_titles(" ".join(written))
    if len(named) == 1 and first == 0 and not has_article and named[0].start == 0 and is_people(named[0]):
        # Officials said: a capital at the beginning of a sentence names nobody.
        return None
    if first == 0 and len(named) == 1 and named[0].start == 0 and named[0].lower in _COMMON:
        return None
    is_state = is_state_or_body(name.casefold()) or is_state_or_body(name) or name.casefold() in _GOVERNMENTS
    is_acronym = len(written) == 1 and name.isupper() and len(name) > 1
    return name, not (is_state or is_acronym)


def _ends_head(words: list[Word], number: int) -> bool:
    lower = words[number].lower
    if lower in RELATIVES or (not words[number].is_word and words[number].text not in "&."):
        return True
    before = words[number - 1]
    is_modifier = lower.endswith(("ing", "ed")) and not words[number].is_capital
    is_modifier = is_modifier and (before.is_capital or (before.is_plural and before.lower not in DETERMINERS))
    return (lower in PREPOSITIONS and lower not in _PARTICLES) or is_modifier


def _is_name(words: list[str]) -> bool:
    return bool(words) and len(words) <= 5 and all(word[:1].isupper() or word in _NAME_OF for word in words)


def _is_body(words: list[Word]) -> bool:
    if words[-1].lower in _BODIES:
        return True
    return words[0].lower in (
        "university",
        "bank",
        "department",
        "ministry",
        "federation",
        "institute",
        "council",
        "church",
    )


def is_body_name(name: str) -> bool:
    """Whether a name is a body's, a state's or a capital's.

    >>> is_body_name("Northgate Council"), is_body_name("Runa Dahl")
    (True, False)
    """
    folded = name.casefold()
    last = folded.rsplit(" ", 1)[-1]
    return last in _BODIES or folded in _GOVERNMENTS or is_state_or_body(folded)


def is_outlet(name: str) -> bool:
    """Whether a name is a paper's, an agency's or a broadcaster's, which passes on what others say.

    >>> is_outlet("Quay Times"), is_outlet("Runa Dahl")
    (True, False)
    """
    words = name.casefold().removeprefix("the ").split(" ")
    return words[-1] in _OUTLETS or (len(words) == 1 and words[0] in _AGENCIES)


def is_described(written: str) -> bool:
    """Whether a phrase only describes somebody named before: the Italian, the 34-year-old, the 34-year-old singer.

    >>> is_described("the Italian"), is_described("The 34-year-old"), is_described("the judge")
    (True, True, False)
    """
    match = _DESCRIBED.match(written)
    if match is None:
        return False
    word = match["word"] or ""
    is_demonym = word.lower() in _DEMONYMS or (word.endswith(_DEMONYM) and bool(country_in(word)))
    return bool(match["age"]) or is_demonym


def _body_name(words: list[Word], first: int, last: int) -> str:
    """The whole name of a body, with what *of* joins to it: the Federation of Port Workers."""
    while last + 1 < len(words) and words[last].lower in _BODY_OF:
        place = last + 1
        while place < len(words) and (
            words[place].lower in ("the", "de") or (place > last + 1 and words[place].lower in _BODY_OF)
        ):
            place += 1
        if place >= len(words) or not is_name_word(words[place]):
            break
        last = place + 1
        while last < len(words) and is_name_word(words[last]):
            last += 1
    return _POSSESSIVE.sub("", " ".join(word.text for word in words[first:last]))


def _role(words: list[Word], written: str) -> Referent:
    """Somebody or something that has no name here: the airline, a spokesman for the port, police."""
    bare = words
    while len(bare) > 1 and bare[1].lower != "of" and (bare[0].lower in _COUNTING or bare[0].text[0].isdigit()):
        if bare[0].lower in ("his", "her", "their", "its", "our", "my"):
            break
        bare = bare[1:]
    end = next((n for n in range(1, len(bare)) if bare[n].lower in RELATIVES or _is_participle(bare, n)), len(bare))
    kept = bare[: min(end, _LONGEST_ROLE)]
    while len(kept) > 1 and kept[-1].lower in _LOOSE_ENDS:
        kept = kept[:-1]
    head = next((word for n, word in enumerate(kept[1:], 1) if word.lower in PREPOSITIONS), None)
    noun = kept[kept.index(head) - 1] if head else kept[-1]
    begin = words[0].start
    texts = (written[word.start - begin : word.end - begin] for word in kept)
    name = " ".join(
        text.strip("“”\"‘’'") if word.is_quotation else text for text, word in zip(texts, kept, strict=True)
    )
    return Referent(Phrase(name, written), _kind(noun, words))


def _is_participle(words: list[Word], number: int) -> bool:
    word, before = words[number], words[number - 1]
    is_noun = before.lower not in _BEFORE_NOUN and not before.is_possessive and not before.is_capital
    return word.lower.endswith("ing") and not word.is_capital and is_noun


def _kind(noun: Word, words: list[Word]) -> Kind:
    if noun.lower in _PLURAL_BODIES:
        return "body"
    if noun.is_plural or words[0].lower in _NUMBERS:
        return "many"
    return "body" if noun.lower in _BODIES else "role"
