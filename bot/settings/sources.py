"""Where settings stand: given values, then the environment, then ``.env``, then the file."""

from pathlib import Path
from typing import Any

from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict, TomlConfigSettingsSource

from bot.settings.model import ENV_FILE, ENV_PREFIX, Settings


def read_sources(file: Path, given: dict[str, Any]) -> Settings:
    """The settings from everywhere.

    Args:
        file: the settings file; there need be none.
        given: values that win over all others.

    Raises:
        ValidationError: a value is wrong.
    """

    # The fields come from the second; the first only adds where values are read from.
    class Sourced(BaseSettings, Settings):
        # A .env is often shared with other programs, whose keys are none of our business.
        model_config = SettingsConfigDict(
            env_prefix=ENV_PREFIX, env_nested_delimiter="__", env_file=ENV_FILE, extra="ignore"
        )

        @classmethod
        def settings_customise_sources(
            cls,
            settings_cls: type[BaseSettings],
            init_settings: PydanticBaseSettingsSource,
            env_settings: PydanticBaseSettingsSource,
            dotenv_settings: PydanticBaseSettingsSource,
            file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003
        ) -> tuple[PydanticBaseSettingsSource, ...]:
            toml = TomlConfigSettingsSource(settings_cls, file)
            return init_settings, env_settings, dotenv_settings, toml

    found = Sourced(**given)
    return Settings(**{name: getattr(found, name) for name in Settings.model_fields})
