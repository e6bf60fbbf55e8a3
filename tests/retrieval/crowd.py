"""Invented items by people that no question of the tests is about, as many as wished, each different."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import islice, product

from retrieval import FeedItem

_FIRST = "Alva Bram Cleo Dov Edda Finn Gale Hugo Iris Jory Kara Lars".split()
_LAST = "Ashby Brocklin Corwell Dunmore Estby Fenwick Garrow Hollis Inglis Jarrow Kilbride Loxley".split()
_ROLES = "Coach Professor Doctor Captain Judge".split()
_THEMES = (
    "the orchard had given {n} crates of pears",
    "the choir would sing {n} old songs at the fair",
    "the team had trained for {n} hours in the rain",
    "the museum had bought {n} clay lamps",
    "the school kitchen would bake {n} loaves",
)
_NAMES_JA = "黒沢 深町 三枝 宇佐美 真壁 千葉 郡司 久保田 荻野 倉橋 須藤 能登".split()
_ROLES_JA = "教授 監督 館長 校長 船長".split()
_THEMES_JA = (
    "果樹園で梨を{n}箱収穫した",
    "合唱団が祭りで古い歌を{n}曲歌う",
    "選手は雨の中で{n}時間練習した",
    "美術館が土の器を{n}点買い入れた",
    "給食室でパンを{n}個焼く",
)


def strangers(count: int, *, first: datetime = datetime(2025, 3, 2, tzinfo=UTC)) -> list[FeedItem]:
    """Items in both languages by turns, an hour apart.

    Args:
        count: how many.
        first: when the first was posted.
    """
    texts = islice(_texts(), count)
    return [
        FeedItem(
            source="Inland Post",
            handle=f"inland{number % 7}",
            published=first + timedelta(hours=number),
            urls=(f"https://example.org/inland/{number}",),
            headline=text.split("\n", 1)[0],
            text=text,
        )
        for number, text in enumerate(texts)
    ]


def _texts() -> Iterator[str]:
    people = product(_FIRST, _LAST)
    people_ja = product(_NAMES_JA, _ROLES_JA)
    number = 0
    while True:
        number += 1
        given, family = next(people, (f"Nils{number}", "Overby"))
        theme = _THEMES[number % len(_THEMES)].format(n=number)
        yield f"Inland notes {number}\n{_ROLES[number % len(_ROLES)]} {given} {family} said {theme}."
        name, role = next(people_ja, (f"第{number}野", "館長"))
        theme = _THEMES_JA[number % len(_THEMES_JA)].format(n=number)
        yield f"内陸だより{number}\n{name}{role}は、{theme}と述べた。"
