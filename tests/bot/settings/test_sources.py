"""Where settings are read from."""

from pathlib import Path

import pytest
from pydantic import ValidationError

from bot.settings.model import Settings
from bot.settings.sources import read_sources


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for key in ("ONRECORD_LIMIT", "ONRECORD_ENCODER__DEVICE", "ONRECORD_DB"):
        monkeypatch.delenv(key, raising=False)
    return tmp_path / "onrecord.toml"


def test_what_is_nearer_wins(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file.write_text('limit = 6\ndb = "file.db"\n')
    assert read_sources(file, {}).limit == 6
    (file.parent / ".env").write_text("ONRECORD_LIMIT=7\n")
    monkeypatch.setenv("ONRECORD_DB", "environment.db")
    found = read_sources(file, {})
    assert (found.limit, found.db) == (7, Path("environment.db"))
    assert read_sources(file, {"limit": 9, "db": Path("given.db")}).db == Path("given.db")
    assert type(found) is Settings


def test_there_need_be_no_file(file: Path) -> None:
    assert read_sources(file, {}) == Settings()


def test_a_wrong_value_is_an_error_wherever_it_stands(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ONRECORD_LIMIT", "many")
    with pytest.raises(ValidationError):
        read_sources(file, {})
