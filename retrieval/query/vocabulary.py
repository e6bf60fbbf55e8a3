"""The words in capitals of ``questions_en.tsv`` and ``questions_ja.tsv``: what each stands for in a pattern."""

import re
from collections.abc import Iterable, Mapping
from functools import cache

from retrieval.language import Language
from retrieval.query.verbs import BASE, FINITE, GERUND, PARTICIPLE, verb_pattern

_MOST = 400
"""Characters of a speaker at most: what tells more of somebody may be long, and a pattern must not look on for ever."""

_NO_SPEAKER = "was|is|were|are|has|had|have|will|did|does|do|what|who|how"
_NO_NAME = (
    rf"{_NO_SPEAKER}|when|why|where|the|a|an|any|all|news|latest|my|your|anything"
    "|reports?|articles?|posts?|more|some|new|about|on|quote|find|show|tell|give|get|list|me"
)
_NAME_WORD = rf"(?!\ue000?(?:{_NO_NAME})[\ue010-\ue1ff]? )[^\s?,:]+"
_MARK = "[\ue000-\ue1ff]"
_BETWEEN = (
    "(?:(?:ever|actually|really|just|also|recently|publicly|already|once|since|not|even|exactly"
    "|have to|has to|had to|get to|go on to|try to) )?"
)
_WORDS = (
    r"(?:statements?|remarks?|comments?|words|views?|position|stance|opinions?|reactions?|response|quotes?|quotations?"
    r"|claims?|takes?|thoughts|messages?|arguments?|criticism|warnings?|promises?|predictions?|denials?|demands?"
    r"|announcements?|speech(?:es)?|answers?|reply|replies|replied|explanation|apology|assessment|plea|call|say)"
)
_AUDIENCE = (
    r"(?: (?:to |with )?(?:the )?(?:reporters|journalists|lawmakers|parliament|congress|press|media|voters|supporters"
    r"|public|them|him|her|us|me|you|people|everyone|fans))"
)
_ADVERB = (
    r"(?: (?:anything|something|exactly|specifically|recently|lately|earlier|publicly|so far|next|first|again|just|yet"
    r"|then|else|new|at all|so|too|happened))"
)
_ABOUT = (
    r"(?:about|on|regarding|concerning|over|of|to|as to|around|re|with (?:respect|regard) to|when asked about"
    r"|in (?:response|reaction|reply|regard) to)"
)


def _english() -> dict[str, str]:
    base, finite = verb_pattern(kinds=BASE), verb_pattern(kinds=FINITE)
    participle, gerund = verb_pattern(kinds=PARTICIPLE), verb_pattern(kinds=GERUND)
    # An article or "of" at the end: what follows is a noun that looks like a verb, the state, the claim.
    speaker = rf"(?P<speaker>[^?]{{1,{_MOST}}}?)(?<!\bthe)(?<!\ban)(?<!\ba)(?<!\bof)(?<!\band)"
    return {
        "SPEAKER": speaker,
        # Up to five words, none of them a verb that would make a sentence of it.
        "WHO": rf"(?P<speaker>(?:(?!(?:{_NO_SPEAKER}) )[^\s?]+ ){{0,4}}?[^\s?]+?)",
        "NAME": rf"(?P<speaker>{_NAME_WORD}(?: {_NAME_WORD}){{0,3}}?)",
        "TOPIC": "(?P<topic>.+)",
        "DO": r"(?:(?P<did>did|does|do|will|would|could|can|might|may|should)|(?P<has>has|have|had)|is|are|was|were)",
        "IS": "(?:is|are|was|were|isn't|isn’t)",
        "FORM": rf" ?{_BETWEEN}(?(did)(?:{base}|{finite})|(?(has)(?:been {gerund}|{participle}|{finite})|{gerund}))",
        "DONE": rf"(?:{finite}|{participle})",
        "VERB": verb_pattern(),
        "TELL": (f"{_BETWEEN}{_MARK}?(?:tell|told|telling|assured?|assuring|remind|inform|brief)(?:ed|ing)?{_MARK}?"),
        "AUDIENCE": rf"(?: (?!{_ABOUT} )[^ ]+){{1,5}}?",
        "HAVE_BEEN": "(?:is|was|were|are|has been|have been|is being|was being|were being)",
        "SHOW": (
            rf"(?:{_MARK}?(?:show|give|tell|find|get|list|bring|fetch|read|quote){_MARK}?(?: me| us)?(?: the| an?)?"
            r"(?: (?:summary|list) of)?"
            r"|summari[sz]e|sum up|recap"
            r"|(?:an? |the )?(?:brief |short |quick )?(?:summary|overview|recap|list|roundup|rundown) of)"
        ),
        "WHATS": r"(?:what (?:is|are|was|were) |SHOW |any |the )?",
        "WORDS": f"{_MARK}?{_WORDS}{_MARK}?",
        "ANYBODY": "(?:anyone|anybody|somebody|someone|people|everyone|everybody|others)",
        "LATEST": "(?P<newest>latest|newest|most recent|last|recent)",
        "NEW": "(?:(?:LATEST|new|first|public|full|exact|own|official) ){0,2}",
        "ABOUT_WHAT": rf" {_ABOUT} (?P<topic>.+?)",
        # Whom it was said to tells neither whose words nor what about.
        "ABOUT": rf"{_ADVERB}?{_AUDIENCE}?{_ADVERB}?(?: {_ABOUT}(?: TOPIC)?)?",
        # When or where it was said: tells which words are meant, rather than what they are about.
        "AT": r"(?: (?:after|before|during|at|in|when|following|while) ?.*)",
    }


_WORDS_JA = "発言 コメント 見解 声明 言葉 主張 立場 反応 考え 意見 談話 言い分 見方 言動 台詞 セリフ ことば".split()
_DEEDS_JA = (
    "発表 表明 説明 評価 要求 批判 釈明 謝罪 証言 答弁 警告 演説 会見 スピーチ 姿勢 スタンス 認識 予測 約束".split()
)
"""Nouns that ask for words where somebody who speaks is named before them."""

_OBJECT_JA = "(?:何|なに|どんな(?:こと|発言|話|コメント|主張|説明)|どういう(?:こと|発言|話)|どういった(?:こと|発言))"


def _japanese() -> dict[str, str]:
    # 何という城 and 何と言いますか ask what something is called; 何と言ってからかった asks for more than words.
    naming = (
        "(?!\ue000?(?:言|云|い)(?:[\ue010-\ue1ff])?(?:う|わ|います|い(?:[\ue010-\ue1ff])?ます|って(?![いたるまんなおのもよ]|$))"
        "|\ue000いう|\ue000いわ|\ue000いい[\ue010-\ue1ff]ます)"
    )
    # 呼ばれた and 発表された ask what others did.
    kana = "(?![ぁ-ん]?れ)[ぁ-んー]{0,14}"
    any_verb = f"{naming}{verb_pattern()}{kana}"
    return {
        "SPEAKER": rf"(?P<speaker>[^、]{{1,{_MOST}}}?)",
        "WHO": "(?P<speaker>[^、をがで]{1,40}?)",
        # A description of somebody; the bound keeps the time that a pattern takes in proportion to the question.
        "WHOSE": (
            "(?P<speaker>[^、]{1,48}?)(?<!について)(?<!に対して)(?<!に関する)(?<!をめぐる)(?<!に対する)(?<!への)"
        ),
        "WHOSE_SINGLE": "(?P<speaker>[^、のが]{1,48}?)(?<!について)",
        "WHEN": (
            "(?:(?:最近|今日|昨日|これまで|まだ|もう|既に|すでに|一体|いったい|実際|(?:記者)?会見で|会合で)に?、?)?"
        ),
        "WHOM": "(?:誰々|誰|だれ|どなた|どの人|何者)",
        "TOPIC": "(?P<topic>.+?)",
        "SAY": any_verb,
        "REFUSE": f"{verb_pattern(without=['statement', 'question', 'demand', 'naming', 'seldom'])}{kana}",
        "WHATSAY": (
            f"(?:(?:何|なん|なに|どう|どのよう|いかに)(?:だと|と|って|て|に|か)?{any_verb}"
            f"|{_OBJECT_JA}(?:って|と|を|に)?{naming}{verb_pattern(without=['seldom'])}{kana})"
        ),
        "WHAT": f"(?:{_OBJECT_JA}|なん|どう|どのよう|いかに)(?:だと|って|と|て|を|に|か)?",
        "HOW": "(?:何|なん|なに)(?:て|と|って|だって)(?:さ|の|か)?",
        "ABOUT": "(?:について|に関して|をめぐり|を巡り|をめぐって|を巡って|に対して|に対し|のことを?|に|を)(?:は)?",
        "ON": "(?:について|に関して|をめぐり|を巡り|をめぐって|を巡って|に対して|に対し)(?:は|も)?",
        "OF": "(?:についての|に関する|をめぐる|を巡る|への|に対する)",
        "WORDS": _nouns(_WORDS_JA),
        "DEEDS": _nouns(_DEEDS_JA),
        "SAIDOF": f"{verb_pattern()}[わさら]?れ[ぁ-ん]{{0,8}}",
        "NEW": "(?:(?P<newest>最新|直近|最近|今日|直近|新しい|一番新しい)の?|公式の?|過去の|全ての|すべての)?",
        "END": (
            "(?:内容|要旨|一覧|まとめ|集|全文)?(?:は|を|が|とは|って)?"
            "(?:何|なに|どんな|どう|どのような)?(?:もの)?[ぁ-んー]{0,8}"
        ),
    }


def _nouns(words: Iterable[str]) -> str:
    """One of some nouns, in which a verb may be marked: 発言, 言葉."""
    return f"{_MARK}?(?:{'|'.join(f'{_MARK}?'.join(word) for word in words)}){_MARK}?"


def expanded(pattern: str, language: Language) -> str:
    """A pattern of a table as a regular expression.

    >>> expanded("誰が何とSAY", "ja").startswith("誰が何と(?!")
    True
    """
    words, name = _words(language)
    for _ in range(3):
        pattern = name.sub(lambda match: words[match.group()], pattern)
    return pattern


@cache
def _words(language: Language) -> tuple[Mapping[str, str], re.Pattern[str]]:
    """What each word in capitals stands for, and a pattern that finds these words, the longer first."""
    words = _english() if language == "en" else _japanese()
    return words, re.compile("|".join(sorted(words, key=len, reverse=True)))
