"""The form that asks what was wrong."""

from typing import Any

from bot.asking.given import Given, given_of
from bot.asking.page import page_of
from bot.asking.request import Request
from bot.asking.verdict import LONGEST_NOTE, REASONS, Why
from bot.components.why import sent_answer, sent_why, why_form
from bot.texts.catalogue import LANGUAGES

ANSWER = "abcdefghijkl"


def given(retriever: Any, text: str, **fields: Any) -> Given:
    return given_of(page_of(retriever, Request(text=text, **fields)))


def fields(form: Any) -> dict[str, Any]:
    return {one["component"]["custom_id"]: one["component"] for one in form.to_dict()["components"]}


async def test_it_asks_which_hit_where_there_are_several(retriever: Any) -> None:
    several = fields(why_form(ANSWER, given(retriever, "ハルタ議員は何と言った?"), "en"))
    assert list(several) == ["reason", "hit", "note"]
    assert [one["value"] for one in several["reason"]["options"]] == list(REASONS)
    assert [one["label"] for one in several["hit"]["options"]] == ["All of them", "1", "2"]
    assert list(fields(why_form(ANSWER, given(retriever, "what did Soren say?"), "ja"))) == ["reason", "note"]


async def test_it_is_short_enough_for_discord_in_both_languages(retriever: Any) -> None:
    for language in LANGUAGES:
        form = why_form(ANSWER, given(retriever, "ハルタ議員は何と言った?"), language).to_dict()
        assert all(len(text) <= 45 for text in (form["title"], *(one["label"] for one in form["components"])))


def test_only_its_own_form_is_read() -> None:
    assert sent_answer({"custom_id": f"or:why:{ANSWER}:"}) == ANSWER
    assert sent_answer({"custom_id": f"or:more:{ANSWER}:"}) is None
    assert sent_answer({"custom_id": "feed"}) is None
    assert sent_answer({}) is None


def sent(**filled: Any) -> dict[str, Any]:
    components = [
        {"type": 18, "component": {"custom_id": name, **({"values": [value]} if name != "note" else {"value": value})}}
        for name, value in filled.items()
    ]
    return {"custom_id": f"or:why:{ANSWER}:", "components": components}


def test_what_was_sent_is_read_as_far_as_it_makes_sense() -> None:
    assert sent_why(sent(reason="wrong_date", hit="0123abcd", note=" Tuesday ")) == Why(
        reason="wrong_date", hit="0123abcd", note="Tuesday"
    )
    assert sent_why(sent(reason="not_asked", hit="*")) == Why(reason="not_asked")
    assert sent_why(sent(reason="nonsense", note="x" * 9_000)) == Why(reason="other", note="x" * LONGEST_NOTE)
    assert sent_why({}) == Why(reason="other")
