"""Which feeds a server sees."""

from typing import Any

from bot.asking.holdings import Holdings


def test_everyone_sees_the_common_feed(retriever: Any) -> None:
    holdings = Holdings(retriever)
    assert holdings.reader("") is holdings.reader("7") is retriever
