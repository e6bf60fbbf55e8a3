"""How alike two names sound, when one was written down in another script.

A weighted edit distance (Wagner and Fischer 1974) over a coarse alphabet of sounds; what a Japanese
spelling cannot tell apart (l and r, b and v) or has to add (a vowel after a consonant) costs little.
"""

import re
import unicodedata
from functools import lru_cache

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


@lru_cache(maxsize=65_536)
def sounds(name: str) -> str:
    """A name in Latin letters, kana already romanised, as coarse sounds.

    >>> sounds("Zelenskyy") == sounds("Zelenskiy")
    True
    """
    text = re.sub(r"[^a-z]", "", plain(latin(name)))
    for spelling, sound in _COMPILED:
        text = spelling.sub(sound, text)
    return text


@lru_cache(maxsize=65_536)
def latin(name: str) -> str:
    """A name in Latin letters, lower case, Cyrillic spelled out, diacritics kept.

    >>> latin("Зеленский"), latin("Łukasz"), latin("Müller")
    ('zelenskiy', 'łukasz', 'müller')
    """
    folded = "".join(_CYRILLIC.get(letter, letter) for letter in _recompose(name.casefold()))
    return "".join(letter for letter in folded if letter.isalpha())


@lru_cache(maxsize=65_536)
def plain(name: str) -> str:
    """Latin letters without diacritics.

    >>> plain("łukasz"), plain("müller")
    ('lukasz', 'muller')
    """
    folded = unicodedata.normalize("NFKD", "".join(_PLAIN.get(letter, letter) for letter in name))
    return "".join(letter for letter in folded if not unicodedata.combining(letter))


@lru_cache(maxsize=262_144)
def likeness(left: str, right: str) -> float:
    """How alike two strings of sounds are, from 0 to 1.

    >>> likeness(sounds("Waltz"), sounds("worutsu")) > 0.8
    True
    >>> likeness(sounds("Starmer"), sounds("toranpu")) < 0.6
    True
    """
    if not left or not right:
        return 0.0
    if left == right:
        return 1.0
    previous = [0.0]
    for column in range(len(right)):
        previous.append(previous[-1] + _edit(right, column))
    for row in range(len(left)):
        current = [previous[0] + _edit(left, row)]
        for column in range(len(right)):
            current.append(
                min(
                    previous[column] + _swap(left[row], right[column]),
                    previous[column + 1] + _edit(left, row),
                    current[column] + _edit(right, column),
                )
            )
        previous = current
    consonants = max(sum(c not in _VOWELS for c in side) for side in (left, right))
    return max(0.0, 1 - previous[-1] / (0.5 + consonants + 0.3 * min(len(left), len(right)) / 2))


def _swap(left: str, right: str) -> float:
    if left == right:
        return 0.0
    if left in _VOWELS and right in _VOWELS:
        return _VOWEL_SWAP
    return _NEAR.get(frozenset((left, right)), 1.0)


def _edit(text: str, place: int) -> float:
    """The cost of a sound that the other name lacks."""
    sound = text[place]
    if sound in _VOWELS:
        # Japanese puts u, o or i after a consonant that stands alone.
        return _VOWEL_EDIT if place and sound in "uoie" else _LONE_VOWEL_EDIT
    return _SOFT_EDIT if sound in _SOFT else 1.0


def _recompose(text: str) -> str:
    """One code point a letter, so that й and ї are told from и and і."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFKC", text))
