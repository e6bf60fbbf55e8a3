"""What is a question where members talk to each other."""

from pathlib import Path

import pytest

from bot.asking.overheard import asks_the_feed, is_meant, is_worth_a_word
from bot.asking.page import page_of
from bot.asking.request import Request
from retrieval import Query, Retriever


@pytest.mark.parametrize(
    "text",
    [
        "what did Soren say?",
        "did Mika Norden say anything about the port?",
        "who said that the port opens?",
        "ソレン市長は何と言った?",
        "港について誰が何と言った?",
    ],
)
def test_asks_for_words(text: str) -> None:
    assert asks_the_feed(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "lol he really said that",
        "are you coming tonight?",
        "what did you say?",
        "who said that?",
        "I think the port should stay closed",
        "really?",
        "any news?",
        "Soren on the port",
        "そうだよね",
        "明日来る?",
        "何て言った?",
        "ほんとに?",
        f"what did Soren say about {'the port ' * 200}?",
    ],
)
def test_is_left_to_those_who_talk(text: str) -> None:
    assert not asks_the_feed(text)


def test_nothing_found_is_not_worth_a_word(two_people: str) -> None:
    with Retriever.open(Path(two_people)) as retriever:
        assert is_worth_a_word(page_of(retriever, Request(text="田中市長は何と言った?")))
        assert not is_worth_a_word(page_of(retriever, Request(text="what did Quimby say?")))


LAST = Query(text="what did Soren say?", asked="what did Soren say?")


@pytest.mark.parametrize(
    "text",
    ["and Norden?", "what about the port?", "since Monday?", "anything else?", "ノルデンは?", "他には?", "港については?",
     "who else?", "他の人は"],
)  # fmt: skip
def test_a_follow_up_is_meant_where_there_is_a_question_before(text: str) -> None:
    assert is_meant(text, LAST)
    assert not is_meant(text, None)


@pytest.mark.parametrize(
    "text",
    ["lunch?", "go on", "and so it begins", "then lunch", "no way", "Soren", "really?", "and you?", "again", "next",
     "そうかも", "わかったよ", "次は頑張る"],
)  # fmt: skip
def test_what_people_say_to_each_other_is_not_meant(text: str) -> None:
    assert not is_meant(text, LAST)
