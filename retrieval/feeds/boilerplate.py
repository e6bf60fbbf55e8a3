"""What stands on a page of posts and is not text: links, tags, labels of the page."""

import re
from dataclasses import dataclass

# A short link has letters and digits only, so that text behind it is none of it. In other addresses brackets belong
# where they close, and letters that are not ASCII where a part of the path begins with one, Japanese particles aside.
_PLAIN = r"!-'*-;=?-Z\\\]_a-z|~^"
_LETTERS = r"\u00c0-\u024f\u0370-\u1fff\u3005\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3"
_PART = rf"(?<=[/_=%+-])(?![をはがにでとのもへや])[{_LETTERS}](?:[{_LETTERS}]|[!-'*-.0-9;=?-Z_a-z~]){{0,200}}+"
_IN_BRACKETS = rf"\([{_PLAIN}]{{1,100}}\)|(?<=[/_=-])\([{_PLAIN}{_LETTERS}]{{1,100}}\)"
_LINK = re.compile(
    rf"(?:https?://|(?<![A-Za-z0-9./]))(?:t\.co|pic\.twitter\.com|pic\.x\.com)/[A-Za-z0-9]++"
    rf"|https?://(?:[{_LETTERS}][{_LETTERS}\w.-]{{0,100}}+)?(?:[{_PLAIN}]++|{_IN_BRACKETS}|{_PART})*+",
    re.IGNORECASE,
)
_POST_LINK = re.compile(r"^(?:https?://)?(?:t\.co|pic\.twitter\.com|pic\.x\.com)/", re.IGNORECASE)
_TAG = re.compile(r"[#＃][^\s#＃()（）]++(?:[(（][^()（）\s]*+[)）])?")
_WORD = re.compile(r"\S++")
_CUTS = ("…", "...", "⋯")


@dataclass(frozen=True)
class Boilerplate:
    """Text that a page adds.

    Attributes:
        pattern: taken out wherever it stands.
        example: a line that holds it.
        left: what is left of that line.
    """

    pattern: str
    example: str
    left: str


BOILERPLATE = (
    Boilerplate(r",\s*opens new tab", "the maker Solen (SOLN.N), opens new tab said", "the maker Solen (SOLN.N) said"),
    Boilerplate(r"^\s*(?:Advertisement|広告|PR|Sponsored)\s*$", "Advertisement", ""),
    Boilerplate(r"^\s*+(?:Read more|続きを読む|もっと読む|関連記事|Related)\s*+[:：>»]*+\s*+$", "続きを読む", ""),
    Boilerplate(r"^\[image or embed\]$", "[image or embed]", ""),
    Boilerplate(r"^\s*(?:Share|Tweet|シェア|ツイート|ポスト)\s*$", "シェア", ""),
)
_PATTERNS = re.compile("|".join(rule.pattern for rule in BOILERPLATE), re.IGNORECASE)
_SPACES = re.compile(r"[ \t\u00a0]{2,}")


def clean(line: str) -> str:
    """A line without links, tags at its end and boilerplate; empty where nothing else is on it.

    >>> clean("橋の工事が始まる(2月1日)https://t.co/abc123 #mihon")
    '橋の工事が始まる(2月1日)'
    """
    if "/" in line:
        line = _LINK.sub(" ", line)
    if "#" in line or "＃" in line:
        line = _without_tags(line)
    line = _PATTERNS.sub("", line)
    return _SPACES.sub(" ", line).strip(" \t\r\u00a0\u3000\ufeff\u200b")


def without_cut(line: str) -> str:
    """A line without the "…" at its end by which a page says that it is cut; itself where there is none.

    >>> without_cut("The quay is closed for…"), without_cut("The quay.")
    ('The quay is closed for', 'The quay.')
    """
    bare = line.rstrip()
    mark = next((mark for mark in _CUTS if bare.endswith(mark)), None)
    return bare[: -len(mark)].rstrip() if mark else line


def _without_tags(line: str) -> str:
    """A line without the tags at its end."""
    words = list(_WORD.finditer(line))
    end = len(words)
    while end and _TAG.fullmatch(words[end - 1].group()):
        end -= 1
    if end == len(words):
        return line
    return line[: words[end - 1].end()] if end else ""


def links(line: str) -> list[str]:
    """The links of a line in order, as written, each once.

    >>> links("見出し https://t.co/a1 https://t.co/a1 pic.twitter.com/b2")
    ['https://t.co/a1', 'pic.twitter.com/b2']
    """
    if "/" not in line:
        return []
    return list(dict.fromkeys(match.group().rstrip(".,;:!?'\"") for match in _LINK.finditer(line)))


def is_post_link(link: str) -> bool:
    """Whether a link is of the kind that only posts carry."""
    return bool(_POST_LINK.match(link))
