"""``read_feed``: formats, encodings, and one clear error for each thing that is no feed."""

import zipfile
from pathlib import Path

import pytest

from retrieval import read_feed
from retrieval.errors import FeedError, FeedNotFoundError
from retrieval.feeds.reader import Feed

PAGE = "港の工事が始まる(2月)\n— 見本新聞 (@mihon) February 21, 2025\n市は1日、工事を始めたと発表した。費用は二億円になる。\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp932", "euc_jp"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "page.txt"
    path.write_bytes((PAGE.replace("—", "-") * 4).encode(encoding))
    feed = read_feed(path)
    assert (feed.format, feed[0].headline) == ("digest", "港の工事が始まる(2月)")


def test_html_is_told_from_its_content(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_text(
        '<blockquote class="twitter-tweet"><p>見出し</p>&mdash; 見本 (@mihon) <a href="#">Feb 1, 2025</a></blockquote>'
    )
    assert read_feed(path).format == "html"


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        (b"", "is empty"),
        (b"  \n\n ", "is empty"),
        (b"\x89PNG\r\n\x1a\n\0\0", "a picture"),
        (b"abc\0def", "binary"),
        ("ただの文章です。\n続きです。".encode(), "text without posts"),
        (bytes(range(128, 256)) * 3, "encoding"),
        ("見出し\n— 見本 (@mihon) February 31, 2025\n".encode(), "no post that can be read"),
    ],
)
def test_what_is_no_feed_is_told_with_its_name(tmp_path: Path, content: bytes, complaint: str) -> None:
    path = tmp_path / "page.txt"
    path.write_bytes(content)
    with pytest.raises(FeedError, match=complaint) as raised:
        read_feed(path)
    assert str(path) in str(raised.value)
    assert raised.value.source == str(path)


def test_a_missing_file_and_a_folder(tmp_path: Path) -> None:
    with pytest.raises(FeedNotFoundError, match="does not exist"):
        read_feed(tmp_path / "none.txt")
    with pytest.raises(FileNotFoundError):
        read_feed(tmp_path / "none.txt")
    with pytest.raises(FeedError, match="is a folder without files"):
        read_feed(tmp_path)


def test_a_feed_is_a_sequence(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_text(PAGE, encoding="utf-8")
    feed = read_feed(str(path))
    assert isinstance(feed, Feed)
    assert (len(feed), list(feed), feed[0:1]) == (1, [feed[0]], (feed[0],))
    assert "1 items" in repr(feed)


def test_the_sample_feed_reads_whole() -> None:
    feed = read_feed(Path(__file__).parents[3] / "bot/sample/feed.txt")
    assert len(feed) == 15
    assert not feed.problems
    by_handle = {item.handle for item in feed}
    assert len(by_handle) == 7
    memo = next(item for item in feed if item.handle == "mihon_memo")
    assert (memo.has_time, memo.urls) == (True, ("pic.twitter.com/Sample0011",))
    assert memo.text.count("注目はケロッグ特使") == 1
    assert memo.text.endswith("はっきりしないままです。")


def test_a_folder_or_zip_file_of_one_file_is_that_file(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in/page.txt").write_text(PAGE, encoding="utf-8")
    made = tmp_path / "page.zip"
    with zipfile.ZipFile(made, "w") as out:
        out.write(tmp_path / "in/page.txt", "folder/page.txt")
    for source in (tmp_path / "in", made, made.read_bytes()):
        (item,) = read_feed(source)
        assert item.handle == "mihon"
    nested = tmp_path / "nested.zip"
    with zipfile.ZipFile(nested, "w") as out:
        out.write(made, "page.zip")
    with pytest.raises(FeedError, match="a zip file within an archive"):
        read_feed(nested)


@pytest.mark.parametrize("address", ["ftp://harborwire.example/feed.xml", "gopher://x", "S3://bucket/feed.xml"])
def test_an_address_of_another_kind_is_told_as_such(address: str) -> None:
    with pytest.raises(FeedError, match="only http:// and https:// are, and files") as caught:
        read_feed(address)
    assert caught.value.source == address
