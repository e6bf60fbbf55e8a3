"""The slash commands against a loopback Discord, with a real retriever over a real database."""

import asyncio
import threading
from datetime import UTC, datetime, tzinfo
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from retrieval import FeedItem, Retriever
from tests.bot.running import running
from tests.conftest import MakeItem
from tests.fakes.discord_server import ASKER_ID, FakeDiscord, as_message
from tests.retrieval.readings import read_as


async def test_defers_at_once_and_answers_with_source_handle_date_and_link(
    server: FakeDiscord, retriever: Retriever
) -> None:
    async with running(server, retriever):
        token = await server.command("ask", question="what did Soren say?")
        kind, deferred = await server.reply(token)
        assert (kind, deferred["type"]) == ("callback", 5)
        kind, answer = await server.reply(token)
        assert kind == "followup"
        embed = answer["embeds"][0]
        assert "ソレン市長は1日、**港を来月に再開する**方針を明らかにした。" in embed["description"]
        assert embed["author"]["name"] == "見本新聞 (@mihon)"
        about = embed["fields"][0]["value"]
        # Of a day without a time no timestamp, which Discord would shift into the reader's zone.
        assert " · 2025-03-01 · " in about
        assert "<t:" not in about
        assert "(https://example.org/a)" in about
        assert answer["allowed_mentions"] == {"parse": []}


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("what did Soren say?", "**denied** · reported · speaker uncertain"),
        ("ソレン市長は何と言った?", "**否定** · 間接話法 · 話者は推定"),
    ],
)
async def test_a_denial_and_an_uncertain_speaker_are_told_in_the_askers_language(
    server: FakeDiscord, retriever: Retriever, question: str, told: str
) -> None:
    read_as(retriever, lambda _: {"act": "denial", "is_certain": False})
    async with running(server, retriever):
        token = await server.command("ask", question=question)
        await server.reply(token)
        _, answer = await server.reply(token)
        assert answer["embeds"][0]["fields"][0]["value"].endswith(f" · {told}")


async def test_speakers_are_listed_with_how_much_is_uncertain(server: FakeDiscord, retriever: Retriever) -> None:
    read_as(retriever, lambda one: {"is_certain": "港" not in one.text})
    async with running(server, retriever):
        for locale, told in (("ja", "話者は推定"), ("en-US", "speaker uncertain")):
            token = await server.command("speakers", locale=locale)
            await server.reply(token)
            _, listed = await server.reply(token)
            assert f"ソレン · 市長 · 1 ({told}: 1)" in listed["content"]


async def test_a_hostile_name_is_completed_in_one_plain_line(
    server: FakeDiscord, retriever: Retriever, make_item: MakeItem
) -> None:
    retriever.add([make_item("Quay news", source="Wire\n\u202ePost", handle="evil")])
    async with running(server, retriever):
        token = await server.autocomplete("ask", "source", "evil")
        _, reply = await server.reply(token)
        (choice,) = reply["data"]["choices"]
        assert choice["value"] == "evil"
        assert choice["name"].isprintable()


async def test_completes_sources_by_handle_and_by_name(server: FakeDiscord, retriever: Retriever) -> None:
    async with running(server, retriever):
        for typed, handle in (("harb", "harborwire"), ("見本", "mihon"), ("@MIHON", "mihon"), ("wire", "harborwire")):
            token = await server.autocomplete("ask", "source", typed)
            kind, reply = await server.reply(token)
            assert (kind, reply["type"]) == ("callback", 8)
            assert [choice["value"] for choice in reply["data"]["choices"]] == [handle]


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("what did Quimby say about volcanoes?", "Nobody called Quimby is named in this feed"),
        ("キンビー氏は火山について何と言った?", "このフィードに「キンビー」という名前は出てきません"),
    ],
)
async def test_says_plainly_that_nothing_was_found(
    server: FakeDiscord, retriever: Retriever, question: str, said: str
) -> None:
    async with running(server, retriever):
        token = await server.command("ask", question=question)
        await server.reply(token)
        _, answer = await server.reply(token)
        assert said in answer["content"].replace("\\", "").replace("\u2060", "")
        assert not answer.get("embeds")


async def test_explains_a_date_it_cannot_read_to_the_asker_only(server: FakeDiscord, retriever: Retriever) -> None:
    async with running(server, retriever):
        token = await server.command("ask", question="what did Soren say?", since="soonish")
        await server.reply(token)
        _, answer = await server.reply(token)
        assert "is not a date" in answer["content"]
        assert answer["flags"] & 64


@pytest.mark.parametrize(
    ("options", "complaint"),
    [
        ({"question": "㍿" * 300}, "longer than 1000 characters"),
        ({"question": "what did Soren say?", "speaker": "x" * 201}, "longer than 200 characters"),
        ({"question": "what did Soren say?", "speaker": " "}, "a name is empty"),
        ({"question": "what did Soren say?", "source": "x" * 6000}, "longer than 200 characters"),
        ({"question": "what did Soren say?", "since": "2025-03-02", "until": "2025-03-01"}, "is later than until"),
    ],
    ids=lambda value: str(value)[:30],
)
async def test_explains_what_cannot_be_asked_to_the_asker_only(
    server: FakeDiscord, retriever: Retriever, options: dict[str, str], complaint: str
) -> None:
    async with running(server, retriever):
        token = await server.command("ask", **options)
        await server.reply(token)
        _, answer = await server.reply(token)
        assert complaint in answer["content"]
        assert answer["flags"] & 64


async def test_feed_text_pings_nobody_and_breaks_no_markup(server: FakeDiscord, retriever: Retriever) -> None:
    async with running(server, retriever):
        token = await server.command("ask", question="ケルダ外相は何と言った?")
        await server.reply(token)
        _, answer = await server.reply(token)
        description = answer["embeds"][0]["description"]
        assert "@everyone" not in description
        assert "<@42>" not in description
        assert "](https" not in description
        assert "everyone" in description


async def test_what_nobody_foresaw_becomes_one_plain_line_with_a_reference(
    server: FakeDiscord, retriever: Retriever, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("the disk is on fire")

    monkeypatch.setattr(retriever, "ask", broken)
    async with running(server, retriever):
        token = await server.command("ask", locale="ja", question="港は?")
        await server.reply(token)
        _, answer = await server.reply(token)
        assert "参照番号" in answer["content"]
        assert "fire" not in answer["content"]
        assert "the disk is on fire" in caplog.text


async def test_other_commands_go_on_while_a_search_takes_its_time(
    server: FakeDiscord, retriever: Retriever, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, go_on = threading.Event(), threading.Event()
    real = retriever.ask

    def slow(*args: Any, **kwargs: Any) -> Any:
        begun.set()
        assert go_on.wait(timeout=20)
        return real(*args, **kwargs)

    monkeypatch.setattr(retriever, "ask", slow)
    async with running(server, retriever):
        slow_token = await server.command("ask", question="what did Soren say?")
        await server.reply(slow_token)
        assert await asyncio.to_thread(begun.wait, 20)
        token = await server.autocomplete("ask", "source", "mihon")
        _, reply = await server.reply(token)
        assert reply["type"] == 8
        go_on.set()
        _, answer = await server.reply(slow_token)
        assert answer["embeds"]


async def test_pages_of_a_long_answer_turn_for_the_asker_only(server: FakeDiscord, retriever: Retriever) -> None:
    async with running(server, retriever, limit=30):
        token = await server.command("ask", question="ハルタ議員は何と言った?")
        await server.reply(token)
        _, answer = await server.reply(token)
        assert sum(len(embed["description"]) for embed in answer["embeds"]) <= 6000
        back, forward = answer["components"][0]["components"]
        assert back["disabled"]
        message = as_message("1000", answer)
        stranger = await server.click(forward["custom_id"], message, user_id=ASKER_ID + 1)
        _, refused = await server.reply(stranger)
        assert refused["type"] == 4
        token = await server.click(forward["custom_id"], message)
        _, turned = await server.reply(token)
        assert turned["type"] == 7
        assert turned["data"]["embeds"] != answer["embeds"]


async def test_people_of_one_name_are_a_button_each(server: FakeDiscord, retriever: Retriever) -> None:
    common: dict[str, Any] = {"published": datetime(2025, 3, 1, tzinfo=UTC), "has_time": False, "source": "見本新聞"}
    retriever.add(
        [
            FeedItem(handle="a", headline="市", text="田中市長は橋を直すと述べた。", **common),
            FeedItem(handle="b", headline="球団", text="田中監督は選手はよく走ったと語った。", **common),
        ]
    )
    async with running(server, retriever):
        token = await server.command("ask", question="what did Tanaka say?")
        await server.reply(token)
        _, answer = await server.reply(token)
        assert "may mean" in answer["content"]
        assert len(answer["embeds"]) == 2
        buttons = {button["label"]: button["custom_id"] for button in answer["components"][0]["components"]}
        assert set(buttons) == {"田中市長", "田中監督"}
        token = await server.click(buttons["田中監督"], as_message("1000", answer))
        _, waiting = await server.reply(token)
        assert waiting["type"] == 5
        _, only = await server.reply(token)
        assert ["監督" in embed["fields"][0]["value"] for embed in only["embeds"]] == [True]


async def test_mentions_of_somebody_never_quoted_are_shown_as_such(server: FakeDiscord, retriever: Retriever) -> None:
    item = FeedItem(
        source="見本新聞", handle="a", headline="式典", text="式典にはミカ・ノルデン外相も出席した。",
        published=datetime(2025, 3, 1, tzinfo=UTC), has_time=False,
    )  # fmt: skip
    retriever.add([item])
    async with running(server, retriever):
        token = await server.command("ask", question="what did Norden say?")
        await server.reply(token)
        _, answer = await server.reply(token)
        assert "no words of theirs were recognised" in answer["content"]
        (mention,) = answer["embeds"]
        assert mention["title"] == "Named here, but not recognised as speaking:"
        assert mention["description"] == "式典には__ミカ・ノルデン__外相も出席した。"
        (button,) = answer["components"][0]["components"]
        token = await server.click(button["custom_id"], as_message("1000", answer))
        await server.reply(token)
        _, mentions = await server.reply(token)
        assert "ノルデン" in mentions["embeds"][0]["description"]


async def test_lists_who_speaks_and_completes_their_names(server: FakeDiscord, retriever: Retriever) -> None:
    async with running(server, retriever):
        token = await server.command("speakers")
        await server.reply(token)
        _, listing = await server.reply(token)
        assert "ハルタ" in listing["content"]
        for typed in ("ハル", "harut", "はるた", "議員", "senator"):
            token = await server.autocomplete("ask", "speaker", typed)
            _, reply = await server.reply(token)
            (choice,) = reply["data"]["choices"]
            assert (choice["name"], choice["value"]) == ("ハルタ · 議員 · 30", "ハルタ")


async def test_each_of_several_people_of_one_name_can_be_picked(server: FakeDiscord, retriever: Retriever) -> None:
    common: dict[str, Any] = {"published": datetime(2025, 3, 1, tzinfo=UTC), "has_time": False, "source": "見本新聞"}
    said = {"市長": "橋を直す", "監督": "選手はよく走った", "教授": "海は静かだ"}
    retriever.add(
        FeedItem(handle=f"h{number}", headline="会見", text=f"田中{role}は{words}と述べた。", **common)
        for number, (role, words) in enumerate(said.items())
    )
    # Who is known to speak is completed, and this finds it out.
    retriever.speakers()
    async with running(server, retriever):
        token = await server.autocomplete("ask", "speaker", "tanaka")
        _, reply = await server.reply(token)
        choices = {choice["name"]: choice["value"] for choice in reply["data"]["choices"]}
        assert set(choices) == {f"田中 · {role} · 1" for role in said}
        for role, words in said.items():
            token = await server.command("ask", question="what was said?", speaker=choices[f"田中 · {role} · 1"])
            await server.reply(token)
            _, answer = await server.reply(token)
            (embed,) = answer["embeds"]
            assert words in embed["description"].replace("*", "")


async def test_a_source_typed_instead_of_picked_is_understood(server: FakeDiscord, retriever: Retriever) -> None:
    async with running(server, retriever):
        for typed in ("Harbor Wire (@harborwire)", "harbor wire", "＠HARBORWIRE"):
            token = await server.command("ask", question="ケルダ外相は何と言った?", source=typed)
            await server.reply(token)
            _, answer = await server.reply(token)
            assert answer["embeds"][0]["author"]["name"] == "Harbor Wire (@harborwire)"


async def test_completing_waits_for_no_search(server: FakeDiscord, retriever: Retriever) -> None:
    retriever.speakers()
    async with running(server, retriever):
        # A writer in the middle of its work, and a follower: whoever types waits for neither.
        with retriever._record._database.write(), retriever._current._following:
            for option, typed in (("speaker", "ハル"), ("source", "mihon")):
                token = await server.autocomplete("ask", option, typed)
                _, reply = await server.reply(token)
                assert reply["data"]["choices"]


@pytest.mark.parametrize(("zone", "answers"), [(None, True), (ZoneInfo("Asia/Tokyo"), True), (UTC, False)])
async def test_today_is_the_day_of_those_who_ask_else_that_of_the_feed(
    server: FakeDiscord, tmp_path: Path, make_item: MakeItem, zone: tzinfo | None, answers: bool
) -> None:
    item = make_item("汐見市長は、会議を開くと述べた。", published=datetime(2025, 2, 21, tzinfo=ZoneInfo("Asia/Tokyo")))
    # Six in the evening in Greenwich: in Tokyo it is the next day.
    with Retriever.open(tmp_path / "days.db", clock=lambda: datetime(2025, 2, 20, 18, tzinfo=UTC)) as retriever:
        retriever.add([item])
        async with running(server, retriever, zone=zone):
            for options in (
                {"question": "汐見市長は何と言った?", "until": "today", "since": "today"},
                {"question": "今日、汐見市長は何と言った?"},
            ):
                token = await server.command("ask", **options)
                await server.reply(token)
                _, answer = await server.reply(token)
                assert bool(answer.get("embeds")) == answers
