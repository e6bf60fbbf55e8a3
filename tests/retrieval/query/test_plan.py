"""Whose words a question asks for and about what, in the feed's own spellings."""

from collections.abc import Iterator, Sequence

import pytest

from retrieval import Retriever, Speaker
from retrieval.query.patterns import read_question
from retrieval.query.plan import QueryPlan, plan_of
from retrieval.text.analyzer import Analyzer


@pytest.fixture(scope="module")
def retriever(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Retriever]:
    from datetime import UTC, datetime

    from retrieval import FeedItem

    posts = (
        ("Harbor Wire", "harborwire", "ソレン市長は橋を直すと述べた。"),
        ("Harbor Wire", "harborwire", "Mayor Mika Soren said the quay would reopen. Kerda was there."),
        ("Runa Dahl", "runadahl", "We will plant a hundred trees."),
    )
    with Retriever.open(tmp_path_factory.mktemp("plan") / "feed.db") as opened:
        opened.add(
            FeedItem(
                source=source, handle=handle, published=datetime(2025, 3, n + 1, tzinfo=UTC), headline="", text=text
            )
            for n, (source, handle, text) in enumerate(posts)
        )
        yield opened


def plan(retriever: Retriever, question: str, speakers: Sequence[str] = ()) -> QueryPlan:
    held = retriever._current.snapshot()
    return plan_of(read_question(question), speakers, held.names, held.speakers, held.record, Analyzer(), held.sources)


def test_a_person_is_meant_in_every_spelling_of_the_feed(retriever: Retriever) -> None:
    found = plan(retriever, "what did Soren say about the bridge?")
    assert found.asks_for_somebody
    assert {name for name, _ in found.form_keys} == {"ソレン", "Mika Soren"}
    assert found.topic_words == ("bridge",)
    assert found.unknown_name is None
    assert found.is_meant(Speaker(name="ソレン", as_written="ソレン市長", role="市長"))
    assert not found.is_meant(Speaker(name="ソレン", as_written="ソレン監督", role="監督"))


def test_who_is_known_under_another_name_is_shown_under_that(retriever: Retriever) -> None:
    found = plan(retriever, "what did Soren say?")
    (person,) = found.persons
    written = [Speaker(name=name, as_written=f"the {name}", role=role) for name, role in sorted(found.form_keys)]
    assert {found.name_of(one).name for one in written} == {person.name}
    assert [found.name_of(one).as_written for one in written] == [one.as_written for one in written]
    stranger = Speaker(name="Quimby", as_written="Quimby")
    assert found.name_of(stranger) == stranger


def test_people_that_the_caller_names_count_before_the_one_in_the_question(retriever: Retriever) -> None:
    assert plan(retriever, "what did Quimby say?", ["Soren"]).persons
    assert plan(retriever, "what did Soren say?", ["Quimby"]).unknown_name == "Quimby"


def test_an_accounts_owner_is_asked_for_by_name_or_handle(retriever: Retriever) -> None:
    for name in ("Runa Dahl", "@runadahl"):
        assert plan(retriever, "what was said?", [name]).authors == ("runadahl",)
    assert plan(retriever, "what did Soren say?").authors == ()


def test_a_question_about_a_topic_asks_for_nobody(retriever: Retriever) -> None:
    found = plan(retriever, "the quay and Kerda")
    assert not found.asks_for_somebody
    assert (found.topic, found.asked) == ("the quay and Kerda", ())
    assert any("Kerda" in forms for forms in found.topic_names)


def test_a_name_that_nobody_has_is_unknown_and_a_thing_is_a_topic(retriever: Retriever) -> None:
    assert plan(retriever, "what did Quimby say?").unknown_name == "Quimby"
    thing = plan(retriever, "what did the report say about the quay?")
    assert thing.unknown_name is None
    assert "report" in thing.topic


def test_several_people_are_asked_for_by_one_question(retriever: Retriever) -> None:
    found = plan(retriever, "what did soren and dahl say?")
    assert found.asked == ("soren", "dahl")
    assert {name for name, _ in found.form_keys} == {"ソレン", "Mika Soren"}


def test_somebody_missing_beside_others_is_kept(retriever: Retriever) -> None:
    assert plan(retriever, "what did Soren and Quimby say?").missing == ("Quimby",)
    assert plan(retriever, "what did Soren or Quimby say?").missing == ("Quimby",)
    assert plan(retriever, "did soren or dahl say anything?").asked == ("soren", "dahl")
    assert plan(retriever, "what did Quimby say?").missing == ()


@pytest.mark.parametrize("question", ["Trees on Fridays?", "sanctions on ferries", "the council's demands on the quay"])
def test_a_guess_at_a_speaker_is_a_plain_search_where_nobody_of_that_name_speaks(
    retriever: Retriever, question: str
) -> None:
    found = plan(retriever, question)
    assert (found.asked, found.unknown_name) == ((), None) or not found.question.is_guess
    assert plan(retriever, "Soren on the bridge?").persons


def test_what_somebody_did_who_never_speaks_is_a_plain_search(retriever: Retriever) -> None:
    found = plan(retriever, "what did Kerda announce?")
    assert (found.asked, found.question.wants_speech, found.topic) == ((), False, "what did Kerda announce")
    assert plan(retriever, "what did Kerda say?").spellings


@pytest.mark.parametrize("name", ["Čapek", "Øystein", "Émile Ørn"])
def test_a_name_with_any_capital_is_a_name(retriever: Retriever, name: str) -> None:
    assert plan(retriever, f"what did {name} say about the ferry?").unknown_name == name
