"""Korean names as Japanese news write them in katakana, from Hangul, and which Hangul Latin letters may stand for.

News in English spell Korean names by habit (Yoon Suk Yeol, Lee Jae-myung), news in Japanese by sound (ユン・ソンニョル,
イ・ジェミョン): syllables run into one another, so that only Hangul leads from one to the other.
"""

from collections.abc import Iterator
from functools import cache
from itertools import product
from typing import NamedTuple

HANGUL_START, MIDDLES, LASTS = 0xAC00, 21, 28
_FIRST = "g kk n d tt r m b pp s ss  j jj ch k t p h".split(" ")
_MIDDLE = "a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i".split(" ")
_LAST = " k k k n n n t l k m l l l l l m p p t t ng t t k t p t".split(" ")

# How news in English write sounds.
_FIRST_LETTERS = {"g": "g k", "d": "d t", "r": "r l", "b": "b p", "j": "j ch", "s": "s sh"}
_MIDDLE_LETTERS = {
    "a": "a ah", "ae": "ae ai e", "eo": "eo u o uh", "yeo": "yeo you yu yo yuh", "o": "o oh", "oe": "oe oi we",
    "u": "u oo woo", "wo": "wo wu weo", "wi": "wi ui", "yu": "yu yoo you", "eu": "eu u oo", "ui": "ui eui ee i",
    "i": "i ee yi", "ye": "ye yea", "yo": "yo yoo",
}  # fmt: skip
_LAST_LETTERS = {"k": "k g ck", "l": "l r", "p": "p b", "t": "t d"}

# Kana by the consonant: those for a, i, u, e, o, and what stands before small ャ, ュ, ョ.
_ROWS = {
    "": "ア イ ウ エ オ", "k": "カ キ ク ケ コ", "g": "ガ ギ グ ゲ ゴ",
    "s": "サ シ ス セ ソ", "n": "ナ ニ ヌ ネ ノ", "t": "タ ティ トゥ テ ト",
    "d": "ダ ディ ドゥ デ ド", "h": "ハ ヒ フ ヘ ホ", "m": "マ ミ ム メ モ",
    "r": "ラ リ ル レ ロ", "b": "バ ビ ブ ベ ボ", "p": "パ ピ プ ペ ポ",
    "j": "ジャ ジ ジュ ジェ ジョ", "ch": "チャ チ チュ チェ チョ",
}  # fmt: skip
_PLAIN = {"ae": "e", "eo": "o", "eu": "u", "yae": "e", "ye": "e", "ui": "i", "oe": "e", "wae": "e"}
_SMALL = {"ya": "ャ", "yu": "ュ", "yo": "ョ", "yeo": "ョ"}
_WITH_W = {"wa": "ァ", "wo": "ォ", "wi": "ィ", "we": "ェ", "wae": "ェ", "oe": "ェ"}
_ALONE = {"ya": "ヤ", "yu": "ユ", "yo": "ヨ", "yeo": "ヨ", "ye": "イェ", "yae": "イェ", "wa": "ワ", "wo": "ウォ",
          "wi": "ウィ", "we": "ウェ", "wae": "ウェ", "oe": "ウェ", "ui": "ウィ"}  # fmt: skip
_LAST_KANA = {"": "", "k": "ク", "n": "ン", "l": "ル", "m": "ム", "p": "プ", "ng": "ン", "t": "ッ"}
_VOICED = {"k": "g", "t": "d", "p": "b", "ch": "j", "g": "g", "d": "d", "b": "b", "j": "j"}
_VOICELESS = {"g": "k", "d": "t", "b": "p", "j": "ch", "kk": "k", "tt": "t", "pp": "p", "jj": "ch", "ss": "s"}
_HARD = ("k", "p", "t")
_NASAL = {"k": "ng", "p": "m", "t": "n"}
_LONGEST_GIVEN, _LONGEST_LATIN = 2, 16
_MOST = 6

# Syllables of first names; others of the 11,172 would only make more of two letters than is there.
_NAME_SYLLABLES = (
    "가강건걸겸경계고관광교구국권귀규균근금기길나낙난남노능다단달담대덕도동두득라락란람래량려력련렬령례로록룡률륜리린림립마만말망명모목무묵문미민"
    "박반배백범법벽별병보복봉부비빈빛사산삼상새색생서석선설섭성세소솔송수숙순술숭슬습승시식신실심아안애양언여연열엽영예오옥온완왕요용우욱운웅원월"
    "위유육윤율융은을음응의이익인일임자잔장재전점정제조종좌주죽준중지직진집찬창채천철청초총추춘출충치칠탁태택토통판평포표필하학한함해향허헌혁현협형"
    "혜호홍화환황회효후훈휘휴흔흠흥희"
)


class Syllable(NamedTuple):
    """One syllable by its sounds.

    Attributes:
        first: the consonant before the vowel.
        middle: the vowel.
        last: the consonant behind it.
    """

    first: str
    middle: str
    last: str


def syllable_of(character: str) -> Syllable | None:
    """The sounds of a syllable of Hangul; None for any other character.

    >>> syllable_of("열"), syllable_of("a")
    (Syllable(first='', middle='yeo', last='l'), None)
    """
    place = ord(character) - HANGUL_START
    if not 0 <= place < len(_FIRST) * MIDDLES * LASTS:
        return None
    first, rest = divmod(place, MIDDLES * LASTS)
    middle, last = divmod(rest, LASTS)
    return Syllable(_FIRST[first], _MIDDLE[middle], _LAST[last])


def hangul_of(latin: str) -> list[str]:
    """First names of one or two syllables that Latin letters may stand for; none where they are no Korean name.

    >>> "재명" in hangul_of("jaemyung"), "석열" in hangul_of("sukyeol"), hangul_of("marco")
    (True, True, [])
    """
    if not 1 < len(latin) <= _LONGEST_LATIN or not latin.isascii():
        return []
    written = _by_letters()
    found = list(written.get(latin, ()))
    for end in range(1, len(latin)):
        left, right = written.get(latin[:end], ()), written.get(latin[end:], ())
        found += ["".join(pair) for pair in product(left, right)]
    return found


def surname_kana(hangul: str) -> list[str]:
    """A surname in katakana, as South Korea says it and, where that differs, as the North does.

    >>> surname_kana("김"), surname_kana("리"), surname_kana("정")
    (['キム'], ['イ', 'リ'], ['チョン'])
    """
    syllables = [one for character in hangul if (one := syllable_of(character))]
    if len(syllables) != len(hangul) or not syllables:
        return []
    first = syllables[0]
    spoken = [first]
    if first.first == "r":
        is_before_i = first.middle[0] in "yi"
        spoken = [first._replace(first="" if is_before_i else "n"), first]
    elif first.first in _VOICELESS:
        spoken = [first._replace(first=_VOICELESS[first.first])]
    return ["".join(_kana(one) for one in (start, *syllables[1:])) for start in spoken]


def given_kana(hangul: str, before: str) -> list[str]:
    """A first name in katakana behind a surname, the usual ways to run its syllables together.

    >>> given_kana("재명", "이"), given_kana("석열", "윤"), given_kana("정은", "김")
    (['ジェミョン'], ['ソンニョル', 'ソギョル', 'ソクヨル'], ['ジョンウン'])

    Args:
        hangul: one or two syllables.
        before: the surname in Hangul.
    """
    syllables = [one for character in hangul if (one := syllable_of(character))]
    surname = syllable_of(before[-1]) if before else None
    if len(syllables) != len(hangul) or not 0 < len(syllables) <= _LONGEST_GIVEN:
        return []
    starts = [_behind(surname.last if surname else "", syllables[0])]
    if surname and surname.last in _HARD:
        starts.append(_behind("", syllables[0]))
    found = [
        "".join(map(_kana, spoken))
        for start in starts
        for spoken in ([(start,)] if len(syllables) == 1 else _together(start, syllables[1]))
    ]
    return list(dict.fromkeys(found))[:_MOST]


def _together(left: Syllable, right: Syllable) -> Iterator[tuple[Syllable, Syllable]]:
    """Two syllables as they are said one after the other."""
    if right.first == "r" and left.last in ("n", "m", "ng", *_HARD):
        yield left._replace(last=_NASAL.get(left.last, left.last)), right._replace(first="n")
        # The South writes some names as they sound at the beginning of a word: 승렬 and 승열.
        right = right._replace(first="" if right.middle[0] in "yi" else "n")
    elif right.first == "r" and not left.last:
        yield left, right
        right = right._replace(first="" if right.middle[0] in "yi" else "n")
    if not right.first and left.last:
        if left.last in _HARD and right.middle[0] == "y":
            # 석열 is said 성녈.
            yield left._replace(last=_NASAL[left.last]), right._replace(first="n")
        if left.last != "ng":
            moved = {"k": "g", "p": "b", "t": "d", "l": "r"}.get(left.last, left.last)
            yield left._replace(last=""), right._replace(first=moved)
    elif left.last in _HARD and right.first in ("n", "m"):
        yield left._replace(last=_NASAL[left.last]), right
    elif right.first == "h" and left.last in ("n", "m", "l"):
        yield left, right
        yield left._replace(last=""), right._replace(first="r" if left.last == "l" else left.last)
    yield left, _behind(left.last, right)


def _behind(last: str, syllable: Syllable) -> Syllable:
    """A syllable whose consonant is voiced, unless a hard one stands before it."""
    table = _VOICELESS if last in _HARD else {one: _VOICED[one] for one in ("g", "d", "b", "j")}
    return syllable._replace(first=table.get(syllable.first, syllable.first))


def _kana(syllable: Syllable) -> str:
    first, middle, last = syllable
    first = {"kk": "k", "tt": "t", "pp": "p", "jj": "ch", "ss": "s"}.get(first, first)
    a, i, u, e, o = _ROWS[first].split()
    if not first and middle in _ALONE:
        written = _ALONE[middle]
    elif middle in _SMALL:
        # チャ, ジャ have their small sign in the table; シャ, キャ do not.
        written = {"ャ": a, "ュ": u, "ョ": o}[_SMALL[middle]] if first in ("j", "ch") else i[0] + _SMALL[middle]
    elif middle in _WITH_W and first not in ("j", "ch"):
        written = u + _WITH_W[middle]
    else:
        # チェ, not チュェ.
        written = dict(zip("aiueo", (a, i, u, e, o), strict=True))[_PLAIN.get(middle, middle)[-1]]
    return written + _LAST_KANA[last]


@cache
def _by_letters() -> dict[str, list[str]]:
    """Syllables of names by how they may be spelled."""
    found: dict[str, list[str]] = {}
    for character in _NAME_SYLLABLES:
        if syllable := syllable_of(character):
            firsts = _FIRST_LETTERS.get(syllable.first, syllable.first).split() or [""]
            middles = _MIDDLE_LETTERS.get(syllable.middle, syllable.middle).split()
            lasts = _LAST_LETTERS.get(syllable.last, syllable.last).split() or [""]
            for letters in dict.fromkeys("".join(sounds) for sounds in product(firsts, middles, lasts)):
                found.setdefault(letters, []).append(character)
    return found
