"""The slash commands against a loopback Discord, with a real retriever over a real database."""

import asyncio
import threading
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from retrieval import FeedItem, Retriever, StorageError
from tests.bot.reading import buttons, cards, said, written
from tests.bot.running import running
from tests.conftest import MakeItem
from tests.fakes.discord_server import FakeDiscord, as_message
from tests.retrieval.readings import read_as


async def answer(server: FakeDiscord, question: str, **options: str) -> dict[str, Any]:
    """What a question gets in the end."""
    token = await server.command("ask", question=question, **options)
    await server.reply(token)
    _, message = await server.reply(token)
    return message


async def test_defers_at_once_and_answers_with_source_handle_date_and_link(
    server: FakeDiscord, retriever: Retriever
) -> None:
    async with running(server, retriever):
        token = await server.command("ask", question="what did Soren say?")
        kind, deferred = await server.reply(token)
        assert (kind, deferred["type"]) == ("callback", 5)
        kind, message = await server.reply(token)
        assert kind == "followup"
        assert said(message).startswith("> what did Soren say?\n")
        (card,) = cards(message)
        assert "ソレン市長は1日、**港を来月に再開する**方針を明らかにした。" in card
        assert "見本新聞" in card
        assert "@mihon" in card
        # Of a day without a time no timestamp, which Discord would shift into the reader's zone.
        assert card.count("2025-03-01") == 1
        assert "<t:" not in card
        assert "https://example.org/a" in str(message["components"])
        assert message["allowed_mentions"] == {"parse": []}


@pytest.mark.parametrize(
    ("question", "locale", "told"),
    [
        ("what did Soren say?", "en-US", ("denied", "reported", "speaker uncertain")),
        ("ソレン市長は何と言った?", "ja", ("否定", "間接話法", "話者は推定")),
    ],
)
async def test_a_denial_and_an_uncertain_speaker_are_told_in_the_askers_language(
    server: FakeDiscord, retriever: Retriever, question: str, locale: str, told: tuple[str, ...]
) -> None:
    read_as(retriever, lambda _: {"act": "denial", "is_certain": False})
    async with running(server, retriever):
        (card,) = cards(await answer(server, question, locale=locale))
        assert all(part in card for part in told)


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
    ("question", "locale", "reason"),
    [
        ("what did Quimby say about volcanoes?", "en-US", "Nobody called Quimby is named in this feed"),
        ("キンビー氏は火山について何と言った?", "ja", "このフィードに「キンビー」という名前は出てきません"),
    ],
)
async def test_says_plainly_that_nothing_was_found(
    server: FakeDiscord, retriever: Retriever, question: str, locale: str, reason: str
) -> None:
    async with running(server, retriever):
        message = await answer(server, question, locale=locale)
        assert reason in said(message)
        assert not cards(message)


async def test_a_day_that_is_none_is_told_to_the_asker_alone_before_anything_is_promised(
    server: FakeDiscord, retriever: Retriever
) -> None:
    async with running(server, retriever):
        token = await server.command("ask", question="what did Soren say?", since="soonish")
        kind, reply = await server.reply(token)
        assert (kind, reply["type"]) == ("callback", 4)
        assert "is not a date" in reply["data"]["content"]
        assert reply["data"]["flags"] & 64


async def test_a_private_answer_is_private_from_the_first_sign_on(server: FakeDiscord, retriever: Retriever) -> None:
    async with running(server, retriever):
        token = await server.command("ask", question="what did Soren say?", private=True)
        _, deferred = await server.reply(token)
        assert deferred["data"]["flags"] & 64
        _, message = await server.reply(token)
        assert cards(message)


async def test_what_cannot_be_asked_is_told_to_the_asker_alone(server: FakeDiscord, retriever: Retriever) -> None:
    async with running(server, retriever):
        for wrong in ({"since": "2025-03-02", "until": "2025-03-01"}, {"source": "x" * 201}, {"speaker": "\u200b"}):
            token = await server.command("ask", question="what did Soren say?", **wrong)
            assert (await server.final(token)).is_private


async def test_feed_text_pings_nobody_and_breaks_no_markup(server: FakeDiscord, retriever: Retriever) -> None:
    async with running(server, retriever):
        (card,) = [written(part) for part in (await answer(server, "ケルダ外相は何と言った?"))["components"][1:2]]
        assert "everyone" in card
        assert "@everyone" not in card
        assert "<@42>" not in card
        assert "[ここ](https" not in card


async def test_what_nobody_foresaw_becomes_one_plain_line_with_a_reference(
    server: FakeDiscord, retriever: Retriever, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("the disk is on fire")

    monkeypatch.setattr(retriever, "ask", broken)
    async with running(server, retriever):
        message = await answer(server, "港は?", locale="ja")
        assert "参照番号" in message["content"]
        assert "fire" not in message["content"]
        assert "the disk is on fire" in caplog.text
        (record,) = [record for record in caplog.records if getattr(record, "reference", "") and record.exc_info]
        assert record.reference in message["content"]


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
        _, message = await server.reply(slow_token)
        assert cards(message)


async def test_people_of_one_name_are_a_button_each(server: FakeDiscord, retriever: Retriever) -> None:
    common: dict[str, Any] = {"published": datetime(2025, 3, 1, tzinfo=UTC), "has_time": False, "source": "見本新聞"}
    retriever.add(
        [
            FeedItem(handle="a", headline="市", text="田中市長は橋を直すと述べた。", **common),
            FeedItem(handle="b", headline="球団", text="田中監督は選手はよく走ったと語った。", **common),
        ]
    )
    async with running(server, retriever):
        message = await answer(server, "what did Tanaka say?")
        assert "2 people are called Tanaka here" in said(message)
        assert len(cards(message)) == 2
        people = buttons(message)
        assert {"田中市長", "田中監督"} <= set(people)
        token = await server.click(people["田中監督"], as_message("1000", message))
        _, waiting = await server.reply(token)
        assert waiting["type"] == 5
        _, only = await server.reply(token)
        assert ["監督" in card for card in cards(only)] == [True]


async def test_mentions_of_somebody_never_quoted_are_shown_as_such(server: FakeDiscord, retriever: Retriever) -> None:
    item = FeedItem(
        source="見本新聞", handle="a", headline="式典", text="式典にはミカ・ノルデン外相も出席した。",
        published=datetime(2025, 3, 1, tzinfo=UTC), has_time=False,
    )  # fmt: skip
    retriever.add([item])
    async with running(server, retriever):
        message = await answer(server, "what did Norden say?")
        assert "no words of theirs were recognised" in said(message)
        (card,) = cards(message)
        assert "式典には__ミカ・ノルデン__外相も出席した。" in card
        (step,) = [one for label, one in buttons(message).items() if "ノルデン" in label or "Norden" in label]
        token = await server.click(step, as_message("1000", message))
        await server.reply(token)
        _, mentions = await server.reply(token)
        assert "ノルデン" in cards(mentions)[0]


async def test_completes_who_speaks(server: FakeDiscord, retriever: Retriever) -> None:
    async with running(server, retriever):
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
            message = await answer(server, "what was said?", speaker=choices[f"田中 · {role} · 1"])
            (card,) = cards(message)
            assert words in card.replace("*", "")


async def test_a_source_typed_instead_of_picked_is_understood(server: FakeDiscord, retriever: Retriever) -> None:
    async with running(server, retriever):
        for typed in ("Harbor Wire (@harborwire)", "harbor wire", "＠HARBORWIRE"):
            message = await answer(server, "ケルダ外相は何と言った?", source=typed)
            assert "@harborwire" in cards(message)[0]


async def test_several_sources_are_one_option(server: FakeDiscord, retriever: Retriever) -> None:
    async with running(server, retriever):
        token = await server.autocomplete("ask", "source", "@mihon, harb")
        _, reply = await server.reply(token)
        (choice,) = reply["data"]["choices"]
        assert choice["value"] == "@mihon, harborwire"
        message = await answer(server, "外相は何と言った?", source=choice["value"])
        assert "@harborwire" in cards(message)[0]


async def test_completing_waits_for_no_search(server: FakeDiscord, retriever: Retriever) -> None:
    retriever.speakers()
    async with running(server, retriever):
        # A writer in the middle of its work, and a follower: whoever types waits for neither.
        with retriever._record._database.write(), retriever._current._following:
            for option, typed in (("speaker", "ハル"), ("source", "mihon")):
                token = await server.autocomplete("ask", option, typed)
                _, reply = await server.reply(token)
                assert reply["data"]["choices"]


@pytest.mark.parametrize(("zone", "answers"), [("", True), ("Asia/Tokyo", True), ("UTC", False)])
async def test_today_is_the_day_of_those_who_ask_else_that_of_the_feed(
    server: FakeDiscord, tmp_path: Path, make_item: MakeItem, zone: str, answers: bool
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
                assert bool(cards(await answer(server, **options))) == answers


async def test_where_nothing_can_be_completed_nothing_is_offered(
    server: FakeDiscord, retriever: Retriever, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with running(server, retriever):

        def broken(*_: object, **__: object) -> None:
            raise StorageError("The disk is on fire.", path="feed.db")

        monkeypatch.setattr(retriever, "complete_speakers", broken)
        token = await server.autocomplete("ask", "speaker", "sor")
        _, reply = await server.reply(token)
        assert reply["data"]["choices"] == []
