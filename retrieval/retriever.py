"""The retriever: a feed on disk that answers questions."""

import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from embeddings import Encoder, load_encoder
from retrieval._index.manager import Indexes
from retrieval._index.remembered import Remembered
from retrieval._storage.changes import Mark
from retrieval._storage.record import Record
from retrieval.answers.build import answered, declined, hit_of, not_a_speaker, understood, unknown_name
from retrieval.answers.messages import message, unknown_source
from retrieval.filters import Filters, fold_handle
from retrieval.ingest.pipeline import Derived, embed, embed_missing, entries_of, in_groups
from retrieval.language import Language, detect_language
from retrieval.names import NameIndex
from retrieval.people.clusters import SpeakerForm
from retrieval.people.completion_sources import complete_sources, source_of
from retrieval.people.directory_keeper import DirectoryKeeper
from retrieval.query.arguments import checked, checked_day, checked_name, checked_topic
from retrieval.query.patterns import Question, read_question
from retrieval.query.plan import Wanted, prepare
from retrieval.query.terms import Terms
from retrieval.search.engine import search
from retrieval.search.fusion import Weights
from retrieval.speech.utterances import find_utterances
from retrieval.text.tokens import tokenize
from retrieval.types import (
    AddReport,
    Answer,
    AnswerStatus,
    Choice,
    FeedItem,
    Hit,
    IndexStats,
    Query,
    SourceInfo,
    SpeakerInfo,
)

_READ_AT_ONCE = 100
_READ_FOR_A_QUESTION = 400

Progress = Callable[[int, int | None], None]
"""Called with how many are done and how many there are, None where that is not known."""


class Retriever:
    """Adds items and answers questions. Safe to use from several threads; use ``Retriever.open``.

    Args:
        record: the record of truth.
        encoder: text to vectors.
        aliases: other spellings of names, by the name the feed uses.
        weights: how evidence adds up.
        clock: tells the day on which a question is asked.
    """

    def __init__(
        self,
        record: Record,
        encoder: Encoder,
        *,
        aliases: Mapping[str, Sequence[str]] | None = None,
        weights: Weights | None = None,
        clock: Callable[[], date] = date.today,
    ) -> None:
        self._record = record
        self._encoder = encoder
        self._aliases = aliases or {}
        self._weights = weights or Weights()
        self._clock = clock
        # One search or update of the indexes at a time: FAISS is read while it is written otherwise.
        self._lock = threading.RLock()
        self._encoding = threading.Lock()
        self._tokenizer = Remembered(tokenize)
        self._indexes = Indexes(record, encoder.model_id, encoder.dim, tokenizer=self._tokenizer)
        self._people = DirectoryKeeper(record, self._aliases)
        self._names: tuple[tuple[Mark, int], NameIndex, frozenset[str], list[SpeakerForm]] | None = None

    @classmethod
    def open(
        cls,
        path: str | Path,
        *,
        encoder: str | Encoder = "bundled",
        encoder_options: Mapping[str, Any] | None = None,
        aliases: Mapping[str, Sequence[str]] | None = None,
        weights: Weights | None = None,
        progress: Progress | None = None,
        clock: Callable[[], date] = date.today,
    ) -> Self:
        """Open a database, made if absent.

        Passages that were embedded by another model only are embedded again first.

        Args:
            path: the database file; the indexes lie in ``FILE.index`` beside it.
            encoder: ``"bundled"``, a sentence-transformers name or folder, or an encoder.
            encoder_options: what ``load_encoder`` takes beside the name.
            aliases: other spellings of names, by the name the feed uses.
            weights: how evidence adds up.
            progress: told of passages embedded again.
            clock: tells the day on which a question is asked; *yesterday* is the day before it.

        Raises:
            StorageError: the file cannot be used.
            ModelError: the encoder cannot be loaded.
        """
        chosen = load_encoder(encoder, **(encoder_options or {})) if isinstance(encoder, str) else encoder
        record = Record.open(Path(path))
        try:
            retriever = cls(record, chosen, aliases=aliases, weights=weights, clock=clock)
            retriever._embed_missing(chosen, progress)
            retriever._catch_up()
        except BaseException:
            record.close()
            raise
        return retriever

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the database; a second call does nothing."""
        with self._lock:
            self._indexes.close()
        self._record.close()

    def add(self, items: Iterable[FeedItem], *, progress: Progress | None = None) -> AddReport:
        """Store items; one transaction each, so that a crash loses none that was counted.

        Adding an item again changes nothing; one whose content changed replaces its passages.

        Args:
            items: from ``read_feed`` or made by the caller.
            progress: told after each group of items.
        """
        total = len(items) if isinstance(items, Sequence) else None
        counts = {"added": 0, "changed": 0, "unchanged": 0}
        try:
            for group in in_groups(items, self._derive):
                for one in group:
                    counts[self._record.put(one.item, one.entries, one.matrices, self._encoder.model_id)] += 1
                if progress:
                    progress(sum(counts.values()), total)
        finally:
            self._catch_up()
        return AddReport(**counts)

    def remove(self, item_id: str) -> bool:
        """Remove an item; false where there was none of that id."""
        removed = self._record.remove(item_id)
        self._catch_up()
        return removed

    def ask(
        self,
        question: str,
        *,
        sources: Sequence[str] | None = None,
        speakers: Sequence[str] | None = None,
        since: date | None = None,
        until: date | None = None,
        limit: int = 10,
        today: date | None = None,
    ) -> Answer:
        """Answer a question with passages, word for word.

        Args:
            question: in English or Japanese, up to 1,000 characters.
            sources: only items of these handles, up to 100; display names are understood too.
            speakers: only statements by these people, up to 20.
            since: first day, inclusive; given here, days named in the question are words like others.
            until: last day, inclusive.
            limit: at most so many hits, 1 to 100.
            today: the day on which it is asked; the clock's where not given.

        Raises:
            QuestionError: the question is empty or too long, or a filter makes no sense; its ``field`` names the
                argument.
        """
        query = checked(question, sources, speakers, since, until, limit)
        day = checked_day(today, "today") or self._clock()
        if self._record.is_empty():
            return declined(AnswerStatus.EMPTY_INDEX, query, detect_language(query.text))
        sources_known = self._record.sources()
        text, query = understood(query, sources_known, day)
        read = read_question(text)
        with self._lock:
            self._indexes.catch_up()
            if read.speaker or query.speakers:
                self._read_speech(_READ_FOR_A_QUESTION)
            names, people, voices = self._name_index()
            directory = self._people.now() if query.speakers else None
            wanted = prepare(read, query.speakers, names, people, voices, self._record, sources_known, directory)
            filters = Filters(sources=self._handles(query.sources), since=query.since, until=query.until)
            found = search(wanted, self._record, self._indexes, self._encoder, filters, self._weights, query.limit)
            if not found and filters:
                outside = search(wanted, self._record, self._indexes, self._encoder, Filters(), self._weights)
                if outside:
                    return self._outside(query, read.language, len(outside))
            if not found:
                return self._why_not(query, read.language, wanted, names)
        return answered(query, wanted, read.language, found)

    def switch(self, encoder: Encoder, *, progress: Progress | None = None) -> None:
        """Go over to another encoder; meanwhile questions are answered with the one there was.

        Call it from a thread of its own. Where it fails the old encoder stays.

        Args:
            encoder: embeds what it has not embedded yet.
            progress: told of passages embedded.

        Raises:
            StorageError: the vectors cannot be stored.
        """
        self._embed_missing(encoder, progress)
        with self._lock:
            # What was added meanwhile has the old encoder's vectors only.
            self._embed_missing(encoder, None)
            indexes = Indexes(self._record, encoder.model_id, encoder.dim, tokenizer=self._tokenizer)
            indexes.catch_up()
            self._indexes.close()
            self._encoder, self._indexes = encoder, indexes

    def sources(self) -> list[SourceInfo]:
        """Every source, the one with most items first."""
        return self._record.sources()

    def speakers(self, *, read: bool = True, progress: Progress | None = None) -> list[SpeakerInfo]:
        """Everyone who speaks, the one with most statements first; spellings of one person together.

        Args:
            read: whether items whose speech is not known yet are read first.
            progress: told of items whose speech is read now.
        """
        if read:
            self._read_speech(None, progress)
        return self._people.now().infos()

    def complete_speakers(self, text: str, limit: int = 25) -> list[Choice]:
        """Whom a text is the beginning of, see ``Completion``; each value is one person. No search is waited for."""
        return self._people.now().complete(text, limit)

    def complete_sources(self, text: str, limit: int = 25) -> list[Choice]:
        """Sources whose name or handle a text is the beginning or a part of; the values are handles."""
        return complete_sources(self._record.sources(), text, limit)

    def timeline(self, speaker: str, topic: str | None = None) -> list[Hit]:
        """What somebody said, in order of date; the same statement once a day.

        Args:
            speaker: in any spelling.
            topic: only what is about it.

        Raises:
            QuestionError: the name or the topic is empty or too long.
        """
        speaker = checked_name(speaker, "speaker")
        about = checked_topic(topic)
        asked = Question(about, detect_language(about or speaker), topic=about, wants_speech=True)
        with self._lock:
            self._read_speech(_READ_FOR_A_QUESTION)
            self._indexes.catch_up()
            names, people, voices = self._name_index()
            sources, directory = self._record.sources(), self._people.now()
            wanted = prepare(asked, [speaker], names, people, voices, self._record, sources, directory)
            if not (wanted.speaker_names or wanted.authors):
                return []
            found = search(wanted, self._record, self._indexes, self._encoder, Filters(), self._weights, by_day=True)
        hits = [hit_of(score, candidate) for score, candidate in found]
        return sorted(hits, key=lambda hit: (hit.item.published, hit.item.id, hit.passage.start))

    def stats(self) -> IndexStats:
        """How much is stored, and under which model."""
        return self._record.stats(self._encoder.model_id)

    def _derive(self, group: Sequence[FeedItem]) -> list[Derived]:
        """What is to be stored of a group of items; nothing where an item is stored already."""
        known = self._record.hashes(item.id for item in group)
        fresh = [item for item in group if known.get(item.id) != item.content_hash]
        entries = {item.id: entries_of(item, self._tokenizer.remember) for item in fresh}
        with self._encoding:
            matrices = iter(embed(self._encoder, [entry for found in entries.values() for entry in found]))
        vectors = {item_id: [next(matrices) for _ in found] for item_id, found in entries.items()}
        return [Derived(item, entries.get(item.id, ()), vectors.get(item.id, ())) for item in group]

    def _embed_missing(self, encoder: Encoder, progress: Progress | None) -> None:
        for done, total in embed_missing(self._record, encoder, self._encoding):
            if progress:
                progress(done, total)

    def _catch_up(self) -> None:
        with self._lock:
            self._indexes.catch_up()

    def _name_index(self) -> tuple[NameIndex, frozenset[str], list[SpeakerForm]]:
        """The names of the index, those of persons, and who speaks in it; made again whenever there are others."""
        mark = (self._record.last_change(), self._record.count_unread())
        if self._names is None or self._names[0] != mark:
            voices = self._record.voices()
            found = {voice.name: False for voice in voices} | self._record.names()
            names = dict(sorted(found.items()))
            people = frozenset(name for name, is_person in names.items() if is_person)
            index = self._names[1] if self._names and self._names[1].names == tuple(names) else None
            self._names = (mark, index or NameIndex(names, self._aliases), people, voices)
        return self._names[1:]

    def _why_not(self, query: Query, language: Language, wanted: Wanted, names: NameIndex) -> Answer:
        """Nothing was found: nobody of that name, nobody who speaks, or nothing on that."""
        if wanted.unknown_name:
            return unknown_name(query, language, wanted.unknown_name, names)
        if wanted.speaker_names and not self._says_anything(wanted):
            mentions = self._record.count_naming(wanted.speaker_names)
            return not_a_speaker(query, language, wanted.speaker_names[0], mentions)
        return declined(AnswerStatus.NO_MATCH, query, language)

    def _says_anything(self, wanted: Wanted) -> bool:
        bare = replace(wanted, topic="", topic_names=(), terms=Terms())
        return bool(search(bare, self._record, self._indexes, self._encoder, Filters(), self._weights))

    def _read_speech(self, limit: int | None, progress: Progress | None = None) -> None:
        """Find out who says what in items where that is not known yet, the newest first."""
        total = self._record.count_unread()
        wanted, done = total if limit is None else min(total, limit), 0
        while done < wanted and (batch := self._record.unread(min(_READ_AT_ONCE, wanted - done))):
            items = self._record.items(batch)
            self._record.put_speech({item_id: find_utterances(item) for item_id, item in items.items()})
            done += len(batch)
            if progress:
                progress(done, wanted)

    def _handles(self, sources: Sequence[str]) -> tuple[str, ...]:
        """Handles for what was given; a display name, or both as a choice shows them, stand for the handle."""
        known = self._record.sources() if sources else []
        return tuple(source_of(source, known).handle or source for source in sources)

    def _outside(self, query: Query, language: Language, count: int) -> Answer:
        known = {fold_handle(source.handle) for source in self._record.sources()}
        missing = [source for source in self._handles(query.sources) if fold_handle(source) not in known]
        said = message(AnswerStatus.OUTSIDE_FILTERS, language, count=count)
        if missing:
            said = f"{unknown_source(missing[0], language)} {said}"
        return Answer(status=AnswerStatus.OUTSIDE_FILTERS, message=said, query=query, outside=count)
