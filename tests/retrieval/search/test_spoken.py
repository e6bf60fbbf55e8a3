"""What one person says in one passage."""

import pytest

from retrieval import FeedItem, Utterance
from retrieval.search.spoken import Speech, posted, spoken_by, within
from retrieval.types import Kind, Passage, Speaker
from tests.conftest import MakeItem

TEXT = "橋の工事は遅い。松井市長は「橋は安全だ」と述べ、費用は市が払うと語った。大野監督は港を閉じると話した。"
MATSUI, ONO = Speaker(name="松井", as_written="松井市長"), Speaker(name="大野", as_written="大野監督")


def utterance(words: str, kind: str = "indirect", speaker: Speaker | None = MATSUI) -> Utterance:
    start = TEXT.index(words)
    return Utterance.model_validate(
        {"start": start, "end": start + len(words), "text": words, "kind": kind, "cue": "と述べ", "speaker": speaker}
    )


def passage(words: str = TEXT) -> Passage:
    start = TEXT.index(words)
    return Passage(item_id="a", start=start, end=start + len(words), text=words)


UTTERANCES = [utterance("橋は安全だ", "direct"), utterance("費用は市が払う"), utterance("港を閉じる", speaker=ONO)]


def is_matsui(speaker: Speaker) -> bool:
    return speaker.name == "松井"


@pytest.mark.parametrize(
    ("shown", "said", "kind"),
    [
        (TEXT, ["橋は安全だ", "費用は市が払う"], "direct"),
        ("松井市長は「橋は安全だ」と述べ、費用は市が払うと語った。", ["橋は安全だ", "費用は市が払う"], "direct"),
        ("費用は市が払うと語った。", ["費用は市が払う"], "indirect"),
        ("費用は市が払", ["費用は市が払"], "indirect"),
        ("は安全だ」と述べ、費用", ["は安全だ"], "direct"),
    ],
)
def test_a_persons_words_within_the_passage(shown: str, said: list[str], kind: Kind) -> None:
    found = spoken_by(is_matsui, UTTERANCES, passage(shown))
    assert found
    assert [shown[start:end] for start, end in found.spans] == said
    assert (found.speaker, found.kind) == (MATSUI, kind)


@pytest.mark.parametrize("shown", ["橋の工事は遅い。", "大野監督は港を閉じると話した。", "払うと語った。大野"])
def test_a_passage_without_words_of_this_person(shown: str) -> None:
    assert spoken_by(is_matsui, UTTERANCES, passage(shown)) is None


def test_kind_and_speaker_are_those_of_the_first_words() -> None:
    found = spoken_by(lambda _: True, [UTTERANCES[1], UTTERANCES[0], UTTERANCES[2]], passage())
    assert found
    assert (found.kind, found.speaker) == ("indirect", MATSUI)
    assert [(one.kind, one.speaker) for one in found.utterances] == [
        ("indirect", MATSUI), ("direct", MATSUI), ("indirect", ONO)
    ]  # fmt: skip


def test_only_words_with_which_that_is_done_which_is_asked_for() -> None:
    denied = UTTERANCES[1].model_copy(update={"act": "denial"})
    utterances = [UTTERANCES[0], denied, UTTERANCES[2]]
    found = spoken_by(is_matsui, utterances, passage(), frozenset({"denial"}))
    assert found
    assert found.utterances == (denied,)
    assert spoken_by(is_matsui, utterances, passage(), frozenset({"question"})) is None
    assert [one.utterances for one in within(utterances, passage(), frozenset({"denial"}))] == [(denied,)]


def test_words_of_nobody_are_nobodys() -> None:
    nameless = [utterance("橋は安全だ", speaker=None)]
    assert spoken_by(lambda _: True, nameless, passage()) is None
    assert within(nameless, passage()) == []


@pytest.mark.parametrize(("kind", "length"), [("direct", 5), ("indirect", 0), ("headline", 0)])
def test_only_words_in_quotation_marks_are_literal(kind: str, length: int) -> None:
    found = spoken_by(is_matsui, [utterance("橋は安全だ", kind)], passage())
    assert found
    assert found.literal_length == length


def test_everything_said_in_a_passage_each_for_itself() -> None:
    found = within([utterance("橋の工事は遅い", speaker=None), *UTTERANCES], passage())
    assert [passage().text[slice(*one.spans[0])] for one in found] == [one.text for one in found]
    assert MATSUI in [one.speaker for one in found]
    assert ONO in [one.speaker for one in found]
    (later,) = within(UTTERANCES, passage("大野監督は港を閉じると話した。"))
    assert later.speaker == ONO
    assert within(UTTERANCES, passage("橋の工事は遅い。")) == []


@pytest.fixture
def post(make_item: MakeItem) -> FeedItem:
    return make_item(TEXT, handle="yano1", source="矢野")


def test_an_account_says_what_it_reports_of_nobody(post: FeedItem) -> None:
    found = posted(post, UTTERANCES, passage())
    assert found
    assert [TEXT[start:end] for start, end in found.spans] == ["橋の工事は遅い。"]
    assert (found.kind, found.speaker) == ("post", Speaker(name="矢野", as_written="@yano1"))


def test_spans_of_an_account_count_in_the_passage(post: FeedItem) -> None:
    shown = "費用は市が払うと語った。大野監督は港を閉じると話した。"
    found = posted(post, UTTERANCES[:2], passage(shown))
    assert found
    assert [shown[start:end] for start, end in found.spans] == ["大野監督は港を閉じると話した。"]


def test_an_account_that_reports_only_says_nothing(post: FeedItem) -> None:
    assert posted(post, UTTERANCES, passage("大野監督は港を閉じると話した。")) is None


def test_what_is_said_near_a_passage_is_all_that_it_needs() -> None:
    text = "松井市長は橋は安全だと述べた。" * 500
    said = [
        Utterance(
            start=start, end=start + 500, text=text[start : start + 500], kind="indirect", cue="と", speaker=MATSUI
        )
        for start in range(0, len(text) - 500, 15)
    ]
    speech = Speech(said)
    for start in range(0, len(text) - 100, 77):
        shown = Passage(item_id="a", start=start, end=start + 100, text=text[start : start + 100])
        near = speech.near(shown)
        assert len(near) < len(said) / 5
        assert spoken_by(is_matsui, near, shown) == spoken_by(is_matsui, said, shown)
        assert within(near, shown) == within(said, shown)


def test_speech_of_nobody_is_near_nothing() -> None:
    assert Speech([]).near(passage()) == []
    assert Speech(UTTERANCES).near(passage()) == UTTERANCES
