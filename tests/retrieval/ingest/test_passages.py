"""Passages: offsets that hold, quotations kept whole, lists kept together."""

from hypothesis import given
from hypothesis import strategies as st

from retrieval.ingest.passages import MAX_WEIGHT, segment_spans, split_passages
from tests.conftest import MakeItem


def texts(make_item: MakeItem, text: str) -> list[str]:
    return [passage.text for passage in split_passages(make_item(text))]


def test_headline_and_paragraphs(make_item: MakeItem) -> None:
    assert texts(make_item, "見出し\n一段落目。二文目。\n二段落目。") == ["見出し", "一段落目。二文目。", "二段落目。"]


def test_a_list_stays_with_what_introduces_and_closes_it(make_item: MakeItem) -> None:
    listed = "また、\n▽東部では75%\n▽南部では99%\nの地域を押さえたと述べた。"
    assert texts(make_item, f"見出し\n前の文。\n{listed}\n次の文。") == ["見出し", "前の文。", listed, "次の文。"]


def test_a_list_under_a_name_stays_with_it(make_item: MakeItem) -> None:
    listed = "🌉ミカ・ソレン\n・橋は安全だ\n・工事は終わった"
    assert texts(make_item, f"見出し\n{listed}") == ["見出し", listed]


def test_a_quotation_over_several_paragraphs_stays_whole(make_item: MakeItem) -> None:
    quotation = "「橋は古い。\nだから直す」と述べた。"
    assert texts(make_item, f"見出し\n{quotation}\n次。") == ["見出し", quotation, "次。"]


def test_a_stray_opening_mark_does_not_swallow_the_item(make_item: MakeItem) -> None:
    lines = [f"{number}行目の文。" for number in range(20)]
    assert len(texts(make_item, "見出し\n「閉じない。\n" + "\n".join(lines))) > 10


def test_a_long_paragraph_is_cut_between_sentences_into_equal_parts(make_item: MakeItem) -> None:
    sentence = "市長は橋の工事について長い説明を続けて市民の質問に一つずつ答えた。"
    parts = texts(make_item, "見出し\n" + sentence * 20)[1:]
    assert "".join(parts) == sentence * 20
    assert all(part.endswith("。") and len(part) <= MAX_WEIGHT for part in parts)
    assert max(map(len, parts)) < 2 * min(map(len, parts))


def test_a_long_quotation_is_never_cut(make_item: MakeItem) -> None:
    quotation = "市長は「" + "橋は古い。" * 120 + "」と述べた。"
    assert any(quotation in text for text in texts(make_item, f"見出し\n前置き。{quotation}後の文。"))


@given(st.lists(st.text(alphabet="あ漢字a。「」『』.▽・ 0X", max_size=80), min_size=1, max_size=12))
def test_offsets_hold_and_nothing_is_lost(lines: list[str]) -> None:
    from retrieval.types import FeedItem

    text = "\n".join(lines)
    item = FeedItem(source="s", handle="h", published="2025-01-01T00:00:00Z", headline=lines[0], text=text)
    passages = split_passages(item)
    covered: list[int] = []
    for passage in passages:
        assert text[passage.start : passage.end] == passage.text
        covered += range(passage.start, passage.end)
        spans = segment_spans(passage)
        assert spans[0] == (0, len(passage.text))
        assert all(0 <= start < end <= len(passage.text) for start, end in spans)
    assert covered == sorted(set(covered))
    assert {place for place, character in enumerate(text) if not character.isspace()} <= set(covered)
