"""What a notebook shows of an answer: the feed's text as text, marks for the words that answer, one link a hit."""

from collections import Counter

import lxml.html
import pytest

from retrieval import Answer, AnswerStatus, Hit, Query, Speaker, Suggestion
from retrieval.rendering.safe import visible
from tests.retrieval.rendering.hostile import HOSTILE, hit_of

TAGS = {"div", "p", "ol", "ul", "li", "strong", "span", "blockquote", "mark", "a"}
ATTRIBUTES = {"class", "style", "lang", "dir", "href", "target", "rel"}


def answer(*hits: Hit, text: str = "what did Soren say?", message: str = "Found.", label: str = "Soren") -> Answer:
    return Answer(
        status=AnswerStatus.ANSWERED, message=message, query=Query(text=text), hits=hits, mentions=hits[:1],
        suggestions=(Suggestion(label=label, question=label),),
    )  # fmt: skip


def read(shown: str) -> lxml.html.HtmlElement:
    """The HTML as a browser reads it; fails where there is more in it than what answers are made of."""
    root = lxml.html.fromstring(shown)
    for one in root.iter():
        assert one.tag in TAGS
        assert set(one.attrib) <= ATTRIBUTES
    return root


def test_words_that_answer_are_marked_and_each_hit_has_one_link() -> None:
    hits = [hit_of("The bridge is safe.", highlights=((4, 10), (14, 18))), hit_of("橋は安全だ。", headline="橋")]
    root = read(answer(*hits)._repr_html_())
    assert [one.text for one in root.iter("mark")] == ["bridge", "safe", "bridge", "safe"]
    listed = root.find("ol")
    assert listed is not None
    assert [len(list(one.iter("a"))) for one in listed] == [1, 1]
    assert [one.get("lang") for one in listed.iter("blockquote")] == ["en", "ja"]
    assert [one.text_content() for one in listed.iter("blockquote")] == ["The bridge is safe.", "橋は安全だ。"]
    assert Counter(one.get("href") for one in listed.iter("a")) == {"https://harbor.example/1": 2}
    assert root.get("lang") == "en"
    assert read(answer(hits[1], text="橋は?")._repr_html_()).get("lang") == "ja"


def test_colours_are_the_pages() -> None:
    shown = answer(hit_of("The bridge is safe.", highlights=((4, 10),)))._repr_html_()
    assert "color: inherit" in shown
    assert "#" not in shown
    assert "rgba(255, 190, 0, .35)" in shown


def test_a_hit_stands_alone_too() -> None:
    root = read(hit_of("橋は安全だ。", headline="橋", source="見本新聞", urls=("javascript:alert(1)",))._repr_html_())
    assert (root.get("lang"), root.find("strong").text) == ("ja", "見本新聞")
    assert not list(root.iter("a"))


@pytest.mark.parametrize("text", HOSTILE)
def test_the_feeds_text_is_text(text: str) -> None:
    speaker = Speaker(name=text, as_written=text)
    hit = hit_of(
        text, source=text, handle=text, speaker=speaker, kind="direct", highlights=((0, len(text)),), lang=text or "en",
        urls=(f"https://harbor.example/{text}",), also_in=(hit_of("a", handle=text).item,),
    )  # fmt: skip
    shown = answer(hit, message=text, label=text)._repr_html_()
    shown.encode("utf-8")
    root = read(shown)
    passages = [one.text_content() for one in root.iter("blockquote")]
    assert passages == [visible(text)] * 2
    assert all((one.get("href") or "").startswith("https://harbor.example/") for one in root.iter("a"))
    # Notebooks would take what stands between two dollar signs for a formula.
    assert "mathjax_ignore" in (root.get("class") or "")
