"""A channel in which a program posts a feed."""

from datetime import UTC, datetime
from typing import Any

from retrieval.feeds.discord_channel import ChannelEmbed, ChannelMessage, read_messages
from retrieval.feeds.page import Page
from retrieval.types import FeedItem

PAGE = Page("channel", b"", seen=datetime(2025, 3, 1, tzinfo=UTC))
POSTED = datetime(2025, 2, 20, 10, tzinfo=UTC)
JUMP = "https://discord.com/channels/1/2/3"
STATUS = "1892500000000000000"


def said(content: str = "", *embeds: ChannelEmbed, **fields: Any) -> ChannelMessage:
    values = {
        "id": "3",
        "author": "Feeder",
        "author_id": "9",
        "is_program": True,
        "created_at": POSTED,
        "jump_url": JUMP,
    }
    return ChannelMessage(**{**values, "content": content, "embeds": embeds, **fields})


def read(*messages: ChannelMessage, **options: Any) -> list[FeedItem]:
    return list(read_messages(messages, PAGE, **options).items)


def test_a_post_as_discord_shows_it() -> None:
    embed = ChannelEmbed(
        author="見本ニュース (@mihon_news)",
        author_url="https://twitter.com/mihon_news",
        url=f"https://twitter.com/mihon_news/status/{STATUS}",
        description="【速報】港の工事が始まる\nhttps://t.co/abc",
        footer="X",
        timestamp=datetime(2025, 2, 20, 9, 2, tzinfo=UTC),
    )
    (item,) = read(said(f"New post! https://twitter.com/mihon_news/status/{STATUS}", embed))
    assert (item.source, item.handle, item.text) == ("見本ニュース", "mihon_news", "【速報】港の工事が始まる")
    assert item.urls == (f"https://x.com/mihon_news/status/{STATUS}", "https://t.co/abc", JUMP)
    assert (item.guid, item.published.isoformat()) == (STATUS, "2025-02-20T09:02:15+00:00")


def test_a_post_as_fixtweet_shows_it() -> None:
    embed = ChannelEmbed(
        author="💬 1   🔁 2   ❤️ 3",
        title="Harbor Wire (@harborwire)",
        url=f"https://fxtwitter.com/harborwire/status/{STATUS}",
        description="The quay opens.\n\n↘️ Quoting Osk Tveit (@osktveit)\n\nIt never will.\n💬 1 🔁 2",
        footer="FxTwitter",
    )
    (item,) = read(said(f"[Tweet](https://fxtwitter.com/harborwire/status/{STATUS})", embed))
    assert (item.source, item.handle, item.text) == ("Harbor Wire", "harborwire", "The quay opens.")


def test_a_post_without_a_name_is_its_accounts() -> None:
    embed = ChannelEmbed(
        url=f"https://vxtwitter.com/harborwire/status/{STATUS}", description="The quay opens.", provider="vxTwitter"
    )
    (item,) = read(said("", embed))
    assert (item.source, item.handle) == ("harborwire", "harborwire")
    assert read(said("Words beside.", ChannelEmbed(url=f"https://x.com/i/status/{STATUS}", description="Whose?"))) == []


def test_a_story_as_readers_of_feeds_post_it() -> None:
    embed = ChannelEmbed(
        title="Quay opens", url="https://www.harborwire.example/a", description="It is [open](https://harborwire.example/b).",
        author="Harbor Wire", timestamp=datetime(2025, 2, 20, 8, tzinfo=UTC),
    )  # fmt: skip
    (item,) = read(said("", embed))
    assert (item.source, item.handle, item.headline) == ("Harbor Wire", "harborwire.example", "Quay opens")
    assert item.text == "Quay opens\nIt is open."
    assert item.urls == ("https://www.harborwire.example/a", "https://harborwire.example/b", JUMP)
    assert (item.published.hour, item.guid) == (8, "3/1")


def test_the_embed_that_discord_makes_of_a_link_and_the_words_beside_it_are_one_item() -> None:
    embed = ChannelEmbed(title="Quay opens", url="https://harborwire.example/a", provider="Harbor Wire")
    (item,) = read(said("**Quay opens**\nThe mayor was there.\nhttps://harborwire.example/a", embed))
    assert (item.source, item.text) == ("Harbor Wire", "Quay opens\nThe mayor was there.")


def test_several_embeds_are_several_items() -> None:
    one = ChannelEmbed(title="Quay opens", url="https://harborwire.example/a")
    two = ChannelEmbed(title="Pier shuts", url="https://osk.example/b")
    items = read(said("Today's news:", one, two, author="News"))
    assert [(item.source, item.handle, item.text) for item in items] == [
        ("News", "harborwire.example", "Quay opens"),
        ("News", "osk.example", "Pier shuts"),
    ]


def test_plain_messages() -> None:
    linked = said("**Quay opens** https://harborwire.example/a", author="Harbor Wire")
    (item,) = read(linked)
    assert (item.source, item.handle, item.text) == ("Harbor Wire", "harborwire.example", "Quay opens")
    (item,) = read(said(f"Quay opens https://x.com/osktveit/status/{STATUS}", author="Harbor Wire"))
    assert (item.source, item.handle) == ("Harbor Wire", "Harbor Wire")
    assert read(said("https://harborwire.example/a"), said(""), said("<@12>")) == []


def test_people_commands_and_the_reader_itself_are_no_feed() -> None:
    reading = read_messages(
        [
            said("I think so too.", is_program=False),
            said("Pong.", answers_command=True),
            said("My answer.", author_id="42"),
        ],
        PAGE,
        own_id="42",
    )
    assert reading.items == ()
    (problem,) = reading.problems
    assert "1 message by people" in problem.message


def test_an_edit_makes_no_other_item() -> None:
    first, second = read(said("Quay opens in May.")), read(said("Quay opens in June."))
    assert first[0].guid == second[0].guid


def test_days_that_cannot_be() -> None:
    reading = read_messages([said("Quay opens.", created_at=datetime(2052, 1, 1, tzinfo=UTC))], PAGE)
    assert reading.items[0].dated == "clamped"
    assert "cannot be" in reading.problems[0].message
    assert read(said("Quay opens.", created_at=None))[0].dated == "first_seen"
