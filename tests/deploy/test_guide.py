"""The guide for owners says what there is."""

import re

from bot.process.metrics import Metrics
from bot.process.troubles import CLOSINGS
from tests.bot.terminal import ROOT

GUIDE = (ROOT / "docs/running.md").read_text(encoding="utf-8")


def test_it_names_every_metric_and_no_other() -> None:
    kept = {
        f"{metric.name}_total" if metric.type == "counter" else metric.name
        for metric in Metrics().registry.collect()
        if metric.name.startswith("onrecord")
    }
    assert set(re.findall(r"onrecord_[a-z_]+[a-z]", GUIDE)) == kept


def test_it_tells_what_each_code_of_discord_means() -> None:
    told = re.findall(r"^\| ([A-Z][^|…]+?)(?: …[^|]*)? \|", GUIDE.split("## What each message means")[1], re.MULTILINE)
    for code in (4004, 4011, 4013, 4014):
        assert any(str(CLOSINGS[code]()).startswith(line) for line in told), code


def test_it_uses_the_paths_of_the_unit() -> None:
    unit = (ROOT / "deploy/onrecord.service").read_text(encoding="utf-8")
    for path in ("/etc/onrecord/token.env", "/var/lib/onrecord", "/opt/onrecord/bin/onrecord"):
        assert path in unit
        assert path in GUIDE
