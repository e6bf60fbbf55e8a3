"""How a name may stand in the texts of a feed: as asked, as the names of the feed have it, and in the other script."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, product

from embeddings.transliteration import Transliterator
from retrieval.names.compared import THRESHOLD
from retrieval.names.forms import forms, is_chinese, written_parts
from retrieval.names.given_names import likeness, may_be_one_given_name
from retrieval.names.institutions import institution_names
from retrieval.names.nicknames import other_first_names
from retrieval.names.strip_titles import strip_titles
from retrieval.names.titles import japanese_titles
from retrieval.people.full_names import given_before, is_full
from retrieval.people.roles import (
    bare,
    english_body,
    is_of_somebody,
    name_alone,
    place_of,
    role_names,
    roles_meant,
    town_of,
)
from retrieval.query.terms import other_words
from retrieval.text.analyzer import Analyzer

_LIKELY = 0.1
_MOST_GUESSES = 8
_SHORTEST = 2
_SHORTEST_GUESS = 3
_LONGEST = 60
_ABBREVIATION = 4
_PREFECTURES = tuple("都道府県")
_AROUND = 64
_NEXT_NAME = re.compile(r" [A-ZÀ-ÖØ-Þ]")
_SEPARATORS = re.compile(r"[\s・=＝·]+")


@dataclass(frozen=True)
class Form:
    """One way in which a name may stand.

    Attributes:
        parts: in order; between them may stand a space, a dot or a hyphen.
        given: the given names asked for, where the form is a surname alone; another given name before it is another
            person's.
        is_exact: whether case matters: the us is no state.
        is_titled: whether a title has to follow: 田中 is a mayor's name, or the name of his town.
    """

    parts: tuple[str, ...]
    given: tuple[str, ...] = ()
    is_exact: bool = False
    is_titled: bool = False

    @property
    def text(self) -> str:
        """The parts in one."""
        return " ".join(self.parts) if self.parts[0].isascii() else "・".join(self.parts)

    def allows(self, match: re.Match[str]) -> bool:
        """Whether what stands before a place in a text lets the form be the person asked for."""
        start, end = match.span()
        if self.is_titled and not match.string.startswith(japanese_titles(), end):
            return False
        if self.given and _is_given_to_another(match):
            return False
        if not self.given or match.string[start - 1 : start] not in tuple(" ・=＝"):
            return True
        full = given_before(match.string[max(0, start - _AROUND) : end], match.group())[-1:]
        given = [part for name in full for part in written_parts(name)[:-1]]
        return not given or any(may_be_one_given_name(part, mine) for part in given for mine in self.given)


def _is_given_to_another(match: re.Match[str]) -> bool:
    """Whether what was asked for as a surname is a given name here: Jesse James is nowhere in James Soren."""
    behind = match.string[match.end() : match.end() + 2]
    if match.group().isascii():
        return bool(_NEXT_NAME.match(behind)) and bool(other_first_names(match.group().casefold()))
    return behind[:1] in tuple("・=＝") and len(behind) > 1


def forms_of(asked: str, spellings: Sequence[str], analyzer: Analyzer, *, strictly: bool = False) -> list[Form]:
    """The forms of somebody or something that a question asks for.

    Args:
        asked: as the question has it.
        spellings: how the names of the feed have it.
        analyzer: tells words; of this thread.
        strictly: whether a surname without its title is somebody else.
    """
    whole = _named_last(bare(asked))
    known = [whole, *spellings, *institution_names(asked), *role_names(asked)]
    found = dict.fromkeys(_split(one) for one in known)
    is_name = not (institution_names(asked) or role_names(asked) or place_of(asked) or is_of_somebody(asked))
    if is_name:
        name = name_alone(whole)
        if is_full(name) or not strictly:
            found |= dict.fromkeys([_split(name), *_in_kana(name), *_known_abroad(name, analyzer)])
    cased = [form for parts in found for form in _cased(parts, bool(institution_names(asked)))]
    if (town := town_of(asked)) and not strictly and not town.endswith(_PREFECTURES):
        cased.append(Form((town,), is_titled=True))
    return list(_usable(cased))


def surname_forms(asked: str, analyzer: Analyzer) -> list[Form]:
    """The forms of the surname of a full name; nothing for another name."""
    name = name_alone(bare(asked))
    if is_chinese(name) or not is_full(name) or is_of_somebody(name) or english_body(name):
        return []
    *given, surname = _split(name)
    found = dict.fromkeys([(surname,), *_in_kana(surname), *_known_abroad(surname, analyzer)])
    return list(_usable(Form(parts, tuple(given)) for parts in found))


def _named_last(asked: str) -> str:
    """The name behind what is told of somebody: 林外相 of 江北の林外相."""
    _, _, last = asked.rpartition("の")
    return last if last and strip_titles(last) != last and not roles_meant(last) else asked


def _known_abroad(name: str, analyzer: Analyzer) -> Iterator[tuple[str, ...]]:
    """Words of the other language that a dictionary gives for a name and that sound like it: a baker is no Baker."""
    for word in other_words(name, analyzer):
        if likeness(name, word) >= THRESHOLD:
            yield _split(word)


def _split(name: str) -> tuple[str, ...]:
    return tuple(part for part in _SEPARATORS.split(name) if part)


def _usable(found: Iterable[Form]) -> Iterator[Form]:
    for form in found:
        if _SHORTEST <= len(form.text) <= _LONGEST:
            yield form


def _cased(parts: tuple[str, ...], is_institution: bool) -> Iterator[Form]:
    """A name in any case; the short name of a state or a body with its capitals only, since us and who are words."""
    is_short = len(parts) == 1 and parts[0].isascii() and len(parts[0]) <= _ABBREVIATION
    if is_short and (is_institution or parts[0].isupper()):
        written = dict.fromkeys((parts[0].upper(), parts[0].title() if is_institution else parts[0].upper()))
        yield from (Form((one,), is_exact=True) for one in written)
    elif parts:
        yield Form(parts)


def _in_kana(name: str) -> Iterator[tuple[str, ...]]:
    """The likeliest katakana of a name in Latin letters, and of the reading of one in Chinese characters nothing."""
    said = forms(name)
    if not said or any(part.is_kana for part in said[0].parts) or said[0].is_reading:
        return
    guessed = [_guesses(part.text) for part in said[0].parts]
    for spelling in islice(product(*guessed), _MOST_GUESSES):
        if len("".join(spelling)) >= _SHORTEST_GUESS:
            yield spelling


def _guesses(word: str) -> list[str]:
    """Katakana of a word, the likeliest first."""
    speller = Transliterator.bundled().to_kana
    places = speller.guesses(speller.read_lately([word]))
    likely = [[guess for guess in place if guess.probability >= _LIKELY] or place[:1] for place in places]
    spelled = sorted(
        islice(product(*likely), 4 * _MOST_GUESSES),
        key=lambda guesses: -sum(guess.probability for guess in guesses),
    )
    return ["".join(guess.sign for guess in guesses) for guesses in spelled[:_MOST_GUESSES]]
