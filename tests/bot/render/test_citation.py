"""A statement as Markdown."""

import pytest
from markdown_it import MarkdownIt

from bot.render.citation import as_code, citation
from bot.render.room import size
from retrieval import Speaker
from tests.bot.render.showing import hit
from tests.bot.render.test_escape import MARKUP
from tests.fakes.discord_markdown import kinds, parse


def test_words_speaker_outlet_and_day() -> None:
    shown = hit("橋を*直す*。\n港も。", speaker=Speaker(name="ソレン", as_written="ソレン市長"), kind="direct")
    assert citation(shown) == (
        "> 橋を\\*直す\\*。\n> 港も。\n\n— ソレン市長, [見本新聞](<https://example.org/a>), \\@mihon, 2025-03-01"
    )


@pytest.mark.parametrize("text", MARKUP)
def test_other_programs_read_nothing_in_it_either(text: str) -> None:
    made = MarkdownIt("commonmark").render(citation(hit(text or "a", urls=[])))
    assert not {"<a ", "<em>", "<strong>", "<h1>", "<li>", "<code>", "<img"} & {
        tag for tag in ("<a ", "<em>", "<strong>", "<h1>", "<li>", "<code>", "<img") if tag in made
    }


@pytest.mark.parametrize("text", ["```", "a````b", "``` ```", "\n```\n"])
def test_a_block_of_code_is_not_left(text: str) -> None:
    assert kinds(parse(as_code(text))) == {"fence"}


def test_a_long_one_fits() -> None:
    shown = citation(hit("橋は安全だ。" * 9_000))
    assert len(shown) < 2_000
    assert size(as_code("*" * 9_000)) <= 4_000
    assert size(as_code("👨" * 9_000, 500)) <= 500
