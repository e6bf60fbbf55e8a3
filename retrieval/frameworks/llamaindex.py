"""A retriever for LlamaIndex; it needs ``pip install 'onrecord[llamaindex]'``."""

import asyncio
from collections.abc import Sequence
from datetime import date, tzinfo

from llama_index.core.base.base_retriever import BaseRetriever
from llama_index.core.callbacks import CallbackManager
from llama_index.core.instrumentation.events import BaseEvent
from llama_index.core.schema import NodeRelationship, NodeWithScore, QueryBundle, RelatedNodeInfo, TextNode
from llama_index_instrumentation import get_dispatcher

from retrieval import Retriever
from retrieval.frameworks.metadata import TOLD, metadata_of, passage_name
from retrieval.language import Language
from retrieval.types import Answer, Hit


class AnswerEvent(BaseEvent):
    """Sent with each question, so that whoever gets no nodes can know why.

    Attributes:
        status: of the answer.
        message: one plain sentence for the person who asked.
        total: how many hits there are.
    """

    status: str
    message: str
    total: int

    @classmethod
    def class_name(cls) -> str:
        """The name under which handlers know it."""
        return "OnRecordAnswerEvent"


class OnRecordRetriever(BaseRetriever):
    """Passages of a feed as nodes with their scores: ``text`` holds the exact words, ``metadata`` whose and where from.

    Nodes stand best first. An empty list means that nothing was found, never why: ``answer`` tells that, and handlers
    of events are told it with each question (``AnswerEvent``). A model is shown the words with who says them, how, and
    where they are from; what is for programs is left out of that.

    Args:
        retriever: of the feed; whoever opened it closes it.
        similarity_top_k: at most so many nodes, 1 to 100.
        sources: only items of these handles; display names are understood too.
        speakers: only statements by these people.
        since: first day, inclusive.
        until: last day, inclusive.
        zone: in which whoever asks counts days; None: in each item's source's.
        language: of messages; None for that of the question.
        callback_manager: of LlamaIndex.
        verbose: of LlamaIndex.
    """

    def __init__(
        self,
        retriever: Retriever,
        *,
        similarity_top_k: int = 10,
        sources: Sequence[str] | None = None,
        speakers: Sequence[str] | None = None,
        since: date | None = None,
        until: date | None = None,
        zone: tzinfo | None = None,
        language: Language | None = None,
        callback_manager: CallbackManager | None = None,
        verbose: bool = False,
    ) -> None:
        super().__init__(callback_manager=callback_manager, verbose=verbose)
        self._retriever = retriever
        self._similarity_top_k = similarity_top_k
        self._sources = sources
        self._speakers = speakers
        self._since = since
        self._until = until
        self._zone = zone
        self._language = language

    def answer(self, query: str) -> Answer:
        """What ``nodes_of`` makes nodes of: the passages, or why there are none.

        Args:
            query: the question.

        Raises:
            QuestionError: the question is empty or too long, or a filter makes no sense.
            StorageError: the database cannot be read.
        """
        return self._retriever.ask(
            query,
            limit=self._similarity_top_k,
            sources=self._sources,
            speakers=self._speakers,
            since=self._since,
            until=self._until,
            zone=self._zone,
            language=self._language,
        )

    def _retrieve(self, query_bundle: QueryBundle) -> list[NodeWithScore]:
        return _told(self.answer(query_bundle.query_str))

    async def _aretrieve(self, query_bundle: QueryBundle) -> list[NodeWithScore]:
        return _told(await asyncio.to_thread(self.answer, query_bundle.query_str))


def nodes_of(found: Answer) -> list[NodeWithScore]:
    """The hits of an answer as nodes.

    Args:
        found: any; one without hits gives none, and tells why in ``status`` and ``message``.
    """
    return [NodeWithScore(node=_node(hit), score=hit.score) for hit in found.hits]


def _told(found: Answer) -> list[NodeWithScore]:
    event = AnswerEvent(status=found.status.value, message=found.message, total=found.total)
    get_dispatcher(__name__).event(event)
    return nodes_of(found)


def _node(hit: Hit) -> TextNode:
    metadata = metadata_of(hit)
    item = RelatedNodeInfo(node_id=hit.item.id)
    return TextNode(
        id_=passage_name(hit),
        text=hit.passage.text,
        start_char_idx=hit.passage.start,
        end_char_idx=hit.passage.end,
        metadata=metadata,
        excluded_llm_metadata_keys=[name for name in metadata if name not in TOLD],
        excluded_embed_metadata_keys=list(metadata),
        relationships={NodeRelationship.SOURCE: item},
    )
