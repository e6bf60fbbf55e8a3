"""Tells what is new for every watch, as a process that may be killed at a step of its own choice.

``python tests/retrieval/telling.py DATABASE CHANNEL STEP``: the channel is a file with a line for each message, and takes
a nonce once, as Discord does where it is asked to. The process is killed at the given step, if it comes so far.
"""

import os
import signal
import sys
from itertools import count
from pathlib import Path

from retrieval import Claim, Retriever

STEPS = count(1)


def step(last: int) -> None:
    if next(STEPS) == last:
        os.kill(os.getpid(), signal.SIGKILL)


def post(channel: Path, claim: Claim) -> str:
    """The message of a claim: the one that there is, or a new one."""
    lines = channel.read_text(encoding="utf-8").splitlines() if channel.exists() else []
    nonces = [line.split("\t")[0] for line in lines]
    if claim.nonce not in nonces:
        nonces.append(claim.nonce)
        with channel.open("a", encoding="utf-8") as file:
            file.write(f"{claim.nonce}\t{claim.hit.utterances[0].text}\n")
    return str(nonces.index(claim.nonce))


def tell(database: Path, channel: Path, last: int) -> None:
    """Post what was noted and not confirmed, then what is new."""
    with Retriever.open(database, workers=0) as retriever:
        claims = retriever.watches.unposted()
        for watch in retriever.watches.behind(retriever.mark()):
            news = retriever.news(watch.speaker, after=watch.mark)
            step(last)
            claims += retriever.watches.claim(watch.id, news.upto, news.hits)
            step(last)
        for claim in claims:
            message = post(channel, claim)
            step(last)
            retriever.watches.posted(claim.id, message)
            step(last)


if __name__ == "__main__":
    tell(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))
