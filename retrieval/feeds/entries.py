"""An entry of a feed, whatever its format, to an item: what RSS, Atom and JSON feeds share. Pure functions."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from urllib.parse import urljoin

from retrieval.feeds.entry_body import Body, read_body
from retrieval.feeds.entry_text import clean_lines, title_text, visible, with_headline, without_common_ends
from retrieval.feeds.feed_dates import FeedDate, FeedDates
from retrieval.feeds.mirrored import mirrored_post
from retrieval.feeds.moments import Published, published_at, zone_of
from retrieval.feeds.outlets import author_name, handle_of, host_of, is_aggregator, lists_links, outlet_behind
from retrieval.feeds.page import Page
from retrieval.feeds.posts import FeedProblem
from retrieval.feeds.trackers import resolve
from retrieval.language import detect_language
from retrieval.types import FeedItem

_LONGEST_URL = 2_000
_MUCH_MORE = 1.5


@dataclass(frozen=True)
class Entry:
    """What a feed says of one entry.

    Attributes:
        number: its place in the feed, counted from 1.
        line: where it begins, counted from 1; 1 where the format has no lines.
        guid: its own name.
        links: addresses, its own first; relative ones count from ``base``.
        base: an address; empty where the feed names none.
        title: as HTML or text.
        bodies: HTML, the fullest first; a further one counts where it tells much more.
        dates: as printed, the day of publication first.
        author: as printed.
        outlet: who published it first, where the feed passes on entries of others.
        outlet_link: the site of that.
    """

    number: int
    line: int = 1
    guid: str = ""
    links: tuple[str, ...] = ()
    base: str = ""
    title: str = ""
    bodies: tuple[str, ...] = ()
    dates: tuple[str, ...] = ()
    author: str = ""
    outlet: str = ""
    outlet_link: str = ""


@dataclass(frozen=True)
class Channel:
    """What a feed says of itself.

    Attributes:
        title: as HTML or text.
        link: of its site.
        language: such as ``"pt-BR"``; empty where it says none.
    """

    title: str = ""
    link: str = ""
    language: str = ""


@dataclass
class Reader:
    """Makes the items of one feed.

    Args:
        page: what is known of where it is from.
        channel: what it says of itself.
    """

    page: Page
    channel: Channel
    items: list[FeedItem] = field(default_factory=list)
    problems: list[FeedProblem] = field(default_factory=list)

    def __post_init__(self) -> None:
        site = absolute(self.channel.link, self.page.url)
        self._dates = FeedDates(self.channel.language)
        self._is_aggregator = is_aggregator(site)
        self._site = site or self.page.url
        self._handle = handle_of(site)
        self._source = self.page.name or title_text(self.channel.title) or self._handle
        self._places: dict[tuple[object, ...], int] = {}

    def read(self, entries: Iterable[Entry]) -> None:
        """Read entries, each into its items and problems.

        An entry that stands in the feed twice, with one guid or link and the same words, is one item; of two versions
        of one guid, link and title the newer.
        """
        found = list(entries)
        self._settle(found)
        bodies = [self._body(entry) for entry in found]
        # What Google News gives as a body is links to stories, each with its outlet: nobody's words.
        lines_of = [[] if lists_links(self._site) else clean_lines(body.lines) for body in bodies]
        texts = without_common_ends(lines_of)
        for entry, body, lines in zip(found, bodies, texts, strict=True):
            for item in self._items_of(entry, body, lines):
                place = self._place_of(item)
                if place is None:
                    self.items.append(item)
                elif item.moment > self.items[place].moment:
                    self.items[place] = item

    def _settle(self, entries: Sequence[Entry]) -> None:
        """What the feed does not say of itself is told from its entries: its language, its site."""
        words = " ".join(f"{entry.title} {''.join(entry.bodies)[:200]}" for entry in entries[:20])
        language = (self.page.language or self.channel.language).casefold()
        is_japanese = language.startswith("ja") if language else detect_language(words) == "ja"
        self._zone = zone_of(self.page.zone, "ja" if is_japanese else "en")
        if not self._handle:
            hosts = [host for entry in entries for link in entry.links[:1] if (host := handle_of(resolve(link)))]
            self._handle = max(hosts, key=hosts.count, default="") if len(set(hosts[:200])) == 1 else ""
        # A feed that names no site may be kept for it elsewhere: its own address counts last.
        self._handle = self._handle or handle_of(self.page.url)
        self._source = self._source or self._handle or self.page.source
        self._handle = self._handle or "".join(self._source.casefold().split())[:100]

    def _items_of(self, entry: Entry, body: Body, lines: Sequence[str]) -> list[FeedItem]:
        title, urls = title_text(entry.title), self._urls(entry)
        post = mirrored_post(title, urls[0] if urls else "", title_text(self.channel.title))
        if post:
            source, handle, title = self.page.name or post.source, post.handle, post.title
            urls = tuple(dict.fromkeys([post.url, *urls]))
        else:
            source, handle, title = self._outlet(entry, title)
        headline, text = with_headline(title, lines)
        for message in body.problems:
            self._problem(entry, title, message)
        if not text:
            if not body.posts:
                self._problem(entry, entry.guid, "it has neither a title nor a text")
            return list(body.posts)
        published = self._published(entry, title)
        item = FeedItem(
            source=source,
            handle=handle,
            published=published.published,
            has_time=published.has_time,
            dated=published.dated,
            urls=urls,
            headline=headline,
            text=text,
            lang=self.page.language,
            guid=visible(entry.guid)[:_LONGEST_URL],
            author="" if (author := author_name(visible(entry.author))).casefold() == source.casefold() else author,
            reposted_by=post.reposted_by if post else "",
        )
        return [item, *body.posts]

    def _body(self, entry: Entry) -> Body:
        """The first body, or a further one that tells much more."""
        best = Body()
        for text in dict.fromkeys(entry.bodies):
            # Its markup is no text: a body that is no longer than this tells no more.
            if text.strip() and len(text) > _MUCH_MORE * best.size():
                found = read_body(text, self.page)
                if found.size() > _MUCH_MORE * best.size() or (found.problems and not best.size()):
                    best = found
        return best

    def _outlet(self, entry: Entry, title: str) -> tuple[str, str, str]:
        """Source and handle of an entry, and its title without the outlet behind it."""
        outlet = title_text(entry.outlet)
        link = absolute(entry.outlet_link, entry.base)
        if self._is_aggregator:
            bare, behind = outlet_behind(title)
            if behind and outlet in {"", behind}:
                own = handle_of(link) or handle_of(resolve(entry.links[0]) if entry.links else "")
                return behind, own if own and not is_aggregator(f"https://{own}") else behind.casefold(), bare
            if outlet:
                own = handle_of(link) or handle_of(resolve(entry.links[0]) if entry.links else "")
                return outlet, own if own and not is_aggregator(f"https://{own}") else outlet.casefold(), title
        if outlet and link and host_of(link) != host_of(self._site):
            bare, behind = outlet_behind(title)
            return outlet, handle_of(link) or self._handle, bare if behind == outlet else title
        return self._source, self._handle, title

    def _published(self, entry: Entry, title: str) -> Published:
        printed: FeedDate | None = None
        for text in entry.dates:
            if text.strip() and printed is None:
                printed = self._dates.read(text)
                if printed is None:
                    message = f"its date cannot be read: {text.strip()[:40]!r}"
                    self._problem(entry, title, message, is_kept=True)
        published = published_at(
            printed.moment if printed else None,
            has_time=bool(printed and printed.has_time),
            zone=self._zone,
            seen=self.page.seen,
        )
        if published.problem:
            self._problem(entry, title, published.problem, is_kept=True)
        return published

    def _urls(self, entry: Entry) -> tuple[str, ...]:
        base = entry.base or self._site
        found = [resolve(link) for link in (absolute(link, base) for link in entry.links) if link]
        return tuple(dict.fromkeys(link for link in found if len(link) <= _LONGEST_URL))

    def _problem(self, entry: Entry, excerpt: str, message: str, *, is_kept: bool = False) -> None:
        named = f"entry {entry.number}: {excerpt}"[:80].rstrip(": ")
        self.problems.append(FeedProblem(entry.line, named, message, is_kept=is_kept))

    def _place_of(self, item: FeedItem) -> int | None:
        """Where an item stands that is this one: of one guid and link, or of one of them and the same words."""
        words = hash(item.text)
        names = [(name, value) for name, value in (("guid", item.guid), ("link", item.url)) if value]
        keys: list[tuple[object, ...]] = [(item.handle, *name, words) for name in names]
        if len(names) == 2:
            keys.append((item.handle, item.guid, item.url, hash(item.headline)))
        place = next((self._places[key] for key in keys if key in self._places), None)
        for key in keys:
            self._places.setdefault(key, len(self.items))
        return place


def absolute(link: str, base: str) -> str:
    """An address in full; empty where it is none of the web.

    >>> absolute("/quay#may", "https://harborwire.example/feed"), absolute("javascript:x()", "https://harborwire.example/")
    ('https://harborwire.example/quay#may', '')
    """
    link = "".join(visible(link).split())
    try:
        full = urljoin(base, link) if link else ""
    except ValueError:
        return ""
    full = full.removeprefix("feed:") if full.startswith("feed:http") else full
    return full if full.startswith(("http://", "https://")) and host_of(full) else ""
