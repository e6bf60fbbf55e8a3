"""What is no question, and what looks like it and is one."""

import pytest

from retrieval.query.patterns import read_question
from retrieval.query.talk import Talk, TalkPattern, talk_in, talk_patterns

SAID: tuple[tuple[Talk, tuple[str, ...]], ...] = (
    ("greeting", ("hi", "Hello bot!", "good morning", "こんにちは！", "how are you?")),
    ("thanks", ("thanks", "thank you!", "THX", "ty", "ok thanks", "great, thank you so much", "Thanks!!! 🙏")),
    ("thanks", ("ありがとう", "ありがとうございます！", "ありがとうw", "ありがとう😊", "ok!! thanks!! bye!!")),
    (
        "assent",
        ("ok", "lol", "haha", "nice!", "ok 👍", "👍", "😂😂", "👨‍👩‍👧‍👦", ":thumbsup:", "<:party:123456>", "...", "!"),
    ),
    (
        "assent",
        (
            "了解",
            "了解です👍",
            "なるほど。",
            "へえ〜",
            "はい",
            "笑",
            "never mind",
            "what",
            "really?",
            "very interesting",
        ),
    ),
    ("help", ("help", "HELP!", "what can you do?", "how does this work", "who are you?", "?", "使い方は?", "ok, help")),
    ("doubt", ("wrong", "that's not what I asked", "are you sure?", "違う", "意味がわからない")),
    ("where", ("source?", "link please", "where is that from?", "when?", "出典は?", "いつ?")),
    ("change", ("translate", "in Japanese?", "TL;DR", "英語で", "要約して")),
)

QUESTIONS = """help for Ukraine
what did Okada say about thanks?
thanks to Okada the dam is safe
no comment from Okada
good news?
test results
why not Okada
sources close to Okada
source of the leak
when did Okada speak?
where is the ferry?
who says the dam is safe?
the link between the dam and the flood
translation of Okada's speech
examples of damage
what is this deal?
who are you, Okada?
stop the war
ok corral
yes men in the council
what's up with the ferry?
is it true that the dam is safe?
ありがとう岡田
了解覚書について
例の橋は?
助けてと言ったのは誰?
ヘルプデスクの発言
違う人の発言
本当に橋は安全?
いつ橋は開通する?
何が言われた?
㍿
2025
Okada
橋
no, Okada
more""".splitlines()


@pytest.mark.parametrize("way", talk_patterns(), ids=lambda way: way.example)
@pytest.mark.parametrize("mark", ["", "!", "？", " 🙂"])
def test_each_way_reads_its_example(way: TalkPattern, mark: str) -> None:
    assert talk_in(way.example + mark) == way.kind


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind, texts in SAID for text in texts])
def test_what_people_say_who_ask_nothing(kind: Talk, text: str) -> None:
    assert talk_in(text) == kind
    assert read_question(text).is_talk


@pytest.mark.parametrize("text", QUESTIONS)
def test_what_only_begins_like_it_is_a_question(text: str) -> None:
    assert talk_in(text) is None
    assert not read_question(text).is_talk


def test_a_long_text_is_no_mere_thanks() -> None:
    assert talk_in("thanks " * 40) is None
    assert talk_in("ha" * 200) is None
