"""What one says in Japanese that another said: 通信は、外相が開くと述べたと伝えた. Pure functions."""

from typing import NamedTuple

from retrieval.speech.ja.context import Context
from retrieval.speech.ja.endings import Mark
from retrieval.speech.ja.heads import is_human
from retrieval.speech.ja.marks import marks
from retrieval.speech.ja.sentence import Sentence
from retrieval.speech.ja.topics import topics
from retrieval.speech.speakers import Phrase


class Reported(NamedTuple):
    """Somebody's words inside another's.

    Attributes:
        first: number of the word from which on they may stand.
        content: number of the word behind them.
        speaker: whose they are.
    """

    first: int
    content: int
    speaker: Phrase


def passed_on(sentence: Sentence, mark: Mark, first: int, speaker: Phrase | None, context: Context) -> Reported | None:
    """Whose words somebody passes on; None where they are that one's own.

    Args:
        sentence: the sentence.
        mark: by which they are passed on.
        first: number of the word from which on they stand.
        speaker: who passes them on.
        context: what the sentence is read against.
    """
    if (
        speaker is None
        or first >= mark.content
        or mark.form != "clause"
        or not sentence.words[mark.content - 1].is_predicate
    ):
        return None
    inside = Sentence(sentence.whole, sentence.words[first].start, sentence.words[mark.content - 1].end, sentence.row)
    inner = [one for one in marks(inside) if one.form in ("clause", "quote") and one.last >= len(inside.words) - 4]
    found = [
        one for one in topics(inside, context) if one.is_sure and not one.phrase.is_same and one.mark in ("が", "は")
    ]
    if not inner or not found or found[0].end > inner[-1].content:
        return None
    if not (speaker.is_media or is_human(found[0].phrase)):
        return None
    return Reported(first + found[0].end, first + inner[-1].content, found[0].phrase)
