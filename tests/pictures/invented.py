"""The feed of the pictures: invented people, outlets and words."""

from datetime import datetime
from zoneinfo import ZoneInfo

from retrieval import FeedItem

TOKYO = ZoneInfo("Asia/Tokyo")


def _item(outlet: str, handle: str, day: str, text: str) -> FeedItem:
    """An item; a day without a time is one whose feed prints none."""
    return FeedItem(
        source=outlet,
        handle=handle,
        published=datetime.fromisoformat(day).replace(tzinfo=TOKYO),
        has_time="T" in day,
        urls=(f"https://{handle}.example/{day[:10].replace('-', '/')}/{len(text)}",),
        headline=text.split("\n", 1)[0],
        text=text,
    )


def items() -> list[FeedItem]:
    """All of it."""
    return [
        _item(
            "見本新聞", "mihon", "2025-03-01T09:20",
            "港の再開、来月10日に\nソレン市長は1日の記者会見で「港は来月10日に再開する。安全が確かめられない岸壁は開けない」と述べた。"
            "市は岸壁の補強に2億円を見込んでいる。",
        ),
        _item(
            "北浜放送", "kitahama", "2025-03-01T11:05",
            "港、来月10日再開\nソレン市長は1日、記者会見で「港は来月10日に再開する。安全が確かめられない岸壁は開けない」と述べた。",
        ),
        _item(
            "Harbor Wire", "harborwire", "2025-03-02T18:40",
            "Fishermen welcome reopening\n“We will be out on the first morning,” said Mika Norden, who speaks for the town’s fishing boats.",
        ),
        _item(
            "見本新聞", "mihon", "2025-03-04T07:30",
            "橋の売却報道\nソレン市長は4日、橋を民間に売却するとの報道を否定した。「売る話は一度もしていない」と語った。",
        ),
        _item(
            "北浜放送", "kitahama", "2025-03-06",
            "予算案を説明\nソレン市長は6日の議会で、港の利用料を当面上げないと説明した。ケルダ外相も傍聴した。",
        ),
        _item(
            "北浜放送", "kitahama", "2025-03-08T16:10",
            "夜の渡し船\nソレン市長は8日、「島が同意すれば、夏までに夜の渡し船を出せる」と語った。",
        ),
        _item("見本新聞", "mihon", "2025-03-05T20:15", "市立病院\n田中市長は「病院は移さない」と述べた。"),
        _item("北浜放送", "kitahama", "2025-03-05T22:40", "開幕戦\n田中監督は「選手はよく走った」と試合を振り返った。"),
        _item(
            "Night Owl 🦉", "nightowl", "2025-03-07T02:00",
            "**@everyone** free ferry!\nクルツ議員は「<@42> **急げ**、[ここ](https://evil.example)を見よ。\u202eexe.txt ||秘密|| </ask:1> 👩🏽\u200d🚒 Z"
            + "\u0335\u0322\u0328" * 12 + "」と述べた。",
        ),
    ]  # fmt: skip


def news() -> FeedItem:
    """What comes in later."""
    return _item(
        "見本新聞", "mihon", "2025-03-09T10:25",
        "港、再開は予定どおり\nソレン市長は9日、「港は予定どおり10日に再開する」と述べた。",
    )  # fmt: skip
