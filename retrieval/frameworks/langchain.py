"""A retriever for LangChain; it needs ``pip install 'onrecord[langchain]'``."""

from collections.abc import Sequence
from datetime import date, tzinfo
from typing import Any

from langchain_core.callbacks import AsyncCallbackManagerForRetrieverRun, CallbackManagerForRetrieverRun
from langchain_core.callbacks.manager import adispatch_custom_event, dispatch_custom_event
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever
from langchain_core.runnables.config import run_in_executor
from pydantic import ConfigDict, Field

from retrieval import Retriever
from retrieval.frameworks.metadata import metadata_of, passage_name
from retrieval.language import Language
from retrieval.types import Answer

EVENT = "onrecord_answer"
"""The custom event that callbacks get with each question: ``status``, ``message`` and ``total`` of its answer."""


class OnRecordRetriever(BaseRetriever):
    """Passages of a feed as documents: ``page_content`` holds the exact words, ``metadata`` whose and where from.

    Documents stand best first. An empty list means that nothing was found, never why: ``answer`` tells that, and
    callbacks are told it with each question (``EVENT``). Each filter may be given for one question alone, as
    ``retriever.invoke(question, k=3, sources=["harborwire"])``.

    Args:
        retriever: of the feed; whoever opened it closes it.
        k: at most so many documents, 1 to 100.
        sources: only items of these handles; display names are understood too.
        speakers: only statements by these people.
        since: first day, inclusive.
        until: last day, inclusive.
        zone: in which whoever asks counts days; None: in each item's source's.
        language: of messages; None for that of the question.
    """

    # A filter that is misspelt must not be taken for one that is not there.
    model_config = ConfigDict(arbitrary_types_allowed=True, extra="forbid")

    retriever: Retriever
    k: int = Field(default=10, ge=1, le=100)
    sources: Sequence[str] | None = None
    speakers: Sequence[str] | None = None
    since: date | None = None
    until: date | None = None
    zone: tzinfo | None = None
    language: Language | None = None

    def answer(self, query: str, **given: Any) -> Answer:
        """What ``documents_of`` makes documents of: the passages, or why there are none.

        Args:
            query: the question.
            given: filters for this question alone, and ``k``.

        Raises:
            QuestionError: the question is empty or too long, or a filter makes no sense.
            StorageError: the database cannot be read.
            TypeError: there is no such filter.
        """
        own = {name: getattr(self, name) for name in ("sources", "speakers", "since", "until", "zone", "language")}
        return self.retriever.ask(query, limit=given.pop("k", self.k), **{**own, **given})

    def _get_relevant_documents(
        self, query: str, *, run_manager: CallbackManagerForRetrieverRun, **given: Any
    ) -> list[Document]:
        found = self.answer(query, **given)
        dispatch_custom_event(EVENT, _event(found), config={"callbacks": run_manager.get_child()})
        return documents_of(found)

    async def _aget_relevant_documents(
        self, query: str, *, run_manager: AsyncCallbackManagerForRetrieverRun, **given: Any
    ) -> list[Document]:
        found = await run_in_executor(None, lambda: self.answer(query, **given))
        await adispatch_custom_event(EVENT, _event(found), config={"callbacks": run_manager.get_child()})
        return documents_of(found)


def documents_of(found: Answer) -> list[Document]:
    """The hits of an answer as documents.

    Args:
        found: any; one without hits gives none, and tells why in ``status`` and ``message``.
    """
    return [
        Document(page_content=hit.passage.text, metadata=metadata_of(hit), id=passage_name(hit)) for hit in found.hits
    ]


def _event(found: Answer) -> dict[str, Any]:
    return {"status": found.status.value, "message": found.message, "total": found.total}
