"""Whether a state, a place or a body stands beside a name in a text. Pure functions."""

import re
from collections.abc import Iterable, Iterator

from retrieval.names import NameIndex
from retrieval.names.countries import country_in, country_names
from retrieval.names.strip_titles import is_title_word
from retrieval.names.titles import titles_of

_PROPER = re.compile(r"[\u4e00-\u9fff]{2,}|[ァ-ヺー]{2,}|[A-Z][\w'’.-]+(?: [A-Z][\w'’.-]+)*")
_CLAUSE = re.compile(r"[、。;]|\. ")
_SENTENCE = re.compile(r"[。\n]|\. ")
_BEFORE, _AFTER = 40, 24
_JOINED = re.compile(r"(?P<state>[ァ-ヺー]+|[\u4e00-\u9fff]{2,3})[の・]$")
_WORD = re.compile(r"[^\s、。]+")
_TITLE_BEHIND = re.compile(r"[\u4e00-\u9fff]+")


def of_country(texts: Iterable[str], name: str, country: str, *, sentence: bool = False) -> bool:
    """Whether a state stands beside a name somewhere: ウクライナのシビハ外相, Ukrainian Foreign Minister Sybiha.

    Args:
        texts: passages with the name.
        name: as they write it.
        country: the code of a state.
        sentence: whether anywhere before it in the sentence is beside it, rather than in its clause only.
    """
    around = _around(texts, name, _SENTENCE if sentence else _CLAUSE)
    return bool(country) and any(country in (country_in(before), country_in(after[:1])) for before, after in around)


def countries_joined(texts: Iterable[str], name: str) -> set[str]:
    """The states that are said to be a person's, with nothing but a title between: ロシアの江原大統領, 江原露大統領.

    Args:
        texts: passages with the name.
        name: as they write it.
    """
    found = {country for before, after in _around(texts, name, _CLAUSE) for country in _joined(before, after)}
    return found - {""}


def _joined(before: str, after: str) -> Iterator[str]:
    if match := _JOINED.search(before):
        yield country_in(match["state"]) if match["state"] in country_names(country_in(match["state"])) else ""
    if (role := _TITLE_BEHIND.match(after)) and titles_of(role.group()[1:]):
        yield country_in(after[:1])
    words = _WORD.findall(before) if before.endswith(" ") else []
    kept = list(words)
    while kept and is_title_word(kept[-1]) and not country_in(kept[-1]):
        kept.pop()
    if kept and (len(kept) < len(words) or kept[-1].endswith(("'s", "’s"))):
        yield country_in(" ".join(kept[-2:])) if country_in(kept[-1]) else ""


def stands_beside(texts: Iterable[str], name: str, other: str, *, sentence: bool = False) -> bool:
    """Whether a place or a body stands right before a name somewhere, or close after it.

    Args:
        texts: passages with the name.
        name: as they write it.
        other: the place or the body, as they write it: 三輪精工 for 三輪精工の高坂社長.
        sentence: as for ``of_country``.
    """
    around = _around(texts, name, _SENTENCE if sentence else _CLAUSE)
    return bool(other) and any(other in before or other in after for before, after in around)


def sounds_beside(texts: Iterable[str], name: str, other: str) -> bool:
    """Whether a place or a body stands beside a name in another script: *Miwa Seiko* for 三輪精工の高坂社長."""
    pieces = [piece for pair in _around(texts, name, _CLAUSE) for piece in pair]
    words = {word for piece in pieces for word in _PROPER.findall(piece) if word.isascii() is not other.isascii()}
    words |= {re.sub("[市県町村区省社]$", "", word) for word in words}
    words.discard("")
    return bool(words) and bool(NameIndex(sorted(words)).resolve(other))


def _around(texts: Iterable[str], name: str, ends: re.Pattern[str]) -> Iterator[tuple[str, str]]:
    """What stands before and after a name, up to where a clause or a sentence ends."""
    for text in texts:
        for match in re.finditer(re.escape(name), text):
            before = ends.split(text[max(0, match.start() - _BEFORE) : match.start()])[-1]
            yield before, re.split(r"[、。「はがも]", text[match.end() : match.end() + _AFTER])[0]
