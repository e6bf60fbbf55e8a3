"""Which elements of a page are posts, and what each says."""

import pytest

from retrieval.feeds.html_posts import MOST_ELEMENTS, NOT_HERE, Embedded, embedded_in, others_in
from retrieval.feeds.html_tree import tree_of

DATE = '<a href="https://twitter.com/harborwire/status/1?ref_src=x">February 21, 2025</a>'
NAME = "&mdash; Harbor Wire (@harborwire)"


def read(html: str) -> list[Embedded]:
    return embedded_in(tree_of(html))


def facts(post: Embedded) -> tuple[str, str, str, list[str], str]:
    day = post.date.moment.date().isoformat() if post.date else ""
    return post.source, post.handle, day, post.lines, post.permalink


RAIN = ("Harbor Wire", "harborwire", "2025-02-21", ["Rain is coming."], "https://twitter.com/harborwire/status/1")


@pytest.mark.parametrize(
    "html",
    [
        f'<blockquote class="twitter-tweet"><p>Rain is coming.</p>{NAME} {DATE}</blockquote>',
        f'<blockquote class="twitter-tweet"><p>Rain is coming.</p><p>{NAME} {DATE}</p></blockquote>',
        f'<blockquote class="twitter-video"><p>Rain is coming.</p><p></p><p>{NAME}</p><p>{DATE}</p></blockquote>',
        f'<blockquote class="twitter-tweet">Rain is coming.<br>{NAME}<br>{DATE}</blockquote>',
        f'<blockquote class="twitter-tweet">Rain is coming. {NAME} {DATE}</blockquote>',
        f'<blockquote class="twitter-tweet"><div>Rain is coming.</div><div>{NAME} {DATE}</div></blockquote>',
        f'<blockquote class="twitter-tweet"><p>Rain is coming.</p>&mdash; Harbor Wire<br>(@harborwire) {DATE}</blockquote>',
        f"<blockquote><p>Rain is coming.</p><p>{NAME} {DATE}</p></blockquote>",
        f"<blockquote><p>Rain is coming.</p><footer>{NAME} {DATE}</footer></blockquote>",
        f'<div class="twitter-tweet"><p>Rain is coming.</p>{NAME} {DATE}</div>',
        f'<div class="twitter-tweet"><blockquote class="twitter-tweet"><p>Rain is coming.</p>{NAME} {DATE}</blockquote></div>',
        f'<amp-twitter data-tweetid="1234567"><blockquote placeholder><blockquote class="twitter-tweet"><p>Rain is coming.</p>'
        f"{NAME} {DATE}</blockquote></blockquote></amp-twitter>",
        f'<table><tr><td><blockquote class="twitter-tweet"><p>Rain is coming.</p>{NAME} {DATE}</blockquote></table>',
        f'<noscript><blockquote class="twitter-tweet"><p>Rain is coming.</p>{NAME} {DATE}</blockquote></noscript>',
    ],
)
def test_one_post_in_all_its_forms(html: str) -> None:
    (post,) = read(html)
    assert facts(post) == RAIN
    assert not post.problem


def test_a_quoted_attribution_without_an_address_is_a_post() -> None:
    (post,) = read("<blockquote>Rain is coming.<br>— Harbor Wire (@harborwire) February 21, 2025</blockquote>")
    assert facts(post) == (*RAIN[:4], "")


@pytest.mark.parametrize(
    "html",
    [
        "<blockquote><p>An ordinary quotation.</p></blockquote>",
        "<blockquote><p>An ordinary quotation.</p>— Runa Dahl, mayor</blockquote>",
        f"<p>Rain is coming. {NAME} {DATE}</p>",
        f"<blockquote><p>See this.</p>— Ann Roe (@annroe) {DATE}, and more of it</blockquote>",
    ],
)
def test_what_is_no_post(html: str) -> None:
    assert read(html) == []


def test_a_quoted_post_is_a_post_of_its_own_account() -> None:
    inner = f'<blockquote class="twitter-tweet"><p>Rain is coming.</p>{NAME} {DATE}</blockquote>'
    after = '— Petra Lund (@plund) <a href="https://x.com/plund/status/2">Feb 22, 2025</a>'
    for html in (
        f'<blockquote class="twitter-tweet"><p>This is wrong</p>{after}{inner}</blockquote>',
        f'<blockquote class="twitter-tweet"><p>This is wrong</p>{inner}{after}</blockquote>',
    ):
        outer, quoted = read(html)
        assert facts(outer) == ("Petra Lund", "plund", "2025-02-22", ["This is wrong"], "https://x.com/plund/status/2")
        assert facts(quoted) == RAIN


def test_an_attribution_within_a_post_is_its_text() -> None:
    (post,) = read(
        '<blockquote class="twitter-tweet"><p>He wrote:<br>— Osk Tveit (@tveit) Feb 1, 2025</p>'
        f"{NAME} {DATE}</blockquote>"
    )
    assert (post.handle, post.lines) == ("harborwire", ["He wrote:", "— Osk Tveit (@tveit) Feb 1, 2025"])


def test_a_block_that_is_never_closed_keeps_to_its_own_words() -> None:
    second = '<blockquote class="twitter-tweet"><p>Snow.</p>— Bay (@bay) <a href="https://x.com/bay/status/2">Feb 2, 2025</a>'
    first, other = read(
        f'<blockquote class="twitter-tweet"><p>Rain is coming.</p>{NAME} {DATE}<p>Words of the page, and quite a few of them.</p>{second}'
    )
    assert facts(first) == RAIN
    assert [node.text for node in first.element.iter("p")] == ["Rain is coming."]
    assert (other.handle, other.lines) == ("bay", ["Snow."])


@pytest.mark.parametrize(
    ("html", "address"),
    [
        ('<div class="twitter-tweet twitter-tweet-rendered"><iframe></iframe></div>', ""),
        ('<div class="twitter-tweet"><iframe data-tweet-id="1234567"></iframe></div>', "https://x.com/i/status/1234567"),
        ('<iframe src="https://platform.twitter.com/embed/Tweet.html?dnt=1&id=1234567"></iframe>', "https://x.com/i/status/1234567"),
        ('<twitter-widget data-tweet-id="1234567"></twitter-widget>', "https://x.com/i/status/1234567"),
        ('<amp-twitter data-tweetid="1234567"></amp-twitter>', "https://x.com/i/status/1234567"),
        ('<blockquote class="twitter-tweet"><a href="https://twitter.com/a/status/1234567"></a></blockquote>', "https://twitter.com/a/status/1234567"),
    ],
)  # fmt: skip
def test_a_post_whose_text_is_not_in_the_page_says_so(html: str, address: str) -> None:
    (post,) = read(html)
    assert post.problem == (f"{NOT_HERE}: {address}" if address else NOT_HERE)


def test_a_frame_beside_its_post_is_the_same_post() -> None:
    block = f'<blockquote class="twitter-tweet"><p>Rain is coming.</p>{NAME} {DATE.replace("status/1", "status/1234567")}</blockquote>'
    assert len(read(f'{block}<iframe data-tweet-id="1234567"></iframe>')) == 1


def test_a_date_that_cannot_be_read_is_told_by_an_attribute_or_the_number() -> None:
    old = '<a href="https://twitter.com/harborwire/status/1" data-datetime="2012-02-21T10:00:00+00:00">som dag</a>'
    new = '<a href="https://twitter.com/harborwire/status/1892570000000000000">som dag</a>'
    none = '<a href="https://twitter.com/harborwire/status/1">som dag</a>'
    dates = []
    for link in (old, new, none):
        (post,) = read(f'<blockquote class="twitter-tweet"><p>Rain.</p>{NAME} {link}</blockquote>')
        dates.append(post.date.moment.isoformat() if post.date else post.problem)
    assert dates == [
        "2012-02-21T10:00:00+00:00",
        "2025-02-20T13:40:24+00:00",
        "its date cannot be read: 'som dag'",
    ]


def test_links_of_a_post_are_whole() -> None:
    (post,) = read(
        '<blockquote class="twitter-tweet"><p>Rain <a href="https://t.co/a">example.org/a/long/pa…</a> '
        f'<a href="https://t.co/b">pic.twitter.com/b</a></p>{NAME} {DATE}</blockquote>'
    )
    assert post.links == ["https://t.co/a", "pic.twitter.com/b"]


def test_posts_of_other_services_are_known() -> None:
    root = tree_of('<blockquote class="instagram-media"><p>a</p></blockquote><div class="fb-post">b</div><p>c</p>')
    assert len(others_in(root)) == 2


def test_a_block_as_large_as_a_page_is_no_post() -> None:
    assert read(f'<blockquote class="twitter-tweet">{"<br>" * MOST_ELEMENTS}{NAME} {DATE}</blockquote>') == []


ROE = '— Ann Roe (@annroe) <a href="https://x.com/annroe/status/1">Feb 20, 2025</a>'
DOE = '— Jane Doe (@janedoe) <a href="https://x.com/janedoe/status/2">Feb 21, 2025</a>'


@pytest.mark.parametrize(
    "block",
    [f"<p>I resign.</p>{ROE}<p>At last!</p>{DOE}", f"<p>I resign.</p><p>{ROE}</p><p>At last!</p><p>{DOE}</p>"],
    ids=["bare", "paragraphs"],
)
def test_two_posts_in_one_block_keep_to_their_own_words(block: str) -> None:
    first, second = read(f'<blockquote class="twitter-tweet">{block}</blockquote>')
    assert (first.handle, first.lines, first.permalink) == ("annroe", ["I resign."], "https://x.com/annroe/status/1")
    assert (second.handle, second.lines, second.permalink) == (
        "janedoe",
        ["At last!"],
        "https://x.com/janedoe/status/2",
    )


def test_an_attribution_right_behind_its_block_is_the_posts() -> None:
    (post,) = read(f'<blockquote class="twitter-tweet"><p>I resign.</p></blockquote><p>{ROE}</p><p>She was ill.</p>')
    assert (post.handle, post.lines, post.permalink) == ("annroe", ["I resign."], "https://x.com/annroe/status/1")
