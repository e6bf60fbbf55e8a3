"""Feed to answer: readers, passages, storage, indexes, search."""

from retrieval.errors import OnRecordError
from retrieval.feeds import Feed, FeedProblem, read_feed
from retrieval.names import NameIndex, NameMatch
from retrieval.retriever import Retriever
from retrieval.speech.utterances import find_utterances
from retrieval.types import (
    AddReport,
    Answer,
    AnswerStatus,
    FeedItem,
    Hit,
    IndexStats,
    Passage,
    Query,
    SourceInfo,
    Speaker,
    SpeakerInfo,
    Step,
    Utterance,
)

__all__ = [
    "AddReport",
    "Answer",
    "AnswerStatus",
    "Feed",
    "FeedItem",
    "FeedProblem",
    "Hit",
    "IndexStats",
    "NameIndex",
    "NameMatch",
    "OnRecordError",
    "Passage",
    "Query",
    "Retriever",
    "SourceInfo",
    "Speaker",
    "SpeakerInfo",
    "Step",
    "Utterance",
    "find_utterances",
    "read_feed",
]
