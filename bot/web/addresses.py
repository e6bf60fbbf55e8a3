"""Addresses of the page: each says all that is asked, so that it can be shared."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import quote, urlencode

from starlette.requests import Request

from retrieval.language import Language
from retrieval.query.arguments import MAX_OFFSET, MAX_SOURCES, MAX_SPEAKERS
from retrieval.types import Suggestion

ASK, TIMELINE, ITEMS = "/", "/timeline", "/items/"
SPEAKERS, SOURCES = "/speakers", "/sources"


@dataclass(frozen=True)
class Wanted:
    """What the address of a page asks for, as typed.

    Attributes:
        question: may be empty.
        sources: handles or names.
        speakers: names.
        since: the first day.
        until: the last day.
        topic: of a timeline.
        offset: passages before the page.
        language: where the address names one; empty where the browser tells.
    """

    question: str = ""
    sources: tuple[str, ...] = ()
    speakers: tuple[str, ...] = ()
    since: str = ""
    until: str = ""
    topic: str = ""
    offset: int = 0
    language: str = ""

    @classmethod
    def of(cls, request: Request, language: str = "") -> "Wanted":
        """What a request asks for.

        Args:
            request: of a page.
            language: that its address names.
        """
        given = request.query_params
        offset = given.get("offset", "")
        return cls(
            question=given.get("question", ""),
            sources=_filled(given.getlist("source"), MAX_SOURCES),
            speakers=_filled(given.getlist("speaker"), MAX_SPEAKERS),
            since=given.get("since", "").strip(),
            until=given.get("until", "").strip(),
            topic=given.get("topic", ""),
            # An address that somebody changed by hand shows the first page.
            offset=min(int(offset), MAX_OFFSET) if offset.isascii() and offset.isdigit() and len(offset) < 9 else 0,
            language=language,
        )

    def ask(self, **changed: object) -> str:
        """The address of the answer, with something changed."""
        one = replace(self, **changed)  # type: ignore[arg-type]
        return address(ASK, {"question": one.question, **one._filters()})

    def timeline(self, speaker: str, topic: str = "", offset: int = 0) -> str:
        """The address of a timeline."""
        return address(TIMELINE, {"speaker": [speaker], "topic": topic, "offset": offset, "language": self.language})

    def listed(self, path: str, offset: int = 0) -> str:
        """The address of a page of all speakers or sources."""
        return address(path, {"offset": offset, "language": self.language})

    def item(self, item_id: str, **more: object) -> str:
        """The address of an item."""
        return address(f"{ITEMS}{quote(item_id, safe='')}", {**more, "language": self.language})

    def step(self, step: Suggestion) -> str:
        """The address of what may be meant instead."""
        days = {
            "since": step.since.isoformat() if step.since else "",
            "until": step.until.isoformat() if step.until else "",
        }
        return self.ask(question=step.question, sources=step.sources, speakers=step.speakers, offset=0, **days)

    def step_of_timeline(self, step: Suggestion) -> str:
        """The address of what may be meant instead of an empty timeline: another one, where it names somebody."""
        return self.timeline(step.speakers[0], self.topic) if step.speakers else self.step(step)

    def _filters(self) -> dict[str, object]:
        return {
            "source": self.sources,
            "speaker": self.speakers,
            "since": self.since,
            "until": self.until,
            "offset": self.offset,
            "language": self.language,
        }


def address(path: str, values: Mapping[str, object]) -> str:
    """A path with the values that say something.

    >>> address("/", {"question": "what did Soren say?", "source": ["a", "b"], "since": "", "offset": 0})
    '/?question=what+did+Soren+say%3F&source=a&source=b'
    """
    said = urlencode({key: value for key, value in values.items() if value}, doseq=True, errors="replace")
    return f"{path}?{said}" if said else path


def switched(request: Request, language: Language) -> str:
    """The address of the same page in a language."""
    kept = [(key, value) for key, value in request.query_params.multi_items() if key != "language"]
    path = request.scope["path"]
    # Of an address that is none of the page's, such as //elsewhere.example, no link is made.
    path = quote(path) if path in {TIMELINE, SPEAKERS, SOURCES} or path.startswith(ITEMS) else ASK
    return f"{path}?{urlencode([*kept, ('language', language)], errors='replace')}"


def _filled(values: Sequence[str], most: int) -> tuple[str, ...]:
    # One more than is allowed, so that whoever asks is told.
    return tuple(value.strip() for value in values if value.strip())[: most + 1]
