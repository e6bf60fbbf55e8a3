"""A verb of speech with its subject."""

from retrieval.speech.en.attribution import Attribution
from retrieval.speech.en.verbs import verb_at


def test_the_cue_is_the_verb() -> None:
    form = verb_at(["points", "out"], 0)
    assert form
    one = Attribution(form, None, 0, 0, 2)
    assert one.cue == "points out"
    assert one.via is None
