"""Settings: order, errors, and the example file."""

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from pydantic import ValidationError

from bot.errors import SettingsError
from bot.settings.model import Settings, load_settings
from retrieval.types.address import PostgresAddress

EXAMPLE = Path(__file__).parents[3] / "config/onrecord.example.toml"


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for key in ("ONRECORD_DB", "ONRECORD_CONFIG", "ONRECORD_DISCORD_TOKEN", "ONRECORD_LIMIT", "ONRECORD_ZONE"):
        monkeypatch.delenv(key, raising=False)
    return tmp_path


def test_given_beats_environment_beats_dotenv_beats_file(elsewhere: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert load_settings().limit == 5
    (elsewhere / "onrecord.toml").write_text("limit = 6")
    assert load_settings().limit == 6
    (elsewhere / ".env").write_text("ONRECORD_LIMIT=7\nOTHER_PROGRAM=1\n")
    assert load_settings().limit == 7
    monkeypatch.setenv("ONRECORD_LIMIT", "8")
    assert load_settings().limit == 8
    assert load_settings(limit=9, db=None).limit == 9


@pytest.mark.parametrize(
    ("content", "key"),
    [
        ("limits = 3", "limits"),
        ('limit = "many"', "limit"),
        ("limit = 0", "limit"),
        ("limit = ", "onrecord.toml"),
        ('zone = "Tokyo"', "Asia/Tokyo"),
        ('db = ":memory:"', "gone when the command ends"),
        ('feed_zone = "Asia"', "feed_zone"),
        ('user_cooldown = "often"', "5 per 10 seconds"),
        ('user_cooldown = "0 per 10 seconds"', "5 per 10 seconds"),
        ('guild_cooldown = "5 per 10 seconds; 9 per hour"', "guild_cooldown"),
        ('log_format = "xml"', "log_format"),
        ("metrics_port = 70000", "metrics_port"),
        ("question_deadline = 0", "question_deadline"),
        ("index_options = { replica = 2 }", "index_options.replica"),
        ('index_options = { method = "BEST" }', "index_options.method"),
    ],
)
def test_a_wrong_file_is_told_with_its_key(elsewhere: Path, content: str, key: str) -> None:
    (elsewhere / "onrecord.toml").write_text(content)
    with pytest.raises(SettingsError, match=r"onrecord\.toml") as raised:
        load_settings()
    assert key in str(raised.value)


@pytest.mark.parametrize(
    "template",
    [
        "ftp://translator.example/{text}",
        "https://translator.example/",
        "https://{text}.example/",
        "https://translator.example/{text}/{text}",
        "https://translator.example/{text.__class__}",
        "https://translator.example/{text!r}",
        "https://translator.example/{text:>9}",
        "https://translator.example/{",
        "https://owner:word@translator.example/{text}",
        "https://translator.example/) {text}",
        "https:///{text}",
        "{text}",
    ],
)
def test_a_translator_is_one_host_of_the_web(elsewhere: Path, template: str) -> None:
    with pytest.raises(SettingsError, match=r"translator.*\{text\}"):
        load_settings(translator=template)


def test_what_the_bot_allows_is_read_from_words(elsewhere: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (elsewhere / "onrecord.toml").write_text(
        'guild_cooldown = "9/hour"\ntranslator = "https://translator.example/?q={text}"'
    )
    monkeypatch.setenv("ONRECORD_USER_COOLDOWN", "2 per minute")
    monkeypatch.setenv("ONRECORD_LOG_LEVEL", "WARNING")
    monkeypatch.setenv("ONRECORD_DISCORD_GUILD", "77")
    settings = load_settings()
    assert (settings.user_cooldown, settings.guild_cooldown) == ("2 per minute", "9/hour")
    assert (settings.log_level, settings.discord_guild) == ("warning", 77)
    assert settings.translator.format(text="x") == "https://translator.example/?q=x"


@pytest.mark.parametrize(
    ("variable", "value", "said"),
    [
        ("ONRECORD_LIMIT", "abc", "it must be a whole number. Look at ONRECORD_LIMIT"),
        ("ONRECORD_QUESTION_DEADLINE", "soon", "it must be a number. Look at ONRECORD_QUESTION_DEADLINE"),
        ("ONRECORD_ZONE", "Mars/X", "'Mars/X' is no time zone"),
    ],
)
def test_what_is_wrong_with_a_variable_is_told_in_plain_words(
    elsewhere: Path, monkeypatch: pytest.MonkeyPatch, variable: str, value: str, said: str
) -> None:
    monkeypatch.setenv(variable, value)
    with pytest.raises(SettingsError) as caught:
        load_settings()
    assert said in str(caught.value)
    assert "Value error" not in str(caught.value)


def test_a_path_that_is_set_to_nothing_is_not_set(elsewhere: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ONRECORD_DB", "")
    assert load_settings().db == Path("onrecord.db")


@pytest.mark.parametrize("key", ["discord_token", "mcp_token"])
def test_a_token_in_the_file_is_refused_and_not_repeated(elsewhere: Path, key: str) -> None:
    (elsewhere / "onrecord.toml").write_text(f'{key} = "s3cret"')
    with pytest.raises(SettingsError, match=f"ONRECORD_{key.upper()}") as raised:
        load_settings()
    assert "s3cret" not in str(raised.value)


def test_the_token_does_not_show(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ONRECORD_DISCORD_TOKEN", "s3cret")
    settings = load_settings()
    assert settings.discord_token is not None
    assert settings.discord_token.get_secret_value() == "s3cret"
    assert "s3cret" not in repr(settings) + str(settings.model_dump())


def test_where_the_index_is_may_hold_a_password(elsewhere: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert load_settings().index is None
    monkeypatch.setenv("ONRECORD_INDEX", "")
    assert load_settings().index is None
    monkeypatch.setenv("ONRECORD_INDEX", "milvus://ida:s3cret@localhost/feed")
    monkeypatch.setenv("ONRECORD_INDEX_OPTIONS__CONSISTENCY", "Bounded")
    settings = load_settings()
    assert settings.index is not None
    assert settings.index.get_secret_value() == "milvus://ida:s3cret@localhost/feed"
    assert settings.index_options.options() == {"consistency": "Bounded"}
    assert "s3cret" not in repr(settings) + str(settings.model_dump())


def test_a_named_file_must_exist(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ONRECORD_CONFIG", "none.toml")
    with pytest.raises(SettingsError, match=r"none\.toml"):
        load_settings()


def test_the_example_names_every_setting_with_its_default(elsewhere: Path) -> None:
    text = EXAMPLE.read_text(encoding="utf-8")
    for key in Settings.model_fields:
        assert key in text or f"ONRECORD_{key.upper()}" in text
    (elsewhere / "onrecord.toml").write_text(text)
    assert load_settings() == Settings.model_construct(**{k: f.default for k, f in Settings.model_fields.items()})
    assert set(tomllib.loads(text)) <= set(Settings.model_fields)


def test_sources_are_put_together_key_by_key(elsewhere: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (elsewhere / "onrecord.toml").write_text(
        '[encoder]\nname = "some/model"\ndim = 64\n[encoder.prompts]\nquery = "q: "'
    )
    (elsewhere / ".env").write_text("ONRECORD_ENCODER__DIM=32\n")
    monkeypatch.setenv("onrecord_encoder__device", "cuda")
    settings = load_settings(db=elsewhere / "other.db")
    assert type(settings) is Settings
    assert settings.db == elsewhere / "other.db"
    assert settings.model.options() == {"dim": 32, "device": "cuda", "prompts": {"query": "q: "}}


def test_where_nothing_is_set_nothing_that_reads_it_is_imported(elsewhere: Path) -> None:
    script = "import sys, bot.settings.model; bot.settings.model.load_settings(); sys.exit('pydantic_settings' in sys.modules)"
    environment = {"PYTHONPATH": str(EXAMPLE.parents[1])}
    assert subprocess.run([sys.executable, "-c", script], cwd=elsewhere, env=environment, check=False).returncode == 0
    environment["ONRECORD_LIMIT"] = "7"
    assert subprocess.run([sys.executable, "-c", script], cwd=elsewhere, env=environment, check=False).returncode == 1


def test_a_database_may_be_on_a_server(elsewhere: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    url = "postgresql://ida:open-sesame@db.example/feed"
    assert load_settings(db=PostgresAddress(url)).db == PostgresAddress(url)
    assert "sesame" not in repr(load_settings(db=PostgresAddress(url)))
    file = Path("onrecord.toml")
    file.write_text(f'db = "{url}"', encoding="utf-8")
    with pytest.raises(SettingsError, match="PGPASSWORD") as held:
        load_settings()
    assert "sesame" not in str(held.value)
    file.write_text('db = "postgresql://ida@db.example/feed"', encoding="utf-8")
    assert load_settings().db == PostgresAddress("postgresql://ida@db.example/feed")
    monkeypatch.setenv("ONRECORD_DB", "postgresql:///wire")
    assert load_settings().db == PostgresAddress("postgresql:///wire")
    monkeypatch.setenv("ONRECORD_DB", "postgresql://ida:open@sesame@db.example/feed")
    with pytest.raises(SettingsError, match="'db'") as caught:
        load_settings()
    assert "sesame" not in str(caught.value)


def test_the_connections_of_a_process_are_some_of_all() -> None:
    settings = Settings(discord_shards=8, discord_shard_ids="0-2,7")
    assert (settings.shards.ids, settings.shards.count) == ((0, 1, 2, 7), 8)
    assert Settings.model_validate({"discord_shards": 2, "discord_shard_ids": 1}).shards.ids == (1,)
    assert Settings().shards.ids == ()


@pytest.mark.parametrize("given", [{"discord_shard_ids": "0"}, {"discord_shard_ids": "0-2", "discord_shards": 2}])
def test_connections_that_are_none_of_all_are_told(given: dict[str, object]) -> None:
    with pytest.raises(ValidationError, match="set both"):
        Settings.model_validate(given)


def test_connections_that_are_no_numbers_are_told_in_plain_words(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ONRECORD_DISCORD_SHARDS", "2")
    monkeypatch.setenv("ONRECORD_DISCORD_SHARD_IDS", "first")
    with pytest.raises(SettingsError, match="0-3 or 0,2,5"):
        load_settings()
