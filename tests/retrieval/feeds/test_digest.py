"""The digest format, trap by trap, on pages of our own and on the real one."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.feeds.boilerplate import clean
from retrieval.feeds.digest import parse_digest
from retrieval.feeds.reader import read_feed
from retrieval.types import FeedItem


def read(*lines: str) -> list[FeedItem]:
    items, problems = parse_digest("\n".join(lines))
    assert not problems
    return items


def test_headline_stands_one_line_above_and_the_article_below() -> None:
    first, second = read(
        "港の工事が始まる https://t.co/a1 https://t.co/a1",
        "— 見本新聞 (@mihon) February 21, 2025",
        "市は1日、工事を始めた。",
        "費用は2億円。",
        "Bridge reopenshttps://t.co/b2 #harbor",
        "— Harbor Wire (@harborwire) Feb 22, 2025",
        "The bridge is open again.",
    )
    assert (first.headline, first.urls) == ("港の工事が始まる", ("https://t.co/a1",))
    assert first.text == "港の工事が始まる\n市は1日、工事を始めた。\n費用は2億円。"
    assert (second.headline, second.handle, second.lang) == ("Bridge reopens", "harborwire", "en")
    assert second.published == datetime(2025, 2, 22, tzinfo=UTC)
    assert not second.has_time


@pytest.mark.parametrize("dash", ["—", "–", "―", "-", "&mdash;"])
def test_attribution_with_any_dash(dash: str) -> None:
    assert read("見出し", f"{dash} 見本 (@mihon) 21 Feb 2025")[0].handle == "mihon"


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("矢見太郎(Taro Yami) (@yami)", "矢見太郎(Taro Yami)"),
        ("星🪖の (仮) 記録⚔️ (@hoshi_7)", "星🪖の (仮) 記録⚔️"),
        ("Smith, Jones — Daily (@sj)", "Smith, Jones — Daily"),
        ("(@nameless)", "nameless"),
    ],
)
def test_handle_is_in_the_last_parenthesis(name: str, source: str) -> None:
    item = read("見出し", f"— {name} 2025年2月21日")[0]
    assert item.source == source
    assert "@" not in item.handle


def test_post_goes_on_below_and_is_stored_once_when_repeated_in_full() -> None:
    (item,) = read(
        "【速報】橋が開通",
        "— 見本 (@mihon) February 21, 2025",
        "🌉長く待たれた橋が開通した。市長が式で述べた。… https://t.co/x1 pic.twitter.com/y2",
        "【速報】橋が開通",
        "🌉長く待たれた橋が開通した。市長が式で述べた。",
        "式には千人が集まった。",
    )
    assert item.urls == ("https://t.co/x1", "pic.twitter.com/y2")
    assert item.text == "【速報】橋が開通\n🌉長く待たれた橋が開通した。市長が式で述べた。\n式には千人が集まった。"


def test_headline_cut_with_an_ellipsis_keeps_it_and_the_text_has_the_full_copy() -> None:
    (item,) = read("橋の工事は順調で、来…", "— 見本 (@mihon) February 21, 2025", "橋の工事は順調で、来月には終わる。")
    assert item.headline == "橋の工事は順調で、来…"
    assert item.text == "橋の工事は順調で、来月には終わる。"


def test_boilerplate_is_not_text() -> None:
    (item,) = read(
        "会社が発表",
        "— 見本 (@mihon) February 21, 2025",
        "大手ソレン(SOLN.N), opens new tabは黒字だった。",
        "https://example.org/more",
        "#経済(250221)",
    )
    assert item.text == "会社が発表\n大手ソレン(SOLN.N)は黒字だった。"


def test_same_post_twice_on_a_page_is_one_item() -> None:
    page = ["見出し https://t.co/a", "— 見本 (@mihon) February 21, 2025", "本文。"]
    assert len(read(*page, *page)) == 1


def test_a_post_of_several_lines_above_is_known_by_its_repetition() -> None:
    first, second = read(
        "前の記事",
        "— 見本 (@mihon) February 20, 2025",
        "前の本文。",
        "二行ある投稿の一行目です",
        "二行目もあります",
        "— 見本 (@mihon) February 21, 2025",
        "二行ある投稿の一行目です",
        "二行目もあります",
        "本文。",
    )
    assert first.text == "前の記事\n前の本文。"
    assert second.text == "二行ある投稿の一行目です\n二行目もあります\n本文。"


def test_blank_lines_bound_a_post_of_several_lines() -> None:
    first, second = read(
        "The first line of the first post",
        "and its second",
        "— Bay News (@baynews) February 20, 2025",
        "Its article.",
        "",
        "The first line of the second post",
        "and its second",
        "— Harbor Wire (@harborwire) February 21, 2025",
    )
    assert first.text == "The first line of the first post\nand its second\nIts article."
    assert second.text == "The first line of the second post\nand its second"


def test_a_post_begins_where_its_text_does_only_where_posts_are_bounded() -> None:
    (alone,) = read("The first line", "and its second", "— Bay News (@baynews) February 20, 2025")
    assert alone.text == "The first line\nand its second"
    first, _ = read(
        "Posts of the day",
        "The quay is shut.",
        "— Bay News (@baynews) February 20, 2025",
        "Its article.",
        "Rain is coming.",
        "— Harbor Wire (@harborwire) February 21, 2025",
    )
    assert first.text == "The quay is shut.\nIts article."


def test_a_link_alone_above_an_attribution_loses_nothing() -> None:
    first, second = read(
        "Rain is coming.",
        "— Harbor Wire (@harborwire) February 21, 2025",
        "The bridge opens on Monday.",
        "https://t.co/abc",
        "— Bay News (@baynews) February 21, 2025",
    )
    assert (first.text, second.text, second.urls) == (
        "Rain is coming.",
        "The bridge opens on Monday.",
        ("https://t.co/abc",),
    )


def test_two_posts_under_one_headline_and_day_stay_two() -> None:
    items = read(
        "BREAKING",
        "— Harbor Wire (@harborwire) February 20, 2025",
        "Runa Dahl said the pier was safe.",
        "BREAKING",
        "— Harbor Wire (@harborwire) February 20, 2025",
        "Osk Tveit said the ferry had sunk off the north quay.",
    )
    assert len(items) == 2


def test_a_time_is_of_the_zone_of_its_words() -> None:
    japanese, english = read(
        "港の工事",
        "— 見本 (@mihon) 午後9:15 · 2025年2月20日",
        "Ferry fares rise",
        "— Harbor Wire (@harborwire) 9:15 PM · Feb 20, 2025",
    )
    assert japanese.published.isoformat() == "2025-02-20T21:15:00+09:00"
    assert english.published.isoformat() == "2025-02-20T21:15:00+00:00"


@pytest.mark.parametrize(
    "line", ["—" + " " * 100_000, "—" * 100_000, " " * 100_000, "#a " * 30_000 + "x", "— (@a) " * 10_000]
)
def test_hostile_lines_are_read_once(line: str) -> None:
    parse_digest(f"見出し\n— 見本 (@mihon) February 21, 2025\n{line}\n本文。")


@pytest.mark.parametrize(
    ("attribution", "complaint"),
    [
        ("— 見本 (@mihon) February 31, 2025", "date cannot be read"),
        ("— 見本 (@mihon) someday", "date cannot be read"),
        ("— 見本新聞 February 21, 2025", "no (@handle)"),
    ],
)
def test_one_unreadable_post_is_reported_and_the_others_are_kept(attribution: str, complaint: str) -> None:
    items, problems = parse_digest(
        "\n".join(["一つ目", "— 見本 (@mihon) February 20, 2025", "本文1。", "二つ目", attribution, "本文2。"])
    )
    assert [item.text for item in items] == ["一つ目\n本文1。"]
    assert [(problem.line, complaint in problem.message) for problem in problems] == [(5, True)]


_words = st.text(alphabet="港橋市長工事開通予算学校病院あいうえおカキクケコabcdeXYZ", min_size=8, max_size=40)
_posts = st.lists(st.tuples(_words, st.lists(_words.map(lambda text: f"{text}。"), max_size=4)), min_size=1, max_size=6)


@given(_posts, st.sampled_from(["\n", "\r\n", "\n\n"]))
def test_any_page_of_posts_reads_back(posts: list[tuple[str, list[str]]], ending: str) -> None:
    # Posts that repeat each other's lines are another matter.
    posts = [(f"第{n}報{headline}", [f"{n}の{line}" for line in body]) for n, (headline, body) in enumerate(posts)]
    lines = []
    for number, (headline, body) in enumerate(posts):
        lines += [
            f"{headline} https://t.co/{number}",
            f"— 見本{number} (@mihon{number}) February {number + 1}, 2025",
            *body,
        ]
    items, problems = parse_digest(ending.join(lines))
    assert not problems
    assert [item.headline for item in items] == [headline for headline, _ in posts]
    assert [item.handle for item in items] == [f"mihon{number}" for number in range(len(posts))]
    for item, (headline, body) in zip(items, posts, strict=True):
        assert set(item.text.split("\n")) == {headline, *body}


def test_real_feed_is_read_exactly(real_feed: Path, gold: Path) -> None:
    lines = real_feed.read_text(encoding="utf-8").split("\n")
    labels = [json.loads(line) for line in (gold / "items.jsonl").read_text(encoding="utf-8").splitlines()]
    feed = read_feed(real_feed)
    assert feed.format == "digest"
    assert not feed.problems
    assert len(feed) == len(labels) == 27
    for item, label in zip(feed, labels, strict=True):
        assert (item.source, item.handle) == (label["source"], label["handle"])
        assert item.day.isoformat() == label["date"]
        assert item.headline == label["headline"]
        assert list(item.urls) == label["urls"]
        copies = set(label["repeat_lines"].values())
        wanted = [lines[n - 1] for n in label["post_lines"] + label["body_lines"] if n not in copies]
        assert item.text.split("\n") == [clean(line) for line in wanted]
