"""A hit that was shown, read again."""

from typing import Any

import pytest

from bot.asking.again import hit_again, surroundings
from bot.asking.errors import ChangedError
from bot.asking.given import ShownHit, shown_hit
from retrieval import Hit

SENTENCES = "The storm came. The quay was closed. It will reopen. Boats wait. Work begins."


@pytest.fixture
def hit(retriever: Any) -> Hit:
    (found,) = retriever.ask("what did Soren say?").hits
    return found  # type: ignore[no-any-return]


def test_it_is_the_same_as_it_was(retriever: Any, hit: Hit) -> None:
    kept = ShownHit.model_validate_json(shown_hit(hit).model_dump_json(exclude_defaults=True))
    again = hit_again(retriever, kept)
    assert (again.item, again.passage, again.highlights) == (hit.item, hit.passage, hit.highlights)
    assert (again.speaker, again.kind, again.utterances) == (hit.speaker, hit.kind, hit.utterances)
    assert again.before == "港の再開で協議"


def test_what_is_kept_of_it_holds_none_of_its_words(hit: Hit) -> None:
    assert "再開" not in shown_hit(hit).model_dump_json()


@pytest.mark.parametrize("changed", [{"item": "none"}, {"end": 10_000}, {"start": 1}, {"mark": "0"}])
def test_what_does_not_stand_there_any_more_is_told(retriever: Any, hit: Hit, changed: dict[str, Any]) -> None:
    with pytest.raises(ChangedError):
        hit_again(retriever, shown_hit(hit).model_copy(update=changed))


@pytest.mark.parametrize(
    ("longest", "before", "after"),
    [
        (700, "The storm came. The quay was closed.", "Boats wait. Work begins."),
        (21, "The quay was closed.", "Boats wait."),
        (1, "The quay was closed.", "Boats wait."),
    ],
)
def test_whole_sentences_stand_around_it(longest: int, before: str, after: str) -> None:
    start = SENTENCES.index("It will")
    assert surroundings(SENTENCES, start, start + len("It will reopen."), longest) == (before, after)


def test_nothing_stands_around_the_whole_of_a_text() -> None:
    assert surroundings(SENTENCES, 0, len(SENTENCES)) == ("", "")
    assert surroundings("", 0, 0) == ("", "")


def test_a_sentence_that_is_only_seen_in_part_is_left_out() -> None:
    text = "".join(f"Sentence number {number} is here. " for number in range(500))
    start = text.index("Sentence number 250")
    before, after = surroundings(text, start, start + 10, 10_000)
    assert before.startswith("Sentence number ")
    assert after.endswith(".")
    assert before in text
    assert after in text
