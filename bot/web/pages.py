"""The page: to ask, to narrow down, to read. It is made here and works without anything that runs in the browser."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache, partial
from importlib.resources import files
from typing import Any

from fastapi import APIRouter
from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from bot.asking.lists import without_code
from bot.asking.timelines import Timeline, people_told
from bot.errors import DateError
from bot.render.counting import counts, listed
from bot.texts.catalogue import say
from bot.web.addresses import ASK, ITEMS, SOURCES, SPEAKERS, TIMELINE, Wanted, switched
from bot.web.languages import known, language_of
from bot.web.problems import Told, told_of
from bot.web.reading import Reading
from bot.web.turning import turning
from bot.web.views import by_day, hit_view, item_view, mention_view
from retrieval.errors import OnRecordError, QuestionError
from retrieval.language import Language, detect_language
from retrieval.rendering.labels import ALSO_IN, NAMED_ONLY
from retrieval.rendering.safe import one_line
from retrieval.types import Answer, Span, Speaker, SpeakerInfo

PAGE = 10
TIMELINE_PAGE = 50
LIST_PAGE = 100
_MOST_LISTED = 20
"""Of sources and of speakers that the first page shows; the others stand on pages of their own."""

_MOST_CHOSEN = 25
"""Sources among which one is chosen; of more, one is typed, and the most frequent are suggested."""

_MOST_SUGGESTED = 100
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
        router.add_api_route(SPEAKERS, self.speakers, response_model=None)
        router.add_api_route(SOURCES, self.sources, response_model=None)
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
            found = self._reading.timeline(speaker, wanted.topic, asked.language)
        except QuestionError as error:
            return self._refused(asked, error)
        page, total = found.hits[wanted.offset : wanted.offset + TIMELINE_PAGE], len(found.hits)
        # One person said most of it.
        value_of = cache(self._reading.value_of)
        views = [hit_view(hit, asked.language, wanted, value_of) for hit in page]
        name, language = one_line(without_code(speaker)), asked.language
        turn = partial(wanted.timeline, speaker, wanted.topic)
        return self._page(
            "timeline.html",
            asked,
            name=name,
            heading=_told("cards.timeline", "cards.timeline_about", asked, speaker),
            empty=_why_empty(found, asked, speaker),
            reading=_read_as(found, name, language),
            steps=[
                (one_line(step.label), one_line(step.question), wanted.step_of_timeline(step))
                for step in (found.reason.suggestions if found.reason else ())
            ],
            days_shown=by_day(views),
            counted=counts(wanted.offset + 1, len(page), total, language),
            turning=turning(wanted.offset, TIMELINE_PAGE, total, lambda offset: turn(offset=offset)),
        )

    def speakers(self, request: Request) -> Response:
        """Everyone who speaks."""
        return self._listed(request, SPEAKERS, self._reading.speakers())

    def sources(self, request: Request) -> Response:
        """Every source."""
        return self._listed(request, SOURCES, self._reading.sources())

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
        speakers, sources = self._reading.speakers(), self._reading.sources()
        return {
            "speakers": self._with_values(speakers[:_MOST_LISTED]),
            "listed": sources[:_MOST_LISTED],
            "speakers_left": len(speakers) if len(speakers) > _MOST_LISTED else 0,
            "sources_left": len(sources) if len(sources) > _MOST_LISTED else 0,
        }

    def _with_values(self, found: Sequence[SpeakerInfo]) -> list[tuple[SpeakerInfo, str]]:
        """People, each with what to ask with for exactly this one."""
        people = [Speaker(name=one.name, as_written=one.name, role=one.role) for one in found]
        return list(zip(found, map(self._reading.value_of, people), strict=True))

    def _listed(self, request: Request, path: str, found: Sequence[Any]) -> Response:
        """A page of a list."""
        asked = _Asked.of(request)
        offset = asked.wanted.offset
        page = found[offset : offset + LIST_PAGE]
        is_people = path == SPEAKERS
        past = say("web.past_end", asked.language, total=len(found)) if found else say("web.empty", asked.language)
        return self._page(
            "list.html",
            asked,
            heading=say("web.every_speaker" if is_people else "web.every_source", asked.language, total=len(found)),
            counted=listed(offset + 1, len(page), len(found)),
            empty="" if page else past,
            speakers=self._with_values(page) if is_people else [],
            listed=[] if is_people else page,
            turning=turning(offset, LIST_PAGE, len(found), lambda offset: asked.wanted.listed(path, offset)),
        )

    def _answered(self, answer: Answer, asked: _Asked) -> dict[str, Any]:
        """What is shown of an answer."""
        wanted, language = asked.wanted, asked.language
        shown, offset = len(answer.hits), wanted.offset
        total = max(answer.total, offset + shown) if shown else answer.total
        value_of = cache(self._reading.value_of)
        around = turning(offset, PAGE, total, lambda offset: wanted.ask(offset=offset))
        return {
            "question": one_line(answer.query.text),
            "message": one_line(answer.message),
            "reading": one_line(answer.interpretation),
            "counted": counts(offset + 1, shown, total, language),
            "hits": [hit_view(hit, language, wanted, value_of) for hit in answer.hits],
            "mentions": [mention_view(hit, language, wanted) for hit in answer.mentions],
            "named_only": NAMED_ONLY[language],
            "first": offset + 1,
            "steps": [
                (one_line(step.label), one_line(step.question), wanted.step(step)) for step in answer.suggestions
            ],
            # How many there are in all is not known for sure before the last is read.
            "turning": replace(around, first="", last=""),
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
            return {"sources": [], "names": [], "is_typed": True}
        sources = self._reading.sources()
        return {
            "sources": sources[:_MOST_SUGGESTED],
            "is_typed": len(sources) > _MOST_CHOSEN,
            "names": self._reading.choices(),
        }


def _told(key: str, about: str, asked: _Asked, speaker: str) -> str:
    """A sentence about what somebody said; the second of two where it is to be on a topic."""
    name, topic = one_line(without_code(speaker)), one_line(asked.wanted.topic)
    return say(about, asked.language, name=name, topic=topic) if topic else say(key, asked.language, name=name)


def _why_empty(found: Timeline, asked: _Asked, speaker: str) -> str:
    """Why a page of a timeline has nothing."""
    if found.hits:
        return say("web.past_end", asked.language, total=len(found.hits))
    if found.reason and not found.reason.hits:
        return one_line(found.reason.message)
    return _told("cards.timeline_empty", "web.timeline_empty_about", asked, speaker)


def _read_as(found: Timeline, name: str, language: Language) -> str:
    """Whose words a timeline has, where that is not just whom the name says."""
    if not found.people or list(found.people) == [name]:
        return ""
    return say("timeline.said_by", language, names=people_told(found.people, language))


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
