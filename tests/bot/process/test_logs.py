"""The bot's log: what stands in it, and what never does."""

import io
import json
import logging
from collections.abc import Iterator
from typing import Any

import discord
import pytest

from bot.asking.asked import note_asked
from bot.process.logs import OURS, set_up_logging
from bot.settings.model import Settings

TOKEN = "MTIz.token-that-must-not-leak"
QUESTION = "what did Mika Norden say?"


@pytest.fixture(autouse=True)
def as_it_was() -> Iterator[None]:
    """Leaves the log of the tests alone."""
    root = logging.getLogger()
    handlers, level = list(root.handlers), root.level
    levels = {name: logging.getLogger(name).level for name in OURS}
    warned = discord.VoiceClient.warn_nacl, discord.VoiceClient.warn_dave
    note_asked(QUESTION)
    yield
    note_asked("")
    root.handlers[:] = handlers
    root.setLevel(level)
    discord.VoiceClient.warn_nacl, discord.VoiceClient.warn_dave = warned
    for name, former in levels.items():
        logging.getLogger(name).setLevel(former)


def written(**settings: Any) -> io.StringIO:
    stream = io.StringIO()
    set_up_logging(Settings(**settings), secrets=[TOKEN, ""], stream=stream)
    return stream


def fail(error: Exception) -> None:
    raise error


def log_an_answer() -> None:
    beside = {"command": "ask", "duration_ms": 12, "guild": 77, "reference": "ab12"}
    logging.getLogger("bot.asking").info("Answered.", extra=beside)


def test_a_plain_line_has_what_stands_beside_it_but_not_what_was_asked() -> None:
    stream = written()
    log_an_answer()
    line = stream.getvalue()
    assert line.endswith("INFO    bot.asking: Answered. [guild=77 reference=ab12]\n")
    assert line.count("\n") == 1


def test_a_json_line_has_the_same_in_fields() -> None:
    stream = written(log_format="json")
    log_an_answer()
    found = json.loads(stream.getvalue())
    assert found.pop("time").endswith("+00:00")
    assert found == {
        "level": "INFO",
        "logger": "bot.asking",
        "message": "Answered.",
        "command": "ask",
        "duration_ms": 12,
        "guild": 77,
        "reference": "ab12",
    }


@pytest.mark.parametrize("log_format", ["plain", "json"])
def test_what_was_asked_is_logged_only_where_the_owner_wants_it(log_format: str) -> None:
    stream = written(log_format=log_format, log_questions=True)
    log_an_answer()
    assert QUESTION in stream.getvalue()


@pytest.mark.parametrize("log_format", ["plain", "json"])
def test_an_error_is_logged_whole_but_for_secrets_and_the_question(log_format: str) -> None:
    stream = written(log_format=log_format)
    try:
        fail(ValueError(f"{QUESTION} {TOKEN} /webhooks/123/secret-of-the-interaction/messages"))
    except ValueError:
        logging.getLogger("bot.cogs").exception("Failed on %s", QUESTION)
    text = stream.getvalue()
    assert "Traceback" in text
    assert "ValueError: [hidden] [hidden] /webhooks/123/[hidden]/messages" in text
    assert not any(one in text for one in (QUESTION, TOKEN, "secret-of"))
    if log_format == "json":
        assert text.count("\n") == 1
        assert "Traceback" in json.loads(text)["trace"]


def test_the_record_that_others_see_stays_as_it_is(caplog: pytest.LogCaptureFixture) -> None:
    stream = written(log_questions=True)
    logging.getLogger().addHandler(caplog.handler)
    log_an_answer()
    assert stream.getvalue()
    assert "question" not in caplog.records[-1].__dict__
    assert caplog.records[-1].getMessage() == "Answered."


def test_trouble_between_the_library_and_discord_is_one_line() -> None:
    stream = written()
    try:
        fail(OSError(101, "unreachable"))
    except OSError:
        logging.getLogger("discord.client").exception("Attempting a reconnect in %.2fs", 1.5)
    assert "Traceback" not in stream.getvalue()
    assert stream.getvalue().count("\n") == 1
    assert "Attempting a reconnect in 1.50s: Discord cannot be reached" in stream.getvalue()


def test_a_message_begins_no_line_of_its_own() -> None:
    stream = written()
    logging.getLogger("bot").warning("%s", "feed\n2026-01-01 INFO bot: forged\x1b[31m\u202e")
    assert stream.getvalue().count("\n") == 1
    assert not {"\x1b", "\u202e"} & set(stream.getvalue())


@pytest.mark.parametrize(("level", "shown"), [("debug", "DIWE"), ("info", "IWE"), ("warning", "WE"), ("error", "E")])
def test_the_level_is_that_of_the_settings_and_other_libraries_keep_quiet(level: str, shown: str) -> None:
    stream = written(log_level=level)
    for name in ("bot.cogs", "discord.http", "aiohttp"):
        for number in (logging.DEBUG, logging.INFO, logging.WARNING, logging.ERROR):
            logging.getLogger(name).log(number, "said")
    lines = stream.getvalue().splitlines()
    assert "".join(line.split()[2][0] for line in lines if "bot.cogs" in line) == shown
    assert "".join(line.split()[2][0] for line in lines if "aiohttp" in line) == shown.replace("D", "").replace("I", "")
