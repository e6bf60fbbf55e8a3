"""What a headline says, by the text below it."""

from retrieval.speech.collected import Collected
from retrieval.speech.en.headlines import give_quotations, name_roles
from retrieval.speech.speakers import Phrase

DAHL = Phrase("Runa Dahl", "Sheriff Runa Dahl", is_person=True)
REED = Phrase("Col Reed", "Sheriff Col Reed", is_person=True)


def test_a_quotation_is_whoever_says_it_below() -> None:
    collected = Collected("‘It is quite over’ on the quay. “It is quite over,” she said.")
    collected.add((33, 50), "direct", "said", DAHL)
    give_quotations(collected, [(1, 17)])
    first, _ = collected.in_order()
    assert (first.speaker, first.kind, first.is_certain) == (DAHL, "headline", False)


def test_a_role_is_the_one_person_who_has_it() -> None:
    for others, wanted in (([DAHL], "Runa Dahl"), ([DAHL, REED], "sheriff"), ([], "sheriff")):
        collected = Collected("Pier is safe, sheriff says. The pier is safe. It was mended.")
        collected.add((0, 12), "headline", "says", Phrase("sheriff", "sheriff"))
        for number, other in enumerate(others):
            collected.add((28 + 18 * number, 44 + 15 * number), "indirect", "said", other)
        name_roles(collected)
        speaker = collected.in_order()[0].speaker
        assert speaker
        assert speaker.name == wanted
