"""What is done with words in Japanese, where their verb does not tell. Pure functions."""

import re

from retrieval.speech.collected import SpokenKind
from retrieval.types import Act

_DENYING = re.compile(
    r"(?:考え|意図|予定|意向|つもり|気|計画|可能性|事実|根拠|必要|関係)[はもが]"
    r"(?:全く|一切|まったく|今のところ)?、?(?:ない|ありません|なかった)(?:です)?。?$"
    r"|[ただ]ことは(?:一度も)?(?:ない|ありません)(?:です)?。?$"
)
_ASKING = re.compile(r"(?:か|の)[？?]$|[^。]か。?$")
_WISHING = re.compile(
    r"(?:てほしい|て欲しい|てください|て下さい|てもらいたい|て(?:いただき|頂き)たい|てくれ|[うくすつぬむるぐぶ]な|せよ|しろ|なさい)(?:です)?。?$"
)


def act_of(text: str, kind: SpokenKind, told: Act = "statement") -> Act:
    """What is done with words: as their verb tells, else as they end.

    Args:
        text: the words.
        kind: whether they are given word for word.
        told: what the verb of speech tells.

    >>> act_of("増税する考えはない", "indirect"), act_of("なぜ今なのか", "direct")
    ('denial', 'question')
    """
    if kind == "direct" and told == "demand" and _ASKING.search(text):
        return "question"
    if told != "statement":
        return told
    if _DENYING.search(text):
        return "denial"
    if kind == "direct" and _ASKING.search(text) and "。" not in text[:-1]:
        return "question"
    return "demand" if _WISHING.search(text) else "statement"
