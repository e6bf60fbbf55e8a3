"""Whether what a member writes where others talk too asks the feed, and whether the answer is worth a word."""

import re

from bot.asking.page import Page
from retrieval.query.arguments import MAX_QUESTION
from retrieval.query.followups import read_follow_up
from retrieval.query.patterns import read_question
from retrieval.types import Query

_ASKS = re.compile("[?？]\\W*$|(?:は|ますか|ですか|せんか)$")
"""What ends a question, in Japanese without a mark too."""


def asks_the_feed(text: str) -> bool:
    """Whether a text plainly asks for somebody's words, or for words on a topic.

    What is read as a question only by a guess is what people say to each other as well.

    Args:
        text: a question as ``question_in`` gives it.

    >>> asks_the_feed("what did Soren say about the port?")
    True
    >>> asks_the_feed("are you coming tonight?")
    False
    """
    if not text or len(text) > MAX_QUESTION:
        return False
    question = read_question(text)
    return question.wants_speech and not question.is_guess and bool(question.speaker or question.topic)


def is_meant(text: str, context: Query | None) -> bool:
    """Whether what a member writes in reach of an answer is meant as a question to the feed.

    Args:
        text: a question as ``question_in`` gives it.
        context: the question before; None where there was none.
    """
    if asks_the_feed(text):
        return True
    if context is None or not _ASKS.search(text):
        return False
    follow_up = read_follow_up(text)
    # A word alone is said between people for a hundred reasons.
    return follow_up is not None and follow_up.reads != "bare"


def is_worth_a_word(page: Page) -> bool:
    """Whether an answer is one: people who talk to each other need not be told that nothing was found.

    Args:
        page: the answer's first page.
    """
    return bool(page.hits) and not page.hits[0].is_weak
