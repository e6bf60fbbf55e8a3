"""What was asked, as it is kept."""

from datetime import date

from bot.asking.request import Request


def test_a_request_comes_back_from_json_as_it_was() -> None:
    request = Request(text="what did Soren say?", sources=("mihon",), since=date(2025, 2, 20), language="ja", limit=5)
    assert Request.model_validate_json(request.model_dump_json(exclude_defaults=True)) == request
