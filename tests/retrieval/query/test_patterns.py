"""Every pattern by its own example, and questions that no pattern should read."""

import pytest

from retrieval.query.patterns import ENGLISH_PATTERNS, JAPANESE_PATTERNS, PLAIN_PATTERNS, QuestionPattern, read_question


@pytest.mark.parametrize("pattern", [*ENGLISH_PATTERNS, *JAPANESE_PATTERNS], ids=lambda pattern: pattern.example)
@pytest.mark.parametrize("mark", ["", "?", "？"])
def test_each_pattern_reads_its_example(pattern: QuestionPattern, mark: str) -> None:
    read = read_question(pattern.example + mark)
    assert (read.speaker, read.topic, read.wants_speech) == (pattern.speaker, pattern.topic, True)


@pytest.mark.parametrize("pattern", PLAIN_PATTERNS, ids=lambda pattern: pattern.example)
def test_each_plain_pattern_reads_its_example(pattern: QuestionPattern) -> None:
    read = read_question(pattern.example)
    assert (read.speaker, read.topic, read.wants_speech) == (None, pattern.topic, False)


@pytest.mark.parametrize(
    "question",
    [
        "why was the ferry late?",
        "how many bridges are there in the city?",
        "橋はいつ開通する?",
        "what did they say?",
        "who is the mayor?",
        "橋の長さは?",
    ],
)
def test_what_asks_for_nobodys_words_stays_a_plain_search(question: str) -> None:
    assert read_question(question).speaker is None


@pytest.mark.parametrize(("question", "language"), [("what did 岡田 say about it?", "en"), ("NATOは何と言った", "ja")])
def test_language(question: str, language: str) -> None:
    assert read_question(question).language == language


@pytest.mark.parametrize(
    "text",
    [
        "池田輝政が姫路城主になったのは何という戦が終わってからですか?",
        "江戸の人は信濃からの労働者たちを何と言ってからかいましたか?",
        "発酵させることで独特の風味が生じる食品を何と言いますか?",
        "酵素を構成している成分は何という栄養素ですか?",
        "The commission was Martelly's response to the protests.",
    ],
)
def test_asking_for_a_name_is_not_asking_for_words(text: str) -> None:
    assert read_question(text).speaker is None


def test_a_line_break_is_white_space_like_any_other() -> None:
    typed = " what did\nMayor Okada\u3000\u3000say about\r\nthe  dam? "
    read = read_question(typed)
    assert (read.speaker, read.topic) == ("Mayor Okada", "the dam")
    assert read.text == typed.strip()
