"""What docs/assistants.md shows is so."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from mcp.client.client import Client
from mcp.client.stdio import StdioServerParameters, stdio_client

from tests.bot.mcp.talking import called
from tests.bot.terminal import ROOT, SAMPLE, onrecord

PAGE = (ROOT / "docs/assistants.md").read_text(encoding="utf-8")
PROGRAMS = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
SETTINGS = re.findall(r"```json\n(.*?)```", PAGE, re.DOTALL)
STDIO = [text for text in SETTINGS if '"command"' in text]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("assistants")
    assert onrecord("add", str(SAMPLE), "--db", str(path / "feed.db")).returncode == 0
    return path


@pytest.mark.parametrize("program", PROGRAMS, ids=["langchain", "llamaindex"])
def test_programs_run(program: str, folder: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=True)
    assert "https://t.co/sample0004" in done.stdout
    assert "[] unknown_name Nobody called Starmer is named in this feed." in done.stdout
    assert "見本" in done.stdout.splitlines()[-1]


@pytest.mark.parametrize("config", STDIO)
async def test_an_assistant_that_reads_these_settings_gets_what_is_shown(config: str, folder: Path) -> None:
    ((server,),) = (tuple(table.values()) for table in json.loads(config).values())
    shutil.copytree(ROOT / "bot/sample", folder / "elsewhere", dirs_exist_ok=True)
    command = folder / "onrecord"
    command.write_text(f'#!/bin/sh\nexec {sys.executable} -m bot "$@"\n')
    command.chmod(0o755)
    arguments = [str(folder / "feed.db") if one.endswith(".db") else one for one in server["args"]]
    environment = {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "TZ": "UTC"}
    spawned = StdioServerParameters(command=str(command), args=arguments, env=environment, cwd=folder / "elsewhere")
    async with Client(stdio_client(spawned)) as client:
        text, _ = await called(client, "ask", question="what did Waltz say?", limit=2)
        tools = {tool.name: tool.input_schema for tool in (await client.list_tools()).tools}
    (shown,) = re.findall(r"    ```text\n(.*?)    ```", PAGE, re.DOTALL)
    assert text.startswith("".join(line.removeprefix("    ") for line in shown.splitlines(keepends=True)))
    rows = dict(re.findall(r"^\| `(\w+)` \| ([^|]*) \|", PAGE, re.MULTILINE))
    assert {name: sorted(re.findall(r"`(\w+)`", row)) for name, row in rows.items()} == {
        name: sorted(schema["properties"]) for name, schema in tools.items()
    }


def test_all_settings_can_be_read() -> None:
    assert len(SETTINGS) == 3
    for text in SETTINGS:
        assert json.loads(text)
