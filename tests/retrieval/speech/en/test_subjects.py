"""Subject and verb of speech in English."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.speech.en.subjects import attributions


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("Lena Moritz said the pier was open.", [("Lena Moritz", "said")]),
        ("“＿＿＿,” he said.", [("he", "said")]),
        ("Residents later warned that the pier sagged.", [("Residents", "warned")]),
        ("Lena Moritz has also repeatedly argued that the pier is old.", [("Lena Moritz", "argued")]),
        ("Lena Moritz, 44, said on Monday that the pier was open.", [("Lena Moritz", "said")]),
        ("The harbour chief, Lena Moritz, said the pier was open.", [("The harbour chief, Lena Moritz", "said")]),
        ("The pier sagged, but the harbour chief insisted it was safe.", [("the harbour chief", "insisted")]),
        ("She said the pier was open, adding that it was safe.", [("She", "said"), ("", "adding")]),
        ("She said the pier was open and added that it was safe.", [("She", "said"), ("", "added")]),
        (
            "Lena Moritz argued the pier was old; Tomas Reed denied that it was.",
            [("Lena Moritz", "argued"), ("Tomas Reed", "denied")],
        ),
    ],
)
def test_who_says(sentence: str, wanted: list[tuple[str, str]]) -> None:
    found = attributions(sentence)
    assert [(one.who, one.verb) for one in found] == wanted
    assert not any(one.is_inverted for one in found)


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("“＿＿＿,” said Dana Price, a resident.", "Dana Price"),
        ("“＿＿＿,” warns the harbour chief.", "the harbour chief"),
        ("“＿＿＿,” said Dana Price in Sabel.", "Dana Price"),
    ],
)
def test_the_verb_may_come_first(sentence: str, who: str) -> None:
    (one,) = attributions(sentence)
    assert (one.who, one.is_inverted) == (who, True)
    assert sentence[one.start : one.end].endswith(who)


@pytest.mark.parametrize(
    "sentence",
    [
        "The mayor was told that the pier was open.",
        "The mayor did not say that.",
        "The mayor never said that.",
        "Lena Moritz could say more.",
        "The court declined to say why.",
        "If Lena Moritz says so, the pier opens.",
        "Saying nothing, she left.",
        "The pier opened on Monday.",
        "",
    ],
)
def test_nobody_says(sentence: str) -> None:
    assert attributions(sentence) == []


@given(
    st.lists(
        st.sampled_from("Lena Moritz the mayor said , and but adding that was to told “＿” . warned not it".split()),
        max_size=14,
    )
)
def test_attributions_stand_in_order_in_their_sentence(words: list[str]) -> None:
    sentence = " ".join(words)
    place = 0
    for one in attributions(sentence):
        written = sentence[one.start : one.end]
        assert one.who in written
        assert one.verb in written
        assert place <= sentence.index(one.verb, one.start) < one.end
        place = one.start
