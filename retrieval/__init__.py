"""Feed to answer: readers, passages, storage, indexes, search.

Each public name is imported when it is first used, so that a program pays for what it needs and nothing else.
"""

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from retrieval.answers.citation import CitationStyle, cite
    from retrieval.errors import (
        ArgumentError,
        BackupError,
        EmptyFeedError,
        FeedError,
        FeedNotFoundError,
        FeedsFileError,
        FetchError,
        IndexClosedError,
        IndexGoneError,
        IndexServerError,
        ItemError,
        ModelError,
        NamesFileError,
        OnRecordError,
        QuestionError,
        SeveralFilesError,
        StorageError,
    )
    from retrieval.feeds import Feed, FeedProblem, read_feed
    from retrieval.names import NameIndex, NameMatch
    from retrieval.retriever import Retriever
    from retrieval.speech.utterances import find_utterances
    from retrieval.types import (
        AddReport,
        Answer,
        AnswerStatus,
        Choice,
        Claim,
        ExportedItem,
        FeedItem,
        History,
        Hit,
        IndexState,
        IndexStats,
        News,
        Passage,
        Query,
        Removal,
        Skipped,
        SourceInfo,
        Speaker,
        SpeakerInfo,
        Step,
        Suggestion,
        Utterance,
        Version,
        Watch,
    )

__all__ = [
    "AddReport",
    "Answer",
    "AnswerStatus",
    "ArgumentError",
    "BackupError",
    "Choice",
    "CitationStyle",
    "Claim",
    "EmptyFeedError",
    "ExportedItem",
    "Feed",
    "FeedError",
    "FeedItem",
    "FeedNotFoundError",
    "FeedProblem",
    "FeedsFileError",
    "FetchError",
    "History",
    "Hit",
    "IndexClosedError",
    "IndexGoneError",
    "IndexServerError",
    "IndexState",
    "IndexStats",
    "ItemError",
    "ModelError",
    "NameIndex",
    "NameMatch",
    "NamesFileError",
    "News",
    "OnRecordError",
    "Passage",
    "Query",
    "QuestionError",
    "Removal",
    "Retriever",
    "SeveralFilesError",
    "Skipped",
    "SourceInfo",
    "Speaker",
    "SpeakerInfo",
    "Step",
    "StorageError",
    "Suggestion",
    "Utterance",
    "Version",
    "Watch",
    "cite",
    "find_utterances",
    "read_feed",
]

_ELSEWHERE = {
    "ArgumentError": "retrieval.errors",
    "BackupError": "retrieval.errors",
    "CitationStyle": "retrieval.answers.citation",
    "cite": "retrieval.answers.citation",
    "EmptyFeedError": "retrieval.errors",
    "SeveralFilesError": "retrieval.errors",
    "FeedsFileError": "retrieval.errors",
    "Feed": "retrieval.feeds",
    "FeedError": "retrieval.errors",
    "FeedNotFoundError": "retrieval.errors",
    "FeedProblem": "retrieval.feeds",
    "FetchError": "retrieval.errors",
    "IndexClosedError": "retrieval.errors",
    "IndexGoneError": "retrieval.errors",
    "IndexServerError": "retrieval.errors",
    "ItemError": "retrieval.errors",
    "ModelError": "retrieval.errors",
    "NameIndex": "retrieval.names",
    "NameMatch": "retrieval.names",
    "NamesFileError": "retrieval.errors",
    "OnRecordError": "retrieval.errors",
    "QuestionError": "retrieval.errors",
    "Retriever": "retrieval.retriever",
    "StorageError": "retrieval.errors",
    "find_utterances": "retrieval.speech.utterances",
    "read_feed": "retrieval.feeds",
}
_REST = "retrieval.types"


if not TYPE_CHECKING:
    # A checker that sees this function believes that any name is there.
    def __getattr__(name: str) -> Any:
        """A public name, imported now (PEP 562)."""
        if name not in __all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        value = getattr(importlib.import_module(_ELSEWHERE.get(name, _REST)), name)
        globals()[name] = value
        return value


def __dir__() -> list[str]:
    """What there is, imported yet or not."""
    return sorted({*globals(), *__all__})
