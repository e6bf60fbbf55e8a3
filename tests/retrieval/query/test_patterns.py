"""Every way to ask by its own example, questions as people ask them, and questions that no way should read."""

from pathlib import Path

import pytest

from retrieval.query.patterns import Question, QuestionPattern, patterns, read_question

ROWS = [*patterns("en"), *patterns("ja")]
ASKED = [
    line.split("\t")
    for line in (Path(__file__).parent / "questions.tsv").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


def what_is_read(question: Question) -> set[str]:
    read = {
        "talk": question.is_talk,
        "newest": question.wants_newest,
        "deed": question.is_deed,
        "guess": question.wants_speech and question.is_guess,
        "speech": question.wants_speech and not question.is_guess,
        "plain": not question.wants_speech and not question.is_talk,
    }
    return {name for name, holds in read.items() if holds} | ({question.act} if question.act else set())


@pytest.mark.parametrize("way", ROWS, ids=lambda way: way.example)
@pytest.mark.parametrize("mark", ["", "?", "？"])
def test_each_way_to_ask_reads_its_example(way: QuestionPattern, mark: str) -> None:
    read = read_question(way.example + mark)
    assert (read.speaker, read.topic, read.wants_speech) == (
        way.speaker,
        way.topic,
        bool(way.reads & {"speech", "guess"}),
    )
    assert way.reads <= what_is_read(read)


@pytest.mark.parametrize(("text", "speaker", "topic", "reads"), ASKED, ids=lambda field: field)
def test_questions_as_people_ask_them(text: str, speaker: str, topic: str, reads: str) -> None:
    question = read_question(text)
    found = "" if question.is_talk else question.topic
    assert (question.speaker, found, what_is_read(question)) == (speaker.strip() or None, topic, set(reads.split()))


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


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("what did 岡田 say about it?", "en"),
        ("NATOは何と言った", "ja"),
        ("what did ゼレンスキー大統領 say?", "en"),
        ("Waltz's national security adviserは何と言った", "ja"),
    ],
)
def test_the_language_is_that_of_the_words_around_the_names(question: str, language: str) -> None:
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


def test_what_serves_as_a_mark_is_read_over() -> None:
    assert read_question("what did \ue000Okada\ue011 say\ue000?").speaker == "Okada"
