"""Lines of Japanese posts that are no sentences: headlines, names before words, lists. Pure functions."""

import re
from typing import NamedTuple

from retrieval.speech.ja.context import Context
from retrieval.speech.ja.heads import is_state
from retrieval.speech.ja.vocabulary import told_by
from retrieval.speech.speakers import Phrase
from retrieval.text.quotations import Quotation, is_said, masked, quotations

_BULLET = re.compile(r"^\s*(?:[・▽●▼■◆○◇*•-]|\d+[.)])\s*(?P<words>\S.*)$")
_PARENTHESIS = re.compile(r"[（(][^（()）]*[)）]\s*$")
_NAME_LINE = re.compile(
    r"^[^\w\s「“＿]*(?:[^\s。、「」]{2,12}[ 　])?(?P<phrase>[^。、「」\sはがを=＝]{2,24}?)(?:🗣️?|[:：]|の発言)?$"
)
SPEAKING = "🗣"
"""The sign behind which posts set somebody's words."""

_MARKER = re.compile(
    r"^(?:[^\w「]{0,40})(?P<phrase>[^。「」:：🗣\n]{2,40}?)\s{0,8}(?P<cue>[:：])\s*(?P<words>\S.*)$"
    r"|^[【◇◆▽]?(?P<tphrase>[^。「」:：🗣\n【】]{2,40}?)(?P<tcue>の話[】　 ])\s*(?P<twords>\S.*)$"
    rf"|^(?=.*{SPEAKING}).*?(?P<mphrase>[^。「」:：\n]{{2,40}}?)\s{{0,8}}(?P<mcue>{SPEAKING}\ufe0f?)\s*(?P<mwords>\S.*)$"
)
_HEADLINE_END = re.compile(r"\s*[=＝―─]+\s*(?P<phrase>[^=＝\s】」、。]{2,30})\s*】?\s*$")
_BEFORE_QUOTE = re.compile(r"(?:^|[、 　…】])(?P<phrase>[^「」“”、。 　】]{2,24}?)(?:が|は|も)?[、 　]?$")
_AFTER_QUOTE = re.compile(
    r"[」”](?:と[^ 　、。「」]{1,8}[ 　])?[ 　]*(?P<phrase>[^「」“”、。 　]{2,20}?)(?:が|は)?(?=[ 　、]|$)"
)
_TOPICS = re.compile(
    r"(?:^[^\w「“]*(?:【[^】]*】)?|[、 　】])(?P<phrase>[^「」“”、。 　】はがも]{2,24})(?=[、 　]|は|が|も)"
)
_QUOTE_ENDS = re.compile(r"[」”](?:[ 　、。】―–…（(-]|$|と(?!の)|も)")
_VERBS = (
    "主張|強調|指摘|警告|表明|明言|示唆|発表|批判|要求|予測|説明|否定|否認|拒否|拒絶|一蹴|言及|反論"
    "|公表|要請|訴え|約束|宣言|提案|反発|非難|断言|呼びかけ|謝罪|陳謝"
)
_HEADLINE_VERB = re.compile(
    r"(?P<words>.{4,}?)[ 　]{1,8}(?P<phrase>[^ 　、。「」]{2,20}?)(?:が|は)?"
    rf"(?P<cue>{_VERBS})$"
)
_TOPIC_VERB = re.compile(
    r"^(?:【[^】]*】)?(?P<phrase>[^「」“”、。 　】はがも]{2,24})(?:[、 　]|は|が)(?P<words>[^「」“”＿]{2,}?)[とを]?"
    rf"(?P<cue>{_VERBS})(?=[ 　]|$)"
)
_OUTLET = re.compile(
    r"(?:\s*[（(][^（()）]{1,24}[)）])?\s*(?:[-–|｜]\s*|：[^：]{2,20}[|｜])(?=\S{2,40}\s*$)(?=[^\s]*(?:ニュース|新聞|デジタル|通信|放送|テレビ|NEWS|News|jp|com|公式|サイト|ページ))\S.{1,40}$"
)
"""Behind a headline: where it was published."""

_TOLD_LAST = re.compile(
    r"^(?P<words>.{6,}?)[、 　](?P<phrase>[^、。「」 　]{2,30}?)(?:が|は)(?P<cue>言う|言った|述べる|述べた"
    r"|語る|語った|話す|話した|主張|発言|警告|指摘|発表|表明|明かす|明らかに)$"
)
"""The words, then who says them."""

_DONE = re.compile(r"を(?P<cue>[\u4e00-\u9fff]{2})$")
_EQUALS = re.compile(r"\s*[=＝]")
_CAPTION = re.compile(
    r"(?:[球会戦現浴式劇]場|スタジアム|ドーム|アリーナ|ホール|パーク|センター|[市区町村県都府州駅港館園島山川湖浜寺城橋]|空港|[宅邸庁][内前]?|[内前中]|付近|[午夕][前後刻]|未明|[朝昼夜]|[\d０-９]日|撮影|提供|共同|時事|ロイター|ＡＰ|AP|AFP|ゲッティ|写真)$"
)
"""Behind an equals sign: where or by whom a photo was taken."""

LONGEST_HEADLINE = 500
"""Characters; a longer line is text."""

_LONGEST_END = 80
"""How much of a headline's end tells who says it."""

_PASSIVE = re.compile(
    r"と(?:も|)(?:言わ|いわ|告げら|叱ら|諭さ|励まさ|問わ|聞か|尋ねら|たずねら|指摘さ|頼ま|声を(?:か|掛)けら|説明さ|伝えら|教えら|打ち明けら)れ"
    r"|と(?:の|いう)?(?:通報|連絡|相談|苦情|問い合わせ|電話)(?:が|を受け)"
)
"""Somebody is told the words before: who says them stands with に or から."""

_TOLD = re.compile(r"(?P<phrase>[^、。「」＿]{2,40}?)(?:に|から)(?:は|も)?、?[「“]＿*[」”]$")
_SHORTEST_QUOTE = 4
_SHORTEST_HEADLINE = 3
_LONGEST_NAME_LINE = 30
_MORE_THAN_A_NAME = 8


class Words(NamedTuple):
    """Words in a line and who says them.

    Attributes:
        span: within the line.
        cue: the mark, as the line has it.
        speaker: who says them.
        is_quotation: whether they are what stands in quotation marks.
    """

    span: tuple[int, int]
    cue: str
    speaker: Phrase
    is_quotation: bool = False


def bullet(line: str) -> tuple[int, int] | None:
    """Where the words of a list's line stand; None for any other line."""
    match = _BULLET.match(line)
    return match.span("words") if match else None


def name_line(line: str, context: Context) -> Phrase | None:
    """The speaker that a line of nothing else names, for the lines below it."""
    line = _PARENTHESIS.sub("", line)
    match = _NAME_LINE.match(line) if len(line) < _LONGEST_NAME_LINE else None
    phrase = context.phrase(match["phrase"]) if match else None
    if match is None or phrase is None or phrase.is_same:
        return None
    return phrase if len(phrase.as_written) >= len(match["phrase"]) - _MORE_THAN_A_NAME else None


def marked_line(line: str, context: Context) -> Words | None:
    """A name, a colon or another mark, and the words."""
    match = _MARKER.match(line)
    if match is None:
        return None
    kind = "m" if match["mcue"] else "t" if match["tcue"] else ""
    if not kind and is_state(match["phrase"].strip(), context.analyzer):
        # ニューデリー：: where it was written.
        return None
    phrase = context.phrase(match[f"{kind}phrase"]) or (_named(match["mphrase"]) if kind == "m" else None)
    if phrase is None or "://" in line[: match.end(f"{kind}cue") + 2]:
        return None
    return Words(match.span(f"{kind}words"), match[f"{kind}cue"], phrase)


def _named(text: str) -> Phrase | None:
    """Whoever stands before the sign of speaking, known as a person or not."""
    name = re.split(r"[\s、。！!?？…]", text.strip())[-1]
    return Phrase(name, name, is_person=True) if name else None


def headline(line: str, context: Context) -> list[Words]:
    """What a headline says and who says it: after an equals sign, before a quotation, or before a bare verb."""
    if len(line) > LONGEST_HEADLINE:
        return []
    if outlet := _OUTLET.search(line):
        line = line[: outlet.start()]
    blanked = masked(line)
    if match := _HEADLINE_END.search(blanked, max(0, len(blanked) - _LONGEST_END)):
        start = len(line) - len(line.lstrip("【 "))
        if match.start() - start < _SHORTEST_HEADLINE or _CAPTION.search(match["phrase"]):
            return []
        if phrase := _behind_equals(blanked, match, context):
            return [_said_of(blanked, start, match.start(), phrase)]
    if (match := _TOLD_LAST.match(blanked)) and (phrase := context.phrase(match["phrase"])):
        return [Words(match.span("words"), match["cue"], phrase, is_quotation=True)]
    found = _quotations(line, blanked, context)
    if not found and (match := _HEADLINE_VERB.match(blanked)) and (phrase := context.phrase(match["phrase"])):
        found.append(Words(match.span("words"), match["cue"], phrase))
    if (match := _TOPIC_VERB.match(blanked)) and (phrase := context.phrase(match["phrase"])):
        found.append(Words(match.span("words"), match["cue"], phrase))
    return found


def _behind_equals(blanked: str, match: re.Match[str], context: Context) -> Phrase | None:
    """Whoever stands behind an equals sign, known as somebody or not; behind a dash only who is."""
    written = match["phrase"]
    phrase = context.phrase(written)
    return Phrase(written, written) if phrase is None and _EQUALS.match(blanked, match.start()) else phrase


def _quotations(line: str, blanked: str, context: Context) -> list[Words]:
    """The quotations of a headline; those that only dots part have one speaker."""
    found: list[Words] = []
    for one in quotations(line):
        if found and not blanked[found[-1].span[1] + 1 : one.start - 1].strip(" 　…、・"):
            found.append(Words((one.start, one.end), "「", found[-1].speaker, is_quotation=True))
        elif words := _quoted(line, blanked, one, context):
            found.append(words)
    return found


def _said_of(blanked: str, start: int, end: int, phrase: Phrase) -> Words:
    """The words before an equals sign; of what is denied or demanded, the thing alone: 関与を否定=元秘書."""
    match = _DONE.search(blanked[:end], start)
    if match and told_by(match["cue"]) in ("denial", "demand"):
        return Words((start, match.start()), match["cue"], phrase)
    return Words((start, end), "=", phrase)


def _quoted(line: str, blanked: str, one: Quotation, context: Context) -> Words | None:
    """A quotation in a headline: by whom stands before it, after it, or as the headline's first topic."""
    before, words = blanked[: one.start - 1], line[one.start : one.end]
    if _PASSIVE.match(blanked, one.end + 1) and (told := _TOLD.search(blanked[: one.end + 1])):
        who = context.phrase(told["phrase"])
        return Words((one.start, one.end), "と", who, is_quotation=True) if who else None
    beside = _BEFORE_QUOTE.search(before[-_LONGEST_END:])
    phrase = context.phrase(beside["phrase"], "quoting") if beside else None
    if not (_QUOTE_ENDS.match(blanked, one.end) or is_said(words)):
        return None
    if phrase is None and (behind := _AFTER_QUOTE.match(blanked, one.end)):
        phrase = context.phrase(behind["phrase"])
    if phrase is None and (is_said(words) or len(words) >= _SHORTEST_QUOTE):
        parts = (re.split("[ 　]", before)[-1], before)
        topics = (context.phrase(topic["phrase"]) for part in parts for topic in _TOPICS.finditer(part))
        phrase = next((topic for topic in topics if topic), None)
    return Words((one.start, one.end), "「", phrase, is_quotation=True) if phrase else None
