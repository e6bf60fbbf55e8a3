"""The forms of English verbs."""

import pytest

from retrieval.speech.en.inflection import forms
from retrieval.speech.lexicon import Verb, verbs


@pytest.mark.parametrize(
    ("lemma", "third", "past", "gerund"),
    [
        ("say", "says", "said", "saying"),
        ("deny", "denies", "denied", "denying"),
        ("point out", "points out", "pointed out", "pointing out"),
        ("quip", "quips", "quipped", "quipping"),
        ("agree", "agrees", "agreed", "agreeing"),
        ("lie", "lies", "lied", "lying"),
        ("stress", "stresses", "stressed", "stressing"),
        ("go on", "goes on", "went on", "going on"),
        ("signal", "signals", "signalled", "signalling"),
        ("argue", "argues", "argued", "arguing"),
        ("weep", "weeps", "wept", "weeping"),
    ],
)
def test_forms(lemma: str, third: str, past: str, gerund: str) -> None:
    found = forms(lemma)
    assert (found.third, found.past[0], found.gerund[0]) == (third, past, gerund)


def test_both_spellings() -> None:
    assert forms("signal").past == ("signalled", "signaled")


@pytest.mark.parametrize("verb", verbs("en"), ids=lambda verb: verb.lemma)
def test_each_example_of_the_table_has_a_form_of_its_verb(verb: Verb) -> None:
    found = forms(verb.lemma)
    assert any(f"{form} " in verb.example or f"{form}." in verb.example for form in (*found.past, *found.participle))
