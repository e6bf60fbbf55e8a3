"""Titles and roles that stand beside a person's name, in both languages.

A linguist can read and extend the tables; the examples are the tests.
"""

from dataclasses import dataclass
from functools import cache


@dataclass(frozen=True)
class Title:
    """One role.

    Attributes:
        japanese: how it follows a name, the most specific first.
        english: how it precedes a name or stands for one, lower case.
        example: a Japanese use, name first.
    """

    japanese: tuple[str, ...]
    english: tuple[str, ...]
    example: str


HONORIFICS = ("氏", "さん", "様", "君", "ちゃん", "先生", "殿", "女史", "夫人", "夫妻")
"""Follow a name and tell nothing of the role."""

ENGLISH_HONORIFICS = ("mr", "mrs", "ms", "miss", "dr", "prof", "sir", "lord", "lady", "dame", "rev", "hon")

TITLES = (
    Title(("副大統領",), ("vice president", "vp"), "山田副大統領"),
    Title(
        ("大統領補佐官", "補佐官"),
        ("national security adviser", "national security advisor", "adviser", "aide"),
        "山田大統領補佐官",
    ),
    Title(("首席補佐官",), ("chief of staff",), "山田首席補佐官"),
    Title(
        ("大統領報道官", "報道官", "報道局長"),
        ("spokesperson", "spokesman", "spokeswoman", "press secretary"),
        "山田報道官",
    ),
    Title(("大統領夫人",), ("first lady",), "山田大統領夫人"),
    Title(
        ("前大統領", "元大統領", "大統領候補", "次期大統領"),
        ("former president", "president-elect"),
        "山田前大統領",
    ),
    Title(("大統領",), ("president",), "山田大統領"),
    Title(("首相", "総理大臣", "総理"), ("prime minister", "premier", "pm", "chancellor"), "山田首相"),
    Title(("国務長官",), ("secretary of state",), "山田国務長官"),
    Title(
        ("国防長官",),
        ("defense secretary", "defence secretary", "secretary of defense", "pentagon chief"),
        "山田国防長官",
    ),
    Title(
        ("財務長官", "財務相", "財務大臣", "財相"),
        ("treasury secretary", "secretary of the treasury", "finance minister", "treasury chief"),
        "山田財務長官",
    ),
    Title(("商務長官",), ("commerce secretary", "secretary of commerce"), "山田商務長官"),
    Title(("司法長官", "検事総長"), ("attorney general",), "山田司法長官"),
    Title(("厚生長官", "厚生労働相", "保健相", "厚労相"), ("health secretary", "health minister"), "山田厚労相"),
    Title(
        ("国土安全保障長官", "内相", "内務相", "内務大臣"),
        ("homeland security secretary", "interior minister", "home secretary"),
        "山田内相",
    ),
    Title(("外相", "外務大臣", "外務相"), ("foreign minister", "foreign secretary"), "山田外相"),
    Title(("国防相", "防衛相", "防衛大臣"), ("defense minister", "defence minister"), "山田国防相"),
    Title(
        ("経済産業相", "経産相", "産業貿易相", "経済相"),
        ("trade minister", "economy minister", "industry minister"),
        "山田経産相",
    ),
    Title(("官房長官", "内閣官房長官"), ("chief cabinet secretary",), "山田官房長官"),
    Title(("事務総長",), ("secretary general", "secretary-general", "nato chief", "un chief"), "山田事務総長"),
    Title(("国家主席", "主席", "総書記"), ("paramount leader", "general secretary"), "山田国家主席"),
    Title(("担当特使", "特使"), ("special envoy", "envoy"), "山田特使"),
    Title(("大使",), ("ambassador",), "山田大使"),
    Title(
        ("下院議長", "上院議長", "議長"),
        ("house speaker", "speaker", "chairman", "chair", "chairwoman"),
        "山田議長",
    ),
    Title(
        ("上院議員", "下院議員", "衆院議員", "参院議員", "議員"),
        (
            "senator",
            "congressman",
            "congresswoman",
            "representative",
            "lawmaker",
            "mp",
            "member of parliament",
        ),
        "山田上院議員",
    ),
    Title(
        ("総司令官", "司令官", "作戦総局長", "参謀総長"),
        ("commander in chief", "commander", "chief of the general staff"),
        "山田司令官",
    ),
    Title(("知事",), ("governor",), "山田知事"),
    Title(("市長", "区長", "町長", "村長"), ("mayor",), "山田市長"),
    Title(("総裁",), ("governor", "head of the central bank", "central bank governor"), "山田総裁"),
    Title(
        ("長官", "庁長官", "局長", "総局長", "次官", "官"),
        ("secretary", "director", "chief", "deputy minister"),
        "山田長官",
    ),
    Title(("農相", "法相", "文科相", "環境相", "国交相", "総務相", "大臣", "閣僚"), ("minister",), "山田農相"),
    Title(("委員長", "委員"), ("committee chair", "commissioner"), "山田委員長"),
    Title(
        ("幹事長", "政調会長", "党首", "代表", "書記長", "書記"),
        ("party leader", "leader", "opposition leader"),
        "山田代表",
    ),
    Title(
        ("国王", "女王", "皇太子", "王子", "王女", "天皇", "皇后"),
        ("king", "queen", "prince", "princess", "crown prince", "emperor", "empress"),
        "山田国王",
    ),
    Title(("教皇", "法王", "枢機卿", "総主教"), ("pope", "cardinal", "patriarch"), "山田教皇"),
    Title(
        ("最高経営責任者", "CEO", "社長", "会長", "専務", "常務", "取締役", "副社長", "頭取", "創業者"),
        ("ceo", "chief executive", "chief executive officer", "president and ceo", "founder", "boss"),
        "山田社長",
    ),
    Title(("最高財務責任者", "CFO"), ("cfo", "chief financial officer"), "山田CFO"),
    Title(
        ("所長", "研究員", "室長", "部長", "課長", "院長", "館長", "園長", "校長", "学長", "理事長", "理事"),
        ("head", "researcher", "fellow", "director", "principal", "headteacher", "dean"),
        "山田所長",
    ),
    Title(("教授", "准教授", "名誉教授", "講師", "博士"), ("professor", "lecturer", "doctor"), "山田教授"),
    Title(
        ("裁判長", "裁判官", "判事", "検事", "検察官"),
        ("judge", "justice", "presiding judge", "prosecutor"),
        "山田裁判長",
    ),
    Title(("弁護士", "弁護人"), ("lawyer", "attorney", "counsel"), "山田弁護士"),
    Title(("被告", "容疑者", "受刑者", "死刑囚"), ("defendant", "suspect", "accused"), "山田被告"),
    Title(
        (
            "監督",
            "コーチ",
            "主将",
            "選手",
            "投手",
            "捕手",
            "横綱",
            "関",
            "騎手",
            "棋士",
            "八段",
            "九段",
            "名人",
            "竜王",
        ),
        ("coach", "manager", "captain", "player", "pitcher", "catcher", "striker", "goalkeeper"),
        "山田監督",
    ),
    Title(
        (
            "アナリスト",
            "エコノミスト",
            "ストラテジスト",
            "コンサルタント",
            "専門家",
            "評論家",
            "記者",
            "編集長",
        ),
        ("analyst", "economist", "strategist", "consultant", "expert", "journalist", "editor"),
        "山田アナリスト",
    ),
    Title(("予報官", "気象官"), ("forecaster", "meteorologist"), "山田予報官"),
    Title(
        ("俳優", "女優", "歌手", "作家", "画家", "指揮者", "アナウンサー"),
        ("actor", "actress", "singer", "writer", "author", "painter", "conductor", "presenter"),
        "山田アナウンサー",
    ),
    Title(
        ("少尉", "中尉", "大尉", "少佐", "中佐", "大佐", "准将", "少将", "中将", "大将", "元帥", "将軍"),
        ("lieutenant", "captain", "major", "colonel", "brigadier", "general", "admiral", "marshal"),
        "山田大佐",
    ),
    Title(("候補",), ("candidate",), "山田候補"),
)


@cache
def japanese_titles() -> tuple[str, ...]:
    """Every title and honorific that may follow a Japanese name, the longest first."""
    titles = {written for title in TITLES for written in title.japanese} | set(HONORIFICS)
    return tuple(sorted(titles, key=lambda written: (-len(written), written)))


def titles_meant(english: str) -> tuple[str, ...]:
    """The Japanese titles that an English description of a role may stand for.

    >>> "財務長官" in titles_meant("the US treasury secretary")
    True
    >>> titles_meant("the weather")
    ()
    """
    text = f" {english.casefold()} "
    found = [
        (len(role), title.japanese)
        for title in TITLES
        for role in title.english
        if f" {role} " in text or text.rstrip().endswith(f" {role}")
    ]
    longest = max((length for length, _ in found), default=0)
    return tuple(dict.fromkeys(written for length, titles in found if length == longest for written in titles))
