"""Opens a retriever as the settings say; what the terminal and the Discord bot share."""

from __future__ import annotations

import logging
from threading import Thread
from typing import TYPE_CHECKING

from bot.errors import MissingIndexError, SettingsError
from bot.settings.model import EncoderSettings
from embeddings.errors import OnRecordError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from bot.settings.model import Settings
    from retrieval import Retriever

_log = logging.getLogger(__name__)


def open_retriever(
    settings: Settings,
    *,
    must_exist: bool,
    progress: Callable[[int, int | None], None] | None = None,
    bundled: bool = False,
) -> Retriever:
    """Open the database of the settings.

    Args:
        settings: where it is and which encoder it uses.
        must_exist: whether a missing database is an error rather than made.
        progress: told of passages embedded again.
        bundled: use the bundled encoder whatever the settings say.

    Raises:
        MissingIndexError: it must exist and does not.
        OnRecordError: it cannot be opened.
    """
    from retrieval.retriever import Retriever
    from retrieval.types.address import PostgresAddress

    # What is on a server is there, or it cannot be reached.
    if must_exist and not isinstance(settings.db, PostgresAddress) and not settings.db.is_file():
        raise MissingIndexError(
            f"There is no database at {settings.db}. Make one with `onrecord add FILE_OR_ADDRESS`, "
            "or name another with --db.",
            path=str(settings.db),
        )
    model = EncoderSettings() if bundled else settings.model
    options = {} if model.name == "bundled" else model.options()
    aliases = load_aliases(settings.names) if settings.names else None
    return Retriever.open(
        settings.db,
        encoder=model.name,
        encoder_options=options,
        aliases=aliases,
        progress=progress,
        index=settings.index.get_secret_value() if settings.index else None,
        index_options=settings.index_options.options() if settings.index else None,
    )


def switch_behind(retriever: Retriever, settings: Settings) -> Thread | None:
    """Go over to the encoder of the settings while questions are answered with the bundled one.

    Args:
        retriever: opened with the bundled encoder.
        settings: the encoder wanted.

    Returns:
        The thread that embeds, started; None where the bundled encoder is the one wanted.

    Raises:
        ModelError: the encoder cannot be loaded.
    """
    from embeddings import load_encoder

    model = settings.model
    if model.name == "bundled":
        return None
    encoder = load_encoder(model.name, **model.options())
    shares: set[int] = set()

    def progress(done: int, total: int | None) -> None:
        share = 100 * done // (total or 1)
        if share // 10 not in shares:
            shares.add(share // 10)
            _log.info("%d %% of the passages are embedded with %s; the old index answers meanwhile.", share, model.name)

    def switch() -> None:
        try:
            retriever.switch(encoder, progress=progress)
            _log.info("%s answers from now on.", model.name)
        except OnRecordError:
            _log.exception("%s could not take over; the bundled model goes on answering.", model.name)

    thread = Thread(target=switch, name="switch-encoder", daemon=True)
    thread.start()
    return thread


def load_aliases(path: Path) -> dict[str, list[str]]:
    """Read a file of aliases: ``[names]``, each the feed's spelling with a list of others.

    Raises:
        SettingsError: it cannot be read or has another form.
    """
    import tomllib

    try:
        names = tomllib.loads(path.read_text(encoding="utf-8-sig")).get("names", {})
    except (OSError, ValueError) as error:
        is_text = not isinstance(error, UnicodeDecodeError)
        why = (getattr(error, "strerror", "") or error) if is_text else "it is no text in UTF-8"
        raise SettingsError(f"The file of aliases {path} cannot be read: {why}.", key="names") from None
    if not isinstance(names, dict):
        raise SettingsError(f"{path}: names must be a table, [names], with a list of spellings each.", key="names")
    for name, others in names.items():
        if not (isinstance(others, list) and all(isinstance(other, str) for other in others)):
            raise SettingsError(f"{path}: {name!r} must be a list of spellings in quotes.", key="names")
    return dict(names)
