"""The tables of what marks speech in Japanese."""

import pytest

from retrieval.speech.ja.verbs import INTRODUCING, JAPANESE_CUES, Cue, japanese_pattern
from retrieval.speech.utterances import find_utterances
from tests.conftest import MakeItem


@pytest.mark.parametrize("cue", [*JAPANESE_CUES, *INTRODUCING], ids=lambda cue: cue.example)
def test_each_mark_finds_the_words_of_its_example(cue: Cue, make_item: MakeItem) -> None:
    found = find_utterances(make_item(cue.example, headline="", lang="ja"))
    assert [(one.speaker and one.speaker.name, one.text) for one in found] == [("松井", cue.content)]


def test_every_mark_is_a_group_of_the_one_pattern() -> None:
    assert set(japanese_pattern().groupindex) >= {f"c{number}" for number in range(len(JAPANESE_CUES))}
    assert japanese_pattern().search("天気は晴れだった。") is None
