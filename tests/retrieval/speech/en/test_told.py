"""What the attributions of a sentence tell."""

import pytest

from retrieval.speech.en.subjects import attributions
from retrieval.speech.en.told import is_inside_phrase, is_statement, told
from retrieval.speech.en.words import Sentence


def tells(text: str) -> list[tuple[str, list[str]]]:
    sentence = Sentence(text)
    return [
        (one.attribution.cue if one.attribution else "", [text[words.start : words.end] for words in one.words])
        for one in told(sentence, attributions(sentence))
    ]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Dahl said it rained and warned that it would snow.",
            [("said", ["it rained"]), ("warned", ["it would snow"])],
        ),
        ("Dahl said Tveit said it rained.", [("said", ["it rained"])]),
        ("Dahl said she had warned that it rained.", [("said", ["she had warned that it rained"])]),
        ("It rained all day, he said.", [("said", ["It rained all day"])]),
        ("The note demanded that he pay, he said.", [("said", ["The note demanded that he pay"])]),
        ("“＿＿” he said, “＿＿”", [("said", ["“＿＿”", "“＿＿”"])]),
        ("Dahl said it was “＿＿＿＿” to the town.", [("said", ["it was “＿＿＿＿” to the town"])]),
    ],
)
def test_words(text: str, wanted: list[tuple[str, list[str]]]) -> None:
    assert tells(text) == wanted


def test_who_reports_that_somebody_says_so() -> None:
    sentence = Sentence("Dahl said Tveit said it rained.")
    (one,) = told(sentence, attributions(sentence))
    assert one.via
    assert one.via.subject
    assert sentence.span(*one.via.subject.phrase) == "Dahl"


@pytest.mark.parametrize(
    ("text", "words", "is_one"),
    [
        ("Dahl was blunt: “＿＿”", "We will not pay.", True),
        ("The “＿＿” opened", "Old Pier", False),
        ("They met under the “＿＿” sign", "We will not pay for it.", False),
    ],
)
def test_a_quotation_that_no_verb_claims(text: str, words: str, is_one: bool) -> None:
    sentence = Sentence(text)
    place = next(number for number, word in enumerate(sentence.words) if word.is_quotation)
    assert is_statement(sentence, place, words) is is_one


def test_a_quotation_inside_a_phrase() -> None:
    assert is_inside_phrase("takes a “＿＿”", 8)
    assert not is_inside_phrase("Mayor: “＿＿”", 7)
