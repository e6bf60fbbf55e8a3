"""A source named in a question."""

from datetime import date

import pytest

from retrieval.people.sources import Sources
from retrieval.query.sources import SOURCE_PATTERNS, SourcePattern, read_outlet
from retrieval.types import SourceInfo

SOURCES = Sources(
    SourceInfo(handle=handle, source=source, items=1, first=date(2025, 3, 1), last=date(2025, 3, 1))
    for handle, source in (("harborwire", "Harbor Wire"), ("mihon", "見本新聞"), ("ReutersJapan", "ロイター"))
)


@pytest.mark.parametrize("pattern", SOURCE_PATTERNS, ids=lambda pattern: pattern.example)
def test_each_way_reads_its_example(pattern: SourcePattern) -> None:
    rest, handles = read_outlet(pattern.example, SOURCES)
    assert rest == pattern.rest
    assert handles in (("harborwire",), ("mihon",))


def test_the_beginning_of_a_handle_will_do() -> None:
    assert read_outlet("according to Reuters, what did Okada say?", SOURCES) == (
        "what did Okada say?",
        ("ReutersJapan",),
    )


@pytest.mark.parametrize(
    "text", ["what happened according to Okada?", "岡田市長によると橋は?", "what is new in Paris?", ""]
)
def test_who_is_no_source_stays_in_the_question(text: str) -> None:
    assert read_outlet(text, SOURCES) == (text, ())


def test_white_space_and_final_marks_around_a_source_do_not_matter() -> None:
    assert read_outlet("what did Okada say   in Harbor Wire ?!", SOURCES) == ("what did Okada say ?!", ("harborwire",))
    assert read_outlet("according to Harbor Wire,   what?", SOURCES) == ("what?", ("harborwire",))


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("latest from Kestrel", "latest news"),
        ("what did Kestrel report about the ferry?", "latest news about the ferry?"),
        ("according to Kestrel, what did Okada say?", "what did Okada say?"),
        ("Kestrelの最新", "最新ニュース"),
        ("Kestrelの最新ニュースは?", "最新ニュース?"),
    ],
)
def test_a_name_that_several_sources_have_means_all_of_them(text: str, rest: str) -> None:
    called = {"kestrel_news": "Kestrel News", "kworld": "Kestrel World", "fans": "Kestrelling"}
    day = date(2025, 3, 1)
    kestrels = Sources(SourceInfo(handle=h, source=s, items=1, first=day, last=day) for h, s in called.items())
    assert read_outlet(text, kestrels) == (rest, ("kestrel_news", "kworld"))


def test_a_state_is_no_outlet_that_begins_so() -> None:
    day = date(2025, 3, 1)
    times = SourceInfo(handle="japantimes", source="Japan Mirror", items=1, first=day, last=day)
    for text in ("latest news from Japan", "what happened in Japan?", "日本の最新ニュース"):
        assert read_outlet(text, Sources([times])) == (text, ())
