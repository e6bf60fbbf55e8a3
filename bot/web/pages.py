"""The page: to ask, to narrow down, to read. It is made here and works without anything that runs in the browser."""

from dataclasses import dataclass
from functools import partial
from importlib.resources import files
from typing import Any

from fastapi import APIRouter
from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from bot.asking.lists import without_code
from bot.errors import DateError
from bot.render.counting import counts
from bot.texts.catalogue import say
from bot.web.addresses import ASK, ITEMS, TIMELINE, Wanted, switched
from bot.web.languages import known, language_of
from bot.web.problems import Told, told_of
from bot.web.reading import Reading
from bot.web.views import by_day, hit_view, item_view, mention_view
from retrieval.errors import OnRecordError, QuestionError
from retrieval.language import Language, detect_language
from retrieval.rendering.labels import ALSO_IN, NAMED_ONLY
from retrieval.rendering.safe import one_line
from retrieval.types import Answer, Span, Speaker

PAGE = 10
TIMELINE_PAGE = 50
_MOST_SOURCES, _MOST_SPEAKERS = 500, 30
_AROUND = 1


@dataclass(frozen=True)
class _Asked:
    """A request for a page: what its address asks for, and in which language it is told."""

    request: Request
    language: Language
    wanted: Wanted

    @classmethod
    def of(cls, request: Request) -> "_Asked":
        named = known(request.query_params.get("language", ""))
        return cls(request, language_of(request), Wanted.of(request, named or ""))


class Pages:
    """Makes pages.

    Args:
        reading: reads for them.
    """

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._templates = Environment(
            loader=PackageLoader("bot.web"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._style = files("bot.web").joinpath("style.css").read_text(encoding="utf-8")

    def router(self) -> APIRouter:
        """The addresses of the page; each is made in a thread."""
        router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)
        router.add_api_route(ASK, self.ask, response_model=None)
        router.add_api_route(TIMELINE, self.timeline, response_model=None)
        router.add_api_route(ITEMS + "{item_id}", self.item, response_model=None)
        router.add_api_route("/style.css", self.style, response_model=None)
        return router

    def ask(self, request: Request) -> Response:
        """The page with a question and what it got; without one, with what there is to ask about."""
        asked = _Asked.of(request)
        wanted = asked.wanted
        if not wanted.question.strip():
            return self._page("start.html", asked, **self._holdings())
        try:
            answer = self._reading.ask(
                wanted.question,
                sources=wanted.sources,
                speakers=wanted.speakers,
                since=wanted.since,
                until=wanted.until,
                limit=PAGE,
                offset=wanted.offset,
                language=asked.language,
            )
        except (QuestionError, DateError) as error:
            return self._refused(asked, error)
        return self._page("answer.html", asked, days=_days(answer, wanted), **self._answered(answer, asked))

    def timeline(self, request: Request) -> Response:
        """What somebody said, day by day."""
        asked = _Asked.of(request)
        wanted, speaker = asked.wanted, next(iter(asked.wanted.speakers), "")
        if not speaker:
            return self._page("timeline.html", asked, name="")
        try:
            hits = self._reading.timeline(speaker, wanted.topic)
        except QuestionError as error:
            return self._refused(asked, error)
        page = hits[wanted.offset : wanted.offset + TIMELINE_PAGE]
        views = [hit_view(hit, asked.language, wanted, self._reading.value_of) for hit in page]
        turn = partial(wanted.timeline, speaker, wanted.topic)
        return self._page(
            "timeline.html",
            asked,
            name=one_line(without_code(speaker)),
            heading=_told("cards.timeline", "cards.timeline_about", asked, speaker),
            empty=_told("cards.timeline_empty", "web.timeline_empty_about", asked, speaker),
            days_shown=by_day(views),
            counted=counts(wanted.offset + 1, len(page), len(hits), asked.language),
            before=turn(offset=max(wanted.offset - TIMELINE_PAGE, 0)) if wanted.offset else "",
            after=turn(offset=wanted.offset + TIMELINE_PAGE) if wanted.offset + len(page) < len(hits) else "",
        )

    def item(self, request: Request, item_id: str) -> Response:
        """One item, with who says what in it."""
        asked = _Asked.of(request)
        is_short = request.query_params.get("around", "") == str(_AROUND)
        read = self._reading.item(item_id, _AROUND if is_short else None)
        focus = _span(request.query_params.get("passage", ""))
        return self._page(
            "item.html",
            asked,
            item=item_view(read, asked.language, focus),
            is_short=is_short,
            whole=asked.wanted.item(item_id),
            short=asked.wanted.item(item_id, around=_AROUND),
        )

    def style(self) -> Response:
        """The stylesheet."""
        return Response(self._style, media_type="text/css", headers={"Cache-Control": "no-cache"})

    def trouble(self, request: Request, told: Told) -> Response:
        """A page that tells what went wrong."""
        return self._page("trouble.html", _Asked.of(request), status=told.status, detail=told.detail)

    def _refused(self, asked: _Asked, error: OnRecordError) -> Response:
        told = told_of(error, asked.language)
        return self._page("trouble.html", asked, status=told.status, detail=told.detail)

    def _holdings(self) -> dict[str, Any]:
        found = self._reading.speakers()[:_MOST_SPEAKERS]
        people = [Speaker(name=one.name, as_written=one.name, role=one.role) for one in found]
        return {"speakers": list(zip(found, map(self._reading.value_of, people), strict=True))}

    def _answered(self, answer: Answer, asked: _Asked) -> dict[str, Any]:
        """What is shown of an answer."""
        wanted, language = asked.wanted, asked.language
        shown, offset = len(answer.hits), wanted.offset
        has_more = offset + shown < answer.total
        return {
            "question": one_line(answer.query.text),
            "message": one_line(answer.message),
            "reading": one_line(answer.interpretation),
            "counted": counts(offset + 1, shown, max(answer.total, offset + shown), language),
            "hits": [hit_view(hit, language, wanted, self._reading.value_of) for hit in answer.hits],
            "mentions": [mention_view(hit, language, wanted) for hit in answer.mentions],
            "named_only": NAMED_ONLY[language],
            "first": offset + 1,
            "steps": [
                (one_line(step.label), one_line(step.question), wanted.step(step)) for step in answer.suggestions
            ],
            "before": wanted.ask(offset=max(offset - PAGE, 0)) if offset else "",
            "after": wanted.ask(offset=offset + PAGE) if has_more else "",
        }

    def _page(self, template: str, asked: _Asked, status: int = 200, **values: Any) -> Response:
        language = asked.language
        other: Language = "en" if language == "ja" else "ja"
        given = {
            "language": language,
            "other": other,
            "other_address": switched(asked.request, other),
            "t": partial(say, language=language),
            "wanted": asked.wanted,
            "also_label": ALSO_IN[language],
            "line": one_line,
            "lang_of": detect_language,
            "is_timeline": asked.request.scope["path"] == TIMELINE,
            "status": status,
            "days": (asked.wanted.since, asked.wanted.until),
            **self._choices(status),
            **values,
        }
        return HTMLResponse(self._templates.get_template(template).render(given), status)

    def _choices(self, status: int) -> dict[str, Any]:
        """What can be chosen; nothing where the database cannot be read."""
        if status >= 500:
            return {"sources": [], "names": []}
        return {"sources": self._reading.sources()[:_MOST_SOURCES], "names": self._reading.choices()}


def _told(key: str, about: str, asked: _Asked, speaker: str) -> str:
    """A sentence about what somebody said; the second of two where it is to be on a topic."""
    name, topic = one_line(without_code(speaker)), one_line(asked.wanted.topic)
    return say(about, asked.language, name=name, topic=topic) if topic else say(key, asked.language, name=name)


def _days(answer: Answer, wanted: Wanted) -> tuple[str, str]:
    """The days that were given, as a field for days takes them."""
    since, until = answer.query.since, answer.query.until
    return (
        since.isoformat() if wanted.since and since else "",
        until.isoformat() if wanted.until and until else "",
    )


def _span(text: str) -> Span | None:
    """The passage that an address names, such as ``10-42``; None where it names none."""
    start, _, end = text.partition("-")
    if all(part.isascii() and part.isdigit() and len(part) < 9 for part in (start, end)):
        return int(start), int(end)
    return None
