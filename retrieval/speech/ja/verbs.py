"""What marks reported speech in Japanese. Tables; the examples are the tests.

Patterns are searched in a sentence whose quotations are blanked out. ``content`` of an example is what is said.
"""

import re
from dataclasses import dataclass


@dataclass(frozen=True)
class Cue:
    """A way to mark speech.

    Attributes:
        pattern: starts where the words reported end.
        example: a sentence it finds.
        content: the words reported there.
    """

    pattern: str
    example: str
    content: str


_VERBS = (
    "述べ|のべ|語っ|語り|語る|話し|話す|言っ|言う|言い切|言い放|明かし|明らかにし|強調|主張|指摘|訴え|説明|表明|発表|公表|発言|言及"
    "|コメント|投稿|警告|批判|非難|糾弾|反論|反発|呼びか|呼び掛|求め|要求|要請|促し|答え|応じ|回答|伝え|報じ|示唆|断言|言明|明言"
    "|宣言|約束|確認|否定|報告|書い|記し|つづっ|綴っ|問い|疑問|懸念|期待を|予測|予想|見て|みて|みる|考えて|考える|称賛|賞賛"
    "|評価|評し|感謝|歓迎|けん制|牽制|付け加え|続け|締めくく|力説|力を込め|振り返|苦言|吐露|告白|打ち明け|漏らし|皮肉|揶揄|嘆い"
    "|笑|嘆|首をかしげ|ため息|涙|声を|頭を下げ|肩を落と|目を細め|眉をひそめ|苦笑|食い下が|切り捨て|突き放|切り出|迫っ|迫る|詰め寄|抗議|決めつけ|吐き捨て|口を"
    "|謝罪|陳謝|釈明|弁明|証言|供述|論じ|分析|解説|提案|提起|提言|要望|助言|忠告|判断|結論|通告|誓っ|励まし|喜ん|喜び|意気込|口にし"
    "|叫ん|つぶやい|推測|推定|見積も|触れ|確信|自信|不満|怒り|悔やん|胸を張|気を引き締|コメントを|認め|繰り返し|念を押|応酬|一蹴|批評|断じ|認定|判示|退け|たたえ|称え|ねぎら|喜ば|打ち明|結論づ"
)
_NOUNS = (
    "考え|試算|予想|見込み|計画|意向|方針|見方|認識|見解|見通し|姿勢|立場|懸念|期待|決意|意欲|疑念|疑問|談話|声明|意見|判断|主張|分析|予測|自信|不満|警戒感"
    "|確信|希望|覚悟|コメント|異議|理解|抗議|反対|賛意|謝意|弔意|遺憾の意|危機感"
)
# What may stand between mark and verb: a listener, a place, a manner; no comma and no other mark.
_BETWEEN = r"(?:(?!こと|よう|との|ついて|と)[^。、「」＿]){0,24}?"
# とした tells of a position, と共に of company, と呼び gives a name, whatever verb of speech comes after.
_NO_QUOTATION = (
    "して|した|し、|比べ|比較|共に|とも|ころ|いっ|いう|なる|なり|なっ|同じ|同様|違|異|の"
    "|呼(?!び[か掛])|名付|名づけ|称[さしす]"
)
_QUOTATIVE = (
    rf"(?:(?<!々)(?<!による)(?<!よります)(?<!によれば)(?:などと|(?<![こひもふあ])と(?!{_NO_QUOTATION})|(?<=」)って))"
)

JAPANESE_CUES = (
    Cue(
        rf"{_QUOTATIVE}(?:は|も(?![^、。]{{9}}))?(?:、?[^、。「」＿]{{1,24}}(?:は|が))??、?{_BETWEEN}(?:{_VERBS})",
        "松井市長は「橋は安全だ」と改めて述べた。",
        "橋は安全だ",
    ),
    Cue(
        rf"(?:など)?との(?:{_NOUNS})(?:で|だ|(?:[をも]|)(?:{_BETWEEN}(?:示|表|述|持|明|語|伝|強|を出|繰|にじ|崩|寄|発|抱)|。|$))",
        "松井市長は橋は安全だとの考えを示した。",
        "橋は安全だ",
    ),
    Cue(
        rf"(?<=[るたいうくすつぬぶむぐ])(?:{_NOUNS})[をも]{_BETWEEN}(?:示|表|述べ|明ら|明か|語|伝え|強め|強調|あらわ|崩さ|にじま)",
        "松井市長は橋の工事を続ける考えを示した。",
        "橋の工事を続ける",
    ),
    Cue(
        r"(?<![こひもふあ])(?<!々)(?:(?<!う)|(?<=だろう)|(?<=しょう))と(?:は)?"
        r"(?:し(?:た|て(?:いる|います|おり|い)|ました|、|つつ|ながら|$)|される)",
        "松井市長は工事を続けるとしている。",
        "工事を続ける",
    ),
    Cue(
        r"(?<![こひもふあ])と(?:いう(?:。|$)|いいます|いうことで|いうことだ|のことだ|のことで|のこと(?:。|$))",
        "松井市長は会見した。橋は来月に開通するという。",
        "橋は来月に開通する",
    ),
    Cue(
        r"(?<=よう)に?[^。「」＿]{0,12}?(?:求め|呼びか|呼び掛|要請|促|訴え|要求|命じ|指示|要望|申し入れ|警告)",
        "松井市長は避難するよう呼びかけた。",
        "避難するよう",
    ),
    Cue(
        rf"こと[をもにが]?{_BETWEEN}(?:明らかに|明かし|認め|発表|公表|表明|強調|示唆|否定|確認|伝え|説明|指摘|報告|言及|触れ)",
        "松井市長は工事が遅れていることを認めた。",
        "工事が遅れている",
    ),
    Cue(
        r"(?<=[」”])と(?!題|書か|記さ|銘打|名付|名づけ|呼|称さ|いう|いっ|の|同|比|あだ名|[「“、])(?=[^、。「」“”＿]{2,24}(?:[、。]|$))",
        "松井市長は「橋は安全だ」と表情を緩めた。",
        "橋は安全だ",
    ),
    Cue(
        r"(?<=[」”])を?(?:として(?=[^、。]{0,12}[、。を])|を(?:求め|訴え|要求|要請|呼びか|呼び掛|主張|提案|約束|強調))",
        "松井市長は国に「早い工事」を求めた。",
        "早い工事",
    ),
    Cue(
        r"(?<=[るたいうくすつぬぶむだん」])とする(?:声明|見解|談話|コメント|意見書|書簡)[をが][^、。「]{0,8}(?:出|発表|公表|寄せ|示)",
        "松井市長は橋は安全だとする声明を出した。",
        "橋は安全だ",
    ),
    Cue(
        r"(?<=[るたいうくすつぬぶむだん])(?<![おこそとのほもよろごぼう]う)として(?:、|(?![^、。]{0,24}(?:逮捕|起訴|送検|処分|解任|有罪|罰金|告訴|提訴|捜索|捜査|摘発"
        r"|損害賠償)))",
        "松井市長は工事が遅れたとして陳謝した。",
        "工事が遅れた",
    ),
    Cue(
        r"(?:必要性|重要性|可能性|意義|正当性)[をもに]?[^。「」＿]{0,12}?(?:訴え|強調|指摘|主張|示唆|提起|言及|述べ|説い|触れ|否定)",
        "松井市長は堤防を直す必要性を訴えた。",
        "堤防を直す",
    ),
)
"""Japanese: the words come first, the mark after them."""

HEARSAY = 4
"""The number of the cue that passes on what the one named before said; the sentence's own topic is told about."""

NAMING = re.compile(r"呼|糾弾|非難|批判|揶揄|表現|形容|称(?!賛)|みな|名付|名づけ|位置付|位置づけ|皮肉")
"""Verbs after which a quoted noun is a label, not a statement."""

POSITION = 3
"""The number of the cue that tells what somebody holds to be so."""

QUOTING = 7
"""The number of the cue that follows a quotation with whatever the speaker did; only a quoted sentence is said."""

PASSIVE = re.compile(
    r"と(?:も|)(?:言わ|いわ|告げら|叱ら|諭さ|励まさ|問わ|聞か|尋ねら|たずねら|指摘さ|頼ま|声を(?:か|掛)けら|説明さ|伝えら|教えら|打ち明けら)れ"
    r"|と(?:の|いう)?(?:通報|連絡|相談|苦情|問い合わせ|電話)(?:が|を受け)"
)
"""Somebody is told the words before: who says them stands with に or から."""

TOLD = re.compile(r"(?P<phrase>[^、。「」＿]{2,40}?)(?:に|から)(?:は|も)?、?[「“]＿*[」”]$")
"""Before such a quotation: who says it."""

NEGATED = re.compile(
    r"^し?ても|^[ぁ-ん]{0,3}(?:を避け|を控え|せず|しなかった|していない|しない|ていない|ていません|なかった|ませんでした)"
)
"""After a verb of speech: nothing was said."""

CLOSING = re.compile(
    r"^(?:[しさせれらえけめべ込寄掛出続返切][ぁ-んー込寄掛出続返切]*|[ぁ-んー]*)(?:[、。「」“”）)＿ 　]|$|上|一方"
    r"|ほか|他|後|際|時|点|通|対|記者|こと|もの)"
    r"|^を[^、。「」＿]{1,8}(?:[、。]|$)"
)
"""After the stem of a verb of speech: its endings, then the clause ends. A noun there makes a relative clause of it."""

CLEFT = re.compile(r"^[ぁ-ん]{0,6}のは、?(?P<phrase>[^、。「」＿]{2,40}?)(?:だ|である|です|だった|でした)?(?:[、。]|$)")
"""After the stem: it is so-and-so who said it."""

INTRODUCING = (
    Cue(
        r"(?:次の|以下の|この|こんな)(?:ように|よう|とおり|通り|風に)[^。「」]{0,12}?(?:語|述|話|発言|指摘|説明|訴|主張|コメント|答|書)",
        "松井市長は次のように述べた。「橋は安全だ」",
        "橋は安全だ",
    ),
    Cue(
        r"(?:こう|そう)(?:語|述|話|発言|指摘|説明|訴|主張|答|書|言|振り返|打ち明|漏ら|つぶや)",
        "「橋は安全だ」。松井市長はこう語った。",
        "橋は安全だ",
    ),
)
"""The words stand in the sentence before or after."""


def japanese_pattern() -> re.Pattern[str]:
    """All Japanese cues, each in a group of its own."""
    return re.compile("|".join(f"(?P<c{number}>{cue.pattern})" for number, cue in enumerate(JAPANESE_CUES)))
