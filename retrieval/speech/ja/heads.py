"""Last words of Japanese noun phrases that can speak, as tables, and what they tell of a phrase. Pure functions."""

import re
from dataclasses import dataclass

from retrieval.speech.speakers import Phrase
from retrieval.text.analyzer import Analyzer, Morpheme


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
        r"(?:当局者|関係者|高官|情報筋|[\u4e00-\u9fff]{1,4}筋|消息筋|専門家|幹部|担当者|責任者|代表者?|指導者|首脳|閣僚|外交官|外交筋|議員|記者|学者|教授|准教授|研究者|研究員|アナリスト|エコノミスト)(?:ら|たち)?(?:の?(?:\d{1,9}|[一二三四五])人)?",
        "当局者の一人",
    ),
    Heads(r"(?:うち(?:の)?|)(?:\d{1,9}|[一二三四五])人", "このうち1人"),
    Heads(r"(?:[\d０-９]{1,3}|[一二三四五六七八九十]{1,3})(?:[%％割]|パーセント)", "回答者の57パーセント"),
    Heads(
        r"(?:人々|(?<!大)人たち|若者|世帯|有権者|投票者|支持者|反対者|反対派|支持派|擁護派|残留派|離脱派)(?:達|たち|ら)?",
        "名称変更の支持者達",
    ),
    Heads(
        r"(?:[\u4e00-\u9fff]{1,6}官|[初二三四五六七八九]段|周辺|陣営|母|父|両親|父母|夫妻|夫婦|一家|兄弟|姉妹|祖父|祖母|兄|姉|弟|妹|息子|娘|男の子|女の子|少年|少女"
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

_FOREIGN = re.compile(rf"(?:{'|'.join(heads.pattern for heads in FOREIGN)})$")

_ROLES = re.compile(rf"(?:{'|'.join(heads.pattern for heads in PEOPLE)})$")

_MEDIA = re.compile(
    r"(?:通信|新聞|紙|テレビ|放送|誌|ロイター|CNN|BBC|NHK|AP|AFP|タス|ポスト|タイムズ|ジャーナル|メディア|ニュース|TV|Times|Post|News)$"
)

_THING = re.compile(
    r"(?:[率性度額量数化感制法案策点面力価税費権論説値式型形物品書文語歌詩画曲題名]|こと|もの|ため|結果|状況|状態|影響|関係|問題|目標|計画|制度"
    r"|工事|事業|条例|法律|憲法|規約|要綱|協定|条約|理由|原因|要因|背景|特徴|条件|課題|テーマ|タイトル|スローガン|コスト|リスク|時期|場合|今回|今後|現状|実態|口癖|返事|答え|声|言葉|気持ち|思い)$"
)

_ABSTRACT = ("サ変可能", "形状詞可能", "副詞可能", "サ変形状詞可能")

_NOT_SPEAKING = re.compile(
    r"(?:これ|それ|あれ|こと|もの|ため|場合|結果|理由|問題|状況|今回|現在|当初|今後|一方|ほか|他|うち|中|上|前|後|時|際|(?<![少青老])年|月|日|前日|翌日|午前|午後|逮捕容疑|容疑|起訴状|可能性|ところ|ころ|必要|目的|内容|会談|会見|協議|演説|声明|決定|計画|身長|体長|成長|延長|全長|国家|一家|実家|我が家|部隊長|軍隊|定員|満員|死者|前者|後者|読者数|事件|事故|戦争|紛争|停戦|選挙|価格|相場|株価|数|率|額|量)$"
)


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


def is_role_word(written: str) -> bool:
    """Whether a phrase ends in somebody's role."""
    return bool(_ROLES.search(written))


def is_medium(written: str) -> bool:
    """Whether a phrase names a medium, through which others speak."""
    return bool(_MEDIA.search(written.translate(_HALF_WIDTH)))


def is_nothing(written: str) -> bool:
    """Whether a phrase ends in what never speaks: a day, a reason, a quantity."""
    return bool(_NOT_SPEAKING.search(written))


def can_speak(written: str, analyzer: Analyzer) -> bool:
    """Whether a phrase ends in a word that some table knows for somebody or something that speaks."""
    plain = written.translate(_HALF_WIDTH)
    return bool(_KNOWN.search(plain)) or (bool(_FOREIGN.search(plain)) and not _is_common_loanword(written, analyzer))
