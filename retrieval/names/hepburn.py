"""Japanese names in Latin letters: one spelling for all the ways to write long vowels and single syllables."""

import re

from retrieval.names.kana import romanise
from retrieval.names.limits import remembered
from retrieval.names.phonetics import latin, plain

# Each letter can be read in one way only, so that no text takes long.
_SYLLABLES = re.compile(
    r"(?:(?:tch|cch|ssh|tts|sh|ch|ts|([kgstdbpz])\1|[kgnhbpmr]y|[jzst]y|[kgsztdnhbpmrwyfj])?[aiueo]|n(?![aiueoy])"
    r"|m(?=[bpm])|h(?![aeiouy]))+"
)
# Other romanisations of Japanese, and what Hepburn has for them, in this order.
_SPELLINGS = (
    (re.compile(r"oh(?![aeiouy])|o[ou]+"), "o"),  # Ohta, Oota, Kouno
    (re.compile(r"uh(?![aeiouy])|uu+"), "u"),  # Yuuki
    (re.compile(r"h(?![aeiouy])(?<![sc]h)"), ""),
    (re.compile(r"m(?=[bpm])"), "n"),  # Namba, Homma
    (re.compile(r"tch|cch"), "ch"),  # Hatchōbori
    (re.compile(r"ssh"), "sh"),
    (re.compile(r"tts"), "ts"),
    (re.compile(r"([kgstdbpz])\1"), r"\1"),  # Hattori
    (re.compile(r"[sz]y(?=[auo])"), lambda found: {"s": "sh", "z": "j"}[found.group()[0]]),  # Syoji
    (re.compile(r"ty(?=[auo])"), "ch"),
    (re.compile(r"jy(?=[auo])"), "j"),
    (re.compile(r"(?<![sc])hu"), "fu"),  # Huzita
    (re.compile(r"si"), "shi"),
    (re.compile(r"ti"), "chi"),
    (re.compile(r"tu"), "tsu"),
    (re.compile(r"[zd]i"), "ji"),
    (re.compile(r"du"), "zu"),
)


@remembered(8_192)
def plain_romaji(word: str) -> str:
    """A word of a Japanese name as news in English spell it; empty where it cannot be one.

    >>> [plain_romaji(word) for word in ("Ōta", "Ohta", "Oota", "Kôno", "Itoh", "Homma", "Waltz")]
    ['ota', 'ota', 'ota', 'kono', 'ito', 'honma', '']
    """
    letters = plain(latin(word))
    if not letters.isascii() or not _SYLLABLES.fullmatch(letters):
        return ""
    for spelling, usual in _SPELLINGS:
        letters = spelling.sub(usual, letters)
    return letters


@remembered(16_384)
def romaji(kana: str) -> str:
    """Kana as news in English spell them, without long vowels; empty for what cannot be a word of Japanese.

    >>> romaji("オオタ"), romaji("コウノ"), romaji("ハットリ"), romaji("ワルツ"), romaji("漢")
    ('ota', 'kono', 'hatori', 'warutsu', '')
    """
    return plain_romaji(romanise(kana))
