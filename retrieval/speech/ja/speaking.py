"""The noun phrase that a Japanese sentence takes as its speaker, and the name in it. Pure functions."""

import re
from collections.abc import Collection, Sequence
from functools import cache

from retrieval.names.limits import LONGEST_NAME
from retrieval.names.titles import HONORIFICS, japanese_titles
from retrieval.speech.ja.heads import (
    can_speak,
    is_medium,
    is_nothing,
    is_proper,
    is_role_word,
)
from retrieval.speech.mentions import Mention, find_mentions
from retrieval.speech.speakers import Phrase, Where
from retrieval.text.analyzer import Analyzer, Morpheme
from retrieval.text.quotations import NAME_CLOSES, NAME_OPENS

_FOREIGN_BEGINS = re.compile(r"[ァ-ヺーA-Z]{2}")

_DESCRIBED = re.compile(
    r"(?:大手|企業|会社|メーカー|団体|組織|銀行|チーム|クラブ|機関)の?(?P<name>[ァ-ヺーA-Za-z][ァ-ヺーA-Za-z・&.]{1,40})$"
)

_SAME = re.compile(
    r"^(?:同(?![日年月時様地点種]|[社党省庁県市局署紙店館院校大行団](?:幹部|広報|代表|関係|社長|会長|担当|職員|社員|議員|報道|筋|支部|本部))[\u4e00-\u9fffァ-ヺー]{1,9}|彼女?|彼ら|本人|両氏|両者|自身|それ|これ|(?:二|[2２])人)$"
)

_SOURCE_NOUN = re.compile(
    r"(?:の[\d０-９]{1,2}日)?の?(?:発表|声明|報告書?|調査|統計|データ|まとめ|説明|話|見方|考え|情報|関係筋|推計|試算|証言|投稿|報道|発言|談話|分析|主張|SNS|ブログ)(?:など)?$"
)

_QUOTED_NAME = re.compile(
    rf"(?P<noun>[^、。{NAME_OPENS}は]{{0,12}}){NAME_OPENS}(?P<name>[^{NAME_OPENS}{NAME_CLOSES}]+){NAME_CLOSES}$"
)

_BRACKETS = re.compile(r"[（(][^（()]*[)）]$")
_SHORT_BRACKETS = re.compile(r"[（(][^（()）]{0,20}[)）]$")
_NO_WORD = re.compile(r"[^\w]+|ℹ\ufe0f?")
_ROLE_SIGNS = re.compile(r"[\u4e00-\u9fffァ-ヺーA-Zａ-ｚＡ-Ｚ・]*")
_OCCASION = re.compile(r"(?:\d+[年月日時](?:夜|朝|午前|午後)?の?|同日の?|[\u4e00-\u9fff]{2,6}での)+")
""""20日の記者会見の…": dates and places before の are no part of who speaks."""

_MOST_REMARKS = 8
"""The longest chain of remarks that is followed to its speaker (ウォルツ氏の発言の説明): each is analysed anew."""

_PLACE_SURNAME = re.compile(r"[\u4e00-\u9fff]{2,3}")

_OF_PLACE = re.compile(
    r"[都道府県市区町村州郡省庁署港駅国大高中小支工電鉄銀議税空農漁労]|(?:地|家|簡|高)裁|知事|首相|大統領|外相|国王|代表|監督|選手|大使|政府|警|新聞|放送|住民|市民|人"
)
"""What stands behind the name of a place rather than behind a surname that the dictionary takes for one."""

_OFFICE = re.compile(
    r"(?![^党派家邸宅]*[党派家邸宅])[\u4e00-\u9fff]{2,4}(?<![会社店院所団局省庁署園校隊館駅町村市県区郡州国車型流案法説節論戦世代])"
)
"""Behind a surname, words that name no body, house or thing: an office that no table has."""

_TOLD = "との"
_JOINING = frozenset("の ・ や と = ＝ ／ / 「 」".split())


def speaking_phrase(
    text: str, analyzer: Analyzer, persons: Collection[str] = (), where: Where = "", places: Collection[str] = ()
) -> Phrase | None:
    """The speaker that a piece of text ends with, or None where it ends with something that cannot speak.

    Args:
        text: ends where a particle or a quotation follows.
        analyzer: tells words; of this thread.
        persons: names known to be persons', whatever the dictionary takes them for.
        where: a topic never stands for whose remark it is; before a quotation any name speaks, before によると
            anything.
        places: names known to be states' and places'.

    >>> speaking_phrase("20日の会見でウォルツ大統領補佐官", Analyzer()).as_written
    'ウォルツ大統領補佐官'
    >>> speaking_phrase("橋の工事", Analyzer()) is None
    True
    >>> speaking_phrase("西側の当局者2人", Analyzer()).as_written
    '西側の当局者2人'
    """
    # Whose remark a phrase tells of stands before it, so that each remark at its end is taken off in turn.
    for _ in range(_MOST_REMARKS):
        text = text.rstrip(" 、\u3000")
        if text.endswith((")", "）")):
            text = _BRACKETS.sub("", text)
        if text.endswith(NAME_CLOSES) and (quoted := _QUOTED_NAME.search(text)):
            return Phrase(quoted["name"], f"{quoted['noun']}「{quoted['name']}」")
        if not text:
            return None
        if _SAME.match(text):
            return Phrase(text, text, is_same=True)
        if person := _person(text, persons, places, where, analyzer):
            return _joint(text, person, persons, places, analyzer)
        phrase = _trailing_nouns(text, analyzer)
        speaker = _SOURCE_NOUN.sub("", phrase)
        if not speaker or speaker == phrase:
            return _noun_phrase(phrase, where, analyzer)
        if where in ("topic", "opening", "dated", "quoting"):
            return None
        text, where, places = speaker, "", ()
    return None


def _person(
    text: str, persons: Collection[str], places: Collection[str], where: Where, analyzer: Analyzer
) -> Phrase | None:
    """The person whose name, with a title or without, ends a text."""
    mentions = find_mentions(text, analyzer)
    if mentions:
        mention = mentions[-1]
        rest = text[mention.end :]
        role = _title(rest) or (rest if mention.title and rest.endswith(mention.title) else "")
        if role != rest and rest.startswith(("州", "市", "県", "省", "政府", "社")):
            return None
        is_known = mention.name in persons and (len(mention.name) > 1 or bool(rest))
        is_person = (mention.is_person or is_known) and mention.name not in places
        if is_person and (not rest or role == rest or _is_role(rest)):
            name = _whole_name(text, mention, persons)
            return Phrase(name, text[mention.end - len(name) :], is_person=True)
    return _person_in(text, persons, places, where, analyzer)


def _whole_name(text: str, mention: Mention, persons: Collection[str]) -> str:
    """The longest of the known names that ends where a mention does: ミカ ソレン for ソレン."""
    longer = (text[start : mention.end] for start in range(max(0, mention.end - LONGEST_NAME), mention.start))
    return next((name for name in longer if name in persons), mention.name)


def _person_in(
    text: str, persons: Collection[str], places: Collection[str], where: Where, analyzer: Analyzer
) -> Phrase | None:
    """A person by a name that the text elsewhere shows to be one, or by the dictionary's word before a role."""
    words = analyzer.morphemes(text)
    first = len(words)
    while first and (
        words[first - 1].part[0] in ("名詞", "接尾辞", "接頭辞") or words[first - 1].surface in "・=＝ \u3000"
    ):
        first -= 1
    for number in range(first, len(words)):
        begin = words[number].begin
        if text.startswith(_TOLD, begin - len(_TOLD)):
            # …との見方: what is told there is a word, though somebody may be called so.
            continue
        if len(text) - begin > LONGEST_NAME:
            # A name with its role is no longer, and every part of it is tried.
            continue
        for last in range(len(words), number, -1):
            name, rest = text[begin : words[last - 1].end], text[words[last - 1].end :]
            is_known = name in persons and name not in places
            if (is_known and ((not rest and len(name) > 1) or _is_role(rest) or _title(rest))) or (
                _is_named(words[number:last], name, rest, where, is_first=number == first) and name not in places
            ):
                return Phrase(name, text[begin:], is_person=True)
    return None


def _is_named(words: Sequence[Morpheme], name: str, rest: str, where: Where, *, is_first: bool) -> bool:
    """Whether words that the dictionary takes for a person's name are one: before a role, or alone as a topic."""
    if len(words) == 1 and words[0].part[2] == "地名" and rest and not _OF_PLACE.match(rest):
        return bool(_PLACE_SURNAME.fullmatch(name)) and _is_role(rest)
    if not all(word.part[2] == "人名" for word in words):
        return False
    if rest:
        return _is_role(rest) or (words[0].part[3] == "姓" and bool(_OFFICE.fullmatch(rest)))
    return is_first and len(name) > 1 and where in ("topic", "opening", "dated", "quoting") and words[0].part[3] == "姓"


def _joint(text: str, person: Phrase, persons: Collection[str], places: Collection[str], analyzer: Analyzer) -> Phrase:
    """Two persons who speak together, under the name of the first: ソレン研究員とロッシ博士."""
    before = text[: len(text) - len(person.as_written)]
    if not before.endswith("と"):
        return person
    bare = _SHORT_BRACKETS.sub("", before[:-1])
    other = _person(bare, persons, places, "", analyzer)
    return other._replace(joined=f"と{person.as_written}") if other else person


def _noun_phrase(phrase: str, where: Where, analyzer: Analyzer) -> Phrase | None:
    """The body or the nameless person that a run of nouns names."""
    if not phrase or is_nothing(phrase):
        return None
    words = analyzer.morphemes(phrase)
    is_name = (where == "quoting" and words[-1].part[1] == "固有名詞" and words[-1].part[2] != "一般") or (
        where == "opening" and any(is_proper(word) for word in words)
    )
    if not (can_speak(phrase, analyzer) or is_name or where in ("dated", "telling")):
        return None
    named = phrase if is_role_word(phrase) else _named_body(phrase, analyzer)
    return Phrase(named, phrase, is_media=is_medium(phrase))


def _named_body(phrase: str, analyzer: Analyzer) -> str:
    """The name of a body behind what it is: 電池大手のセヒョン is セヒョン, 自動車部品の三輪精工 is 三輪精工."""
    if behind := _DESCRIBED.search(phrase):
        return behind["name"]
    before, _, name = phrase.rpartition("の")
    if before and name and (_FOREIGN_BEGINS.match(name) or any(is_proper(word) for word in analyzer.morphemes(name))):
        return name
    return phrase


_OTHERS = re.compile(r"(?:氏|さん|容疑者|被告)[\u4e00-\u9fff]|(?:側近|周辺|陣営|支持者|関係者)$")


def _is_role(rest: str) -> bool:
    rest = rest.strip(" \u3000")
    # メイ氏擁護派 and 岡田氏側 are others than the one they stand by.
    return not _OTHERS.match(rest) and (len(rest) <= 14 and bool(_ROLE_SIGNS.fullmatch(rest)) and is_role_word(rest))


def _title(rest: str) -> str:
    return rest if rest.lstrip("米英仏独露ロ中韓日伊宇 　") in _titles() else ""


@cache
def _titles() -> frozenset[str]:
    return frozenset(japanese_titles()) | frozenset(HONORIFICS)


def _trailing_nouns(text: str, analyzer: Analyzer) -> str:
    """The run of nouns, and of the particles that join nouns, that a text ends with."""
    start = len(text)
    words = analyzer.morphemes(text)
    for word in reversed(words):
        part = word.part
        surface = text[word.begin : word.end]
        if part[0] in ("名詞", "接頭辞", "接尾辞", "形状詞", "代名詞") or surface in _JOINING or surface.isascii():
            start = word.begin
        else:
            break
    phrase = text[start:].lstrip("のやと")
    for leading in (_NO_WORD, _OCCASION):
        if found := leading.match(phrase):
            phrase = phrase[found.end() :]
    return phrase
