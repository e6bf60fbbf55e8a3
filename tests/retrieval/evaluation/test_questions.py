"""The figures, by hand."""

import pytest

from retrieval.evaluation.questions import GoldError, GoldQuestion, judge, load_items, load_questions, summarise
from retrieval.types import Answer, AnswerStatus, FeedItem, Hit, Passage, Query
from tests.conftest import MakeItem

TEXT = "見出し\n市長は橋を必ず直すと述べた。\n費用は市が全て払うとした。"


def hit(item: FeedItem, text: str, also_in: tuple[FeedItem, ...] = ()) -> Hit:
    start = item.text.index(text)
    passage = Passage(item_id=item.id, start=start, end=start + len(text), text=text)
    return Hit(item=item, passage=passage, also_in=also_in, score=1.0)


def answer(*hits: Hit) -> Answer:
    status = AnswerStatus.ANSWERED if hits else AnswerStatus.NO_MATCH
    return Answer(status=status, message="m", query=Query(text="q"), hits=hits)


def question(**fields: object) -> GoldQuestion:
    values = {"id": 1, "q": "q", "lang": "ja", "type": "speaker", "answerable": True}
    return GoldQuestion.model_validate({**values, **fields})


BRIDGE = {"item": 1, "quote": "橋を必ず直す"}
COST = {"item": 1, "quote": "費用は市が全て払う"}


def test_right_wrong_and_neither(make_item: MakeItem) -> None:
    item = make_item(TEXT)
    asked = question(relevant=[BRIDGE], acceptable=[COST])
    judged = judge(
        asked,
        answer(hit(item, "費用は市が全て払うとした。"), hit(item, "見出し"), hit(item, "市長は橋を必ず直すと述べた。")),
        {},
    )
    assert judged.verdicts == (None, False, True)
    assert (judged.hit_at_1, judged.precision, judged.recall) == (0.0, 0.5, 1.0)


def test_half_of_the_quotation_must_be_shown(make_item: MakeItem) -> None:
    item = make_item(TEXT)
    assert judge(question(relevant=[BRIDGE]), answer(hit(item, "橋を必")), {}).verdicts == (True,)
    assert judge(question(relevant=[BRIDGE]), answer(hit(item, "橋を")), {}).verdicts == (False,)


def test_the_labelled_item_counts_where_items_are_labelled(make_item: MakeItem) -> None:
    item = make_item(TEXT)
    line = '{"n": 1, "handle": "%s", "date": "2025-03-01", "headline": "見出し"}'
    shown = answer(hit(item, "橋を必ず直す"))
    asked = question(relevant=[BRIDGE])
    assert judge(asked, shown, load_items(line % "harborwire")).verdicts == (True,)
    assert judge(asked, shown, load_items(line % "other")).verdicts == (False,)
    carrier = make_item(TEXT, handle="other")
    carried = answer(hit(item, "橋を必ず直す", also_in=(carrier,)))
    assert judge(asked, carried, load_items(line % "other")).recall == 1.0


def test_figures(make_item: MakeItem) -> None:
    item = make_item(TEXT)
    right = answer(hit(item, "橋を必ず直す"))
    judged = [
        judge(question(relevant=[BRIDGE, COST]), right, {}),
        judge(question(relevant=[BRIDGE], lang="en"), answer(), {}),
        judge(question(type="unanswerable", answerable=False), answer(), {}),
        judge(question(type="unanswerable", answerable=False), right, {}),
    ]
    everything, english, *_ = summarise(judged)
    assert (everything.name, everything.questions) == ("all", 4)
    assert (everything.hit_at_1, everything.recall_at_10) == (0.5, 0.25)
    assert (everything.answered, everything.abstention) == (0.5, 0.5)
    assert (english.name, english.hit_at_1, english.abstention) == ("en", 0.0, None)


@pytest.mark.parametrize("text", ["", "{}", "not json", '{"id": 1}'])
def test_a_broken_file_is_told_with_its_line(text: str) -> None:
    with pytest.raises(GoldError):
        load_questions(text)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("not json", "Line 1 is not a labelled question: it is no JSON."),
        ("[1, 2]", "Line 1 is not a labelled question: it is no object of JSON."),
        ('{"q": "what?", "id": 1, "type": "topic", "answerable": true}', "it has no 'lang'."),
        (
            '{"q": [], "id": 1, "lang": "en", "type": "topic", "answerable": true}',
            "the value of 'q' is of another kind.",
        ),
    ],
)
def test_what_is_wrong_with_a_line_is_told_in_plain_words(line: str, told: str) -> None:
    with pytest.raises(GoldError) as raised:
        load_questions(line)
    assert str(raised.value).endswith(told)
    assert "\n" not in str(raised.value)
    assert "pydantic" not in str(raised.value)
