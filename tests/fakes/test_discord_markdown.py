"""The model of Discord's markdown, by cases that its client is known to read so."""

import pytest

from tests.fakes.discord_markdown import displayed, kinds, parse


@pytest.mark.parametrize(
    ("source", "shown", "found"),
    [
        ("**a** *b* _c_ __d__", "a b c d", {"strong", "em", "underline"}),
        ("***a***", "a", {"strong", "em"}),
        ("snake_case_name", "snake_case_name", set()),
        ("2 * 3 * 4", "2 * 3 * 4", set()),
        ("**a****b**", "a**b**", {"strong"}),
        ("\\*a\\*", "*a*", set()),
        ("\\a", "\\a", set()),
        ("# a", "a", {"heading"}),
        ("a # b", "a # b", set()),
        ("#a", "#a", set()),
        ("-# a", "a", {"subtext"}),
        ("> a\n> b", "a\nb", {"quote"}),
        (">a", ">a", set()),
        (">>> a\nb", "a\nb", {"quote"}),
        ("1. a\n- b", "ab", {"item"}),
        ("`**a**`", "**a**", {"code"}),
        ("```py\na\n```", "a", {"fence"}),
        ("[a](https://x.y)", "a", {"link"}),
        ("[a](<https://x.y>)", "a", {"link"}),
        ("[https://x.y](https://z.z)", "[https://x.y](https://z.z)", {"link"}),
        ("[😀](https://x.yz)", "[😀](https://x.yz)", {"link"}),
        ("[\\_](https://x.y)", "\\_", {"link"}),
        ("https://x.yz.", "https://x.yz.", {"link"}),
        ("<a@b.example>", "a@b.example", {"mail"}),
        ("<tel:+15550123>", "tel:+15550123", {"phone"}),
        ("<id:home>", "", {"navigation"}),
        ("</feed add:1>", "", {"command"}),
        ("<t:1:R>", "", {"timestamp"}),
        ("<@1> <@&2> <#3>", "  ", {"user", "role", "channel"}),
    ],
)
def test_cases(source: str, shown: str, found: set[str]) -> None:
    nodes = parse(source)
    assert kinds(nodes) - {"text"} == found
    assert displayed(nodes) == shown
