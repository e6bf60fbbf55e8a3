"""Text in Discord's markdown, and what services that show posts of X add to it. Pure functions."""

import re
from dataclasses import dataclass

from retrieval.feeds.boilerplate import links

_LABELLED = re.compile(
    r"\[([^\[\]\n]{1,500})\]\(<?(https?://[^\s<>()]{1,2000}(?:\([^\s<>()]{0,200}\)[^\s<>()]{0,500})?)>?\)"
)
_BRACKETED = re.compile(r"<(https?://[^\s<>]{1,2000})>")
_MENTION = re.compile(r"<(?:@[!&]?\d{1,20}|#\d{1,20}|t:-?\d{1,15}(?::\w)?|/[^<>\n]{1,100}:\d{1,20})>")
_EMOJI = re.compile(r"<a?:(\w{1,32}):\d{1,20}>", re.ASCII)
_MARKS = re.compile(r"\*\*\*?|__|~~|\|\||```(?:\w{1,20}\n)?|`")
_LINE_MARK = re.compile(r"^(?:#{1,3} |-# |>{1,3} )")
_ESCAPED = re.compile(r"\\([\\*_~|`>#\[\]().!@:-])")
_HANDLE_LINK = re.compile(r"^[@#]")


@dataclass(frozen=True)
class Plain:
    """Text without marks.

    Attributes:
        text: the words; links have gone from it.
        links: where they lead, each once, in order.
    """

    text: str
    links: tuple[str, ...] = ()


@dataclass(frozen=True)
class Added:
    """What a service adds to the text of a post.

    Attributes:
        pattern: matches at the beginning of a line.
        example: such a line.
        ends: whether what follows is another account's.
    """

    pattern: str
    example: str
    ends: bool


ADDED = (
    Added(r"[\s>*_]{0,40}(?:↘️?|➤)[\s>*_]*Quoting\b", "↘️ Quoting Osk Tveit (@osktveit)", ends=True),
    Added(r"[\s>]{0,40}Quoting .{1,100}\(@\w{1,30}\)", "Quoting Osk Tveit (@osktveit)", ends=True),
    Added(r"[\s>*_─—-]{0,40}➤\s*QRT\b", "➤ QRT of Osk Tveit (@osktveit):", ends=True),
    Added(r"[\s>*_─—-]{0,40}QRT\s*(?:of\b|:)", "QRT: Osk Tveit (@osktveit)", ends=True),
    Added(
        r"[\s>*_─—-]{0,40}(?:引用|Quoted post|Quote of|Zitat|Citando|Citant)\s*[:：(（@]",
        "引用: 見本 (@mihon)",
        ends=True,
    ),
    Added(r"[\s*_]{0,40}↩️?\s{0,9}\S", "↩️ Replying to @osktveit", ends=False),
    Added(r"[\s*_]{0,40}(?:🔁|♻️?)\s*.{0,100}(?:Retweeted|Reposted)\b", "♻️ Runa Dahl Retweeted", ends=False),
    Added(r"\s{0,40}[💬🔁❤💖♥👁🔖️\s]{1,9}[\d.,]{1,12}[KMB万]?(?:\s|$)", "💬 12   🔁 34   ❤️ 1.2K", ends=False),
    Added(r"\s{0,40}[─━—]{4,}\s*$", "─────────────", ends=False),
    Added(r"\s{0,40}[█▓▒░]{2,}", "██████░░░░ 60%", ends=False),
)
_ADDED = [(re.compile(rule.pattern), rule.ends) for rule in ADDED]


def plain(text: str) -> Plain:
    """Text in Discord's markdown, as it is shown.

    >>> plain("**Quay opens**: [read](https://harborwire.example/a) <@&12>")
    Plain(text='Quay opens: read ', links=('https://harborwire.example/a',))
    """
    found: list[str] = []

    def label(match: re.Match[str]) -> str:
        # A name or a tag that is a link leads to an account, not to a story.
        if not _HANDLE_LINK.match(match[1]):
            found.append(match[2])
        return match[1]

    lines = []
    for raw in text.split("\n"):
        line = _BRACKETED.sub(r"\1", _LABELLED.sub(label, raw))
        line = _EMOJI.sub("", _MENTION.sub("", line))
        bare = links(line)
        found += [link for link in bare if link.startswith("http")]
        for link in bare:
            line = line.replace(link, " ")
        lines.append(_ESCAPED.sub(r"\1", _MARKS.sub("", _LINE_MARK.sub("", line))))
    return Plain("\n".join(lines), tuple(dict.fromkeys(found)))


def without_quoted(post: Plain) -> Plain:
    """The text of a post without counts, and without another account's post that it quotes.

    >>> without_quoted(Plain("The quay opens.\\n\\n↘️ Quoting Osk Tveit (@osktveit)\\nNever.")).text
    'The quay opens.\\n'
    """
    kept = []
    for line in post.text.split("\n"):
        ends = next((ends for pattern, ends in _ADDED if pattern.match(line)), None)
        if ends:
            break
        if ends is None:
            kept.append(line)
    return Plain("\n".join(kept), post.links)
