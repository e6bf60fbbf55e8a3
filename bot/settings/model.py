"""Every setting, from the environment, ``.env`` and ``onrecord.toml``; read when a command runs, never at import."""

import os
from pathlib import Path
from string import Formatter
from typing import Any, Literal, Self
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, Field, SecretStr, ValidationError, field_validator, model_validator

from bot.errors import SettingsError
from bot.settings.index import IndexSettings
from bot.settings.paths import expanded
from bot.settings.sharding import Shards, read_shard_ids
from bot.settings.unknown import nearest
from bot.settings.zones import zone_named
from retrieval.types.address import Place, PostgresAddress, is_address, place_named

CONFIG_VARIABLE = "ONRECORD_CONFIG"
CONFIG_FILE = "onrecord.toml"
ENV_FILE = ".env"
ENV_PREFIX = "ONRECORD_"
_PATHS = ("db", "names", "feeds", "index")
SECRETS = ("discord_token", "mcp_token")
"""Settings that a file which is shared and committed must not hold."""


_REASONS = {
    "extra_forbidden": "there is no such setting",
    "int_parsing": "it must be a whole number",
    "int_type": "it must be a whole number",
    "int_from_float": "it must be a whole number",
    "float_parsing": "it must be a number",
    "bool_parsing": "it must be true or false",
}
"""What pydantic finds wrong with a value, in plain words."""


class PromptSettings(BaseModel):
    """What a model wants before texts.

    Attributes:
        query: put before each question; the model's own when empty.
        passage: put before each passage; the model's own when empty.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    query: str = ""
    passage: str = ""


class EncoderSettings(BaseModel):
    """Which model makes vectors, and how it is run.

    Attributes:
        name: ``"bundled"``, or a sentence-transformers name or folder.
        prompts: what it wants before texts.
        batch_size: texts encoded at once.
        device: such as ``"cpu"`` or ``"cuda"``.
        dtype: of the weights, such as ``"float16"``.
        dim: vectors are cut to this length.
        backend: ``"torch"``, ``"onnx"`` or ``"openvino"``.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str = "bundled"
    prompts: PromptSettings = PromptSettings()
    batch_size: int | None = Field(default=None, ge=1)
    device: str | None = None
    dtype: Literal["float32", "float16", "bfloat16"] | None = None
    dim: int | None = Field(default=None, ge=1)
    backend: Literal["torch", "onnx", "openvino"] | None = None

    def options(self) -> dict[str, Any]:
        """What ``load_encoder`` takes beside the name; nothing that was not set."""
        found = self.model_dump(exclude={"name", "prompts"}, exclude_none=True)
        if prompts := {key: text for key, text in self.prompts.model_dump().items() if text}:
            found["prompts"] = prompts
        return found


class FetchSettings(BaseModel):
    """What may be fetched.

    Attributes:
        allow_private: addresses of this machine and of private networks too, at any port.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    allow_private: bool = False


class Settings(BaseModel):
    """Everything that can be set.

    Attributes:
        db: the database file, or the address of a database on a PostgreSQL server.
        index: a Milvus server's address or a file of Milvus Lite, where the index is kept there and not beside the
            database; it may hold a password.
        index_options: how an index on Milvus is used.
        encoder: a name alone, or a table with more about it.
        limit: hits shown when the asker names no number.
        names: a TOML file of aliases; none when empty.
        feeds: the file of feeds to follow.
        fetch: what may be fetched.
        zone: in which whoever asks counts days, such as ``Asia/Tokyo``; when empty, in the terminal the machine's own,
            in Discord that of each item's source.
        feed_zone: of times in feeds that name none; when empty, the language of each page tells.
        discord_token: from the environment or ``.env`` only.
        discord_guild: register the slash commands in this one server, where they appear at once.
        discord_message_content: read messages that neither mention the bot nor answer it; needs a privileged intent.
        discord_shards: connections to Discord; as many as Discord advises when empty.
        discord_shard_ids: those of them that this process has, such as ``0-3``; all when empty.
        questions_at_once: searches that run at the same time.
        questions_waiting: questions that may wait for one of them; beyond, whoever asks is told to come again.
        question_deadline: seconds after which a search is given up.
        user_cooldown: how often one person may ask, such as ``5 per 10 seconds``; any number when empty.
        guild_cooldown: how often all of a server together may.
        guild_feeds: feeds of its own that a server may have; 0 for none.
        translator: an address with ``{text}`` in it, linked under each card; none when empty.
        log_format: lines for people, or JSON for programs.
        log_level: the least weighty messages that are logged.
        log_questions: also what was asked.
        mcp_token: what lets a program use ``onrecord mcp --http``; from the environment or ``.env`` only.
        metrics_port: serve Prometheus metrics there, to this machine alone; not at all when empty.
    """

    model_config = ConfigDict(extra="ignore")

    db: Path | PostgresAddress = Path("onrecord.db")
    index: SecretStr | None = None
    index_options: IndexSettings = IndexSettings()
    encoder: EncoderSettings | str = EncoderSettings()
    limit: int = Field(default=5, ge=1, le=100)
    names: Path | None = None
    feeds: Path = Path("feeds.toml")
    fetch: FetchSettings = FetchSettings()
    zone: str = ""
    feed_zone: str = ""
    discord_token: SecretStr | None = None
    discord_guild: int | None = None
    discord_message_content: bool = False
    discord_shards: int | None = Field(default=None, ge=1)
    discord_shard_ids: str = ""
    questions_at_once: int = Field(default=2, ge=1, le=64)
    questions_waiting: int = Field(default=1_000, ge=0)
    question_deadline: float = Field(default=10.0, gt=0, le=600)
    user_cooldown: str = "5 per 10 seconds"
    guild_cooldown: str = "60 per 10 seconds"
    guild_feeds: int = Field(default=50, ge=0, le=500)
    translator: str = ""
    log_format: Literal["plain", "json"] = "plain"
    log_level: Literal["debug", "info", "warning", "error"] = "info"
    log_questions: bool = False
    mcp_token: SecretStr | None = None
    metrics_port: int | None = Field(default=None, ge=1, le=65535)

    @model_validator(mode="before")
    @classmethod
    def _is_given(cls, values: Any) -> Any:
        # A variable that is set to nothing is as good as none.
        return {key: value for key, value in values.items() if value != "" or key not in _PATHS}

    @field_validator("db", mode="before")
    @classmethod
    def _is_place(cls, place: Any) -> Any:
        return place_named(place) if isinstance(place, str) else place

    @field_validator("db", "names", "feeds")
    @classmethod
    def _is_at_home(cls, path: Place | None) -> Place | None:
        # No shell reads a settings file, or --db=~/feed.db.
        return expanded(path) if isinstance(path, Path) else path

    @field_validator("zone", "feed_zone")
    @classmethod
    def _is_zone(cls, name: str) -> str:
        if name:
            zone_named(name)
        return name

    @field_validator("user_cooldown", "guild_cooldown")
    @classmethod
    def _is_rate(cls, text: str) -> str:
        if not text:
            return text
        # Only where a rate is set, and that is in the bot alone.
        from limits import parse

        try:
            is_rate = parse(text).amount > 0 and ";" not in text
        except ValueError:
            is_rate = False
        if not is_rate:
            raise ValueError(f"{text[:40]!r} is no rate; write it as '5 per 10 seconds' or '60 per minute'")
        return text

    @field_validator("discord_shard_ids", mode="before")
    @classmethod
    def _are_numbers(cls, given: Any) -> Any:
        # A file of settings may name one as a number.
        return str(given) if isinstance(given, int) and not isinstance(given, bool) else given

    @model_validator(mode="after")
    def _are_shards(self) -> Self:
        ids = read_shard_ids(self.discord_shard_ids)
        if ids and (self.discord_shards is None or ids[-1] >= self.discord_shards):
            raise ValueError(
                "discord_shard_ids are numbers below discord_shards, which is the same in all processes: set both"
            )
        return self

    @property
    def shards(self) -> Shards:
        """The connections to Discord that this process has."""
        return Shards(read_shard_ids(self.discord_shard_ids), self.discord_shards)

    @field_validator("db")
    @classmethod
    def _is_kept(cls, path: Place) -> Place:
        if isinstance(path, Path) and path.name == ":memory:":
            raise ValueError("a database in memory is gone when the command ends; name a file, such as onrecord.db")
        return path

    @field_validator("translator")
    @classmethod
    def _is_template(cls, template: str) -> str:
        if template and not _is_translator(template):
            raise ValueError("it must be an address with {text} once behind the host, as https://host/?q={text}")
        return template

    @field_validator("log_format", "log_level", mode="before")
    @classmethod
    def _is_in_small_letters(cls, word: Any) -> Any:
        return word.lower() if isinstance(word, str) else word

    @property
    def model(self) -> EncoderSettings:
        """The encoder, however it was given."""
        return EncoderSettings(name=self.encoder) if isinstance(self.encoder, str) else self.encoder


def _is_translator(template: str) -> bool:
    """Whether a template leads to one host of the web whatever stands for its text."""
    try:
        address = urlsplit(template)
        fields = [(name, spec, how) for _, name, spec, how in Formatter().parse(template) if name is not None]
    except ValueError:
        return False
    if any(char.isspace() or char in "<>()[]|`" for char in template):
        return False
    is_web = address.scheme in {"http", "https"} and bool(address.hostname)
    return is_web and "{" not in address.netloc and "@" not in address.netloc and fields == [("text", "", None)]


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
        values = {key: value for key, value in given.items() if value is not None}
        if not (path.is_file() or Path(ENV_FILE).is_file() or _is_in_environment()):
            # The library that reads all of these takes longer to import than most questions to answer.
            return Settings(**values)
        from bot.settings.sources import read_sources

        return read_sources(path, values)
    except ValidationError as error:
        first = error.errors(include_input=False)[0]
        key = ".".join(map(str, first["loc"])) or "settings"
        reason = _REASONS.get(first["type"]) or first["msg"].removeprefix("Value error, ")
        # "from None": the library's error would show the value, which may be the token.
        raise SettingsError(
            f"Setting {key!r}: {reason}. Look at {ENV_PREFIX}{key.upper().replace('.', '__')} in the environment and "
            f".env, and at {path}.",
            key=key,
        ) from None


def _is_in_environment() -> bool:
    return any(key.upper().startswith(ENV_PREFIX) and key != CONFIG_VARIABLE for key in os.environ)


def _check_file(path: Path) -> None:
    """A settings file is shared and committed; a token has no place in it."""
    if not path.is_file():
        return
    import tomllib

    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise SettingsError(f"{path} cannot be read as TOML: {error}.", key=str(path)) from None
    for secret in content.keys() & set(SECRETS):
        raise SettingsError(
            f"{path} holds {secret!r}. Take it out and set {ENV_PREFIX}{secret.upper()} in the environment or in .env.",
            key=secret,
        )
    if _holds_password(content.get("db")):
        raise SettingsError(
            f"{path} holds a password in 'db'. Take it out and set PGPASSWORD, or {ENV_PREFIX}DB, in the environment.",
            key="db",
        )
    for key in content:
        if key not in Settings.model_fields:
            names = set(Settings.model_fields) - set(SECRETS)
            known, near = ", ".join(sorted(names)), nearest(key, names)
            meant = f" Is {near!r} meant?" if near else ""
            raise SettingsError(f"{path}: there is no setting {key!r}.{meant} There are: {known}.", key=key)


def _holds_password(db: object) -> bool:
    try:
        return isinstance(db, str) and is_address(db) and bool(PostgresAddress(db).secrets)
    except ValueError:
        # What is no address is told with the other settings.
        return False
