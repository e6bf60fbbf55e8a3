"""Invented posts in any number, and questions on them; the same for the same seed."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from benchmarks.speed.workload import Speaker, people
from retrieval import FeedItem

FIRST_DAY = datetime(2025, 1, 1, 6, tzinfo=UTC)
DAYS = 365
SPEAKING = 0.4

_ABOUT = (
    ("the harbour tariff", "港湾税"), ("the water supply", "水道"), ("the new railway", "新しい鉄道"),
    ("the school roofs", "学校の屋根"), ("the fishing quota", "漁獲枠"), ("the night ferry", "夜の渡し船"),
    ("the market square", "市場の広場"), ("the tide gates", "防潮門"), ("the winter road", "冬の道路"),
    ("the salt works", "製塩所"), ("the lighthouse", "灯台"), ("the grain store", "穀物倉庫"),
)  # fmt: skip
_WHO = (
    ("the council", "市議会"), ("the port office", "港湾局"), ("the ferry company", "渡船会社"),
    ("the growers", "農家"), ("the ministry", "省"), ("the pilots", "水先人"), ("two divers", "潜水士"),
    ("the builders", "建設会社"), ("the island towns", "島の町"), ("the bank", "銀行"),
)  # fmt: skip
_DOES = (
    ("will pay for", "の費用を負担する"), ("inspected", "を点検した"), ("wants to close", "を閉じたい考えだ"),
    ("has postponed", "を延期した"), ("measured", "を測った"), ("will reopen", "を再開する"),
    ("asks for help with", "への支援を求める"), ("sold its share of", "の持ち分を売った"),
    ("published a report on", "の報告書を公表した"), ("lost a case about", "をめぐる裁判に敗れた"),
)  # fmt: skip
_SAID_EN = (
    "“{words},” {name} said on Tuesday.",
    "{name} said of {about}: “{words}.”",
    "Speaking about {about}, Mayor {name} told reporters: “{words}.”",
    "{name} denied that {words}.",
)
_SAID_JA = (
    "{name}氏は「{words}」と述べた。",
    "{name}市長は{about}について「{words}」と語った。",
    "「{words}」と{name}氏は記者団に話した。",
    "{name}議員は{about}を巡り、「{words}」と指摘した。",
)


@dataclass(frozen=True)
class Cast:
    """Who speaks, and where it is published.

    Attributes:
        speakers: each with a name in Latin letters and the same in katakana.
        sources: how many there are.
    """

    speakers: Sequence[Speaker]
    sources: int


def make_cast(speakers: int, sources: int, seed: int = 5) -> Cast:
    """Invent people.

    Args:
        speakers: how many.
        sources: how many.
        seed: of chance.
    """
    return Cast(tuple(people(random.Random(seed), speakers)), sources)


def posts(cast: Cast, count: int, seed: int = 5) -> Iterator[FeedItem]:
    """Posts of about 150 characters over a year, half of them Japanese, somebody speaking in four of ten.

    Each speaker and each source comes at least once where there are posts enough; a few of them come very often.

    Args:
        cast: who speaks, and where.
        count: how many.
        seed: of chance.
    """
    dice = random.Random(seed)
    for number in range(count):
        speaker = cast.speakers[number % len(cast.speakers)] if dice.random() < 0.5 else _one(dice, cast.speakers)
        place = number % cast.sources if number < cast.sources else int(cast.sources ** dice.random()) - 1
        yield _post(dice, number, place, speaker, speaks=number < len(cast.speakers) or dice.random() < SPEAKING)


def statement(number: int, speaker: str, source: int) -> FeedItem:
    """A post of today in which somebody says what nobody said before; what is old is no news, whenever it comes.

    Args:
        number: of the statement.
        speaker: who says it.
        source: number of the source that has it; the statement is the same in each.
    """
    words = f"berth {number} will be dredged to {number + 11} metres by crew {number % 7}"
    return FeedItem(
        source=f"Outlet {source}",
        handle=f"outlet{source}",
        published=datetime.now(UTC).replace(microsecond=0),
        urls=(f"https://example.org/berth/{number}/{source}",),
        headline=f"Berth {number}",
        text=f"Berth {number}\n“{words.capitalize()},” {speaker} said on Tuesday.",
    )


def questions(cast: Cast, count: int, seed: int = 9) -> list[str]:
    """English and Japanese in turn: whose words, whose words on what, and what is there on something.

    Args:
        cast: who may be asked for.
        count: how many.
        seed: of chance.
    """
    dice = random.Random(seed)
    made = []
    for number in range(count):
        who, (english, japanese), (actor, doer) = _one(dice, cast.speakers), dice.choice(_ABOUT), dice.choice(_WHO)
        english_forms = (
            f"what did {who.latin} say about {english}?", f"what did {who.latin} say?",
            f"what will {actor} do about {english}?",
        )  # fmt: skip
        japanese_forms = (
            f"{who.kana}氏は{japanese}について何と述べた?", f"{who.kana}氏は何と言った?",
            f"{doer}は{japanese}をどうする?",
        )  # fmt: skip
        made.append((japanese_forms if number % 2 else english_forms)[number // 2 % 3])
    return made


def _one(dice: random.Random, speakers: Sequence[Speaker]) -> Speaker:
    # Zipf's law: the rank is drawn evenly on a logarithmic scale.
    return speakers[min(len(speakers) - 1, int(len(speakers) ** dice.random()) - 1)]


def _post(dice: random.Random, number: int, place: int, speaker: Speaker, *, speaks: bool) -> FeedItem:
    japanese = number % 2 == 1
    about = dice.choice(_ABOUT)[japanese]
    sentences = [_sentence(dice, about, japanese=japanese) for _ in range(2)]
    if speaks:
        name, forms = (speaker.kana, _SAID_JA) if japanese else (speaker.latin, _SAID_EN)
        words = _sentence(dice, about, japanese=japanese).rstrip(".。")
        sentences[0] = dice.choice(forms).format(name=name, words=words, about=about)
    published = FIRST_DAY + timedelta(days=dice.randrange(DAYS), minutes=dice.randrange(900))
    return FeedItem(
        source=f"Outlet {place}",
        handle=f"outlet{place}",
        published=published,
        urls=(f"https://example.org/{number}",),
        headline=f"#{number}",
        text=f"#{number}\n{('' if japanese else ' ').join(sentences)}",
        lang="ja" if japanese else "en",
    )


def _sentence(dice: random.Random, about: str, *, japanese: bool) -> str:
    who, does = dice.choice(_WHO)[japanese], dice.choice(_DOES)[japanese]
    day, sum_, place = dice.randrange(1, 29), dice.randrange(20, 9_000), dice.randrange(1, 400)
    if japanese:
        return f"{who}は{day}日までに第{place}区の{about}{does}が、{sum_}万円が要る。"
    return f"{who} {does} {about} in district {place} by day {day}, and {sum_} crowns are needed."
