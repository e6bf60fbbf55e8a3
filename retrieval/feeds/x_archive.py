"""The archive that X gives the owner of an account: its posts, from a folder, a zip file, or one of its files.

Only the lists of posts, the long posts, and of ``account.js`` the handle and the name are read: no messages, no deleted
posts, nothing of who the owner is beside that.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from retrieval.errors import FeedError
from retrieval.feeds.archive import Archive, Member
from retrieval.feeds.json_stream import elements, mapping, name_of
from retrieval.feeds.page import Format, Page, Reading
from retrieval.feeds.posts import FeedProblem, unique
from retrieval.feeds.x_notes import LongPosts, read_note
from retrieval.feeds.x_post import Account, account, owner_in_post, to_item
from retrieval.types import FeedItem

_POSTS = re.compile(r"(?:tweets?(?:[-.]part\d{1,4})?(?:\.js)?|\d{4}_\d{2}\.js)", re.ASCII | re.IGNORECASE)
_LONG_POSTS = re.compile(r"note-tweets?(?:[-.]part\d{1,4})?\.js", re.ASCII | re.IGNORECASE)
_ACCOUNT = "account.js"
_OLD_FOLDER = "js/tweets/"
_HEAD = re.compile(
    rb"^(?:\xef\xbb\xbf)?\s{0,50}(?:window\.YTD\.(\w{1,60})\.part\d{1,4}|Grailbird\.data\.(tweets)_\d{4}_\d{2})\s{0,5}="
)
HEAD_BYTES = 200
"""So many bytes tell what a file of an archive is."""

_OF_POSTS = frozenset({"tweets", "tweet"})
_WORDLESS = "{} without words of their own, such as pictures alone"


@dataclass(frozen=True)
class _Account:
    """The files of one account in an archive."""

    posts: tuple[str, ...]
    long_posts: tuple[str, ...]
    account: str = ""


def kind_of_file(head: bytes) -> str:
    """What a file of an archive holds, such as ``"tweets"``; empty where it is from none.

    Args:
        head: its first ``HEAD_BYTES`` bytes.
    """
    match = _HEAD.match(head)
    return (match[1] or match[2]).decode() if match else ""


def holds_posts(head: bytes) -> bool:
    """Whether a file is a list of posts, told from its first ``HEAD_BYTES`` bytes."""
    return kind_of_file(head) in _OF_POSTS


def beside(name: str, archive: Archive) -> Archive:
    """What of a folder is read where one file of posts in it was given, whatever that is called."""
    others = [other for other in archive.names if other == _ACCOUNT or _LONG_POSTS.fullmatch(other)]
    return archive.renamed(name, "tweets.js", others)


def _files(archive: Archive) -> list[_Account]:
    """The files that are read, for each folder that holds posts."""
    by_folder: dict[str, list[str]] = {}
    for name in archive.names:
        folder, _, last = name.rpartition("/")
        is_old = bool(re.fullmatch(r"\d{4}_\d{2}\.js", last))
        # An archive of before 2018 has a file a month, in a folder of their own.
        if _POSTS.fullmatch(last) and (not is_old or f"{folder}/".endswith(_OLD_FOLDER) or not folder):
            by_folder.setdefault(folder, []).append(name)
    found = []
    for folder, posts in by_folder.items():
        place = f"{folder}/" if folder else ""
        own = [name for name in archive.names if name.rpartition("/")[0] == folder]
        long_posts = tuple(name for name in own if _LONG_POSTS.fullmatch(name.rpartition("/")[2]))
        account_file = f"{place}{_ACCOUNT}" if f"{place}{_ACCOUNT}" in own else ""
        # Programs have files of these names too.
        if held := tuple(name for name in sorted(posts, key=_in_order) if _kind_of_member(archive, name) in _OF_POSTS):
            found.append(_Account(held, long_posts, account_file))
    return found


def _kind_of_member(archive: Archive, name: str) -> str:
    with archive.open(name) as member:
        return kind_of_file(member.read(HEAD_BYTES))


def _in_order(name: str) -> tuple[int, str]:
    number = re.search(r"part(\d{1,4})", name)
    return (int(number[1]) if number else 0), name


def _entries(archive: Archive, name: str, kinds: Collection[str]) -> Iterator[Any]:
    """The entries of a file; none where it holds something else than its name says."""
    with archive.open(name) as member:
        head = member.read(HEAD_BYTES)
        if kind_of_file(head) in kinds:
            yield from elements(_Rest(head, member), f"{name} in {archive.source}")


class _Rest:
    """A member from its beginning, of which the first bytes were read already."""

    def __init__(self, head: bytes, member: Member) -> None:
        self._head = head
        self._member = member

    def read(self, size: int, /) -> bytes:
        """At most so many bytes; none at the end."""
        head, self._head = self._head, b""
        return head or self._member.read(size)


def _posts(archive: Archive, files: _Account, problems: list[FeedProblem]) -> Iterator[tuple[int, Mapping[str, Any]]]:
    """Each post with its place in its file; a damaged file ends there."""
    for name in files.posts:
        number = 0
        try:
            for number, entry in enumerate(_entries(archive, name, _OF_POSTS), start=1):
                outer = mapping(entry)
                yield number, mapping(outer.get("tweet")) or outer
        except FeedError as error:
            problems.append(FeedProblem(number + 1, name, str(error)))


def _owner(archive: Archive, files: _Account) -> Account:
    """Whose posts these are.

    Raises:
        FeedError: nothing in the files tells.
    """
    if files.account:
        for entry in _entries(archive, files.account, {"account"}):
            values = mapping(mapping(entry).get("account"))
            if found := account(values.get("username"), values.get("accountDisplayName")):
                return found
    ignored: list[FeedProblem] = []
    for _, tweet in _posts(archive, files, ignored):
        if found := owner_in_post(tweet):
            return found
    raise FeedError(
        f"{archive.source} holds posts of an X archive, and not whose they are. "
        "Give the whole archive, folder or zip, whose account.js tells.",
        source=archive.source,
    )


def _read_account(archive: Archive, files: _Account, page: Page, problems: list[FeedProblem]) -> list[FeedItem]:
    owner = _owner(archive, files)
    notes = (
        note
        for name in files.long_posts
        for entry in _entries(archive, name, {"note_tweet"})
        if (note := read_note(entry))
    )
    long_posts = LongPosts(notes)
    items, wordless = [], []
    for number, tweet in _posts(archive, files, problems):
        item, problem = to_item(tweet, owner, long_posts, page)
        if item:
            items.append(item)
        if problem:
            excerpt = name_of(tweet.get("full_text") or tweet.get("text"))[:80]
            problems.append(FeedProblem(number, excerpt, problem, is_kept=item is not None))
        elif not item:
            wordless.append(number)
    if wordless:
        count = f"{len(wordless)} posts" if len(wordless) > 1 else "1 post"
        problems.append(FeedProblem(wordless[0], f"@{owner.handle}", _WORDLESS.format(count)))
    return items


def _read(page: Page) -> Reading:
    archive = page.archive
    if archive is None:
        kind = kind_of_file(page.data[:HEAD_BYTES])
        if kind not in _OF_POSTS:
            raise FeedError(
                f"{page.source} is the file “{kind}” of an X archive, which holds no posts to be read. "
                "Give the archive itself, folder or zip, or its tweets.js.",
                source=page.source,
            )
        archive = of_bytes(page)
    problems: list[FeedProblem] = []
    items: list[FeedItem] = []
    for files in _files(archive):
        items += _read_account(archive, files, page, problems)
    if not items:
        first = f" ({problems[0].message})" if problems else ""
        raise FeedError(f"{page.source} is an X archive without a post that has words{first}.", source=page.source)
    return Reading(tuple(unique(items)), tuple(problems))


def of_bytes(page: Page) -> Archive:
    """A file of an archive that came without the others."""
    from io import BytesIO

    return Archive(page.source, ("tweets.js",), "folder", lambda _: (BytesIO(page.data), len(page.data)))


def _recognises(page: Page) -> bool:
    return bool(_files(page.archive)) if page.archive else bool(kind_of_file(page.data[:HEAD_BYTES]))


FORMAT = Format("x-archive", _recognises, _read)
