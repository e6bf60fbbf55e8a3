"""What a Japanese verb of speech takes beside と: ことを, よう, かを, 考えを, or a noun phrase. Pure functions."""

import re

from retrieval.speech.ja.endings import ENDINGS, REACH, Mark, finished, head, tail
from retrieval.speech.ja.sentence import Sentence, Word
from retrieval.speech.ja.vocabulary import Found, Noun, noun_at, verb_at

_AGREED = frozenset("一致 合意".split())

_GIVING = frozenset(
    "示す 表す 出す 寄せる 送る 崩す にじむ 滲む 残す 飛ばす 放つ 投げる 投げ掛ける 口 交わす 貫く 強める 新た 改める "
    "鮮明 掲げる 為る 展開".split()
)
"""What is done with a noun for what is said when it is said, beside the verbs of speech."""

_DENIED_NOUNS = frozenset(
    "告発 見方 疑惑 指摘 報道 考え 可能性 説 噂 主張 批判 疑い 話 憶測 観測 懸念 意見 責任論".split()
)

_DENYING = frozenset("否定 否認".split())
"""They deny what a noun alone holds: 疑惑を否定した. Others are what is done as well: 主張を退けた may be a court's."""

_ATTITUDES = frozenset("懸念 反対 期待 歓迎 謝意 支持 憂慮 不満 失望 怒り 遺憾 警戒 関心 意欲".split())
"""What somebody shows towards something that is so."""

_DONE = re.compile(r"[\u4e00-\u9fff][いきしちにみりえけせてねめれ]$")
"""A noun made of a verb: 見直し, 見送り."""

_MOST_MANNERS = 2

ANSWERS = frozenset("コメント 回答 説明 取材 意見 返答 見解 明言 言及 発言 証言 供述 答弁 論評 応答".split())
"""Who asks for these wants to hear something, and says nothing; who refuses them says nothing either."""

_PLACES = frozenset("談話 声明 コメント 報告書 文書 書簡 投稿 発言 結果 調査結果".split())
"""Where something is said, before で."""


def linked(words: list[Word], content: int, noun: int) -> Mark | None:
    """という, との or とする before a noun for what is said: との考えを示した."""
    last = min(noun + 5, len(words))
    for number in range(noun, last):
        if named := noun_at(words, number):
            return noun_mark(words, named, content)
        if not (
            words[number].is_noun
            or words[number].part[0] in ("連体詞", "形容詞")
            or words[number].surface in ("の", "な", "的")
        ):
            return None
    return None


def noun_mark(words: list[Word], found_noun: tuple[Noun, int], content: int) -> Mark | None:
    """A noun for what is said, and what is done with it."""
    mark = _given(words, found_noun, content)
    return mark._replace(form="quote") if mark and words[mark.content - 1].quotation else mark


def _given(words: list[Word], found_noun: tuple[Noun, int], content: int) -> Mark | None:
    named, noun = found_noun
    is_whole = named.said.endswith(named.noun)
    behind = noun + 1
    if behind >= len(words):
        return None
    is_attribute = words[content].particle != "と"
    content = noun + 1 if is_whole and is_attribute else content
    may_close = words[behind].surface in ("だ", "です", "で", "。") and not is_whole and not is_attribute
    if may_close and (mark := _ends_with_noun(words, named, noun, content)):
        return mark
    if words[behind].particle not in ("を", "も", "に", "で"):
        return None
    for number in range(behind + 1, min(behind + 1 + REACH, len(words))):
        if words[number].surface in ("、", "。") or words[number].quotation:
            return None
        found = verb_at(words, number)
        if found and _takes_noun(found, words[behind].surface):
            return finished(words, content, content, found, "clause", is_denial=found.verb.act == "denial")
        if words[number].is_predicate and words[behind].surface in ("を", "も"):
            is_done = words[number].lemma == "為る" and number > behind + 1 and words[number - 1].lemma not in _GIVING
            return None if is_whole or is_done else _giving(words, content, number)
    return None


def _ends_with_noun(words: list[Word], named: Noun, noun: int, content: int) -> Mark | None:
    """との考えだ。: the noun closes its clause."""
    behind = noun + 1
    closes = behind + 1 >= len(words) or words[behind + 1].surface in ("。", "、") or words[behind].surface == "。"
    if not closes or (words[behind].surface == "で" and named.noun in _PLACES):
        return None
    return Mark(content, content, noun, "clause", is_strong=False)


def _takes_noun(found: Found, particle: str) -> bool:
    """Whether a verb of speech takes a noun with a particle: 可能性に言及した, 認識で一致した."""
    if particle == "で":
        return found.verb.lemma in _AGREED
    return found.verb.act != "naming" and (particle != "に" or "ことに" in found.verb.complements)


def _giving(words: list[Word], content: int, number: int) -> Mark | None:
    """示す, 表す and the like: the noun is said."""
    if words[number].lemma not in _GIVING or any(tail(words, number)):
        return None
    return Mark(content, content, number, "clause", is_strong=False, head=head(words, number))


def that_clause(words: list[Word], place: int) -> Mark | None:
    """ことを, ことも, ことで and the verb that takes it."""
    behind = place + 1
    if behind >= len(words):
        return None
    if words[behind].particle not in ("を", "も", "で", "に"):
        return None
    for number in range(behind + 1, min(behind + 1 + REACH, len(words))):
        word = words[number]
        if word.surface in ("、", "。") or word.quotation or word.particle == "と":
            return None
        found = verb_at(words, number)
        if found is None:
            if (
                word.is_predicate
                and word.lemma not in ENDINGS
                and not (number + 1 < len(words) and words[number + 1].surface == "て")
            ):
                return None
            continue
        if words[behind].surface == "で":
            return finished(words, place + 1, place, found, "clause") if found.verb.lemma in _AGREED else None
        if (
            "ことに" not in found.verb.complements
            if words[behind].surface == "に"
            else "こと" not in found.verb.complements
        ):
            return None
        is_quote = words[place - 1].quotation is not None
        content = place + 1 if found.verb.act == "demand" and not is_quote else place
        return finished(words, content, place, found, "quote" if is_quote else "clause")
    return None


def wanted(words: list[Word], place: int) -> Mark | None:
    """よう and a verb that wants it done."""
    for number in range(place + 1, min(place + 1 + REACH, len(words))):
        word = words[number]
        if word.surface in ("。",) or word.quotation or (word.surface == "、" and number > place + 2):
            return None
        found = verb_at(words, number)
        if found:
            wants = found.verb.act == "demand" or "よう" in found.verb.complements
            mark = finished(words, place + 1, place, found, "clause") if wants else None
            return mark and Mark(
                mark.content, mark.first, mark.last, mark.form, "demand", head=mark.head, is_passive=mark.is_passive
            )
        if word.is_predicate and word.part[0] == "動詞" and word.lemma not in ENDINGS:
            return None
    return None


def asked(words: list[Word], place: int) -> Mark | None:
    """かを尋ねた: a question with words of its own."""
    number = place + 1
    if number < len(words) and words[number].particle == "どう":
        number += 1
    if number + 1 >= len(words) or words[number].particle not in ("を", "と"):
        return None
    if words[number].surface == "と":
        return None
    found = verb_at(words, number + 1)
    if found and found.verb.act == "question":
        return finished(words, place + 1, place, found, "clause")
    return None


def object_phrase(sentence: Sentence, place: int) -> Mark | None:
    """A noun phrase that is denied, asked for or announced: 関与を否定した."""
    words = sentence.words
    number = _behind_manner(words, place + 1)
    found = verb_at(words, number) if number < len(words) else None
    if found is None or found.verb.act == "naming":
        return None
    before = words[place - 1]
    if before.quotation is not None:
        demands = (
            found.verb.act in ("demand", "denial")
            or "を" in found.verb.complements
            or found.verb.lemma in ("強調", "主張")
        )
        return finished(words, place, place, found, "quote") if demands else None
    if before.lemma in _ATTITUDES and (behind_that := _that_before(words, place - 1)):
        return finished(words, behind_that, behind_that, found, "clause")
    if "を" not in found.verb.complements:
        return None
    linked = _denied_words(words, place)
    if linked is not None and found.verb.act == "denial":
        return finished(words, linked, linked, found, "clause", is_denial=True)
    acts = before.part[2] in ("サ変可能", "サ変形状詞可能") or bool(_DONE.search(before.surface))
    acts = acts or (found.verb.act == "denial" and before.part[1] == "普通名詞" and words[place - 2].particle == "の")
    behind = next(
        (one for one in words[found.last + 1 :] if one.part[0] != "助動詞" and one.lemma not in ENDINGS), None
    )
    acts = acts or found.verb.lemma == "求刑" or (found.verb.lemma in _DENYING and before.lemma in _DENIED_NOUNS)
    if before.lemma in ANSWERS or (behind and behind.lemma in ("こと", "事")):
        return None
    mark = finished(words, place, place, found, "object") if acts and before.is_noun else None
    # 強化を訴えた: whoever argues for a thing wants it.
    return mark._replace(act="demand") if mark and found.verb.lemma in ("訴える", "提案") else mark


def _behind_manner(words: list[Word], number: int) -> int:
    """Behind what tells how something is done: きっぱり, 断固として, 強く, 全面的に, 明確に."""
    for _ in range(_MOST_MANNERS):
        if number >= len(words):
            break
        kind, surface = words[number].part[0], words[number].surface
        if kind == "副詞" or (kind == "形容詞" and surface.endswith("く")):
            is_firmly = [word.surface for word in words[number + 1 : number + 4]] == ["と", "し", "て"]
            number += 4 if is_firmly else 1
            continue
        # 全面的 is one word and a suffix, 明確 is one.
        end = number + 2 if [word.surface for word in words[number + 1 : number + 2]] == ["的"] else number + 1
        is_manner = kind == "形状詞" or end == number + 2
        if not (is_manner and end < len(words) and words[end].surface == "に"):
            break
        number = end + 1
    return number


def agreed(words: list[Word], place: int) -> Mark | None:
    """で before 一致した: what was agreed on, as a noun (対話再開で一致した)."""
    found = verb_at(words, place + 1) if place + 1 < len(words) else None
    if found is None or found.verb.lemma not in _AGREED or words[place - 1].part[2] != "サ変可能":
        return None
    return finished(words, place, place, found, "object")


def denied_about(words: list[Word], place: int) -> Mark | None:
    """については before 否定した: what is denied, as the noun or the clause before it (…との憶測については否定した)."""
    noun = place - 3
    is_about = noun > 1 and words[noun].particle == "に" and words[noun + 1].lemma in ("就く", "つく", "付く")
    found = verb_at(words, place + 1) if is_about and place + 1 < len(words) else None
    if found is None or found.verb.act != "denial" or not words[noun - 1].is_noun:
        return None
    if (linked := _denied_words(words, noun)) is not None:
        return finished(words, linked, linked, found, "clause", is_denial=True)
    return finished(words, noun, noun, found, "object")


def _that_before(words: list[Word], noun: int) -> int | None:
    """The number of the word behind こと, where an attitude is taken to it: …ことに懸念を表明した."""
    number = noun - 1
    while number > 0 and (words[number].particle in ("に", "へ", "の") or words[number].lemma in ("対する", "就く")):
        number -= 1
    return number + 1 if number < noun - 1 and words[number].lemma in ("こと", "事") else None


def _denied_words(words: list[Word], place: int) -> int | None:
    """Where the clause ends that という, との or nothing joins to a noun that is denied: 流用したという告発を."""
    noun = place - 1
    while noun > 0 and words[noun - 1].is_noun:
        noun -= 1
    if words[place - 1].lemma not in _DENIED_NOUNS or noun < 2:
        return None
    if words[noun - 1].lemma == "言う" and words[noun - 2].particle == "と":
        return noun - 2
    if words[noun - 1].particle == "の" and words[noun - 2].particle == "と":
        return noun - 2
    if words[noun - 1].lemma == "為る" and words[noun - 2].particle == "と":
        return noun - 2
    return noun if words[noun - 1].is_predicate else None
