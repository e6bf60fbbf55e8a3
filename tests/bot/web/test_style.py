"""The stylesheet can be read by everyone, light and dark."""

import re
from pathlib import Path

import pytest

from bot import web
from tests.bot.web.colours import Colour, contrast

STYLE = re.sub(r"/\*.*?\*/", "", (Path(web.__file__).parent / "style.css").read_text(encoding="utf-8"), flags=re.DOTALL)
TEXT, NO_TEXT = 4.5, 3.0
PAIRS = (
    *((ink, paper, TEXT) for ink in ("ink", "quiet", "link", "denial") for paper in ("paper", "raised")),
    ("said-ink", "said", TEXT),
    ("denied-ink", "denied", TEXT),
    ("button-ink", "button", TEXT),
    ("edge", "paper", NO_TEXT),
    ("edge", "raised", NO_TEXT),
    ("button", "paper", NO_TEXT),
    ("denial", "denied", NO_TEXT),
)
"""What stands on what, and how far apart both must be."""


def colours(scheme: str) -> dict[str, Colour]:
    """The colours of a scheme by name; dark ones stand over the light."""
    light, dark = re.findall(r":root \{(.*?)\}", STYLE, re.DOTALL)
    found = {}
    for block in (light,) if scheme == "light" else (light, dark):
        for name, value in re.findall(r"--([a-z-]+): #([0-9a-f]{6});", block):
            red, green, blue = (int(value[place : place + 2], 16) for place in (0, 2, 4))
            found[name] = (float(red), float(green), float(blue))
    return found


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("front", "back", "least"), PAIRS)
def test_everything_stands_out(scheme: str, front: str, back: str, least: float) -> None:
    found = colours(scheme)
    assert contrast(found[front], found[back]) >= least


def test_contrast_is_that_of_the_guidelines() -> None:
    assert contrast((0, 0, 0), (255, 255, 255)) == pytest.approx(21)
    assert contrast((119, 119, 119), (255, 255, 255)) == pytest.approx(4.48, abs=0.01)


def test_every_colour_is_one_of_these() -> None:
    light, dark = (
        set(re.findall(r"--([a-z-]+): #", block)) for block in re.findall(r":root \{(.*?)\}", STYLE, re.DOTALL)
    )
    assert light == dark
    rules = re.sub(r":root \{.*?\}", "", STYLE, flags=re.DOTALL)
    assert not re.search(r"#[0-9a-f]{3,8}\b|rgb|hsl", rules)
    used = set(re.findall(r"(?<!-)color: var\(--([a-z-]+)\)", rules))
    assert used <= {front for front, _, least in PAIRS if least == TEXT}


def test_whoever_wants_no_motion_gets_none_and_focus_is_seen() -> None:
    assert ":focus-visible { outline: 3px solid" in STYLE
    moving = re.sub(r"@media \(prefers-reduced-motion: no-preference\) \{.*?\n\}", "", STYLE, flags=re.DOTALL)
    assert not re.search(r"animation|transition|scroll-behavior", moving)
