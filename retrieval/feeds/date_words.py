"""The words of printed dates: months and weekdays in the languages of the CLDR, zones, connecting words."""

from collections.abc import Iterator
from datetime import UTC, timedelta, timezone, tzinfo
from functools import lru_cache

_ENGLISH_MONTHS = {
    name: number
    for number, names in enumerate(
        "jan january|feb february|mar march|apr april|may|jun june|jul july|aug august|sep sept september"
        "|oct october|nov november|dec december".split("|"),
        start=1,
    )
    for name in names.split()
}
_ENGLISH_DAYS = frozenset(
    "mon monday tue tues tuesday wed wednesday thu thur thurs thursday fri friday sat saturday sun sunday".split()
)
_JAPANESE_DAYS = frozenset(
    [*"月火水木金土日", *(f"{day}曜" for day in "月火水木金土日"), *(f"{day}曜日" for day in "月火水木金土日")]
)

LANGUAGES = (
    "de fr es pt it nl ru uk pl tr ar fa ur he hi bn ta te mr gu kn ml th vi id ms fil ko zh sv da no fi et lv lt cs "
    "sk hu ro bg sr sl el ca eu gl ga ka hy az be af"
).split()
"""Languages whose words are read. Croatian is not among them: its *listopad* is Polish November and its own October."""

_SHORTENED = {"ott": 10, "sett": 9, "fev": 2, "fév": 2, "aout": 8, "фев": 2, "сен": 9, "нояб": 11, "сент": 9}
"""Short forms that posts have and the CLDR has not, or no longer."""

_HOURS = {
    "UTC": 0, "GMT": 0, "Z": 0, "JST": 9, "KST": 9, "EST": -5, "EDT": -4, "ET": None, "CST": None, "CDT": -5, "MST": -7,
    "MDT": -6, "PST": -8, "PDT": -7, "CET": 1, "CEST": 2, "EET": 2, "EEST": 3, "MSK": 3, "WIB": 7, "HKT": 8, "SGT": 8,
    "AEST": 10, "AEDT": 11, "NZST": 12, "NZDT": 13,
}  # fmt: skip
"""Hours ahead of UTC. None: the letters mean several zones."""

CONNECTING = frozenset(
    "at um uhr à a las às alle ore om в о kl klo saat pukul lúc o dne den dia le the el il am on de du del"
    " г р года год року j. г. р. published updated posted 公開 更新 配信 掲載 投稿".split()
)
"""Words that may stand beside a date and its time."""


def month_of(word: str) -> int | None:
    """The month that a word means in any of the languages; None where it means none.

    >>> month_of("Feb."), month_of("février"), month_of("февр."), month_of("Foo")
    (2, 2, 2, None)
    """
    key = _key(word)
    # Hebrew writes "in" together with the month.
    return _ENGLISH_MONTHS.get(key) or _months().get(key) or _months().get(key.removeprefix("ב"))


def is_weekday(word: str) -> bool:
    """Whether a word is a day of the week.

    >>> is_weekday("木"), is_weekday("jeudi"), is_weekday("quay")
    (True, True, False)
    """
    key = _key(word)
    return key in _ENGLISH_DAYS or key in _JAPANESE_DAYS or key in _weekdays()


def zone_named(word: str) -> tzinfo | None:
    """The zone that letters such as ``JST`` mean; None where they mean none, or several.

    >>> zone_named("JST").utcoffset(None)
    datetime.timedelta(seconds=32400)
    """
    hours = _HOURS.get(word.upper())
    if hours is None:
        return None
    return timezone(timedelta(hours=hours)) if hours else UTC


def is_zone(word: str) -> bool:
    """Whether letters look like the name of a zone, known or not.

    >>> is_zone("JST"), is_zone("XYZT"), is_zone("at")
    (True, True, False)
    """
    return word.upper() in _HOURS or (2 < len(word) < 6 and word.isascii() and word.isalpha() and word.isupper())


def _key(word: str) -> str:
    return word.casefold().strip(". \u200f\u200e")


@lru_cache(maxsize=1)
def _months() -> dict[str, int]:
    found: dict[str, int] = {}
    for number, name in _names("months"):
        found.setdefault(name, number)
    return found | _SHORTENED


@lru_cache(maxsize=1)
def _weekdays() -> frozenset[str]:
    return frozenset(name for _, name in _names("days"))


def _names(kind: str) -> Iterator[tuple[int, str]]:
    """Every name of a month or weekday with its number, as the CLDR has them."""
    # The tables of fifty languages take a moment to load, and most pages need none. What a language inherits from
    # the root are numbers, not names.
    from babel import localedata

    for language in LANGUAGES:
        for forms in localedata.load(language, merge_inherited=False).get(kind, {}).values():
            for width in ("wide", "abbreviated"):
                names = forms.get(width)
                if isinstance(names, dict):
                    yield from ((number, _key(name)) for number, name in names.items())
