"""Addresses of translations."""

import pytest

from bot.render.translating import LONGEST, translation_address


def test_a_long_text_is_cut_between_characters() -> None:
    address = translation_address("https://translate.example/{language}/{text}", "橋" * 500, "ja")
    assert address
    assert len(address) <= LONGEST
    assert address.startswith("https://translate.example/ja/%E6%A9%8B")
    assert address.endswith("%8B")


@pytest.mark.parametrize(
    "template", ["", "https://x.y", "javascript:{text}", "{text}", f"https://x.y/{'a' * 600}{{text}}"]
)
def test_what_is_no_template_gives_no_address(template: str) -> None:
    assert translation_address(template, "橋", "en") is None


def test_nothing_of_the_text_leaves_its_place() -> None:
    address = translation_address("https://translate.example/?q={text}&x=1", "a&x=2 #?/\ud800{language}\u202e", "en")
    assert address == "https://translate.example/?q=a%26x%3D2%20%23%3F%2F%7Blanguage%7D%E2%9F%A6RLO%E2%9F%A7&x=1"
