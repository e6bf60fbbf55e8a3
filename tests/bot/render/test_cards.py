"""Cards: Discord's limits by construction, word for word, nothing of the feed's alive."""

from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.render.cards import ANSWER, DENIAL, LEAST_ROOM, MENTION, around_card, cards, mention_cards, watch_card
from bot.render.heads import watch_heading
from bot.render.pieces import Look
from bot.render.room import Room
from retrieval import Hit, Speaker
from retrieval.language import Language
from tests.bot.render.showing import formats, hit, payload, said, seen, texts
from tests.bot.render.test_escape import MARKUP

OURS = {"text", "strong", "quote", "subtext", "link", "timestamp"}


def one_card(shown: Hit, language: Language = "en", **options: Any) -> tuple[str, ...]:
    made = cards([shown], language, **options)
    payload(made.containers)
    return tuple(texts(made.containers))


def test_speaker_words_outlet_day_and_link() -> None:
    text = "ソレン氏は橋を直すと述べた。"
    shown = hit(
        text, ((5, 9),), speaker=Speaker(name="ソレン", as_written="ソレン氏"), utterances=(said("橋を直す", text),)
    )
    assert one_card(shown, "ja") == (
        "**ソレン氏** · 間接話法",
        "> ソレン氏は**橋を直す**と述べた。",
        "-# [見本新聞](https://example.org/a) \\@mihon · 2025-03-01",
    )


def test_the_name_is_told_as_the_asker_wrote_it_with_the_spelling_of_the_feed_beside_it() -> None:
    text = "ソレン氏は橋を直すと述べた。"
    shown = hit(
        text, utterances=(said("橋を直す", text, speaker=Speaker(name="ソレン", as_written="ソレン氏", role="市長")),)
    )
    look = Look(asked={"ソレン": "Soren"})
    assert one_card(shown, "en", look=look)[0] == "**Soren** (ソレン氏・市長) · reported"
    assert one_card(shown, "ja", look=look)[0] == "**Soren**（ソレン氏・市長） · 間接話法"
    same = Look(asked={"ソレン": "ソレン"})
    assert one_card(shown, "ja", look=same)[0] == "**ソレン氏・市長** · 間接話法"


def test_a_known_time_is_told_once_and_in_the_readers_zone() -> None:
    shown = hit("橋", published=datetime(2025, 3, 1, 15, 4, tzinfo=UTC), has_time=True)
    *_, foot = one_card(shown)
    assert "<t:1740841440:f>" in foot
    assert "2025" not in foot


def test_a_denial_has_a_colour_and_a_word() -> None:
    text = "ソレン氏は橋を売ることを否定した。"
    denied = hit(text, ((5, 16),), utterances=(said("橋を売る", text, act="denial"),))
    (card,) = cards([denied], "en").containers
    assert card.accent_colour == DENIAL
    assert texts([card])[0] == "**ソレン氏** · **denied** · reported"
    assert cards([hit(text)], "en").containers[0].accent_colour == ANSWER


def test_statements_that_differ_are_told_one_by_one() -> None:
    text = "ソレン氏は橋を売ると述べ、港は*安全*かと尋ねた。"
    shown = hit(text, utterances=(said("橋を売る", text), said("港は*安全*か", text, act="question", is_certain=False)))
    head, _, foot = one_card(shown, "ja")
    assert head == "**ソレン氏**"
    assert foot.split("\n")[:3] == [
        "-# 発言ごと",
        "-# 間接話法: 橋を売る",
        "-# **質問** · 間接話法 · 話者は推定: 港は\\*安全\\*か",
    ]


def test_other_carriers_and_edits_are_told() -> None:
    other = hit("橋", source="Harbor Wire", handle="hw", urls=["https://example.org/b"]).item
    no_link = hit("橋", source="*News* 24", handle="n", urls=[]).item
    shown = hit("橋", also_in=(other, no_link), edited=datetime(2025, 3, 4, tzinfo=UTC))
    *_, foot = one_card(shown)
    assert foot.endswith(
        "2025-03-01 · edited 2025-03-04 · strong match\n-# also in [Harbor Wire](https://example.org/b), \\*News\\* 24"
    )


def test_words_of_nobody_have_no_head_and_say_in_small_print_how_well_they_match() -> None:
    passage, foot = one_card(hit("橋", is_weak=True))
    assert passage == "> 橋"
    assert foot.endswith(" · 2025-03-01 · may not answer the question")


def test_who_is_only_named_is_told_apart_from_an_answer() -> None:
    made = mention_cards([hit("橋を*見た。", ((0, 1),)), hit("川。", ((0, 1),))], "ja", room=Room())
    first, second = made.containers
    assert first.accent_colour == second.accent_colour == MENTION
    assert texts([first])[:2] == [
        "**名前は出ていますが、発言としては読み取れませんでした:**",
        "> __橋__を\\*見た。",
    ]
    assert texts([second])[0] == "> __川__。"
    told = mention_cards([hit("橋")], "en", reason="Soren is *named*.").containers
    assert texts(told)[0] == "Soren is \\*named\\*."


def test_sentences_around_a_passage_stand_in_small_print() -> None:
    shown = hit("橋を直す。", before="# 前の文。\n二行目。", after="後の文。")
    made = around_card(shown, "ja")
    payload([made])
    assert texts([made])[:3] == ["-# \\# 前の文。\n-# 二行目。", "> 橋を直す。", "-# 後の文。"]


def test_a_watched_statement_says_why_it_is_posted() -> None:
    made = watch_card(hit("橋を直す。"), watch_heading("Soren", "橋", "en"), "en")
    assert texts([made])[0] == "-# New from Soren about 橋"


def test_a_translator_is_linked_for_what_is_in_another_language_only() -> None:
    look = Look(translator="https://translate.example/?to={language}&text={text}")
    (card,) = cards([hit("橋を直すと述べた。")], "en", look=look).containers
    (sent,) = payload([card])
    (button,) = sent["components"][-1]["components"]
    assert button["url"].startswith("https://translate.example/?to=en&text=%E6%A9%8B")
    assert len(button["url"]) <= 512
    (card,) = cards([hit("橋を直すと述べた。")], "ja", look=look).containers
    assert all(one["type"] == 10 for one in payload([card])[0]["components"])


def test_a_long_passage_is_cut_at_a_sentence_and_says_so() -> None:
    (card,) = cards([hit("橋は安全だとソレン氏が述べた。" * 400)], "en").containers
    passage, foot = texts([card])
    assert passage.endswith("述べた。 …")
    assert foot.endswith(" · shortened")


def test_the_caller_pages_by_what_fits() -> None:
    hits = [hit(f"{number}橋は安全だ。" * 60) for number in range(30)]
    shown, pages = 0, []
    while shown < len(hits):
        made = cards(hits[shown:], "en", room=Room(3_500, 30))
        payload(made.containers)
        assert made.shown == len(made.containers) > 0
        assert made.room == Room(3_500, 30).without(made.containers)
        pages.append(made.shown)
        shown += made.shown
    assert sum(pages) == 30
    assert max(pages) > 1


@pytest.mark.parametrize("link", ["javascript:alert(1)", "https://x.y/)[a](b", "ftp://x.y", "https://x.y/ z"])
def test_a_link_that_could_break_out_is_not_made_one(link: str) -> None:
    assert "link" not in formats(cards([hit("橋", urls=[link])], "en").containers)


def worst(text: str) -> Hit:
    """A hit whose every field is as long and as hostile as fields come."""
    people = [Speaker(name=text * 9, as_written=f"{text}{n}" * 9, role=text * 9) for n in range(12)]
    kinds = ("direct", "indirect", "headline")
    body = (text + "字") * 400
    utterances = tuple(
        said(body[:40], body, speaker=person, kind=kinds[n % 3], act="denial", is_certain=bool(n % 2))
        for n, person in enumerate(people)
    )
    link = "https://example.org/" + "a" * 480
    carriers = tuple(hit("橋", source=text * 30, handle=f"{text}{n}" * 20, urls=[link]).item for n in range(60))
    return hit(
        body, ((0, 3), (3, 9), (20, 21)), source=text * 60, handle=text * 60, urls=[link], utterances=utterances,
        also_in=carriers, before=body[:3_000], after=body[:3_000], edited=datetime(2025, 3, 4, tzinfo=UTC),
        dated="clamped", speaker=people[0],
    )  # fmt: skip


@pytest.mark.parametrize(
    "text",
    ["*", "👨\u200d👩\u200d👧\u200d👦", "\u202e", "h" + "\u0335" * 40, "<@1>", "\n", "a ", "ש", "\x00", *MARKUP[::7]],
)
@pytest.mark.parametrize("language", ["en", "ja"])
def test_the_worst_hit_fits_and_does_nothing(text: str, language: Language) -> None:
    look = Look(asked={text * 9: text * 90}, translator="https://translate.example/{text}")
    for made in (
        cards([worst(text)] * 3, language, look=look),
        mention_cards([worst(text)] * 3, language, look=look),
    ):
        assert made.shown >= 1
        assert not LEAST_ROOM.without(made.containers).is_overdrawn
        payload(made.containers)
        assert formats(made.containers) <= OURS | {"underline"}
    for card in (
        around_card(worst(text), language),
        watch_card(worst(text), watch_heading(text, text, "en"), language),
    ):
        assert not LEAST_ROOM.without([card]).is_overdrawn
        payload([card])
        assert formats([card]) <= OURS


def test_a_hundred_thousand_characters() -> None:
    text = "橋*_は<@1>安全だ。" * 9_000
    made = cards([hit(text, ((90_000, 90_004),))], "en")
    payload(made.containers)
    assert texts(made.containers)[0].startswith("> …")
    assert "**" in texts(made.containers)[0]


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.sampled_from([*MARKUP, *"*_~`|<>[]():@#\\-+.1 a橋", "\n", "\n\n\n"]), min_size=1, max_size=20).map(
        "".join
    ),
    st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=4),
)
def test_any_passage_is_read_as_it_stands(text: str, spans: list[tuple[int, int]]) -> None:
    text = f"a{text}z"
    inside = tuple((min(span), min(max(span), len(text))) for span in spans if min(span) < len(text))
    made = cards([hit(text, inside)], "en")
    payload(made.containers)
    assert formats(made.containers) <= OURS
    words = "".join(seen([made.containers[0]]).rsplit("\n", 1)[0].split())
    assert words.replace("@\u2060", "@") == "".join(text.split()).replace("@\u2060", "@")
