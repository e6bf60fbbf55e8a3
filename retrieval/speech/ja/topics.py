"""The noun phrases of a Japanese sentence that may speak, each with the particle that marks it. Pure functions."""

import re
from typing import NamedTuple

from retrieval.speech.ja.context import Context
from retrieval.speech.ja.heads import is_body
from retrieval.speech.ja.sentence import Sentence, Word
from retrieval.speech.speakers import Phrase, Where

TELLING = re.compile(
    r"によりますと|によると|によれば|に言わせれば|いわく、|曰く、|では(?<=ところでは)(?=、)|としては(?=[^、]{0,30})|の話として(?=、)|の(?:説明|話|試算|推計|調べ|見立て|分析|まとめ|発表)では"
)
_TOLD_BY = re.compile(r"(?:.*、)?(?P<phrase>[^、]{2,40}?)(?:が|の)[^、がの]{1,16}ところ$")
"""Before によると: what so-and-so told."""

_GIVEN_BY = re.compile(
    r"(?:.*、)?(?P<phrase>[^、]{2,40}?)が(?:報じ|伝え|公表し|発表し|公開し|入手し|まとめ|実施し|行っ)た[^、がは]{1,20}$"
)
"""Before によると: what so-and-so made known."""

_SET_APART = re.compile(
    r"(?:記者|)会見|声明|(?:[^、。]{0,12}の)?取材に応じ|(?:自身の)?(?:SNS|X)|[^、。「]{0,12}[日月年春夏秋冬朝夜週]、|\d+[日月年]|同日|この日"
)
"""After a particle: the subject of the whole sentence, not of what is said."""

_DATED = re.compile(r"(?:\d+日|同日|この日)")
_OPENS = re.compile(r"\d+日|同日|この日|[^、。「」＿]{0,10}、")
_AGE = re.compile(r"\s*[\d０-９]{1,3}歳$")
_DOCUMENT = re.compile(r"(?:書|論文|声明|判決|談話|決議|社説|コラム|記事)$")
"""Before では: what says something by itself."""

_THERE_IS = frozenset("居る 有る 並ぶ 揃う 含む".split())
AT_BODY = "では"
AT = (AT_BODY, "としては")
"""Marks of a body at which something is said to be so (気象庁では…としている), if a verb tells that it is."""

_MARKS = ("は", "が", "も")
_ENDS = frozenset("、。！？!?：:")
"""No phrase goes on over these."""


class Topic(NamedTuple):
    """A noun phrase that may speak.

    Attributes:
        phrase: the speaker.
        mark: the particle, or what stands for one.
        first: number of the first word that may belong to it.
        particle: number of the particle.
        end: number of the word behind the particle and its comma.
        is_open: whether a comma, a quotation or a day follows at once: the subject of all that follows.
        has_comma: whether a comma follows at once.
        is_sure: whether it is somebody or something that can speak by itself.
    """

    phrase: Phrase
    mark: str
    first: int
    particle: int
    end: int
    is_open: bool
    is_sure: bool = True
    has_comma: bool = False

    @property
    def tells(self) -> bool:
        """Whether this is an "according to"."""
        return len(self.mark) > 1


def topics(sentence: Sentence, context: Context) -> list[Topic]:
    """All of a sentence, in order."""
    return sorted([*_marked(sentence, context), *_telling(sentence, context)], key=lambda one: one.particle)


def _marked(sentence: Sentence, context: Context) -> list[Topic]:
    words = sentence.words
    found: list[Topic] = []
    begin = 0
    for number, word in enumerate(words):
        if word.surface in _ENDS or word.quotation:
            begin = number + 1
            continue
        if word.particle not in _MARKS or not _takes_subject(words, number):
            continue
        is_place = words[number - 1].particle == "で"
        last = number - 1 if is_place else number
        first = begin
        begin = number + 1
        end = number + 1
        has_comma = end < len(words) and words[end].surface == "、"
        end += has_comma
        is_quoting = end < len(words) and words[end].quotation is not None
        rest = sentence.blanked[word.end - sentence.start :]
        is_open = has_comma or is_quoting or bool(_SET_APART.match(rest))
        if word.surface == "が" and number + 1 < len(words) and words[number + 1].lemma in _THERE_IS:
            continue
        first = _without_age(sentence, first, last)
        written = sentence.written(first, last)
        phrase = context.phrase(written, _where(word, rest, first, is_quoting=is_quoting))
        if is_place and not _DOCUMENT.search(written):
            if phrase is not None and is_body(phrase) and not first:
                found.append(Topic(phrase, AT_BODY, first, number, end, is_open, has_comma=has_comma))
        elif phrase is not None:
            found.append(Topic(phrase, word.surface, first, number, end, is_open, has_comma=has_comma))
        elif is_open and (phrase := context.phrase(written, "dated")):
            found.append(Topic(phrase, word.surface, first, number, end, is_open, is_sure=False, has_comma=has_comma))
    return found


def _takes_subject(words: list[Word], number: int) -> bool:
    word = words[number]
    if (word.particle == "が" and word.part[1] != "格助詞") or not number:
        return False
    before = words[number - 1]
    if before.particle == "で":
        return number > 1 and word.surface == "は" and words[number - 2].is_noun
    return (
        before.is_noun
        or before.surface in ("）", ")", "＝", "=", "」", "』", "ら", "さん")
        or before.particle in ("ら", "など", "だけ", "まで")
    )


def _where(word: Word, rest: str, first: int, *, is_quoting: bool) -> Where:
    if is_quoting:
        return "quoting"
    if word.surface == "は" and not first and _OPENS.match(rest):
        return "dated" if _DATED.match(rest) else "opening"
    return "topic"


def _without_age(sentence: Sentence, first: int, particle: int) -> int:
    """Where a phrase begins whose age stands behind a comma: オルガ・ペトロワ、79歳は."""
    words = sentence.words
    if first > 1 and words[first - 1].surface == "、" and _AGE.fullmatch(sentence.written(first, particle)):
        first -= 1
        while first and words[first - 1].surface not in _ENDS and not words[first - 1].quotation:
            first -= 1
    return first


def _telling(sentence: Sentence, context: Context) -> list[Topic]:
    words = sentence.words
    found: list[Topic] = []
    for match in TELLING.finditer(sentence.blanked):
        place = sentence.start + match.start()
        particle = next((number for number, word in enumerate(words) if word.start >= place), len(words))
        first = particle
        while first and words[first - 1].surface not in _ENDS and not words[first - 1].quotation:
            first -= 1
        end = next(
            (number for number, word in enumerate(words) if word.start >= sentence.start + match.end()), len(words)
        )
        end += end < len(words) and words[end].surface == "、"
        written = sentence.written(first, particle)
        told = _TOLD_BY.match(written) or _GIVEN_BY.match(written)
        phrase = (
            context.phrase(told["phrase"], "topic")
            if told
            else context.phrase(written, "topic" if match.group() == "としては" else "telling")
        )
        if phrase is not None:
            found.append(Topic(phrase, match.group(), first, particle, end, is_open=True))
    return found
