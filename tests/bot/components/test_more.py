"""The menu of what can be done with a message and its hits."""

from typing import Any

from bot.asking.page import page_of
from bot.asking.request import Request
from bot.components.more import LONGEST_LABEL, MOST_OPTIONS, more_menu

ANSWER = "abcdefghijkl"


def options(page: Any) -> list[Any]:
    menu = more_menu(page, ANSWER)
    return menu.item.options if menu else []


def test_one_hit_needs_no_number(retriever: Any) -> None:
    found = options(page_of(retriever, Request(text="what did Soren say?")))
    assert [one.label for one in found] == [
        "Show the sentences around it",
        "Copy as a Markdown citation",
        "More from ソレン",
        "Timeline of ソレン",
        "Only some sources …",
    ]
    assert found[0].description == "見本新聞 · 2025-03-01 · 港を来月に再開する"


def test_several_hits_are_told_apart_and_a_speaker_stands_once(retriever: Any) -> None:
    found = options(page_of(retriever, Request(text="ハルタ議員は何と言った?", language="ja"), 2))
    assert [one.label for one in found] == [
        "3件目: 前後の文を見る",
        "4件目: 前後の文を見る",
        "3件目: Markdownの引用としてコピー",
        "4件目: Markdownの引用としてコピー",
        "ハルタの発言をもっと見る",
        "ハルタの発言を日付順に見る",
        "情報源を選ぶ…",
    ]
    assert len({one.value for one in found}) == len(found)


def test_it_holds_no_more_than_discord_takes_whatever_the_feed_says(retriever: Any) -> None:
    page = page_of(retriever, Request(text="ハルタ議員は何と言った?", limit=30))
    found = options(page)
    assert len(found) == MOST_OPTIONS
    assert found[-1].value == "sources:"
    for one in found:
        assert max(len(one.label), len(one.value), len(one.description or "")) <= LONGEST_LABEL


def test_a_timeline_does_not_offer_itself(retriever: Any) -> None:
    found = options(page_of(retriever, Request(kind="timeline", speakers=("ハルタ",), limit=3)))
    assert {one.value.partition(":")[0] for one in found} == {"around", "copy", "more"}


def test_nothing_to_go_on_from_is_no_menu(retriever: Any) -> None:
    assert more_menu(page_of(retriever, Request(text="what did Quimby say?")), ANSWER) is None
    assert more_menu(page_of(retriever, Request(kind="sources")), ANSWER) is None
