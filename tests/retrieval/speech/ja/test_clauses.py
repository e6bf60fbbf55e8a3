"""Who a Japanese sentence is about, and the words before a mark."""

import pytest

from retrieval.speech.ja.clauses import Context, content, subjects, topics
from retrieval.speech.speakers import Phrase, speaking_phrase
from retrieval.text.analyzer import Analyzer
from retrieval.text.quotations import masked


def phrase(text: str) -> Phrase:
    found = speaking_phrase(text, Analyzer())
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("松井市長は、橋は安全だと述べた。", [("松井", "は")]),
        ("ハーバー通信によると、松井市長は橋は安全だと述べた。", [("ハーバー通信", "によると"), ("松井", "は")]),
        ("橋の工事は来月に終わる。", []),
        ("松井市長も「橋は安全だ」と述べた。", [("松井", "も")]),
    ],
)
def test_topics_that_can_speak(sentence: str, wanted: list[tuple[str, str]]) -> None:
    assert [(topic.phrase.name, topic.mark) for topic in topics(masked(sentence), Context())] == wanted


@pytest.mark.parametrize(
    ("sentence", "subject", "via"),
    [
        ("松井市長は橋は安全だと述べた。", "松井", None),
        ("ハーバー通信によると、松井市長は橋は安全だと述べた。", "松井", "ハーバー通信"),
        ("ハーバー通信によると、橋は安全だという。", "ハーバー通信", None),
        ("橋は来月に終わる。", None, None),
    ],
)
def test_whom_a_sentence_is_about_and_whom_it_leans_on(sentence: str, subject: str | None, via: str | None) -> None:
    found = subjects(masked(sentence), Context())
    assert tuple(one.name if one else None for one in found) == (subject, via)


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("松井市長は20日の会見で、橋は安全だと述べた。", "橋は安全だ"),
        ("また、松井市長は橋は安全だと述べた。", "橋は安全だ"),
        ("松井市長は橋を直すという考えを示した。", "橋を直す"),
    ],
)
def test_the_words_are_without_who_says_them_where_and_when(sentence: str, words: str) -> None:
    last = max(sentence.find("と述べた"), sentence.find("考えを"))
    speaker, (start, end) = content(sentence, 0, last, Context(), hearsay=False)
    assert speaker is not None
    assert (speaker.name, sentence[start:end]) == ("松井", words)


def test_whom_a_phrase_that_points_back_stands_for() -> None:
    mayor, board = phrase("松井市長"), phrase("教育委員会")
    context = Context(current=board, person=mayor, bodies=(board,))
    assert context.resolve(phrase("ソレン知事")) == phrase("ソレン知事")
    assert context.resolve(phrase("同氏")) == mayor
    assert context.resolve(phrase("同委員会")) == board
    assert context.resolve(None) == board
