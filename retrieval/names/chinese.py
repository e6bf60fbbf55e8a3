"""How names in Chinese characters are read in Chinese: in pinyin, and as Taiwan spells them (Wade and Giles)."""

import os
import re

# A name is read character by character; the library's table of phrases would double its loading time.
os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")

_INITIALS = re.compile(r"^(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])")
_WADE_INITIALS = {
    "b": "p", "d": "t", "g": "k", "j": "ch", "q": "ch", "x": "hs", "zh": "ch", "z": "ts", "c": "ts", "r": "j",
}  # fmt: skip
# Of finals that change; u after j, q, x and y is another vowel, whose dots nobody prints.
_WADE_FINALS = {"ong": "ung", "ian": "ien", "ie": "ieh", "ve": "ueh", "iong": "iung", "v": "u"}
_WADE_WHOLE = {
    "zi": "tzu", "ci": "tzu", "si": "szu", "zhi": "chih", "chi": "chih", "shi": "shih", "ri": "jih",
    "ge": "ko", "ke": "ko", "he": "ho", "yi": "i", "ye": "yeh", "yan": "yen", "you": "yu", "yue": "yueh",
    "yong": "yung", "guo": "kuo", "kuo": "kuo", "huo": "huo", "shuo": "shuo", "er": "erh", "e": "o",
    "jue": "chueh", "que": "chueh", "xue": "hsueh", "gui": "kuei", "kui": "kuei",
}  # fmt: skip
_LONG_NAME = 3


def chinese_readings(name: str) -> list[tuple[str, ...]]:
    """Spellings of a name, each as surname and given name, or as one part where it has one character.

    >>> chinese_readings("蔡英文"), chinese_readings("王毅")
    ([('cai', 'yingwen'), ('tsai', 'yingwen'), ('tsai', 'ingwen')], [('wang', 'yi'), ('wang', 'i')])
    """
    # Its tables take longer to load than an answer to find.
    from pypinyin import Style, lazy_pinyin

    pinyin = lazy_pinyin(name, style=Style.NORMAL)
    wade = [wade_giles(syllable) for syllable in pinyin]
    # Taiwan's own habit: Tsai Ing-wen.
    taiwan = [re.sub("^ying", "ing", syllable) for syllable in wade]
    split = 2 if len(pinyin) > _LONG_NAME else 1
    spelled = (_parts(syllables, split) for syllables in (pinyin, wade, taiwan))
    return list(dict.fromkeys(spelled))


def wade_giles(pinyin: str) -> str:
    """A syllable of pinyin as Wade and Giles spelled it, without apostrophes, hyphens and dots.

    >>> [wade_giles(syllable) for syllable in ("qing", "de", "xie", "zhou", "jiang", "guo", "zhong")]
    ['ching', 'te', 'hsieh', 'chou', 'chiang', 'kuo', 'chung']
    """
    if pinyin in _WADE_WHOLE:
        return _WADE_WHOLE[pinyin]
    match = _INITIALS.match(pinyin)
    initial = match.group() if match else ""
    final = pinyin[len(initial) :]
    if final == "uo" and initial:
        final = "o"
    return _WADE_INITIALS.get(initial, initial) + _WADE_FINALS.get(final, final)


def _parts(syllables: list[str], split: int) -> tuple[str, ...]:
    return tuple(part for part in ("".join(syllables[:split]), "".join(syllables[split:])) if part)
