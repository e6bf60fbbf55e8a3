"""The words of a feed's entry: its title and body as lines, without what feeds put around them."""

import html
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from retrieval.feeds.boilerplate import BOILERPLATE, without_cut
from retrieval.text.sentences import sentence_spans


@dataclass(frozen=True)
class FeedBoilerplate:
    """Text that programs of feeds add to a body.

    Attributes:
        pattern: of a whole line, or, where it ends with ``$``, of a line's end.
        example: a line that holds it.
        left: what is left of that line.
    """

    pattern: str
    example: str
    left: str


_MORE = (
    r"(?:continue reading|keep reading|read (?:the )?(?:more|rest|full (?:article|story|post|entry|review))|read on"
    r"|(?:click )?(?:here )?(?:to )?read (?:the )?(?:more|full (?:article|story|post))"
    r"|view (?:the )?(?:full )?(?:article|post)"
    r"|(?:see|view|learn) more|lire la suite(?: de l.article)?|en savoir plus|leia (?:mais|a íntegra|o texto completo)"
    r"|continue lendo|continua a leggere|leggi (?:tutto|di più)|leer más|seguir leyendo|sigue leyendo|weiterlesen"
    r"|mehr (?:lesen|dazu)|den ganzen artikel lesen|lees (?:meer|verder)|läs mer|les mer|læs mere"
    r"|читать (?:далее|дальше)"
    r"|続きを読む|続きをよむ|続きはこちら|もっと読む|全文を読む|記事を読む|阅读全文|繼續閱讀|더 보기)"
)
_ARROWS = r"[\s:.…→»>›▶⇒&;\])-]{0,12}"

ROWS = (
    FeedBoilerplate(
        r"(?:The )?post .{1,400} (?:first )?appeared first on .{1,200}",
        "The post Quay opens appeared first on Harbor Wire.",
        "",
    ),
    FeedBoilerplate(
        r"(?:The article|The story) .{1,400} (?:first )?(?:appeared|was published) (?:first )?(?:on|at) .{1,200}",
        "The article Quay opens was published first on Harbor Wire.",
        "",
    ),
    FeedBoilerplate(
        r"Der Beitrag .{1,400} erschien zuerst auf .{1,200}",
        "Der Beitrag Kai offen erschien zuerst auf Hafenblatt.",
        "",
    ),
    FeedBoilerplate(
        r"L.article .{1,400} est apparu en premier sur .{1,200}",
        "L’article Le quai est apparu en premier sur Le Port.",
        "",
    ),
    FeedBoilerplate(
        r"(?:La entrada|El artículo|La nota) .{1,400} (?:se publicó|aparece|apareció) primero en .{1,200}",
        "La entrada El muelle se publicó primero en El Puerto.",
        "",
    ),
    FeedBoilerplate(
        r"(?:O post|O artigo|A notícia) .{1,400} (?:apareceu primeiro em|foi publicado primeiro em) .{1,200}",
        "O post O cais apareceu primeiro em O Porto.",
        "",
    ),
    FeedBoilerplate(
        r"(?:L'articolo|L’articolo) .{1,400} (?:proviene da|sembra essere il primo su) .{1,200}",
        "L’articolo Il molo proviene da Il Porto.",
        "",
    ),
    FeedBoilerplate(
        r"投稿 .{1,400} は .{1,200} に最初に表示されました。?", "投稿 港の工事 は 見本新聞 に最初に表示されました。", ""
    ),
    FeedBoilerplate(rf"[\[(]?(?:{_MORE}|more|mehr){_ARROWS}", "Read more »", ""),
    FeedBoilerplate(
        r"(?:continue reading|read more about|read the rest of|lire la suite de|weiterlesen:?) ?.{1,300}[→»>]",
        "Continue reading Quay opens in May →",
        "",
    ),
    FeedBoilerplate(
        rf"(?<=[.。!?…\])”»\"'])\s{{0,3}}[\[(]?{_MORE}[\s:…→»>›▶⇒;\])]{{0,9}}$",
        "The quay opens. Read more →",
        "The quay opens.",
    ),
    FeedBoilerplate(r"\(\s?(?:more|続く|続き)[\s.…]{0,4}\)$", "The quay opens (more…)", "The quay opens"),
    FeedBoilerplate(
        r"(?:share|tweet|like|pin|email|print|save|bookmark|add)(?: (?:this|it|on|to|by|via|with|a|the|post|article"
        r"|story|page"
        r"|friend|your|facebook|twitter|x|linkedin|pinterest|reddit|tumblr|whatsapp|email|e-mail|delicious|del\.icio\.us|digg"
        r"|stumbleupon|google|google\+|pocket|telegram|threads|bluesky|mastodon|feed|comments?))*[!:.]?",
        "Share this on Facebook",
        "",
    ),
    FeedBoilerplate(
        r"(?:facebook|twitter|linkedin|pinterest|reddit|tumblr|whatsapp|telegram|digg|del\.icio\.us|stumbleupon|pocket|はてなブックマーク)"
        r"(?:[\s|·•,/]{1,3}(?:facebook|twitter|linkedin|pinterest|reddit|tumblr|whatsapp|telegram|digg|del\.icio\.us|e-?mail|pocket))*",
        "Facebook | Twitter | Email",
        "",
    ),
    FeedBoilerplate(
        r"(?:permalink|permanent link|trackback|source|\[?link\]?|\[?comments?\]?|\d{1,5} comments?|no comments?"
        r"|(?:leave|post|add|write) a (?:comment|reply)|comment on this (?:article|post|story)|discuss(?: this)?"
        r"|コメント(?:する|を書く)?|トラックバック|ツッコミを入れる)[\s\[\]|()\d:]{0,12}(?:comments\]?)?",
        "[link] [comments]",
        "",
    ),
    FeedBoilerplate(
        r"submitted by /?u/[\w-]{1,40}(?: to r/[\w-]{1,40})?(?:\s?\[link\])?(?:\s?\[comments\])?",
        "submitted by /u/runa [link] [comments]",
        "",
    ),
    FeedBoilerplate(
        r"(?:advertisement|advert|sponsored(?: content)?|ads by .{1,40}|広告|スポンサーリンク|PR"
        r"|publicidade|anzeige|publicité)[\s:]{0,3}",
        "スポンサーリンク",
        "",
    ),
    FeedBoilerplate(r"(?:email|e-mail) to a friend", "Email to a friend", ""),
    FeedBoilerplate(
        r"(?:follow|like) us on (?:facebook|twitter|x|instagram|linkedin)"
        r"(?:(?:,| and| or|, and) (?:facebook|twitter|x|instagram|linkedin))*\.?",
        "Follow us on Twitter and Facebook.",
        "",
    ),
    FeedBoilerplate(
        r"(?:sign up for|subscribe to) (?:our|the) .{0,60}newsletter.{0,40}", "Sign up for our daily newsletter", ""
    ),
    FeedBoilerplate(
        r"(?:subscribe(?: now)?|share(?: this post)?|leave a comment|upgrade to paid)", "Subscribe now", ""
    ),
    FeedBoilerplate(
        r"thanks for reading .{1,100}! (?:subscribe|this post is public).{0,120}",
        "Thanks for reading The Quay! Subscribe for free to receive new posts and support my work.",
        "",
    ),
    FeedBoilerplate(
        r".{1,300} was originally published in .{1,100} on medium,? where .{1,200}",
        "The quay was originally published in Ports on Medium, where people are continuing the conversation.",
        "",
    ),
    FeedBoilerplate(r"\d{1,5} posts? - \d{1,5} participants?", "3 posts - 2 participants", ""),
    FeedBoilerplate(r"read (?:full topic|more of this story at .{1,40})", "Read full topic", ""),
    FeedBoilerplate(r"statistics: posted by .{1,100}", "Statistics: Posted by runa — Thu Feb 20, 2025 10:00 am", ""),
    FeedBoilerplate(r"(?:article|comments) url: \S{1,500}|(?:points|# comments): \d{1,6}", "Points: 101", ""),
)
_WHOLE = [re.compile(row.pattern + r"[\s.。]{0,3}", re.IGNORECASE) for row in ROWS if not row.pattern.endswith("$")]
_ENDS = [re.compile(row.pattern, re.IGNORECASE) for row in ROWS if row.pattern.endswith("$")]
_OF_PAGES = [re.compile(row.pattern, re.IGNORECASE) for row in BOILERPLATE]
_END_LENGTH = 120

_CUT_MARK = re.compile(r"\s?[\[(【](?:…|\.{3}|&hellip;|&#8230;|⋯)[\])】]$")
_LINK_ALONE = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_LETTER = re.compile(r"\w")
_INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u200b\u200e\u200f\u2060\ud800-\udfff\ufeff\ufffe\uffff]"
)
"""Signs that are not shown, and halves of letters, which no text can be stored with."""

_TAGS = re.compile(
    r"</?(?:a|abbr|acronym|b|big|bdi|bdo|br|center|cite|code|del|dfn|div|em|font|h[1-6]|i|img|ins|kbd|mark|nobr|p|q|rb|rp|rt|ruby"
    r"|s|samp|small|span|strike|strong|sub|sup|time|tt|u|var|wbr)(?:\s[^<>]{0,1000})?/?>",
    re.IGNORECASE,
)
_UNREAD = re.compile(r"<(rt|rp|script|style)\b[^<>]{0,200}>[^<]{0,2000}</\1\s{0,9}>", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,31});", re.IGNORECASE)
_ESCAPED_TAG = re.compile(r"&lt;/?(?:p|br|a|div|b|i|em|strong|img|span|ul|li|h[1-6]|table|blockquote)\b", re.IGNORECASE)
_TAG = re.compile(r"<[a-z/!][^<>]{0,2000}>", re.IGNORECASE)
_LONGEST_HEADLINE = 300
_WRAPPED = 40
_SHORTEST_START = 5
_MOST_ENDS, _OFTEN = 4, 3


def title_text(title: str) -> str:
    """A title in one line, its markup and entities read, be they escaped once or twice.

    >>> title_text("AT&amp;T &lt;b&gt;buys&lt;/b&gt; Quay &amp;#8217;n&#8217; Co")
    'AT&T buys Quay ’n’ Co'
    """
    for _ in range(2):
        title = _TAGS.sub("", _UNREAD.sub("", title))
        unescaped = html.unescape(title) if _ENTITY.search(title) else title
        if unescaped == title:
            break
        title = unescaped
    return " ".join(_INVISIBLE.sub("", _TAGS.sub("", title)).split())


def visible(text: str) -> str:
    r"""A text without signs that are not shown, and without halves of letters.

    >>> visible("qu\u00aday\ud83d")
    'quay'
    """
    return _INVISIBLE.sub("", text)


def as_html(body: str) -> str:
    """A body as HTML: what was escaped twice is read, and text without any markup keeps its lines.

    >>> as_html("&lt;p&gt;one&lt;/p&gt;"), as_html("one.\\ntwo")
    ('<p>one</p>', 'one.<br>two')
    """
    if _ESCAPED_TAG.search(body) and not _TAG.search(body):
        body = html.unescape(body)
    return body if _TAG.search(body) else "<br>".join(_paragraphs(body))


def plain_as_html(body: str) -> str:
    """Text that is no HTML, as HTML that shows it."""
    return "<br>".join(html.escape(line, quote=False) for line in _paragraphs(body))


def _paragraphs(text: str) -> list[str]:
    """The lines of plain text, those joined that were broken at a width."""
    rows = [row.strip() for row in text.splitlines()]
    width = max((len(row) for row in rows), default=0)
    lines: list[str] = []
    goes_on = False
    for row in rows:
        if goes_on and row:
            lines[-1] += f" {row}"
        elif row:
            lines.append(row)
        goes_on = (
            bool(row)
            and row.isascii()
            and _WRAPPED < width <= 100
            and len(row) > width * 0.6
            and row[-1] not in ".!?:;"
        )
    return lines


def clean_lines(lines: Iterable[str]) -> list[str]:
    """The lines of a body without what programs of feeds add; a text that they cut ends with "…".

    >>> clean_lines(["The quay opens, she said [...]", "Read more »", "The post Quay appeared first on Harbor Wire."])
    ['The quay opens, she said …']
    """
    kept = []
    for raw in lines:
        line = _INVISIBLE.sub("", raw).replace("\u00a0", " ").strip()
        if line and not _is_boilerplate(line) and (line := _without_end(line)):
            kept.append(line)
    return kept


def _is_boilerplate(line: str) -> bool:
    if not _LETTER.search(line) or _LINK_ALONE.fullmatch(line):
        return True
    return len(line) < 900 and any(pattern.fullmatch(line) for pattern in _WHOLE)


def _without_end(line: str) -> str:
    # Only a line's end is looked at: a whole article may be one line.
    start = max(0, len(line) - _END_LENGTH)
    end = line[start:]
    for pattern in _OF_PAGES:
        end = pattern.sub("", end)
    for pattern in _ENDS:
        end = pattern.sub("", end).rstrip()
    marked = _CUT_MARK.sub(" …", end)
    return (line[:start] + marked).strip()


def without_common_ends(texts: Sequence[Sequence[str]]) -> list[list[str]]:
    """Texts of one feed without the lines with which it ends most of them, such as how to write to its editors.

    A text that is nothing else keeps it.

    >>> without_common_ends([[word, "Write to us."] for word in ("One.", "Two.", "Three.")])
    [['One.'], ['Two.'], ['Three.']]
    """
    kept = [list(lines) for lines in texts]
    for _ in range(_MOST_ENDS):
        ends = Counter(lines[-1] for lines in kept if len(lines) > 1)
        common = {line for line, count in ends.items() if count >= max(_OFTEN, len(kept) / 2)}
        for lines in kept:
            if len(lines) > 1 and lines[-1] in common:
                lines.pop()
        if not common:
            break
    return kept


def with_headline(title: str, body: Sequence[str]) -> tuple[str, str]:
    """The headline and the whole text of an entry.

    Args:
        title: in one line; empty where the entry has none, or one that only repeats how its body begins.
        body: lines.

    Returns:
        Both empty where there are no words at all.

    >>> with_headline("Quay opens in …", ["Quay opens in May, Dahl said.", "It was closed."])
    ('Quay opens in May, Dahl said.', 'Quay opens in May, Dahl said.\\nIt was closed.')
    """
    if title and body:
        first, start = body[0], without_cut(title)
        if start != title and len(start) > _SHORTEST_START and first.startswith(start):
            return _first_sentence(first), "\n".join(body)
        if first == title or (first.startswith(title) and title.endswith((".", "!", "?", "。", "！", "？"))):
            return title, "\n".join(body)
    if title:
        return title, "\n".join([title, *body])
    if not body:
        return "", ""
    return _first_sentence(body[0]), "\n".join(body)


def _first_sentence(line: str) -> str:
    start, end = next(iter(sentence_spans(line[: 4 * _LONGEST_HEADLINE])), (0, len(line)))
    return line[start:end][:_LONGEST_HEADLINE]
