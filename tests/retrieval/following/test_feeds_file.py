"""The file of feeds: what stands in it, and what is wrong with it."""

from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retrieval.errors import FeedsFileError
from retrieval.following.feeds_file import add_feeds, read_feeds

ROOT = Path(__file__).parents[3]
URL = "https://harborwire.example/feed.xml"


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "feeds.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_every_key_is_read(tmp_path: Path) -> None:
    (feed,) = read_feeds(
        written(
            tmp_path,
            f'[[feed]]\nurl = "{URL}"\nname = "Harbor Wire"\ninterval = "15 minutes"\nlanguage = "ja"\n'
            'zone = "Asia/Tokyo"\nfull_text = true\nprivate = true\ncheck_links = true\n',
        )
    )
    assert (feed.url, feed.name, feed.interval, feed.language) == (URL, "Harbor Wire", timedelta(minutes=15), "ja")
    assert (str(feed.zone), feed.full_text, feed.private, feed.check_links) == ("Asia/Tokyo", True, True, True)


def test_a_feed_needs_no_more_than_an_address(tmp_path: Path) -> None:
    (feed,) = read_feeds(written(tmp_path, f'[[feed]]\nurl = "{URL}"\n'))
    assert (feed.name, feed.interval, feed.private) == ("", None, False)


@pytest.mark.parametrize(
    ("text", "seconds"), [("2m", 120), ("90 minutes", 5_400), ("1 hour", 3_600), ("1d", 86_400), ("300 seconds", 300)]
)
def test_intervals_are_written_as_people_write_them(tmp_path: Path, text: str, seconds: int) -> None:
    (feed,) = read_feeds(written(tmp_path, f'[[feed]]\nurl = "{URL}"\ninterval = "{text}"\n'))
    assert feed.interval == timedelta(seconds=seconds)


def test_the_example_is_right() -> None:
    assert read_feeds(ROOT / "config/feeds.example.toml")


@pytest.mark.parametrize(
    ("text", "line", "complaint"),
    [
        (f'[[feed]]\nurl = "{URL}"\n\n[[feed]]\nname = "x"\nurl = "ftp://x.example/"\n', 6, "not an http or https"),
        ('[[feed]]\nname = "x"\n', 1, "url"),
        (f'[[feed]]\nurl = "{URL}"\nevery = "1h"\n', 3, "no such key"),
        (f'[[feed]]\nurl = "{URL}"\ninterval = "soon"\n', 3, '"15 minutes"'),
        (f'[[feed]]\nurl = "{URL}"\ninterval = 15\n', 3, "in quotes"),
        (f'[[feed]]\nurl = "{URL}"\ninterval = "1 minute"\n', 3, "2 minutes to 1 day"),
        (f'[[feed]]\nurl = "{URL}"\ninterval = "3 days"\n', 3, "2 minutes to 1 day"),
        (f'[[feed]]\nurl = "{URL}"\nlanguage = "xx"\n', 3, "language"),
        (f'[[feed]]\nurl = "{URL}"\nzone = "Mars/North"\n', 3, "Asia/Tokyo"),
        (f'[[feed]]\nurl = "{URL}"\nzone = "../../etc/passwd"\n', 3, "Asia/Tokyo"),
        (f'[[feed]]\nurl = "{URL}"\nfull_text = "maybe"\n', 3, "full_text"),
        ('[[feed]]\nurl = "http://127.0.0.1:70000/"\n', 2, "not a valid address"),
        ('[[feed]]\nurl = "http://localhost/"\n', 2, "not a public address"),
        (f'[[feed]]\nurl = "{URL}"\n[[feed]]\nurl = "{URL}"\n', 4, "there twice"),
        (f'[[feed]]\nurl = "{URL}\n', 2, "TOML"),
        ("[[feeds]]\n", 0, "'feeds' has no place"),
        ("feed = 3\n", 0, "no list of tables"),
        ("[feed]\nurl = 3\n", 0, "no list of tables"),
        ("feed = [3]\n", 0, "no list of tables"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(tmp_path: Path, text: str, line: int, complaint: str) -> None:
    path = written(tmp_path, text)
    with pytest.raises(FeedsFileError) as caught:
        read_feeds(path)
    assert complaint in str(caught.value)
    assert str(path) in str(caught.value)
    assert caught.value.line == line


def test_a_file_that_is_not_there_is_told_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(FeedsFileError, match="--add URL"):
        read_feeds(tmp_path / "feeds.toml")
    with pytest.raises(FeedsFileError, match="cannot be read"):
        read_feeds(tmp_path)


def test_feeds_are_added_behind_what_is_there(tmp_path: Path) -> None:
    path = written(tmp_path, f'# mine\n[[feed]]\nurl = "{URL}"')
    assert add_feeds(path, [(URL, ""), ("https://b.example/", 'The "B"\n'), ("https://b.example/", "")]) == 1
    assert path.read_text(encoding="utf-8").startswith("# mine\n")
    assert [feed.name for feed in read_feeds(path)] == ["", 'The "B"\n']
    with pytest.raises(FeedsFileError, match="not an http"):
        add_feeds(path, [("gopher://x/", "")])
    assert [one.name for one in tmp_path.iterdir()] == ["feeds.toml"]


def test_a_file_is_made_where_there_is_none(tmp_path: Path) -> None:
    assert add_feeds(tmp_path / "feeds.toml", [(URL, "")]) == 1
    assert len(read_feeds(tmp_path / "feeds.toml")) == 1
    with pytest.raises(FeedsFileError, match="cannot be written"):
        add_feeds(tmp_path / "none/feeds.toml", [(URL, "")])


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=30))
def test_any_name_can_be_written(tmp_path_factory: pytest.TempPathFactory, name: str) -> None:
    path = tmp_path_factory.mktemp("feeds") / "feeds.toml"
    add_feeds(path, [(URL, name)])
    assert read_feeds(path)[0].name == name


@settings(deadline=None)
@given(st.text(max_size=60))
def test_any_text_is_a_file_of_feeds_or_an_error(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    path = tmp_path_factory.mktemp("feeds") / "feeds.toml"
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    try:
        read_feeds(path)
    except FeedsFileError:
        return
