"""Opens a retriever as the settings say; what the terminal and the Discord bot share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.errors import MissingIndexError, SettingsError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from bot.settings import Settings
    from retrieval import Retriever


def open_retriever(
    settings: Settings, *, must_exist: bool, progress: Callable[[int, int | None], None] | None = None
) -> Retriever:
    """Open the database of the settings.

    Args:
        settings: where it is and which encoder it uses.
        must_exist: whether a missing database is an error rather than made.
        progress: told of passages embedded again.

    Raises:
        MissingIndexError: it must exist and does not.
        OnRecordError: it cannot be opened.
    """
    from retrieval.retriever import Retriever

    if must_exist and not settings.db.is_file():
        raise MissingIndexError(
            f"There is no database at {settings.db}. Make one with `onrecord add FILE_OR_ADDRESS`, "
            "or name another with --db.",
            path=str(settings.db),
        )
    options: dict[str, Any] = {}
    prompts = {key: text for key, text in settings.prompts.model_dump().items() if text}
    if prompts and settings.encoder != "bundled":
        options["prompts"] = prompts
    aliases = load_aliases(settings.names) if settings.names else None
    return Retriever.open(
        settings.db, encoder=settings.encoder, encoder_options=options, aliases=aliases, progress=progress
    )


def load_aliases(path: Path) -> dict[str, list[str]]:
    """Read a file of aliases: ``[names]``, each the feed's spelling with a list of others.

    Raises:
        SettingsError: it cannot be read or has another form.
    """
    import tomllib

    try:
        names = tomllib.loads(path.read_text(encoding="utf-8")).get("names", {})
    except (OSError, ValueError) as error:
        raise SettingsError(f"The file of aliases {path} cannot be read: {error}.", key="names") from None
    for name, others in names.items():
        if not (isinstance(others, list) and all(isinstance(other, str) for other in others)):
            raise SettingsError(f"{path}: {name!r} must be a list of spellings in quotes.", key="names")
    return dict(names)
