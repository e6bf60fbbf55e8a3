"""The values that travel from a feed to an answer. All are immutable."""

from retrieval.types.answers import (
    Answer,
    AnswerStatus,
    Hit,
    Kept,
    Query,
    Step,
    Suggestion,
    Told,
)
from retrieval.types.exported import ExportedItem, Removed
from retrieval.types.following import FollowedSource, Rhythm
from retrieval.types.history import History, Removal, Version
from retrieval.types.items import (
    Act,
    Dated,
    FeedItem,
    Kind,
    Passage,
    Span,
    Speaker,
    Utterance,
)
from retrieval.types.reports import (
    AddReport,
    Choice,
    IndexState,
    IndexStats,
    Skipped,
    SourceInfo,
    SpeakerInfo,
)
from retrieval.types.watching import Claim, News, Watch

__all__ = [
    "Act",
    "AddReport",
    "Answer",
    "AnswerStatus",
    "Choice",
    "Claim",
    "Dated",
    "ExportedItem",
    "FeedItem",
    "FollowedSource",
    "History",
    "Hit",
    "IndexState",
    "IndexStats",
    "Kept",
    "Kind",
    "News",
    "Passage",
    "Query",
    "Removal",
    "Removed",
    "Rhythm",
    "Skipped",
    "SourceInfo",
    "Span",
    "Speaker",
    "SpeakerInfo",
    "Step",
    "Suggestion",
    "Told",
    "Utterance",
    "Version",
    "Watch",
]
