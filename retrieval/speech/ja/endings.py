"""The endings of a Japanese verb of speech, and the mark that they make of it. Pure functions."""

from collections.abc import Iterator
from typing import Literal, NamedTuple

from retrieval.speech.ja.sentence import Word
from retrieval.speech.ja.vocabulary import Found
from retrieval.types import Act

Form = Literal["quote", "clause", "hearsay", "object"]
"""``quote``: right behind a quotation; ``clause``: behind reported words; ``hearsay``: という at the end, which passes
on what the one named before said; ``object``: a noun phrase that is denied or asked for.
"""

REACH = 14
"""So many words may stand between と and its verb."""

FORMAL = frozenset(
    "事 物 の 所 為 上 際 時 後 際 点 他 外 内 中 前 通り 一方 結果 以上 ため こと もの ところ とき".split()
)
"""Nouns that stand for a particle rather than for somebody."""

_NEGATIVE = frozenset("ない ぬ ず まい 無い".split())
_HELD = frozenset("見る 為る 思う 考える 言う".split())
"""In the passive these tell that something is only held to be so."""

_PASSIVE = frozenset("れる られる".split())
ENDINGS = frozenset(
    "居る 来る 見せる 遣る 仕舞う 置く 有る 為る 出来る 頂く 下さる 続ける 始める 行く 御座る 貰う 呉れる "
    "てる かける 掛ける 合う 出す 切る 直す".split()
)
_CLOSING = frozenset("。 、 」 ） )".split())
_JOINING = frozenset("が と けど けれど し".split())
"""Behind a verb these leave what it tells as it is."""

_AVOIDED = frozenset("避ける 控える 拒む 拒否 差し控える 止める 止す".split())


class Mark(NamedTuple):
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
        verb: numbers of the first and last word of the verb, where it stands apart from the mark.
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
    verb: tuple[int, int] | None = None


def finished(
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
    negated, passive = tail(words, found.last, of_quote=form == "quote")
    if negated or (passive and words[first].particle not in ("と", "って")) or _never(words, found.last):
        return None
    if found.verb.act == "denial" and form != "quote" and is_open(words, found.last):
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
        head=head(words, found.last),
        is_passive=passive,
    )


def tail(words: list[Word], last: int, *, of_quote: bool = False) -> tuple[bool, bool]:
    """Whether the endings of a verb deny it, and whether they make it passive.

    Args:
        words: of the sentence.
        last: number of the verb's last word.
        of_quote: whether it takes a quotation, which is said even if only as a condition.
    """
    negated = passive = False
    behind = list(_endings(words, last))
    # 強調しても, 言えば, 述べるなら: nobody says it.
    surfaces = "".join(word.surface for word in behind)
    if (not of_quote and surfaces.endswith(("ても", "でも", "たら", "だら", "なら"))) or (
        not of_quote and words[last].part[5].startswith("仮定形")
    ):
        return True, False
    for word in behind:
        negated = negated or word.lemma in _NEGATIVE or word.lemma in _AVOIDED
        passive = passive or word.lemma in _PASSIVE
    return negated, passive


def negations(words: list[Word], last: int) -> int:
    """How often the endings of a verb deny it as a fact: once in 応じていない, never in 応じなければならない.

    Args:
        words: of the sentence.
        last: number of the verb's last word.
    """
    behind = list(_endings(words, last))
    if tail(words, last)[0] and not any(word.lemma in _NEGATIVE for word in behind):
        return 0
    # 認めざるを得ない, 応じなければならない: it is done after all.
    if any(word.surface in ("ざる", "なけれ", "ねば", "ね") for word in behind) or behind[-1:] == []:
        return 0
    number = last + 1 + len(behind)
    is_fact = number >= len(words) or words[number].surface in _CLOSING or words[number].particle in _JOINING
    return sum(word.lemma in _NEGATIVE for word in behind) if is_fact else 0


def is_open(words: list[Word], last: int) -> bool:
    """Whether it is open that a verb is done: 拒否すれば, 拒否するだろう, 拒否したとみられる, 拒否したとされる."""
    behind = list(_endings(words, last))
    number = last + 1 + len(behind)
    if any(word.part[5].startswith(("仮定形", "意志推量")) for word in behind):
        return True
    following = words[number : number + 3]
    if [word.surface for word in following[:2]] == ["か", "も"]:
        return True
    is_held = len(following) > 1 and following[0].particle == "と" and following[1].lemma in _HELD
    return is_held and bool(following[2:]) and following[2].lemma in _PASSIVE


def _never(words: list[Word], last: int) -> bool:
    """Whether it was never said: 口にしたことは一度もない."""
    number = next((n for n in range(last + 1, len(words)) if words[n].lemma in ("こと", "事")), len(words))
    rest = words[number + 1 : number + 6]
    return (
        number <= last + 4
        and bool(rest)
        and rest[0].particle in ("は", "が", "も")
        and any(one.lemma in _NEGATIVE for one in rest)
    )


def _endings(words: list[Word], last: int) -> Iterator[Word]:
    number = last + 1
    if (
        number + 1 < len(words)
        and words[number].particle in ("を", "も", "は")
        and words[number + 1].lemma in (*_AVOIDED, "為る")
    ):
        yield words[number + 1]
        number += 2
    while number < len(words):
        word = words[number]
        is_ending = word.part[0] == "助動詞" or word.lemma in ENDINGS or word.particle in ("て", "で", "は", "も")
        if not (is_ending and word.quotation is None):
            return
        yield word
        number += 1


def head(words: list[Word], last: int) -> tuple[int, int] | None:
    """The noun phrase that the verb describes: と語る市長."""
    number = last + 1
    finite = words[last].part[5].startswith(("終止形", "連体形"))
    while number < len(words) and (
        words[number].part[0] == "助動詞" or words[number].lemma in ENDINGS or words[number].particle == "て"
    ):
        finite = words[number].part[5].startswith(("終止形", "連体形"))
        number += 1
    if not finite or number >= len(words) or not words[number].is_noun or words[number].lemma in FORMAL:
        return None
    end = number
    while end < len(words) and (words[end].is_noun or words[end].surface in ("の", "・")):
        end += 1
    return number, end
