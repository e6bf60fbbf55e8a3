"""Which first hits are right, on labelled feeds, by the rule of ``onrecord eval``.

Peers are given what onrecord has to find by itself: where each item begins and ends. They store its passages, cut by
LangChain's splitter to the length of those that onrecord shows, and answer with the best one; they never decline.
"""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.peers.machine import ROOT
from benchmarks.peers.posts import Post, Where
from benchmarks.peers.systems import System, load
from retrieval import FeedItem, Retriever, read_feed
from retrieval.evaluation.questions import GoldItem, GoldQuestion, judge, load_items, load_questions, summarise
from retrieval.evaluation.utterances import judge_speech, load_quotes
from retrieval.types import Hit, Passage

SHOWN = 10
LENGTH = 300
"""Characters a passage: what onrecord shows at most, in Japanese."""

_SEPARATORS = ["\n\n", "\n", "。", ". ", "、", " ", ""]


@dataclass(frozen=True)
class Labelled:
    """A set of questions.

    Attributes:
        name: the column's head.
        feed: the page.
        questions: file of the questions; ``items.jsonl`` lies beside it.
        quotes: file of the labelled utterances.
    """

    name: str
    feed: Path
    questions: Path
    quotes: Path


@dataclass
class Shown:
    """What a peer shows, in the form that is judged."""

    hits: list[Hit] = field(default_factory=list)


def labelled(shared: Path | None) -> Iterator[Labelled]:
    """The sets that are at hand.

    Args:
        shared: the folder of the real feeds; None where there is none.
    """
    if shared:
        for name, feed, folder in (("news", "news/digest.txt", "news"), ("gold", "feed/digest-2025-02-21.txt", "gold")):
            if (shared / feed).exists() and (shared / folder).is_dir():
                place = shared / folder
                yield Labelled(name, shared / feed, place / "questions_dev.jsonl", place / "quotes_dev.jsonl")
    for name in ("first", "second"):
        place = ROOT / "tests/feeds" / name
        yield Labelled(f"{name} invented feed", place / "feed.txt", place / "questions.jsonl", place / "quotes.jsonl")


def measure(name: str, model: Path, folder: Path, shared: Path | None) -> dict[str, Any]:
    """Scores by set of questions; see ``retrieval.evaluation.questions.Scores``.

    Args:
        name: of the system.
        model: folder of the model.
        folder: an empty folder, for what is stored.
        shared: the folder of the real feeds.
    """
    figures: dict[str, Any] = {}
    for number, one in enumerate(labelled(shared)):
        items = list(read_feed(one.feed))
        questions = load_questions(one.questions.read_text(encoding="utf-8"))
        gold = load_items(one.questions.with_name("items.jsonl").read_text(encoding="utf-8"))
        place = folder / str(number)
        place.mkdir()
        if name == "onrecord":
            figures[one.name] = _own(place, items, questions, gold)
            quotes = load_quotes(one.quotes.read_text(encoding="utf-8"))
            figures[f"{one.name}, utterances F1"] = {"f1": judge_speech(items, quotes, gold).f1}
        else:
            system = load(name, model)
            system.open(place)
            figures[one.name] = of_peer(system, items, questions, gold)
            system.close()
    return figures


def _own(
    folder: Path, items: Sequence[FeedItem], questions: Sequence[GoldQuestion], gold: dict[int, GoldItem]
) -> dict[str, Any]:
    with Retriever.open(folder / "feed.db") as retriever:
        retriever.add(items)
        judged = []
        for question in questions:
            filters = question.filters
            answer = retriever.ask(
                question.q,
                sources=filters.sources,
                speakers=filters.speakers or None,
                since=filters.date_from,
                until=filters.date_to,
                today=question.today,
                limit=SHOWN,
            )
            judged.append(judge(question, answer, gold))
    return asdict(summarise(judged)[0])


def of_peer(
    system: System, items: Sequence[FeedItem], questions: Sequence[GoldQuestion], gold: dict[int, GoldItem]
) -> dict[str, Any]:
    """The scores of a peer.

    Args:
        system: opened on an empty folder.
        items: as onrecord reads them.
        questions: with their labels.
        gold: labelled items by number.
    """
    pieces = [(item, passage) for item in items for passage in passages(item)]
    system.add(
        Post(number, item.handle, item.source, item.published.isoformat(), item.headline, passage.text)
        for number, (item, passage) in enumerate(pieces)
    )
    judged = []
    for question in questions:
        found = system.ask(question.q, _where(question), SHOWN)
        hits = [
            Hit(item=pieces[one.number][0], passage=pieces[one.number][1], score=1 / (rank + 1))
            for rank, one in enumerate(found)
        ]
        judged.append(judge(question, Shown(hits), gold))  # type: ignore[arg-type]
    return asdict(summarise(judged)[0])


def passages(item: FeedItem) -> list[Passage]:
    """An item cut as the peers' users would."""
    from langchain_text_splitters import RecursiveCharacterTextSplitter

    splitter = RecursiveCharacterTextSplitter(
        chunk_size=LENGTH, chunk_overlap=0, separators=_SEPARATORS, keep_separator="end", add_start_index=True
    )
    made = []
    for document in splitter.create_documents([item.text]):
        start, text = document.metadata["start_index"], document.page_content
        made.append(Passage(item_id=item.id, start=start, end=start + len(text), text=text))
    return made


def _where(question: GoldQuestion) -> Where:
    since, until = (
        None if day is None else int(day.strftime("%Y%m%d"))
        for day in (question.filters.date_from, question.filters.date_to)
    )
    return Where(tuple(question.filters.sources), since, until)
