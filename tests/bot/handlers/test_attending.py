"""Everything that somebody does gets an answer."""

import asyncio
import logging
from collections.abc import AsyncIterator
from typing import Any

import discord
import pytest

from bot.asking.cooldowns import Cooldowns
from bot.asking.desk import Desk
from bot.asking.errors import BusyError
from bot.handlers.attending import Attendant, locale_language, told_of
from bot.render.escape import shown
from retrieval import OnRecordError, StorageError


class Watched:
    """Remembers what it was told of."""

    def __init__(self) -> None:
        self.seen: list[tuple[str, str]] = []
        self.refusals: list[OnRecordError] = []

    def attended(self, name: str, outcome: str, seconds: float) -> None:
        assert seconds >= 0
        self.seen.append((name, outcome))

    def refused(self, error: OnRecordError) -> None:
        self.refusals.append(error)


class Person:
    """Somebody who waits."""

    def __init__(self) -> None:
        self.heard: list[str] = []

    async def tell(self, text: str) -> None:
        self.heard.append(text)


class Refusal:
    """Discord's answer to a request that failed."""

    status, reason = 404, "Not Found"


@pytest.fixture
async def desk() -> AsyncIterator[Desk]:
    made = Desk()
    yield made
    await made.close()


async def do(desk: Desk, error: BaseException | None, **options: Any) -> tuple[Person, Watched]:
    person, watched = Person(), Watched()

    async def work() -> None:
        if error:
            raise error

    attendant = Attendant(desk, Cooldowns(), watched)
    await attendant.attend("ask", work, person.tell, options.get("language", "en"))
    return person, watched


async def test_what_works_is_noted_and_nothing_else_is_said(desk: Desk) -> None:
    person, watched = await do(desk, None)
    assert (person.heard, watched.seen) == ([], [("ask", "answered")])


async def test_what_is_wrong_with_a_question_is_told_in_the_persons_language(desk: Desk) -> None:
    person, watched = await do(desk, BusyError(), language="ja")
    assert person.heard == [BusyError().told("ja")]
    assert watched.seen == [("ask", "refused")]
    assert [type(error) for error in watched.refusals] == [BusyError]


async def test_what_nobody_foresaw_has_a_reference_that_stands_in_the_log(
    desk: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    person, watched = await do(desk, ZeroDivisionError("secret"))
    (text,) = person.heard
    (record,) = [record for record in caplog.records if record.exc_info]
    assert getattr(record, "reference") in text  # noqa: B009
    assert "secret" not in text
    assert watched.seen == [("ask", "failed")]


@pytest.mark.parametrize(
    ("code", "outcome", "told"), [(10_008, "refused", 1), (10_062, "failed", 0), (50_013, "failed", 1)]
)
async def test_what_discord_refuses_is_told_where_somebody_can_be_reached(
    desk: Desk, code: int, outcome: str, told: int, caplog: pytest.LogCaptureFixture
) -> None:
    error = discord.NotFound(Refusal(), {"code": code, "message": "no"})  # type: ignore[arg-type]
    person, watched = await do(desk, error)
    assert watched.seen == [("ask", outcome)]
    assert len(person.heard) == told
    assert any(record.exc_info for record in caplog.records) == (code == 50_013)


async def test_who_is_still_waited_on_when_the_bot_leaves_is_told_so(desk: Desk) -> None:
    person, watched, begun = Person(), Watched(), asyncio.Event()

    async def work() -> None:
        begun.set()
        await asyncio.Event().wait()

    task = asyncio.create_task(Attendant(desk, Cooldowns(), watched).attend("ask", work, person.tell, "en"))
    await begun.wait()
    assert await desk.drain(0.01) == 1
    await task
    assert "restarted" in person.heard[0]
    assert watched.seen == [("ask", "stopped")]


async def test_a_cooldown_comes_before_the_work(desk: Desk) -> None:
    person, done = Person(), []

    async def work() -> None:
        done.append(True)

    attendant = Attendant(desk, Cooldowns("1 per hour"))
    for _ in range(2):
        await attendant.attend("ask", work, person.tell, "en", admitted=("42", "7"))
    assert done == [True]
    assert "ask again" in person.heard[0]


async def test_whoever_cannot_be_told_stops_nothing(desk: Desk, caplog: pytest.LogCaptureFixture) -> None:
    async def deaf(_: str) -> None:
        raise discord.HTTPException(Refusal(), {"code": 50_007, "message": "no"})  # type: ignore[arg-type]

    async def work() -> None:
        raise BusyError

    with caplog.at_level(logging.WARNING):
        await Attendant(desk, Cooldowns()).attend("ask", work, deaf, "en")
    assert "Nobody could be told" in caplog.text


def test_a_sentence_that_quotes_a_person_does_nothing_in_discord() -> None:
    class Quoting(BusyError):
        def told(self, language: str) -> str:
            return "'@everyone **x**' is not a date."

    text = told_of(Quoting(), "en")
    assert "@everyone" not in text
    assert shown(text) == "'@everyone **x**' is not a date."


def test_a_locale_is_japanese_or_else_english() -> None:
    assert locale_language(discord.Locale.japanese) == "ja"
    assert locale_language(discord.Locale.german) == "en"


async def test_what_names_a_file_of_the_owners_is_told_to_nobody_else(desk: Desk) -> None:
    error = StorageError("/srv/feed.db is in use by another program.", path="/srv/feed.db")
    person, watched = await do(desk, error)
    assert "/srv" not in person.heard[0]
    assert "reference" in person.heard[0]
    assert watched.seen == [("ask", "failed")]
