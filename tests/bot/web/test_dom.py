"""The checks of pages find what they look for."""

import pytest

from tests.bot.web.dom import faults, tree

GOOD = (
    '<html lang="en"><head><title>t</title></head><body><a href="#main">skip</a><header>h</header>'
    '<main id="main"><h1>a</h1>{}</main><footer>f</footer></body></html>'
)


def test_a_good_page_has_none() -> None:
    assert faults(tree(GOOD.format('<h2>b</h2><label for="q">Q</label><input id="q">'))) == []


@pytest.mark.parametrize(
    ("part", "fault"),
    [
        ("<h3>b</h3>", "passed over"),
        ("<h1>b</h1>", "not one h1"),
        ("<input name='q'>", "no label"),
        ("<a href='/'></a>", "without a name"),
        ("<blockquote>b</blockquote>", "without a language"),
        ("<script>b</script>", "embedded"),
        ("<p onclick='b()'>b</p>", "onclick on p"),
        ("<p style='color: red'>b</p>", "style on p"),
        ("<a href='javascript:b()'>b</a>", "another kind"),
        ("<a href='//evil.example'>b</a>", "another kind"),
        ("<a href='https://evil.example'>b</a>", "without its guard"),
        ("<p id='main'>b</p>", "not unique"),
        ("<p aria-labelledby='x'>b</p>", "nothing is called x"),
        ("<form action='/'>b</form>", "not shareable"),
        ("<nav>b</nav>", "without a name"),
        ("<p tabindex='2'>b</p>", "order of the keyboard"),
    ],
)
def test_a_fault_is_found(part: str, fault: str) -> None:
    assert any(fault in one for one in faults(tree(GOOD.format(part))))
