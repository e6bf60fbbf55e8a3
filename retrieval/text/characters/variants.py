"""Characters that are written in several ways: 髙 for 高, 國 for 国, 𠮷 for 吉, and those often exchanged, 嶋 and 島.

The table beside this file is made by ``retrieval.text.characters.build`` from the databases of Unicode and OpenCC.
"""

import re
from functools import cache
from importlib import resources

VARIANTS_FILE = "variants.tsv"
SAME, NEAR = "same", "near"
"""One character written otherwise, and another one that is often taken for it."""

_HAN = re.compile("[\u2e80-\u2fd5\u3400-\u9fff\uf900-\ufaff\ufe00-\ufe0f\U00020000-\U0003ffff\U000e0100-\U000e01ef]")
# A selector tells which shape of the character before it is meant.
_SELECTORS = [*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)]


def standard_characters(text: str) -> str:
    """A text with each character as Japan's newspapers write it; selectors of a shape go, all else stays.

    >>> [standard_characters(text) for text in ("髙橋", "渡邊", "𠮷田", "國分", "习近平", "斎藤")]
    ['高橋', '渡辺', '吉田', '国分', '習近平', '斎藤']

    Args:
        text: in NFKC, which knows the compatibility characters.
    """
    return text.translate(_tables()[SAME]) if _HAN.search(text) else text


def near_characters(text: str) -> str:
    """The same, with characters that are often exchanged as the commoner of them.

    >>> near_characters("斎藤") == near_characters("斉藤"), near_characters("中嶋")
    (True, '中島')
    """
    return standard_characters(text).translate(_tables()[NEAR]) if _HAN.search(text) else text


@cache
def _tables() -> dict[str, dict[int, str | None]]:
    text = resources.files(__package__).joinpath(VARIANTS_FILE).read_text(encoding="utf-8")
    found: dict[str, dict[int, str | None]] = {SAME: dict.fromkeys(_SELECTORS), NEAR: {}}
    for line in text.splitlines():
        if not line.startswith("#"):
            kind, standard, variants = line.split("\t")
            found[kind] |= dict.fromkeys(map(ord, variants), standard)
    return found
