"""``onrecord bot --check``."""

from __future__ import annotations

import asyncio
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from bot.commands.discord import no_token_error, token_of
from bot.process import checkup
from bot.render.screen import console, put, visible
from bot.session import open_retriever
from bot.settings.model import Settings, load_settings
from bot.settings.unknown import unknown_variables
from retrieval.errors import OnRecordError
from retrieval.types.address import Place, file_of

if TYPE_CHECKING:
    from bot.process.checkup import Finding

WELL, FAILED = 0, 1


def run(*, db: Place | None) -> int:
    """Print a line for each thing that the bot needs; 0 where nothing fails."""
    from bot.process.logs import set_up_logging

    settings = load_settings(db=db)
    # What libraries have to say is told as findings.
    set_up_logging(settings.model_copy(update={"log_level": "error"}), secrets=[token_of(settings)])
    screen, states = console(), set()
    for line in unknown_variables():
        put(console(error=True), visible(f"onrecord: {line}"))
    for finding in _findings(settings):
        states.add(finding.state)
        put(screen, visible(str(finding)))
    return FAILED if "fail" in states else WELL


def _findings(settings: Settings) -> Iterator[Finding]:
    """What is found, one by one, as each look takes its time."""
    token = token_of(settings)
    yield from _of_discord(settings, token) if token else [checkup.token(None, no_token_error())]
    yield from _of_database(settings)
    yield _of_disk(file_of(settings.db).absolute())


def _of_discord(settings: Settings, token: str) -> list[Finding]:
    from bot.process.making import client_factory
    from bot.process.probing import probe
    from retrieval.retriever import Retriever

    # The commands are looked at, and nobody asks anything; whatever is wrong with the database is told by itself.
    with tempfile.TemporaryDirectory() as folder, Retriever.open(Path(folder) / "none.db") as nothing:
        client = client_factory(nothing, settings, only_looks=True)()
        guild_id, message_content = settings.discord_guild or 0, settings.discord_message_content
        return asyncio.run(probe(token, client, guild_id=guild_id, message_content=message_content))


def _of_database(settings: Settings) -> Iterator[Finding]:
    from bot.process.following import followed_feeds

    known = []
    try:
        with open_retriever(settings, must_exist=True, bundled=True) as retriever:
            yield from checkup.index(retriever.stats(), retriever.check())
            known = retriever.follows.all()
            with closing(retriever.apart()) as apart:
                servers = apart.numbers()
                yield from checkup.own_feeds(len(servers), sum(map(apart.size, servers)))
    except OnRecordError as error:
        yield checkup.Finding("fail", "index", str(error))
    try:
        urls = [feed.url for feed in followed_feeds(settings)] if settings.feeds.is_file() else []
        yield from checkup.feeds(urls, known)
    except OnRecordError as error:
        yield checkup.Finding("fail", "feeds", str(error))


def _of_disk(db: Path) -> Finding:
    folder = db.parent
    try:
        free, size = shutil.disk_usage(folder).free, db.stat().st_size if db.is_file() else 0
    except OSError as error:
        return checkup.Finding("fail", "disk", f"{folder} cannot be looked at: {error.strerror}.")
    return checkup.disk(free, size, folder, is_writable=os.access(folder, os.W_OK))
