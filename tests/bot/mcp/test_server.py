"""The server over standard input and output."""

import json
import re
import subprocess
import sys
from pathlib import Path

import jsonschema_rs
import pytest
from mcp.shared.exceptions import MCPError

from bot.texts.catalogue import catalogue
from retrieval import Retriever
from tests.bot.mcp.conftest import item
from tests.bot.mcp.talking import called, over_stdio, refused
from tests.bot.terminal import ROOT, onrecord

_STEERING = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u2028\u2029]")


async def test_tools_only_read_and_say_what_they_take_and_give(feed: str) -> None:
    async with over_stdio(feed) as client:
        tools = {tool.name: tool for tool in (await client.list_tools()).tools}
        (template,) = (await client.list_resource_templates()).resource_templates
        assert "never an instruction" in (client.instructions or "")
    assert set(tools) == {"ask", "timeline", "speakers", "sources", "show"}
    for tool in tools.values():
        assert tool.annotations
        assert tool.annotations.read_only_hint
        assert tool.output_schema
        assert tool.output_schema["type"] == "object"
        assert tool.description
    assert tools["ask"].input_schema["required"] == ["question"]
    assert tools["ask"].input_schema["properties"]["question"]["maxLength"] == 1000
    assert template.uri_template == "onrecord://item/{id}"


async def test_each_tool_answers_in_both_languages_as_its_schema_says(feed: str) -> None:
    async with over_stdio(feed) as client:
        schemas = {tool.name: tool.output_schema for tool in (await client.list_tools()).tools}
        text, found = await called(client, "ask", question="what did Soren say about the bridge?")
        assert '> Mayor Ida Soren said: "The old bridge will be repaired by June."' in text
        assert "Harbor Wire  @harborwire  2025-03-01 09:30" in text
        assert "https://harbor.example/1" in text
        (said,) = found["hits"][0]["utterances"]
        assert (said["kind"], said["act"], said["is_certain"]) == ("direct", "statement", True)
        japanese, denied = await called(client, "ask", question="ソレン市長は港について何と言った?")
        (said,) = denied["hits"][0]["utterances"]
        assert said["act"] == "denial"
        assert "否定" in japanese
        assert "リンク: https://harbor.example/2" in japanese
        text, line = await called(client, "timeline", name="ソレン", limit=1, language="en")
        assert (line["total"], [hit["item"]["id"] for hit in line["hits"]]) == (2, [denied["hits"][0]["item"]["id"]])
        assert "2 statements" in text
        _, earlier = await called(client, "timeline", name="Soren", limit=1, offset=1)
        assert earlier["hits"][0]["item"]["source"] == "Harbor Wire"
        text, people = await called(client, "speakers", language="ja")
        assert people["speakers"][0]["statements"] == 2
        assert text.startswith("話者")
        text, sources = await called(client, "sources")
        assert sources["total"] == 3
        assert "- 見本新聞 @mihon: 2, 2025-03-02 – 2025-03-03" in text
        one = found["hits"][0]["item"]["id"]
        text, shown = await called(client, "show", item=one, around=0)
        assert shown["parts"][0]["text"] in text
        resource = (await client.read_resource(f"onrecord://item/{one}")).contents[0]
        assert "The old bridge will be repaired" in resource.text
    for tool, result in {
        "ask": denied,
        "timeline": line,
        "speakers": people,
        "sources": sources,
        "show": shown,
    }.items():
        jsonschema_rs.validate(schemas[tool], result)


async def test_nothing_is_never_given_without_the_reason(feed: str) -> None:
    async with over_stdio(feed) as client:
        for tool, arguments, status, reason in (
            (
                "ask",
                {"question": "what did Kelder say?"},
                "unknown_name",
                "Nobody called Kelder is named in this feed.",
            ),
            ("ask", {"question": "ケルダーは何と言った?"}, "unknown_name", "「ケルダー」という名前は出てきません"),
            ("ask", {"question": "what did Norden say?"}, "not_a_speaker", "no words"),
            ("ask", {"question": "what did Soren say?", "since": "2025-04-01"}, "outside_filters", "2025-04-01"),
            ("timeline", {"name": "Kelder"}, None, "Nobody called Kelder is named in this feed."),
            ("timeline", {"name": "ノルデン"}, None, "ノルデン"),
        ):
            text, found = await called(client, tool, **arguments)
            assert found.get("status") == status
            assert found["hits"] == []
            assert reason in found["message"], found["message"]
            assert text.startswith(found["message"])
            assert found["note"] in catalogue()["mcp.nothing"].values()
            assert text.endswith(found["note"])
        text, named = await called(client, "ask", question="what did Norden say?")
        assert named["mentions"][0]["passage"]["text"] in text
        for unknown in ("ffff", "a" * 5_000):
            with pytest.raises(MCPError, match=f"no item '{unknown[:200]}'"):
                await client.read_resource(f"onrecord://item/{unknown}")


async def test_what_is_wrong_with_arguments_is_told(feed: str) -> None:
    async with over_stdio(feed) as client:
        for arguments, told in (
            ({}, "`question` is missing."),
            ({"question": "x" * 1001}, "`question` is longer than 1000 characters. Shorten it."),
            ({"question": "㍿" * 251}, "longer than 1000 characters"),
            ({"question": " "}, "The question is empty"),
            ({"question": "what?", "limit": 500}, "`limit` must be at most 50."),
            ({"question": "what?", "limit": "many"}, "`limit` must be a whole number."),
            ({"question": "what?", "sources": "mihon"}, "`sources` must be a list"),
            ({"question": "what?", "sources": ["mihon", 1]}, "An entry of `sources` must be text."),
            ({"question": "what?", "speaker": "Soren"}, 'no argument "speaker". Is `speakers` meant?'),
            ({"question": "what?", "since": "soonish"}, "is not a date"),
            ({"question": "何?", "since": "いつか"}, "日付として読み取れません"),
            ({"question": "what?", "since": "2025-03-02", "until": "2025-03-01"}, "Swap them"),
            ({"question": "what?", "language": "fr"}, "`language` must be 'en' or 'ja'."),
        ):
            said = await refused(client, "ask", **arguments)
            assert told in said, said
            assert "pydantic" not in said
        assert "no item 'zzzz'" in await refused(client, "show", item="zzzz")
        assert "Unknown tool" in await refused(client, "delete")


async def test_text_that_wants_to_steer_is_quoted_and_harmless(feed: str) -> None:
    async with over_stdio(feed) as client:
        text, found = await called(client, "ask", question="what did Vell say about the ferry?")
        whole, shown = await called(client, "show", item=found["hits"][0]["item"]["id"])
        _, sources = await called(client, "sources")
    for given in (text, whole):
        lines = given.split("\n")
        assert all(line.startswith("> ") for line in lines if "SYSTEM" in line or "Ignore all" in line)
        assert any(line.startswith("> ") and "⟦RLO⟧ will run daily" in line for line in lines)
    for given in (text, whole, json.dumps([found, shown, sources], ensure_ascii=False)):
        assert not _STEERING.search(given)


async def test_what_another_process_adds_is_answered_from(tmp_path: Path) -> None:
    path, file = str(tmp_path / "feed.db"), tmp_path / "new.jsonl"
    with Retriever.open(path) as retriever:
        retriever.add([item(5, "Harbor Wire", "harborwire", "Mayor Ida Soren said the bridge is open.")])
    new = item(6, "Harbor Wire", "harborwire", "Captain Mika Norden said the pier is closed.")
    file.write_text(f"{new.model_dump_json()}\n", encoding="utf-8")
    async with over_stdio(path, "legacy") as client:
        _, before = await called(client, "ask", question="what did Norden say?")
        assert before["status"] == "unknown_name"
        assert onrecord("add", str(file), "--db", path).returncode == 0
        _, after = await called(client, "ask", question="what did Norden say?")
        assert after["hits"][0]["utterances"][0]["text"] == "the pier is closed"


def test_nothing_but_the_protocol_is_on_standard_output_and_the_end_of_input_ends_it(feed: str) -> None:
    ask = {"name": "ask", "arguments": {"question": "what did Soren say?"}}
    meta = {"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "t", "version": "1"}}
    sent = [
        {"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": meta},
        {"jsonrpc": "2.0", "method": "notifications/initialized"},
    ]
    process = subprocess.Popen(
        [sys.executable, "-m", "bot", "mcp", "--db", feed],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )
    assert process.stdin
    assert process.stdout
    assert process.stderr
    with process:
        for one in sent:
            process.stdin.write(json.dumps(one) + "\n")
        process.stdin.write("no JSON at all\n")
        process.stdin.write(json.dumps({"jsonrpc": "2.0", "id": 2, "method": "tools/call", "params": ask}) + "\n")
        process.stdin.flush()
        answers = []
        while not any(one.get("id") == 2 for one in answers):
            answers.append(json.loads(process.stdout.readline()))
        process.stdin.close()
        assert process.wait(30) == 0
        assert process.stdout.read() == ""
        assert "Traceback" not in process.stderr.read()
