"""In which of the two languages somebody is told things: as the address says, else as the browser prefers."""

from starlette.requests import Request

from bot.texts.catalogue import LANGUAGES
from retrieval.language import Language

DEFAULT: Language = "en"
_MOST_READ = 20
"""Languages that are read of a header; a browser names a handful."""


def language_of(request: Request) -> Language:
    """The language of whoever asks.

    Args:
        request: its ``language`` wins over its ``Accept-Language``.
    """
    named = known(request.query_params.get("language", ""))
    return named or preferred(request.headers.get("accept-language", ""))


def known(name: str) -> Language | None:
    """The language of a name such as ``ja`` or ``en-GB``; None where it is neither of the two.

    >>> known("ja-JP"), known("fr")
    ('ja', None)
    """
    primary = name.strip().partition("-")[0].casefold()
    return next((language for language in LANGUAGES if language == primary), None)


def preferred(header: str) -> Language:
    """The better liked of the two languages, by an ``Accept-Language`` (RFC 9110); English where neither is named.

    >>> preferred("fr, en;q=0.5, ja;q=0.8"), preferred("ja;q=0"), preferred("")
    ('ja', 'en', 'en')
    """
    liked = [(_weight(weight), known(name)) for name, _, weight in (one.partition(";") for one in _listed(header))]
    # Of those liked alike the first counts.
    found = max(((weight, language) for weight, language in liked if language), key=lambda one: one[0], default=None)
    return found[1] if found and found[0] > 0 else DEFAULT


def _listed(header: str) -> list[str]:
    return header.split(",", _MOST_READ)[:_MOST_READ]


def _weight(text: str) -> float:
    name, _, value = text.strip().partition("=")
    if name.strip() != "q":
        return 1.0
    try:
        return min(max(float(value), 0.0), 1.0)
    except ValueError:
        return 0.0
