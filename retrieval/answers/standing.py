"""Where a name stands in the texts themselves, whether anything took it for a name or not.

One search of the lexical index gives the passages that may hold a form of the name; each is then read for it. Nobody is
said not to be named without this.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from retrieval._index.local.lexical import Term
from retrieval.answers.name_forms import Form
from retrieval.names.titles import japanese_titles
from retrieval.search.highlight import merge
from retrieval.search.snapshot import Snapshot
from retrieval.text.analyzer import Analyzer
from retrieval.text.tokens import tokenize
from retrieval.types import Span

MOST_READ = 100
"""Passages that are read at most; where more may hold the name, that is told."""

_KANA = "ァ-ヺー"
_LETTERS = "0-9A-Za-zÀ-ɏЀ-ӿ"
_SHORT_CHARACTERS = re.compile(r"[\u4e00-\u9fff々]{1,2}")
_BETWEEN = r"[\s・=＝·.‐-]{0,2}"
_AROUND = 12


@dataclass(frozen=True)
class Standing:
    """The passages in which a name stands.

    Attributes:
        written: how the first of them writes it; empty where there is none.
        places: by passage number, where it stands in the passage; the newest first.
        is_all: whether these are all there are.
        is_proper: whether every one of them writes it as a name, with a capital where its script has such.
    """

    written: str = ""
    places: tuple[tuple[int, tuple[Span, ...]], ...] = ()
    is_all: bool = True
    is_proper: bool = True

    @property
    def count(self) -> int:
        """In how many passages it stands, of those read."""
        return len(self.places)

    def __bool__(self) -> bool:
        return bool(self.places)


def standing(forms: Sequence[Form], snapshot: Snapshot, analyzer: Analyzer) -> Standing:
    """Where any of some forms of a name stands.

    Args:
        forms: see ``retrieval.answers.name_forms``.
        snapshot: where to look.
        analyzer: tells words; of this thread.
    """
    runs = [_run(form, analyzer) for form in forms]
    numbers, count = snapshot.view.lexical.holding(runs, MOST_READ)
    # A name that the index has no word for (WHO) is known where it was taken for one.
    named = snapshot.record.passages_naming([form.text for form in forms], MOST_READ)
    numbers = list(dict.fromkeys([*numbers, *(one for one in named if one <= snapshot.view.columns.newest)]))
    texts = snapshot.record.texts(numbers)
    patterns = [(form, pattern_of(form)) for form in forms]
    places: list[tuple[int, tuple[Span, ...]]] = []
    written, is_proper = "", True
    for number in numbers:
        text = texts[number][0] if number in texts else ""
        if spans := list(_spans(text, patterns, analyzer)):
            places.append((number, merge(spans)))
            written = written or text[slice(*spans[0])]
            is_proper = is_proper and not any(text[first].islower() for first, _ in spans)
    is_all = max(count, len(named)) < MOST_READ
    return Standing(written, tuple(places[:MOST_READ]), is_all=is_all, is_proper=is_proper)


@lru_cache(maxsize=1_024)
def pattern_of(form: Form) -> re.Pattern[str]:
    """What a form looks like in a text, as a word of its own."""
    whole = _BETWEEN.join(re.escape(unicodedata.normalize("NFKC", part)) for part in form.parts)
    first, last = whole[:1], form.parts[-1][-1:]
    # Nothing of the name's own script may go on before it or behind it.
    script = _KANA if re.match(f"[{_KANA}]", first) else _LETTERS if _latin(first) else ""
    before = f"(?<![{script}])" if script else ""
    script = _KANA if re.match(f"[{_KANA}]", last) else _LETTERS if _latin(last) else ""
    after = f"(?![{script}])" if script else ""
    flags = re.IGNORECASE if not form.is_exact else re.NOFLAG
    return re.compile(f"{before}{whole}{after}", flags)


def _latin(sign: str) -> bool:
    return bool(sign) and (sign.isascii() or unicodedata.name(sign, "").startswith(("LATIN", "CYRILLIC")))


def _spans(text: str, patterns: Iterable[tuple[Form, re.Pattern[str]]], analyzer: Analyzer) -> Iterable[Span]:
    normal = unicodedata.normalize("NFKC", text)
    # Offsets hold only where folding changed no lengths; a name that only stands in the folded text is told without.
    read = normal if len(normal) == len(text) else text
    for form, pattern in patterns:
        for match in pattern.finditer(read):
            if form.allows(match) and _is_whole(read, match, analyzer):
                yield match.span()


def _is_whole(text: str, match: re.Match[str], analyzer: Analyzer) -> bool:
    """Whether one or two Chinese characters are a word, rather than the end and the beginning of two: 分野中心."""
    if not _SHORT_CHARACTERS.fullmatch(match.group()):
        return True
    start = max(0, match.start() - _AROUND)
    words = analyzer.morphemes(text[start : match.end() + _AROUND])
    begins, ends = {start + word.begin for word in words}, {start + word.end for word in words}
    titled = text.startswith(japanese_titles(), match.end())
    return match.start() in begins and (match.end() in ends or titled)


def _run(form: Form, analyzer: Analyzer) -> list[Term]:
    """The index terms that a passage with a form holds."""
    terms: list[Term] = []
    for part in form.parts:
        tokens = tokenize(part, analyzer)
        latin = [Term("words", token) for token in tokens.words if _latin(token[:1])]
        terms += [*latin, *(Term("grams", token) for token in tokens.grams if len(token) > 1)]
    return terms
