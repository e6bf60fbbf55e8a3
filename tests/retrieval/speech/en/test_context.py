"""Who speaks, as a text goes on."""

from retrieval.speech.en.context import Chosen, Context
from retrieval.speech.en.people import People
from retrieval.speech.en.phrases import Subject
from retrieval.speech.en.words import Sentence


def chosen(context: Context, text: str) -> Chosen | None:
    sentence = Sentence(text)
    return context.named(sentence, Subject((0, len(sentence.words)), None, 0), 100, None)


def test_a_pronoun_is_who_was_spoken_of() -> None:
    context = Context(People("Runa Dahl met Ms Lind."))
    assert chosen(context, "it") is None
    named = chosen(context, "Runa Dahl")
    assert named
    assert named.is_certain
    context.spoke(named.referent)
    she = chosen(context, "she")
    assert she
    assert she.referent.phrase.name == "Runa Dahl"
    assert chosen(context, "we") is None


def test_it_is_the_body_spoken_of() -> None:
    context = Context(People("The council met."))
    assert context.mentioned(Sentence("The council met."), 0)
    it = chosen(context, "it")
    assert it
    assert it.referent.phrase.name == "council"


def test_a_verb_without_a_subject_is_the_main_subjects() -> None:
    context = Context(People("The mayor left."))
    found = context.unnamed(Sentence("The mayor visited the pier and said it was old."), 0, None, 5)
    assert found
    assert found.referent.phrase.name == "mayor"


def test_a_description_is_the_person_spoken_of() -> None:
    context = Context(People("Luca Ferri left."))
    context.mentioned(Sentence("Luca Ferri left."), 0)
    found = chosen(context, "the Italian")
    assert found
    assert (found.referent.phrase.name, found.is_certain) == ("Luca Ferri", False)
