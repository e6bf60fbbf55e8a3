"""What somebody may type to find a name: the ways to spell it in any script, folded. Pure functions.

A key is what a typed text is compared with by its beginning; its first character tells where in the name it starts.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence

from embeddings.spellings import likeliest_spellings
from embeddings.transliteration import Transliterator
from retrieval.names.forms import SEPARATORS, SURE, Form, Part, forms, is_chinese
from retrieval.names.kana import katakana, romanise
from retrieval.names.phonetics import plain
from retrieval.names.strip_titles import strip_titles
from retrieval.text.analyzer import Analyzer
from retrieval.text.tokens import fold

FROM_START, FROM_PART = "0", "1"
"""Where in a name a key starts: at the whole, or at a later word of it."""

LONGEST_NAME = 80
"""A longer name is nobody's: it is found as it is written, and never read in another script."""

LONGEST_KEY = 40
_SPELLINGS = 6
_MOST_KEYS = 64
# What Japanese spellings of one foreign sound differ in.
_SAME_KANA = (("ヴァ", "バ"), ("ヴィ", "ビ"), ("ヴェ", "ベ"), ("ヴォ", "ボ"), ("ヴ", "ブ"), ("ー", ""))
_KANA = re.compile(r"[ァ-ヺ]")
_NOT_JAPANESE = re.compile(r"[^\u3040-\u9fff]+")
# An account often bears two names: 見本太郎(Taro Mihon).
_BETWEEN_NAMES = re.compile(r"[()/|,、【】「」<>]+")
_LONG_VOWELS = ((re.compile(r"o[ou]|oh(?![aeiou])"), "o"), (re.compile(r"uu"), "u"))

Spellings = Mapping[Part, Sequence[str]]
"""For words of names, how they may be written in the other script."""


def fold_typed(text: str) -> str:
    """A text as keys are compared: case, width, accents, spaces and signs aside, hiragana as katakana.

    >>> [fold_typed(text) for text in ("Sørensen", "ｳｫﾙﾀｰｽﾞ", "うぉるつ", "Mike Waltz", "Ōta")]
    ['sorensen', 'ウォルタズ', 'ウォルツ', 'mikewaltz', 'ota']
    """
    text = katakana(without_accents(text))
    if _KANA.search(text):
        for spelling, usual in _SAME_KANA:
            text = text.replace(spelling, usual)
    return "".join(sign for sign in text if sign.isalnum())[:LONGEST_KEY]


def without_accents(text: str) -> str:
    """A text with case, width and accents aside; the marks of kana, which tell words apart, stay.

    >>> without_accents("ＳØＲＥＮ Ægir ガザ")
    'soren aegir ガザ'
    """
    return _NOT_JAPANESE.sub(lambda run: plain(run.group()), fold(text))


def is_name_long(name: str) -> bool:
    """Whether a name is longer than any name is, after NFKC."""
    return len(name) > LONGEST_NAME or len(unicodedata.normalize("NFKC", name)) > LONGEST_NAME


def short_vowels(key: str) -> str:
    """Romanised Japanese without its long vowels, however they were marked.

    >>> short_vowels("ootani"), short_vowels("ohtani"), short_vowels("satou"), short_vowels("john")
    ('otani', 'otani', 'sato', 'jon')
    """
    for spelling, usual in _LONG_VOWELS:
        key = spelling.sub(usual, key)
    return key


def spell(names: Iterable[str]) -> dict[Part, list[str]]:
    """How the words of some names may be written in the other script, from the transliteration model.

    Words that are readings of Chinese characters are left out: their Latin letters follow from the kana.
    """
    words = dict.fromkeys(
        part
        for name in names
        if not is_name_long(name)
        for one in names_in(name)
        for form in forms(one)
        for part in _spelled(form)
    )
    model = Transliterator.bundled()
    found: dict[Part, list[str]] = {}
    for is_kana, speller in ((True, model.to_latin), (False, model.to_kana)):
        mine = [part for part in words if part.is_kana is is_kana]
        spelled = likeliest_spellings(speller, [part.text for part in mine], _SPELLINGS)
        found |= zip(mine, spelled, strict=True)
    return found


def name_keys(name: str, spellings: Spellings) -> tuple[str, ...]:
    """The keys of a name.

    >>> name_keys("石破茂", {})[:7]
    ('0石破茂', '0石破', '1茂', '0イシバシゲル', '0イシバ', '1シゲル', '0ishibashigeru')

    Args:
        name: as it is written.
        spellings: from ``spell``, of this name's words at least.
    """
    found = [FROM_START + fold_typed(name[:LONGEST_NAME])]
    for one in names_in(name) if not is_name_long(name) else ():
        found += _written_keys(one)
        for form in forms(one):
            if form.sureness >= SURE:
                found += _form_keys(form, spellings)
    return tuple(dict.fromkeys(key for key in found if len(key) > 1))[:_MOST_KEYS]


def names_in(name: str) -> list[str]:
    """The names that an account's name consists of.

    >>> names_in("見本太郎(Taro Mihon)"), names_in("マイク・ウォルツ")
    (['見本太郎', 'Taro Mihon'], ['マイク・ウォルツ'])
    """
    normal = unicodedata.normalize("NFKC", name)
    return [one for part in _BETWEEN_NAMES.split(normal) if (one := part.strip())]


def _spelled(form: Form) -> Iterator[Part]:
    return (part for part in form.parts if not form.is_reading and len(part.text) <= LONGEST_KEY)


def _written_keys(name: str) -> Iterator[str]:
    stripped = strip_titles(name)
    if is_chinese(stripped):
        stripped = SEPARATORS.sub("", stripped)
        return _from_each([stripped[start:end] for start, end in _runs(stripped)])
    return _from_each(SEPARATORS.split(stripped))


def _runs(stripped: str) -> list[tuple[int, int]]:
    """Where the words of a name in Chinese characters lie, as far as the dictionary knows."""
    words = Analyzer().morphemes(stripped)
    starts = [word.begin for word in words]
    if len(starts) == 1 and len(stripped) > 1 and words[0].part[3] != "姓":
        # A name that the dictionary takes for one word: the surname has one character, in four rather two.
        starts = [0, 2 if len(stripped) > 3 else 1]
    return list(zip(starts, [*starts[1:], len(stripped)], strict=True))


def _form_keys(form: Form, spellings: Spellings) -> Iterator[str]:
    said = [fold_typed(part.text) for part in form.parts]
    yield from _from_each(said)
    if any(part.is_kana for part in form.parts):
        letters = [romanise(part.text) if part.is_kana else part.text for part in form.parts]
        for written in dict.fromkeys((tuple(letters), tuple(map(short_vowels, letters)))):
            yield from _from_each(written)
            if form.is_reading:
                # Surname and first name change places between scripts.
                yield FROM_START + fold_typed("".join(written[::-1]))
    if form.is_reading:
        return
    others = [spellings.get(part, ()) for part in form.parts]
    yield from _from_each([other[0] if other else "" for other in others])
    for place, other in enumerate(others):
        for spelling in other:
            yield (FROM_PART if place else FROM_START) + fold_typed(spelling)


def _from_each(words: Sequence[str]) -> Iterator[str]:
    """A name as typed from each of its words on, and each word, which a role may follow."""
    for place in range(len(words)):
        kind = FROM_PART if place else FROM_START
        yield kind + fold_typed("".join(words[place:]))
        yield kind + fold_typed(words[place])
