"""The names in a text: persons and other proper names, as written.

Japanese names come from Sudachi's tags, from katakana that no dictionary knows, and from what stands
before a title; names of spaced scripts from capitals. Pure functions.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from retrieval.names.limits import LONGEST_NAME
from retrieval.names.titles import HONORIFICS, japanese_titles, pattern_of, titles_of
from retrieval.text.analyzer import Analyzer, Morpheme
from retrieval.text.tokens import ENGLISH_STOP_WORDS


class Mention(NamedTuple):
    """A name where it stands.

    Attributes:
        start: offset of the first character.
        end: offset after the last one.
        name: the name alone, without its title.
        title: the Japanese title or honorific that follows it, or the English one before it; or an empty string.
        is_person: whether its tag or its title says that it names a person.
    """

    start: int
    end: int
    name: str
    title: str
    is_person: bool


_KATAKANA_SIGN = re.compile(r"[ァ-ヺー]")
# No name has more parts than these patterns allow.
KATAKANA = "(?:[ァ-ヺー]|[べぺ](?=[ァ-ヺー]))"
"""A sign of katakana; べ and ぺ look the same in hiragana, and are typed so."""

_KATAKANA_NAME = re.compile(
    rf"(?:{KATAKANA}{{2,}}|[ァ-ヺ](?=[・=＝][ァ-ヺー]{{2}}))(?:[・=＝]{KATAKANA}+|[・=＝]?(?:Jr|ジュニア))*"
)
_KANJI_NAME = re.compile(r"[\u4e00-\u9fff々ヶ]{1,5}")
_UPPER = "A-ZÀ-ÖØ-ÞĀ-ŽА-ЯЁЄІЇҐ"
_LETTER = "A-Za-z0-9À-ɏЀ-ӿ"
_LATIN_NAME = re.compile(
    rf"(?<![{_LETTER}@#/._])[{_UPPER}](?:[{_LETTER}'’-]*[{_LETTER}])?"
    rf"(?:(?: (?:of|de|van|von|bin|al|da|del|la|le))? [{_UPPER}](?:[{_LETTER}'’-]*[{_LETTER}])?)*"
)
_JAPANESE = re.compile(r"[\u30a1-\u30fa\u4e00-\u9fff]")
_CAPITAL = re.compile(f"[{_UPPER}]")
_GENITIVE = re.compile(r"['’]s?$")
_COUNTRY = "米英仏独露ロ中韓日伊加豪印宇欧朝台"
_TITLES_IN_LATIN = frozenset(title for title in japanese_titles() if title.isascii())
_OF_STATES = re.compile(r"(?:相|大臣|大統領|国務長官|国防長官)$")
"""Only states have these: before one of them, the name of a town is somebody's."""

# 見本市の佐野市長: no town lies in a town, so that this one is the mayor's surname.
_OF_A_TOWN = re.compile("[市町村区]の$")
_OF_TOWNS = re.compile(
    r"(?:[市区町村]長|知事|[都県市町村区]議|署長|支店長|支部長|大使|国王|女王|王子|大統領|首相|監督|選手|党首|代表|警察|市長)$"
)
"""What a town's or a state's name alone may stand before."""

_PREFECTURES = frozenset(
    "北海道 青森 岩手 宮城 秋田 山形 福島 茨城 栃木 群馬 埼玉 千葉 東京 神奈川 新潟 富山 石川 福井 山梨 長野 岐阜 静岡 "
    "愛知 三重 滋賀 京都 大阪 兵庫 奈良 和歌山 鳥取 島根 岡山 広島 山口 徳島 香川 愛媛 高知 福岡 佐賀 長崎 熊本 大分 "
    "宮崎 鹿児島 沖縄".split()
)
_NO_NAME = frozenset(f"{_COUNTRY}前元現新旧副正同各両某女男次総")
_PLACE = re.compile(
    r"(?<![ァ-ヺー・\u4e00-\u9fff])(?P<place>[ァ-ヺー]{2,}|[\u4e00-\u9fff]{2})(?:"
    r"の(?=[ァ-ヺー・\u4e00-\u9fff]{1,14}?(?:大統領|首相|外相|国防相|財務相|農相|内相|経済相|国王|女王|主席|市長|町長|知事|大使))"
    r"|(?=政府|外務省|国防省|財務省|商務省|中銀|中央銀行|共和国|連邦|王国|国境|領内|人の|国民|首都|大使館|議会|国会|軍(?:が|は|の|と|、)))"
)
_NO_SURNAME = frozenset("同両某各源平彼杜摂華諸者何")
"""Before 氏 alone these are no surname: 同氏, 源氏, 杜氏."""

_SHORTEST_SURNAME = 2
_OF_PERSONS = re.compile("容疑者|被告|受刑者|死刑囚|選手|投手|捕手|内野手|外野手|氏")
"""Titles that only a name stands before."""

_ROLE_WORD = re.compile(r"[員職生者人性年女手役長師士]$|代表|主力|有力|若手|日本|外国|両|各|全")
_PREFIX = re.compile(r"(?<=.)(?:副|元|前|新|旧|現|次期|名誉|暫定|総)$")
"""Begins a title, and ends no name: 三輪副市長."""

_MIDDLE = "・=＝"
_OFFICES = (
    r"[ァ-ヺー]{2,8}?(?=大統領|首相|外相|国防相|大使)|(?:外務|国務|国防|財務|内務|法務|経済|防衛|通商|運輸|農業|保健|教育|環境|産業|商務|司法|労働|政務|常任|筆頭"
    r"|副|現|旧|名誉|生活安全|刑事|捜査|地域|交通|広報|人事|営業|研究|総務|企画|開発|技術|投手|打撃|守備|一軍|二軍|チーフ|主席|首席|上級|主任|代表|前|元|新|次期|暫定){1,4}"
)


def places_in(text: str) -> frozenset[str]:
    """Names that a text gives to states and places, whatever the dictionary takes them for.

    >>> sorted(places_in("ヴェルダニアのオルセク大統領は述べた。サルヴィア政府は反発した。"))
    ['サルヴィア', 'ヴェルダニア']
    """
    return frozenset(match["place"] for match in _PLACE.finditer(text))


def find_mentions(text: str, analyzer: Analyzer) -> list[Mention]:
    """Names in a text, in order, none overlapping; a run longer than any name (``LONGEST_NAME``) is none.

    >>> found = find_mentions("ケルダ外相はロンドンでミカ・ソレン氏と会談した。", Analyzer())
    >>> [(m.name, m.title, m.is_person) for m in found]
    [('ケルダ', '外相', True), ('ロンドン', '', False), ('ミカ・ソレン', '氏', True)]
    >>> [m.name for m in find_mentions("Yesterday Mika Soren met the council in London.", Analyzer())]
    ['Mika Soren', 'London']
    """
    japanese = list(_japanese(text, analyzer)) if _JAPANESE.search(text) else []
    latin = list(_latin(text)) if _CAPITAL.search(text) else []
    return sorted([*japanese, *latin], key=lambda mention: mention.start) if latin else japanese


def _japanese(text: str, analyzer: Analyzer) -> Iterator[Mention]:
    words = analyzer.morphemes(text)
    taken = 0
    endless = _endless(text)
    titled = {match.start("name"): match for match in _titled_run().finditer(text)}
    for number, word in enumerate(words):
        begin = word.begin
        is_katakana = "ァ" <= word.surface[:1] <= "ー"
        if not (is_katakana or word.part[2] == "人名" or begin in titled):
            continue
        while endless and endless[0][1] <= begin:
            endless.pop(0)
        if begin < taken or (endless and endless[0][0] <= begin):
            continue
        if begin in titled and (mention := _unknown_name(titled[begin], words, number, analyzer)):
            taken = mention.end + len(mention.title)
            yield mention
            continue
        if not (is_katakana or word.part[2] == "人名"):
            continue
        mention = (_katakana_name if is_katakana else _kanji_name)(text, words, number)
        if mention:
            taken = mention.end + len(mention.title)
            yield mention


def _endless(text: str) -> list[tuple[int, int]]:
    """Runs of katakana that are longer than any name."""
    if len(text) <= LONGEST_NAME:
        return []
    return [match.span() for match in _KATAKANA_NAME.finditer(text) if len(match.group()) > LONGEST_NAME]


def _katakana_name(text: str, words: list[Morpheme], number: int) -> Mention | None:
    """A run of katakana, middle dots included, that some part marks as a name."""
    begin = words[number].begin
    if words[number].part[3] == "国" and text[words[number].end : words[number].end + 1] in _MIDDLE:
        # アメリカ・トランプ政権: a state before the dot is no given name.
        begin = words[number].end + 1
        if not _KATAKANA_SIGN.match(text, begin):
            return None
    if begin and _KATAKANA_SIGN.match(text, begin - 1):
        return None
    match = _KATAKANA_NAME.match(text, begin)
    if not match:
        return None
    parts = [part for part in _until(match.end(), words, number) if part.end > begin]
    parts = [part for part in parts if text[part.begin : part.begin + 1] not in _MIDDLE]
    title = _title_at(text, match.end())
    behind = [word for word in _until(match.end() + len(title), words, number) if word.begin >= match.end()]
    if any(word.part[2] == "人名" for word in behind):
        # アルバイト山田太郎容疑者: the title is that of the name between.
        title = ""
    tags = [part.part for part in parts]
    is_office = begin > 1 and text[begin - 1] in " \u3000" and "ァ" <= text[begin - 2] <= "ー"
    if is_office and all(tag[1] == "普通名詞" for tag in tags) and not any(part.is_oov for part in parts):
        # オルセン デジタル担当相: a common word behind a name and a space is part of the office.
        return None
    # "ロシア大統領" is the president of Russia, not somebody called ロシア.
    is_place = any(tag[2] == "地名" and (tag[3] == "国" or not _OF_STATES.search(title)) for tag in tags)
    is_person = any(tag[2] == "人名" for tag in tags) or title in HONORIFICS or (bool(title) and not is_place)
    is_name = is_person or any(tag[1] == "固有名詞" for tag in tags) or any(part.is_oov for part in parts)
    return Mention(match.start(), match.end(), match.group(), title, is_person) if is_name else None


def _until(end: int, words: list[Morpheme], number: int) -> Iterator[Morpheme]:
    """The words from a number on that begin before an offset."""
    while number < len(words) and words[number].begin < end:
        yield words[number]
        number += 1


def _kanji_name(text: str, words: list[Morpheme], number: int) -> Mention | None:
    """Kanji tagged as a person's, with the single characters that follow up to a title."""
    first = words[number]
    if not _KANJI_NAME.fullmatch(first.surface):
        return None
    begin, end = first.begin, first.end
    candidate = end
    is_full = first.part[3] == "一般" and end - begin > 1
    if first.part[3] == "名" and number and _is_surname(words[number - 1]):
        # 黒部直人: a surname that the dictionary takes for a place stands before a given name.
        begin, is_full = words[number - 1].begin, True
    for follower in words[number + 1 : number + 4]:
        is_given = follower.part[2:4] == ("人名", "名")
        if _title_at(text, candidate) or not (is_given or _KANJI_NAME.fullmatch(follower.surface)):
            break
        if follower.part[2] != "人名" and len(follower.surface) > 1:
            # 田中外科部長: the office is part of the title.
            if office := _title_at(text, follower.end):
                title = text[candidate : follower.end] + office
                return Mention(begin, candidate, text[begin:candidate], title, is_person=True)
            break
        candidate = follower.end
        if follower.part[2] == "人名":
            end, is_full = candidate, True
    title = _title_at(text, candidate)
    if title:
        end = candidate
    # A surname alone and without a title is more often a common word (見方, 金).
    return Mention(begin, end, text[begin:end], title, is_person=True) if title or is_full else None


def _unknown_name(run: re.Match[str], words: list[Morpheme], number: int, analyzer: Analyzer) -> Mention | None:
    """Chinese characters right before a person's title, some of them in no dictionary or a name: 林灝外相, 駱外相."""
    if run["title"] == "氏" and len(run["name"]) == 1 and run["name"] not in _NO_SURNAME:
        return Mention(run.start("name"), run.end("name"), run["name"], run["title"], is_person=True)
    end = run.end("name")
    parts = list(_until(end, words, number))
    if not parts or parts[-1].end != end:
        return None
    tags = [part.part for part in parts]
    is_place = all(tag[2] == "地名" for tag in tags) and (
        tags[-1][3] == "国"
        or (
            bool(_OF_TOWNS.search(run["title"]))
            and not _is_governor(run["name"], run["title"])
            and not _OF_A_TOWN.search(run.string, max(0, run.start("name") - 2), run.start("name"))
        )
    )
    has_name = any(part.is_oov for part in parts) or any(tag[1] == "固有名詞" for tag in tags)
    has_name = has_name or (len(run["name"]) == 1 and _is_short_surname(run["name"], analyzer))
    if not is_place and _is_surely_named(run, parts):
        return Mention(run.start("name"), run.end("name"), run["name"], run["title"], is_person=True)
    is_word = any(
        len(part.surface) > 1 and tag[1] != "固有名詞" and not part.is_oov
        for part, tag in zip(parts, tags, strict=True)
    )
    # Signs side by side are a name as well (杜衡外相), unless they stand for states (日米外相) or tell of the office.
    is_signs = len(parts) > 1 and not set(run["name"]) & _NO_NAME
    if is_place or is_word or not (has_name or is_signs) or set(run["name"]) <= set(_COUNTRY):
        return None
    # 辻元 is a surname, 辻元総務相 no former minister.
    name = run["name"] if len(parts) == 1 and tags[0][2] == "人名" else _PREFIX.sub("", run["name"])
    end = run.start("name") + len(name)
    return Mention(run.start("name"), end, name, run["name"][len(name) :] + run["title"], is_person=True)


def _is_surely_named(run: re.Match[str], parts: list[Morpheme]) -> bool:
    """Whether what stands before a title is a name whatever else the word may mean: 大橋容疑者, 尹在民外相."""
    if len(run["name"]) < _SHORTEST_SURNAME or set(run["name"]) & _NO_NAME:
        return False
    if parts[0].part[3] == "姓" and len(parts) > 1:
        return True
    if _OF_PERSONS.fullmatch(run["title"]) and any(part.part[3] == "名" for part in parts):
        return True
    return bool(_OF_PERSONS.fullmatch(run["title"])) and len(parts) == 1 and not _ROLE_WORD.search(run["name"])


def _is_governor(name: str, title: str) -> bool:
    """Whether a word that the dictionary takes for a place is the surname of a governor: no prefecture is called so."""
    return title == "知事" and len(name) > 1 and name not in _PREFECTURES


def _is_short_surname(name: str, analyzer: Analyzer) -> bool:
    """Whether one Chinese character is a surname by itself: 林, 森, but not 米 or 元."""
    return name not in _NO_NAME and analyzer.morphemes(f"{name}さん")[0].part[2] == "人名"


def _is_surname(word: Morpheme) -> bool:
    """Whether a word before a given name may be the surname: two or three Chinese characters that name a place."""
    return word.part[2] == "地名" and 2 <= len(word.surface) <= 3 and bool(_KANJI_NAME.fullmatch(word.surface))


def _latin(text: str) -> Iterator[Mention]:
    for match in _LATIN_NAME.finditer(text):
        name = match.group()
        start = match.start()
        first, _, rest = name.partition(" ")
        if _opens_sentence(text, start) and first.casefold() in _SENTENCE_OPENERS:
            start, name = start + len(first) + 1, rest
        name = _GENITIVE.sub("", name)
        if name in _TITLES_IN_LATIN or len(name) > LONGEST_NAME:
            continue
        # Prime Minister Elena Dragomir: the title is no part of the name.
        before, name = english_titled(name)
        start += len(before)
        if len(name) > 1 and not any(character.isdigit() for character in name[2:]):
            title = before.strip() or _title_at(text, start + len(name))
            yield Mention(start, start + len(name), name, title, is_person=bool(before))


def english_titled(name: str) -> tuple[str, str]:
    """The title in front of a name in Latin letters, with the space behind it, and the name.

    >>> english_titled("Coach Ines Okonjo"), english_titled("US Treasury Secretary Scott Bessent")
    (('Coach ', 'Ines Okonjo'), ('US Treasury Secretary ', 'Scott Bessent'))
    """
    words = name.split(" ")
    ends = [number for number in range(1, len(words)) if titles_of(" ".join(words[:number]))]
    place = len(" ".join(words[: ends[-1]])) + 1 if ends else 0
    return name[:place], name[place:]


_SENTENCE_OPENERS = ENGLISH_STOP_WORDS | frozenset(
    "but after before yesterday today tomorrow however while although since during under over according no yes one "
    "two many most some several such there here now then still also both each either every few more much".split()
)


_BEFORE_WORDS = " \t\u3000\"'“‘(「『"


def _opens_sentence(text: str, start: int) -> bool:
    while start and text[start - 1] in _BEFORE_WORDS:
        start -= 1
    return not start or text[start - 1] in ".!?。！？\n:;"


def _title_at(text: str, position: int) -> str:
    match = _title_pattern().match(text, position)
    return match["title"] if match else ""


@cache
def _titled_run() -> re.Pattern[str]:
    titles = pattern_of(title for title in japanese_titles() if len(title) > 1 or title == "氏")
    return re.compile(
        rf"(?<![\u4e00-\u9fff々ァ-ヺー])(?P<name>[\u4e00-\u9fff々]{{1,4}}?)(?P<title>{titles})(?![\u4e00-\u9fff])"
    )


@cache
def _title_pattern() -> re.Pattern[str]:
    titles = pattern_of(japanese_titles())
    # A country or a part of the office may stand between name and title: ウォルツ米大統領補佐官, バエフ外務次官.
    # After a name in katakana any office may (フェレイラ特捜部長), and any minister is a title (ハルヴォルセン漁業相).
    return re.compile(
        rf"(?:[（(][ァ-ヺー・＝= 　]{{2,30}}[)）])?[ 　・]?(?:[{_COUNTRY}]|{_OFFICES})??(?P<title>{titles}"
        rf"|(?<=[ァ-ヺー])(?![{_COUNTRY}州市県省軍町村区郡府社党紙]|政府|議会|国営|中央|大学)[\u4e00-\u9fff・]{{1,10}}?(?:{titles}|相(?![互手談撲])))"
    )
