"""Embeds: Discord's limits by construction, dates that are never wrong, text that shows as it is."""

from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.render.embeds import (
    MAX_DESCRIPTION,
    MAX_EMBEDS,
    MAX_FIELD,
    MAX_TOTAL,
    answer_embeds,
    hit_embed,
    sources_message,
    speakers_message,
)
from bot.render.escape import shown
from retrieval import (
    Answer,
    AnswerStatus,
    FeedItem,
    Hit,
    Passage,
    Query,
    SourceInfo,
    Speaker,
    SpeakerInfo,
    Utterance,
)


def hit(text: str, spans: tuple[tuple[int, int], ...] = (), **fields: Any) -> Hit:
    values: dict[str, Any] = {
        "source": "見本新聞", "handle": "mihon", "published": datetime(2025, 3, 1, tzinfo=UTC), "has_time": False,
        "urls": ["https://t.co/a"], "headline": "h", "text": text,
    }  # fmt: skip
    item = FeedItem(**{**values, **fields})
    passage = Passage(item_id=item.id, start=0, end=len(text), text=text)
    return Hit(item=item, passage=passage, highlights=spans, score=1.0)


def answer(hits: list[Hit]) -> Answer:
    return Answer(status=AnswerStatus.ANSWERED, message="m", query=Query(text="q"), hits=tuple(hits))


def test_passage_source_date_and_link() -> None:
    embed = hit_embed(hit("橋を直すと述べた。", ((0, 4),)), "ja")
    assert embed.description == "**橋を直す**と述べた。"
    assert embed.author.name == "見本新聞 (@mihon)"
    assert embed.fields[0].value == "<t:1740830400:D> (2025-03-01) · [投稿を開く](https://t.co/a) · よく一致"


def test_a_known_time_is_shown_in_the_readers_zone_beside_the_printed_one() -> None:
    embed = hit_embed(hit("橋", published=datetime(2025, 3, 1, 15, 4, tzinfo=UTC), has_time=True), "en")
    assert "<t:1740841440:f> (2025-03-01 15:04)" in str(embed.fields[0].value)


def test_speaker_kind_and_other_carriers() -> None:
    one = hit("橋").model_copy(
        update={
            "speaker": Speaker(name="ソレン", as_written="ソレン氏"),
            "kind": "direct",
            "also_in": (hit("橋", handle="x").item,),
        }
    )
    embed = hit_embed(one, "en")
    assert str(embed.fields[0].value).startswith("ソレン氏 · ")
    assert str(embed.fields[0].value).endswith("word for word")
    assert embed.fields[1].name == "Also in"


def test_a_speaker_known_by_another_name_is_shown_with_it() -> None:
    role_alone = Speaker(name="ソレン", as_written="同市長", role="市長")
    embed = hit_embed(hit("橋").model_copy(update={"speaker": role_alone, "kind": "indirect"}), "ja")
    assert str(embed.fields[0].value).replace("\\", "").startswith("同市長 (ソレン) · ")
    account = Speaker(name="見本新聞", as_written="@mihon")
    embed = hit_embed(hit("橋").model_copy(update={"speaker": account, "kind": "post"}), "en")
    assert str(embed.fields[0].value).startswith("見本新聞 · ")
    assert str(embed.fields[0].value).endswith("own words")


def said(words: str, text: str, **fields: Any) -> Utterance:
    start = text.index(words)
    values = {"kind": "indirect", "cue": "と", "speaker": Speaker(name="ソレン", as_written="ソレン氏"), **fields}
    return Utterance(start=start, end=start + len(words), text=words, **values)


def test_a_denial_is_told_as_one() -> None:
    text = "ソレン氏は橋を売ることを否定した。"
    one = hit(text, ((5, 16),)).model_copy(update={"utterances": (said("橋を売る", text, act="denial"),)})
    assert str(hit_embed(one, "ja").fields[0].value).endswith(" · **否定** · 間接話法")
    assert str(hit_embed(one, "en").fields[0].value).endswith(" · **denied** · reported")


def test_statements_that_differ_are_told_one_by_one() -> None:
    text = "ソレン氏は橋を売ると述べ、港は*安全*かと尋ねた。"
    utterances = (said("橋を売る", text), said("港は*安全*か", text, act="question", is_certain=False))
    embed = hit_embed(hit(text).model_copy(update={"utterances": utterances}), "ja")
    assert str(embed.fields[0].value).startswith("ソレン氏 · ")
    assert "間接話法" not in str(embed.fields[0].value)
    assert (embed.fields[1].name, str(embed.fields[1].value).splitlines()) == (
        "発言ごと",
        ["間接話法: 橋を売る", "**質問** · 間接話法 · 話者は推定: 港は\\*安全\\*か"],
    )


def test_a_hit_with_many_statements_and_carriers_fits() -> None:
    text = "*橋_を" * 1_500
    utterances = tuple(
        Utterance(
            start=4 * number,
            end=4 * number + 4,
            text="*橋_を",
            kind="indirect",
            cue="と",
            speaker=Speaker(name=f"*@{number}" * 30, as_written="<@1>" * 80),
            is_certain=bool(number % 2),
        )
        for number in range(200)
    )
    carriers = tuple(hit("橋", handle=f"h{number}" * 5).item for number in range(90))
    link = "https://x.y/" + "a" * 488
    one = hit(text, source="*" * 500, handle="_" * 500, urls=[link])
    embed = hit_embed(one.model_copy(update={"utterances": utterances, "also_in": carriers}), "ja")
    assert len(embed) <= MAX_TOTAL
    assert all(0 < len(field.value or "") <= MAX_FIELD for field in embed.fields)
    assert len(embed.fields) == 3


def test_speakers_are_listed_with_how_much_is_uncertain() -> None:
    day = datetime(2025, 3, 1, tzinfo=UTC).date()
    one = SpeakerInfo(name="Ida\n# Soren", role="Mayor", statements=5, first=day, last=day, uncertain=2)
    assert speakers_message([one], "en") == (
        "Ida \\# Soren · Mayor · 5 (speaker uncertain: 2) · 2025-03-01 – 2025-03-01"
    )
    certain = one.model_copy(update={"uncertain": 0, "role": ""})
    assert speakers_message([certain], "ja") == "Ida \\# Soren · 5 · 2025-03-01 – 2025-03-01"


def test_who_is_only_named_is_told_apart_from_an_answer() -> None:
    mentions = (hit("橋を*見た。", ((0, 1),)), hit("川。", ((0, 1),)))
    found = Answer(status=AnswerStatus.NOT_A_SPEAKER, message="m", query=Query(text="q"), mentions=mentions)
    ((first, second),) = answer_embeds(found, "ja")
    assert first.title == second.title == "名前は出ていますが、発言としては読み取れませんでした:"
    assert first.description == "__橋__を\\*見た。"
    assert str(first.fields[0].value).endswith("名前のみ")
    assert first.colour != hit_embed(mentions[0], "ja").colour


_pieces = [*"橋a*_`~|<@#[]()>\\\n-1.:/ 「」\u200b\u202e", "@everyone", "https://x.y/"]
_texts = st.lists(st.sampled_from(_pieces), max_size=200).map("".join)


@settings(max_examples=80, deadline=None)
@given(st.lists(st.tuples(_texts, st.integers(1, 12)), min_size=1, max_size=14))
@pytest.mark.parametrize("field", ["hits", "mentions"])
def test_any_answer_fits_discords_limits(field: str, texts: list[tuple[str, int]]) -> None:
    shown_ones = [hit((text + "字") * times, ((0, 1),)) for text, times in texts]
    pages = answer_embeds(answer([]).model_copy(update={field: tuple(shown_ones)}), "en")
    assert sum(map(len, pages)) == len(texts)
    for page in pages:
        assert len(page) <= MAX_EMBEDS
        assert sum(map(len, page)) <= MAX_TOTAL
        for embed in page:
            assert 0 < len(embed.description or "") <= MAX_DESCRIPTION
            assert all(len(field.value or "") <= MAX_FIELD for field in embed.fields)


@given(st.text(alphabet="橋a*_`~|<@>#[]()\\ -1.:", min_size=1, max_size=80))
def test_a_person_sees_the_passage_as_it_is(text: str) -> None:
    embed = hit_embed(hit(text), "en")
    assert shown(embed.description or "") == text


@pytest.mark.parametrize("link", ["javascript:alert(1)", "https://x.y/)[a](b", "ftp://x.y", "https://x.y/ z"])
def test_a_link_that_could_break_out_is_not_made_one(link: str) -> None:
    assert "](" not in str(hit_embed(hit("橋", urls=[link]), "en").fields[0].value)


def test_a_long_list_of_sources_is_cut() -> None:
    day = datetime(2025, 3, 1, tzinfo=UTC).date()
    found = [SourceInfo(handle=f"handle{n}", source="*新聞*" * 10, items=1, first=day, last=day) for n in range(80)]
    message = sources_message(found)
    assert len(message) <= 2000
    assert message.endswith("…")


def test_an_edit_is_told_beside_the_date() -> None:
    embed = hit_embed(hit("橋は安全だ。", edited=datetime(2025, 3, 4, tzinfo=UTC)), "ja")
    assert "2025-03-04に編集" in str(embed.fields[0].value)
