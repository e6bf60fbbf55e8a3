"""``onrecord eval``."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path

import click

from bot.commands.progress import progress_bar
from bot.render.jsonout import print_json
from bot.render.listing import print_listing
from bot.render.screen import console, put
from bot.render.tables import scores, speech_scores
from bot.session import open_retriever
from bot.settings.model import Settings, load_settings
from bot.settings.paths import path_from, where
from retrieval import Retriever, read_feed
from retrieval.errors import FeedError, FeedNotFoundError
from retrieval.evaluation.questions import GoldItem, Judged, judge, load_items, load_questions, summarise
from retrieval.evaluation.utterances import judge_speech, load_quotes
from retrieval.types.address import Place

DONE = 0
SHOWN = 10
ITEMS_FILE = "items.jsonl"


def run(gold: str, *, feed: str | None, as_json: bool, each: bool, db: Place | None) -> int:
    """Ask every labelled question and print the figures."""
    path, feed = path_from(gold), where(feed) if feed else None
    text = _read(path)
    if '"quote"' in text.partition("\n")[0] and '"q"' not in text.partition("\n")[0]:
        return _speech(text, _items(path.with_name(ITEMS_FILE)), feed, as_json=as_json)
    questions = load_questions(text)
    items = _items(path.with_name(ITEMS_FILE))
    errors = console(error=True)
    judged: list[Judged] = []
    with _retriever(load_settings(db=db), feed) as retriever, progress_bar(errors, "Asking", "questions") as progress:
        for question in questions:
            found = retriever.ask(
                question.q,
                sources=question.filters.sources,
                speakers=question.filters.speakers or None,
                since=question.filters.date_from,
                until=question.filters.date_to,
                today=question.today,
                limit=SHOWN,
            )
            judged.append(judge(question, found, items))
            progress(len(judged), len(questions))
    if each:
        for one in judged:
            marks = "".join({True: "+", False: "-", None: "o"}[verdict] for verdict in one.verdicts) or "(declined)"
            put(errors, f"{one.question.id}\t{marks}\t{one.question.q}")
    rows = summarise(judged)
    if as_json:
        print_json([asdict(row) for row in rows])
    else:
        print_listing(console(), scores(rows))
    return DONE


def _speech(text: str, items: dict[int, GoldItem], feed: str | None, *, as_json: bool) -> int:
    """Score what is said in a feed's items against labelled quotations."""
    if feed is None:
        raise click.UsageError("Labelled quotations need --feed: the page that they were labelled in.")
    found = judge_speech(read_feed(feed), load_quotes(text), items)
    figures = {name: round(getattr(found, name), 4) for name in ("precision", "recall", "f1", "speaker")}
    if as_json:
        print_json(asdict(found) | figures)
    else:
        print_listing(console(), speech_scores(found))
    return DONE


@contextmanager
def _retriever(settings: Settings, feed: str | None) -> Iterator[Retriever]:
    """The retriever of the database, or of a fresh index of a feed."""
    if feed is None:
        with open_retriever(settings, must_exist=True) as retriever:
            yield retriever
        return
    with tempfile.TemporaryDirectory() as folder:
        fresh = settings.model_copy(update={"db": Path(folder) / "eval.db"})
        with open_retriever(fresh, must_exist=False) as retriever:
            retriever.add(read_feed(feed))
            yield retriever


def _items(path: Path) -> dict[int, GoldItem]:
    """The labelled items beside the questions, where there are any."""
    return load_items(_read(path)) if path.is_file() else {}


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError as error:
        raise FeedNotFoundError(f"{path} does not exist. Check the path.", source=str(path)) from error
    except UnicodeDecodeError as error:
        raise FeedError(f"{path} is no text in UTF-8. Give the file of labels.", source=str(path)) from error
    except OSError as error:
        raise FeedError(f"{path} cannot be read: {error.strerror or error}.", source=str(path)) from error
