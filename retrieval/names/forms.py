"""The ways to say a name: its parts, each in katakana or in Latin letters."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from retrieval.names.hepburn import plain_romaji
from retrieval.names.kana import katakana, romanise
from retrieval.names.korean import korean_kana_of
from retrieval.names.limits import LONGEST_NAME, LONGEST_RAW, MOST_WORDS, is_too_long, remembered
from retrieval.names.particles import DOTS, HYPHENS, said_with_articles, without_junior
from retrieval.names.phonetics import latin, plain
from retrieval.names.strip_titles import strip_titles
from retrieval.text.characters.variants import standard_characters

SEPARATORS = re.compile(rf"[\s{DOTS}{HYPHENS}]+")
_CHINESE = re.compile("[\u3400-\u9fff々\uf900-\ufaff\U00020000-\U0003ffff]")
_HANGUL = re.compile("[가-힣]+")
_KANA_ONLY = re.compile(r"[ァ-ヺー]+")
_JAPANESE = re.compile("[ぁ-ヺ]")
_LATIN = re.compile(r"[A-Za-zÀ-ɏ]")
_REPEATED = re.compile("(.)々")
_MAYBE_KOREAN, _MAYBE_KOREAN_SURNAME, _MAYBE_IN_JAPAN = 0.97, 0.92, 0.95

SURE = 0.9
"""The sureness below which a form is a guess."""


class Part(NamedTuple):
    """One word of a name as it is said.

    Attributes:
        text: katakana, or Latin letters in lower case.
        is_kana: which of the two.
        is_read: whether it is a reading of which there is one in the other script as well, so that it is compared
            within its own script only.
    """

    text: str
    is_kana: bool
    is_read: bool = False


@dataclass(frozen=True)
class Form:
    """One way to say a name.

    Attributes:
        parts: in the order of writing.
        language: in which another script is read, surname first (``ja``, ``zh``, ``ko``); empty for what is written.
        sureness: from 0 to 1; a guess where there is another way that is sure.
    """

    parts: tuple[Part, ...]
    language: str = ""
    sureness: float = 1.0

    @property
    def is_reading(self) -> bool:
        """Whether this is how another script is read, rather than what is written."""
        return bool(self.language)

    @cached_property
    def whole(self) -> Part:
        """All parts in one; Latin letters where any part is."""
        return joined(self.parts)

    @property
    def surname(self) -> Part:
        """Last in spaced scripts, first where Chinese characters are read."""
        return self.parts[0 if self.is_reading else -1]

    @cached_property
    def backwards(self) -> Part:
        """The same in the other order: surname and first name change places between scripts."""
        return joined(self.parts[::-1])


@remembered(4_096)
def forms(name: str) -> tuple[Form, ...]:
    """How a name may be said, titles aside; nothing where it is longer than any name, as written or as read.

    >>> [[part.text for part in form.parts] for form in forms("マイク・ウォルツ大統領補佐官")]
    [['マイク', 'ウォルツ']]
    >>> {form.surname.text for form in forms("王毅")} == {"オウ", "o", "wang"}
    True
    """
    if is_too_long(name):
        return ()
    stripped = without_junior(strip_titles(name))
    if _CHINESE.search(stripped) or _HANGUL.fullmatch(SEPARATORS.sub("", stripped)):
        return tuple(_read(standard_characters(SEPARATORS.sub("", stripped))))
    found = [Form(parts) for said in said_with_articles(stripped) if (parts := _spoken(SEPARATORS.split(said)))]
    found += [other for form in found if not form.parts[0].is_kana for other in _as_in_japan(form)]
    if _LATIN.match(stripped) and not _JAPANESE.search(stripped):
        words = [plain(latin(word)) for word in SEPARATORS.split(stripped) if word]
        sureness = _MAYBE_KOREAN if len(words) > 1 else _MAYBE_KOREAN_SURNAME
        found += [
            Form(tuple(Part(part, True, is_read=True) for part in parts), "ko", sureness)
            for parts in korean_kana_of(words)
        ]
    return tuple(found)


def _read(name: str) -> Iterator[Form]:
    """A name in Chinese characters or Hangul as it is read."""
    # The tables of readings take a quarter of a second to load; most feeds and questions need none.
    from retrieval.names.readings import readings

    for reading in readings(name):
        if parts := _spoken(reading.parts):
            parts = tuple(part._replace(is_read=reading.is_paired) for part in parts)
            yield Form(parts, reading.language, reading.sureness)


def _as_in_japan(form: Form) -> Iterator[Form]:
    """A name in letters without the long vowels of Japanese, where it may be one: Ohta, Ōta and Oota are Ota."""
    if not any(part.is_kana for part in form.parts):
        letters = tuple(plain_romaji(part.text) or part.text for part in form.parts)
        if letters != tuple(plain(part.text) for part in form.parts):
            yield Form(tuple(Part(text, is_kana=False) for text in letters), sureness=_MAYBE_IN_JAPAN)


@remembered(4_096)
def written_parts(name: str) -> tuple[str, ...]:
    """The words of a name as they are written, titles aside, case folded, characters as newspapers write them."""
    return tuple(as_newspapers(part).casefold() for part in SEPARATORS.split(strip_titles(name)) if part)


@remembered(4_096)
def is_chinese(name: str) -> bool:
    """Whether a name has Chinese characters, its title aside."""
    return bool(_CHINESE.search(strip_titles(name)))


@remembered(4_096)
def is_japanese(name: str) -> bool:
    """Whether a name is written in kana or Chinese characters, at least in part.

    >>> is_japanese("王毅"), is_japanese("Jワシントン"), is_japanese("Kim"), is_japanese("김")
    (True, True, False, False)
    """
    return is_chinese(name) or bool(_JAPANESE.search(katakana(strip_titles(name))))


def as_newspapers(text: str) -> str:
    """A text with each Chinese character as newspapers write it, and 々 as what it repeats.

    >>> as_newspapers("髙橋"), as_newspapers("佐々木") == as_newspapers("佐佐木")
    ('高橋', True)
    """
    return _REPEATED.sub(r"\1\1", standard_characters(text))


def fold_name(name: str) -> str:
    """Case, width, spaces, dots and variants of characters aside; all stay where a name is far too long to be one."""
    if len(name) <= LONGEST_RAW:
        name = as_newspapers(unicodedata.normalize("NFKC", name))
    return SEPARATORS.sub("", name).casefold()


def sayings(form: Form) -> tuple[Part, ...]:
    """The words of a form and all of them in one, by which it is found; of a guess the surname alone.

    A reading in letters that has one in kana is found by that.
    """
    if form.parts[0].is_read and not form.parts[0].is_kana:
        return ()
    if form.sureness < SURE:
        return (form.surname,)
    return form.parts if len(form.parts) == 1 else (*form.parts, form.whole)


def joined(parts: tuple[Part, ...]) -> Part:
    """Several parts said as one."""
    if all(part.is_kana for part in parts):
        return Part("".join(part.text for part in parts), is_kana=True, is_read=parts[0].is_read)
    letters = "".join(romanise(part.text) if part.is_kana else part.text for part in parts)
    return Part(letters, is_kana=False, is_read=parts[0].is_read)


def _part(text: str) -> Part:
    kana = katakana(text)
    return Part(kana, is_kana=True) if _KANA_ONLY.fullmatch(kana) else Part(latin(text), is_kana=False)


def _spoken(words: Iterable[str]) -> tuple[Part, ...]:
    """The parts that words make: too many are one, and none where they are too long."""
    parts = tuple(part for part in map(_part, words) if part.text)
    whole = joined(parts) if parts else None
    if not whole or len(whole.text) > LONGEST_NAME:
        return ()
    return parts if len(parts) <= MOST_WORDS else (whole,)
