"""The bot's log: lines for people or JSON for programs, without secrets and, unless wanted, without what was asked."""

import copy
import logging
import re
import sys
from collections.abc import Collection
from typing import TextIO

import discord
from pythonjsonlogger.json import JsonFormatter

from bot.asking.asked import asked
from bot.process.troubles import trouble_of
from bot.settings.model import Settings

OURS = ("bot", "retrieval", "embeddings")
FIELDS = ("guild", "reference", "question")
"""What a line for a person shows beside a message that tells the rest; the last only where the settings want it."""

_HIDDEN = "[hidden]"
_TELLING = 4
"""Characters from which on a question tells something, and its words stand in no log by chance."""

# Whoever has the token of an interaction may write in its place for a quarter of an hour.
_INTERACTION = re.compile(r"(/(?:webhooks|interactions)/\d+/)[^/\s?\"']+")
_STEERING = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


class Discreet:
    """Makes records fit to be written down.

    Args:
        secrets: never written, wherever they stand.
        questions: whether what was asked may be.
    """

    def __init__(self, secrets: Collection[str], *, questions: bool) -> None:
        self._secrets = [secret for secret in secrets if secret]
        self._questions = questions

    def prepared(self, record: logging.LogRecord) -> logging.LogRecord:
        """A copy of a record without what must not be written; its message is one line."""
        found = copy.copy(record)
        message, trace = record.getMessage(), self._trace(record)
        question = asked()
        if question and self._questions:
            found.__dict__["question"] = question
        elif len(question) >= _TELLING:
            # An error's text may repeat it.
            message, trace = message.replace(question, _HIDDEN), trace.replace(question, _HIDDEN)
        if record.exc_info and not trace:
            message = f"{message}: {_told(record)}"
        found.msg = _STEERING.sub(" ", self.without_secrets(message))
        found.args, found.exc_info, found.exc_text = (), None, self.without_secrets(trace) or None
        return found

    def without_secrets(self, text: str) -> str:
        """Text with a mark in place of each secret."""
        for secret in self._secrets:
            text = text.replace(secret, _HIDDEN)
        return _INTERACTION.sub(rf"\1{_HIDDEN}", text)

    def _trace(self, record: logging.LogRecord) -> str:
        """The traceback of a record; none where the network failed, of which one line says all there is to say."""
        if not record.exc_info or _told(record):
            return ""
        return logging.Formatter().formatException(record.exc_info)


def _told(record: logging.LogRecord) -> str:
    """In one line what went wrong between discord.py and Discord; empty where it is anything else."""
    error = record.exc_info[1] if record.exc_info else None
    if not record.name.startswith("discord") or not isinstance(error, Exception):
        return ""
    trouble = trouble_of(error)
    return str(trouble) if trouble else ""


class PlainLines(logging.Formatter):
    """A line for a person, with what stands beside the message behind it.

    Args:
        discreet: takes out what must not be written.
    """

    def __init__(self, discreet: Discreet) -> None:
        super().__init__("%(asctime)s %(levelname)-7s %(name)s: %(message)s", "%Y-%m-%d %H:%M:%S")
        self._discreet = discreet

    def format(self, record: logging.LogRecord) -> str:
        """The line, and a traceback where something unforeseen happened."""
        prepared = self._discreet.prepared(record)
        beside = {name: prepared.__dict__[name] for name in FIELDS if prepared.__dict__.get(name)}
        if beside:
            told = " ".join(f"{name}={_STEERING.sub(' ', str(value))}" for name, value in beside.items())
            prepared.msg = f"{prepared.msg} [{self._discreet.without_secrets(told)}]"
        return super().format(prepared)


class JsonLines(JsonFormatter):
    """A JSON object a line.

    Args:
        discreet: takes out what must not be written.
    """

    def __init__(self, discreet: Discreet) -> None:
        super().__init__(
            ["levelname", "name", "message"],
            timestamp="time",
            rename_fields={"levelname": "level", "name": "logger", "exc_info": "trace"},
            json_ensure_ascii=False,
        )
        self._discreet = discreet

    def format(self, record: logging.LogRecord) -> str:
        """The line."""
        prepared = self._discreet.prepared(record)
        return self._discreet.without_secrets(super().format(prepared))


def set_up_logging(settings: Settings, *, secrets: Collection[str], stream: TextIO | None = None) -> logging.Handler:
    """Write the log of this process as the settings say; what other libraries say only from warnings on.

    Args:
        settings: format, level, and whether questions are logged.
        secrets: such as the token; never written.
        stream: where to; standard error where not given.

    Returns:
        The handler, which is the root logger's only one from now on.
    """
    discreet = Discreet(secrets, questions=settings.log_questions)
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(JsonLines(discreet) if settings.log_format == "json" else PlainLines(discreet))
    level = logging.getLevelNamesMapping()[settings.log_level.upper()]
    root = logging.getLogger()
    for former in list(root.handlers):
        root.removeHandler(former)
    root.addHandler(handler)
    root.setLevel(max(level, logging.WARNING))
    # Nobody speaks in a voice channel; what that would need is not missed.
    discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False
    for name in OURS:
        logging.getLogger(name).setLevel(level)
    return handler
