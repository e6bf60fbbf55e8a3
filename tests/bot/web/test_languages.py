"""In which language somebody is told things."""

import pytest
from starlette.requests import Request

from bot.web.languages import known, language_of, preferred


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("ja", "ja"),
        ("ja-JP,ja;q=0.9,en;q=0.8", "ja"),
        ("en-GB,en;q=0.9,ja;q=0.8", "en"),
        ("de, ja;q=0.1", "ja"),
        ("*", "en"),
        ("ja;q=nan, en;q=0.1", "en"),
        ("ja;q=x", "en"),
        ("ja;q=0", "en"),
        (";;,,=", "en"),
        ("fr," * 10_000 + "ja", "en"),
    ],
)
def test_what_a_browser_prefers(header: str, language: str) -> None:
    assert preferred(header) == language


def test_an_address_wins() -> None:
    def asked(query: bytes) -> Request:
        return Request({"type": "http", "query_string": query, "headers": [(b"accept-language", b"ja")]})

    assert language_of(asked(b"language=en")) == "en"
    assert language_of(asked(b"language=fr")) == "ja"
    assert language_of(asked(b"")) == "ja"


def test_names_of_languages() -> None:
    assert [known(name) for name in ("JA", "en-US", "fr", "", "java")] == ["ja", "en", None, None, None]
