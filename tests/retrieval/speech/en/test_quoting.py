"""Somebody is quoted as saying something."""

import pytest

from retrieval.speech.en.subjects import attributions
from retrieval.speech.en.words import Sentence


@pytest.mark.parametrize(
    ("text", "who", "via"),
    [
        ("Dahl was quoted as saying the pier was old.", "Dahl", None),
        ("Dahl was quoted by the Calder Post as saying the pier was old.", "Dahl", "the Calder Post"),
        ("“＿＿＿” Dahl was quoted as saying by the Calder Post.", "Dahl", "the Calder Post"),
        ("The Calder Post quoted Dahl as saying the pier was old.", "Dahl", "The Calder Post"),
        ("Dahl was quoted calling it “＿＿＿”.", "Dahl", None),
    ],
)
def test_who_is_quoted_and_by_whom(text: str, who: str, via: str | None) -> None:
    sentence = Sentence(text)
    (one,) = attributions(sentence)
    assert one.subject
    assert sentence.span(*one.subject.phrase) == who
    assert (sentence.span(*one.via) if one.via else None) == via


def test_a_quotation_of_prices_is_none() -> None:
    assert attributions(Sentence("Dahl quoted a price for the pier.")) == []
