"""The ways to name days, each a row with its example. Pure functions.

A post tells of the day before as well as of its own, so that a question about a day takes in the day after.
"""

import re
from datetime import date

from retrieval.query.date_readings import (
    DateFilter,
    ago,
    between,
    days_back,
    from_first,
    in_month,
    in_year,
    lately,
    months_back,
    on,
    since,
    until,
    weekday,
    weeks_back,
    years_back,
)

MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:t(?:ember)?)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_YEAR = r"(?:19|20)\d{2}"
_DAY = (
    r"(?:(?P<iso_year>\d{4})-(?P<iso_month>\d{2})-(?P<iso_day>\d{2})"
    rf"|{MONTH}\.? (?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:,? (?P<year>\d{{4}}))?)(?!\d)"
)
_DAY_FIRST = (
    rf"(?<!\d)(?:the )?(?P<day>\d{{1,2}})(?:st|nd|rd|th)? (?:of )?{MONTH}\.?(?:,? (?P<year>\d{{4}})(?!\d)|(?! ?\d))"
)
_DAY_JA = r"(?:(?<!\d)(?:(?P<year>\d{4})年)?(?P<month>\d{1,2})月(?P<day>\d{1,2})日)"
_DAY_2 = re.sub(r"\(\?P<(\w+)>", r"(?P<\1_2>", _DAY)
_DAY_JA_2 = r"(?:(?:(?P<year_2>\d{4})年)?(?:(?P<month_2>\d{1,2})月)?(?P<day_2>\d{1,2})日)"
_WEEKDAY = (
    r"(?P<weekday>mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?|sat(?:urday)?"
    r"|sun(?:day)?)"
)
_WEEKDAY_WHOLE = r"(?P<weekday>(?:mon|tues|wednes|thurs|fri|satur|sun)day)"
_WEEKDAY_JA = r"(?P<weekday>[月火水木金土日])曜日?"
_COUNT = r"(?P<count>(?<!\d)\d{1,3}|an?|one|two|three|four|five|six|seven|ten)"
_UNIT = r"(?P<unit>day|week|month|year)s?"
# Ten years ago tells what is asked about, not when it was said.
_SHORT_UNIT = r"(?P<unit>day|week|month)s?"
_COUNT_JA = r"(?P<count>(?<!\d)\d{1,3})(?P<unit>日|週間?|[かカヶケ箇]月|年)"
_SHORT_COUNT_JA = r"(?P<count>(?<!\d)\d{1,3})(?P<unit>日|週間?)"
_SAID_JA = r"(?:言|述べ|語|話|発言|コメント|発表|ニュース|記事|投稿|報)"
_FROM_JA = r"(?:以降|から|以後|以来)(?:は|、|の|に)?、?"


def _question(said: str) -> str:
    return f"what did Okada say {said}?"


DATE_FILTERS = (
    DateFilter(
        rf"(?:between|from) {_DAY} (?:and|to|until) {_DAY_2}",
        between,
        _question("between Feb 20 and Feb 22"),
        (date(2025, 2, 20), date(2025, 2, 22)),
    ),
    DateFilter(
        rf"{_DAY_JA}(?:から|〜|～|-){_DAY_JA_2}(?:まで|の間)?(?:に|は|の)?、?",
        between,
        "2月20日から22日までに岡田市長は何と言った?",
        (date(2025, 2, 20), date(2025, 2, 22)),
    ),
    DateFilter(rf"(?:since|from|after) {_DAY}", since, _question("since Feb 20"), (date(2025, 2, 20), None)),
    DateFilter(rf"(?:since|after) {_DAY_FIRST}", since, _question("since 20 Feb"), (date(2025, 2, 20), None)),
    DateFilter(rf"(?:until|before|up to) {_DAY}", until, _question("until 2025-02-20"), (None, date(2025, 2, 20))),
    DateFilter(
        rf"(?:until|before|up to) {_DAY_FIRST}", until, _question("until 20 February 2025"), (None, date(2025, 2, 20))
    ),
    DateFilter(
        rf"on {_DAY}", on, _question("on February 20th"), (date(2025, 2, 20), date(2025, 2, 21)), with_next=True
    ),
    DateFilter(
        rf"on {_DAY_FIRST}",
        on,
        _question("on the 20th of Feb"),
        (date(2025, 2, 20), date(2025, 2, 21)),
        with_next=True,
    ),
    DateFilter(
        rf"since (?:last )?{_WEEKDAY}", from_first(weekday), _question("since Monday"), (date(2025, 3, 3), None)
    ),
    DateFilter(
        rf"(?:on |last |on last ){_WEEKDAY_WHOLE}",
        weekday,
        _question("on Monday"),
        (date(2025, 3, 3), date(2025, 3, 4)),
        with_next=True,
    ),
    DateFilter(r"since yesterday", from_first(days_back(1)), _question("since yesterday"), (date(2025, 3, 4), None)),
    DateFilter(
        rf"since {_COUNT} {_SHORT_UNIT} ago", from_first(ago), _question("since 3 days ago"), (date(2025, 3, 2), None)
    ),
    DateFilter(r"since last week", from_first(weeks_back(1)), _question("since last week"), (date(2025, 2, 24), None)),
    DateFilter(
        r"since last month", from_first(months_back(1)), _question("since last month"), (date(2025, 2, 1), None)
    ),
    DateFilter(r"since last year", from_first(years_back(1)), _question("since last year"), (date(2024, 1, 1), None)),
    DateFilter(
        rf"since {MONTH}(?:,? (?P<year>\d{{4}}))?(?!\d| \d)",
        from_first(in_month),
        _question("since February"),
        (date(2025, 2, 1), None),
    ),
    DateFilter(
        rf"since (?P<year>{_YEAR})(?![\d-])", from_first(in_year), _question("since 2024"), (date(2024, 1, 1), None)
    ),
    DateFilter(
        rf"(?:in|over|during|within) the (?:last|past) (?:{_COUNT} )?{_UNIT}",
        lately,
        _question("in the last 5 days"),
        (date(2025, 2, 28), date(2025, 3, 5)),
    ),
    DateFilter(
        rf"{_COUNT} {_SHORT_UNIT} ago",
        ago,
        _question("3 days ago"),
        (date(2025, 3, 2), date(2025, 3, 3)),
        with_next=True,
    ),
    DateFilter(
        r"(?:on )?the day before yesterday",
        days_back(2),
        _question("the day before yesterday"),
        (date(2025, 3, 3), date(2025, 3, 4)),
        with_next=True,
    ),
    DateFilter(
        r"yesterday", days_back(1), _question("yesterday"), (date(2025, 3, 4), date(2025, 3, 5)), with_next=True
    ),
    DateFilter(r"today", days_back(0), _question("today"), (date(2025, 3, 5), date(2025, 3, 5))),
    DateFilter(r"last week", weeks_back(1), _question("last week"), (date(2025, 2, 24), date(2025, 3, 2))),
    DateFilter(r"this week", weeks_back(0), _question("this week"), (date(2025, 3, 3), date(2025, 3, 9))),
    DateFilter(rf"{_DAY_JA}{_FROM_JA}", since, "2月20日以降に岡田市長は何と言った?", (date(2025, 2, 20), None)),
    DateFilter(
        rf"{_DAY_JA}(?:まで|以前)(?:に|は|の)?、?",
        until,
        "2月20日までに岡田市長は何と言った?",
        (None, date(2025, 2, 20)),
    ),
    DateFilter(
        rf"{_DAY_JA}(?:に|は|の)?、?(?=[^\d]{{0,60}}{_SAID_JA})",
        on,
        "2月20日に岡田市長は何と言った?",
        (date(2025, 2, 20), date(2025, 2, 21)),
        with_next=True,
    ),
    DateFilter(
        rf"(?:(?<=say )|(?<=said )|^)in {MONTH}(?:,? (?P<year>\d{{4}}))?(?!\d| \d)",
        in_month,
        _question("in February 2024"),
        (date(2024, 2, 1), date(2024, 2, 29)),
    ),
    DateFilter(
        rf"(?:(?<=say )|(?<=said )|^)in (?P<year>{_YEAR})(?!\d)",
        in_year,
        _question("in 2024"),
        (date(2024, 1, 1), date(2024, 12, 31)),
    ),
    DateFilter(
        rf"(?<!\d)(?:(?P<year>\d{{4}})年)?(?P<month>\d{{1,2}})月{_FROM_JA}",
        from_first(in_month),
        "2月以降、岡田市長は何と言った?",
        (date(2025, 2, 1), None),
    ),
    DateFilter(
        rf"(?<!\d)(?:(?P<year>\d{{4}})年)?(?P<month>\d{{1,2}})月(?:に|の|は)、?(?=[^\d]{{0,60}}{_SAID_JA})",
        in_month,
        "2024年2月に岡田市長は何と言った?",
        (date(2024, 2, 1), date(2024, 2, 29)),
    ),
    DateFilter(
        rf"(?<!\d)(?P<year>{_YEAR})年(?:に|の|は)、?(?=[^\d]{{0,60}}{_SAID_JA})",
        in_year,
        "2024年に岡田市長は何と言った?",
        (date(2024, 1, 1), date(2024, 12, 31)),
    ),
    DateFilter(r"last month", months_back(1), _question("last month"), (date(2025, 2, 1), date(2025, 2, 28))),
    DateFilter(r"this month", months_back(0), _question("this month"), (date(2025, 3, 1), date(2025, 3, 31))),
    DateFilter(
        rf"先月{_FROM_JA}", from_first(months_back(1)), "先月から岡田市長は何と言った?", (date(2025, 2, 1), None)
    ),
    DateFilter(
        r"先月(?:は|、|の|に)?", months_back(1), "先月、岡田市長は何と言った?", (date(2025, 2, 1), date(2025, 2, 28))
    ),
    DateFilter(
        r"今月(?:は|、|の|に)?", months_back(0), "今月、岡田市長は何と言った?", (date(2025, 3, 1), date(2025, 3, 31))
    ),
    DateFilter(
        r"(?:一昨日|おととい)(?:は|、|の|に)?",
        days_back(2),
        "おととい岡田市長は何と言った?",
        (date(2025, 3, 3), date(2025, 3, 4)),
        with_next=True,
    ),
    DateFilter(
        rf"{_SHORT_COUNT_JA}前{_FROM_JA}", from_first(ago), "3日前から岡田市長は何と言った?", (date(2025, 3, 2), None)
    ),
    DateFilter(
        rf"{_SHORT_COUNT_JA}前(?:に(?:は)?|は|、)、?",
        ago,
        "3日前に岡田市長は何と言った?",
        (date(2025, 3, 2), date(2025, 3, 3)),
        with_next=True,
    ),
    DateFilter(
        rf"(?:この|ここ|過去|直近|最近){_COUNT_JA}間?(?:で|に|は|の)?、?",
        lately,
        "この5日間に岡田市長は何と言った?",
        (date(2025, 2, 28), date(2025, 3, 5)),
    ),
    DateFilter(
        rf"(?:昨日|きのう){_FROM_JA}",
        from_first(days_back(1)),
        "昨日から岡田市長は何と言った?",
        (date(2025, 3, 4), None),
    ),
    DateFilter(
        r"(?:昨日|きのう)(?:は|、|の|に)?",
        days_back(1),
        "昨日、岡田市長は何と言った?",
        (date(2025, 3, 4), date(2025, 3, 5)),
        with_next=True,
    ),
    DateFilter(
        r"(?:今日|きょう|本日)(?:は|、|の|に)?",
        days_back(0),
        "今日、岡田市長は何と言った?",
        (date(2025, 3, 5), date(2025, 3, 5)),
    ),
    DateFilter(
        rf"先週{_FROM_JA}", from_first(weeks_back(1)), "先週から岡田市長は何と言った?", (date(2025, 2, 24), None)
    ),
    DateFilter(
        rf"(?:先週の|前の)?{_WEEKDAY_JA}{_FROM_JA}",
        from_first(weekday),
        "月曜日から岡田市長は何と言った?",
        (date(2025, 3, 3), None),
    ),
    DateFilter(
        rf"(?:先週の|前の)?{_WEEKDAY_JA}(?:に(?:は)?|は|、)、?",
        weekday,
        "月曜日に岡田市長は何と言った?",
        (date(2025, 3, 3), date(2025, 3, 4)),
        with_next=True,
    ),
    DateFilter(
        r"先週(?:は|、|の|に)?", weeks_back(1), "先週、岡田市長は何と言った?", (date(2025, 2, 24), date(2025, 3, 2))
    ),
    DateFilter(
        r"今週(?:は|、|の|に)?", weeks_back(0), "今週、岡田市長は何と言った?", (date(2025, 3, 3), date(2025, 3, 9))
    ),
    DateFilter(
        r"(?:去年|昨年)(?:に(?:は)?|は|、)、?",
        years_back(1),
        "去年、岡田市長は何と言った?",
        (date(2024, 1, 1), date(2024, 12, 31)),
    ),
)
"""The first that fits is taken; only at the beginning or the end of a question, where dates say when it was said."""

_WEDNESDAY = date(2025, 3, 5)

DAY_NAMES = (
    DateFilter(_DAY, on, "Feb 20", (date(2025, 2, 20), date(2025, 2, 20)), with_next=True),
    DateFilter(_DAY_FIRST, on, "20 Feb", (date(2025, 2, 20), date(2025, 2, 20)), with_next=True),
    DateFilter(_DAY_JA, on, "2月20日", (date(2025, 2, 20), date(2025, 2, 20)), with_next=True),
    DateFilter(r"(?P<day>\d{1,2})日", on, "4日", (date(2025, 3, 4), date(2025, 3, 4)), with_next=True),
    DateFilter(
        r"(?P<month>\d{1,2})/(?P<day>1[3-9]|2\d|3[01])", on, "2/20", (date(2025, 2, 20), date(2025, 2, 20)), True
    ),
    DateFilter(
        r"(?P<day>1[3-9]|2\d|3[01])/(?P<month>\d{1,2})", on, "20/2", (date(2025, 2, 20), date(2025, 2, 20)), True
    ),
    DateFilter(
        rf"{_DAY} ?(?:-|–|〜|～|to|until) ?{_DAY_2}",
        between,
        "2025-02-20 to 2025-02-22",
        (date(2025, 2, 20), date(2025, 2, 22)),
    ),
    DateFilter(rf"(?:last )?{_WEEKDAY}", weekday, "Mon", (date(2025, 3, 3), date(2025, 3, 3)), with_next=True),
    DateFilter(
        rf"(?:先週の|前の)?{_WEEKDAY_JA}", weekday, "月曜", (date(2025, 3, 3), date(2025, 3, 3)), with_next=True
    ),
    DateFilter(rf"{_COUNT_JA}前", ago, "2週間前", (date(2025, 2, 17), date(2025, 2, 23)), with_next=True),
    DateFilter(rf"{_COUNT} {_UNIT} ago", ago, "two years ago", (date(2023, 1, 1), date(2023, 12, 31)), with_next=True),
    DateFilter(rf"(?:the )?(?:last|past) (?:{_COUNT} ){_UNIT}", lately, "last 5 days", (date(2025, 2, 28), _WEDNESDAY)),
    DateFilter(rf"the (?:last|past) {_UNIT}", lately, "the past week", (date(2025, 2, 26), _WEDNESDAY)),
    DateFilter(r"先々週", weeks_back(2), "先々週", (date(2025, 2, 17), date(2025, 2, 23))),
    DateFilter(r"last year", years_back(1), "last year", (date(2024, 1, 1), date(2024, 12, 31))),
    DateFilter(r"this year", years_back(0), "this year", (date(2025, 1, 1), date(2025, 12, 31))),
    DateFilter(r"去年|昨年", years_back(1), "去年", (date(2024, 1, 1), date(2024, 12, 31))),
    DateFilter(r"今年", years_back(0), "今年", (date(2025, 1, 1), date(2025, 12, 31))),
    DateFilter(rf"{MONTH}\.?(?:,? (?P<year>\d{{4}}))?", in_month, "Feb 2024", (date(2024, 2, 1), date(2024, 2, 29))),
    DateFilter(r"(?:(?P<year>\d{4})年)?(?P<month>\d{1,2})月", in_month, "2月", (date(2025, 2, 1), date(2025, 2, 28))),
    DateFilter(rf"(?P<year>{_YEAR})年?", in_year, "2024", (date(2024, 1, 1), date(2024, 12, 31))),
)
"""Further ways, where nothing but days is asked for: an option *since*, or *yesterday?* after an answer. What they
read there is the very days."""
