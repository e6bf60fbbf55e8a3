"""Text in Discord's markdown, and what services add to posts."""

import pytest

from retrieval.feeds.discord_text import ADDED, Added, Plain, plain, without_quoted


@pytest.mark.parametrize(
    ("text", "shown", "links"),
    [
        ("# **Quay** opens", "Quay opens", ()),
        ("> ||The pier|| <:ice:123456> <@&12> <t:1740045600:R>", "The pier   ", ()),
        (
            "[read](https://h.example/a_(b)) <https://h.example/c>",
            "read  ",
            ("https://h.example/a_(b)", "https://h.example/c"),
        ),
        ("[@runa](https://x.com/runa) [#quay](https://x.com/hashtag/quay)", "@runa #quay", ()),
        (r"1\. \*not bold\* a_b", "1. *not bold* a_b", ()),
        ("港 https://h.example/d", "港  ", ("https://h.example/d",)),
    ],
)
def test_what_is_shown(text: str, shown: str, links: tuple[str, ...]) -> None:
    assert plain(text) == Plain(shown, links)


@pytest.mark.parametrize("added", ADDED, ids=lambda added: added.example)
def test_each_addition_is_taken_out(added: Added) -> None:
    text = f"The quay opens.\n{added.example}\nThe pier stays shut."
    left = "The quay opens." if added.ends else "The quay opens.\nThe pier stays shut."
    assert without_quoted(Plain(text)).text == left


@pytest.mark.parametrize(
    "line", ["Quoting the mayor, she agreed.", "引用された", "12 boats sank", "QRTs are many", "— Runa Dahl", "➤ next"]
)
def test_lines_of_a_post_stay(line: str) -> None:
    assert without_quoted(Plain(line)).text == line


@pytest.mark.parametrize("unit", ["[", "[a](", "<", "*", "> ", "\\", "[a](https://b", "─ ", "💬 "])
def test_any_text(unit: str) -> None:
    without_quoted(plain(unit * 20_000))
