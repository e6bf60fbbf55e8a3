"""How names in Chinese characters are read: in Japanese, in Chinese, in Korean."""

from typing import NamedTuple

from retrieval.names.chinese import chinese_readings
from retrieval.names.hepburn import romaji
from retrieval.names.japanese import japanese_readings
from retrieval.names.korean import korean_kana, korean_readings
from retrieval.names.limits import remembered
from retrieval.text.analyzer import Analyzer

_LESS_LIKELY = 0.97


class NameReading(NamedTuple):
    """One way to read a name.

    Attributes:
        parts: family name first, each in katakana or in Latin letters.
        language: in which it is read.
        sureness: from 0 to 1.
        is_paired: whether the same reading is there in the other script as well.
    """

    parts: tuple[str, ...]
    language: str
    sureness: float
    is_paired: bool = False


@remembered(16_384)
def readings(name: str) -> tuple[NameReading, ...]:
    """Spellings of a name in Chinese characters or Hangul, the likeliest of each language first.

    Japanese readings come in katakana and in Latin letters without long vowels, Chinese ones in letters, Korean ones
    in both.

    >>> {("wang", "yi"), ("オウ", "キ"), ("o", "ki")} <= {reading.parts for reading in readings("王毅")}
    True
    >>> {("lee", "jaemyeong"), ("イ", "ジェミョン")} <= {reading.parts for reading in readings("李在明")}
    True
    """
    found: list[NameReading] = []
    for japanese in japanese_readings(name, Analyzer()):
        letters = tuple(map(romaji, japanese.parts))
        is_paired = all(letters)
        found.append(NameReading(japanese.parts, "ja", japanese.sureness, is_paired))
        if is_paired:
            found.append(NameReading(letters, "ja", japanese.sureness, is_paired))
    first, *others = chinese_readings(name)
    found.append(NameReading(first, "zh", 1.0))
    found += [NameReading(parts, "zh", _LESS_LIKELY) for parts in others]
    found += [NameReading(parts, "ko", 1.0) for parts in korean_readings(name)]
    found += [NameReading(parts, "ko", _LESS_LIKELY, is_paired=True) for parts in korean_kana(name)]
    return tuple(dict.fromkeys(found))
