"""What a message tells, from the parts that an answer keeps."""

from datetime import date

import pytest

from retrieval import Answer, AnswerStatus, Query
from retrieval.answers.telling import with_message
from retrieval.language import Language
from retrieval.types import Told

DAY = Query(text="x", since=date(2025, 2, 20), until=date(2025, 2, 20))


@pytest.mark.parametrize(
    ("status", "told", "query", "language", "message"),
    [
        ("no_match", Told(), Query(text="x"), "en", "Nothing in this feed answers that."),
        ("no_match", Told(), DAY, "en", "Nothing in this feed on 2025-02-20 answers that."),
        ("no_match", Told(speaks=True), DAY, "en", "Nothing in this feed on 2025-02-20 answers that."),
        (
            "no_match",
            Told(names=("Okada",), topic="the dam", count=1, speaks=True),
            Query(text="x"),
            "en",
            "No statement by Okada about “the dam” was recognised. There is 1 statement by Okada: ask what Okada said.",
        ),
        (
            "no_match",
            Told(names=("Okada",), act="denial", count=2, speaks=True),
            Query(text="x"),
            "ja",
            "Okadaの否定や拒否の発言と読み取れるものはありませんでした。Okadaの発言は2件あります。「Okadaは何と言った?」で一覧を示します。",
        ),
        ("unknown_name", Told(name="Quimby"), Query(text="x"), "en", "Nobody called Quimby is named in this feed."),
        (
            "not_a_speaker",
            Told(name="Kerda", count=100, is_all=False, written="ケルダ"),
            Query(text="x"),
            "en",
            "Kerda: ケルダ is named in at least 100 passages of this feed; no words of theirs were recognised.",
        ),
        (
            "answered",
            Told(missing=("Quimby",)),
            Query(text="x"),
            "en",
            "There are only 3 passages; this page is past the end. Nobody called Quimby is named in this feed.",
        ),
    ],
)
def test_each_status_tells_what_is_true(
    status: str, told: Told, query: Query, language: Language, message: str
) -> None:
    answer = Answer(status=AnswerStatus(status), message="", query=query, told=told, total=3)
    assert with_message(answer, language).message == message


def test_what_lies_outside_is_counted_and_unknown_sources_are_told() -> None:
    answer = Answer(status=AnswerStatus.OUTSIDE_FILTERS, message="", query=DAY, outside=2)
    assert with_message(answer, "en").message == "Nothing on 2025-02-20; 2 passages elsewhere in the feed."
    told = with_message(answer, "en", missing={"harber": ["Harbor Wire (@harborwire)"]}).message
    assert told.startswith("There is no source called harber in this feed. The nearest names: Harbor Wire")


def test_who_greets_is_told_what_to_ask() -> None:
    answer = Answer(status=AnswerStatus.NO_MATCH, message="", query=Query(text="x"), told=Told(is_talk=True))
    assert with_message(answer, "ja").message.startswith("誰が何と言ったか")
