"""What is kept of an answer that somebody judged."""

from datetime import UTC, datetime

from retrieval import Hit, Passage, Speaker
from retrieval.types.feedback import Feedback, ShownHit
from tests.conftest import MakeItem


def test_the_marked_words_are_kept_and_of_context_the_passage(make_item: MakeItem) -> None:
    item = make_item("Mayor Ida Soren said the quay would reopen.")
    passage = Passage(item_id=item.id, start=0, end=len(item.text), text=item.text)
    speaker = Speaker(name="Ida Soren", as_written="Mayor Ida Soren")
    hit = Hit(item=item, passage=passage, highlights=((21, 42),), kind="indirect", speaker=speaker, score=1.0)
    kept = ShownHit.of(hit)
    assert (kept.quote, kept.speaker, kept.day, kept.handle) == (
        "the quay would reopen",
        "Ida Soren",
        item.day,
        "harborwire",
    )
    assert ShownHit.of(hit.model_copy(update={"kind": "context", "speaker": None})).quote == item.text
    assert ShownHit.of(hit.model_copy(update={"highlights": ()})).quote == item.text


def test_a_verdict_goes_round_and_what_a_later_program_adds_is_passed_over() -> None:
    given = Feedback(question="q", language="ja", verdict="good", at=datetime(2025, 3, 1, tzinfo=UTC))
    assert Feedback.model_validate_json(given.model_dump_json()) == given
    assert Feedback.model_validate({**given.model_dump(), "mood": "fine"}) == given
