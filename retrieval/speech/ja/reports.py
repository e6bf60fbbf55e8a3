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
        speaker: whose they are.
        mark: by which that one says them, by numbers of words of the whole sentence.
    """

    first: int
    speaker: Phrase
    mark: Mark


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
        # Who denies that somebody said so passes on no words.
        or mark.act != "statement"
        or not sentence.words[mark.content - 1].is_predicate
    ):
        return None
    inside = Sentence(sentence.whole, sentence.words[first].start, sentence.words[mark.content - 1].end, sentence.row)
    inner = [one for one in marks(inside) if _closes(one) and one.last >= len(inside.words) - 4]
    found = [
        one for one in topics(inside, context) if one.is_sure and not one.phrase.is_same and one.mark in ("が", "は")
    ]
    if not inner or not found or found[0].end > inner[-1].content:
        return None
    if not (speaker.is_media or is_human(found[0].phrase)):
        return None
    last = inner[-1]
    verb = last.verb or (last.first, last.last)
    inner_mark = mark._replace(content=first + last.content, form=last.form, act=last.act)
    if last.act == "denial":
        # What is denied stands with the verb that denies it, not with the one that passes it on.
        inner_mark = inner_mark._replace(verb=(first + verb[0], first + verb[1]))
    return Reported(first + found[0].end, found[0].phrase, inner_mark)


def _closes(mark: Mark) -> bool:
    """Whether a mark is of words that may be passed on: said, or denied or refused as a thing (提案を拒否した)."""
    return mark.form in ("clause", "quote") or (mark.form == "object" and mark.act == "denial")
