"""The server: which tools and resources there are, and what becomes of what is asked of them."""

import asyncio
import logging
from collections.abc import Callable
from concurrent.futures import Executor
from importlib.metadata import version
from typing import Annotated, Any, Literal

from mcp.server.mcpserver import Context, MCPServer
from mcp.server.mcpserver.exceptions import ResourceNotFoundError, ToolError
from mcp.types import CallToolResult, InputRequiredResult, TextContent, ToolAnnotations
from pydantic import Field, ValidationError

from bot.errors import ItemUnclearError, ItemUnknownError
from bot.mcp import guidance
from bot.mcp.complaints import unknown_arguments, wrong_arguments
from bot.mcp.results import AskResult, ItemResult, SourcesResult, SpeakersResult, TimelineResult
from bot.mcp.tools import Given, Tools
from retrieval.errors import OnRecordError
from retrieval.language import Language, detect_language
from retrieval.query.arguments import MAX_NAME, MAX_OFFSET, MAX_QUESTION, MAX_SOURCES, MAX_SPEAKERS
from retrieval.rendering.safe import visible

MOST_HITS, MOST_ROWS = 50, 200
_LONGEST_TOPIC, _LONGEST_DAY, _LONGEST_ITEM = 500, 80, 2_000
_MOST_OF_RESOURCE = 100_000
"""Characters of an item's text that reading it as a resource gives."""

Question = Annotated[str, Field(min_length=1, max_length=MAX_QUESTION, description="In English or Japanese.")]
Name = Annotated[str, Field(min_length=1, max_length=MAX_NAME, description="In any spelling, English or Japanese.")]
Names = Annotated[
    list[Annotated[str, Field(min_length=1, max_length=MAX_NAME)]],
    Field(max_length=MAX_SPEAKERS, description="Only statements by these people."),
]
Sources = Annotated[
    list[Annotated[str, Field(min_length=1, max_length=MAX_NAME)]],
    Field(max_length=MAX_SOURCES, description="Only these sources, by handle or name, as `sources` lists them."),
]
Topic = Annotated[str, Field(min_length=1, max_length=_LONGEST_TOPIC, description="Only what is about this.")]
Day = Annotated[str, Field(max_length=_LONGEST_DAY, description="Such as 2025-02-20, Monday, last week, 先週.")]
Item = Annotated[
    str,
    Field(min_length=1, max_length=_LONGEST_ITEM, description="Its id, the first characters of that, or its link."),
]
Offset = Annotated[int, Field(ge=0, le=MAX_OFFSET, description="Leave out so many, for a further page.")]
Hits = Annotated[int, Field(ge=1, le=MOST_HITS, description="At most so many.")]
Rows = Annotated[int, Field(ge=1, le=MOST_ROWS, description="At most so many.")]
Told = Annotated[Literal["en", "ja"], Field(description="Of what is told beside the quotations.")]


class OnRecordServer(MCPServer[Any]):
    """Tells what is wrong with arguments in plain words, and takes none that would change nothing."""

    async def call_tool(
        self, name: str, arguments: dict[str, Any], context: Context[Any, Any] | None = None
    ) -> CallToolResult | InputRequiredResult:
        """Call a tool; see the base class."""
        tools = {tool.name: tool for tool in await self.list_tools()}
        if name in tools and (told := unknown_arguments(name, arguments, tools[name].input_schema["properties"])):
            raise ToolError(told)
        try:
            return await super().call_tool(name, arguments, context)
        except ToolError as error:
            if isinstance(error.__cause__, ValidationError):
                raise ToolError(wrong_arguments(name, error.__cause__)) from error.__cause__
            raise


class Handlers:
    """The tools as the protocol calls them; their signatures are their schemas.

    Args:
        tools: answer.
        threads: work on calls, as a search must not keep others from being heard; they are kept between two calls,
            since each has its own connection to the database.
    """

    def __init__(self, tools: Tools, threads: Executor) -> None:
        self._tools = tools
        self._threads = threads

    async def ask(
        self,
        question: Question,
        sources: Sources | None = None,
        speakers: Names | None = None,
        since: Day | None = None,
        until: Day | None = None,
        limit: Hits = 5,
        offset: Offset = 0,
        language: Told | None = None,
    ) -> Annotated[CallToolResult, AskResult]:
        filters: dict[str, Any] = {"sources": sources, "speakers": speakers, "since": since, "until": until}
        page: dict[str, Any] = {"limit": limit, "offset": offset, "language": language}
        told = language or detect_language(question)
        return await self._given(lambda: self._tools.ask(question, **filters, **page), told)

    async def timeline(
        self,
        name: Name,
        topic: Topic | None = None,
        limit: Hits = 20,
        offset: Offset = 0,
        language: Told | None = None,
    ) -> Annotated[CallToolResult, TimelineResult]:
        page: dict[str, Any] = {"limit": limit, "offset": offset, "language": language}
        told = language or detect_language(f"{name} {topic or ''}")
        return await self._given(lambda: self._tools.timeline(name, topic=topic, **page), told)

    async def speakers(
        self, limit: Rows = 30, offset: Offset = 0, language: Told = "en"
    ) -> Annotated[CallToolResult, SpeakersResult]:
        return await self._given(lambda: self._tools.speakers(limit=limit, offset=offset, language=language), language)

    async def sources(
        self, limit: Rows = 50, offset: Offset = 0, language: Told = "en"
    ) -> Annotated[CallToolResult, SourcesResult]:
        return await self._given(lambda: self._tools.sources(limit=limit, offset=offset, language=language), language)

    async def show(
        self,
        item: Item,
        around: Annotated[int, Field(ge=0, le=1000, description="Only what is said, with so many sentences.")]
        | None = None,
        start: Annotated[int, Field(ge=0, description="Of a long text, from this character on.")] = 0,
        language: Told | None = None,
    ) -> Annotated[CallToolResult, ItemResult]:
        shown: dict[str, Any] = {"around": around, "start": start}
        return await self._given(lambda: self._tools.show(item, **shown, language=language), language or "en")

    async def item(self, id: str) -> str:
        try:
            given = await self._on_thread(lambda: self._tools.show(id, most=_MOST_OF_RESOURCE))
        except (ItemUnknownError, ItemUnclearError) as error:
            raise ResourceNotFoundError(visible(str(error))) from error
        return given.text

    async def _given(self, work: Callable[[], Given], language: Language) -> CallToolResult:
        try:
            given = await self._on_thread(work)
        except OnRecordError as error:
            return CallToolResult(content=[TextContent(type="text", text=visible(error.told(language)))], is_error=True)
        return CallToolResult(
            content=[TextContent(type="text", text=given.text)],
            structured_content=given.result.model_dump(mode="json"),
        )

    async def _on_thread(self, work: Callable[[], Given]) -> Given:
        return await asyncio.get_running_loop().run_in_executor(self._threads, work)


def make_server(tools: Tools, threads: Executor, **options: Any) -> OnRecordServer:
    """The server with its tools and resources.

    Args:
        tools: answer.
        threads: work on calls.
        options: of ``MCPServer``, such as who may use it.
    """
    # The library writes lines of its own otherwise, each call among them.
    logging.basicConfig(level=logging.WARNING, format="onrecord: %(message)s")
    server = OnRecordServer(
        "onrecord",
        title="onrecord",
        description="Who said what in a news feed, when, and where it was published.",
        instructions=guidance.INSTRUCTIONS,
        version=version("onrecord"),
        log_level="WARNING",
        subscriptions=False,
        **options,
    )
    handlers = Handlers(tools, threads)
    described: dict[Callable[..., Any], tuple[str, str]] = {
        handlers.ask: ("Ask the feed", guidance.ASK),
        handlers.timeline: ("What one person said", guidance.TIMELINE),
        handlers.speakers: ("Who is quoted", guidance.SPEAKERS),
        handlers.sources: ("Which sources there are", guidance.SOURCES),
        handlers.show: ("One item", guidance.SHOW),
    }
    for handler, (title, description) in described.items():
        annotations = ToolAnnotations(
            title=title, read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False
        )
        server.add_tool(handler, title=title, description=description, annotations=annotations)
    server.resource(
        "onrecord://item/{id}", name="item", title="An item", description=guidance.ITEM, mime_type="text/plain"
    )(handlers.item)
    return server
