"""How much a result holds."""

from datetime import UTC, datetime

from bot.mcp.bounds import MOST_COPIES, cut, fitting, is_part
from retrieval import FeedItem
from retrieval.types import Hit, Passage, Utterance


def _hit(text: str, start: int, end: int) -> Hit:
    item = FeedItem(source="S", handle="s", published=datetime(2025, 3, 1, tzinfo=UTC), headline="", text=text)
    said = Utterance(start=start, end=end, text=text[start:end], kind="indirect", cue="said")
    whole = Passage(item_id=item.id, start=0, end=len(text), text=text)
    return Hit(item=item, passage=whole, highlights=((start, end),), utterances=(said,), score=1.0)


def test_of_a_long_passage_the_part_that_answers_is_given_word_for_word() -> None:
    text = "a" * 9_000 + "the bridge is closed" + "b" * 9_000
    (hit,) = fitting([_hit(text, 9_000, 9_020)])
    assert is_part(hit.passage.text)
    assert text[hit.passage.start : hit.passage.end] == hit.passage.text
    ((first, last),) = hit.highlights
    assert hit.passage.text[first:last] == "the bridge is closed"
    (end,) = fitting([_hit(text, 18_000, 18_020)])
    assert end.passage.end == len(text)
    (long,) = fitting([_hit(text, 0, len(text))])
    assert text[long.utterances[0].start : long.utterances[0].end] == long.utterances[0].text


def test_as_many_as_fit_are_given_and_one_always() -> None:
    hit = _hit("the bridge is closed", 0, 20)
    assert not is_part(hit.passage.text)
    assert fitting([hit] * 5) == [hit] * 5
    assert len(fitting([hit] * 5, most=1_500)) == 2
    assert fitting([hit] * 5, most=1) == [hit]
    copied = hit.model_copy(update={"also_in": (hit.item,) * MOST_COPIES})
    assert len(fitting([copied] * 5, most=14_000)) == 2


def test_what_names_something_is_cut_with_a_mark() -> None:
    assert cut("H" * 9, 9) == "H" * 9
    assert cut("H" * 10, 9) == "H" * 8 + "…"
