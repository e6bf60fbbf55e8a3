"""Days in the asker's zone: every way to filter against plain Python, and *today* by the injected clock."""

from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from pathlib import Path
from zoneinfo import ZoneInfo

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retrieval import FeedItem, QuestionError, Retriever
from retrieval._index.local.columns import Columns, Published
from retrieval._index.local.lexical import Term
from retrieval._index.local.lexical_folder import LexicalFolder
from retrieval._storage.changes import Changes, Mark
from retrieval._storage.entries import IndexRow
from retrieval._storage.filters import Filters, day_of, moment_of
from retrieval._storage.record import Record
from retrieval.types import Query
from tests.conftest import MakeItem
from tests.retrieval._storage.storing import put
from tests.retrieval.zones import moments, zones

TOKYO, HONOLULU, AUCKLAND = (ZoneInfo(one) for one in ("Asia/Tokyo", "Pacific/Honolulu", "Pacific/Auckland"))
NO_VECTORS = np.zeros((0, 4), dtype=np.float32)


def item(number: int, published: datetime, *, has_time: bool = True) -> FeedItem:
    text = f"Mayor Ida Soren said that quay {number} would reopen."
    return FeedItem(
        source="Harbor Wire", handle=f"h{number % 3}", published=published, has_time=has_time, headline="", text=text
    )


def brute(items: dict[int, FeedItem], filters: Filters) -> list[int]:
    """Numbers of items that filters allow, told from each item by itself."""

    def is_allowed(one: FeedItem) -> bool:
        day = day_of(one, filters.zone)
        return (filters.since is None or day >= filters.since) and (filters.until is None or day <= filters.until)

    return [number for number, one in items.items() if is_allowed(one)]


def row(number: int, one: FeedItem) -> IndexRow:
    return IndexRow(number, f"i{number}", one.handle, one.day.toordinal(), "橋", "橋", NO_VECTORS, moment_of(one))


# St John's put its clock back over midnight until 2011, so that one minute a year belonged to two days.
everyday = zones.filter(lambda zone: str(zone) != "America/St_Johns")


@st.composite
def days_around(draw: st.DrawFn) -> tuple[list[FeedItem], Filters]:
    """Items around one midnight, and days that begin or end about there."""
    middle = draw(moments)
    # An item in the last hour of the calendar has no day elsewhere; it is told by the one printed.
    if not 2 < middle.year < 9_998:
        middle = middle.replace(year=2025, day=min(middle.day, 28))
    slips = draw(st.lists(st.tuples(st.integers(-60, 60), zones, st.booleans()), min_size=1, max_size=12))
    items = [
        item(number, (middle + timedelta(hours=slip)).astimezone(zone), has_time=has_time)
        for number, (slip, zone, has_time) in enumerate(slips, start=1)
    ]
    days = st.none() | st.integers(-2, 2).map(lambda day: middle.date() + timedelta(days=day))
    return items, Filters(since=draw(days), until=draw(days), zone=draw(st.none() | everyday))


@settings(deadline=None, max_examples=150)
@given(days_around())
def test_columns_hold_the_days_of_the_asker(drawn: tuple[list[FeedItem], Filters]) -> None:
    items, filters = drawn
    numbered = dict(enumerate(items, start=1))
    rows = [Published.of(row(number, one)) for number, one in numbered.items()]
    allowed = Columns.empty().apply(Changes(Mark(1, 1), added=tuple(numbered)), rows).allowed(filters)
    assert (list(numbered) if allowed is None else allowed.tolist()) == brute(numbered, filters)


def test_the_record_and_the_lexical_index_hold_the_days_of_the_asker(tmp_path: Path) -> None:
    record = Record.open(tmp_path / "feed.db")
    around = datetime(2025, 2, 20, 15, tzinfo=UTC)
    stored = [
        item(number, (around + timedelta(hours=3 * number)).astimezone(zone), has_time=number % 4 > 0)
        for number, zone in zip(range(-12, 12), [TOKYO, HONOLULU, UTC] * 8, strict=True)
    ]
    stored += [
        item(12, datetime(1, 1, 1, tzinfo=timezone(timedelta(hours=14)))),
        item(13, datetime(9999, 12, 31, 23, tzinfo=HONOLULU)),
        item(14, datetime(9999, 12, 31, tzinfo=TOKYO), has_time=False),
    ]
    for one in stored:
        put(record, one)
    items = {int(number): one for number, one in zip(record.passage_ids(), stored, strict=True)}
    folder = LexicalFolder(tmp_path, version="1", knows=lambda _: True)
    rows = [row(number, one) for number, one in items.items()]
    index = folder.open().apply(Changes(Mark(1, 5), added=tuple(items)), rows)
    forms, _ = record.speaker_forms(-1)
    bridge = Term("words", "橋")
    days = [None, date.min, date.max, *(date(2025, 2, day) for day in (19, 20, 21, 22))]
    for zone in (None, UTC, TOKYO, HONOLULU, AUCKLAND, ZoneInfo("Pacific/Kiritimati"), ZoneInfo("Etc/GMT+12")):
        for since in days:
            for until in days:
                filters = Filters(since=since, until=until, zone=zone)
                wanted = brute(items, filters)
                assert record.passage_ids(filters).tolist() == wanted
                assert sorted(record.speaking([form.key for form in forms], filters)[0]) == wanted
                assert sorted(hit.passage_id for hit in index.search([[bridge]], 99, filters=filters)) == wanted
                assert sorted(index.holding([[bridge]], 99, filters)[0]) == wanted


@pytest.fixture
def night(tmp_path: Path, make_item: MakeItem) -> Path:
    """A feed of two posts: of February 20th, late in Tokyo, and of the 21st without a time."""
    path = tmp_path / "feed.db"
    with Retriever.open(path) as retriever:
        retriever.add(
            [
                make_item(
                    "汐見市長は、港を開くと述べた。",
                    published=datetime(2025, 2, 20, 21, 15, tzinfo=TOKYO),
                    has_time=True,
                    handle="mihon",
                ),
                make_item(
                    "汐見市長は、会議を開くと述べた。", published=datetime(2025, 2, 21, tzinfo=TOKYO), handle="shiomi"
                ),
            ]
        )
    return path


def days_of(retriever: Retriever, question: str, **options: object) -> list[str]:
    answer = retriever.ask(question, **options)  # type: ignore[arg-type]
    return sorted(hit.item.day.isoformat() for hit in answer.hits)


def test_today_is_the_askers_day(night: Path) -> None:
    with Retriever.open(night, clock=lambda: datetime(2025, 2, 20, 16, tzinfo=UTC)) as retriever:
        question = "今日、汐見市長は何と言った?"
        assert days_of(retriever, question, zone=TOKYO) == ["2025-02-21"]
        assert days_of(retriever, question, zone=HONOLULU) == ["2025-02-20"]
        # Unknown: the day where the newest post is from, whatever this machine's zone is.
        assert days_of(retriever, question) == ["2025-02-21"]
        assert days_of(retriever, question, sources=["shiomi"]) == ["2025-02-21"]
        assert days_of(retriever, question, today=date(2025, 2, 20), zone=TOKYO) == ["2025-02-20"]
        assert [retriever.today(zone) for zone in (None, TOKYO, UTC)] == [date(2025, 2, day) for day in (21, 21, 20)]


def test_a_clock_may_give_a_day_which_is_that_day_everywhere(night: Path) -> None:
    for clock in (lambda: date(2025, 2, 21), lambda: datetime(2025, 2, 21, 23, 59)):
        with Retriever.open(night, clock=clock) as retriever:
            assert {retriever.today(zone) for zone in (None, TOKYO, HONOLULU)} == {date(2025, 2, 21)}
            assert days_of(retriever, "今日、汐見市長は何と言った?", zone=TOKYO) == ["2025-02-21"]


def test_without_any_item_the_day_is_that_of_utc(tmp_path: Path) -> None:
    with Retriever.open(tmp_path / "feed.db", clock=lambda: datetime(2025, 2, 20, 23, tzinfo=UTC)) as retriever:
        assert retriever.today() == date(2025, 2, 20)


@pytest.mark.parametrize(
    ("zone", "since", "days"),
    [
        (None, 21, ["2025-02-21"]),
        (TOKYO, 20, ["2025-02-20", "2025-02-21"]),
        # In Auckland it was the 21st already. A day without a time is the same day everywhere.
        (AUCKLAND, 21, ["2025-02-20", "2025-02-21"]),
        (HONOLULU, 20, ["2025-02-20", "2025-02-21"]),
        (HONOLULU, 21, ["2025-02-21"]),
    ],
)
def test_since_counts_from_the_askers_midnight(night: Path, zone: tzinfo | None, since: int, days: list[str]) -> None:
    with Retriever.open(night) as retriever:
        for question in ("汐見市長は何と言った?", "汐見市長 開く"):
            assert days_of(retriever, question, since=date(2025, 2, since), zone=zone) == days


def test_the_query_tells_the_zone_and_comes_back_from_json(night: Path) -> None:
    with Retriever.open(night) as retriever:
        for zone, name in ((TOKYO, "Asia/Tokyo"), (timezone(timedelta(hours=-3)), "UTC-03:00"), (None, "")):
            query = retriever.ask("汐見市長は何と言った?", zone=zone).query
            assert query.zone == name
            assert Query.model_validate_json(query.model_dump_json()) == query
        for call in (lambda: retriever.ask("港", zone="Asia/Tokyo"), lambda: retriever.timeline("汐見", zone=9)):  # type: ignore[arg-type]
            with pytest.raises(QuestionError, match="zoneinfo"):
                call()


def test_the_ends_of_the_calendar_can_be_asked_for(night: Path) -> None:
    with Retriever.open(night) as retriever:
        for zone in (None, TOKYO, HONOLULU, ZoneInfo("Pacific/Kiritimati")):
            answer = retriever.ask("what did Shiomi say on 9999-12-31?", zone=zone)
            assert (answer.query.since, answer.query.until) == (date.max, date.max)
            assert not answer.hits
            assert retriever.ask("what did Shiomi say since 0001-01-01?", zone=zone).hits
            assert retriever.ask("what did Shiomi say in December 9999?", zone=zone).query.until == date.max


def test_a_timeline_shows_a_statement_once_a_day_of_the_asker(tmp_path: Path, make_item: MakeItem) -> None:
    said = "Mayor Ida Soren said that the quay would reopen in May."
    posts = [
        make_item(said, handle=handle, published=datetime(2025, 2, day, hour, tzinfo=UTC), has_time=True)
        for handle, day, hour in (("a", 20, 9), ("b", 20, 16))
    ]
    with Retriever.open(tmp_path / "feed.db") as retriever:
        retriever.add(posts)
        assert [len(retriever.timeline("Soren", zone=zone)) for zone in (None, UTC, TOKYO)] == [1, 1, 2]


def test_a_time_that_is_read_anew_counts_at_once(tmp_path: Path, make_item: MakeItem) -> None:
    text = "汐見市長は、港を開くと述べた。"
    plain = make_item(text, published=datetime(2025, 2, 20, tzinfo=UTC))
    timed = make_item(text, published=datetime(2025, 2, 20, 23, tzinfo=UTC), has_time=True)
    tokyo = make_item(text, published=datetime(2025, 2, 20, 23, tzinfo=TOKYO), has_time=True)
    with Retriever.open(tmp_path / "feed.db") as retriever:
        for item, day in ((plain, 20), (timed, 21), (tokyo, 20)):
            retriever.add([item])
            for question in ("汐見市長は何と言った?", "港 開く"):
                for other in (20, 21):
                    asked = date(2025, 2, other)
                    found = retriever.ask(question, since=asked, until=asked, zone=TOKYO).hits
                    assert bool(found) == (other == day), (item.published, question, other)


def test_the_clock_tells_when_an_item_was_first_seen(tmp_path: Path, make_item: MakeItem) -> None:
    moment = datetime(2025, 2, 20, 16, tzinfo=TOKYO)
    with Retriever.open(tmp_path / "feed.db", clock=lambda: moment) as retriever:
        item = make_item("Harbor news")
        retriever.add([item])
        stored = retriever.item(item.id)
        assert stored is not None
        assert stored.first_seen == moment
