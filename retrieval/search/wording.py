"""A statement's words in one spelling: what reprints change without changing what is said is taken away.

Only what is listed here is taken away; every other word, its order and its tense stay, so that two statements
of one wording say the same. Pure functions, regular expressions only: no dictionary is asked.
"""

import re
import unicodedata
from datetime import date, timedelta
from typing import NamedTuple

from retrieval.search.numerals import NUMBER_WORDS, plain_numbers

_CJK = "぀-ヿ㐀-鿿々〆〇"
_HAS_CJK = re.compile(f"[{_CJK}]")
_INVISIBLE = dict.fromkeys((0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, 0xFE0F), "") | {0x2019: "'", 0x2018: "'"}
_INVISIBLE_SIGNS = frozenset(map(chr, _INVISIBLE))
_LINK = re.compile(r"https?://\S+|^\s*RT @\w+:?|\bpic\.twitter\.com/\S+")
_CLOSING = "」』\"'”’)] \n\t"
_TAIL = 24
_AGENCY = re.compile(
    r"\s*(?:[(\[【<—–-]\s*)(?:Reuters|AP|AFP|Kyodo|Jiji|NHK|CNN|BBC|ロイター|共同|共同通信|時事|時事通信|AFP時事)\s*[)\]】>]?\s*$",
    re.IGNORECASE,
)
_LABEL = re.compile(r"\s*(?:【(?:速報|独自|更新|動画|写真|詳報)】|(?:BREAKING|UPDATE|JUST IN|WATCH)\s*:)\s*")

_MONTHS = "January February March April May June July August September October November December".split()
_WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_CALENDAR = (
    {month: f"month{n}" for n, month in enumerate(_MONTHS, 1)}
    | {month[:3]: f"month{n}" for n, month in enumerate(_MONTHS, 1)}
    | {"Sept": "month9"}
    | {day: f"weekday{n}" for n, day in enumerate(_WEEKDAYS, 1)}
    | {day[:3]: f"weekday{n}" for n, day in enumerate(_WEEKDAYS, 1)}
    | {"Tues": "weekday2", "Thur": "weekday4", "Thurs": "weekday4"}
)
# With a capital only, here and below: "may", "march" and "us" are other words.
_CAPITAL = (
    _CALENDAR
    | {name.upper(): token for name, token in _CALENDAR.items()}
    | {"US": "unitedstates", "USA": "unitedstates"}
)
_STATES = re.compile(r"\bU\.S\.(?:A\.)?|\bUnited States\b")
_DAY_FIRST = re.compile(r"\b(\d{1,2}) ?(?:st|nd|rd|th)? (?:of )?(month\d+)\b(?!_)")
_ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th)\b")
_ON_DAY = re.compile(r"\bon (?=weekday|month)")

_DAYS_AWAY = {
    "today": 0, "yesterday": -1, "tomorrow": 1, "今日": 0, "きょう": 0, "本日": 0, "昨日": -1, "きのう": -1,
    "明日": 1, "あす": 1, "一昨日": -2, "おととい": -2, "明後日": 2, "あさって": 2,
}  # fmt: skip
_WEEKS_AWAY = {"this week": 0, "last week": -1, "next week": 1, "今週": 0, "先週": -1, "来週": 1, "再来週": 2}
_MONTHS_AWAY = {"this month": 0, "last month": -1, "next month": 1, "今月": 0, "先月": -1, "来月": 1, "再来月": 2}
_YEARS_AWAY = {"this year": 0, "last year": -1, "next year": 1, "今年": 0, "昨年": -1, "去年": -1, "来年": 1}
_PARTS_OF_TODAY = ("tonight", "this morning", "this afternoon", "this evening", "今夜", "今晩", "今朝")
_AWAY = sorted((*_DAYS_AWAY, *_WEEKS_AWAY, *_MONTHS_AWAY, *_YEARS_AWAY, *_PARTS_OF_TODAY), key=len, reverse=True)

_CONTRACTION = re.compile(r"\b(?:won't|can't|cannot|shan't)\b|n't\b|'(?:re|ll|ve|m)\b|\b[Aa] (?=few\b|little\b)")
_EXPANDED = {
    "won't": "will not", "can't": "can not", "cannot": "can not", "shan't": "shall not", "n't": " not",
    "'re": " are", "'ll": " will", "'ve": " have", "'m": " am", "a ": "some ", "A ": "some ",
}  # fmt: skip
_LATIN_WORD = re.compile(r"[A-Za-z]+")
_TOLD = re.compile(r"\b(?:tells?|told) (?:reporters|journalists|the press|a news conference)\b")
_SAID = dict.fromkeys(("say", "says", "saying", "stated", "states"), "said")
_WEIGHTLESS = dict.fromkeys("the a an that mr mrs ms dr sir".split(), "")
_ALWAYS = NUMBER_WORDS | _SAID | _WEIGHTLESS | {"would": "will"}
# What reported speech does to auxiliaries (backshift), undone; elsewhere the tense tells one statement from another.
_REPORTED = (
    _ALWAYS
    | dict.fromkeys("is are am was were".split(), "be")
    | dict.fromkeys("has have had".split(), "have")
    | {"could": "can", "might": "may", "did": "do", "does": "do"}
)

_POLITE = re.compile(
    r"(?:(?P<row>[いきぎしちにびみり])?(?P<ending>ませんでした|ません|ました|ます)(?!ま))|であった|でした|である|です|だった"
)
_POLITE_PARTS = ("ます", "まし", "ませ", "です", "でし", "であ")
_COPULAS = {"である": "だ", "です": "だ", "であった": "だった", "でした": "だった", "だった": "だった"}
_PLAIN_PAST = dict(zip("いちりきぎにびみし", "った った った いた いだ んだ んだ んだ した".split(), strict=True))
_PLAIN = dict(zip("いきぎちにびみり", "うくぐつぬぶむる", strict=True))
_NEGATED = dict(zip("いきぎちにびみり", "わかがたなばまら", strict=True))
_SURU = re.compile(r"[一-鿿々]{2}$|[ァ-ヺー]$")
_FRAME = re.compile(
    r"と(?:述べ|語っ|語り|語|話し|話|言っ|言|いっ|発言し|発言|説明し|説明|コメントし|コメント)"
    r"(?:ていた|ている|た|る|す|う|した|する)(?![ぁ-ん])"
)
_HONORIFIC = re.compile(
    r"(?:氏|さん|様)(?<=[ァ-ヺー一-鿿々a-z](?:氏|様))(?![一-鿿々])|さん(?<=[ァ-ヺー一-鿿々a-z]さん)"
)
_PARTICLE = re.compile(
    r"は(?<=[ァ-ヺー一-鿿々\da-z]は)|を|の(?<=[ァ-ヺー一-鿿々\d%]の)(?=[ァ-ヺ一-鿿々\d])|に(?<=[日月年週曜]に)"
)
_LONG_VOWEL = re.compile(r"ー(?<=[ァ-ヺ]ー)(?![ァ-ヺ])")
_V_SOUNDS = (("ヴァ", "バ"), ("ヴィ", "ビ"), ("ヴェ", "ベ"), ("ヴォ", "ボ"), ("ヴ", "ブ"))
_MINUS = re.compile(r"[-−△▲](?<![0-9A-Za-z.].)(?=\d)")
_POINT = re.compile(r"\.(?<=\d\.)(?=\d)")
_BEFORE_DIGITS = frozenset(".-−△▲")
_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")

# Signs that say something stay: a question, a rate, an arrow, a tick. Letters of any script do, with their marks.
_IDLE = re.compile(
    r"[\s!-#&-/:-<@\[-^`{|}~¡-£¦-¨«¬®¯´¶-¸»\u2010-\u205e、-〄〈-〟〰〽゠・"
    r"\u2500-\u25ca\u25cc-\u25ee\u25f0-\u25ff\u2600-\u2704\u2706-\u2712\u2719-\u274b\u274d"
    r"\u274f-\u2752\u2756\u2758-\u2b04\U0001f000-\U0001f3ff\U0001f400-\U0001f447\U0001f44a-\U0001f4c7\U0001f4ca-\U0001faff]+"
)
_GAP = re.compile(rf"(?<=[{_CJK}]) | (?=[{_CJK}])")


class Wording(NamedTuple):
    """A statement in one spelling.

    Attributes:
        text: its words; equal for two texts that say the same in nearly the same words.
        is_trimmed: whether it ends in an ellipsis, its end cut off.
    """

    text: str
    is_trimmed: bool


def wording_of(text: str, day: date, *, is_reported: bool = False) -> Wording:
    """Bring a statement into one spelling.

    Args:
        text: as published.
        day: when; *tomorrow* and 来月 are counted from it.
        is_reported: somebody's words without the clause that says who speaks.

    >>> wording_of("The council won't raise fares on Fri.", date(2025, 2, 20)).text
    'council will not raise fares weekday5'
    >>> wording_of("市長は、三十億円を払います…", date(2025, 2, 20))
    Wording(text='市長が3000000000円払う', is_trimmed=True)
    """
    plain = unicodedata.normalize("NFKC", text)
    signs = frozenset(plain)
    if signs & _INVISIBLE_SIGNS:
        plain = plain.translate(_INVISIBLE)
    plain = _without_outlet(plain)
    is_trimmed = plain.rstrip(_CLOSING).endswith(("..", "…"))
    if signs & _LETTERS:
        plain = _english(plain, is_reported=is_reported)
    plain = plain.casefold()
    for word in _AWAY:
        if word in plain:
            plain = plain.replace(word, _absolute(word, day))
    plain = plain_numbers(plain, signs)
    if signs & _BEFORE_DIGITS:
        plain = _POINT.sub("_", _MINUS.sub(" minus_", plain))
    if "month" in plain or "weekday" in plain:
        plain = _ON_DAY.sub("", _DAY_FIRST.sub(r"\2 \1", plain))
    bare = " ".join(_IDLE.sub(" ", plain).split())
    if _HAS_CJK.search(bare):
        bare = _japanese(_GAP.sub("", bare)) or bare
    return Wording(bare or unicodedata.normalize("NFKC", text).strip(), is_trimmed)


def _without_outlet(text: str) -> str:
    """Without links and without what an outlet or account puts around a text of somebody else's."""
    if "http" in text or "RT @" in text or "pic.tw" in text:
        text = _LINK.sub(" ", text)
    text = text.strip()
    if label := _LABEL.match(text):
        text = text[label.end() :]
    return text[:-_TAIL] + _AGENCY.sub("", text[-_TAIL:])


def _english(text: str, *, is_reported: bool) -> str:
    """Latin words in lower case: contractions written out, months and weekdays as such, articles left away."""
    if "U.S." in text or "United" in text:
        text = _STATES.sub("unitedstates", text)
    if "'" in text or "cannot" in text or " few" in text or " little" in text:
        text = _CONTRACTION.sub(lambda match: _EXPANDED[match.group()], text)
    if "told" in text or "tell" in text:
        text = _TOLD.sub("said", text)
    table = _REPORTED if is_reported or "said" in text or "says" in text else _ALWAYS

    def one_spelling(match: re.Match[str]) -> str:
        word = match.group()
        if word in _CAPITAL:
            return _CAPITAL[word]
        lower = word.lower()
        return table.get(lower, lower)

    text = _LATIN_WORD.sub(one_spelling, text)
    return _ORDINAL.sub("", text)


def _japanese(text: str) -> str:
    """Plain endings, one verb of saying, no honorifics, and only the particles that tell who does what to whom."""
    if any(part in text for part in _POLITE_PARTS):
        text = _POLITE.sub(_plain_form, text)
    if "と" in text:
        text = _FRAME.sub("と述べた", text)
    text = _HONORIFIC.sub("", text.replace("曜日", "曜"))
    text = _PARTICLE.sub(lambda match: "が" if match.group() == "は" else "", text)
    if "ヴ" in text:
        for written, plain in _V_SOUNDS:
            text = text.replace(written, plain)
    if "ー" in text:
        text = _LONG_VOWEL.sub("", text)
    return text.removesuffix("だ")


def _plain_form(match: re.Match[str]) -> str:
    """The plain form of a polite ending (丁寧体 to 普通体).

    The row of kana before it tells the plain ending, but for する and verbs in -iru, of which a few come out
    wrong: that keeps two statements apart and never joins them.
    """
    row, ending = match["row"] or "", match["ending"]
    if ending is None:
        return _COPULAS[match.group()]
    before = match.string[max(0, match.start() - 2) : match.start()]
    if row == "き" and before.endswith("で"):
        row, stem = "", "き"
    elif row == "し" and ending == "ます":
        return "する" if _SURU.search(before) else "す"
    elif row == "し" and ending.startswith("ません"):
        stem, row = ("し" if _SURU.search(before) else "さ"), ""
    else:
        stem = ""
    if ending == "ます":
        return stem + _PLAIN.get(row, row + "る")
    if ending == "ました":
        return stem + _PLAIN_PAST.get(row, row + "た")
    return stem + _NEGATED.get(row, row) + ("なかった" if ending == "ませんでした" else "ない")


def _absolute(word: str, day: date) -> str:
    """A word such as *tomorrow* as the day, week, month or year that it means."""
    is_english = word.isascii()
    try:
        meant = day + timedelta(days=_DAYS_AWAY.get(word, 0), weeks=_WEEKS_AWAY.get(word, 0))
    except OverflowError:
        # The calendar's first or last day has no day before or after it.
        return word
    if word in _DAYS_AWAY:
        return meant.strftime("day%Y_%m_%d" if is_english else "%Y_%m_%d日")
    if word in _WEEKS_AWAY:
        return meant.strftime("week%G_%V" if is_english else "%G_%V週")
    if word in _MONTHS_AWAY:
        months = day.year * 12 + day.month - 1 + _MONTHS_AWAY[word]
        written = f"{months // 12}_{months % 12 + 1}"
        return f"month{written}" if is_english else f"{written}月"
    if word in _YEARS_AWAY:
        year = day.year + _YEARS_AWAY[word]
        return f"{year}" if is_english else f"{year}年"
    return day.strftime(f"{word}%Y_%m_%d")
