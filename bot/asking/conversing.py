"""Which answer a message goes on from, and whether the bot listens where it stands."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from bot.asking.addressed import Place
from bot.asking.given import Given
from bot.asking.request import Request
from retrieval import Retriever
from retrieval.query.followups import read_follow_up
from retrieval.types.shown import ShownAnswer

STILL_TALKING = timedelta(hours=1)
"""How long the bot listens in a thread of others' after its last answer there."""


@dataclass(frozen=True)
class Spot:
    """Where a message stands.

    Attributes:
        place: in what kind of channel.
        channel: its id.
        parent: id of the channel that a thread belongs to; empty elsewhere.
        replied: id of the message that it replies to; empty for none.
        replied_in: id of the channel in which that stands.
    """

    place: Place
    channel: str
    parent: str = ""
    replied: str = ""
    replied_in: str = ""


def earlier_answer(retriever: Retriever, spot: Spot) -> ShownAnswer | None:
    """The answer that whoever writes there goes on from.

    Args:
        retriever: keeps the answers.
        spot: where they write.

    Returns:
        None where they begin anew: in a channel all talk at once, and nobody knows which answer somebody means.
    """
    if spot.replied:
        return retriever.shown.of_message(spot.replied_in, spot.replied)
    if spot.place == "channel":
        return None
    return retriever.shown.last_in(spot.channel) or _starter(retriever, spot)


def answer_listened_for(retriever: Retriever, spot: Spot, now: datetime | None = None) -> ShownAnswer | None:
    """The answer that somebody who does not speak to the bot may go on from.

    Args:
        retriever: keeps the answers.
        spot: where they write.
        now: the moment; that of the clock where not given.

    Returns:
        None where the bot does not listen: it does in a reply to an answer, in a thread at an answer, and for a while
        in a thread in which it was asked.
    """
    found = earlier_answer(retriever, spot)
    if found is None or spot.replied or _starter(retriever, spot):
        return found
    return found if (now or datetime.now(UTC)) - found.made < STILL_TALKING else None


def going_on(request: Request, before: Given) -> Request:
    """A question with the one before it, which it may follow up.

    Args:
        request: as it was typed.
        before: the answer that it goes on from.
    """
    if before.query is None:
        return request
    # *More* is what follows the hits that were shown, which may be fewer than were asked for.
    shown = {"offset": before.offset, "limit": max(1, len(before.hits))}
    context = before.query.model_copy(update=shown)
    # The sources that a server sets are for questions in full; this one keeps those of the question before.
    keeps = read_follow_up(request.text) is not None
    return request.model_copy(
        update={"context": context, "sources": context.sources if keeps else request.sources},
    )


def _starter(retriever: Retriever, spot: Spot) -> ShownAnswer | None:
    """The answer at whose message a thread was opened: the thread has the message's id."""
    return retriever.shown.of_message(spot.parent, spot.channel) if spot.parent else None
