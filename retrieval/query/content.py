"""The words of a question that carry matter."""

import re
import unicodedata

from retrieval.text.analyzer import Analyzer
from retrieval.text.tokens import ENGLISH_STOP_WORDS, fold, spaced_words, unhyphenated

_CONTENT = frozenset(["名詞", "動詞", "形容詞", "形状詞", "副詞", "接頭辞"])
_JAPANESE = re.compile(r"[\u3041-\u30ff\u4e00-\u9fff々]+")
_EMPTY = frozenset(
    "為る 居る 有る 成る 事 こと 物 為 其れ 何 誰 何時 何処 何故 どう どの 言う 御座る 下さる 様 所 時".split()
)
_ASKING = frozenset("many much more most any anything something there get got going happened happen news".split())


def question_words(text: str, analyzer: Analyzer) -> list[str]:
    """The words of a question that carry matter, each once.

    >>> question_words("the minerals deal", Analyzer()), question_words("欧州の役割", Analyzer())
    (['minerals', 'deal'], ['欧州', '役割'])
    """
    text = unhyphenated(unicodedata.normalize("NFKC", text))
    words = [
        match.group()
        for match in spaced_words(text)
        if fold(match.group()) not in ENGLISH_STOP_WORDS | _ASKING and len(match.group()) > 1
    ]
    return list(dict.fromkeys([*words, *_content_words(text, analyzer)]))


def _content_words(text: str, analyzer: Analyzer) -> list[str]:
    found = []
    for run in _JAPANESE.findall(text):
        found += [
            morpheme.surface
            for morpheme in analyzer.morphemes(run)
            if morpheme.part[0] in _CONTENT and morpheme.lemma not in _EMPTY
        ]
    return found
