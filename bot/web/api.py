"""The API: the objects that the terminal prints with ``--json``, over HTTP."""

from collections.abc import Sequence
from importlib.metadata import version
from typing import Annotated, Any

from fastapi import APIRouter, Path, Query

from bot.render.jsonout import answer_shape, item_shape, sources_shape, speakers_shape, timeline_shape
from bot.web.parameters import AskGiven, ItemGiven, Paged, TimelineGiven
from bot.web.problems import MEDIA_TYPE
from bot.web.reading import Reading
from bot.web.shapes import (
    AnswerShape,
    Health,
    ItemInFull,
    Problem,
    SourcesShape,
    SpeakersShape,
    TimelineShape,
)
from retrieval.query.arguments import MAX_NAME

_TOLD = {MEDIA_TYPE: {"schema": Problem.model_json_schema()}}


def _problems(*statuses: int) -> dict[int | str, dict[str, Any]]:
    words = {404: "There is no such item.", 422: "A parameter makes no sense.", 503: "The database cannot be read."}
    return {status: {"description": words[status], "content": _TOLD} for status in statuses}


def api_router(reading: Reading) -> APIRouter:
    """The addresses of the API.

    Args:
        reading: reads for them; each in a thread, so that nobody waits for another's question.
    """
    router = APIRouter()

    @router.get("/api/ask", response_model=AnswerShape, responses=_problems(422, 503), tags=["api"])
    def ask(given: Annotated[AskGiven, Query()]) -> Any:
        """Answer a question with passages, word for word; where there are none, say why."""
        return answer_shape(
            reading.ask(
                given.question,
                sources=given.source,
                speakers=given.speaker,
                since=given.since,
                until=given.until,
                limit=given.limit,
                offset=given.offset,
                language=given.language,
            )
        )

    @router.get("/api/timeline", response_model=TimelineShape, responses=_problems(422, 503), tags=["api"])
    def timeline(given: Annotated[TimelineGiven, Query()]) -> Any:
        """What somebody said, in order of date."""
        hits = reading.timeline(given.speaker, given.topic).hits
        return timeline_shape(given.speaker, given.topic or None, _page(hits, given), len(hits))

    @router.get("/api/speakers", response_model=SpeakersShape, responses=_problems(422, 503), tags=["api"])
    def speakers(given: Annotated[Paged, Query()]) -> Any:
        """Who speaks, those with most statements first."""
        found = reading.speakers()
        return speakers_shape(_page(found, given), len(found))

    @router.get("/api/sources", response_model=SourcesShape, responses=_problems(422, 503), tags=["api"])
    def sources(given: Annotated[Paged, Query()]) -> Any:
        """The sources, those with most items first, and the feeds that are followed."""
        found = reading.sources()
        return sources_shape(_page(found, given), reading.followed(), len(found))

    @router.get("/api/items/{item_id}", response_model=ItemInFull, responses=_problems(404, 422, 503), tags=["api"])
    def item(item_id: Annotated[str, Path(max_length=MAX_NAME)], given: Annotated[ItemGiven, Query()]) -> Any:
        """One item with its text and who says what in it."""
        read = reading.item(item_id, given.around)
        return item_shape(read.item, read.utterances, read.parts)

    # On the loop itself, so that it is answered however many questions wait.
    @router.get("/healthz", response_model=Health, tags=["health"])
    async def health() -> Any:
        """Whether questions are taken."""
        return {"status": "ok", "version": version("onrecord")}

    return router


def _page(found: Sequence[Any], given: Paged) -> Sequence[Any]:
    return found[given.offset : given.offset + given.limit]
