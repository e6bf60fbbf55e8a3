"""Every setting, from the environment, ``.env`` and ``onrecord.toml``; read when a command runs, never at import."""

import os
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict, TomlConfigSettingsSource

from bot.errors import SettingsError

CONFIG_VARIABLE = "ONRECORD_CONFIG"
CONFIG_FILE = "onrecord.toml"
TOKEN_KEY = "discord_token"  # noqa: S105 - the name of the setting


class EncoderSettings(BaseModel):
    """How another model than the bundled one is used.

    Attributes:
        query: put before each question; the model's own when empty.
        passage: put before each passage; the model's own when empty.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    query: str = ""
    passage: str = ""


class Settings(BaseSettings):
    """Everything that can be set.

    Attributes:
        db: the database file.
        encoder: ``"bundled"``, or a sentence-transformers name or folder.
        prompts: for another encoder.
        limit: hits shown when the asker names no number.
        names: a TOML file of aliases; none when empty.
        discord_token: from the environment or ``.env`` only.
        discord_guild: register the slash commands in this one server, where they appear at once.
    """

    # A .env is often shared with other programs, whose keys are none of our business.
    model_config = SettingsConfigDict(
        env_prefix="ONRECORD_", env_nested_delimiter="__", env_file=".env", extra="ignore"
    )

    db: Path = Path("onrecord.db")
    encoder: str = "bundled"
    prompts: EncoderSettings = EncoderSettings()
    limit: int = Field(default=5, ge=1, le=100)
    names: Path | None = None
    discord_token: SecretStr | None = None
    discord_guild: int | None = None

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Given values, then the environment, then ``.env``, then the file."""
        toml = TomlConfigSettingsSource(settings_cls, config_path())
        return init_settings, env_settings, dotenv_settings, toml


def config_path() -> Path:
    """The settings file: the one named in ``ONRECORD_CONFIG``, else ``onrecord.toml`` here."""
    return Path(os.environ.get(CONFIG_VARIABLE) or CONFIG_FILE)


def load_settings(**given: Any) -> Settings:
    """Read the settings.

    Args:
        given: values from the command line; they win.

    Raises:
        SettingsError: a setting is unknown or wrong; the message names it and where it may stand.
    """
    path = config_path()
    named = os.environ.get(CONFIG_VARIABLE)
    if named and not path.is_file():
        raise SettingsError(f"{CONFIG_VARIABLE} names {named}, which is not a file.", key=CONFIG_VARIABLE)
    _check_file(path)
    try:
        return Settings(**{key: value for key, value in given.items() if value is not None})
    except ValidationError as error:
        first = error.errors(include_input=False)[0]
        key = ".".join(map(str, first["loc"])) or "settings"
        reason = "there is no such setting" if first["type"] == "extra_forbidden" else first["msg"]
        # "from None": the library's error would show the value, which may be the token.
        raise SettingsError(
            f"Setting {key!r}: {reason}. Look at ONRECORD_* in the environment and .env, and at {path}.", key=key
        ) from None


def _check_file(path: Path) -> None:
    """A settings file is shared and committed; a token has no place in it."""
    if not path.is_file():
        return
    import tomllib

    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise SettingsError(f"{path} cannot be read as TOML: {error}.", key=str(path)) from None
    if TOKEN_KEY in content:
        raise SettingsError(
            f"{path} holds {TOKEN_KEY!r}. Take it out and set ONRECORD_DISCORD_TOKEN in the environment or in .env.",
            key=TOKEN_KEY,
        )
    for key in content:
        if key not in Settings.model_fields:
            known = ", ".join(sorted(set(Settings.model_fields) - {TOKEN_KEY}))
            raise SettingsError(f"{path}: there is no setting {key!r}. There are: {known}.", key=key)
