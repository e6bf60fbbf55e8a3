"""A source named in a question: according to Reuters, ロイターによると. Pure functions."""

import re
from dataclasses import dataclass

from retrieval.people.sources import Sources


@dataclass(frozen=True)
class SourcePattern:
    """One way to name a source, at the beginning or the end of a question.

    Attributes:
        pattern: with the group ``source``; matched against the question without its final marks.
        example: a question about a source called Harbor Wire (@harborwire) or 見本新聞 (@mihon).
        rest: the question without it.
        becomes: what stands in the place of the match; with ``{topic}``, where the pattern has that group and it is
            there, else without what is in square brackets.
    """

    pattern: str
    example: str
    rest: str
    becomes: str = ""


_NEWS = r"(?:news|headlines|posts|stories|articles|reports)"
_OPENING = "(?:what is |what's |show me |give me |any )?(?:the )?"
SOURCE_PATTERNS = (
    SourcePattern(
        r"^what (?:did|does|has|have|is|are) (?P<source>[^,?]{3,40}?)"
        r" (?:report|publish|post|cover|writ|wrot|run)\w{0,5}"
        r"(?: (?:about|on|regarding) (?P<topic>.+))?$",
        "what did Harbor Wire report about the ferry?",
        "latest news about the ferry?",
        "latest news[ about {topic}]",
    ),
    SourcePattern(
        rf"^{_OPENING}(?:latest|newest|most recent|new|{_NEWS})(?: {_NEWS})?"
        r" (?:from|by|on|in) (?P<source>[^,?]{3,40}?)(?: (?:about|on|regarding) (?P<topic>.+))?$",
        "latest from Harbor Wire",
        "latest news",
        "latest news[ about {topic}]",
    ),
    SourcePattern(
        rf"^{_OPENING}(?:latest|newest|most recent) (?P<source>[^,?]{{3,40}}?) {_NEWS}$",
        "latest Harbor Wire headlines",
        "latest news",
        "latest news",
    ),
    SourcePattern(
        r"^(?P<source>[^、]{2,20}?)(?:は|が)、?(?:(?P<topic>[^、]{1,60}?)(?:について|に関して)(?:は|、)?)?"
        r"(?:最近|今日)?(?:何|なに|どう|どのよう|どんなこと)(?:を|と|に)?(?:報じ|伝え|報道|書い|書き|掲載|配信|投稿|発信)[ぁ-ん]{0,12}$",
        "見本新聞は港について何を報じた?",
        "港についての最新ニュース?",
        "[{topic}についての]最新ニュース",
    ),
    SourcePattern(
        r"^(?P<source>[^、]{2,20}?)(?:の|による)(?:(?P<topic>[^、]{1,60}?)(?:についての|に関する))?"
        r"(?:最新|最近|新しい|直近|今日)?の?(?:ニュース|記事|報道|投稿|話題)(?:は|を)?$",
        "見本新聞の最新ニュースは?",
        "最新ニュース?",
        "[{topic}についての]最新ニュース",
    ),
    SourcePattern(
        r"^(?P<source>[^、]{2,20}?)の(?:最新|直近|新着)(?:情報)?(?:は|を)?$",
        "見本新聞の最新は?",
        "最新ニュース?",
        "最新ニュース",
    ),
    SourcePattern(
        r"^according to (?P<source>[^,]{3,40}),",
        "According to Harbor Wire, what did Okada say?",
        "what did Okada say?",
    ),
    SourcePattern(
        r",? (?:according to|in|on|from) (?P<source>[^,?]{3,40})$",
        "what did Okada say according to harborwire?",
        "what did Okada say?",
    ),
    SourcePattern(
        r"^(?P<source>[^、]{2,20}?)によると、?", "見本新聞によると岡田市長は何と言った?", "岡田市長は何と言った?"
    ),
    SourcePattern(
        r"^(?P<source>[^、]{2,20}?)(?:の記事|の報道|の投稿)?で(?:は)?、",
        "見本新聞の記事では、岡田市長は何と言った?",
        "岡田市長は何と言った?",
    ),
)
_END_MARKS = "?？.!！。 \t\u3000"
_PATTERNS = [re.compile(pattern.pattern, re.IGNORECASE) for pattern in SOURCE_PATTERNS]


def read_outlet(text: str, sources: Sources) -> tuple[str, tuple[str, ...]]:
    """Take the source out of a question; only one that the index has is taken for one.

    Args:
        text: the question.
        sources: of the index.

    Returns:
        The question without it and the source's handle, or those of several where its name is of each; none where it
        names none.
    """
    end = len(text.rstrip(_END_MARKS))
    for pattern, way in zip(SOURCE_PATTERNS, _PATTERNS, strict=True):
        match = way.search(text, 0, end)
        handles = sources.handles_named(match["source"]) if match else ()
        if match and handles:
            return (text[: match.start()].rstrip() + _instead(pattern, match) + text[match.end() :]).strip(), handles
    return text, ()


def _instead(pattern: SourcePattern, match: re.Match[str]) -> str:
    """What stands in the place of a match."""
    topic = match.groupdict().get("topic")
    return re.sub(r"\[(.*?)\]", lambda part: part[1].replace("{topic}", topic) if topic else "", pattern.becomes)
