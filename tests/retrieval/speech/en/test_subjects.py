"""Subject and verb of speech in English."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.speech.en.subjects import attributions
from retrieval.speech.en.words import Sentence


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Lena Moritz said the pier was open.", [("Lena Moritz", "said")]),
        ("“＿＿＿” he said.", [("he", "said")]),
        ("Residents later warned that the pier sagged.", [("Residents", "warned")]),
        ("Lena Moritz has also repeatedly argued that the pier is old.", [("Lena Moritz", "argued")]),
        ("Lena Moritz, 44, said on Monday that the pier was open.", [("Lena Moritz", "said")]),
        ("The harbour chief, Lena Moritz, said the pier was open.", [("The harbour chief", "said")]),
        ("The pier sagged, but the harbour chief insisted it was safe.", [("the harbour chief", "insisted")]),
        ("She said the pier was open, adding that it was safe.", [("She", "said"), ("", "adding")]),
        ("She said the pier was open and added that it was safe.", [("She", "said"), ("", "added")]),
        (
            "Lena Moritz argued the pier was old; Tomas Reed denied that it was.",
            [("Lena Moritz", "argued"), ("Tomas Reed", "denied")],
        ),
        ("Lena Moritz is warning that the pier is old.", [("Lena Moritz", "warning")]),
        (
            "The source, who said he had been there, told Quay Wire it was old.",
            [("The source", "said"), ("The source", "told")],
        ),
        ("The council issued a statement saying the pier was old.", [("", "saying")]),
    ],
)
def test_who_says(text: str, wanted: list[tuple[str, str]]) -> None:
    sentence = Sentence(text)
    found = attributions(sentence)
    assert [(sentence.span(*one.subject.phrase) if one.subject else "", one.cue) for one in found] == wanted
    assert not any(one.is_inverted for one in found)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("“＿＿＿” said Dana Price, a resident.", "Dana Price"),
        ("“＿＿＿” warns the harbour chief.", "the harbour chief"),
        ("“＿＿＿”, said Dana Price in Sabel.", "Dana Price"),
        ("“＿＿＿” says he.", "he"),
        ("The pier is old, said Dana Price.", "Dana Price"),
        ("The claims, in no way, held water, reported the Quay Times.", "the Quay Times"),
    ],
)
def test_the_verb_may_come_first(text: str, who: str) -> None:
    sentence = Sentence(text)
    (one,) = attributions(sentence)
    assert one.subject
    assert (sentence.span(*one.subject.phrase), one.is_inverted) == (who, True)


@pytest.mark.parametrize(
    "text",
    [
        "The mayor was told that the pier was open.",
        "The mayor did not say that.",
        "The mayor never said that.",
        "Lena Moritz could say more.",
        "The court declined to say why.",
        "If Lena Moritz says so, the pier opens.",
        "Saying nothing, she left.",
        "The pier opened on Monday.",
        "Those who say the pier is old are few.",
        "A ferry (also called “＿＿＿”) sank.",
        "The report, called “＿＿＿”, runs to forty pages.",
        "Some reports put it higher, and nobody knows.",
        "",
    ],
)
def test_nobody_says(text: str) -> None:
    assert attributions(Sentence(text)) == []


@given(
    st.lists(
        st.sampled_from("Lena Moritz the mayor said , and but adding that was to told “＿” . warned not it".split()),
        max_size=14,
    )
)
def test_attributions_stand_in_order_in_their_sentence(words: list[str]) -> None:
    sentence = Sentence(" ".join(words))
    place = -1
    for one in attributions(sentence):
        assert place < one.verb < one.after <= len(sentence.words)
        assert one.first >= 0
        place = one.verb
