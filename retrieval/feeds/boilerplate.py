"""What stands on a page of posts and is not text: links, tags, labels of the page."""

import re
from dataclasses import dataclass

_LINK = re.compile(
    r"(?:https?://|(?<![A-Za-z0-9./])(?:t\.co|pic\.twitter\.com|pic\.x\.com)/)[!-'*-;=?-Z\\\]_a-z|~^]+", re.IGNORECASE
)
_POST_LINK = re.compile(r"^(?:https?://)?(?:t\.co|pic\.twitter\.com|pic\.x\.com)/", re.IGNORECASE)
_TAG = r"[#＃][^\s#＃()（）]+(?:[(（][^()（）\s]*[)）])?"
_TRAILING_TAGS = re.compile(rf"(?:(?:^|\s+){_TAG})+\s*$")
CUT = re.compile(r"\s*(?:…|\.{3}|⋯)\s*$")


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
    Boilerplate(r"^\s*(?:Read more|続きを読む|もっと読む|関連記事|Related)\s*[:：>»]*\s*$", "続きを読む", ""),
    Boilerplate(r"^\s*(?:Share|Tweet|シェア|ツイート|ポスト)\s*$", "シェア", ""),
)
_PATTERNS = [re.compile(rule.pattern, re.IGNORECASE) for rule in BOILERPLATE]


def clean(line: str) -> str:
    """A line without links, tags at its end and boilerplate; empty where nothing else is on it.

    >>> clean("橋の工事が始まる(2月1日)https://t.co/abc123 #mihon")
    '橋の工事が始まる(2月1日)'
    """
    line = _LINK.sub(" ", line)
    line = _TRAILING_TAGS.sub("", line)
    for pattern in _PATTERNS:
        line = pattern.sub("", line)
    return re.sub(r"[ \t\u00a0]{2,}", " ", line).strip(" \t\r\u00a0\u3000\ufeff\u200b")


def links(line: str) -> list[str]:
    """The links of a line in order, as written, each once.

    >>> links("見出し https://t.co/a1 https://t.co/a1 pic.twitter.com/b2")
    ['https://t.co/a1', 'pic.twitter.com/b2']
    """
    return list(dict.fromkeys(match.group().rstrip(".,;:!?'\"") for match in _LINK.finditer(line)))


def is_post_link(link: str) -> bool:
    """Whether a link is of the kind that only posts carry."""
    return bool(_POST_LINK.match(link))
