"""Which sentences of an item are somebody's words, and whose.

A sentence reports speech when it ends in a verb of speech or carries a quotation with one; its speaker
is the person it takes as its topic or, where it names no topic of its own, the one of the sentence
before. Pure functions over text.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache

from retrieval.language import Language
from retrieval.sentences import sentence_spans
from retrieval.speech.titles import japanese_titles


@dataclass(frozen=True)
class Statement:
    """A sentence that reports speech.

    Attributes:
        start: offset of its first character in the text.
        end: offset after its last one.
        speakers: names as the text writes them; empty where nobody can be named.
        is_elided: whether the speaker is the one of an earlier sentence.
    """

    start: int
    end: int
    speakers: tuple[str, ...] = ()
    is_elided: bool = False


@dataclass(frozen=True)
class Cue:
    """A way to mark speech.

    Attributes:
        pattern: searched in the sentence after quotations are taken out.
        example: a sentence it finds.
    """

    pattern: str
    example: str


JAPANESE_CUES = (
    Cue(r"(?:述べ|のべ|語っ|語り|話し|話す|言っ|言う|言い)(?:て|た|る|ま|$|、|。)", "岡田市長は橋を直すと述べた。"),
    Cue(
        r"(?:明らかに|明かし|公表|表明|発表|発言|言及|言明|明言|宣言"
        r"|コメント|投稿|吐露|示唆)(?:し|す|を|。|、|$)?",
        "岡田市長は辞任を表明した。",
    ),
    Cue(
        r"(?:強調|主張|指摘|反論|反発|批判|非難|糾弾|警告|要求"
        r"|訴え|求め|呼びか|呼び掛|促し|否定|称賛|応酬|擁護|支持)",
        "岡田市長は対策が要ると強調した。",
    ),
    Cue(
        r"(?:応じ|答え|回答|説明|報告|伝え|伝達|確認|約束"
        r"|付け加え|続け|予測|評価)(?:た|て|し|ま|る)",
        "岡田市長は検討すると答えた。",
    ),
    Cue(
        r"(?:考え|認識|見方|見解|意向|意志|姿勢|立場|懸念|期待|決意"
        r"|方針|警戒感)(?:を|が|も)?(?:示|表|述|持|に)",
        "岡田市長は続ける考えを示した。",
    ),
    Cue(r"(?:と|として|に)(?:した|している|しています|しました|し、|した上で|したうえで)", "岡田市長は必要だとした。"),
    Cue(r"(?:によると|によれば|によりますと)", "岡田市長によると、橋は安全だ。"),
    Cue(r"(?:次の|以下の|こう|このよう)(?:ように)?(?:語|述|話|発言|指摘|説明|訴)", "岡田市長はこう語った。"),
)

ENGLISH_CUES = (
    Cue(
        r"\b(?:said|says|saying|told|stated|added|warned|argued|claimed|insisted|announced|declared|wrote|posted|tweeted"
        r"|stressed|noted|replied|answered|explained|suggested|urged|denied|confirmed|vowed|promised|accused|called for"
        r"|according to|acknowledged|admitted|asserted|predicted|hinted|signalled|signaled|demanded|rejected)\b",
        "The mayor said the bridge was safe.",
    ),
)

_QUOTED = re.compile(r"「[^」]*(?:「[^」]*」[^」]*)*」|『[^』]*』|“[^”]*”|\"[^\"]*\"")
_HEADLINE_SPEAKER = re.compile(r"[=＝](?P<name>[^=＝\s】」]{2,30})】?$")
_MARKER_LINE = re.compile(r"^(?P<before>[^。]{1,40}?)(?:🗣️?|：|:)\s*(?P<words>.+)$")
_NAME_LINE = re.compile(r"^[^\w\s]*(?P<name>[ァ-ヺー・=＝]{2,}(?:Jr)?|[\u4e00-\u9fff]{2,6})[氏]?$")
_BULLET = re.compile(r"^[・▽●*•-]\s*\S")
_PARENTHESIS = r"(?:[((][^))]{1,40}[))])?"
_TOPIC = r"(?:は|も|によると|によれば|によりますと|から)"
_OTHER_TOPIC = re.compile(r"(?:^|、)[^、。]{0,40}?[\u4e00-\u9fffァ-ヺーA-Za-z](?:は|によると|によれば)")
_NO_TOPIC = re.compile(
    r"^(?:これについて|これに対し|また|さらに|その上で|そのうえで|そして|一方で|ただ|しかし|会談後|会談では"
    r"|現在|当初|今回は|同時に|\d+日|その理由|このうち|こうした|先に|注目される|どの)"
)


def find_statements(text: str, names: Collection[str], language: Language) -> list[Statement]:
    """Sentences of an item that report speech, in order.

    Args:
        text: the item's text.
        names: names that may be meant by a topic; a longer form wins over a shorter one.
        language: of the text.
    """
    statements = []
    current: tuple[str, ...] = ()
    ordered = sorted(names, key=len, reverse=True)
    for start, end in sentence_spans(text, language):
        sentence = text[start:end]
        bare = _QUOTED.sub(lambda match: "＿" * len(match.group()), sentence)
        speakers = _speakers(bare, sentence, ordered, language)
        if speakers:
            current = speakers
        elif not _BULLET.match(sentence) and _takes_other_topic(bare, language):
            current = ()
        elif not current and language == "ja":
            speakers = current = _marked(bare, ordered, language, "が")[-1:]
        if _reports_speech(bare, sentence, language):
            statements.append(Statement(start, end, current, is_elided=not speakers and bool(current)))
    return statements


def _reports_speech(bare: str, sentence: str, language: Language) -> bool:
    if _HEADLINE_SPEAKER.search(bare) or _MARKER_LINE.match(sentence):
        return True
    if re.match(r"^[「“\"].{8,}", sentence) or _BULLET.match(sentence):
        return True
    return any(pattern.search(bare) for pattern in _cues(language))


@lru_cache(maxsize=2)
def _cues(language: Language) -> tuple[re.Pattern[str], ...]:
    cues = JAPANESE_CUES if language == "ja" else ENGLISH_CUES
    return tuple(re.compile(cue.pattern, re.IGNORECASE) for cue in cues)


def _speakers(bare: str, sentence: str, names: Sequence[str], language: Language) -> tuple[str, ...]:
    """The names that a sentence takes as its topics; a headline names its speaker after "="."""
    if match := _HEADLINE_SPEAKER.search(bare):
        return (next((name for name in names if name in match["name"]), match["name"]),)
    if match := _MARKER_LINE.match(sentence):
        return tuple(name for name in names if name in match["before"])[:1]
    if (match := _NAME_LINE.match(sentence)) and match["name"] in names:
        return (match["name"],)
    return _marked(bare, names, language, _TOPIC)


def _marked(bare: str, names: Sequence[str], language: Language, particle: str) -> tuple[str, ...]:
    """Names that stand before a particle (Japanese) or beside a verb of speech (English), in order."""
    found: dict[int, str] = {}
    for name in names:
        if name in bare:
            for match in _subject(name, language, particle).finditer(bare):
                # Names come longest first, so that ウォルツ inside マイク・ウォルツ is not a second person.
                if not any(start <= match.start() < start + len(other) for start, other in found.items()):
                    found[match.start()] = name
    return tuple(dict.fromkeys(found[start] for start in sorted(found)))


@lru_cache(maxsize=4_096)
def _subject(name: str, language: Language, particle: str) -> re.Pattern[str]:
    written = re.escape(name)
    if language == "ja":
        titles = "|".join(re.escape(title) for title in japanese_titles())
        role = rf"(?:[米英仏独露ロ中韓日伊宇]?(?:{titles})|[\u4e00-\u9fff]{{1,8}})?"
        return re.compile(rf"{written}{role}{_PARENTHESIS}{particle}(?!ら)")
    verbs = ENGLISH_CUES[0].pattern
    return re.compile(
        rf"{written}(?:, [^,]{{3,60}},)?(?: (?:also|later|then|has|had|on \w+))*,? {verbs}"
        rf"|(?:said|says|added|told \w+|according to)(?: (?:the|\w+\.?)){{0,6}}? {written}",
        re.IGNORECASE,
    )


def _takes_other_topic(bare: str, language: Language) -> bool:
    if language == "en":
        return not re.match(r"^(?:he|she|they|“|\"|the \w+ (?:also|added))", bare.strip(), re.IGNORECASE)
    rest = _NO_TOPIC.sub("", bare)
    return bool(_OTHER_TOPIC.search(rest[:45])) and not _NO_TOPIC.match(bare)
