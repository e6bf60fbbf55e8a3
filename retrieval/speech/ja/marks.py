"""Where a Japanese sentence marks words as somebody's: と述べた, ことを明らかにした, との考えを示した. Pure functions.

Matching runs over lemmas and parts of speech; the verbs and nouns stand in ``verbs.tsv`` and ``nouns.tsv``.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from retrieval.speech.ja.sentence import Sentence, Word
from retrieval.speech.ja.vocabulary import Found, Noun, noun_at, verb_at
from retrieval.types import Act

Form = Literal["quote", "clause", "hearsay", "object"]
"""``quote``: right behind a quotation; ``clause``: behind reported words; ``hearsay``: という at the end, which passes on
what the one named before said; ``object``: a noun phrase that is denied or asked for.
"""


@dataclass(frozen=True)
class Mark:
    """A mark of speech, by numbers of words.

    Attributes:
        content: number of the word behind the last one that is said.
        first: number of the mark's first word.
        last: number of its last one, endings left out.
        form: how the words stand before it.
        act: what is done with them.
        is_naming: whether only what stands in quotation marks is said.
        subject: the words of a subject between the mark and its verb; None where there is none.
        head: the noun phrase whose attribute the mark is (と語る市長); None where it is none's.
        is_passive: whether somebody was told the words.
        is_strong: whether the verb can only tell of speech.
    """

    content: int
    first: int
    last: int
    form: Form
    act: Act = "statement"
    is_naming: bool = False
    subject: tuple[int, int] | None = None
    head: tuple[int, int] | None = None
    is_passive: bool = False
    is_strong: bool = True


_REACH = 14
"""So many words may stand between と and its verb."""

_NO_SPEECH = frozenset("成る 比べる 比較 共 共に 同じ 同様 違う 異なる 因る 言う 題する 書く 記す 為る 似る 見做す 化する 有る 会う 並ぶ 出る".split())
"""Behind a quotation and と these tell of no speech, or stand in other rules."""

_FORMAL = frozenset("事 物 の 所 為 上 際 時 後 際 点 他 外 内 中 前 通り 一方 結果 以上 ため こと もの ところ とき".split())
"""Nouns that stand for a particle rather than for somebody."""

_NEGATIVE = frozenset("ない ぬ ず まい 無い".split())
_PASSIVE = frozenset("れる られる".split())
_ENDINGS = frozenset("居る 来る 見せる 遣る 仕舞う 置く 有る 為る 出来る 頂く 下さる 続ける 始める 行く 御座る 貰う 呉れる てる".split())
_AVOIDED = frozenset("避ける 控える 拒む 拒否 差し控える 止める 止す".split())
_AGREED = frozenset("一致 合意".split())
_SPOKEN_NOUNS = frozenset("発言 声 意見 投稿 書き込み コメント 批判 指摘 声明 発表 報道 証言 情報 見方 話 説 噂".split())
_GIVING = frozenset("示す 表す 出す 寄せる 送る 崩す にじむ 滲む 残す 飛ばす 放つ 投げる 投げ掛ける 口 交わす 貫く 強める 新た 改める 鮮明 掲げる 為る 展開".split())
"""What is done with a noun for what is said when it is said, beside the verbs of speech."""

_REPORTS = frozenset("通報 連絡 相談 苦情 電話 問い合わせ".split())
"""Somebody is told the words that と joins to these."""
_CHARGED = frozenset("容疑 疑い 罪 逮捕 起訴 送検 摘発 告訴 提訴 処分 解任 有罪 罰金 捜索 捜査 損害 在宅起訴 書類送検".split())
"""Behind a ground in として: it is what somebody is accused of, and nobody's words."""

_DENIED_NOUNS = frozenset("告発 見方 疑惑 指摘 報道 考え 可能性 説 噂 主張 批判 疑い 話 憶測 観測 懸念 意見 責任論".split())
_DONE = re.compile(r"[\u4e00-\u9fff][いきしちにみりえけせてねめれ]$")
"""A noun made of a verb: 見直し, 見送り."""

_ANSWERS = frozenset("コメント 回答 説明 取材 意見 返答 見解".split())
"""Who asks for these wants to hear something, and says nothing."""

_BELIEFS = frozenset("考える 見る 感じる 信じる".split())
"""What is reported with these is thought, not said; in quotation marks it is said."""

_PLACES = frozenset("談話 声明 コメント 報告書 文書 書簡 投稿 発言 結果 調査結果".split())
"""Where something is said, before で."""

_LONGEST_ENDING = 8
_MOST_BETWEEN = 3
"""So many words may stand between と and its verb behind a noun: と is rather "with" or "and" there."""


def marks(sentence: Sentence) -> list[Mark]:
    """The marks of speech of a sentence, in order; none begins inside another."""
    found: list[Mark] = []
    place = 0
    words = sentence.words
    while place < len(words):
        mark = _mark_at(sentence, place)
        if mark is not None and (outer := _around(sentence, mark)):
            # What somebody says that another says: 開くと述べたと伝えた; という at the end adds nothing.
            if outer.form != "hearsay" or mark.is_passive:
                mark = outer
            found.append(mark)
            place = outer.last + 1
        elif mark is not None:
            found.append(mark)
            place = mark.last + 1
        else:
            place += 1
    return found


def _around(sentence: Sentence, mark: Mark) -> Mark | None:
    """The mark whose words end with another mark's verb."""
    words = sentence.words
    number = mark.last + 1
    while number < len(words) and (
        words[number].part[0] == "助動詞" or words[number].lemma in _ENDINGS or words[number].is_particle("て")
    ):
        number += 1
    if number >= len(words) or not words[number].is_particle("と", "って") or not words[number - 1].is_predicate:
        return None
    return _quoting(sentence, number)


def _mark_at(sentence: Sentence, place: int) -> Mark | None:
    words = sentence.words
    word = words[place]
    if word.is_particle("と", "って") and place:
        return _quoting(sentence, place)
    if word.is_particle("たい") or not place:
        return None
    if word.lemma in ("こと", "事") and (words[place - 1].is_predicate or words[place - 1].quotation):
        return _that(words, place)
    if word.surface == "よう" and words[place - 1].is_predicate:
        return _wanted(words, place)
    if word.is_particle("か") and words[place - 1].part[0] != "名詞":
        return _asked(words, place)
    if word.is_particle("を"):
        return _object(sentence, place)
    if (noun := noun_at(words, place)) and noun[0].is_adnominal:
        if words[place - 1].is_predicate:
            return _noun(words, noun, place)
        if words[place - 1].is_particle("の") and noun[0].said.endswith(noun[0].noun) and (mark := _noun(words, noun, place)):
            return replace(mark, form="object")
    return None


def _quoting(sentence: Sentence, place: int) -> Mark | None:
    """と and the verb it belongs to."""
    words = sentence.words
    content = place - 1 if words[place - 1].is_particle("など", "なんて") else place
    if words[content - 1].surface == "、" and content > 1:
        content -= 1
    if words[content - 1].surface in ("）", ")") and (mark := _by_brackets(words, place, content - 1)):
        return mark
    before = words[content - 1]
    is_quote = before.quotation is not None
    if not (is_quote or _ends_clause(before, words[place])):
        return None
    after = place + 1
    while after < len(words) and words[after].is_particle("は", "も", "まで"):
        after += 1
    if after >= len(words):
        return None
    if mark := _position(sentence, place, content, after, is_quote=is_quote):
        return mark
    if words[after].lemma in ("為る", "言う") and words[after].surface[0] in "しさすせいっ":
        return None
    if words[after].is_particle("の"):
        is_said = is_quote or not before.is_noun or (before.part[1] != "固有名詞" and _is_nominal(words, content))
        return _linked(words, place, content, after + 1) if is_said else None
    return _with_verb(sentence, place, content, after, is_quote=is_quote)


def _by_brackets(words: list[Word], place: int, close: int) -> Mark | None:
    """A quotation, in brackets who says it, and と: 「…」（店長）という."""
    opened = next((number for number in range(close, max(0, close - _REACH), -1) if words[number].surface in ("（", "(")), 0)
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
    if word.is_particle("の") and after + 1 < len(words) and words[after + 1].lemma in ("事", "こと"):
        follower = words[after + 2] if after + 2 < len(words) else None
        if follower is None or follower.surface in ("。", "だ", "で", "です", "だっ", "、"):
            return Mark(content, place, after + 1, "hearsay")
    return None


def _hearsay(words: list[Word], place: int, content: int, after: int) -> Mark | None:
    """という at the end of a sentence, といい, or という before a noun."""
    behind = words[after + 1] if after + 1 < len(words) else None
    if behind is not None and behind.surface == "、" and words[content - 1].is_particle("か"):
        return None
    if behind is None or behind.surface in ("。", "、", "」", "）", ")") or behind.lemma == "ます":
        return Mark(content, place, after, "hearsay")
    if behind.lemma in ("事", "こと") and after + 2 < len(words) and words[after + 2].surface in ("だ", "で", "です", "。"):
        return Mark(content, place, after + 1, "hearsay")
    return _linked(words, place, content, after + 1)


def _held(sentence: Sentence, place: int, content: int, after: int, *, is_quote: bool) -> Mark | None:
    """と and する: somebody holds something to be so; として gives a ground."""
    words = sentence.words
    if _is_volition(words, content):
        return None
    if not (is_quote or words[content - 1].is_predicate or words[content - 1].part[1] == "終助詞" or _is_nominal(words, content)):
        return None
    tail = words[after].surface
    behind = words[after + 1] if after + 1 < len(words) else None
    if tail in ("する", "します"):
        if behind is None or behind.surface in ("。", "」", "（", "("):
            return Mark(content, place, after, "quote" if is_quote else "clause", is_strong=False)
        if behind.is_noun and not is_quote:
            return _linked(words, place, content, after + 1)
        if behind.surface in ("が", "ものの"):
            return Mark(content, place, after, "quote" if is_quote else "clause", is_strong=False)
        return None
    if tail != "し" or behind is None:
        return None
    if behind.surface in ("、", "つつ", "ながら"):
        return Mark(content, place, after, "quote" if is_quote else "clause", is_strong=False)
    if behind.surface == "て":
        return _on_ground(words, place, content, after, is_quote=is_quote)
    if behind.lemma in ("た", "ます"):
        last = next((n for n in range(after + 1, len(words)) if words[n].part[0] != "助動詞"), len(words))
        if last < len(words) and words[last].is_noun and words[last].lemma not in _FORMAL:
            return None
        return Mark(content, place, after, "quote" if is_quote else "clause", is_strong=False)
    return None


def _on_ground(words: list[Word], place: int, content: int, after: int, *, is_quote: bool) -> Mark | None:
    """として, or としている. As a ground it is somebody's claim only where that one speaks; an accusation is nobody's."""
    behind = after + 2
    if behind < len(words) and words[behind].lemma == "居る":
        return Mark(content, place, after, "quote" if is_quote else "clause", is_strong=False)
    if behind < len(words) and not _is_nominal_name(words, content):
        if any(word.lemma in _CHARGED for word in words[behind:]):
            return None
        for number in range(len(words) - 1, behind, -1):
            found = verb_at(words, number)
            if found and found.last >= len(words) - _LONGEST_ENDING and not _tail(words, found.last)[1]:
                return Mark(content, place, after + 1, "quote" if is_quote else "clause", is_strong=False)
    return None


def _is_nominal_name(words: list[Word], content: int) -> bool:
    """Whether として stands after a mere noun: 市長として, as mayor."""
    return words[content - 1].is_noun


def _is_nominal(words: list[Word], content: int) -> bool:
    """Whether a noun ends a clause that has a subject: 時期は未定と."""
    if not words[content - 1].is_noun:
        return False
    first = max(0, content - 12)
    return any(one.is_particle("は", "が", "も") for one in words[first:content])


def _linked(words: list[Word], place: int, content: int, noun: int) -> Mark | None:
    """という, との or とする before a noun for what is said: との考えを示した."""
    last = min(noun + 5, len(words))
    for number in range(noun, last):
        if named := noun_at(words, number):
            return _noun(words, named, content)
        if not (words[number].is_noun or words[number].part[0] in ("連体詞", "形容詞") or words[number].surface in ("の", "な", "的")):
            return None
    return None


def _noun(words: list[Word], found_noun: tuple[Noun, int], content: int) -> Mark | None:
    """A noun for what is said, and what is done with it."""
    named, noun = found_noun
    is_whole = named.said.endswith(named.noun)
    behind = noun + 1
    if behind >= len(words):
        return None
    is_attribute = not words[content].is_particle("と")
    content = noun + 1 if is_whole and is_attribute else content
    if words[behind].surface in ("だ", "です", "で", "。") and not is_whole and not is_attribute:
        closes = behind + 1 >= len(words) or words[behind + 1].surface in ("。", "、") or words[behind].surface == "。"
        closes = closes and not (words[behind].surface == "で" and named.noun in _PLACES)
        return Mark(content, content, noun, "clause", is_strong=False) if closes else None
    if not words[behind].is_particle("を", "も", "に"):
        return None
    for number in range(behind + 1, min(behind + 1 + _REACH, len(words))):
        word = words[number]
        if word.surface in ("、", "。") or word.quotation:
            return None
        found = verb_at(words, number)
        takes = words[behind].surface != "に" or (found is not None and "ことに" in found.verb.complements)
        if found and found.verb.act != "naming" and takes:
            return _finished(words, content, content, found, "clause", is_denial=_denies(found))
        if word.is_predicate and words[behind].surface != "に":
            if word.lemma not in _GIVING or is_whole:
                return None
            last = number
            negated, passive = _tail(words, last)
            return None if negated or passive else Mark(content, content, last, "clause", is_strong=False, head=_head(words, last))
    return None


def _denies(found: Found) -> bool:
    return found.verb.act == "denial"


def _with_verb(sentence: Sentence, place: int, content: int, after: int, *, is_quote: bool) -> Mark | None:
    """と, what may stand between, and a verb of speech; behind a quotation any verb of what somebody did."""
    words = sentence.words
    if words[after].surface == "、" and not is_quote:
        # 尋ねると、: what if, or when.
        return None
    subject: tuple[int, int] | None = None
    begin = after + 1 if words[after].surface == "、" else after
    first = begin
    for number in range(begin, min(begin + _REACH, len(words))):
        word = words[number]
        if word.lemma in _REPORTS and is_quote and number + 1 < len(words) and words[number + 1].is_particle("が", "を", "も"):
            return Mark(content, place, number, "quote", is_passive=True)
        if word.surface == "。" and is_quote and number > first:
            return _by_noun(words, content, place, first, number) or _in_manner(sentence, content, place, number)
        if word.surface == "。" or word.quotation or (word.surface == "、" and not _goes_on(words, number, first)):
            return None
        if word.surface == "、":
            continue
        if word.is_particle("は", "が") and subject is None and number > first and words[number - 1].is_noun | (words[number - 1].surface in ("）", ")")):
            subject = (first, number)
            continue
        if word.is_particle("と") and words[number - 1].is_predicate:
            return None
        if word.lemma in ("事", "こと") or word.surface == "よう":
            return None
        found = None if word.surface.startswith("言え") else verb_at(words, number)
        if found and not (found.verb.act == "naming" and not is_quote):
            if not is_quote and not _may_report(words, content, number - begin, found):
                return None
            return _finished(words, content, place, found, "quote" if is_quote else "clause", subject=subject)
        is_ending = word.lemma in _ENDINGS and (words[number - 1].is_predicate or words[number - 1].surface in ("て", "で"))
        makes_verb = word.lemma == "為る" and words[number - 1].part[2] == "サ変可能"
        if word.is_predicate and (makes_verb or not is_ending):
            if not is_quote or (word.lemma in _NO_SPEECH and not makes_verb) or not sentence.is_said(words[content - 1]):
                if number + 1 < len(words) and words[number + 1].surface in ("て", "ながら", "つつ"):
                    continue
                return None
            if number + 1 < len(words) and words[number + 1].surface in ("て", "ながら", "つつ") and number + 2 < len(words):
                continue
            negated, passive = _tail(words, number)
            if negated or passive:
                return None
            return Mark(content, place, number, "quote", subject=subject, head=_head(words, number), is_strong=False)
    return _by_noun(words, content, place, first, len(words)) if is_quote and len(words) - first < _REACH else None


def _by_noun(words: list[Word], content: int, place: int, first: int, end: int) -> Mark | None:
    """と and nothing but who says it: 「…」と久慈さん。"""
    if first >= end or not all(word.is_noun or word.surface in ("の", "・", "（", "）", "(", ")") for word in words[first:end]):
        return None
    return Mark(content, place, end - 1, "quote", subject=(first, end), is_strong=False)


def _in_manner(sentence: Sentence, content: int, place: int, end: int) -> Mark | None:
    """と and how somebody looked, without a verb: 「…」と感無量の面持ち。"""
    is_said = sentence.is_said(sentence.words[content - 1])
    return Mark(content, place, end - 1, "quote", is_strong=False) if is_said and sentence.words[end - 1].is_noun else None


def _goes_on(words: list[Word], number: int, first: int) -> bool:
    """Whether a comma between と and its verb ends nothing: behind a subject or a way of speaking (笑顔で、)."""
    if number + 2 < len(words) and words[number + 1].part[1] == "数詞" and words[number + 2].surface == "歳":
        return True
    return number > first and (words[number - 1].is_particle("は", "が", "で", "て", "ながら"))


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
        is_name = before.part[1] == "固有名詞" or before.part[0] == "代名詞"
        return not is_name and between <= _MOST_BETWEEN and _is_nominal(words, content)
    return True


def _finished(
    words: list[Word],
    content: int,
    first: int,
    found: Found,
    form: Form,
    *,
    subject: tuple[int, int] | None = None,
    is_denial: bool = False,
) -> Mark | None:
    """The mark, unless its verb is denied (明言しなかった)."""
    negated, passive = _tail(words, found.last)
    if negated or (passive and not words[first].is_particle("と", "って")) or _never(words, found.last):
        return None
    act: Act = "statement" if found.verb.act == "naming" else found.verb.act
    return Mark(
        content,
        first,
        found.last,
        form,
        "denial" if is_denial else act,
        is_naming=found.verb.act == "naming",
        subject=subject,
        head=_head(words, found.last),
        is_passive=passive,
    )


def _tail(words: list[Word], last: int) -> tuple[bool, bool]:
    """Whether the endings of a verb deny it, and whether they make it passive."""
    negated = passive = False
    endings = list(_endings(words, last))
    # 強調しても, 言えば, 述べるなら: nobody says it.
    surfaces = "".join(word.surface for word in endings)
    if surfaces.endswith(("ても", "でも", "たら", "だら", "なら")) or words[last].part[5].startswith("仮定形"):
        return True, False
    for word in endings:
        negated = negated or word.lemma in _NEGATIVE or word.lemma in _AVOIDED
        passive = passive or word.lemma in _PASSIVE
    return negated, passive


def _never(words: list[Word], last: int) -> bool:
    """Whether it was never said: 口にしたことは一度もない."""
    number = next((n for n in range(last + 1, len(words)) if words[n].lemma in ("こと", "事")), len(words))
    rest = words[number + 1 : number + 6]
    return number <= last + 4 and bool(rest) and rest[0].is_particle("は", "が", "も") and any(one.lemma in _NEGATIVE for one in rest)


def _endings(words: list[Word], last: int) -> Iterator[Word]:
    number = last + 1
    if number + 1 < len(words) and words[number].is_particle("を", "も", "は") and words[number + 1].lemma in (*_AVOIDED, "為る"):
        yield words[number + 1]
        number += 2
    while number < len(words):
        word = words[number]
        is_ending = word.part[0] == "助動詞" or word.lemma in _ENDINGS or word.is_particle("て", "で", "は", "も")
        if not (is_ending and word.quotation is None):
            return
        yield word
        number += 1


def _head(words: list[Word], last: int) -> tuple[int, int] | None:
    """The noun phrase that the verb describes: と語る市長."""
    number = last + 1
    finite = words[last].part[5].startswith(("終止形", "連体形"))
    while number < len(words) and (words[number].part[0] == "助動詞" or words[number].lemma in _ENDINGS or words[number].is_particle("て")):
        finite = words[number].part[5].startswith(("終止形", "連体形"))
        number += 1
    if not finite or number >= len(words) or not words[number].is_noun or words[number].lemma in _FORMAL:
        return None
    end = number
    while end < len(words) and (words[end].is_noun or words[end].surface in ("の", "・")):
        end += 1
    return number, end


def _that(words: list[Word], place: int) -> Mark | None:
    """ことを, ことも, ことで and the verb that takes it."""
    behind = place + 1
    if behind >= len(words):
        return None
    if not words[behind].is_particle("を", "も", "で", "に"):
        return None
    for number in range(behind + 1, min(behind + 1 + _REACH, len(words))):
        word = words[number]
        if word.surface in ("、", "。") or word.quotation or word.is_particle("と"):
            return None
        found = verb_at(words, number)
        if found is None:
            if word.is_predicate and word.lemma not in _ENDINGS and not (number + 1 < len(words) and words[number + 1].surface == "て"):
                return None
            continue
        if words[behind].surface == "で":
            return _finished(words, place + 1, place, found, "clause") if found.verb.lemma in _AGREED else None
        if "ことに" not in found.verb.complements if words[behind].surface == "に" else "こと" not in found.verb.complements:
            return None
        is_quote = words[place - 1].quotation is not None
        content = place + 1 if found.verb.act == "demand" and not is_quote else place
        return _finished(words, content, place, found, "quote" if is_quote else "clause")
    return None


def _wanted(words: list[Word], place: int) -> Mark | None:
    """よう and a verb that wants it done."""
    for number in range(place + 1, min(place + 1 + _REACH, len(words))):
        word = words[number]
        if word.surface in ("。",) or word.quotation or (word.surface == "、" and number > place + 2):
            return None
        found = verb_at(words, number)
        if found:
            wants = found.verb.act == "demand" or "よう" in found.verb.complements
            mark = _finished(words, place + 1, place, found, "clause") if wants else None
            return mark and Mark(mark.content, mark.first, mark.last, mark.form, "demand", head=mark.head, is_passive=mark.is_passive)
        if word.is_predicate and word.part[0] == "動詞" and word.lemma not in _ENDINGS:
            return None
    return None


def _asked(words: list[Word], place: int) -> Mark | None:
    """かを尋ねた: a question with words of its own."""
    number = place + 1
    if number < len(words) and words[number].is_particle("どう"):
        number += 1
    if number + 1 >= len(words) or not words[number].is_particle("を", "と"):
        return None
    if words[number].surface == "と":
        return None
    found = verb_at(words, number + 1)
    if found and found.verb.act == "question":
        return _finished(words, place + 1, place, found, "clause")
    return None


def _object(sentence: Sentence, place: int) -> Mark | None:
    """A noun phrase that is denied, asked for or announced: 関与を否定した."""
    words = sentence.words
    number = place + 1
    while number < len(words) and words[number].part[0] == "副詞":
        number += 1
    found = verb_at(words, number) if number < len(words) else None
    if found is None or found.verb.act == "naming":
        return None
    before = words[place - 1]
    if before.quotation is not None:
        demands = found.verb.act in ("demand", "denial") or "を" in found.verb.complements or found.verb.lemma in ("強調", "主張")
        return _finished(words, place, place, found, "quote") if demands else None
    if "を" not in found.verb.complements:
        return None
    linked = _denied_words(words, place)
    if linked is not None and found.verb.act == "denial":
        return _finished(words, linked, linked, found, "clause", is_denial=True)
    acts = before.part[2] in ("サ変可能", "サ変形状詞可能") or bool(_DONE.search(before.surface))
    behind = next((one for one in words[found.last + 1 :] if one.part[0] != "助動詞" and one.lemma not in _ENDINGS), None)
    if before.lemma in _ANSWERS or _head(words, found.last) or (behind and behind.lemma in ("こと", "事")):
        return None
    return _finished(words, place, place, found, "object") if acts and before.is_noun else None


def _denied_words(words: list[Word], place: int) -> int | None:
    """Where the clause ends that という, との or a bare attribute gives to a noun that is denied: 流用したという告発を."""
    noun = place - 1
    while noun > 0 and words[noun - 1].is_noun:
        noun -= 1
    if words[place - 1].lemma not in _DENIED_NOUNS or noun < 2:
        return None
    if words[noun - 1].lemma == "言う" and words[noun - 2].is_particle("と"):
        return noun - 2
    if words[noun - 1].is_particle("の") and words[noun - 2].is_particle("と"):
        return noun - 2
    if words[noun - 1].lemma == "為る" and words[noun - 2].is_particle("と"):
        return noun - 2
    return noun if words[noun - 1].is_predicate else None
