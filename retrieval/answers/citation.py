"""Statements as citations: Markdown, BibTeX and CSL-JSON, for a text or a program that cites them."""

import json
import re
import unicodedata
from collections.abc import Iterable
from datetime import date
from typing import Any, Literal, get_args

from retrieval.answers.speaker_line import speaker_line
from retrieval.identity import digest
from retrieval.language import Language
from retrieval.query.complaints import complaint
from retrieval.rendering.labels import DATED
from retrieval.rendering.links import cited_address
from retrieval.rendering.markdown import escape
from retrieval.rendering.safe import one_line, visible
from retrieval.types import FeedItem, Hit

CitationStyle = Literal["markdown", "bibtex", "csl-json"]
"""How a citation is written: Markdown for a text, BibTeX for LaTeX, CSL-JSON for Zotero, Pandoc and the like."""

# A lone brace would end the field, also after a backslash: BibTeX counts them.
_TEX = str.maketrans({
    "\\": "{\\textbackslash}", "{": "{\\textbraceleft}", "}": "{\\textbraceright}", "~": "{\\textasciitilde}",
    "^": "{\\textasciicircum}", "%": "\\%", "$": "\\$", "#": "\\#", "&": "\\&", "_": "\\_",
})  # fmt: skip
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_NOT_IN_A_KEY = re.compile(r"[^a-z0-9]+")
_LONGEST_NAME_IN_A_KEY = 30
_WORDS_OF: dict[Language, str] = {"en": "Words of {speaker}", "ja": "{speaker}の発言"}


def cite(hits: Hit | Iterable[Hit], style: CitationStyle = "markdown") -> str:
    r"""Cite what was found: the passage word for word, who said it, the outlet, the day, the link.

    Whatever the feed writes is escaped for its format; controls, and marks that turn a line around, are shown or left
    out. The day is that of publication where the feed prints one; where it does not, only the day on which the item
    was first seen is told, as such.

    Args:
        hits: one, or several, which give one text that holds them all: CSL-JSON is always an array.
        style: ``"markdown"``, ``"bibtex"`` or ``"csl-json"``.

    Returns:
        The text, without a line break at its end; for no hits empty, or an empty array. The key of an entry in BibTeX
        and the ``id`` in CSL-JSON are the same, ASCII, and the same for the same passage each time.

    Raises:
        QuestionError: that is no style, or no hit.

    >>> from datetime import datetime, UTC
    >>> from retrieval import FeedItem, Passage, Speaker
    >>> item = FeedItem(source="Harbor Wire", handle="harborwire", published=datetime(2025, 3, 1, tzinfo=UTC),
    ...                 headline="Bridge", text="The bridge is safe.", urls=("https://harbor.example/1",))
    >>> hit = Hit(item=item, passage=Passage(item_id=item.id, start=0, end=19, text=item.text), score=1.0,
    ...           speaker=Speaker(name="Ida Soren", as_written="Ida Soren"), kind="direct")
    >>> print(cite(hit))
    > The bridge is safe.
    <BLANKLINE>
    — Ida Soren, [Harbor Wire](<https://harbor.example/1>), \@harborwire, 2025-03-01
    """
    if style not in get_args(CitationStyle):
        raise complaint("no_style", field="style", value=repr(style), known=" / ".join(get_args(CitationStyle)))
    cited = _each_once(hits)
    if style == "csl-json":
        return json.dumps([csl(hit) for hit in cited], ensure_ascii=False, indent=2)
    return "\n\n".join(markdown(hit) if style == "markdown" else bibtex(hit) for hit in cited)


def markdown(hit: Hit, words: str | None = None) -> str:
    """The passage as a quotation, with who said it, the outlet with its link, and the day as it is printed.

    Args:
        hit: any.
        words: shown for the passage, where not all of it is.
    """
    item = hit.item
    lines = [f"> {line}".rstrip() for line in escape((words or hit.passage.text).strip()).split("\n")]
    link, source = cited_address(item.url), escape(one_line(item.source))
    told = [
        escape(one_line(speaker_line(hit.speaker, hit.kind))),
        f"[{source}](<{link}>)" if link else source,
        escape(f"@{one_line(item.handle)}"),
        _day(item),
    ]
    return "\n".join([*lines, "", f"— {', '.join(part for part in told if part)}"])


def bibtex(hit: Hit) -> str:
    """An entry for BibTeX and biblatex; braces keep titles and names as they are written.

    Args:
        hit: any.
    """
    item = hit.item
    issued, seen = _issued(item), item.first_seen
    fields = {
        "title": _braced(_title(item)),
        "author": _braced(_author(hit)),
        "howpublished": _braced(item.source),
        "date": issued.isoformat() if issued else "",
        "year": f"{issued.year:04}" if issued else "",
        "month": _MONTHS[issued.month - 1] if issued else "",
        "url": cited_address(item.url) or "",
        "urldate": seen.date().isoformat() if seen else "",
        "language": _tex(item.lang),
        "note": _tex(_said_by(hit)),
        "annote": _tex(hit.passage.text),
    }
    # A month is a macro, which each style writes in its own way.
    rows = [f"  {name} = {value if name == 'month' else f'{{{value}}}'}," for name, value in fields.items() if value]
    return "\n".join([f"@misc{{{key_of(hit)},", *rows, "}"])


def csl(hit: Hit) -> dict[str, Any]:
    """An item of CSL-JSON: https://docs.citationstyles.org/en/stable/specification.html.

    Args:
        hit: any.
    """
    item = hit.item
    seen = item.first_seen
    made: dict[str, Any] = {
        "id": key_of(hit),
        "type": "post" if hit.kind == "post" else "webpage",
        "title": _title(item),
        "author": [{"literal": author}] if (author := _author(hit)) else None,
        "container-title": one_line(item.source),
        "issued": _date_parts(_issued(item)),
        "accessed": _date_parts(seen.date() if seen else None),
        "URL": cited_address(item.url),
        "language": one_line(item.lang),
        "abstract": visible(hit.passage.text),
        "note": _said_by(hit),
        # Styles print none of these: they are for programs.
        "custom": {"handle": one_line(item.handle), **({"speaker": one_line(hit.speaker.name)} if hit.speaker else {})},
    }
    return {name: value for name, value in made.items() if value}


def key_of(hit: Hit) -> str:
    """The stable name of a citation, in ASCII: account, day, and a number that only this passage has."""
    plain = unicodedata.normalize("NFKD", hit.item.handle).encode("ascii", "ignore").decode().lower()
    account = _NOT_IN_A_KEY.sub("", plain)[:_LONGEST_NAME_IN_A_KEY] or "feed"
    which = digest(hit.item.id, str(hit.passage.start), hit.passage.text)[:8]
    issued = _issued(hit.item)
    return "-".join([account, *([issued.isoformat()] if issued else []), which])


def _each_once(hits: Hit | Iterable[Hit]) -> list[Hit]:
    """Hits, each passage once: two entries of one key are an error to BibTeX."""
    if not isinstance(hits, Hit) and (isinstance(hits, str | bytes) or not isinstance(hits, Iterable)):
        raise complaint("no_hit", field="hits", kind=type(hits).__name__)
    cited = [hits] if isinstance(hits, Hit) else list(hits)
    for one in cited:
        if not isinstance(one, Hit):
            raise complaint("no_hit", field="hits", kind=type(one).__name__)
    once: dict[str, Hit] = {}
    for one in cited:
        once.setdefault(key_of(one), one)
    return list(once.values())


def _issued(item: FeedItem) -> date | None:
    """The day on which the feed says an item was published; None where it does not say so."""
    return item.day if item.dated == "printed" else None


def _day(item: FeedItem) -> str:
    if item.dated == "printed":
        return item.day.isoformat()
    return DATED[item.dated]["ja" if item.lang == "ja" else "en"].format(day=item.day.isoformat())


def _date_parts(day: date | None) -> dict[str, Any] | None:
    return {"date-parts": [[day.year, day.month, day.day]]} if day else None


def _title(item: FeedItem) -> str:
    return one_line(item.headline) or one_line(item.text.strip().split("\n")[0])


def _author(hit: Hit) -> str:
    """Who wrote the item: whom the feed names, or the account whose own words are cited. Not who is quoted in it."""
    return one_line(hit.item.author) or (one_line(hit.item.source) if hit.kind == "post" else "")


def _said_by(hit: Hit) -> str:
    speaker = one_line(speaker_line(hit.speaker, hit.kind))
    return _WORDS_OF["ja" if hit.item.lang == "ja" else "en"].format(speaker=speaker) if speaker else ""


def _braced(text: str) -> str:
    """In braces of its own: neither put into small letters nor taken apart at an *and*; nothing for nothing."""
    told = _tex(text)
    return f"{{{told}}}" if told else ""


def _tex(text: str) -> str:
    return one_line(text).translate(_TEX)
