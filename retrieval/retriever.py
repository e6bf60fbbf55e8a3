"""The retriever: a feed on disk that answers questions. A thin front over what the folders beside it do."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager, ExitStack
from datetime import date, tzinfo
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from embeddings import Encoder, load_encoder
from retrieval import given
from retrieval._index.opening import IndexChoice
from retrieval._storage.past import utc_now
from retrieval._storage.record import Record
from retrieval.answers.answer import Asked, answer_to, timeline_of, today_for
from retrieval.answers.arriving import Arriving
from retrieval.answers.browsing import Browsing
from retrieval.answers.watching import Watching
from retrieval.errors import ArgumentError
from retrieval.ingest.reindexing import Reindexing
from retrieval.ingest.removing import Removing
from retrieval.ingest.transfer import Contents, take
from retrieval.ingest.upkeep import Upkeep
from retrieval.ingest.writer import Progress, embed_missing, store
from retrieval.language import Language
from retrieval.query import arguments
from retrieval.query.zones import moment_by, zone_name
from retrieval.search.current import Current, Result
from retrieval.search.evidence import Weights
from retrieval.search.listening import Listener
from retrieval.search.snapshot import Snapshot
from retrieval.types import AddReport, Answer, Choice, FeedItem, Hit, Query, SourceInfo, SpeakerInfo
from retrieval.types.address import PostgresAddress
from retrieval.types.exported import ExportedItem


class Retriever(Contents, Removing, Watching, Browsing, Arriving, Upkeep):
    """Adds items and answers questions. Safe to use from several threads; use ``Retriever.open``.

    A question waits for no other question and for no ``add``.

    Args:
        record: the record of truth.
        encoder: text to vectors.
        aliases: other spellings of names, by the name the feed uses.
        weights: how evidence adds up.
        clock: tells when a question is asked; see ``open``.
        workers: processes that ``add`` uses for many items; None for one a core, 0 for none.
        index: where the indexes are kept.
    """

    def __init__(
        self,
        record: Record,
        encoder: Encoder,
        *,
        aliases: Mapping[str, Sequence[str]] | None = None,
        weights: Weights | None = None,
        clock: Callable[[], date] = utc_now,
        workers: int | None = None,
        index: IndexChoice | None = None,
    ) -> None:
        self._record = record
        self._encoder = encoder
        self._weights = weights or Weights()
        self._clock = clock
        self._workers = workers
        self._current = Current(record, encoder, aliases or {}, index)
        self._reindexing = Reindexing(self.reindex, self.lead)
        self._listener = Listener(record.listen, self._current.follow_others)

    @classmethod
    def open(
        cls,
        path: str | Path | PostgresAddress,
        *,
        encoder: str | Encoder = "bundled",
        encoder_options: Mapping[str, Any] | None = None,
        aliases: Mapping[str, Sequence[str]] | None = None,
        weights: Weights | None = None,
        progress: Progress | None = None,
        clock: Callable[[], date] = utc_now,
        workers: int | None = None,
        index: str | None = None,
        index_options: Mapping[str, Any] | None = None,
    ) -> Self:
        """Open a database, made if absent.

        Passages that were embedded by another model only are embedded again first. Items that an older version of
        the rules understood are read again behind the scenes; meanwhile the old annotations answer.

        Args:
            path: the database file; the indexes lie in ``FILE.index`` beside it. ``":memory:"`` is a new one that is
                gone when it is closed; until then it lies in a folder of the system's temporary ones (``TMPDIR``), so
                that any number of threads may ask while items are added. Or the address of a database on a
                PostgreSQL server (``postgresql://USER@HOST/NAME``, with the extra ``postgres``), which any number of
                processes share; the indexes then lie in the user's cache folder.
            encoder: ``"bundled"``, a sentence-transformers name or folder, or an encoder.
            encoder_options: what ``load_encoder`` takes beside the name.
            aliases: other spellings of names, by the name the feed uses.
            weights: how evidence adds up.
            progress: told of passages embedded again.
            clock: tells when a question is asked or an item is stored: a moment with its zone, which the asker's zone
                makes a day; *yesterday* is the day before that. A date from it is that day in any zone.
            workers: processes that ``add`` uses for many items; None for one a core, 0 for none.
            index: None for indexes beside the database; ``"milvus://host:19530/collection"`` for one on a Milvus
                server, a file such as ``"feed.milvus.db"`` for Milvus Lite, which one process at a time may open. It
                needs ``pip install 'onrecord[milvus]'``.
            index_options: of an index on Milvus: ``consistency``, ``method``, ``build``, ``search``, ``partitions``,
                ``shards``, ``replicas``, ``timeout``; see docs/scale.md.

        Raises:
            ArgumentError: one of these is of another kind.
            IndexServerError: Milvus cannot be reached.
            StorageError: the file cannot be used, or the server cannot be reached.
            ModelError: the encoder cannot be loaded.
        """
        place, processes = given.place(path, "path"), given.workers(workers)
        spellings, options = given.aliases(aliases), given.options(encoder_options)
        given.called(progress, "progress")
        given.called(clock, "clock")
        if weights is not None and not isinstance(weights, Weights):
            raise ArgumentError(f"weights must be Weights, not a {type(weights).__name__}.", argument="weights")
        chosen = load_encoder(encoder, **(options or {})) if isinstance(encoder, str) else given.encoder(encoder)
        at = IndexChoice.of(index, given.options(index_options, "index_options", '{"consistency": "Bounded"}'))
        with ExitStack() as undo:
            record = Record.open(place, now=lambda: moment_by(clock))
            undo.callback(record.close)
            embed_missing(record, chosen, progress)
            retriever = cls(
                record, chosen, aliases=spellings, weights=weights, clock=clock, workers=processes, index=at
            )
            undo.callback(retriever._current.close)
            retriever._current.follow()
            retriever._reindexing.start_if_needed(record)
            retriever._listener.start()
            undo.pop_all()
        return retriever

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the database; a second call does nothing."""
        self._reindexing.stop()
        self._listener.stop()
        self._current.close()
        self._record.close()

    def add(self, items: Iterable[FeedItem], *, progress: Progress | None = None) -> AddReport:
        """Store items; one transaction each, so that a crash loses none that was counted.

        Adding an item again changes nothing; one whose content changed replaces what was stored of it. An item that
        cannot be analysed is kept as plain text; the report tells of it, and of one that cannot be stored at all or
        is no item.

        Args:
            items: from ``read_feed`` or made by the caller.
            progress: told after each group of items.

        Raises:
            ArgumentError: that is no list of items, such as a single one or a path.
            StorageError: the database cannot be written.
        """
        wanted = given.items(items)
        given.called(progress, "progress")
        with self._current.writing() as stored:
            return store(self._record, self._encoder, wanted, stored=stored, progress=progress, workers=self._workers)

    def take(self, exported: Iterable[ExportedItem], *, progress: Progress | None = None) -> AddReport:
        """Store what ``export`` gave: items under their ids, what they said before, what was taken away.

        Args:
            exported: those taken away last.
            progress: told after each group of items.

        Raises:
            ArgumentError: that is something else.
            StorageError: the database cannot be written.
        """
        wanted = given.exported(exported)
        return take(self._record, wanted, lambda items: self.add(items, progress=progress), self._current.writing)

    def ask(
        self,
        question: str,
        *,
        sources: Sequence[str] | None = None,
        speakers: Sequence[str] | None = None,
        since: date | None = None,
        until: date | None = None,
        limit: int = 10,
        offset: int = 0,
        today: date | None = None,
        zone: tzinfo | None = None,
        language: Language | None = None,
        context: Query | None = None,
    ) -> Answer:
        """Answer a question with passages, word for word.

        Args:
            question: in English or Japanese, at most 1,000 characters.
            sources: only items of these handles; display names are understood too.
            speakers: only statements by these people.
            since: first day, inclusive; given here, days named in the question are words like others.
            until: last day, inclusive.
            limit: at most so many hits, 1 to 100.
            offset: leave out so many of the best hits, for a further page.
            today: the day on which it is asked; the clock's where not given.
            zone: in which the asker counts days, such as ``ZoneInfo("Asia/Tokyo")``; None: in each item's source's.
            language: of what is told beside the hits, ``"en"`` or ``"ja"``; None for that of the question.
            context: ``query`` of the answer before, the rest of which *and Rubio?*, *since Monday?*, 他には? keep.

        Raises:
            QuestionError: the question is empty or too long, or a filter makes no sense.
            StorageError: the database cannot be read.
        """
        query = arguments.checked(question, sources, speakers, since, until, limit, offset, zone)
        now = arguments.checked_day(today, "today") or self._clock()
        asked = Asked(query, now, zone, language, arguments.checked_context(context))
        return self._worked_out(lambda snapshot: answer_to(asked, snapshot, self._weights))

    def today(self, zone: tzinfo | None = None) -> date:
        """The day it is for whoever asks, by the clock that the retriever was opened with.

        Args:
            zone: of whoever asks; None where it is not known: that of the newest item counts.

        Raises:
            QuestionError: that is no zone.
            StorageError: the database cannot be read.
        """
        zone_name(zone)
        return today_for(self._clock(), zone, self._record)

    def timeline(self, speaker: str, topic: str | None = None, *, zone: tzinfo | None = None) -> list[Hit]:
        """What somebody said, in order of date; the same statement once a day.

        Args:
            speaker: in any spelling.
            topic: only what is about it; None for everything.
            zone: in which days are counted; None: in each item's source's.

        Raises:
            QuestionError: the name or the topic is empty, or too long.
            StorageError: the database cannot be read.
        """
        name, about = arguments.checked_name(speaker, "speaker"), arguments.checked_topic(topic)
        zone_name(zone)
        return self._worked_out(lambda snapshot: timeline_of(name, about, snapshot, self._weights, zone))

    def sources(self) -> list[SourceInfo]:
        """Every source, most items first."""
        return list(self._current.refreshed().sources)

    def speakers(self) -> list[SpeakerInfo]:
        """Everyone who speaks, most statements first; all spellings of a person are one entry."""
        return self._current.refreshed().speakers.infos()

    def complete_speakers(self, text: str, limit: int = 25) -> list[Choice]:
        """People whom a text is the beginning of: any script, any part of the name, roles and countries.

        Args:
            text: typed so far; empty for those with most statements.
            limit: at most so many, 1 to 100.

        Returns:
            Each with a value that means exactly this person in ``ask(speakers=[value])``.

        Raises:
            QuestionError: what was typed is no text, or the limit is out of bounds.
            IndexClosedError: the retriever was closed.
        """
        self._record.check_open()
        typed, count = arguments.checked_typed(text), arguments.checked_count(limit)
        return self._current.snapshot().speakers.complete(typed, count)

    def complete_sources(self, text: str, limit: int = 25) -> list[Choice]:
        """Sources whose name or handle, or a part of it, a text is the beginning of.

        Args:
            text: typed so far; empty for those with most items.
            limit: at most so many, 1 to 100.

        Returns:
            Each with its handle as the value for ``ask(sources=[value])``.

        Raises:
            QuestionError: what was typed is no text, or the limit is out of bounds.
            IndexClosedError: the retriever was closed.
        """
        self._record.check_open()
        typed, count = arguments.checked_typed(text), arguments.checked_count(limit)
        return self._current.snapshot().sources.completion.complete(typed, count)

    def switch(self, encoder: Encoder, *, progress: Progress | None = None) -> None:
        """Go over to another encoder; meanwhile questions are answered with the one there was.

        Call it from a thread of its own. Where it fails the old encoder stays.

        Args:
            encoder: embeds what it has not embedded yet.
            progress: told of passages embedded.

        Raises:
            ArgumentError: that is no encoder.
            StorageError: the vectors cannot be stored.
        """
        given.called(progress, "progress")
        embed_missing(self._record, given.encoder(encoder), progress)
        self._current.switch(encoder)
        self._encoder = encoder
        # What was added meanwhile has the old encoder's vectors only.
        embed_missing(self._record, encoder)
        self._current.follow()

    def check(self) -> list[str]:
        """What is wrong with the database and its indexes, a sentence each; none where all is well.

        Raises:
            StorageError: the database cannot be read.
        """
        return self._record.faults() or self._current.faults()

    def _worked_out(self, work: Callable[[Snapshot], Result]) -> Result:
        return self._current.worked_out(work)

    def _writing(self) -> AbstractContextManager[Callable[[], None]]:
        return self._current.writing()
