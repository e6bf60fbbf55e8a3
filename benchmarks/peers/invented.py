"""Posts for whoever has no corpora: sentences put together from invented parts, half of them Japanese."""

import random
from datetime import timedelta

from benchmarks.speed.workload import DAYS, FIRST_DAY, LENGTH, SOURCES, Speaker, people

QUESTIONS = 200

_EN = (
    ("The harbour board", "A committee of farmers", "The railway museum", "A group of pupils", "The northern mill"),
    ("postponed", "welcomed", "measured", "repaired", "questioned", "printed", "sold", "counted"),
    ("the tariff on salt", "two wooden bridges", "the ferry timetable", "a map of the wells", "the winter festival"),
    ("before the thaw", "after a long night", "without a vote", "for the third time", "near the lighthouse"),
)
_JA = (
    ("港湾局は", "農家の会は", "鉄道博物館は", "生徒たちは", "北の製材所は"),
    ("雪解けの前に", "長い夜の後で", "採決をせずに", "三度目に", "灯台の近くで"),
    ("塩の関税を", "二つの木の橋を", "渡し船の時刻表を", "井戸の地図を", "冬の祭りを"),
    ("延期した。", "歓迎した。", "測った。", "直した。", "疑問とした。", "印刷した。", "売った。", "数えた。"),
)
_TOPICS = (("the tariff on salt", "塩の関税"), ("the ferry timetable", "渡し船の時刻表"), ("the wells", "井戸"))
_SPEAKING = 0.3


def invented(dice: random.Random, count: int) -> tuple[list[dict[str, str]], list[str]]:
    """Posts as ``benchmarks.speed.workload`` makes them, and questions about them.

    Args:
        dice: the chance.
        count: of posts.
    """
    speakers = list(people(dice, 500))
    posts = []
    for number in range(count):
        source = int(SOURCES ** dice.random()) - 1
        published = FIRST_DAY + timedelta(days=dice.randrange(DAYS), minutes=dice.randrange(900))
        posts.append(
            {
                "source": f"Source {source}",
                "handle": f"source{source}",
                "published": published.isoformat(),
                "headline": f"#{number}",
                "text": _text(dice, number % 2 == 0, speakers),
            }
        )
    return posts, [_question(dice, number, speakers) for number in range(QUESTIONS)]


def _text(dice: random.Random, japanese: bool, speakers: list[Speaker]) -> str:
    speaker = speakers[int(len(speakers) ** dice.random()) - 1]
    text = ""
    if dice.random() < _SPEAKING:
        words = _sentence(dice, japanese).rstrip("。.")
        text = f"{speaker.kana}氏は「{words}」と述べた。" if japanese else f"“{words},” {speaker.latin} said. "
    while len(text) < 0.8 * LENGTH:
        text += _sentence(dice, japanese) + ("" if japanese else " ")
    return text.strip()


def _sentence(dice: random.Random, japanese: bool) -> str:
    if japanese:
        return "".join(dice.choice(part) for part in _JA)
    return " ".join(dice.choice(part) for part in _EN) + "."


def _question(dice: random.Random, number: int, speakers: list[Speaker]) -> str:
    speaker, (english, japanese) = speakers[int(len(speakers) ** dice.random()) - 1], dice.choice(_TOPICS)
    if number % 4 < 2:
        return f"what did {speaker.latin} say about {english}?" if number % 2 else f"{speaker.kana}氏は何と言った?"
    return f"what happened to {english}?" if number % 2 else f"{japanese}はどうなった?"
