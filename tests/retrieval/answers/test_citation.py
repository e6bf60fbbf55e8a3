"""Citations are read by the parsers of their formats, and say what the feed says, whatever it writes."""

import json
import re
import warnings
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import bibtexparser
import pytest
from bibtexparser.bparser import BibTexParser
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from pybtex.database import parse_string

from retrieval import FeedItem, QuestionError, Retriever, Speaker, cite
from retrieval.answers.citation import key_of, markdown
from retrieval.rendering.safe import one_line
from tests.retrieval.rendering.hostile import HOSTILE, hit_of

IDA = Speaker(name="Ida Soren", as_written="Ida Soren")
SEEN = datetime(2025, 3, 4, 5, tzinfo=UTC)
HIT = hit_of("The bridge is safe.\nNobody need worry.", speaker=IDA, kind="direct", first_seen=SEEN)

_LETTERS = {
    "{\\textbackslash}": "\\", "{\\textbraceleft}": "{", "{\\textbraceright}": "}", "{\\textasciitilde}": "~",
    "{\\textasciicircum}": "^", "\\%": "%", "\\$": "$", "\\#": "#", "\\&": "&", "\\_": "_",
}  # fmt: skip
_COMMAND = re.compile("|".join(map(re.escape, _LETTERS)))


def typeset(tex: str) -> str:
    """What LaTeX prints; fails where anything is left that it would take for more than a letter."""
    left = _COMMAND.sub("", tex)
    if left.startswith("{") and left.endswith("}"):
        left, tex = left[1:-1], tex[1:-1]
    assert not set(left) & set("\\{}%$#&_^~"), tex
    return _COMMAND.sub(lambda found: _LETTERS[found[0]], tex)


def read(text: str) -> tuple[str, dict[str, str]]:
    """The one entry that two parsers read in an entry of BibTeX: its key and its fields."""
    (entry,) = bibtexparser.loads(text, BibTexParser(common_strings=True)).entries
    ((key, other),) = parse_string(text, "bibtex").entries.items()
    fields = {name: value for name, value in entry.items() if name not in ("ENTRYTYPE", "ID")}
    assert (key, {name.lower() for name in (*other.fields, *other.persons)}) == (entry["ID"], set(fields))
    for name in set(other.fields) - {"month"}:
        assert other.fields[name] == fields[name]
    return key, fields


def test_bibtex_tells_everything() -> None:
    assert cite(HIT, "bibtex") == "\n".join([
        f"@misc{{{key_of(HIT)},",
        "  title = {{Bridge stays open}},",
        "  howpublished = {{Harbor Wire}},",
        "  date = {2025-03-01},",
        "  year = {2025},",
        "  month = mar,",
        "  url = {https://harbor.example/1},",
        "  urldate = {2025-03-04},",
        "  language = {en},",
        "  note = {Words of Ida Soren},",
        "  annote = {The bridge is safe. Nobody need worry.},",
        "}",
    ])  # fmt: skip
    key, fields = read(cite(HIT, "bibtex"))
    assert re.fullmatch(r"harborwire-2025-03-01-[0-9a-f]{8}", key)
    assert fields["month"] == "March"


def test_csl_json_tells_everything() -> None:
    assert json.loads(cite(HIT, "csl-json")) == [
        {
            "id": key_of(HIT),
            "type": "webpage",
            "title": "Bridge stays open",
            "container-title": "Harbor Wire",
            "issued": {"date-parts": [[2025, 3, 1]]},
            "accessed": {"date-parts": [[2025, 3, 4]]},
            "URL": "https://harbor.example/1",
            "language": "en",
            "abstract": "The bridge is safe.\nNobody need worry.",
            "note": "Words of Ida Soren",
            "custom": {"handle": "harborwire", "speaker": "Ida Soren"},
        }
    ]


def test_markdown_is_a_quotation_with_its_source() -> None:
    assert cite(HIT) == (
        "> The bridge is safe.\n> Nobody need worry.\n\n"
        "— Ida Soren, [Harbor Wire](<https://harbor.example/1>), \\@harborwire, 2025-03-01"
    )
    assert markdown(HIT, "The bridge […]").startswith("> The bridge \\[…\\]\n")


def test_a_style_for_citations_reads_the_csl_json() -> None:
    with warnings.catch_warnings():
        # The package looks for its resources in a way of former days.
        warnings.simplefilter("ignore")
        from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
        from citeproc.source.json import CiteProcJSON

        hits = [HIT, hit_of("橋は安全だ。", source="見本新聞", handle="mihon", kind="post", headline="橋は安全")]
        source = CiteProcJSON(json.loads(cite(hits, "csl-json")))
        listed = CitationStylesBibliography(
            CitationStylesStyle("harvard-cite-them-right", validate=False), source, formatter.plain
        )
        for hit in hits:
            listed.register(Citation([CitationItem(key_of(hit))]))
        shown = [str(one) for one in listed.bibliography()]
    assert any("Bridge stays open" in one and "https://harbor.example/1" in one for one in shown)
    assert any("見本新聞" in one for one in shown)


@pytest.mark.parametrize("text", HOSTILE)
def test_bibtex_holds_any_text_as_text(text: str) -> None:
    hit = hit_of(text, headline=text, source=text, handle=text, author=text, lang=text or "en", kind="post",
                 speaker=Speaker(name=text, as_written=text))  # fmt: skip
    _, fields = read(cite(hit, "bibtex"))
    assert set(fields) <= {
        "title",
        "author",
        "howpublished",
        "date",
        "year",
        "month",
        "url",
        "language",
        "note",
        "annote",
    }
    for name in ("title", "author", "howpublished", "annote"):
        assert " ".join(typeset(fields.get(name, "")).split()) == one_line(text)


@pytest.mark.parametrize("text", HOSTILE)
def test_csl_json_and_markdown_hold_any_text_as_text(text: str) -> None:
    speaker = Speaker(name=text, as_written=text)
    hit = hit_of(text, headline=text, source=text, handle=text, author=text, kind="direct", speaker=speaker)
    made = cite(hit, "csl-json")
    made.encode("utf-8")
    (item,) = json.loads(made)
    assert item.get("title", "") == item.get("container-title", "") == item["custom"]["speaker"] == one_line(text)
    shown = MarkdownIt("gfm-like", {"linkify": False}).render(cite(hit))
    tags = re.findall(r"</?([a-z][a-z0-9]*)", shown)
    assert set(tags) <= {"blockquote", "p", "a"}
    assert re.findall(r'href="([^"]*)"', shown) == ["https://harbor.example/1"]


_TEXT = st.text(max_size=30)


@settings(max_examples=100, deadline=None)
@given(_TEXT, _TEXT, _TEXT)
def test_any_text_is_one_entry(words: str, headline: str, name: str) -> None:
    hit = hit_of(
        words or "a", headline=headline, source=name, speaker=Speaker(name=name, as_written=name), kind="direct"
    )
    read(cite(hit, "bibtex"))
    assert len(json.loads(cite(hit, "csl-json"))) == 1


@pytest.mark.parametrize(
    ("url", "cited"),
    [
        ("https://wiki.example/Bridge_(Soren)", "https://wiki.example/Bridge_%28Soren%29"),
        ("https://mihon.example/橋", "https://mihon.example/%E6%A9%8B"),
        ("https://a.example/} , note={x", "https://a.example/%7D%20,%20note=%7Bx"),
        ("javascript:alert(1)", None),
        ("https://harbor.example@evil.example/", None),
    ],
)
def test_links_are_addresses_or_left_out(url: str, cited: str | None) -> None:
    hit = hit_of("a", urls=[url])
    assert read(cite(hit, "bibtex"))[1].get("url") == cited
    assert json.loads(cite(hit, "csl-json"))[0].get("URL") == cited
    assert (f"(<{cited}>)" in cite(hit)) is (cited is not None)


@pytest.mark.parametrize("dated", ["first_seen", "clamped"])
def test_a_day_that_the_feed_does_not_print_is_none_of_publication(dated: Any) -> None:
    hit = hit_of("a", dated=dated, first_seen=SEEN)
    _, fields = read(cite(hit, "bibtex"))
    assert not {"date", "year", "month"} & set(fields)
    assert fields["urldate"] == "2025-03-04"
    assert "issued" not in json.loads(cite(hit, "csl-json"))[0]
    assert cite(hit).endswith("date)")
    assert cite(hit_of("橋は安全だ。", headline="橋", dated=dated)).endswith("）")


def test_what_is_not_known_is_left_out() -> None:
    bare = hit_of("a", urls=(), headline="")
    (item,) = json.loads(cite(bare, "csl-json"))
    assert not {"accessed", "URL", "author", "note"} & set(item)
    assert item["title"] == "a"
    assert not {"urldate", "url", "author", "note"} & set(read(cite(bare, "bibtex"))[1])
    assert cite(bare) == "> a\n\n— Harbor Wire, \\@harborwire, 2025-03-01"


def test_the_author_is_who_wrote_it_and_not_who_is_quoted() -> None:
    assert json.loads(cite(hit_of("a", author="Mika Norden"), "csl-json"))[0]["author"] == [{"literal": "Mika Norden"}]
    (post,) = json.loads(cite(hit_of("a", kind="post"), "csl-json"))
    assert (post["type"], post["author"]) == ("post", [{"literal": "Harbor Wire"}])
    assert "author" not in json.loads(cite(HIT, "csl-json"))[0]


def test_several_are_one_text_and_each_passage_is_cited_once() -> None:
    other = hit_of("Mika Norden asked why.")
    assert [one["id"] for one in json.loads(cite([HIT, other, HIT], "csl-json"))] == [key_of(HIT), key_of(other)]
    assert list(parse_string(cite((HIT, other, HIT), "bibtex"), "bibtex").entries) == [key_of(HIT), key_of(other)]
    assert cite([HIT, other]) == f"{cite(HIT)}\n\n{cite(other)}"
    assert (cite([], "csl-json"), cite([], "bibtex"), cite([])) == ("[]", "", "")


def test_a_key_is_ascii_and_stays() -> None:
    assert key_of(hit_of("橋", handle="見本")).startswith("feed-2025-03-01-")
    assert key_of(hit_of("a", handle="Å_Wire 1")).startswith("awire1-")
    assert key_of(HIT) == key_of(HIT.model_copy(update={"score": 0.1, "kind": "context"}))
    assert key_of(HIT) != key_of(hit_of("The bridge is not safe."))


@pytest.mark.parametrize(
    ("hits", "style", "said"),
    [
        (HIT, "apa", "style is 'apa'; it must be one of markdown / bibtex / csl-json."),
        ("text", "markdown", "hits must be a hit, or a list of hits such as answer.hits, not str."),
        (None, "bibtex", "not NoneType"),
        ([HIT, 1], "bibtex", "not int"),
    ],
)
def test_what_cannot_be_cited_is_told(hits: Any, style: Any, said: str) -> None:
    with pytest.raises(QuestionError, match=re.escape(said)):
        cite(hits, style)


def test_it_cites_what_a_retriever_found(tmp_path: Path) -> None:
    item = FeedItem(
        source="Harbor Wire", handle="harborwire", published=SEEN, headline="Bridge",
        text="Mayor Ida Soren said the bridge is safe.", urls=("https://harbor.example/1",),
    )  # fmt: skip
    with Retriever.open(tmp_path / "feed.db") as retriever:
        retriever.add([item])
        (hit,) = retriever.ask("what did Soren say?").hits
    (cited,) = json.loads(cite(hit, "csl-json"))
    assert (cited["abstract"], cited["custom"]["speaker"]) == (hit.passage.text, "Ida Soren")
    assert cited["accessed"]
