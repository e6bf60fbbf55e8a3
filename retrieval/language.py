"""Which of the two languages of this project a text is in."""

import re
from typing import Literal

Language = Literal["ja", "en"]

_JAPANESE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uff66-\uff9f々〆]")
_LATIN = re.compile(r"[A-Za-z]")


def detect_language(text: str) -> Language:
    """Tell Japanese from English by the share of Japanese letters.

    A Japanese letter carries about as much as three Latin ones, so that a Japanese sentence full of
    company names and links stays Japanese. Text with neither counts as English.

    >>> detect_language("NATO事務総長が会見")
    'ja'
    >>> detect_language("NATO's secretary general spoke")
    'en'
    """
    japanese = len(_JAPANESE.findall(text))
    return "ja" if japanese * 3 > len(_LATIN.findall(text)) else "en"
