"""Who can speak: the noun phrase that a sentence takes as its speaker, and the name in it. Japanese; pure functions."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from retrieval.names.limits import LONGEST_NAME
from retrieval.names.titles import HONORIFICS, japanese_titles
from retrieval.speech.mentions import Mention, find_mentions
from retrieval.text.analyzer import Analyzer, Morpheme
from retrieval.text.quotations import NAME_CLOSES, NAME_OPENS


@dataclass(frozen=True)
class Heads:
    """Last words of a noun phrase that can speak.

    Attributes:
        pattern: how they are written.
        example: a phrase.
    """

    pattern: str
    example: str


GROUPS = (
    Heads(
        r"[\u4e00-\u9fff]{0,6}(?:省|庁|府|署|局|院|警|会|党|軍|社|団|派|側|庁舎|課|部|市|県|町|村|区|州|国|裁|銀|労組|連合|同盟|台|所|隊|室|座|寺|連|協|公社|公団|信金|中銀|電力|電鉄|鉄道|製薬|証券|航空|自動車|精機|化学|建設|商事|物産|製鉄|海運|軍|議会|大|大学)",
        "国土交通省",
    ),
    Heads(
        r"(?:政府|当局|警察|検察|消防|議会|国会|内閣|政権|与党|野党|連盟|組合|協会|財団|機関|機構|基金|大学|学校|高校|園|保健所|研究所|館|団体|店|病院|銀行|会社|委|協議会|研究所|大使館|事務所|事務局|球団|クラブ|チーム|ホールディングス|グループ|センター|メディア|サービス|ネットワーク|エアライン|バンク|モーターズ|フーズ|フォーラム|スクール|ユナイテッド|ファンド|ユニオン|コミッション|アライアンス|リーグ|協|漁連|労連|教委|弁護団|議連|対策本部|本部|捜査\d課|報告書|白書|判決|調査)",
        "国連人口基金",
    ),
    Heads(r"[\u4e00-\u9fff]{2,8}(?:紙|通信|新聞|テレビ|放送|誌)", "読売新聞"),
    Heads(r"(?:米国|英国|中国|韓国|北朝鮮|日本|欧州|(?<![\u4e00-\u9fff])[露宇]|欧米|各国|首脳)", "米国"),
)
"""Organisations and states."""

FOREIGN = (
    Heads(r"[A-Za-z]{2,12}(?:通信|新聞|テレビ|放送)", "AP通信"),
    Heads(r"[ァ-ヺー]{2}(?:社|紙|通信|新聞|テレビ|放送|誌|放送局)?", "ロイター通信"),
    Heads(r"(?<![A-Za-z&.\d])[a-z&.\d]*[A-Z][A-Za-z&.\d]+", "NATO"),
)
"""Names in katakana or Latin letters, where they are no common words."""

PEOPLE = (
    Heads(
        r"(?:当局者|関係者|高官|情報筋|[\u4e00-\u9fff]{1,4}筋|消息筋|専門家|幹部|担当者|責任者|代表者?|指導者|首脳|閣僚|外交官|外交筋|議員|記者|学者|教授|准教授|研究者|研究員|アナリスト|エコノミスト)(?:ら|たち)?(?:の?(?:\d+|[一二三四五])人)?",
        "当局者の一人",
    ),
    Heads(r"(?:うち(?:の)?|)(?:\d+|[一二三四五])人", "このうち1人"),
    Heads(r"(?:[\d０-９]{1,3}|[一二三四五六七八九十]{1,3})(?:[%％割]|パーセント)", "回答者の57パーセント"),
    Heads(
        r"(?:人々|(?<!大)人たち|若者|世帯|有権者|投票者|支持者|反対者|反対派|支持派|擁護派|残留派|離脱派)(?:達|たち|ら)?",
        "名称変更の支持者達",
    ),
    Heads(
        r"(?:[\u4e00-\u9fff]{1,6}官|[初二三四五六七八九]段|周辺|陣営|母|父|祖父|祖母|兄|姉|弟|妹|息子|娘|男の子|女の子|少年|少女"
        r"|青年|代理人|広報|スポークス(?:マン|ウーマン|パーソン)|側近|隣人|友人|同僚|上司|部下|恩師|教え子|同級生|審査員|女房役|主婦"
        r"|指揮官|師匠|家主)",
        "検察官",
    ),
    Heads(r"[\u4e00-\u9fff]{1,6}(?:補|曹|尉|佐|監|代行|代理|補佐|男爵|伯爵)", "警部補"),
    Heads(r"(?<![真世位実様皮])[\u4e00-\u9fffァ-ヺー・]{1,12}(?:相|次官|大臣)", "農水相"),
    Heads(
        r"(?:[\u4e00-\u9fff]{1,6}(?:長|家|隊|員|者|師|士)|監督|選手|主将|投手|捕手|打者|力士|騎手|棋士|審判|コーチ|医師|看護師|弁護[士人側団]|裁判長|裁判官|検事|被告|容疑者|被害者|遺族|家族|親族|保護者|ファン|サポーター|住民|市民|男性|女性|男児|女児|児童|男|女|右腕|左腕|エース|主砲|ベテラン|母親|父親|妻|夫|長男|長女|生徒|学生|教諭|校長|園長|店主|店長|社員|従業員|農家|漁師|運転手|目撃者|作家|俳優|歌手|監督官|報道官|予報官|担当官|総局長|司令官|将軍|大尉|兵士|知事|市長|町長|村長|区長|議長|総裁|社長|会長|頭取|所長|局長|部長|課長|委員長|委員|理事長|理事|長官|大臣|首相|大統領|外相|国防相|財務相|書記|書記長|主席|国王|女王|皇太子|法王|教皇|司教|僧侶|住職|オーナー|プロデューサー|ディレクター|ジャーナリスト|コメンテーター|ブロガー|消費者|利用者|乗客|客|観光客|参加者|支持者|候補|候補者|元[\u4e00-\u9fff]{1,4}|創業者|経営者|CEO|CFO|CTO|COO|HC|GM|ＣＥＯ|ＣＦＯ|ＣＯＯ|ＨＣ|ＧＭ|氏|さん|君|様|ら)",
        "気象庁の予報官",
    ),
)
"""Persons by their role."""

_HALF_WIDTH = {0xFF01 + number: 0x21 + number for number in range(94)}
_ROOM = re.compile(r"[台所室座寺大館園場]$")
"""Where something happens as often as who says it."""

_BODIES = re.compile(rf"(?:{'|'.join(heads.pattern for heads in GROUPS[:3])})$")
_KNOWN = re.compile(rf"(?:{'|'.join(heads.pattern for heads in (*GROUPS, *PEOPLE))})$")
_FOREIGN_BEGINS = re.compile(r"[ァ-ヺーA-Z]{2}")
_ROLES = re.compile(rf"(?:{'|'.join(heads.pattern for heads in PEOPLE)})$")
_DESCRIBED = re.compile(
    r"(?:大手|企業|会社|メーカー|団体|組織|銀行|チーム|クラブ|機関)の?(?P<name>[ァ-ヺーA-Za-z][ァ-ヺーA-Za-z・&.]{1,40})$"
)
_FOREIGN = re.compile(rf"(?:{'|'.join(heads.pattern for heads in FOREIGN)})$")
_SAME = re.compile(
    r"^(?:同(?![日年月時様地点種]|[社党省庁県市局署紙店館院校大行団](?:幹部|広報|代表|関係|社長|会長|担当|職員|社員|議員|報道|筋|支部|本部))[\u4e00-\u9fffァ-ヺー]{1,9}|彼女?|彼ら|本人|両氏|両者|自身|それ|これ|(?:二|[2２])人)$"
)
_SOURCE_NOUN = re.compile(
    r"(?:の[\d０-９]{1,2}日)?の?(?:発表|声明|報告書?|調査|統計|データ|まとめ|説明|話|見方|考え|情報|関係筋|推計|試算|証言|投稿|報道|発言|談話|分析|主張|SNS|ブログ)(?:など)?$"
)
_MEDIA = re.compile(
    r"(?:通信|新聞|紙|テレビ|放送|誌|ロイター|CNN|BBC|NHK|AP|AFP|タス|ポスト|タイムズ|ジャーナル|メディア|ニュース|TV|Times|Post|News)$"
)
_QUOTED_NAME = re.compile(
    rf"(?P<noun>[^、。{NAME_OPENS}は]{{0,12}}){NAME_OPENS}(?P<name>[^{NAME_OPENS}{NAME_CLOSES}]+){NAME_CLOSES}$"
)
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

_THING = re.compile(
    r"(?:[率性度額量数化感制法案策点面力価税費権論説値式型形物品書文語歌詩画曲題名]|こと|もの|ため|結果|状況|状態|影響|関係|問題|目標|計画|制度"
    r"|工事|事業|条例|法律|憲法|規約|要綱|協定|条約|理由|原因|要因|背景|特徴|条件|課題|テーマ|タイトル|スローガン|コスト|リスク|時期|場合|今回|今後|現状|実態|口癖|返事|答え|声|言葉|気持ち|思い)$"
)
_ABSTRACT = ("サ変可能", "形状詞可能", "副詞可能", "サ変形状詞可能")

_JOINING = frozenset("の ・ や と = ＝ ／ / 「 」".split())
_NOT_SPEAKING = re.compile(
    r"(?:これ|それ|あれ|こと|もの|ため|場合|結果|理由|問題|状況|今回|現在|当初|今後|一方|ほか|他|うち|中|上|前|後|時|際|(?<![少青老])年|月|日|前日|翌日|午前|午後|逮捕容疑|容疑|起訴状|可能性|ところ|ころ|必要|目的|内容|会談|会見|協議|演説|声明|決定|計画|身長|体長|成長|延長|全長|国家|一家|実家|我が家|部隊長|軍隊|定員|満員|死者|前者|後者|読者数|事件|事故|戦争|紛争|停戦|選挙|価格|相場|株価|数|率|額|量)$"
)


@dataclass(frozen=True)
class Phrase:
    """A noun phrase that speaks.

    Attributes:
        name: the name in it, or all of it where no person is named.
        as_written: as the text has it, titles included.
        is_same: whether it points back to the speaker before.
        is_media: whether it names a medium, through which others speak.
        is_person: whether it names one person.
        role: the title this person bears in the text; empty where none is known.
        joined: who speaks with this one, with what joins them: とロッシ博士.
    """

    name: str
    as_written: str
    is_same: bool = False
    is_media: bool = False
    is_person: bool = False
    role: str = ""
    joined: str = ""


Where = Literal["", "topic", "opening", "dated", "quoting", "telling"]
"""Where a phrase stands: as a topic; as one that opens a sentence and is set off by a comma, or by a day (は10日、);
right before a quotation; before によると. Empty for anywhere else.
"""


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
        text = re.sub(r"[（(][^（()]*[)）]$", "", text.rstrip(" 、\u3000"))
        if quoted := _QUOTED_NAME.search(text):
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
    bare = re.sub(r"[（(][^（()）]{0,20}[)）]$", "", before[:-1])
    other = _person(bare, persons, places, "", analyzer)
    return replace(other, joined=f"と{person.as_written}") if other else person


def _noun_phrase(phrase: str, where: Where, analyzer: Analyzer) -> Phrase | None:
    """The body or the nameless person that a run of nouns names."""
    if not phrase or _NOT_SPEAKING.search(phrase):
        return None
    plain = phrase.translate(_HALF_WIDTH)
    is_known = _KNOWN.search(plain) or (_FOREIGN.search(plain) and not _is_common_loanword(phrase, analyzer))
    words = analyzer.morphemes(phrase)
    is_name = (where == "quoting" and words[-1].part[1] == "固有名詞" and words[-1].part[2] != "一般") or (
        where == "opening" and any(is_proper(word) for word in words)
    )
    if not (is_known or is_name or where in ("dated", "telling")):
        return None
    named = _named_body(phrase, analyzer) if not _ROLES.search(phrase) else phrase
    return Phrase(named, phrase, is_media=bool(_MEDIA.search(plain)))


def _named_body(phrase: str, analyzer: Analyzer) -> str:
    """The name of a body behind what it is: 電池大手のセヒョン is セヒョン, 自動車部品の三輪精工 is 三輪精工."""
    if behind := _DESCRIBED.search(phrase):
        return behind["name"]
    before, _, name = phrase.rpartition("の")
    if before and name and (_FOREIGN_BEGINS.match(name) or any(is_proper(word) for word in analyzer.morphemes(name))):
        return name
    return phrase


def is_human(phrase: Phrase) -> bool:
    """Whether a phrase names somebody, or tells somebody's role."""
    return phrase.is_person or bool(_ROLES.search(phrase.as_written))


def is_body(phrase: Phrase) -> bool:
    """Whether a phrase names an organisation, by how it ends."""
    written = phrase.as_written.translate(_HALF_WIDTH)
    return not is_human(phrase) and bool(_BODIES.search(written)) and not _ROOM.search(written)


def may_be_animate(written: str, analyzer: Analyzer) -> bool:
    """Whether a phrase that no table has may still be somebody: it ends in no event, quality, measure or document.

    >>> may_be_animate("双子の片割れ", Analyzer()), may_be_animate("関係の悪化", Analyzer())
    (True, False)
    """
    words = analyzer.morphemes(written)
    if not words or _THING.search(written):
        return False
    last = words[-1].part
    return last[1] == "固有名詞" or (last[0] in ("名詞", "接尾辞") and last[2] not in _ABSTRACT)


def is_state(phrase: str, analyzer: Analyzer) -> bool:
    """Whether a phrase is the bare name of a state or place.

    >>> is_state("ウクライナ", Analyzer()), is_state("ウクライナ政府", Analyzer())
    (True, False)
    """
    words = analyzer.morphemes(phrase)
    return bool(words) and all(
        word.part[2] == "地名" or phrase[word.begin : word.end] in ("側", "国") for word in words
    )


def is_country(phrase: str, analyzer: Analyzer) -> bool:
    """Whether a phrase is the bare name of a country.

    >>> is_country("カナダ", Analyzer()), is_country("モスクワ", Analyzer())
    (True, False)
    """
    words = analyzer.morphemes(phrase)
    return bool(words) and all(word.part[3] == "国" for word in words)


def _is_role(rest: str) -> bool:
    rest = rest.strip(" \u3000")
    return (
        len(rest) <= 14
        and bool(re.fullmatch(r"[\u4e00-\u9fffァ-ヺーA-Zａ-ｚＡ-Ｚ・]*?", rest))
        and bool(_ROLES.search(rest))
    )


def _title(rest: str) -> str:
    return rest if rest.lstrip("米英仏独露ロ中韓日伊宇 　") in _titles() else ""


@cache
def _titles() -> frozenset[str]:
    return frozenset(japanese_titles()) | frozenset(HONORIFICS)


def is_proper(word: Morpheme) -> bool:
    """Whether a word names something other than a place."""
    _, kind, detail, *_ = word.part
    return bool(kind == "固有名詞" and detail != "地名")


def _is_common_loanword(phrase: str, analyzer: Analyzer) -> bool:
    """Whether a phrase ends in a loanword for a thing: コメント and プラン say nothing, ルノー does."""
    last = analyzer.morphemes(phrase)[-1]
    if "ァ" <= phrase[last.begin - 1 : last.begin] <= "ー":
        return False
    return "ァ" <= last.surface[:1] <= "ー" and last.part[1] == "普通名詞" and not last.is_oov


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
    phrase = re.sub(r"^[^\w]+|^ℹ\ufe0f?", "", text[start:].lstrip("のやと"))
    # "20日の記者会見の…": dates and places before の are no part of who speaks.
    return re.sub(r"^(?:\d+[年月日時](?:夜|朝|午前|午後)?の?|同日の?|[\u4e00-\u9fff]{2,6}での)+", "", phrase)
