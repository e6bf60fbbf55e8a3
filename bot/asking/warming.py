"""What the first question, and the first name that is completed, would wait for is made while nobody waits."""

import asyncio
import gc
import logging

from bot.asking.holdings import Reader
from bot.asking.service import Service
from retrieval import OnRecordError

_log = logging.getLogger(__name__)

QUESTIONS = ("what did the mayor say about the harbour?", "市長は港について何と述べた?")


async def warm(service: Service) -> None:
    """Ask and complete something, in every thread that will.

    Args:
        service: answers; where it cannot, that is logged, and whoever asks will be told.
    """
    reader = service.reader("")
    try:
        await asyncio.gather(
            service.desk.small(lambda: _complete(reader)),
            *(service.desk.search(lambda: _ask(reader)) for _ in range(service.desk.at_once)),
        )
    except OnRecordError as error:
        _log.warning("Nothing could be made ready: %s", error)
    # The bot answers whatever this comes to, and whoever asks is told what goes wrong then.
    except Exception:  # noqa: BLE001
        _log.exception("Nothing could be made ready.")
    # Indexes and models live as long as the process. To look through them for garbage again and again would hold up
    # whoever waits, each time for a tenth of a second and more.
    await service.desk.small(_settle)


def _ask(reader: Reader) -> None:
    for question in QUESTIONS:
        reader.ask(question, limit=1)


def _complete(reader: Reader) -> None:
    for typed in ("", "a", "ア"):
        reader.complete_speakers(typed)
        reader.complete_sources(typed)


def _settle() -> None:
    # Once in a process: what a client that is given up leaves behind must not stay.
    if gc.get_freeze_count():
        return
    gc.collect()
    gc.freeze()
