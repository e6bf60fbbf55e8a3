"""How alike two names sound, when one was written down in another script.

A weighted edit distance (Wagner and Fischer 1974) over a coarse alphabet of sounds; what a Japanese
spelling cannot tell apart (l and r, b and v) or has to add (a vowel after a consonant) costs little.
"""

import re
import unicodedata
from collections.abc import Sequence
from string import ascii_lowercase

import numpy as np
from numpy.typing import NDArray

from retrieval.names.limits import remembered

# What Cyrillic letters sound like, in the letters that news in English use.
_CYRILLIC = dict(
    zip(
        "абвгдеёжзийклмнопрстуфхцчшщъыьэюяєіїґў",
        "a b v g d e yo zh z i y k l m n o p r s t u f kh ts ch sh sch  y  e yu ya ye i yi g u".split(" "),
        strict=True,
    )
)

_PLAIN = {"ł": "l", "ø": "o", "ß": "ss", "đ": "d", "ı": "i", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ə": "a"}

# Spellings to sounds, in this order; each with an example.
_SOUNDS = (
    (r"tz|zz|cz|ts(?=u)|tts", "ts"),  # Waltz
    (r"tsch|tch|cz", "ch"),  # Kovatch
    (r"sch|sz", "sh"),  # Schmidt
    (r"ph", "f"),  # Joseph
    (r"zh(?=[aeiou])", "j"),  # Zhirinovsky
    (r"kh|gh", "h"),  # Kharkiv
    (r"ck|qu?|c(?=[aouklrtmns]|$)", "k"),  # Mack
    (r"c(?=[eiy])", "s"),  # Vance
    (r"c(?!h)", "k"),
    (r"x", "ks"),  # Max
    (r"th", "s"),  # Smith
    (r"ge(?=[aou])|dg(?=e)", "j"),  # George
    (r"wh", "w"),
    (r"(?<=[aeiou])h(?![aeiou])", ""),  # Ahn
    (r"l", "r"),
    (r"v", "b"),
    (r"iy|yi|yy|ij|ey|ie|ee|ea", "i"),  # Zelenskiy
    (r"oo|ou", "u"),
    (r"au|aw|ow", "o"),
    (r"y(?![aeiou])", "i"),
    (r"m(?=[bp])", "n"),  # Trump is written with ン
    (r"(.)\1+", r"\1"),
)
_COMPILED = tuple((re.compile(spelling), sound) for spelling, sound in _SOUNDS)

_LETTERS = re.compile("[a-z]*")
_VOWELS = "aeiou"
_NEAR = {
    frozenset(pair): cost
    for pairs, cost in (
        ("bf bw bp bu fh hk hg gk gj jz zs sz td tj dj jy zj mn sh ts tc cs wu", 0.4),
        ("kg td pb sz zj cs", 0.35),
    )
    for pair in pairs.split()
}
_VOWEL_SWAP = 0.3
_VOWEL_EDIT = 0.2
_LONE_VOWEL_EDIT = 0.5
_SOFT_EDIT = 0.45
_SOFT = "hyw"


@remembered(8_192)
def sounds(name: str) -> str:
    """A name in Latin letters, kana already romanised, as coarse sounds.

    >>> sounds("Zelenskyy") == sounds("Zelenskiy")
    True
    """
    # Kana as letters need nothing of this, and most names of a feed are that.
    text = name if _LETTERS.fullmatch(name) else re.sub(r"[^a-z]", "", plain(latin(name)))
    for spelling, sound in _COMPILED:
        text = spelling.sub(sound, text)
    return text


@remembered(8_192)
def latin(name: str) -> str:
    """A name in Latin letters, lower case, Cyrillic spelled out, diacritics kept.

    >>> latin("Зеленский"), latin("Łukasz"), latin("Müller")
    ('zelenskiy', 'łukasz', 'müller')
    """
    folded = "".join(_CYRILLIC.get(letter, letter) for letter in _recompose(name.casefold()))
    return "".join(letter for letter in folded if letter.isalpha())


@remembered(8_192)
def plain(name: str) -> str:
    """Latin letters without diacritics.

    >>> plain("łukasz"), plain("müller")
    ('lukasz', 'muller')
    """
    folded = unicodedata.normalize("NFKD", "".join(_PLAIN.get(letter, letter) for letter in name))
    return "".join(letter for letter in folded if not unicodedata.combining(letter))


def likeness(left: str, right: str) -> float:
    """How alike two strings of sounds are, from 0 to 1.

    >>> likeness(sounds("Waltz"), sounds("worutsu")) > 0.8
    True
    >>> likeness(sounds("Starmer"), sounds("toranpu")) < 0.6
    True
    """
    return float(likenesses(left, [right])[0])


def likenesses(left: str, rights: Sequence[str]) -> NDArray[np.float64]:
    """How alike one string of sounds is with each of several, all worked out side by side.

    Args:
        left: from ``sounds``.
        rights: from ``sounds``.

    Returns:
        Shape ``(len(rights),)``; 0 for empty strings.
    """
    lengths = np.array([len(right) for right in rights], dtype=np.int64)
    longest = int(lengths.max(initial=0))
    if not left or not longest:
        return np.zeros(len(rights))
    letters = np.zeros((len(rights), longest), dtype=np.int64)
    letters[np.arange(longest) < lengths[:, None]] = _codes("".join(rights))
    edits = _EDITS[letters]
    edits[:, 0] = _FIRST_EDITS[letters[:, 0]]
    inserted = np.zeros((len(rights), longest + 1))
    np.cumsum(edits, axis=1, out=inserted[:, 1:])
    costs = inserted
    for place, code in enumerate(_codes(left).tolist()):
        removed = costs + (_EDITS if place else _FIRST_EDITS)[code]
        swapped = costs[:, :-1] + _SWAPS[code][letters]
        removed[:, 1:] = np.minimum(removed[:, 1:], swapped)
        # The cheapest way to a column by insertions from any column before it.
        costs = np.minimum.accumulate(removed - inserted, axis=1) + inserted
    end = costs[np.arange(len(rights)), lengths]
    consonants = np.maximum(_consonants(left), [_consonants(right) for right in rights])
    scale = 0.5 + consonants + 0.3 * np.minimum(len(left), lengths) / 2
    return np.where(lengths > 0, np.maximum(0.0, 1 - end / scale), 0.0)


def _swap(left: str, right: str) -> float:
    if left == right:
        return 0.0
    if left in _VOWELS and right in _VOWELS:
        return _VOWEL_SWAP
    return _NEAR.get(frozenset((left, right)), 1.0)


def _edit(sound: str, *, is_first: bool) -> float:
    """The cost of a sound that the other name lacks."""
    if sound in _VOWELS:
        # Japanese puts u, o or i after a consonant that stands alone.
        return _LONE_VOWEL_EDIT if is_first or sound == "a" else _VOWEL_EDIT
    return _SOFT_EDIT if sound in _SOFT else 1.0


def _codes(text: str) -> NDArray[np.int64]:
    return np.frombuffer(text.encode(), dtype=np.uint8).astype(np.int64) - ord("a")


def _consonants(text: str) -> int:
    return len(text) - sum(map(text.count, _VOWELS))


_SWAPS = np.array([[_swap(left, right) for right in ascii_lowercase] for left in ascii_lowercase])
_EDITS = np.array([_edit(sound, is_first=False) for sound in ascii_lowercase])
_FIRST_EDITS = np.array([_edit(sound, is_first=True) for sound in ascii_lowercase])


def _recompose(text: str) -> str:
    """One code point a letter, so that й and ї are told from и and і."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFKC", text))
