"""The words of an English sentence, and the closed classes they fall into. Pure functions.

No tagger: the classes that grammar closes (articles, pronouns, auxiliaries, prepositions …) and the endings of words
show where a subject begins and ends.
"""

import re
from functools import cached_property
from typing import NamedTuple

from retrieval.speech.en.marks import BLANK

_UPPER = "A-ZÀ-ÖØ-ÞĀ-ŽА-ЯЁЄІЇҐ"
_TOKEN = re.compile(
    rf"“{BLANK}*”|{BLANK}+|(?:[^\W\d_]\.){{2,}}|\d+(?:[,.:]\d+)*(?:-?[^\W\d_]+)*(?:-\w+)*"
    r"|[^\W_]+(?:[-'’&./][^\W_]+)*(?:(?<=s)['’](?=\s))?|\S"
)
_TITLES = frozenset(
    "mr mrs ms dr prof sen rep gov lt col gen maj sgt capt cmdr adm rev hon st jr sr inc corp ltd co bros det supt insp".split()
)

DETERMINERS = frozenset(
    (
        "the a an his her their its our my your this that these those some several many most both another other no"
        " every each all any few more two three four five six seven eight nine ten dozens hundreds thousands one"
    ).split()
)
ARTICLES = frozenset("the a an his her their its our my one another".split())
PRONOUNS = frozenset("he she they it we i you".split())
AUXILIARIES = frozenset(
    (
        "is was were are am be been being has had have having do does did will would shall should can could may might"
        " must cannot isn't wasn't weren't aren't hasn't hadn't haven't don't doesn't didn't won't wouldn't can't"
        " couldn't shouldn't mustn't ain't 's"
    ).split()
)
BEING = frozenset("is was were are am be been being got gets get".split())
HAVING = frozenset("has had have having".split())
UNCERTAIN = frozenset("would should can could may might must shall cannot".split())
NEGATIVE = frozenset("not never nobody nor neither hardly barely scarcely without".split())
SUBORDINATORS = frozenset(
    (
        "that because while whereas although though when whenever if unless until since as where wherever than whether"
        " so lest once after before how why what but or nor yet and"
    ).split()
)
RELATIVES = frozenset("who which whom whose that where".split())
PREPOSITIONS = frozenset(
    (
        "of in on at for from to with by about into onto over under between among during through throughout against"
        " without within across behind beyond beside besides near outside inside around amid amidst despite via per"
        " like unlike upon toward towards following including concerning regarding alongside along ahead up down off"
        " out after before until till since except above below past"
    ).split()
)
ADVERBS = frozenset(
    (
        "also later then again once still always often already just simply even only since first now soon too however"
        " meanwhile earlier further furthermore moreover instead otherwise thus hence therefore indeed perhaps maybe"
        " nevertheless nonetheless yesterday today tonight tomorrow afterwards afterward twice ever both all long"
        " sometimes himself herself themselves itself rather quite here there yet previously additionally besides"
        " elsewhere far overall alone together recently online separately back initially finally"
    ).split()
)
OPENERS = ADVERBS | frozenset("late early apart asked but and so or yet for as well yes no oh ok okay".split())
DAYS = frozenset(
    (
        "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august"
        " september october november december jan feb mar apr jun jul aug sept sep oct nov dec mon tue tues wed thu"
        " thurs fri sat sun"
    ).split()
)
TIMES = DAYS | frozenset("yesterday today tonight earlier later last this next night morning evening afternoon".split())
_NO_ADVERBS = frozenset(
    "family ally reply supply only early daily weekly monthly bully assembly italy july elderly kelly sally lily emily"
    " billy holly kimberly molly beverly wally police fly anomaly monopoly friendly lovely likely deadly".split()
)
_NO_PAST = frozenset(
    "bed red seed speed breed need feed greed weed creed shed sled fed wed hundred naked sacred".split()
)
_PAST = frozenset(
    (
        "met went took made gave came got saw left won lost led held kept sent ran began fell rose became knew thought"
        " brought bought caught stood sat spoke wrote drove flew broke chose grew threw hit shot struck told said paid"
        " cut put set let read felt found heard built spent sold taught wore shook drew withdrew forgave laid lay"
        " hung slept swept dealt sought fought beat bent bound bred burst cast cost dug fled hid hurt knelt lit quit"
        " rode rang sang sank shut slid spread stole stuck swam swore tore wept woke wound"
    ).split()
)
_PAST_ONLY = frozenset(
    (
        "met went took gave saw fell rose became knew ran began spoke wrote drove flew broke chose grew threw wore shook"
        " drew withdrew forgave sank sang rang swam tore woke rode hid stole"
    ).split()
)
"""Of these the participle is another word, so that they tell of a deed and never of a thing."""

_AMBIGUOUS = frozenset("may march april june august jan mar sun sat will mark rose grant hope frank bill".split())
_DATING = frozenset(
    "in on of by since until from to early late mid last this next every during before after for".split()
)
TIME_NOUNS = frozenset(
    (
        "second seconds minute minutes hour hours day days week weeks month months year years decade decades time times"
        " morning afternoon evening night nights weekend summer winter spring autumn moment moments"
    ).split()
)
_PLURAL = frozenset(
    (
        "police people families critics staff media some many others sources men women children crews residents"
        " officials police officers everyone somebody someone everybody parents both most few members one another"
        " clergy personnel management counsel"
    ).split()
)


_PEOPLE = _PLURAL | frozenset(
    (
        "authorities witnesses relatives neighbours neighbors friends fans mps lawmakers democrats republicans labour"
        " tories conservatives liberals activists experts prosecutors rescuers firefighters doctors nurses teachers"
        " pupils students colleagues opponents supporters protesters campaigners victims survivors passengers bosses"
        " chiefs executives representatives attorneys judges troops rebels militants russians ukrainians americans"
        " migrants refugees farmers fishermen workers unions companies ministers police analysts economists scientists"
        " researchers forecasters meteorologists reporters journalists readers viewers users drivers voters"
    ).split()
)
_OF_PEOPLE = ("ists", "ians", "ants", "ysts", "eers", "ators", "itors", "utors", "rents", "dents")


class Word(NamedTuple):
    """A word, a mark or a whole quotation of a sentence.

    Attributes:
        text: as written.
        start: offset of its first character in the sentence.
        end: offset after its last one.
        lower: lower case, with straight apostrophes; a name that would be taken for another word (May) as written.
    """

    text: str
    start: int
    end: int
    lower: str

    @property
    def is_quotation(self) -> bool:
        """Whether it is a blanked quotation."""
        return self.text[0] in ("“", BLANK)

    @property
    def is_capital(self) -> bool:
        """Whether it is a word that begins with a capital letter."""
        return self.text[0].isupper()

    @property
    def is_word(self) -> bool:
        """Whether it is no mark."""
        return self.text[0].isalnum()

    @property
    def is_possessive(self) -> bool:
        """Whether it ends in 's or s'."""
        return self.lower.endswith(("'s", "s'")) and len(self.lower) > 2

    @property
    def is_adverb(self) -> bool:
        """Whether it is a known adverb or ends like one."""
        lower = self.lower
        return lower in ADVERBS or (
            lower.endswith("ly") and len(lower) > 4 and not self.is_capital and lower not in _NO_ADVERBS
        )

    @property
    def is_past(self) -> bool:
        """Whether it looks like a past tense or a participle in -ed."""
        lower = self.lower
        return not self.is_capital and (
            lower in _PAST or (lower.endswith("ed") and len(lower) > 3 and lower not in _NO_PAST and "-" not in lower)
        )

    @property
    def is_deed(self) -> bool:
        """Whether it is a past tense and cannot be a participle."""
        return self.lower in _PAST_ONLY

    @property
    def is_plural(self) -> bool:
        """Whether it looks like a noun in the plural, or names many or some people."""
        lower = self.lower
        return lower in _PLURAL or (
            lower.endswith("s") and not lower.endswith(("ss", "us", "is", "'s", "ics", "news")) and len(lower) > 3
        )


class Sentence:
    """A sentence with its quotations blanked, as words.

    Args:
        text: blanked.
        raw: the same as it stands in the item; nothing where no quotation matters.
    """

    def __init__(self, text: str, raw: str = "") -> None:
        self.text = text
        self.raw = raw or text
        self.words = _words(text)

    @cached_property
    def lower(self) -> list[str]:
        """The words, lower case."""
        return [word.lower for word in self.words]

    @cached_property
    def quotations(self) -> list[int]:
        """The places of the quotations among the words."""
        return [number for number, word in enumerate(self.words) if word.is_quotation]

    def has_quotation(self, first: int, last: int) -> bool:
        """Whether a quotation stands between two words."""
        return any(first <= number < last for number in self.quotations)

    def span(self, first: int, last: int) -> str:
        """The text from one word to the one before another."""
        return self.text[self.words[first].start : self.words[last - 1].end] if first < last else ""


def _words(text: str) -> list[Word]:
    found: list[Word] = []
    taken = 0
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        if start < taken:
            continue
        written = match.group()
        lower = written.lower()
        if "’" in lower:
            lower = lower.replace("’", "'")
        if lower != written:
            if text[end : end + 1] == "." and (lower in _TITLES or (len(written) == 1 and written != "I")):
                end += 1
                written += "."
            elif lower in _AMBIGUOUS and _is_named_so(text, found, end):
                lower = written
        taken = end
        found.append(Word(written, start, end, lower))
    return found


def _is_named_so(text: str, before: list[Word], end: int) -> bool:
    """Whether May, March or Will is a name: neither a date nor the first word of a sentence."""
    last = before[-1] if before else None
    if re.match(r",? \d", text[end : end + 3]):
        return False
    if last is None or last.text in ".:“":
        return text[end : end + 1] == "," or bool(re.match(r" (?:said|says|told|added)\b", text[end : end + 8]))
    return last.lower not in _DATING and not last.text[0].isdigit()


def is_people(word: Word) -> bool:
    """Whether a plural is people's: officials, residents, analysts."""
    lower = word.lower
    return lower in _PEOPLE or (len(lower) > 5 and lower.endswith(_OF_PEOPLE))


def is_name_word(word: Word) -> bool:
    """Whether a word can be part of a name: a capital, and no day."""
    return word.is_capital and word.lower not in DAYS and word.lower != "i"
