"""The ways to say a name: its parts, each in katakana or in Latin letters."""

import re
import unicodedata
from collections.abc import Iterable
from typing import NamedTuple

from retrieval.names.kana import katakana, romanise
from retrieval.names.limits import LONGEST_NAME, LONGEST_RAW, MOST_WORDS, is_too_long, remembered
from retrieval.names.phonetics import latin
from retrieval.names.strip_titles import strip_titles

SEPARATORS = re.compile(r"[\s・=＝·‐-]+")
_CHINESE = re.compile(r"[\u4e00-\u9fff々]")
_KANA_ONLY = re.compile(r"[ァ-ヺー]+")


class Part(NamedTuple):
    """One word of a name as it is said.

    Attributes:
        text: katakana, or Latin letters in lower case.
        is_kana: which of the two.
    """

    text: str
    is_kana: bool


class Form(NamedTuple):
    """One way to say a name.

    Attributes:
        parts: in the order of writing.
        is_reading: whether this is how Chinese characters are read, rather than what is written.
    """

    parts: tuple[Part, ...]
    is_reading: bool

    @property
    def whole(self) -> Part:
        """All parts in one; Latin letters where any part is."""
        return joined(self.parts)

    @property
    def surname(self) -> Part:
        """Last in spaced scripts, first where Chinese characters are read."""
        return self.parts[0 if self.is_reading else -1]

    @property
    def backwards(self) -> Part:
        """The same in the other order: surname and first name change places between scripts."""
        return joined(self.parts[::-1])


@remembered(4_096)
def forms(name: str) -> tuple[Form, ...]:
    """How a name may be said, titles aside; nothing where it is longer than any name, as written or as read.

    >>> [form.parts for form in forms("マイク・ウォルツ大統領補佐官")]
    [(Part(text='マイク', is_kana=True), Part(text='ウォルツ', is_kana=True))]
    >>> [form.parts[0].text for form in forms("王毅")]
    ['オウキ', 'wang']
    """
    if is_too_long(name):
        return ()
    stripped = strip_titles(name)
    if not _CHINESE.search(stripped):
        spoken = _spoken(SEPARATORS.split(stripped))
        return (Form(spoken, is_reading=False),) if spoken else ()
    # The tables of readings take a quarter of a second to load; most feeds and questions need none.
    from retrieval.names.readings import readings

    spellings = map(_spoken, readings(SEPARATORS.sub("", stripped)))
    return tuple(Form(spoken, is_reading=True) for spoken in spellings if spoken)


@remembered(4_096)
def written_parts(name: str) -> tuple[str, ...]:
    """The words of a name as they are written, titles aside, case folded."""
    return tuple(part.casefold() for part in SEPARATORS.split(strip_titles(name)) if part)


def is_chinese(name: str) -> bool:
    """Whether a name has Chinese characters, its title aside."""
    return bool(_CHINESE.search(strip_titles(name)))


def fold_name(name: str) -> str:
    """Case, width, spaces and dots aside; width stays where a name is far too long to be one."""
    if len(name) <= LONGEST_RAW:
        name = unicodedata.normalize("NFKC", name)
    return SEPARATORS.sub("", name).casefold()


def sayings(form: Form) -> tuple[Part, ...]:
    """The words of a form and all of them in one."""
    return form.parts if len(form.parts) == 1 else (*form.parts, form.whole)


def joined(parts: tuple[Part, ...]) -> Part:
    """Several parts said as one."""
    if all(part.is_kana for part in parts):
        return Part("".join(part.text for part in parts), is_kana=True)
    return Part("".join(romanise(part.text) if part.is_kana else part.text for part in parts), is_kana=False)


def _part(text: str) -> Part:
    kana = katakana(text)
    return Part(kana, is_kana=True) if _KANA_ONLY.fullmatch(kana) else Part(latin(text), is_kana=False)


def _spoken(words: Iterable[str]) -> tuple[Part, ...]:
    """The parts that words make: too many are one, and none where they are too long."""
    parts = tuple(part for part in map(_part, words) if part.text)
    whole = joined(parts)
    if len(whole.text) > LONGEST_NAME:
        return ()
    return parts if len(parts) <= MOST_WORDS else (whole,)
