"""Opening a retriever as the settings say."""

import logging
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.errors import SettingsError
from bot.session import load_aliases, open_retriever, switch_behind
from bot.settings.index import IndexSettings
from bot.settings.model import EncoderSettings, Settings
from embeddings import ModelError
from retrieval import read_feed

SAMPLE = Path(__file__).parents[2] / "bot/sample/feed.txt"


def test_another_model_takes_over_behind_a_running_bot(
    tmp_path: Path, tiny_transformer: Path, caplog: pytest.LogCaptureFixture
) -> None:
    settings = Settings(db=tmp_path / "feed.db", encoder=EncoderSettings(name=str(tiny_transformer), batch_size=8))
    caplog.set_level(logging.INFO)
    with open_retriever(settings, must_exist=False, bundled=True) as retriever:
        retriever.add(read_feed(SAMPLE))
        assert retriever.stats().model_id.startswith("onrecord-static")
        thread = switch_behind(retriever, settings)
        assert thread is not None
        thread.join(60)
        assert retriever.stats().model_id.startswith(str(tiny_transformer))
        assert retriever.ask("what did Waltz say?").hits
    assert "answers from now on" in caplog.text
    assert "100 % of the passages" in caplog.text


def test_the_bundled_model_needs_no_switch(tmp_path: Path) -> None:
    settings = Settings(db=tmp_path / "feed.db")
    with open_retriever(settings, must_exist=False) as retriever:
        assert switch_behind(retriever, settings) is None


def test_a_model_that_cannot_be_loaded_is_told_at_once(tmp_path: Path) -> None:
    settings = Settings(db=tmp_path / "feed.db", encoder=str(tmp_path / "nothing"))
    with open_retriever(settings, must_exist=False, bundled=True) as retriever, pytest.raises(ModelError):
        switch_behind(retriever, settings)


def test_the_index_is_kept_where_the_settings_say(tmp_path: Path) -> None:
    settings = Settings(
        db=tmp_path / "feed.db",
        index=SecretStr(str(tmp_path / "feed.milvus.db")),
        index_options=IndexSettings(consistency="Bounded"),
    )
    with open_retriever(settings, must_exist=False) as retriever:
        retriever.add(read_feed(SAMPLE))
        assert retriever.ask("what did Waltz say?").hits
        assert retriever.check() == []
    assert (tmp_path / "feed.milvus.db").exists()
    assert not list((tmp_path / "feed.db.index").glob("lexical-*"))


def test_a_name_alone_or_a_table() -> None:
    assert Settings(encoder="some/model").model == EncoderSettings(name="some/model")
    table = Settings(encoder={"name": "some/model", "dim": 64, "prompts": {"query": "q: "}})  # type: ignore[arg-type]
    assert table.model.options() == {"dim": 64, "prompts": {"query": "q: "}}


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"names = 3\n", "names must be a table"),
        (b"\xff\xfe\x00", "it is no text in UTF-8."),
        (b"[names\n", "cannot be read: Expected"),
        (b'[names]\n"Soren" = "Ida"\n', "'Soren' must be a list of spellings"),
    ],
)
def test_a_file_of_aliases_of_another_form_is_told_in_plain_words(tmp_path: Path, data: bytes, told: str) -> None:
    (tmp_path / "names.toml").write_bytes(data)
    with pytest.raises(SettingsError) as raised:
        load_aliases(tmp_path / "names.toml")
    assert told in str(raised.value)
    assert "codec" not in str(raised.value)


def test_a_mark_before_the_aliases_is_none_of_them(tmp_path: Path) -> None:
    (tmp_path / "names.toml").write_bytes(b'\xef\xbb\xbf[names]\n"Soren" = ["Ida"]\n')
    assert load_aliases(tmp_path / "names.toml") == {"Soren": ["Ida"]}
