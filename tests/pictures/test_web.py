"""The page in a browser, its own programs off: what only a browser can tell of it."""

import shutil
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import pytest

from retrieval import Retriever
from tests.bot.web.colours import contrast
from tests.bot.web.serving import serving
from tests.pictures.camera import BROWSER, Camera, camera
from tests.pictures.invented import items
from tests.pictures.scenes import PHONE
from tests.pictures.web import DESK, WEB_SCENES

pytestmark = pytest.mark.skipif(not shutil.which(BROWSER), reason="there is no Chromium: apt-get install chromium")

COLOURS = """[...document.querySelectorAll('body *')].flatMap(one => {
  const words = [...one.childNodes].filter(node => node.nodeType === 3 && node.data.trim());
  if (!words.length || !one.getClientRects().length) return [];
  let behind = one, back;
  do { back = getComputedStyle(behind).backgroundColor; behind = behind.parentElement; }
  while (back === 'rgba(0, 0, 0, 0)' && behind);
  const numbers = text => text.match(/[0-9.]+/g).slice(0, 3).map(Number);
  return [[words[0].data.trim(), numbers(getComputedStyle(one).color), numbers(back)]];
})"""
"""Of each text that is shown its words, its colour and the colour behind it."""

FOCUSED = """(() => { const one = document.activeElement, box = one.getBoundingClientRect();
  return { tag: one.tagName, id: one.id, name: one.name || '', x: box.x, y: box.y,
           outline: getComputedStyle(one).outlineStyle } })()"""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    db = tmp_path_factory.mktemp("pages") / "feed.db"
    with Retriever.open(db) as retriever:
        retriever.add(items())
    with serving(Path(db)) as (_, told):
        yield told.rstrip("/")


@pytest.fixture
async def browser() -> AsyncIterator[Camera]:
    async with camera() as opened:
        yield opened


async def test_pages_fit_and_can_be_read_light_and_dark(address: str, browser: Camera) -> None:
    for scene in WEB_SCENES:
        for width in {320, PHONE, DESK}:
            await browser.visit(address + scene.address, width, is_dark=scene.is_dark)
            assert await browser.value("document.documentElement.scrollWidth") <= width, (scene.name, width)
        shown = await browser.value(COLOURS)
        assert len(shown) > 5
        for words, front, back in shown:
            assert contrast(tuple(front), tuple(back)) >= 4.5, (scene.name, words, front, back)


async def test_the_keyboard_leads_from_the_question_to_the_answer(address: str, browser: Camera) -> None:
    await browser.visit(f"{address}/?language=en", DESK)
    first = await _tab(browser)
    # The way past everything else is shown once it is reached.
    assert (first["tag"], first["outline"]) == ("A", "solid")
    assert first["x"] >= 0
    await browser.press("Enter")
    assert (await browser.value(FOCUSED))["id"] == "main"
    await browser.visit(f"{address}/?language=en", DESK)
    reached = [await _tab(browser) for _ in range(12)]
    assert all(one["outline"] == "solid" for one in reached if one["tag"] != "BODY")
    names = [one["name"] for one in reached if one["name"]]
    # A button has no name; a field for days is reached once for each of its parts.
    assert list(dict.fromkeys(names))[:4] == ["question", "source", "speaker", "since"]


async def test_a_form_works_where_no_programs_run(address: str, browser: Camera) -> None:
    await browser.visit(f"{address}/?language=ja", PHONE)
    await browser.value("document.getElementById('question').focus()")
    await browser.write("what did Soren deny?")
    await browser.press("Enter")
    assert "question=what+did+Soren+deny%3F" in await browser.arrived("/?question=")
    assert (
        await browser.value("document.querySelector('mark.denial').textContent")
        == "橋を民間に売却するとの報道を否定した"
    )
    assert await browser.value("document.documentElement.lang") == "ja"
    assert await browser.value("document.querySelectorAll('script').length") == 0


async def _tab(browser: Camera) -> dict[str, Any]:
    await browser.press("Tab")
    found: dict[str, Any] = await browser.value(FOCUSED)
    return found
