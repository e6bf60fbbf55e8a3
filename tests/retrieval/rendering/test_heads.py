"""What stands above the words of a hit."""

from datetime import UTC, datetime
from typing import Any

from retrieval import Speaker, Utterance
from retrieval.rendering.heads import head_of
from tests.retrieval.rendering.hostile import hit_of

TEXT = "Mayor Soren denied that the dyke leaked. Norden asked why."
SOREN = Speaker(name="Ida Soren", as_written="Mayor Soren")
NORDEN = Speaker(name="Norden", as_written="Norden")


def said(words: str, speaker: Speaker, **fields: Any) -> Utterance:
    start = TEXT.index(words)
    values = {"kind": "indirect", "cue": "said", "speaker": speaker, **fields}
    return Utterance(start=start, end=start + len(words), text=words, **values)


def test_everything_that_is_told_of_words() -> None:
    words = (said("the dyke leaked", SOREN, act="denial"), said("why", NORDEN, act="question", is_certain=False))
    edited = datetime(2025, 3, 2, tzinfo=UTC)
    hit = hit_of(TEXT, utterances=words, speaker=SOREN, kind="indirect", edited=edited, has_time=False)
    head = head_of(hit, "en")
    assert (head.source, head.handle) == ("Harbor Wire", "@harborwire")
    assert head.when == "2025-03-01 · edited 2025-03-02"
    assert (head.speakers, head.how) == ("", "reported")
    assert head.each == (
        "Mayor Soren (Ida Soren) · denied: the dyke leaked",
        "Norden · asked · speaker uncertain: why",
    )
    assert head_of(hit, "ja").how == "間接話法"
    assert head_of(hit, "ja").each[0] == "Mayor Soren (Ida Soren) · 否定: the dyke leaked"


def test_what_holds_for_all_words_is_told_once() -> None:
    again = Speaker(name="Ida Soren", as_written="she")
    words = (said("the dyke leaked", SOREN, act="denial"), said("dyke", again, act="denial"))
    head = head_of(hit_of(TEXT, utterances=words), "en")
    assert (head.speakers, head.how, head.each) == ("Mayor Soren (Ida Soren)", "denied · reported", ())


def test_a_plain_statement_beside_a_denial_is_told_by_its_words() -> None:
    words = (said("the dyke leaked", SOREN, act="denial"), said("Norden asked why", SOREN))
    assert head_of(hit_of(TEXT, utterances=words), "en").each == ("denied: the dyke leaked", "Norden asked why")


def test_an_account_is_told_by_its_name_and_where_nobody_speaks_nobody_is() -> None:
    account = Speaker(name="Harbor Wire", as_written="@harborwire")
    assert head_of(hit_of("a", speaker=account, kind="post"), "en").speakers == "Harbor Wire"
    bare = head_of(hit_of("a", dated="first_seen", has_time=False), "en")
    assert (bare.speakers, bare.how, bare.when) == ("", "", "seen 2025-03-01 (no date)")
