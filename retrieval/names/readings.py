"""How names in Chinese characters are read: in Japanese, in Chinese, in Korean."""

import os

# A name is read character by character; the library's table of phrases would double its loading time.
os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")

from retrieval.names.korean import korean_readings
from retrieval.names.limits import remembered
from retrieval.text.analyzer import Analyzer


@remembered(16_384)
def readings(name: str) -> tuple[tuple[str, ...], ...]:
    """Spellings of a name in Chinese characters, family name first, each a tuple of parts.

    The Japanese reading comes in katakana, the others in Latin letters.

    >>> ("wang", "yi") in readings("王毅"), ("イシバ", "シゲル") in readings("石破茂")
    (True, True)
    >>> ("lee", "jaemyeong") in readings("李在明")
    True
    """
    # Its tables take longer to load than an answer to find.
    from pypinyin import Style, lazy_pinyin

    japanese = Analyzer().readings(name)
    pinyin = lazy_pinyin(name, style=Style.NORMAL)
    split = 2 if len(pinyin) > 3 else 1
    chinese = tuple(part for part in ("".join(pinyin[:split]), "".join(pinyin[split:])) if part)
    return tuple(dict.fromkeys((japanese, chinese, *korean_readings(name))))
