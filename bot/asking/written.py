"""A message as a member wrote it, without what is no question: mentions, quotations, links, markup."""

import re
from dataclasses import dataclass


@dataclass(frozen=True)
class Mark:
    """Something that Discord's markup knows.

    Attributes:
        name: what it is.
        pattern: what it looks like.
        put: what stands in its place.
        example: a message with it.
        left: the question in that message.
        is_own: whether it holds the writer's own words, in which a mention counts.
    """

    name: str
    pattern: str
    put: str
    example: str
    left: str
    is_own: bool = True


MARKS = (
    Mark("block of code", r"```.*?```", " ", "```\nfoo\n``` what did Soren say?", "what did Soren say?", is_own=False),
    Mark("all below quoted", r"^>>> .*", " ", "ソレンは何と言った?\n>>> 港を\n再開する", "ソレンは何と言った?",
         is_own=False),
    Mark("quoted line", r"^> [^\n]*", " ", "> she said so\nwhat did Soren say?", "what did Soren say?", is_own=False),
    Mark("code", r"`([^`\n]{1,500})`", r"\1", "what did `Soren` say?", "what did Soren say?"),
    Mark("mention", r"<(?:@[!&]?|#)\d{1,20}>", " ", "<@1> <#2> what did <@&3> Soren say?", "what did Soren say?"),
    Mark("named command", r"</[^:>\n]{1,100}:\d{1,20}>", " ", "</ask:7> 港は?", "港は?"),
    Mark("time", r"<t:-?\d{1,15}(?::\w)?>", " ", "what did Soren say <t:1740700800:R>", "what did Soren say"),
    Mark("emoji", r"<a?:\w{1,32}:\d{1,20}>", " ", "<:wave:5> what did Soren say?", "what did Soren say?"),
    Mark("page of the server", r"<id:\w{1,20}>", " ", "<id:guide> 港は?", "港は?"),
    Mark("ping of everyone", r"@(?:everyone|here)\b", " ", "@here what did Soren say?", "what did Soren say?"),
    Mark("link with words", r"\[([^\[\]\n]{1,300})\]\(<?https?://[^\s)>]{1,2000}>?\)", r"\1",
         "what did [Soren](https://example.org) say?", "what did Soren say?"),
    Mark("link", r"<?https?://[^\s>]{1,2000}>?", " ", "what did Soren say? <https://example.org/a_b>",
         "what did Soren say?"),
    Mark("heading", r"^(?:#{1,3}|-#) ", "", "## 港は?", "港は?"),
    Mark("emphasis", r"\*{1,3}|~~|\|\||__", "", "what did **Soren** ||say||?", "what did Soren say?"),
    Mark("slant", r"(?<!\w)_([^_\n]{1,300})_(?!\w)", r"\1", "what did _Soren_ say?", "what did Soren say?"),
)  # fmt: skip
"""In this order."""

_COMPILED = tuple((one, re.compile(one.pattern, re.MULTILINE | re.DOTALL)) for one in MARKS)
_BEGINNING = " \t\n,:;.。、，：；-–—"
_CODE = re.compile(r"`[^`\n]{1,500}`")


def question_in(content: str) -> str:
    """The question in a message, on one line; empty where there are no words in it.

    Args:
        content: as Discord gives it.

    >>> question_in("<@1>, what did **Soren** say?")
    'what did Soren say?'
    """
    for mark, pattern in _COMPILED:
        content = pattern.sub(mark.put, content)
    return " ".join(content.split()).lstrip(_BEGINNING)


def names_in_own_words(content: str, user: str) -> bool:
    """Whether a message mentions somebody outside of quotations and code.

    Args:
        content: as Discord gives it.
        user: their id.

    >>> names_in_own_words("> <@1> what did Soren say?\\nlol", "1")
    False
    """
    for mark, pattern in _COMPILED:
        if not mark.is_own:
            content = pattern.sub(mark.put, content)
    return re.search(rf"<@!?{re.escape(user)}>", _CODE.sub(" ", content)) is not None


def link_in(content: str) -> str:
    """The first link in a message; empty where there is none.

    >>> link_in("who else? <https://example.org/a>")
    'https://example.org/a'
    """
    found = re.search(r"https?://[^\s<>)\]]{1,2000}", content)
    return found.group() if found else ""
