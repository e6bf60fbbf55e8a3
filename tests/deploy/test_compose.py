"""The composition, as far as it can be looked at without running it."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.settings.model import ENV_PREFIX, Settings
from retrieval.types.address import PostgresAddress

ROOT = Path(__file__).parents[2]
COMPOSE = ROOT / "deploy/compose.yaml"
BOTS = ("bot-0", "bot-1")


@pytest.fixture(scope="module")
def composed() -> dict[str, Any]:
    return dict(yaml.safe_load(COMPOSE.read_text(encoding="utf-8")))


def settings_of(service: dict[str, Any]) -> Settings:
    given = {
        name.removeprefix(ENV_PREFIX).lower(): value
        for name, value in service["environment"].items()
        if name.startswith(ENV_PREFIX)
    }
    assert set(given) <= set(Settings.model_fields)
    return Settings.model_validate(given)


def test_it_is_what_the_specification_of_compose_wants() -> None:
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.compose-spec", str(COMPOSE)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_each_connection_is_had_by_one_bot_and_all_share_record_and_index(composed: dict[str, Any]) -> None:
    services = composed["services"]
    bots = [settings_of(services[name]) for name in BOTS]
    (count,) = {one.shards.count for one in bots}
    assert sorted(number for one in bots for number in one.shards.ids) == list(range(count or 0))
    shared = {
        (str(one.db), one.index and one.index.get_secret_value())
        for one in map(settings_of, map(services.get, [*BOTS, "follower"]))
    }
    ((db, index),) = shared
    address = PostgresAddress(db)
    assert address.url == "postgresql://onrecord@postgres/onrecord"
    assert index == "milvus://milvus:19530/onrecord"
    assert {"postgres", "milvus"} <= set(services)


def test_what_is_named_is_there_and_no_secret_is_in_it(composed: dict[str, Any]) -> None:
    services = composed["services"].values()
    used = {mount.partition(":")[0] for one in services for mount in one["volumes"] if not mount.startswith(".")}
    assert used == set(composed["volumes"])
    assert {name for one in services for name in one.get("secrets", ())} == set(composed["secrets"])
    assert {name for one in services for name in one.get("depends_on", ())} <= set(composed["services"])
    text = COMPOSE.read_text(encoding="utf-8")
    assert "DISCORD_TOKEN:" not in text
    assert "POSTGRES_PASSWORD:" not in text
    # Nothing is open to others than these.
    assert not any("ports" in one for one in services)


def test_the_image_has_what_the_settings_need(composed: dict[str, Any]) -> None:
    extras = composed["services"]["bot-0"]["build"]["args"]["EXTRAS"]
    assert extras == "[milvus,postgres]"
    assert "${EXTRAS}" in (ROOT / "deploy/Dockerfile").read_text(encoding="utf-8")
