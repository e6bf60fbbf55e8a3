"""Inputs made from seeds: bytes turned, pieces crossed, repeated, nested, cut, written in another encoding."""

import random
import re
from collections.abc import Callable, Sequence

MOST_CHANGES = 5
ORDINARY = 20_000
"""Bytes of an input of ordinary size; one in a hundred may be ten times as long."""

_ODD = [
    *map(chr, (0, 8, 13, 27, 0x85, 0xA0, 0xAD, 0x200B, 0x200D, 0x200F, 0x2028, 0x2029, 0x202E, 0x2066)),
    *map(chr, (0x301, 0x3099, 0x20E3, 0xFE0F, 0xFEFF, 0xFFFD, 0xFFFE, 0x10FFFF, 0xE000, 0x1F468, 0x130)),
    "ß", "ﬁ", "ﷺ", "㍿", "㌔", "ｱﾞ", "é" * 30, "e" + "\u0301" * 40, "한", "עִבְ", "ا", "\u1100\u1161", "Ⅷ", "１２",
    "๓", "²",
]  # fmt: skip
_NUMBERS = [
    "0", "-1", "9" * 19, "9" * 400, "1e999", "-1e-999", "NaN", "Infinity", "1.5", "0x10", "2147483648",
    "18446744073709551616", "99999999999999", "0000-00-00", "9999-12-31T23:59:59+14:00",
    "0001-01-01T00:00:00-14:00", "2025-02-30", "Feb 30, 2025", "2025年13月40日", "31 Dec 9999 24:00:60 +9999",
    "20 февр. 2025", "1740031440", "-62135596801", "true", "null", "[]", "{}", '""',
]  # fmt: skip
_TOKENS = [
    "<", ">", "</", "/>", "<!--", "-->", "<![CDATA[", "]]>", "<?xml", "<!DOCTYPE", '<!ENTITY a "b">', "&",
    "&amp;", "&#0;", "&#xD800;", "&#x110000;", "&amp;amp;", "<blockquote class=\"twitter-tweet\">",
    "</blockquote>", "<p>", "</p>", "<div>", "<br>", "<td>", "<script>", "<style>", "<template>", "<svg>",
    "<math>", "<textarea>", "<ruby><rt>", "<a href=", "\\ud800", "\\udfff", "\\u0000", "\\", "\\\"", "{", "}",
    "[", "]", '":', ",", "\n", "\r\n", "\r", "\t", " ", "\u3000", "—", "— ", "&mdash; ", "(@", "@", "#", "#a ",
    "https://", "http://[", "https://t.co/", "pic.twitter.com/", "://", "%", "%00", "…", "「", "」", "『", "』",
    '"', "“", "”", "'", "’s ", "（", "）", "(", ")", "。", "、", "・", "アア・", "と述べた", "によると、",
    "の発言", "氏", "同氏は",
    "he said ", "that ", "according to ", "Mr ", "Mr. ", "A.", "A ", "and ", " or ", "a", "A", "ア", "漢", "あ",
    "1", "1.", "- ", "* ", "> ", "| ", "=", "：", ": ", "\x1f", "AM", "2月", "20日", "Feb ", "2025",
]  # fmt: skip
_PAIRS = (
    (b"[", b"]"),
    (b'{"a":', b"}"),
    (b"<div>", b"</div>"),
    (b"<item>", b""),
    (b"<b>", b"</b>"),
    (b"<table><tr><td>", b""),
    (b'<blockquote class="twitter-tweet">', b"</blockquote>"),
    (b"(", b")"),
    ("「".encode(), "」".encode()),
)
_ENCODINGS = (
    "utf-16",
    "utf-16-le",
    "utf-8-sig",
    "shift_jis",
    "euc_jp",
    "iso2022_jp",
    "latin-1",
    "utf-32",
    "gb18030",
    "utf-7",
)
_DECLARED = re.compile(rb"(?i)(encoding=.|charset=.?)[A-Za-z0-9_-]{1,20}")
_NAMES = (
    b"utf-8",
    b"utf-16",
    b"shift_jis",
    b"x-none",
    b"EUC-JP",
    b"idna",
    b"rot13",
    b"zlib",
    b"base64",
    b"undefined",
    b"utf-7",
    b"cp65001",
)

Change = Callable[[random.Random, bytes, Sequence[bytes]], bytes]


def mutated(dice: random.Random, seeds: Sequence[bytes]) -> bytes:
    """An input made from seeds by up to ``MOST_CHANGES`` changes.

    Args:
        dice: decides all of it, so that the same dice give the same input.
        seeds: of which one is changed.
    """
    data = _part(dice, dice.choice(seeds))
    for _ in range(dice.randint(1, MOST_CHANGES)):
        data = dice.choice(_CHANGES)(dice, data, seeds)
    return data[: ORDINARY if dice.random() < 0.99 else 10 * ORDINARY]


def _part(dice: random.Random, seed: bytes) -> bytes:
    """A seed, or where it is long some of it, its beginning kept: by that a format is told."""
    if len(seed) <= ORDINARY or dice.random() < 0.02:
        return seed
    head = dice.choice([0, 200, 1_000, 4_000])
    place = dice.randrange(len(seed))
    return seed[:head] + seed[place : place + dice.randint(100, ORDINARY - 4_000)]


def _place(dice: random.Random, data: bytes) -> int:
    return dice.randint(0, len(data))


def _span(dice: random.Random, data: bytes) -> tuple[int, int]:
    start = _place(dice, data)
    return start, min(len(data), start + int(dice.expovariate(1 / 40)) + 1)


def _token(dice: random.Random) -> bytes:
    kind = dice.choice([_ODD, _NUMBERS, _TOKENS, _TOKENS])
    return dice.choice(kind).encode("utf-8", "surrogatepass")


def _times(dice: random.Random) -> int:
    return dice.choice([2, 3, 10, 30, 100, 300, 1_000, 3_000, 10_000])


def _flipped(dice: random.Random, data: bytes, _: Sequence[bytes]) -> bytes:
    changed = bytearray(data)
    for _ in range(dice.randint(1, 8)):
        if changed:
            changed[dice.randrange(len(changed))] ^= 1 << dice.randrange(8)
    return bytes(changed)


def _inserted(dice: random.Random, data: bytes, _: Sequence[bytes]) -> bytes:
    place = _place(dice, data)
    return data[:place] + _token(dice) + data[place:]


def _replaced(dice: random.Random, data: bytes, _: Sequence[bytes]) -> bytes:
    start, end = _span(dice, data)
    return data[:start] + _token(dice) + data[end:]


def _repeated_token(dice: random.Random, data: bytes, _: Sequence[bytes]) -> bytes:
    place = _place(dice, data)
    unit = _token(dice) + (_token(dice) if dice.random() < 0.3 else b"")
    return data[:place] + (unit * _times(dice))[:ORDINARY] + data[place:]


def _repeated_piece(dice: random.Random, data: bytes, _: Sequence[bytes]) -> bytes:
    start, end = _span(dice, data)
    return data[:start] + (data[start:end] * _times(dice))[:ORDINARY] + data[end:]


def _nested(dice: random.Random, data: bytes, _: Sequence[bytes]) -> bytes:
    opening, closing = dice.choice(_PAIRS)
    depth = _times(dice)
    place = _place(dice, data)
    return data[:place] + opening * depth + closing * (depth if dice.random() < 0.7 else 0) + data[place:]


def _spliced(dice: random.Random, data: bytes, seeds: Sequence[bytes]) -> bytes:
    other = _part(dice, dice.choice(seeds))
    return data[: _place(dice, data)] + other[_place(dice, other) :]


def _crossed(dice: random.Random, data: bytes, seeds: Sequence[bytes]) -> bytes:
    other = dice.choice(seeds)
    start, end = _span(dice, other)
    place = _place(dice, data)
    return data[:place] + other[start:end] + data[place:]


def _cut(dice: random.Random, data: bytes, _: Sequence[bytes]) -> bytes:
    return data[: _place(dice, data)] if dice.random() < 0.5 else data[_place(dice, data) :]


def _dropped(dice: random.Random, data: bytes, _: Sequence[bytes]) -> bytes:
    start, end = _span(dice, data)
    return data[:start] + data[end:]


def _encoded(dice: random.Random, data: bytes, _: Sequence[bytes]) -> bytes:
    if dice.random() < 0.5:
        return _DECLARED.sub(lambda match: match[1] + dice.choice(_NAMES), data)
    return data.decode("utf-8", "replace").encode(dice.choice(_ENCODINGS), "replace")


def _numbered(dice: random.Random, data: bytes, _: Sequence[bytes]) -> bytes:
    """Another number where one stands."""
    found = list(re.finditer(rb"\d{1,30}", data))
    if not found:
        return data
    match = dice.choice(found)
    return data[: match.start()] + dice.choice(_NUMBERS).encode() + data[match.end() :]


def _valued(dice: random.Random, data: bytes, _: Sequence[bytes]) -> bytes:
    """Another value where JSON has a string, a number or a word."""
    found = list(re.finditer(rb":\s?(?:\"[^\"\\]{0,80}\"|\d{1,20}|null|true)", data))
    if not found:
        return data
    match = dice.choice(found)
    value = dice.choice(
        [*_NUMBERS, '{"a": 1}', '["a", {"b": null}]', '"\\ud800"', '"\\u0000"', '"' + "a" * 3_000 + '"']
    )
    return data[: match.start()] + b":" + value.encode() + data[match.end() :]


_CHANGES: tuple[Change, ...] = (
    _flipped,
    _inserted,
    _inserted,
    _replaced,
    _replaced,
    _repeated_token,
    _repeated_piece,
    _nested,
    _spliced,
    _crossed,
    _crossed,
    _cut,
    _dropped,
    _encoded,
    _numbered,
    _valued,
)
