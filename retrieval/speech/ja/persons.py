"""Which names of a Japanese text are persons', by the evidence of all of it. Pure functions.

A name is a person's wherever it stands if anywhere it bears an honorific or a title, has an age behind it, or is the
full name of which the bare one is a part; no dictionary need know it.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache

from retrieval.names.titles import HONORIFICS, japanese_titles, pattern_of
from retrieval.speech.mentions import KATAKANA, Mention
from retrieval.text.analyzer import Morpheme

_KATAKANA = re.compile(
    rf"(?:{KATAKANA}{{2,}}|[ァ-ヺ](?=[・=＝][ァ-ヺー]{{2}}))(?:[・=＝ \u3000]{KATAKANA}{{2,}}|[・=＝]{KATAKANA}){{0,4}}"
)
_PARTS = re.compile(r"[・=＝ \u3000]")
_SURNAME = re.compile(r"[\u4e00-\u9fff々ヶ]{2,4}")
_CHINESE = re.compile(r"[\u4e00-\u9fff]{2,3}")
_AGE = re.compile(r"\s?[（(、]\s?(?:当時)?[\d０-９]{1,3}(?:歳|[)）])")
_SUBJECT = re.compile(r"(?:は|も|が)(?![\u4e00-\u9fff]{0,2}ある)")
_OF_BODIES = re.compile(
    r"(?:^|[・ ])(?:ザ|オブ|アンド|エンド)(?:[・ ]|$)"
    r"|(?:クラブ|チーム|ユナイテッド|シティ|グループ|ホールディングス|カンパニー|バンク|エアライン|エアラインズ|タイムズ|ポスト|ジャーナル|ニュース|テレビ|ラジオ"
    r"|センター|パーク|スタジアム|リーグ|カップ|シリーズ|フォーラム|ファンド|モーターズ|インターナショナル|ストリート|スクール|ホテル|ハウス|ブリッジ|ビーチ|アイランド|州|郡)$"
)
_IN_LATIN = ("CEO", "CFO", "COO", "CTO", "HC", "GM", "ＣＥＯ", "ＣＦＯ", "ＣＯＯ", "ＣＴＯ", "ＨＣ", "ＧＭ")
_FEWEST = 2


def persons_in(
    text: str, mentions: Sequence[Mention], morphemes: Sequence[Morpheme], places: frozenset[str]
) -> frozenset[str]:
    """Names and parts of names that stand for persons in a text.

    Args:
        text: of an item.
        mentions: the names in it that its words and titles tell.
        morphemes: its words, in order.
        places: names that it gives to states and places.
    """
    tags = {word.begin: word.part for word in morphemes}
    titled = {mention.name for mention in mentions if mention.is_person and mention.name not in places}
    found = titled | _katakana(text, tags, places, titled)
    return frozenset(found | {part for name in found for part in _shorter(name, tags, text) if part not in places})


def with_persons(
    text: str, mentions: Sequence[Mention], morphemes: Sequence[Morpheme], persons: frozenset[str]
) -> list[Mention]:
    """The mentions of a text, with those places where a person's name stands bare.

    Args:
        text: of an item.
        mentions: the names in it that its words and titles tell.
        morphemes: its words, in order.
        persons: from ``persons_in``.
    """
    known = [one._replace(is_person=True) if not one.is_person and one.name in persons else one for one in mentions]
    taken = sorted((one.start, one.end) for one in known)
    bounds = {word.begin for word in morphemes} | {word.end for word in morphemes}
    found = []
    for name in (name for name in persons if len(name) > 1):
        place = text.find(name)
        while place >= 0:
            end = place + len(name)
            number = bisect_left(taken, (place, place))
            is_free = not any(start < end and place < until for start, until in taken[max(0, number - 1) : number + 2])
            if is_free and place in bounds and end in bounds:
                found.append(Mention(place, end, name, "", is_person=True))
            place = text.find(name, end)
    return sorted([*known, *found], key=lambda one: one.start)


def _katakana(text: str, tags: dict[int, tuple[str, ...]], places: frozenset[str], titled: set[str]) -> set[str]:
    runs = [_without_office(text, match) for match in _KATAKANA.finditer(text)]
    subjects = {run for run, _, end in runs if _SUBJECT.match(text, end)}
    found = set()
    for run, start, end in runs:
        parts = _PARTS.split(run)
        if _OF_BODIES.search(run) or run in places or any(_is_state(tags.get(start), part, run) for part in parts):
            continue
        has_title = _titles().match(text, end) is not None
        if has_title or _AGE.match(text, end):
            found.add(run)
        elif len(parts) > 1:
            inside = (tags[place] for place in range(start, end) if place in tags)
            is_tagged = any(part[2] == "人名" for part in inside)
            recurs = any(part in subjects or part in titled for part in parts if len(part) > 1)
            if is_tagged or recurs or run in subjects:
                found.add(run)
    return found


def _without_office(text: str, match: re.Match[str]) -> tuple[str, int, int]:
    """A run of katakana and where it stands, without an office behind its last space: ペイン デジタル相."""
    run, start, end = match.group(), match.start(), match.end()
    space = max(run.rfind(" "), run.rfind("\u3000"))
    if space > 0 and text[end : end + 1] in ("相", "大", "長", "担", "庁", "省"):
        return run[:space], start, start + space
    return run, start, end


def _is_state(tag: tuple[str, ...] | None, part: str, run: str) -> bool:
    return tag is not None and part == run and tag[2] == "地名" and tag[3] == "国"


@cache
def _titles() -> re.Pattern[str]:
    titles = [*HONORIFICS, *_IN_LATIN, *(title for title in japanese_titles() if not title.isascii())]
    return re.compile(rf"[ \u3000]?{pattern_of(titles)}")


def _shorter(name: str, tags: dict[int, tuple[str, ...]], text: str) -> set[str]:
    """What a full name may be shortened to elsewhere: its parts, or the surname that the dictionary tells."""
    parts = [part for part in _PARTS.split(name) if len(part) >= _FEWEST]
    if len(parts) > 1:
        return {parts[0], parts[-1]}
    place = text.find(name)
    if place >= 0 and (tag := tags.get(place)) and tag[3] == "姓":
        surname = next((length for length in range(1, len(name)) if place + length in tags), 0)
        if _SURNAME.fullmatch(name[:surname]):
            return {name[:surname]}
    # 林東宇: 林 alone is a name before a title only, which whoever looks for one sees to.
    return {name[:1]} if _CHINESE.fullmatch(name) else set()
