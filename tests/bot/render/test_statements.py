"""How each statement of a hit is told."""

from datetime import UTC, datetime
from typing import Any

from bot.render.statements import UNCERTAIN, Told, told_of
from retrieval import FeedItem, Hit, Passage, Speaker, Utterance
from retrieval.types import Kind

TEXT = "Soren denied that the dyke leaked, asked whether the mill was safe and said “it will rain.” Ono laughed."
SOREN, ONO = (Speaker(name=name, as_written=name) for name in ("Soren", "Ono"))


def said(words: str, **fields: Any) -> Utterance:
    start = TEXT.index(words)
    values = {"kind": "indirect", "cue": "said", "speaker": SOREN, **fields}
    return Utterance(start=start, end=start + len(words), text=words, **values)


def hit_of(*utterances: Utterance, kind: Kind = "indirect", speaker: Speaker | None = SOREN) -> Hit:
    item = FeedItem(source="Wire", handle="w", published=datetime(2025, 3, 1, tzinfo=UTC), headline="h", text=TEXT)
    passage = Passage(item_id=item.id, start=0, end=len(TEXT), text=TEXT)
    return Hit(item=item, passage=passage, utterances=utterances, kind=kind, speaker=speaker, score=0.9)


DYKE = said("the dyke leaked", act="denial")
MILL = said("whether the mill was safe", act="question", is_certain=False)
RAIN = said("it will rain", kind="direct")


def test_statements_that_are_alike_are_told_once() -> None:
    assert told_of(hit_of(DYKE), "en") == (Told("Soren", "denied", ("reported",)), ())
    two = told_of(hit_of(DYKE, said("the mill was safe", act="denial")), "ja")
    assert two == (Told("Soren", "否定", ("間接話法",)), ())


def test_statements_that_differ_are_told_one_by_one() -> None:
    whole, each = told_of(hit_of(DYKE, MILL, RAIN), "en")
    assert whole == Told("Soren", "", ())
    assert each == (
        Told("", "denied", ("reported",), "the dyke leaked"),
        Told("", "asked", ("reported", "speaker uncertain"), "whether the mill was safe"),
        Told("", "", ("word for word",), "it will rain"),
    )


def test_statements_of_two_people_are_told_with_their_speakers() -> None:
    whole, each = told_of(hit_of(DYKE, said("it will rain", speaker=ONO)), "ja")
    assert whole == Told("", "", ())
    assert [(one.speaker, one.act) for one in each] == [("Soren", "否定"), ("Ono", "")]


def test_an_uncertain_speaker_is_told_in_the_askers_language() -> None:
    one = said("it will rain", is_certain=False)
    assert [told_of(hit_of(one), language)[0].how[-1] for language in ("en", "ja")] == [
        "speaker uncertain",
        "話者は推定",
    ]
    assert set(UNCERTAIN) == {"en", "ja"}


def test_words_beyond_the_passage_are_not_told() -> None:
    whole = hit_of(DYKE, RAIN)
    end = TEXT.index(" leaked")
    cut = whole.model_copy(update={"passage": Passage(item_id="a", start=0, end=end, text=TEXT[:end])})
    assert told_of(cut, "en")[1][0].words == "the dyke"


def test_words_are_told_as_they_are_marked() -> None:
    marks = ((TEXT.index("denied"), DYKE.end), (MILL.start, MILL.end), (RAIN.start, RAIN.end))
    marked = hit_of(DYKE, MILL, RAIN).model_copy(update={"highlights": marks})
    assert [one.words for one in told_of(marked, "en")[1]] == [
        "denied that the dyke leaked",
        "whether the mill was safe",
        "it will rain",
    ]
    one_mark = hit_of(DYKE, MILL).model_copy(update={"highlights": ((0, len(TEXT)),)})
    assert [one.words for one in told_of(one_mark, "en")[1]] == ["the dyke leaked", "whether the mill was safe"]


def test_where_nobody_speaks_the_strength_of_the_match_is_told() -> None:
    assert told_of(hit_of(kind="context", speaker=None), "en") == (Told("", "", ("strong match",)), ())
    account = Speaker(name="Wire", as_written="@w")
    assert told_of(hit_of(kind="post", speaker=account), "ja")[0] == Told("Wire", "", ("投稿者自身の言葉",))
