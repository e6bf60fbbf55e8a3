"""Sentences about what is near a question: days that were read, weak matches, other words of the same person."""

from collections.abc import Sequence
from datetime import date

from retrieval.language import Language
from retrieval.types import Act

_NO_WORDS: dict[Language, str] = {
    "en": "No {act} by {name}{about} was recognised{days}. There {are} {count} {statements} by {short}:"
    " ask what {short} said.",
    "ja": "{days}{about}{name}の{act}と読み取れるものはありませんでした。{short}の発言は{count}件あります。"
    "「{short}は何と言った?」で一覧を示します。",
}
_ON_TOPIC: dict[Language, str] = {"en": " about “{}”", "ja": "「{}」についての"}
_ACTS: dict[Act | None, dict[Language, str]] = {
    None: {"en": "statement", "ja": "発言"},
    "denial": {"en": "denial or rejection", "ja": "否定や拒否の発言"},
    "question": {"en": "question", "ja": "質問"},
    "demand": {"en": "demand", "ja": "要求"},
}
_DAYS: dict[str, dict[Language, str]] = {
    "between": {"en": " between {since} and {until}", "ja": "{since}から{until}までの期間に、"},
    "on": {"en": " on {since}", "ja": "{since}に、"},
    "since": {"en": " since {since}", "ja": "{since}以降に、"},
    "until": {"en": " until {until}", "ja": "{until}までに、"},
}


_NOTHING_WITHIN: dict[Language, str] = {
    "en": "Nothing in this feed{days} answers that.",
    "ja": "{days}答えになる記述はこのフィードにありません。",
}
_OUTSIDE_DAYS: dict[Language, str] = {
    "en": "Nothing{days}{within}; {count} {passages} elsewhere in the feed.",
    "ja": "{days}{within}該当する記述はありませんが、フィードのほかの部分に{count}件あります。",
}
_IN_SOURCES: dict[Language, str] = {"en": " in the chosen sources", "ja": "指定した情報源で"}
_WEAK: dict[str, dict[Language, str]] = {
    "some": {
        "en": "The last {count} are the nearest others; they may not answer.",
        "ja": "最後の{count}件は近い記述で、答えではないかもしれません。",
    },
    "all": {
        "en": "They are the nearest passages; they may not answer.",
        "ja": "いずれも近い記述で、答えではないかもしれません。",
    },
    "one": {
        "en": "It is the nearest passage; it may not answer.",
        "ja": "近い記述で、答えではないかもしれません。",
    },
}
_NOT_NAMED: dict[Language, str] = {
    "en": "Nobody called {name} is named in this feed.",
    "ja": "このフィードに「{name}」という名前は出てきません。",
}
_HINT: dict[Language, str] = {
    "en": "Ask who said what: “what did NAME say about TOPIC?”, “who said that …?”, or “latest news”.",
    "ja": "誰が何と言ったかを尋ねてください。例:「〇〇は△△について何と言った?」「最新ニュース」。",
}
_OR: dict[Language, str] = {"en": " or ", "ja": "または"}


def days_told(since: date | None, until: date | None, language: Language) -> str:
    """The days that were asked about, as a part of a sentence: at its end in English, at its head in Japanese.

    >>> days_told(date(2025, 2, 20), date(2025, 2, 21), "en"), days_told(date(2025, 2, 20), None, "ja")
    (' between 2025-02-20 and 2025-02-21', '2025-02-20以降に、')
    """
    if not (since or until):
        return ""
    key = ("on" if since == until else "between") if since and until else "since" if since else "until"
    return _DAYS[key][language].format(since=since, until=until)


def nothing_said(
    names: Sequence[str],
    topic: str,
    act: Act | None,
    count: int,
    days: str,
    language: Language,
    *,
    short: Sequence[str] = (),
) -> str:
    """The sentence for somebody who speaks, but not on this, or not so.

    Args:
        names: of those asked for.
        topic: empty where any would do.
        act: what should have been done with the words.
        count: of their statements.
        days: see ``days_told``.
        language: of the asker.
        short: the names as the asker wrote them, where they are told again.

    >>> nothing_said(["Okada"], "the dam", None, 2, "", "en")
    'No statement by Okada about “the dam” was recognised. There are 2 statements by Okada: ask what Okada said.'
    """
    return _NO_WORDS[language].format(
        act=_ACTS[act][language],
        name=_OR[language].join(names),
        short=_OR[language].join(short or names),
        about=_ON_TOPIC[language].format(topic) if topic else "",
        days=days,
        count=count,
        are="is" if count == 1 else "are",
        statements="statement" if count == 1 else "statements",
    )


def nothing_within(days: str, language: Language) -> str:
    """The sentence where nothing answers and days were asked about.

    >>> nothing_within(" since 2025-02-20", "en")
    'Nothing in this feed since 2025-02-20 answers that.'
    """
    return _NOTHING_WITHIN[language].format(days=days)


def outside_days(days: str, sources: Sequence[str], count: int, language: Language) -> str:
    """The sentence where something answers, but not on the days asked about.

    >>> outside_days(" on 2025-02-20", (), 1, "en")
    'Nothing on 2025-02-20; 1 passage elsewhere in the feed.'
    """
    within = _IN_SOURCES[language] if sources else ""
    passages = "passage" if count == 1 else "passages"
    return _OUTSIDE_DAYS[language].format(days=days, within=within, count=count, passages=passages)


def weak_told(weak: int, count: int, language: Language) -> str:
    """The sentence about weak matches.

    Args:
        weak: so many of the hits are, the last ones.
        count: of the hits.
        language: of the asker.

    >>> weak_told(2, 5, "en"), weak_told(1, 1, "en")
    ('The last 2 are the nearest others; they may not answer.', 'It is the nearest passage; it may not answer.')
    """
    key = "some" if weak < count else "all" if count > 1 else "one"
    return _WEAK[key][language].format(count=weak)


def not_named(name: str, language: Language) -> str:
    """The sentence about somebody asked for beside others, whom the feed does not name."""
    return _NOT_NAMED[language].format(name=name)


def hint(language: Language) -> str:
    """What to ask, for who greeted or thanked."""
    return _HINT[language]
