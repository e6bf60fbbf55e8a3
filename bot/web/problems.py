"""What went wrong with a request, in plain words: problem details (RFC 9457) for a program, a page for a person."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from bot.errors import DateError, ItemUnknownError
from bot.texts.catalogue import say
from bot.web.languages import language_of
from bot.web.parameters import BOUNDS
from bot.web.shapes import Problem
from retrieval.errors import OnRecordError, QuestionError
from retrieval.language import Language
from retrieval.query.arguments import MAX_NAME, MAX_QUESTION, MAX_SOURCES, MAX_SPEAKERS
from retrieval.query.complaints import complaint

_log = logging.getLogger(__name__)

MEDIA_TYPE = "application/problem+json"
_NUMBER = {"int_parsing", "int_type", "int_from_float", "greater_than_equal", "less_than_equal", "int_parsing_size"}
_EMPTY = {"missing", "string_too_short"}
_LONGEST_SHOWN = 40


@dataclass(frozen=True)
class Told:
    """What somebody is told.

    Attributes:
        status: of HTTP.
        detail: one plain sentence.
        field: the parameter at fault; empty where none is.
    """

    status: int
    detail: str
    field: str = ""


Show = Callable[[Request, Told], Response]


def told_of(error: Exception, language: Language) -> Told:
    """What is told of an error, and with which status.

    Args:
        error: any.
        language: of whoever asked.
    """
    match error:
        case RequestValidationError():
            return _invalid(error.errors()[0], language)
        case QuestionError():
            return Told(422, error.told(language), error.field)
        case DateError():
            return Told(422, error.told(language))
        case ItemUnknownError():
            return Told(404, error.told(language))
        case HTTPException(status_code=404):
            return Told(404, say("web.no_page", language))
        case HTTPException(status_code=403):
            return Told(403, say("web.elsewhere", language))
        case HTTPException(status_code=405):
            return Told(405, say("web.only_get", language))
        case HTTPException():
            return Told(error.status_code, str(error.detail))
        case OnRecordError():
            # Its message tells paths of this machine, which are for its owner.
            return Told(503, say("web.unreadable", language))
    return Told(500, say("web.broken", language))


def problem(told: Told) -> JSONResponse:
    """Problem details of what is told."""
    shape = Problem(
        type="about:blank",
        title=HTTPStatus(told.status).phrase,
        status=told.status,
        detail=told.detail,
        field=told.field or None,
    )
    headers = {"Allow": "GET, HEAD"} if told.status == 405 else None
    return JSONResponse(shape.model_dump(), told.status, headers, media_type=MEDIA_TYPE)


def tell_problems(app: FastAPI, page: Show) -> None:
    """Let an app tell what goes wrong.

    Args:
        app: any.
        page: shows a person what is told; programs ask under ``/api/``.
    """

    # Not on the event loop: a page is made of what the database holds.
    def tell(request: Request, error: Exception) -> Response:
        told = told_of(error, language_of(request))
        if told.status >= 500:
            _log.error("%s", error, exc_info=None if isinstance(error, OnRecordError) else error)
        return problem(told) if is_program(request) else page(request, told)

    for kind in (RequestValidationError, HTTPException, OnRecordError, Exception):
        app.add_exception_handler(kind, tell)


def is_program(request: Request) -> bool:
    """Whether a program asks, rather than a person with a browser."""
    return request.url.path.startswith(("/api/", "/healthz"))


def _invalid(found: Any, language: Language) -> Told:
    """What pydantic finds wrong with a parameter, in the words that the library has for it."""
    # The place is query, name and, in a list, number.
    field = str(found["loc"][1]) if len(found["loc"]) > 1 else ""
    kind = found["type"]
    if kind == "extra_forbidden":
        return Told(422, say("web.no_parameter", language, name=field[:_LONGEST_SHOWN]), field[:_LONGEST_SHOWN])
    if field in BOUNDS and kind in _NUMBER:
        least, most = BOUNDS[field]
        value = str(found["input"])[:_LONGEST_SHOWN]
        error = complaint("no_count", field=field, value=value, least=least, most=most)
    elif kind in _EMPTY:
        error = complaint("empty_question" if field == "question" else "empty_name", field=field)
    elif kind == "string_too_long":
        is_text = field in {"question", "topic"}
        key, most = ("long_text", MAX_QUESTION) if is_text else ("long_name", MAX_NAME)
        error = complaint(key, field=field, most=found["ctx"].get("max_length", most))
    elif kind == "too_long":
        error = complaint("many_names", field=field, most=MAX_SPEAKERS if field == "speaker" else MAX_SOURCES)
    elif kind == "literal_error":
        error = complaint("no_language", field=field, value=str(found["input"])[:_LONGEST_SHOWN], known="en / ja")
    else:
        return Told(422, say("web.not_read", language, name=field), field)
    return Told(422, error.told(language), error.field)
