"""What is refused without a verb of denying before it, and what only looks like a refusal."""

import pytest

from retrieval.speech.ja.refusing import about, by_agent, denying, refused, refuses
from retrieval.speech.lexicon import Refusal, refusals
from retrieval.speech.utterances import find_utterances
from tests.conftest import MakeItem
from tests.retrieval.speech.ja.reading import sentence


def told(make_item: MakeItem, text: str) -> list[tuple[str, str, str, str]]:
    found = find_utterances(make_item(text, headline="", lang="ja"))
    return [(one.speaker.name if one.speaker else "", one.act, one.text, one.cue) for one in found]


@pytest.mark.parametrize("row", refusals(), ids=lambda row: row.verb)
def test_each_row_refuses_what_its_example_says(row: Refusal, make_item: MakeItem) -> None:
    assert [one[:3] for one in told(make_item, row.example)] == [("松井", "denial", row.said)]


@pytest.mark.parametrize(
    "text",
    [
        "ソレン市長は隣町の要求に応じた。",
        "ソレン市長は隣町の要求に応じないわけではない。",
        "ソレン市長は隣町の要求に応じない可能性がある。",
        "ソレン市長は隣町の要求に応じなければならない。",
        "ソレン市長は隣町の要求を認めざるを得ない。",
        "ソレン市長は隣町の要求を認めた。",
        "ソレン市長は取材に応じなかった。",
        "ソレン市長は橋を閉じる可能性を排除しなかった。",
        "ソレン市長はボールを蹴った。",
        "ソレン市長は要求を拒否しなかった。",
        "ソレン市長は閉鎖を否定はしなかった。",
        "ソレン市長は肯定も否定もしなかった。",
        "ソレン市長は明言を拒んだ。",
        "ソレン市長は取材の申し入れに応じていない。",
        "ソレン市長は要求を拒否するだろう。",
        "ソレン市長は要求を拒否するかもしれない。",
        "ソレン市長は要求を拒否したとみられる。",
        "ソレン市長は要求を拒否したとされる。",
        "ソレン市長は要求を拒否すれば、信頼を失う。",
        "ソレン市長は、資金を流用したとの疑惑を否定するとみられる。",
        "隣町の提案はソレン市長によって拒否されなかった。",
    ],
)
def test_what_refuses_nothing(text: str, make_item: MakeItem) -> None:
    assert told(make_item, text) == []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "ソレン市長は、港を渡す要求は受け入れられないとして拒否している。",
            [("ソレン", "denial", "港を渡す要求は受け入れられない", "として拒否")],
        ),
        (
            "ソレン市長は、隣町の要求は飲めないとして、これを断固拒否した。",
            [("ソレン", "denial", "隣町の要求は飲めない", "として、これを断固拒否")],
        ),
        (
            "ソレン市長は橋は安全だとして要求を拒否した。",
            [("ソレン", "statement", "橋は安全だ", "として"), ("ソレン", "denial", "要求", "を拒否")],
        ),
        (
            "ソレン市長は、隣町が示した協定の草案については保証が足りないとして拒否している。",
            [
                ("ソレン", "denial", "隣町が示した協定の草案", "拒否"),
                ("ソレン", "statement", "保証が足りない", "として"),
            ],
        ),
        ("ソレン市長は隣町が求める面会を拒否した。", [("ソレン", "denial", "隣町が求める面会", "を拒否")]),
        ("隣町の提案はソレン市長によって拒否された。", [("ソレン", "denial", "隣町の提案", "拒否")]),
        ("ノルデン氏は、ソレン市長が提案を拒否したと述べた。", [("ソレン", "denial", "提案", "を拒否")]),
        ("ソレン市長は隣町の要求に応じず、席を立った。", [("ソレン", "denial", "隣町の要求", "に応じ")]),
        (
            "ノルデン氏は、ソレン市長が橋を売ると述べたことを否定した。",
            [("ノルデン", "denial", "ソレン市長が橋を売ると述べた", "ことを否定")],
        ),
        (
            "ノルデン氏は「橋を売る」と発言したとの報道を否定した。",
            [("ノルデン", "denial", "「橋を売る」と発言した", "との報道を否定")],
        ),
        (
            "ノルデン氏は、ソレン市長が提案を拒否したことを否定した。",
            [("ノルデン", "denial", "ソレン市長が提案を拒否した", "ことを否定")],
        ),
        ("ソレン市長は要求には応じない考えを示した。", [("ソレン", "statement", "要求には応じない", "考えを示し")]),
        ("ソレン市長は提案をはねつけた。", [("ソレン", "denial", "提案", "をはねつけ")]),
        ("ソレン市長は「事実ではない」として否定した。", [("ソレン", "denial", "事実ではない", "として否定")]),
        (
            "ソレン市長は要求を拒否するよう部下に指示した。",
            [("ソレン", "demand", "要求を拒否するよう", "よう部下に指示")],
        ),
        (
            "ソレン市長は「個人の意見だ」と断った上で、「橋は要る」と述べた。",
            [("ソレン", "statement", "個人の意見だ", "と断っ"), ("ソレン", "statement", "橋は要る", "と述べ")],
        ),
    ],
)
def test_who_refuses_what(text: str, wanted: list[tuple[str, str, str, str]], make_item: MakeItem) -> None:
    assert told(make_item, text) == wanted


def test_the_rules_by_themselves() -> None:
    words = sentence("市長は要求に応じなかった。").words
    particle = next(number for number, word in enumerate(words) if word.surface == "に")
    mark = refused(words, particle)
    assert mark
    assert (mark.content, mark.form, mark.act) == (particle, "object", "denial")
    assert by_agent(words, particle) is None
    assert about(words, particle) is None
    found = denying(sentence("これを強く拒否した。").words, 0)
    assert found
    assert refuses("港は渡せないし、要求は認められない", found)
    assert not refuses("橋は危険だ", found)


@pytest.mark.parametrize(("line", "words"), [("拒否", "隣町の要求"), ("一蹴", "隣町の要求"), ("拒否か", None)])
def test_a_headline_refuses(line: str, words: str | None, make_item: MakeItem) -> None:
    found = told(make_item, f"ソレン市長、隣町の要求を{line}\n市長は18日、会見した。")
    assert found == ([("ソレン", "denial", words, line)] if words else [])
