"""と as a mark of speech in Japanese: と述べた, としている, という, 「…」と胸を張った. Pure functions."""

import re

from retrieval.speech.ja.complements import linked
from retrieval.speech.ja.endings import ENDINGS, FORMAL, REACH, Mark, finished, head, tail
from retrieval.speech.ja.refusing import denying, refuses
from retrieval.speech.ja.sentence import Sentence, Word
from retrieval.speech.ja.vocabulary import Found, verb_at

_NO_SPEECH = frozenset(
    "成る 比べる 比較 共 共に 同じ 同様 違う 異なる 因る 言う 思う 題する 書く 記す 為る 似る 見做す 化する 有る 会う "
    "並ぶ 出る".split()
)
"""Behind a quotation and と these tell of no speech, or stand in other rules."""

_REPORTS = frozenset("通報 連絡 相談 苦情 電話 問い合わせ".split())
"""Somebody is told the words that と joins to these."""

_CHARGED = frozenset(
    "容疑 疑い 罪 逮捕 起訴 送検 摘発 告訴 提訴 処分 解任 有罪 罰金 捜索 捜査 損害 在宅起訴 書類送検".split()
)
"""Behind a ground in として: it is what somebody is accused of, and nobody's words."""

_BELIEFS = frozenset("考える 見る 感じる 信じる".split())
"""What is reported with these is thought, not said; in quotation marks it is said."""

_LONGEST_ENDING = 8

_SHORTEST = 6
_CLAUSE = re.compile(r"[はがをも]|[いだ]$")
_TALKING = frozenset("話す 語る 言う 話し合う 振り返る 笑う".split())
"""With these, と behind a noun tells with whom."""

_MOST_BETWEEN = 3
"""So many words may stand between と and its verb behind a noun: と is rather "with" or "and" there."""


def quoting(sentence: Sentence, place: int) -> Mark | None:
    """と and the verb it belongs to."""
    words = sentence.words
    content = place - 1 if words[place - 1].particle in ("など", "なんて") else place
    if words[content - 1].surface == "、" and content > 1:
        content -= 1
    if words[content - 1].surface in ("）", ")") and (mark := _by_brackets(words, place, content - 1)):
        return mark
    before = words[content - 1]
    is_quote = before.quotation is not None
    if not (is_quote or _ends_clause(before, words[place])):
        return None
    after = place + 1
    while after < len(words) and words[after].particle in ("は", "も", "まで"):
        after += 1
    if after >= len(words):
        return None
    if mark := _position(sentence, place, content, after, is_quote=is_quote):
        return mark
    if words[after].lemma in ("為る", "言う") and words[after].surface[0] in "しさすせいっ":
        return None
    if words[after].particle == "の":
        is_said = is_quote or not before.is_noun or (before.part[1] != "固有名詞" and _is_nominal(words, content))
        return linked(words, content, after + 1) if is_said else None
    return _with_verb(sentence, place, content, after, is_quote=is_quote)


def _by_brackets(words: list[Word], place: int, close: int) -> Mark | None:
    """A quotation, in brackets who says it, and と: 「…」（店長）という."""
    opened = next(
        (number for number in range(close, max(0, close - REACH), -1) if words[number].surface in ("（", "(")), 0
    )
    if not opened or words[opened - 1].quotation is None or opened + 1 >= close:
        return None
    return Mark(opened, place, place, "quote", subject=(opened + 1, close), is_strong=False)


def _ends_clause(before: Word, particle: Word) -> bool:
    """Whether words that end so may be reported by と."""
    if before.part[0] == "副詞" or before.lemma in ("と", "因る"):
        return False
    if before.is_predicate:
        # 始めようと: what somebody is about to do is no speech; だろうと is.
        return True
    if before.part[0] == "助詞":
        return before.part[1] in ("終助詞", "準体助詞", "接続助詞", "副助詞") or before.surface in ("から", "まで")
    if before.part[0] == "補助記号":
        return before.surface not in ("、", "・", "：", ":")
    return before.is_noun and particle.part[1] != "接続助詞"


def _is_volition(words: list[Word], content: int) -> bool:
    word = words[content - 1]
    return word.part[5].startswith("意志推量") and word.lemma not in ("だ", "です", "た", "ます")


def _position(sentence: Sentence, place: int, content: int, after: int, *, is_quote: bool) -> Mark | None:
    """とした, としている, という: positions and hearsay."""
    words = sentence.words
    word = words[after]
    if word.lemma == "言う" and word.surface in ("いう", "いい", "いいます"):
        return _hearsay(words, place, content, after)
    if word.lemma == "為る":
        return _held(sentence, place, content, after, is_quote=is_quote)
    if word.particle == "の" and after + 1 < len(words) and words[after + 1].lemma in ("事", "こと"):
        follower = words[after + 2] if after + 2 < len(words) else None
        if follower is None or follower.surface in ("。", "だ", "で", "です", "だっ", "、"):
            return Mark(content, place, after + 1, "hearsay")
    return None


def _hearsay(words: list[Word], place: int, content: int, after: int) -> Mark | None:
    """という at the end of a sentence, といい, or という before a noun."""
    behind = words[after + 1] if after + 1 < len(words) else None
    if behind is not None and behind.surface == "、" and words[content - 1].particle == "か":
        return None
    if behind is None or behind.surface in ("。", "、", "」", "）", ")") or behind.lemma == "ます":
        return Mark(content, place, after, "hearsay")
    if (
        behind.lemma in ("事", "こと")
        and after + 2 < len(words)
        and words[after + 2].surface in ("だ", "で", "です", "。")
    ):
        return Mark(content, place, after + 1, "hearsay")
    return linked(words, content, after + 1)


def _held(sentence: Sentence, place: int, content: int, after: int, *, is_quote: bool) -> Mark | None:
    """と and する: somebody holds something to be so; として gives a ground."""
    words = sentence.words
    before = words[content - 1]
    if _is_volition(words, content):
        return None
    is_judged = any(word.particle == "を" for word in words[max(0, content - 4) : content])
    nominal = _is_nominal(words, content) and not is_judged
    if not (is_quote or before.is_predicate or before.part[1] == "終助詞" or nominal):
        return None
    behind = words[after + 1] if after + 1 < len(words) else None
    position = Mark(content, place, after, "quote" if is_quote else "clause", is_strong=False)
    if words[after].surface in ("する", "します"):
        if behind is None or behind.surface in ("。", "」", "（", "(", "が", "ものの") or behind.lemma in FORMAL:
            return position
        return linked(words, content, after + 1) if behind.is_noun else None
    if words[after].surface != "し" or behind is None:
        return None
    if behind.surface == "て":
        # 「黒幕」として: as what, not what was said.
        return _on_ground(sentence, position) if not is_quote or sentence.is_said(before) else None
    if behind.surface in ("、", "つつ", "ながら"):
        return position
    return position if behind.lemma in ("た", "ます") and not _describes(words, after + 1) else None


def _describes(words: list[Word], first: int) -> bool:
    """Whether a noun that is no mere particle follows endings: とした文書."""
    last = next((number for number in range(first, len(words)) if words[number].part[0] != "助動詞"), len(words))
    return last < len(words) and words[last].is_noun and words[last].lemma not in FORMAL


def _on_ground(sentence: Sentence, position: Mark) -> Mark | None:
    """として, or としている. A ground is somebody's claim only where that one speaks; an accusation is nobody's."""
    words = sentence.words
    behind = position.last + 2
    if behind >= len(words):
        return None
    if words[behind].lemma == "居る":
        return position
    is_charge = position.form == "clause" and any(word.lemma in _CHARGED for word in words[behind:])
    found = denying(words, behind)
    if found and refuses(sentence.text[: words[position.first].start - sentence.start], found):
        return position._replace(last=found.last, act="denial", is_strong=True)
    if words[position.content - 1].is_noun or is_charge:
        return None
    for number in range(max(behind, len(words) - _LONGEST_ENDING), len(words)):
        found = verb_at(words, number)
        if found and not tail(words, found.last)[1]:
            return position._replace(last=position.last + 1)
    return None


def _is_nominal(words: list[Word], content: int) -> bool:
    """Whether a noun ends a clause that has a subject: 時期は未定と."""
    if not words[content - 1].is_noun:
        return False
    first = max(0, content - 12)
    return any(one.particle in ("は", "が", "も") for one in words[first:content])


def _with_verb(sentence: Sentence, place: int, content: int, after: int, *, is_quote: bool) -> Mark | None:
    """と, what may stand between, and a verb of speech; behind a quotation any verb of what somebody did."""
    words = sentence.words
    has_comma = words[after].surface == "、"
    if has_comma and not is_quote and words[content - 1].lemma not in ("た", "だ"):
        # 尋ねると、: what if, or when; 拘束されたと、: what is reported.
        return None
    subject: tuple[int, int] | None = None
    first = after + has_comma
    for number in range(first, min(first + REACH, len(words))):
        word = words[number]
        if word.surface == "。":
            return _without_verb(sentence, content, place, first, number) if is_quote else None
        if word.surface == "、" and (
            _goes_on(words, number, first) or (is_quote and _in_apposition(words, first, number))
        ):
            continue
        if _stops(words, number):
            return None
        if subject is None and _ends_subject(words, number, first):
            subject = (first, number)
            continue
        is_settled, mark = _verb_mark(sentence, place, content, number, subject, between=number - first)
        if is_settled:
            return mark
    return _by_noun(words, content, place, first, len(words)) if is_quote and len(words) - first < REACH else None


def _in_apposition(words: list[Word], first: int, number: int) -> bool:
    """Whether a comma parts a role from the name behind it: と、調査会社の主任、グラント氏は言う."""
    return number > first and all(word.is_noun or word.surface in ("の", "・", "、") for word in words[first:number])


def _stops(words: list[Word], number: int) -> bool:
    """Whether a word keeps と from the verbs behind it."""
    word = words[number]
    if word.quotation or word.surface == "、" or word.lemma in ("事", "こと") or word.surface == "よう":
        return True
    return word.particle == "と" and words[number - 1].is_predicate


def _ends_subject(words: list[Word], number: int, first: int) -> bool:
    is_phrase = number > first and (words[number - 1].is_noun or words[number - 1].surface in ("）", ")"))
    return is_phrase and words[number].particle in ("は", "が")


def _verb_mark(
    sentence: Sentence, place: int, content: int, number: int, subject: tuple[int, int] | None, *, between: int
) -> tuple[bool, Mark | None]:
    """Whether a word settles what と belongs to, and the mark that it makes."""
    words = sentence.words
    word = words[number]
    is_quote = words[content - 1].quotation is not None
    if (
        word.lemma in _REPORTS
        and is_quote
        and number + 1 < len(words)
        and words[number + 1].particle in ("が", "を", "も")
    ):
        return True, Mark(content, place, number, "quote", is_passive=True)
    found = None if word.surface.startswith("言え") else verb_at(words, number)
    if found and (is_quote or found.verb.act != "naming"):
        if not is_quote and not _may_report(words, content, between, found):
            return True, None
        return True, finished(words, content, place, found, "quote" if is_quote else "clause", subject=subject)
    is_ending = word.lemma in ENDINGS and (words[number - 1].is_predicate or words[number - 1].surface in ("て", "で"))
    makes_verb = word.lemma == "為る" and words[number - 1].part[0] == "名詞"
    is_adverb = word.part[0] == "形容詞" and word.part[5].startswith("連用形")
    is_adverb = is_adverb or (word.lemma == "為る" and words[number - 1].surface == "と" and number - 1 > place)
    if not word.is_predicate or is_adverb or (is_ending and not makes_verb):
        return False, None
    if number + 1 < len(words) and words[number + 1].surface in ("て", "ながら", "つつ"):
        return False, None
    no_speech = word.lemma in _NO_SPEECH and not makes_verb
    if not is_quote or no_speech or not _is_said(sentence, content):
        return True, None
    negated, passive = tail(words, number, of_quote=True)
    if negated:
        return True, None
    described = head(words, number)
    return True, Mark(
        content, place, number, "quote", subject=subject, head=described, is_passive=passive, is_strong=False
    )


def _is_said(sentence: Sentence, content: int) -> bool:
    """Whether a quotation is said: a sentence, or any clause right behind a topic (彼も「別格だ」)."""
    words = sentence.words
    if sentence.is_said(words[content - 1]):
        return True
    one = words[content - 1].quotation
    inside = sentence.whole[one.start : one.end] if one else ""
    follows_topic = content > 1 and words[content - 2].particle in ("は", "も")
    return follows_topic and (len(inside) >= _SHORTEST or bool(_CLAUSE.search(inside)))


def _without_verb(sentence: Sentence, content: int, place: int, first: int, end: int) -> Mark | None:
    """What と belongs to where the sentence ends without a verb."""
    if end == first:
        return None
    return _by_noun(sentence.words, content, place, first, end) or _in_manner(sentence, content, place, end)


def _by_noun(words: list[Word], content: int, place: int, first: int, end: int) -> Mark | None:
    """と and nothing but who says it: 「…」と久慈さん。"""
    if first >= end or not all(
        word.is_noun or word.surface in ("の", "・", "（", "）", "(", ")") for word in words[first:end]
    ):
        return None
    return Mark(content, place, end - 1, "quote", subject=(first, end), is_strong=False)


def _in_manner(sentence: Sentence, content: int, place: int, end: int) -> Mark | None:
    """と and how somebody looked, without a verb: 「…」と感無量の面持ち。"""
    is_said = sentence.is_said(sentence.words[content - 1])
    return (
        Mark(content, place, end - 1, "quote", is_strong=False) if is_said and sentence.words[end - 1].is_noun else None
    )


def _goes_on(words: list[Word], number: int, first: int) -> bool:
    """Whether a comma between と and its verb ends nothing: behind a subject or a way of speaking (笑顔で、)."""
    if number + 2 < len(words) and words[number + 1].part[1] == "数詞" and words[number + 2].surface == "歳":
        return True
    return number > first and (words[number - 1].particle in ("は", "が", "で", "て", "ながら"))


def _may_report(words: list[Word], content: int, between: int, found: Found) -> bool:
    """Whether と behind a clause without marks reports it, rather than tells with whom, how, or what if.

    Args:
        words: of the sentence.
        content: number of the word behind the clause.
        between: how many words stand between と and the verb.
        found: the verb.
    """
    if "と" not in found.verb.complements or found.verb.lemma in _BELIEFS:
        return False
    before = words[content - 1]
    if _is_volition(words, content):
        return found.verb.lemma in ("呼び掛ける", "訴える", "提案", "言う", "述べる", "話す", "語る")
    if before.is_noun:
        is_name = before.part[1] == "固有名詞" or before.part[0] == "代名詞" or found.verb.lemma in _TALKING
        return not is_name and between <= _MOST_BETWEEN and _is_nominal(words, content)
    return True
