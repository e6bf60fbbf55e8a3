"""Items as lines of JSON: what is written is read, a bad line stops no other."""

import io
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval import FeedItem, read_feed
from retrieval.errors import FeedError
from retrieval.feeds import jsonl
from retrieval.feeds.jsonl import line_of, looks_like_items, read_lines
from retrieval.feeds.posts import FeedProblem
from retrieval.types.exported import ExportedItem, PastVersion, Removed
from tests.conftest import MakeItem

MOMENT = datetime(2025, 3, 1, 9, 30, tzinfo=timezone(timedelta(hours=9)))


def exported(item: FeedItem) -> ExportedItem:
    past = PastVersion(item=item, seen=MOMENT, replaced=MOMENT)
    return ExportedItem(item=item, versions=(past,), removed=Removed(removed=MOMENT, reason="retracted"))


def read(data: bytes) -> list[ExportedItem | FeedProblem]:
    return list(read_lines(io.BytesIO(data)))


def test_every_field_comes_back(make_item: MakeItem) -> None:
    item = make_item(
        "港の話題\u2028一行\u0085😀", guid="g", author="Runa Dahl", reposted_by="osk", dated="clamped", id="0123", lang="ja",
        published=MOMENT, has_time=True, first_seen=MOMENT, edited=MOMENT, urls=["https://h.example/1", "https://h.example/2"],
    )  # fmt: skip
    line = line_of(exported(item))
    assert line.count("\n") == 1
    assert read(line.encode()) == [exported(item)]
    assert read(item.model_dump_json().encode()) == [ExportedItem(item=item)]


_ITEMS = st.builds(
    FeedItem,
    source=st.text(),
    handle=st.text(),
    published=st.datetimes(min_value=datetime(1, 1, 2), max_value=datetime(9999, 12, 30), timezones=st.just(UTC)),
    urls=st.lists(st.text()).map(tuple),
    headline=st.text(),
    text=st.text(),
    guid=st.text(),
)


@given(st.lists(_ITEMS, max_size=5))
def test_any_item_comes_back(items: list[FeedItem]) -> None:
    lines = [ExportedItem(item=item) for item in items]
    assert read("".join(map(line_of, lines)).encode()) == lines


def test_a_bad_line_is_told_with_its_number_and_stops_no_other(make_item: MakeItem) -> None:
    good = line_of(ExportedItem(item=make_item("Quay opens."))).encode()
    bad = [
        b"{",
        b'{"onrecord": 1, "item": {}}',
        b'{"onrecord": 2, "item": {}}',
        b"[" * 100_000,
        b"\xff",
        b"3",
        b'{"source": "\\ud800"}',
    ]
    lines = read(b"\xef\xbb\xbf" + good + b"\r\n\n" + b"\n".join(bad) + b"\n" + good.strip())
    assert [isinstance(line, FeedProblem) for line in lines] == [False, *(True for _ in bad), False]
    problems = [line for line in lines if isinstance(line, FeedProblem)]
    assert [problem.line for problem in problems] == [4, 5, 6, 7, 8, 9, 10]
    assert "newer onrecord" in problems[2].message
    assert "https://errors" not in str(problems)


def test_a_line_longer_than_any_item(make_item: MakeItem, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jsonl, "LONGEST_LINE", 3_000)
    monkeypatch.setattr(jsonl, "_CHUNK", 500)
    good = line_of(ExportedItem(item=make_item("Quay opens.")))
    lines = read((good + "x" * 50_000 + "\n" + good).encode())
    assert [getattr(line, "line", None) for line in lines] == [None, 2, None]


def test_what_lines_of_items_look_like(make_item: MakeItem) -> None:
    item = make_item("Quay opens. " * 10_000)
    assert looks_like_items(line_of(ExportedItem(item=item)).encode())
    assert looks_like_items(make_item("Quay.").model_dump_json().encode())
    assert looks_like_items(b"damaged line\n" + line_of(ExportedItem(item=item)).encode())
    for other in (b"", b"{}", b'{"version": "https://jsonfeed.org/version/1.1", "items": []}', b'{"handle": "x"}\n'):
        assert not looks_like_items(other)


def test_a_file_of_items_is_a_feed(tmp_path: Path, make_item: MakeItem) -> None:
    path = tmp_path / "items.jsonl"
    item = make_item("Quay opens.")
    gone = ExportedItem(item=make_item("Taken back."), removed=Removed(removed=MOMENT))
    path.write_text(f"{line_of(ExportedItem(item=item))}nothing\n{line_of(gone)}", encoding="utf-8")
    feed = read_feed(path)
    assert (feed.format, list(feed)) == ("jsonl", [item])
    assert [problem.message for problem in feed.problems][1] == "the item was removed"
    with pytest.raises(FeedError, match="none can be read; line 1"):
        read_feed(b'{"onrecord": 1, "item": 3}')
