"""Numbers as they are written in English and Japanese, in one spelling. Pure functions over NFKC text in lower case."""

import re
from collections.abc import Set
from decimal import Decimal

_DIGITS = {sign: value for value, sign in enumerate("〇一二三四五六七八九")}
_SMALL = {"十": 10, "百": 100, "千": 1_000}
_LARGE = {"万": 10**4, "億": 10**8, "兆": 10**12}
NUMBER_WORDS = {
    word: str(value)
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split()
    )
} | {
    word: str(value * 10)
    for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)
}
_NUMERALS = frozenset("〇一二三四五六七八九十百千万億兆")
_SCALES = {"hundred": 100, "thousand": 1_000, "million": 10**6, "billion": 10**9, "bn": 10**9, "trillion": 10**12}

# Counters: behind them a run of kanji numerals is a number; 一部, 千葉 and 三菱 are words.
_COUNTERS = "円人件日月年回票歳才度時分秒台隻機頭校社団本枚個つカかヶケ箇国州市町村割倍点位週世戸名棟便杯組%万億兆"
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
# Possessive, and begun at the start of a run only: a long run that is no number is read once.
_JAPANESE = re.compile(
    rf"(?<![〇一二三四五六七八九十百千万億兆\d.])"
    rf"(?:\d++(?:\.\d++)?[十百千万億兆][\d.〇一二三四五六七八九十百千万億兆]*+"
    rf"|[〇一二三四五六七八九十百千万億兆]++(?=[{_COUNTERS}パ]))"
)
_PIECE = re.compile(r"\d+(?:\.\d+)?|.")
_SCALED = re.compile(
    rf"(?<![\d.])(\d{{1,15}}(?:\.\d{{1,6}})?)[ -]?({'|'.join(_SCALES)})\b(?: ({'|'.join(_SCALES)})\b)?"
)
_PERCENT = re.compile(r"(?<=\d) ?(?:パーセント|per ?cent\b)")
_LONGEST = 30


def plain_numbers(text: str, signs: Set[str]) -> str:
    """Write every number in digits, without separators.

    A run longer than any number in a news text is left as it stands; English number words up to ninety are in
    ``NUMBER_WORDS``.

    Args:
        text: NFKC, in lower case.
        signs: the characters in it, at least: what cannot be there is not looked for.

    >>> text = "三十人が1億2,000万円を、2.5 million of 22 per cent"
    >>> plain_numbers(text, set(text))
    '30人が120000000円を、2500000 of 22%'
    """
    if "," in signs:
        text = _THOUSANDS.sub("", text)
    if signs & _NUMERALS:
        text = _JAPANESE.sub(lambda match: _value(match.group()), text)
    if any(scale in text for scale in _SCALES):
        text = _SCALED.sub(_scaled, text)
    return _PERCENT.sub("%", text) if "パーセント" in text or "per" in text else text


def _value(written: str) -> str:
    """The value of digits and kanji numerals in any mixture.

    >>> _value("3億5千万"), _value("二〇二五"), _value("十三"), _value("3.5万")
    ('350000000', '2025', '13', '35000')
    """
    if len(written) > _LONGEST:
        return written
    if all(sign in _DIGITS for sign in written):
        return "".join(str(_DIGITS[sign]) for sign in written).lstrip("0") or "0"
    total = section = Decimal(0)
    digit: Decimal | None = None
    for piece in _PIECE.findall(written):
        if piece in _SMALL:
            section += (Decimal(1) if digit is None else digit) * _SMALL[piece]
            digit = None
        elif piece in _LARGE:
            section += digit or 0
            total += (section or 1) * _LARGE[piece]
            section, digit = Decimal(0), None
        elif piece in _DIGITS or piece[0].isdecimal():
            if digit is not None:
                return written
            digit = Decimal(_DIGITS.get(piece, piece))
        else:
            return written
    return _digits(total + section + (digit or 0))


def _scaled(match: re.Match[str]) -> str:
    value = Decimal(match[1]) * _SCALES[match[2]] * _SCALES.get(match[3], 1)
    return _digits(value)


def _digits(value: Decimal) -> str:
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
