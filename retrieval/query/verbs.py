"""The verbs of speech of a question, found and marked, so that the patterns of questions are short.

What can be read in a text can be asked about: the verbs are those of ``retrieval/speech/*/verbs.tsv``. A question is
matched with a mark before and behind each verb, the latter telling its form and what it does; they are characters that
no text needs.
"""

import re
from collections.abc import Iterable, Mapping
from functools import cache

from retrieval.language import Language
from retrieval.speech.en.inflection import forms
from retrieval.speech.lexicon import Refusal, Verb, refusals, verbs
from retrieval.types.items import Act

BASE, FINITE, PARTICIPLE, GERUND = 1, 2, 4, 8
"""What a form of an English verb may be; one may be several."""

_OPENS = "\ue000"
_CLOSES = 0xE010
_MARKS = re.compile("[\ue000-\ue1ff]")
_ACTS = ("statement", "denial", "question", "demand", "naming", "seldom")
_FORMS, _DOES = 16, 128
_TOLD_APART: dict[str, Act] = {"denial": "denial", "question": "question", "demand": "demand"}

_WORD = re.compile(r"[A-Za-z]+")
_MOST_WORDS = 4

_NOT_ASKED = frozenset("attack brand deem hold label message offer order read rip skewer sing text thank trash".split())
"""English verbs that ask what was done rather than what was said, where a question has them."""

_ONLY_DIRECT = frozenset(("direct", "passive"))
"""Complements of verbs like *smile*, which tell of words only with the words beside them."""

_ASKED_WITH = ("mention", "speak", "talk", "discuss", "weigh in", "speak out", "want", "react")
"""English verbs that tell of no words in a text, but ask for some in a question."""

_ASKED_WITH_JA = tuple("つった つって っつった っつって つっと いっ いい いう いわ ゆっ 云 思 触れ 発信 反応".split())
"""Japanese stems of that kind, and 言う as it is written beside 何."""

_DENIED_WITH = ("say no to", "say no", "not accept", "not agree to")
"""English verbs that ask what somebody denied or rejected, beside those that tell so in a text."""

_DENIED_ROWS = {"る": "", "む": "ま"}
"""What a Japanese verb ends with before ない, by the ending of its base form."""

_ENDINGS = {"る": ("る", "っ", "り", "ら"), "す": ("す", "し", "さ")}
"""What follows the stem of 断る and 突き返す."""

_SELDOM = frozenset("見る 感じる 書く 笑う 返す 続ける 聞く 願う 望む シェア 記載 判断 紹介 考える 信じる".split())
"""Japanese verbs that ask for words after 何と and どう, but not after 何を: 何を見た."""

_DOING = frozenset(
    "accuse agree announce applaud calculate call challenge command commend compare decline decree describe direct"
    " disclose estimate find forbid forecast guarantee instruct invite portray post praise press propose recommend"
    " rebuff refuse reject report request reveal rule salute signal specify stipulate submit want welcome write"
    " spurn 拒否 拒絶 却下 退ける 拒む 撥ね付ける 突っ撥ねる 一蹴"
    " 発表 公表 命じる 命ずる 命令 指令 指示 提案 提言 勧告 報告 通告 通知 判断 認定 開示"
    " 要求 要請 依頼 注文 請求 勧める 迫る 促す 求める 約束 宣言 告発 暴露 擁護 批判 予測 予想 推定 推計 試算 分析"
    " 訂正 保証 反発 抗議 歓迎 期待 認める 唱える 説く 論じる 評価 呼ぶ 名付ける 称する 例える 表現 命名 主張 演説"
    " 投稿 伝達 速報".split()
) | {*_DENIED_WITH, "turn down", "rule out", "shoot down", "knock back", "brush off", "brush aside"}
"""Verbs that ask for what was done as much as for words: where nobody of that name speaks, the question is about the
matter.
"""


def marked(text: str, language: Language) -> str:
    """A question with its verbs of speech between marks; ``unmarked`` gives it back.

    >>> unmarked(marked("what did Waltz say?", "en")), unmarked(marked("何と述べた", "ja"))
    ('what did Waltz say?', '何と述べた')
    """
    text = unmarked(text)
    return _marked_en(text) if language == "en" else _marked_ja(text)


def unmarked(text: str) -> str:
    """A text without the characters that serve as marks."""
    return _MARKS.sub("", text)


def verb_pattern(*, kinds: int = 0, without: Iterable[str] = ()) -> str:
    """A pattern for a marked verb.

    Args:
        kinds: the forms wanted, added up; any where 0.
        without: what the verb must not do with words.
    """
    closing = "".join(
        _closing(kind, act, is_doing=is_doing)
        for act in _ACTS
        if act not in without
        for kind in range(_FORMS)
        if not kinds or kind & kinds
        for is_doing in (False, True)
    )
    return f"{_OPENS}[^\ue000-\ue1ff]{{1,24}}[{closing}]"


def act_of(verb: str) -> Act | None:
    """What a marked verb does with words, where that tells utterances apart: asserting is what nearly all do."""
    return _TOLD_APART.get(_ACTS[(ord(verb[-1]) - _CLOSES) % _DOES // _FORMS])


def is_doing(verb: str) -> bool:
    """Whether a marked verb asks for what was done as much as for words."""
    return ord(verb[-1]) - _CLOSES >= _DOES


def _closing(kinds: int, act: str, *, is_doing: bool) -> str:
    return chr(_CLOSES + _DOES * is_doing + _FORMS * _ACTS.index(act) + kinds)


def _marked_en(text: str) -> str:
    known = _english()
    words = list(_WORD.finditer(text))
    pieces, done, number = [], 0, 0
    while number < len(words):
        for count in range(min(_MOST_WORDS, len(words) - number), 0, -1):
            start, end = words[number].start(), words[number + count - 1].end()
            if closing := known.get(text[start:end].lower()):
                pieces += [text[done:start], _OPENS, text[start:end], closing]
                done = end
                number += count - 1
                break
        number += 1
    return "".join((*pieces, text[done:]))


def _marked_ja(text: str) -> str:
    known = _japanese()
    return _japanese_stem().sub(lambda match: f"{_OPENS}{match.group()}{known[match.group()]}", text)


@cache
def _english() -> Mapping[str, str]:
    """By each form of each verb, the mark that closes it."""
    acts: dict[str, str] = {one.lemma: one.act for one in verbs("en") if _is_asked(one)}
    acts |= dict.fromkeys(_DENIED_WITH, "denial")
    kinds: dict[str, int] = {}
    lemmas: dict[str, str] = {}
    for lemma in (*acts, *_ASKED_WITH):
        each = forms(lemma)
        for kind, written in (
            (BASE, (each.base,)),
            (FINITE, (each.third, *each.past)),
            (PARTICIPLE, each.participle),
            (GERUND, each.gerund),
        ):
            for form in written:
                kinds[form] = kinds.get(form, 0) | kind
                lemmas.setdefault(form, lemma)
    return {
        form: _closing(kinds[form], acts.get(lemma, "statement"), is_doing=lemma in _DOING)
        for form, lemma in lemmas.items()
    }


def _is_asked(verb: Verb) -> bool:
    return not verb.complements <= _ONLY_DIRECT and verb.lemma not in _NOT_ASKED


@cache
def _japanese() -> Mapping[str, str]:
    """By each stem, as the table and its examples write it, the mark that closes it."""
    found = dict.fromkeys(_ASKED_WITH_JA, _closing(0, "statement", is_doing=False))
    for verb in verbs("ja"):
        act = "seldom" if verb.lemma in _SELDOM else verb.act
        for stem in (_stem(verb.lemma), _stem(_as_in_example(verb))):
            found.setdefault(stem, _closing(0, act, is_doing=verb.lemma in _DOING))
    for refusal in refusals():
        found |= dict.fromkeys(_refusing_stems(refusal), _closing(0, "denial", is_doing=True))
    found.pop("", None)
    return found


@cache
def _japanese_stem() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(_japanese(), key=len, reverse=True))))


def _as_in_example(verb: Verb) -> str:
    """The verb as its example writes it: しゃべった of 喋る."""
    _, quoted, behind = verb.example.rstrip("。").rpartition("」")
    return re.sub(r"^か?と", "", behind) if quoted else re.split("を|よう|だと", behind)[-1]


def _refusing_stems(refusal: Refusal) -> Iterable[str]:
    """What the forms of a verb that refuses begin with: 断っ, 応じな, 応じていな."""
    verb = refusal.verb
    if not refusal.is_denied:
        return [verb] if verb[-1] not in "るす" else [verb[:-1] + end for end in _ENDINGS[verb[-1]]]
    if verb[-1] not in _DENIED_ROWS:
        return [f"{verb}{end}" for end in ("しな", "していな", "できな", "せず")]
    stem = verb[:-1]
    plain = stem + _DENIED_ROWS[verb[-1]]
    able = f"{stem}られ" if verb[-1] == "る" else f"{stem}め"
    going_on = f"{stem}て" if verb[-1] == "る" else f"{stem}んで"
    return [f"{plain}な", f"{able}な", f"{going_on}いな", f"{plain}ず"]


def _stem(written: str) -> str:
    """What all forms of a verb begin with: 述べ of 述べる and of 述べた, 語 of 語った, 発表 of 発表した."""
    return re.sub(r"(?:した|する|った|いた|いだ|んだ|た|[うくすつぬぶむるぐ])$", "", written)
