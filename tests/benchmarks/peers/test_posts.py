"""Posts and questions: the same for all, and for every run."""

from pathlib import Path

import pytest

from benchmarks.peers.posts import Post, Where, about, batches, prepare, read_asked, read_posts


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    return prepare(tmp_path_factory.mktemp("cache"), None, 2_000)


def test_posts_are_the_same_for_every_run(files: tuple[Path, Path], tmp_path: Path) -> None:
    posts, asked = prepare(tmp_path, None, 2_000)
    assert posts.read_bytes() == files[0].read_bytes()
    assert asked.read_bytes() == files[1].read_bytes()
    assert [post.number for post in read_posts(posts)] == list(range(2_000))
    assert len(list(read_posts(posts, 7))) == 7


def test_files_that_are_there_are_not_made_again(tmp_path: Path) -> None:
    posts, _ = prepare(tmp_path, None, 50)
    posts.write_text("", encoding="utf-8")
    assert list(read_posts(prepare(tmp_path, None, 50)[0])) == []


def test_the_filter_leaves_about_one_percent(files: tuple[Path, Path]) -> None:
    asked = read_asked(files[1])
    passing = [post for post in read_posts(files[0]) if Where((asked.rare,)).holds(post.source, post.day)]
    assert asked.share == len(passing) / 2_000
    assert 0.007 < asked.share < 0.013
    assert asked.text_bytes == sum(len(post.text.encode()) for post in read_posts(files[0]))


def test_questions_do_not_change_with_the_size(files: tuple[Path, Path], tmp_path: Path) -> None:
    assert read_asked(prepare(tmp_path, None, 100)[1]).questions == read_asked(files[1]).questions
    assert any(question.isascii() for question in read_asked(files[1]).questions)
    assert any(not question.isascii() for question in read_asked(files[1]).questions)


@pytest.mark.parametrize(
    ("where", "holds"),
    [
        (Where(), True),
        (Where(("harborwire",)), True),
        (Where(("mihon",)), False),
        (Where(since=20250131), True),
        (Where(since=20250201), False),
        (Where(until=20250131), True),
        (Where(until=20250130), False),
        (Where(("mihon", "harborwire"), 20250101, 20251231), True),
    ],
)
def test_what_a_filter_lets_through(where: Where, holds: bool) -> None:
    post = Post(0, "harborwire", "Harbor Wire", "2025-01-31T09:00:00+00:00", "#0", "The ferry is late.")
    assert where.holds(post.source, post.day) is holds
    assert bool(where) is (where != Where())


def test_batches_hold_everything_once() -> None:
    posts = [Post(number, "a", "A", "2025-01-31T09:00:00+00:00", "", "") for number in range(5)]
    assert [[post.number for post in batch] for batch in batches(posts, 2)] == [[0, 1], [2, 3], [4]]
    assert list(batches([], 2)) == []


def test_the_rarest_source_is_not_taken_for_the_nearest() -> None:
    sources = ["big"] * 97 + ["rare"] * 1 + ["few"] * 2
    posts = [Post(number, source, source, "2025-01-31", "", "x") for number, source in enumerate(sources)]
    assert (about(posts, []).rare, about(posts, []).share) == ("rare", 0.01)
