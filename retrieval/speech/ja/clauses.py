"""Where the words begin and end that stand before a Japanese mark of speech. Pure functions."""

import re
from typing import NamedTuple

from retrieval.speech.collected import FEWEST, SpokenKind
from retrieval.speech.ja.context import LEADING
from retrieval.speech.ja.endings import Mark
from retrieval.speech.ja.sentence import Sentence, Word

_OCCASION = (
    "会見|声明|演説|講演|インタビュー|番組|SNS|X|ツイッター|ツイート|投稿|取材|議会|国会|委員会|記者団|集会|会合|会議|フォーラム|イベント|法廷|公判|文書|書簡"
    "|報告書|談話|コメント|ブログ|電話|質問|答弁|対談|番組|機関誌|論文|説明会|総会|発表|共同|試合|首脳会談|協議|面会|調べ|聴取|聞き取り|紙|誌|テレビ|ラジオ|放送|メッセージ|あいさつ|挨拶|スピーチ"
)
_DAY = r"^(?:\d+日|同日|この日|先週|今週|昨年|今年|[日月火水木金土]曜日)(?=[^、\dにのかまもは間以])"
_ADJUNCT = re.compile(
    rf"^[^、「]{{0,30}}?(?:{_OCCASION})[^、「]{{0,8}}?(?:で|では|でも|に|へ|に対し|に対して|に対する|に応じ|に答え|後|中|の後|を通じ|を通じて|の席で|の場で|の中で)、"
    r"|^[^、]{1,60}?(?:に対し|に対して|について(?:は|も|)|に関し|に関して|に関しては|を受け|を受けて|をめぐり|を巡り|をめぐって|を巡って|上で|うえで)、"
    r"|^[^、「]{0,12}?(?:日|日夜|日朝|午前|午後|中|後|際|時点で|つつ|ながら|までに|同日)、"
    r"|^[^「]{1,120}?(?:ことを踏まえ|ことを受けて?|のを受けて?)、"
    r"|^[^、「]{1,40}?(?:ことを挙げ|を理由に|を踏まえ|を念頭に)、"
    r"|^[^、「がは]{1,40}?(?:会談|面会|協議|会見|面談|懇談|対談|電話)(?:を行い|をし|し)て?、"
    r"|^[^、「]{1,24}?(?:を訪れ|を訪問し|に登壇し|に出席し|に参加し|で(?:記者)?会見し|に出演し|を振り返り|を説明し|に登場し|に応じ|に答え)て?、"
    rf"|{_DAY}"
)
_DAY_ALONE = re.compile(_DAY)
_BEFORE_QUOTE = re.compile(
    r"^[^、「]{0,60}?(?:について(?:は|も|の?質問に)?|に対し(?:て)?(?:は|も)?|に関し(?:て)?(?:は)?|をめぐ(?:り|って)|を巡(?:り|って)|に向け(?:て)?|に(?:は|も)?|で(?:は|も)?|から(?:は)?|として|を|と|へ)$"
)
"""Before a quotation: whom, where, about what; none of it is said."""

_ABOUT = re.compile(r"(?:について|に関して|に対して|をめぐって|を巡って)(?:は|も)?$")
_WHEN = re.compile(r"(?:[るたう]と|[てで]|ながら|つつ)$")
"""What happened when somebody said this: 拍手が起こると「…」."""

_COMPLETES = re.compile(r"(?:[のが]|(?<![てにでと])は|(?<![てにで])も)$")
"""Before quoted words that are no statement without what stands here: …の可能性は「低い」."""

_JUDGING = frozenset("批判 非難 糾弾 揶揄 酷評 表現 形容 皮肉る 称する 命名".split())
"""Verbs after which a quoted noun is a label: 隣国を「裏切り者」と非難した."""

_ACTS = frozenset(
    "歓迎 評価 称賛 批判 非難 感謝 祝福 抗議 説明 紹介 強調 指摘 提案 発表 訴える 述べる 求める 認める 決定".split()
)
"""What somebody does in words that stands in a clause of its own before what is said."""

_SHORT_QUOTE = 8
_LONG_PARTIAL = 40
_SHORTEST_OBJECT = 4
_SHORTEST_DENIED = 2
_MOSTLY = 0.6
_LINKING = re.compile(r"(?:という|といった|との|とする|とした|などと?)$")
_OPENING = ' \t\u3000、「“",'
_CLOSING = ' \t\u3000、。．.,”"'
_HOLDS_TOPIC = re.compile(r"(?:(?<![てにでと])は|が)[^、]{0,30}$")


class Span(NamedTuple):
    """Words that are said, by offsets in the text.

    Attributes:
        start: offset of the first character.
        end: offset after the last one.
        kind: word for word or reported.
    """

    start: int
    end: int
    kind: SpokenKind


def said(sentence: Sentence, mark: Mark, first: int) -> list[Span]:
    """The words before a mark, without who says them, and without where and when.

    Args:
        sentence: the sentence.
        mark: the mark.
        first: number of the word from which on they may stand.
    """
    words = sentence.words
    if first >= mark.content:
        return []
    if mark.form == "object":
        return _object(sentence, mark, first)
    if words[mark.content - 1].quotation:
        return _quoted(sentence, mark, first)
    start, end = _trimmed(sentence, _behind_acts(words, first, mark.content), mark.content)
    if mark.is_naming or end - start < FEWEST:
        return []
    inside = [one for one in words[first : mark.content] if one.quotation and one.start >= start]
    long = [one for one in inside if one.end - one.start - 2 >= _SHORT_QUOTE and not _is_thing(words, one)]
    # 「…」と述べたことを否定した: that it was said is denied, not what.
    if mark.act != "denial" and long and sum(one.end - one.start for one in long) > _MOSTLY * (end - start):
        return [_span(one) for one in long]
    return [Span(start, end, "indirect")]


def _behind_acts(words: list[Word], first: int, content: int) -> int:
    """Behind what somebody did in words before saying this: 提案を歓迎し、."""
    for number in range(content - 1, first + 1, -1):
        if words[number].surface != "、" or not words[number - 1].part[5].startswith("連用形"):
            continue
        for verb in (number - 1, number - 2):
            one = words[verb]
            if one.lemma in _ACTS and any(word.particle == "を" for word in words[first:verb]):
                return number + 1
    return first


def _is_thing(words: list[Word], quotation: Word) -> bool:
    """Whether a case particle makes a noun of a quotation: 新作「海の音」が完成した."""
    behind = next((word for word in words if word.start >= quotation.end), None)
    return behind is not None and behind.particle in ("が", "を", "の", "は", "に", "で", "も", "や")


def _span(word: Word) -> Span:
    assert word.quotation is not None
    return Span(word.quotation.start, word.quotation.end, "direct")


def _quoted(sentence: Sentence, mark: Mark, first: int) -> list[Span]:
    """The quotation before a mark, those beside it, or the statement that it only ends."""
    words = sentence.words
    number = mark.content - 1
    last = words[number]
    start, _ = _trimmed(sentence, first, number)
    before = sentence.blanked[start - sentence.start : last.start - sentence.start].rstrip(" \u3000")
    if (
        before.endswith("を")
        and not sentence.is_said(last)
        and words[mark.last].lemma in _JUDGING | {"呼ぶ", "名付ける"}
    ):
        return []
    # A name in brackets between quotation and mark: the quotation alone is said.
    is_whole = mark.first > mark.content and mark.subject is not None
    if not mark.is_naming and before and not is_whole and _is_partial(before, last, sentence):
        return [Span(start, last.end, "indirect")]
    found = [_span(last)]
    while (
        number - 2 >= first
        and words[number - 2].quotation
        and words[number - 1].surface in ("、", "や", "と", "で", "。")
    ):
        number -= 2
        found.insert(0, _span(words[number]))
    while number - 1 >= first and words[number - 1].quotation:
        number -= 1
        found.insert(0, _span(words[number]))
    return found


def _is_partial(before: str, quotation: Word, sentence: Sentence) -> bool:
    """Whether a quotation is no statement without the words of the sentence right before it."""
    assert quotation.quotation is not None
    inside = sentence.text[quotation.quotation.start - sentence.start : quotation.quotation.end - sentence.start]
    if "。" in inside or before.endswith(("、", "」")) or "＿" in before or len(inside) > _LONG_PARTIAL:
        return False
    is_short = len(inside) < max(_SHORT_QUOTE, len(before))
    if _ABOUT.search(before) or before.endswith("を") or _WHEN.search(before):
        return False
    if _COMPLETES.search(before):
        return is_short or not before.endswith("の")
    if _BEFORE_QUOTE.match(before) and not _HOLDS_TOPIC.search(before):
        return False
    return is_short and bool(_HOLDS_TOPIC.search(before))


def _object(sentence: Sentence, mark: Mark, first: int) -> list[Span]:
    """The noun phrase that is denied or asked for, with what describes it."""
    words = sentence.words
    number = mark.content
    while number > first and not (
        words[number - 1].surface in ("、", "。")
        or words[number - 1].quotation
        or words[number - 1].particle in ("は", "が", "も")
    ):
        number -= 1
    is_subject = number > first and words[number - 1].particle == "が"
    if is_subject and mark.act == "denial" and _is_attribute(words, number, mark.content):
        # 隣町が求める面会を拒否した: the clause describes what is refused.
        number = _subject_start(words, first, number - 1)
    start, end = _trimmed(sentence, number, mark.content)
    has_detail = mark.content - number > 1 or any(
        one.particle in ("の", "を", "へ", "に", "と", "で") or one.is_predicate for one in words[number : mark.content]
    )
    enough = _SHORTEST_DENIED if mark.act == "denial" else _SHORTEST_OBJECT
    return [Span(start, end, "indirect")] if (has_detail or mark.act == "denial") and end - start >= enough else []


def _is_attribute(words: list[Word], first: int, last: int) -> bool:
    """Whether a clause that begins with a subject describes the noun before a word: …が求める面会."""
    return any(word.is_predicate and word.part[0] != "助動詞" for word in words[first : last - 1])


def _subject_start(words: list[Word], first: int, particle: int) -> int:
    """Where the noun phrase begins that stands before が."""
    number = particle
    while number > first and (words[number - 1].is_noun or words[number - 1].surface in ("の", "・")):
        number -= 1
    return number


def _lead(written: str) -> re.Match[str] | None:
    """What stands before the words at the beginning of a stretch."""
    # All but a day are set off by a comma.
    return LEADING.match(written) or (_ADJUNCT if "、" in written else _DAY_ALONE).match(written)


def _trimmed(sentence: Sentence, first: int, content: int) -> tuple[int, int]:
    """A stretch without conjunctions, places, days and listeners at its beginning, and marks around it."""
    words = sentence.words
    if first >= content:
        place = words[content].start if content < len(words) else sentence.end
        return place, place
    begin, end = words[first].start - sentence.start, words[content - 1].end - sentence.start
    blanked = sentence.blanked
    while lead := _lead(blanked[begin:end]):
        if begin + lead.end() > end - FEWEST and not (content < len(words) and words[content].quotation):
            break
        begin += lead.end()
    if linking := _LINKING.search(blanked[begin:end]):
        end = begin + linking.start()
    while begin < end and blanked[begin] in " \t\u3000、,":
        begin += 1
    while end > begin and blanked[end - 1] in " \t\u3000、。．.,":
        end -= 1
    return sentence.start + begin, sentence.start + end
