"""Which posts are one item, as callers see it: an edited post replaces what it was, a further post stands beside it."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from retrieval import AddReport, Retriever, read_feed
from tests.conftest import MakeItem

LINK = "https://example.org/quay"
TEXT = "Quay to reopen in May\nMayor Runa Dahl said the quay would reopen in May, before the first ferries."
EDITED = TEXT.replace("May\n", "June\n").replace("in May,", "in June,")
QUESTION = "what did Mayor Dahl say about the quay?"


@pytest.mark.parametrize(
    ("text", "fields", "report"),
    [
        (EDITED, {}, AddReport(changed=1)),
        (EDITED, {"headline": "Quay to reopen in June"}, AddReport(changed=1)),
        (f"{TEXT}\nIt was closed after a storm, when a crane fell into the water. " * 3, {}, AddReport(changed=1)),
        (TEXT, {"published": datetime(2025, 3, 1, 9, 30, tzinfo=UTC), "has_time": True}, AddReport(changed=1)),
        (TEXT, {"urls": [f"{LINK}?utm_source=feed&fbclid=x"]}, AddReport(changed=1)),
        (TEXT, {}, AddReport(unchanged=1)),
    ],
    ids=["text", "headline", "article", "time", "tracking", "nothing"],
)
def test_an_edited_post_replaces_what_it_was(
    tmp_path: Path, make_item: MakeItem, text: str, fields: dict[str, object], report: AddReport
) -> None:
    edited = make_item(text, **{"urls": [LINK], **fields})
    with Retriever.open(tmp_path / "feed.db") as retriever:
        retriever.add([make_item(TEXT, urls=[LINK])])
        assert retriever.add([edited]) == report
        assert retriever.stats().items == 1
        (hit,) = [hit for hit in retriever.ask(QUESTION).hits if hit.kind == "indirect"]
        shown = hit.item.model_copy(update={"id": edited.id, "first_seen": None, "edited": None})
        assert (shown, hit.also_in) == (edited, ())


BREAKING = (
    ("BREAKING\nRuna Dahl said the pier was safe.", "BREAKING\nOsk Tveit said the ferry had sunk."),
    ("【速報】\nダール市長は、橋は安全だと述べた。", "【速報】\nトベイト町長は、船が沈んだと述べた。"),
)


@pytest.mark.parametrize("texts", BREAKING, ids=["en", "ja"])
@pytest.mark.parametrize("urls", [[], ["https://example.org/live"]], ids=["no link", "one link"])
def test_two_breaking_posts_of_one_day_are_two_items(
    tmp_path: Path, make_item: MakeItem, texts: tuple[str, str], urls: list[str]
) -> None:
    posts = [make_item(text, urls=urls) for text in texts]
    with Retriever.open(tmp_path / "feed.db") as retriever:
        assert retriever.add(posts).added == 2
        assert retriever.add(posts).unchanged == 2
        assert {hit.item.text for name in ("Dahl", "Tveit") for hit in retriever.timeline(name)} == set(texts)


NEIGHBOURS = (
    tuple(f"Score update: the home team leads the visiting team in the final by {n} points." for n in range(1, 6)),
    ("Mayor Runa Dahl said the quay would open in May.", "Mayor Runa Dahl said the quay would not open in May."),
    ("Mayor Runa Dahl said the quay would open in May.", "Mayor Runa Dahl said the quay would open in June."),
    ("The council allowed trucks on the old quay road.", "The council disallowed trucks on the old quay road."),
    ("ダール市長は、埠頭を五月に再開すると述べた。", "ダール市長は、埠頭を五月に再開しないと述べた。"),
    ("ダール市長は、埠頭の運賃を30円引き上げると述べた。", "ダール市長は、埠頭の運賃を50円引き上げると述べた。"),
)


@pytest.mark.parametrize("texts", NEIGHBOURS)
def test_posts_without_a_link_that_differ_in_what_they_say_are_all_kept(
    tmp_path: Path, make_item: MakeItem, texts: tuple[str, ...]
) -> None:
    with Retriever.open(tmp_path / "feed.db") as retriever:
        assert retriever.add([make_item(text, urls=[]) for text in texts]) == AddReport(added=len(texts))


@pytest.mark.parametrize(
    "edited",
    [
        "Mayor Runa Dahl said the nothern quay would open in May!",
        "Mayor Runa Dahl said the northern quay would open in May. Soon.",
    ],
    ids=["slip", "addition"],
)
def test_a_slip_and_an_addition_make_no_second_item(tmp_path: Path, make_item: MakeItem, edited: str) -> None:
    with Retriever.open(tmp_path / "feed.db") as retriever:
        retriever.add([make_item("Mayor Runa Dahl said the northern quay would open in May.", urls=[])])
        assert retriever.add([make_item(edited, urls=[])]) == AddReport(changed=1)


@pytest.mark.parametrize("texts", BREAKING, ids=["en", "ja"])
@pytest.mark.parametrize("link", ["", " https://t.co/live"], ids=["no link", "one link"])
def test_two_breaking_posts_of_one_page_are_two_items(tmp_path: Path, texts: tuple[str, str], link: str) -> None:
    page = tmp_path / "page.txt"
    posts = []
    for text in texts:
        headline, *rest = text.split("\n")
        posts += [f"{headline}{link}", "— Harbor Wire (@harborwire) March 1, 2025", *rest, ""]
    page.write_text("\n".join(posts), encoding="utf-8")
    assert {item.text for item in read_feed(page)} == set(texts)


def test_a_post_that_stands_twice_on_a_page_is_one_item_in_its_longer_form(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    attribution = "— Harbor Wire (@harborwire) March 1, 2025"
    headline = "Quay to reopen in May https://t.co/quay"
    page.write_text(
        "\n".join([headline, attribution, "", headline, attribution, "The quay was closed all winter."]),
        encoding="utf-8",
    )
    (item,) = read_feed(page)
    assert item.text == "Quay to reopen in May\nThe quay was closed all winter."
