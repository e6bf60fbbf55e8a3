"""How names in Chinese characters are read: in Japanese, in Chinese."""

import os
from functools import lru_cache

# A name is read character by character; the library's table of phrases would double its loading time.
os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")

from pypinyin import Style, lazy_pinyin

from retrieval.names.kana import romanise
from retrieval.tokens import sudachi


@lru_cache(maxsize=16_384)
def readings(name: str) -> tuple[str, ...]:
    """Latin spellings of a name in Chinese characters, family name first, parts apart.

    >>> "wang yi" in readings("王毅")
    True
    >>> "ishiba shigeru" in readings("石破茂")
    True
    """
    morphemes = sudachi().tokenize(name)
    japanese = " ".join(romanise(morpheme.reading_form()) for morpheme in morphemes)
    pinyin = lazy_pinyin(name, style=Style.NORMAL)
    split = 2 if len(pinyin) > 3 else 1
    chinese = " ".join(["".join(pinyin[:split]), "".join(pinyin[split:])]).strip()
    return tuple(dict.fromkeys((japanese, chinese)))
