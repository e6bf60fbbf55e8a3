"""What the page shows of passages and items: everything in its words and order, so that templates decide nothing."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from bot.render.statements import Told, each_told, edited, joined, published, told_of
from bot.texts.catalogue import say
from bot.web.addresses import Wanted
from bot.web.marking import Mark, Piece, marks_of, pieces
from bot.web.reading import ItemRead
from retrieval.language import Language
from retrieval.rendering.labels import NAMED, denial_labels
from retrieval.rendering.links import cited_address
from retrieval.rendering.safe import one_line, visible
from retrieval.types import FeedItem, Hit, Passage, Span, Speaker


@dataclass(frozen=True)
class Carrier:
    """An outlet that carries a statement too; ``link`` is None where its item has none that is safe."""

    source: str
    when: str
    link: str | None


@dataclass(frozen=True)
class Said:
    """One of several statements that are not alike."""

    speaker: str
    act: str
    is_denial: bool
    how: str
    words: str


@dataclass(frozen=True)
class HitView:
    """A passage as it is shown.

    Attributes:
        source: the outlet.
        handle: its account.
        day: of publication, for a program that reads the page.
        when: the same for people, with an edit.
        lang: of the passage.
        speaker: who says it, with the role; empty where nobody is named, or where statements differ.
        act: what is done with the words; empty for a plain statement.
        is_denial: whether any of it is denied.
        how: how the words are given, and how sure the speaker is.
        passage: word for word.
        before: the sentence before it.
        after: the sentence after it.
        each: its statements, where they differ.
        link: to where it was published; None where there is none that is safe.
        item: address of the whole item.
        timeline: address of the speaker's timeline; empty where nobody is named.
        name: of that speaker.
        also_in: who else carries it.
        marks: what the marked words are: ``"said"``, or ``"named"`` where they are a name and no answer.
    """

    source: str
    handle: str
    day: str
    when: str
    lang: str
    speaker: str
    act: str
    is_denial: bool
    how: str
    passage: tuple[Piece, ...]
    before: str
    after: str
    each: tuple[Said, ...]
    link: str | None
    item: str
    timeline: str
    name: str
    also_in: tuple[Carrier, ...]
    marks: str = "said"


@dataclass(frozen=True)
class ItemView:
    """An item as it is shown; ``parts`` are of its text, ``is_cut`` where some is left out around them."""

    headline: str
    lang: str
    rows: tuple[tuple[str, str], ...]
    links: tuple[str, ...]
    parts: tuple[tuple[Piece, ...], ...]
    is_cut: bool
    said: tuple[Said, ...]


def hit_view(hit: Hit, language: Language, wanted: Wanted, value_of: Callable[[Speaker], str]) -> HitView:
    """A passage.

    Args:
        hit: any.
        language: of the labels.
        wanted: what the page asks for, for its links.
        value_of: gives what to ask with for exactly the person who speaks.
    """
    whole, each = told_of(hit, language)
    item, start, end = hit.item, hit.passage.start, hit.passage.end
    speaker = hit.speaker if hit.kind != "context" else None
    weak = say("cards.weak", language) if hit.is_weak else ""
    given = () if hit.is_weak and hit.kind == "context" else whole.how
    return HitView(
        source=one_line(item.source),
        handle=one_line(f"@{item.handle}"),
        day=item.day.isoformat(),
        when=joined([published(item, language), edited(item, language)]),
        lang=item.lang,
        speaker=_with_role(whole, hit.utterances[0].speaker if hit.utterances else hit.speaker),
        act=whole.act,
        is_denial=any(one.act == "denial" for one in hit.utterances),
        how=joined([*given, weak]),
        passage=pieces(hit.passage.text, (0, end - start), marks_of(hit.highlights, hit.utterances, start)),
        before=visible(hit.before).strip(),
        after=visible(hit.after).strip(),
        each=tuple(_said(one, language) for one in each),
        link=cited_address(item.url),
        item=wanted.item(item.id, passage=f"{start}-{end}") + "#passage",
        timeline=wanted.timeline(value_of(speaker)) if speaker else "",
        name=one_line(speaker.name) if speaker else "",
        also_in=tuple(
            Carrier(one_line(other.source), published(other, language), cited_address(other.url))
            for other in hit.also_in
        ),
    )


def mention_view(hit: Hit, language: Language, wanted: Wanted) -> HitView:
    """A passage that only names somebody, without being anybody's words."""
    nobody = hit.model_copy(update={"speaker": None, "utterances": (), "kind": "context"})
    return replace(hit_view(nobody, language, wanted, lambda one: one.name), how=NAMED[language], marks="named")


def by_day(views: Sequence[HitView]) -> list[tuple[str, list[HitView]]]:
    """Passages of a timeline under their days, in order."""
    return [(day, list(found)) for day, found in groupby(views, key=lambda one: one.day)]


def item_view(read: ItemRead, language: Language, focus: Span | None) -> ItemView:
    """An item.

    Args:
        read: the item, with its parts.
        language: of the labels.
        focus: the passage that was followed here; None for none.
    """
    item = read.item
    marks = [Mark(one.start, one.end, one.act) for one in read.utterances]
    whole = Passage(item_id=item.id, start=0, end=len(item.text), text=item.text)
    as_hit = Hit(item=item, passage=whole, utterances=tuple(read.utterances), score=1.0)
    return ItemView(
        headline=one_line(item.headline) or one_line(item.source),
        lang=item.lang,
        rows=tuple((name, value) for name, value in _rows(item, language) if value),
        links=tuple(dict.fromkeys(link for url in item.urls if (link := cited_address(url)))),
        parts=tuple(pieces(item.text, part, marks, focus) for part in read.parts),
        is_cut=sum(end - start for start, end in read.parts) < len(item.text.strip()),
        said=tuple(_said(one, language) for one in each_told(as_hit, language)),
    )


def _rows(item: FeedItem, language: Language) -> list[tuple[str, str]]:
    reposted = f"@{one_line(item.reposted_by)}" if item.reposted_by else ""
    return [
        (say("web.source", language), f"{one_line(item.source)} @{one_line(item.handle)}"),
        (say("web.published", language), published(item, language)),
        (say("web.edited", language), item.edited.date().isoformat() if item.edited else ""),
        (say("web.author", language), one_line(item.author)),
        (say("web.passed_on", language), reposted),
    ]


def _said(told: Told, language: Language) -> Said:
    is_denial = told.act in denial_labels(language)
    return Said(one_line(told.speaker), told.act, is_denial, joined(told.how), one_line(told.words))


def _with_role(told: Told, speaker: Speaker | None) -> str:
    """Who speaks, with the role that the item gives elsewhere."""
    written = one_line(told.speaker)
    role = one_line(speaker.role) if speaker else ""
    if not written or not role or role.casefold() in written.casefold():
        return written
    return f"{written}, {role}" if written.isascii() else f"{written}・{role}"
