"""Archives of X: folder, zip, one file; nothing of them but posts, handle and name."""

import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest

from retrieval import read_feed
from retrieval.errors import FeedError
from retrieval.feeds.reader import Feed
from tests.retrieval.feeds.x_samples import note, script, tweet, write_archive

SEEN = datetime(2025, 3, 1, tzinfo=UTC)
LONG = "The council met for nine hours to hear about the northern pier and the ferry. " * 4


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    return write_archive(
        tmp_path / "twitter-2025",
        tweet("Runa Dahl says the quay will open in May."),
        tweet(f"{LONG[:270].strip()}…", id_str="1892500000000000005"),
        tweet("https://t.co/pic", id_str="1892500000000000006"),
        notes=[
            note(f"{LONG}It decided nothing."),
            note("A long post that was deleted, whose words nobody may see. " * 6),
        ],
    )


def zipped(folder: Path) -> Path:
    path = folder.with_suffix(".zip")
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out:
        for file in sorted(folder.rglob("*.*")):
            out.write(file, file.relative_to(folder))
    return path


def check(feed: Feed) -> None:
    assert feed.format == "x-archive"
    assert [item.text for item in feed] == [
        "Runa Dahl says the quay will open in May.",
        f"{LONG}It decided nothing.".strip(),
    ]
    assert {(item.source, item.handle) for item in feed} == {("Harbor Wire", "harborwire")}
    (problem,) = feed.problems
    assert "1 post without words" in problem.message


def test_an_archive_in_each_form(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = zipped(archive)
    for source in (archive, archive / "data", archive.parent, data, data.read_bytes(), archive / "data/tweets.js"):
        check(read_feed(source, seen=SEEN))
    monkeypatch.chdir(archive / "data")
    Path("tweets.js").rename("my posts.txt")
    check(read_feed("my posts.txt", seen=SEEN))


def test_nothing_private_is_given(archive: Path) -> None:
    feed = read_feed(archive)
    told = "".join(item.model_dump_json() for item in feed) + str(feed.problems) + repr(feed)
    for secret in ("private.example", "nobody may see", '"99"', "2010"):
        assert secret not in told
    for name in ("direct-messages.js", "deleted-tweets.js", "account.js"):
        with pytest.raises(FeedError, match="X archive, which holds no posts to be read") as raised:
            read_feed(archive / "data" / name)
        assert "nobody" not in str(raised.value)


def test_parts_old_names_and_old_archives(tmp_path: Path) -> None:
    folder = write_archive(tmp_path / "a", tweet("First.", id_str="1"))
    (folder / "data/tweets-part1.js").write_text(script("tweets", [tweet("Second.", id_str="2")], 1))
    (folder / "data/tweets.part2.js").write_text(script("tweets", [tweet("Third.", id_str="3")], 2))
    assert [item.text for item in read_feed(folder)] == ["First.", "Second.", "Third."]
    (folder / "data/tweets.js").unlink()
    (folder / "data/tweet.js").write_text(script("tweet", [tweet("Zeroth.", id_str="4")]))
    assert [item.text for item in read_feed(folder)] == ["Zeroth.", "Second.", "Third."]

    months = tmp_path / "old/data/js/tweets"
    months.mkdir(parents=True)
    post = '{"id_str": "9", "text": "Quay.", "created_at": "2014-12-30 12:34:56 +0000", "user": {"screen_name": "mihon", "name": "見本"}}'
    (months / "2014_12.js").write_text(f"Grailbird.data.tweets_2014_12 = \n [ {post} ]", encoding="utf-8")
    (item,) = read_feed(tmp_path / "old")
    assert (item.source, item.handle, item.url) == ("見本", "mihon", "https://x.com/mihon/status/9")


def test_posts_of_nobody_known_are_refused(tmp_path: Path) -> None:
    data = script("tweets", [tweet("Quay opens.")]).encode()
    with pytest.raises(FeedError, match="not whose they are"):
        read_feed(data)
    media = {"media": [{"expanded_url": "https://twitter.com/harborwire/status/1892500000000000000/photo/1"}]}
    assert read_feed(script("tweets", [tweet("Quay opens.", entities=media)]).encode())[0].handle == "harborwire"


def test_a_damaged_archive_gives_what_stands_before(tmp_path: Path) -> None:
    folder = write_archive(tmp_path / "a", tweet("First.", id_str="1"), tweet("Second.", id_str="2"))
    path = folder / "data/tweets.js"
    path.write_text(path.read_text()[:-60])
    feed = read_feed(folder)
    assert [item.text for item in feed] == ["First."]
    assert "damaged or cut off" in feed.problems[0].message


def test_an_archive_without_posts(tmp_path: Path) -> None:
    with pytest.raises(FeedError, match="without a post that has words"):
        read_feed(write_archive(tmp_path / "a"))
    (tmp_path / "a/data/tweets.js").write_text(script("tweets", [3, None, "x", {"tweet": 5}]))
    with pytest.raises(FeedError, match="without a post that has words"):
        read_feed(tmp_path / "a")


def test_a_program_with_files_of_these_names_is_no_archive(tmp_path: Path) -> None:
    (tmp_path / "models").mkdir()
    (tmp_path / "models/tweet.js").write_text("export default class Tweet {}")
    (tmp_path / "index.js").write_text("")
    with pytest.raises(FeedError, match="is a folder, and no archive"):
        read_feed(tmp_path)


def test_a_post_of_an_impossible_day_is_kept_and_told(tmp_path: Path) -> None:
    feed = read_feed(write_archive(tmp_path / "a", tweet("Quay.", created_at="Wed Feb 20 10:00:00 +0000 1999")))
    assert [(item.dated, problem.is_kept) for item, problem in zip(feed, feed.problems, strict=True)] == [
        ("clamped", True)
    ]


def test_two_accounts_in_one_folder_stay_apart(tmp_path: Path) -> None:
    write_archive(tmp_path / "all/a", tweet("First.", id_str="1"))
    other = write_archive(tmp_path / "all/b", tweet("Second.", id_str="2"))
    path = other / "data/account.js"
    path.write_text(path.read_text().replace("harborwire", "mihon").replace("Harbor Wire", "見本"), encoding="utf-8")
    assert [(item.source, item.text) for item in read_feed(tmp_path / "all")] == [
        ("Harbor Wire", "First."),
        ("見本", "Second."),
    ]
