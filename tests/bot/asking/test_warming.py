"""What is made before anybody asks."""

import gc
import threading

import pytest

from bot.asking.desk import Desk, Limits
from bot.asking.service import Service
from bot.asking.warming import warm
from retrieval import Retriever


async def test_every_thread_that_searches_has_asked_once(retriever: Retriever, monkeypatch: pytest.MonkeyPatch) -> None:
    service, ask, seen = Service(retriever, Desk(Limits(at_once=2))), retriever.ask, set()
    both = threading.Barrier(2)

    def noting(*given: object, **named: object) -> object:
        if threading.get_ident() not in seen:
            seen.add(threading.get_ident())
            both.wait(30)
        return ask(*given, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(retriever, "ask", noting)
    await warm(service)
    assert len(seen) == 2
    assert gc.get_freeze_count() > 0
    gc.unfreeze()
    await service.desk.close()


async def test_where_nothing_can_be_asked_the_bot_starts_all_the_same(
    retriever: Retriever, caplog: pytest.LogCaptureFixture
) -> None:
    service = Service(retriever)
    retriever.close()
    await warm(service)
    gc.unfreeze()
    assert "Nothing could be made ready" in caplog.text
    await service.desk.close()
