"""A small model of Discord's markdown, made from its documentation and from what its client is known to read.

It knows nothing of how the bot escapes. Where two readings are thinkable it takes the one that formats more.

What it follows: https://discord.com/developers/docs/reference#message-formatting (mentions, commands, timestamps,
emoji, navigation, mail and telephone), https://support.discord.com/hc/en-us/articles/210298617 (headings, lists,
quotes, subtext, masked links, spoilers, code), the rules of `simple-markdown`, on which the client is built, and the
cases that https://github.com/LyricLy/parse-discord tried out against the client.
"""

import re
from dataclasses import dataclass, field

INLINE = re.DOTALL


@dataclass
class Node:
    """A piece of a message.

    Attributes:
        kind: ``text``, or what is done: ``strong``, ``link``, ``timestamp`` …
        text: what is shown, of a piece without inner pieces.
        inner: the pieces inside.
        value: a link's target, a heading's level, a timestamp's second and style.
    """

    kind: str
    text: str = ""
    inner: "list[Node]" = field(default_factory=list)
    value: str = ""


@dataclass(frozen=True)
class _Where:
    """What is around a piece: only quotes outside quotes, and so on."""

    in_quote: bool = False
    lists: int = 0
    in_link: bool = False


def parse(source: str) -> list[Node]:
    """The pieces of a message."""
    return _parse(source, _Where(), "")


def kinds(nodes: list[Node]) -> set[str]:
    """Every kind of piece, inner ones too."""
    return {node.kind for node in nodes}.union(*(kinds(node.inner) for node in nodes))


def displayed(nodes: list[Node]) -> str:
    """The characters that a person sees."""
    return "".join(node.text + displayed(node.inner) for node in nodes)


def _parse(source: str, where: _Where, line: str) -> list[Node]:
    """The pieces of a part; ``line`` is what stands before it on its line."""
    nodes: list[Node] = []
    place = 0
    while place < len(source):
        found = _block(source, place, where, line) or _inline(source, place, where, line)
        if found is None:
            node, end = Node("text", source[place]), place + 1
        else:
            node, end = found
        passed = source[place:end]
        line = passed.rsplit("\n", 1)[1] if "\n" in passed else line + passed
        place = end
        if node.kind == "text" and nodes and nodes[-1].kind == "text":
            nodes[-1].text += node.text
        else:
            nodes.append(node)
    return nodes


_Found = tuple[Node, int] | None

_FENCE = re.compile(r"```(?:([a-z0-9_+\-.#]+?)\n+)?\n*(.+?)\n*```", re.IGNORECASE | INLINE)
_HEADING = re.compile(r"(#{1,3})[ \t]+([^\n]+?)(?:\n|$)")
_SUBTEXT = re.compile(r"-#[ \t]+([^\n]+?)(?:\n|$)")
_QUOTE_ALL = re.compile(r">>>[ \t]+(.*)", INLINE)
_QUOTE = re.compile(r">[ \t]([^\n]*)(?:\n *>[ \t]([^\n]*))*\n?")
_ITEM = re.compile(r"(?:[*+-]|\d{1,10}[.)])[ \t]+([^\n]*(?:\n +[^\n]*)*)(?:\n|$)")


def _block(source: str, place: int, where: _Where, line: str) -> _Found:
    """What only stands at a line's beginning."""
    if where.in_link or line.strip(" \t"):
        return None
    if found := _HEADING.match(source, place):
        return Node("heading", inner=_parse(found[2], where, ""), value=str(len(found[1]))), found.end()
    if found := _SUBTEXT.match(source, place):
        return Node("subtext", inner=_parse(found[1], where, "")), found.end()
    if not where.in_quote:
        inside = _Where(True, where.lists)
        if found := _QUOTE_ALL.match(source, place):
            return Node("quote", inner=_parse(found[1], inside, "")), found.end()
        if found := _QUOTE.match(source, place):
            lines = re.sub(r"^ *>[ \t]?", "", found[0].removesuffix("\n"), flags=re.MULTILINE)
            return Node("quote", inner=_parse(lines, inside, "")), found.end()
    if where.lists < 10 and (found := _ITEM.match(source, place)):
        inside = _Where(where.in_quote, where.lists + 1)
        return Node("item", inner=_parse(re.sub(r"\n +", "\n", found[1]), inside, "")), found.end()
    return None


_ESCAPE = re.compile(r"\\([^0-9A-Za-z\s])")
_ANGLE = re.compile(r"<([^: >]+:/[^ >]+)>")
_MAIL = re.compile(r"<(?:mailto:)?([^\s<>@:]+@[^\s<>]+\.[^\s<>]+)>")
_PHONE = re.compile(r"<((?:tel:|sms:)?\+?[\d() .-]{3,})>")
_URL = re.compile(r"((?:https?|steam|discord)://[^\s<]+[^<.,:;\"'\]\s])", re.IGNORECASE)
_INVITE = re.compile(r"(?:www\.)?discord(?:app)?\.(?:gg|com/invite)/[\w-]+", re.IGNORECASE)
_MASKED = re.compile(
    r"\[((?:\[[^\]]*\]|[^\[\]]|\](?=[^\[]*\]))*)\]"
    r"\(\s*<?((?:\([^)]*\)|[^\s\\]|\\.)*?)>?(?:\s+['\"](.*?)['\"])?\s*\)",
    INLINE,
)
_NO_LABEL = re.compile(r"\w+://|[\u2190-\u21ff\u2600-\u27bf\U0001f000-\U0001faff]")
_PINGS = {
    "everyone": re.compile(r"(@everyone|@here)"),
    "user": re.compile(r"<@!?(\d+)>"),
    "role": re.compile(r"<@&(\d+)>"),
    "channel": re.compile(r"<#(\d+)>"),
    "command": re.compile(r"</([^:>\n]{1,98}:\d+)>"),
    "emoji": re.compile(r"<a?:(\w+:\d+)>"),
    "shortcode": re.compile(r":(\w+(?:::\w+)?):"),
    "navigation": re.compile(r"<(?:id|\d+):(home|customize|browse|guide|linked-roles(?::\d+)?)>"),
    "timestamp": re.compile(r"<t:(-?\d+(?::[tTdDfFRsS])?)>"),
}
_STRONG = re.compile(r"\*\*((?:\\.|[^\\])+?)\*\*(?!\*)", INLINE)
_UNDERLINE = re.compile(r"__((?:\\.|[^\\])+?)__(?!_)", INLINE)
_EM_STAR = re.compile(r"\*(?=\S)((?:\*\*|\\.|\s+(?:\\.|[^\s*\\]|\*\*)|[^\s*\\])+?)\*(?!\*)", INLINE)
_EM_LINE = re.compile(r"_((?:__|\\.|[^\\_])+?)_(?![0-9A-Za-z_])", INLINE)
_STRIKE = re.compile(r"~~(.+?)~~(?!_)", INLINE)
_SPOILER = re.compile(r"\|\|(.+?)\|\|", INLINE)
_CODE = re.compile(r"(`+)(.*?[^`])\1(?!`)", INLINE)


def _inline(source: str, place: int, where: _Where, line: str) -> _Found:
    """What stands anywhere in a line."""
    for rule in (_codes, _escaped, _links, _pings, _emphasis, _hidden):
        if found := rule(source, place, where, line):
            return found
    return None


def _codes(source: str, place: int, where: _Where, line: str) -> _Found:
    if not where.in_link and (found := _FENCE.match(source, place)):
        return Node("fence", found[2]), found.end()
    if source[place] == "`" and (found := _CODE.match(source, place)):
        return Node("code", found[2].strip(" ")), found.end()
    return None


def _escaped(source: str, place: int, where: _Where, line: str) -> _Found:
    found = _ESCAPE.match(source, place)
    # The client shows a label as it is written.
    return (Node("text", found[1]), found.end()) if found and not where.in_link else None


def _links(source: str, place: int, where: _Where, line: str) -> _Found:
    if where.in_link:
        return None
    for kind, rule in (("link", _ANGLE), ("mail", _MAIL), ("phone", _PHONE), ("link", _URL), ("invite", _INVITE)):
        if found := rule.match(source, place):
            shown = found[1] if rule.groups else found[0]
            return Node(kind, inner=[Node("text", shown)], value=shown), found.end()
    found = _MASKED.match(source, place)
    # A label that looks like an address, has an emoji, or is one of nothing, makes no link.
    if found and re.match(r"[a-z]+:/", found[2]) and found[1].strip() and not _NO_LABEL.search(found[1]):
        target = re.sub(r"\\([^0-9A-Za-z\s])", r"\1", found[2])
        inside = _Where(where.in_quote, where.lists, True)
        return Node("link", inner=_parse(found[1], inside, "label"), value=target), found.end()
    return None


def _pings(source: str, place: int, where: _Where, line: str) -> _Found:
    for kind, rule in _PINGS.items():
        if found := rule.match(source, place):
            return Node(kind, value=found[1]), found.end()
    return None


def _emphasis(source: str, place: int, where: _Where, line: str) -> _Found:
    """The longest of bold, underlined and italic."""
    tried = [("em", _EM_STAR), ("em", _EM_LINE), ("strong", _STRONG), ("underline", _UNDERLINE)]
    matches = [(kind, found) for kind, rule in tried if (found := rule.match(source, place))]
    if not matches:
        return None
    kind, found = max(matches, key=lambda each: len(each[1][0]))
    return Node(kind, inner=_parse(found[1], where, line)), found.end()


def _hidden(source: str, place: int, where: _Where, line: str) -> _Found:
    for kind, rule in (("strike", _STRIKE), ("spoiler", _SPOILER)):
        if found := rule.match(source, place):
            return Node(kind, inner=_parse(found[1], where, line)), found.end()
    return None
