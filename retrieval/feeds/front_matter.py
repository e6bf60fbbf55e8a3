"""Front matter: what stands above the text of a Markdown page and tells of it, as YAML (Jekyll) or TOML (Hugo)."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field

from retrieval.feeds.dates import read_date
from retrieval.feeds.html_text import squeeze
from retrieval.feeds.page_facts import Facts

LONGEST = 50_000
"""Characters; more is no front matter."""

_FENCES = {"---": re.compile(r"^---[ \t]*$", re.MULTILINE), "+++": re.compile(r"^\+\+\+[ \t]*$", re.MULTILINE)}
_FIELD = re.compile(r"^(?P<name>[A-Za-z_]{1,30}):[ \t]*(?P<value>[^\n]{1,500})$", re.MULTILINE)
_ADDRESS = re.compile(r"https?://[^\s\"'<>]{3,500}", re.IGNORECASE)


@dataclass(frozen=True)
class FrontMatter:
    """A text with what stands above it.

    Attributes:
        body: the text behind the front matter, below as many blank lines as that has: a line keeps its number.
        facts: title, author, day and address of the page.
        written: the front matter itself; empty where there is none.
    """

    body: str
    facts: Facts = field(default_factory=Facts)
    written: str = ""


def read_front_matter(text: str) -> FrontMatter:
    """Part a text from its front matter.

    >>> read_front_matter("---\\ntitle: Harbour notes\\n---\\nThe quay is shut.").facts.title
    'Harbour notes'
    >>> read_front_matter('+++\\ntitle = "Harbour notes"\\n+++\\nThe quay is shut.').facts.title
    'Harbour notes'
    >>> read_front_matter("The quay is shut.").written
    ''
    """
    text = text.lstrip("\ufeff").replace("\r\n", "\n")
    fence = text[:3]
    line = text.find("\n")
    if fence not in _FENCES or text[3 : max(line, 3)].strip() or line < 0:
        return FrontMatter(text)
    end = _FENCES[fence].search(text, line + 1, LONGEST)
    if end is None:
        return FrontMatter(text)
    written = text[line + 1 : end.start()]
    fields = _yaml_fields(written) if fence == "---" else _toml_fields(written)
    body = "\n" * text.count("\n", 0, end.end()) + text[end.end() :]
    return FrontMatter(body, _facts(fields), written)


def _facts(fields: Mapping[str, str]) -> Facts:
    address = next((found for name in ("canonical_url", "canonical", "url") if (found := fields.get(name, ""))), "")
    return Facts(
        title=squeeze(fields.get("title", "")),
        author=squeeze(fields.get("author", "")),
        date=read_date(fields.get("date", "") or fields.get("pubdate", "")),
        url=address if _ADDRESS.fullmatch(address) else "",
    )


def _yaml_fields(written: str) -> dict[str, str]:
    """The plain values at the top, which is all that is asked for."""
    return {found["name"].lower(): found["value"].strip().strip("\"'") for found in _FIELD.finditer(written)}


def _toml_fields(written: str) -> dict[str, str]:
    try:
        fields = tomllib.loads(written)
    # Nested a thousand levels deep, it is no front matter either.
    except (tomllib.TOMLDecodeError, RecursionError):
        return {}
    return {name.lower(): str(value) for name, value in fields.items() if not isinstance(value, (dict, list))}
