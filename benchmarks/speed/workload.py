"""The posts and the questions that are measured: made once, the same for every checkout.

The texts come from the corpora; who speaks in them is invented. A speaker has a name in Latin letters and the same
one in katakana, so that questions in either language ask for words in both.
"""

import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from embeddings.training.corpora import read_documents, read_pairs, read_questions

VERSION = 1
"""Changes whenever the same arguments give another workload."""

FIRST_DAY = datetime(2025, 1, 1, 6, tzinfo=UTC)
DAYS = 365
SOURCES = 50
SPEAKERS = 2_000
LENGTH = 150
QUESTIONS = 200
SMALL = 24
SPEAKING = 0.3
LOUD = 0.05
"""The share of all posts in which one and the same person speaks: 5,000 of 100,000."""

_LATIN = "ka ro mi te sa no ri de lu ma ne go ta vi bo ke shi ra pa do".split()
_KANA = "カ ロ ミ テ サ ノ リ デ ル マ ネ ゴ タ ヴィ ボ ケ シ ラ パ ド".split()
_TOPICS = (("the harbour tariff", "港湾税"), ("the water supply", "水道"), ("the new railway", "新しい鉄道"))
_SAID_JA = (
    "{name}氏は「{words}」と述べた。",
    "{name}氏は{topic}について「{words}」と語った。",
    "「{words}」と{name}氏は記者団に話した。",
    "{name}市長は{topic}を巡り、「{words}」と指摘した。",
)
_SAID_EN = (
    "“{words},” {name} said on Tuesday.",
    "{name} said of {topic}: “{words}.”",
    "Speaking about {topic}, Mayor {name} told reporters: “{words}.”",
    "{name} said that {words}.",
)


@dataclass(frozen=True)
class Speaker:
    """An invented person.

    Attributes:
        latin: given name and family name.
        kana: the same in katakana.
    """

    latin: str
    kana: str


@dataclass(frozen=True)
class Workload:
    """Everything that is measured, as plain data.

    Attributes:
        posts: what ``FeedItem`` takes, ``published`` as text.
        crowd: posts by a different speaker each, for completion.
        questions: English and Japanese in turn.
        loud: who speaks most.
        topics: what people speak about, English and Japanese.
    """

    posts: list[dict[str, str]]
    crowd: list[dict[str, str]]
    questions: list[str]
    loud: Speaker
    topics: list[tuple[str, str]]


def load(path: Path, corpora: Path, posts: int, crowd: int) -> Workload:
    """The workload of a file, made first where it is not there."""
    if not path.exists():
        made = make(corpora, posts, crowd)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(asdict(made), ensure_ascii=False), encoding="utf-8")
    return read(path)


def read(path: Path) -> Workload:
    """The workload of a file."""
    stored = json.loads(path.read_text(encoding="utf-8"))
    loud = Speaker(**stored.pop("loud"))
    topics = [(english, japanese) for english, japanese in stored.pop("topics")]
    return Workload(**stored, loud=loud, topics=topics)


def make(corpora: Path, posts: int, crowd: int) -> Workload:
    """Make a workload.

    Args:
        corpora: folder of the corpora.
        posts: how many.
        crowd: how many speakers completion chooses from.
    """
    dice = random.Random(7)
    speakers = list(people(dice, max(SPEAKERS, crowd)))
    loud = Speaker("Marelo Quindara", "マレロ・キンダラ")
    sentences = _sentences(corpora, dice)
    made = [_post(dice, number, _text(dice, number, sentences, speakers[:SPEAKERS], loud)) for number in range(posts)]
    said = [_post(dice, posts + n, _speech(dice, n % 2 == 0, one, sentences)) for n, one in enumerate(speakers[:crowd])]
    return Workload(made, said, _questions(corpora, dice, speakers, loud), loud, list(_TOPICS))


def people(dice: random.Random, count: int) -> Iterator[Speaker]:
    """Invent people, no two of one name.

    Args:
        dice: the chance.
        count: how many.
    """
    seen = set()
    while len(seen) < count:
        numbers = [dice.randrange(len(_LATIN)) for _ in range(dice.choice((5, 6, 7)))]
        if tuple(numbers) not in seen:
            seen.add(tuple(numbers))
            given, family = numbers[:2], numbers[2:]
            yield Speaker(
                " ".join("".join(_LATIN[n] for n in part).capitalize() for part in (given, family)),
                "・".join("".join(_KANA[n] for n in part) for part in (given, family)),
            )


def _sentences(corpora: Path, dice: random.Random) -> tuple[list[str], list[str]]:
    """Japanese sentences and English ones, in one seeded order each."""
    pairs = [
        pair
        for document in read_documents(corpora / "kyoto_train.jsonl.gz")
        for paragraph in document.paragraphs
        for pair in paragraph
    ]
    passages = {row.passage for row in read_questions(corpora / "jaquad_dev.jsonl.gz")}
    japanese = [ja for ja, _ in pairs] + [
        f"{part.strip()}。" for passage in sorted(passages) for part in passage.split("。") if part.strip()
    ]
    english = [en for _, en in pairs] + [en for _, en in read_pairs(corpora / "tatoeba_tanaka.tsv.gz")]
    found = [[text for text in texts if 15 < len(text) < LENGTH] for texts in (japanese, english)]
    for texts in found:
        dice.shuffle(texts)
    return found[0], found[1]


def _text(
    dice: random.Random,
    number: int,
    sentences: tuple[list[str], list[str]],
    speakers: Sequence[Speaker],
    loud: Speaker,
) -> str:
    """About ``LENGTH`` characters in which somebody speaks or nobody does."""
    japanese = number % 2 == 0
    drawn = dice.random()
    if drawn < SPEAKING:
        # Zipf's law: the rank is drawn evenly on a logarithmic scale.
        speaker = loud if drawn < LOUD else speakers[int(len(speakers) ** dice.random()) - 1]
        return _speech(dice, japanese, speaker, sentences)
    return _filled(dice, "", sentences[0 if japanese else 1], "" if japanese else " ")


def _speech(dice: random.Random, japanese: bool, speaker: Speaker, sentences: tuple[list[str], list[str]]) -> str:
    own = sentences[0 if japanese else 1]
    words = dice.choice(own)[: LENGTH // 2].strip("。.」』”\"' ")
    english_topic, japanese_topic = dice.choice(_TOPICS)
    if japanese:
        text = dice.choice(_SAID_JA).format(name=speaker.kana, words=words, topic=japanese_topic)
        return _filled(dice, text, own, "")
    text = dice.choice(_SAID_EN).format(name=speaker.latin, words=words, topic=english_topic)
    return _filled(dice, text, own, " ")


def _filled(dice: random.Random, text: str, sentences: list[str], between: str) -> str:
    while len(text) < 0.8 * LENGTH:
        text = f"{text}{between if text else ''}{dice.choice(sentences)}"
    return text


def _post(dice: random.Random, number: int, text: str) -> dict[str, str]:
    source = int(SOURCES ** dice.random()) - 1
    published = FIRST_DAY + timedelta(days=dice.randrange(DAYS), minutes=dice.randrange(900))
    return {
        "source": f"Source {source}",
        "handle": f"source{source}",
        "published": published.isoformat(),
        "headline": f"#{number}",
        "text": text,
    }


def _questions(corpora: Path, dice: random.Random, speakers: Sequence[Speaker], loud: Speaker) -> list[str]:
    """English and Japanese in turn; every second pair asks for somebody's words."""
    mixed = read_pairs(corpora / "mkqa_questions.tsv.gz")
    japanese = [row.question for row in read_questions(corpora / "jaquad_dev.jsonl.gz")]
    found = []
    for number in range(QUESTIONS // 2):
        rank = int(min(SPEAKERS, len(speakers)) ** dice.random()) - 1
        who = loud if number % 20 == 1 else speakers[rank]
        english_topic, japanese_topic = dice.choice(_TOPICS)
        if number % 2 == 0:
            found += [dice.choice(mixed)[1], dice.choice(japanese)]
        elif number % 4 == 1:
            found += [f"what did {who.latin} say about {english_topic}?", f"{who.kana}氏は何と言った?"]
        else:
            found += [f"what did {who.latin} say?", f"{who.kana}氏は{japanese_topic}について何と述べた?"]
    return found
