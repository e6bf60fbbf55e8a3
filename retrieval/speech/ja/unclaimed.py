"""Who says a Japanese quotation that no verb takes, by what stands beside it. Pure functions."""

from collections.abc import Sequence

from retrieval.speech.ja.context import Context
from retrieval.speech.ja.sentence import Sentence, Word
from retrieval.speech.ja.topics import Topic
from retrieval.speech.speakers import Phrase

_CLOSES = ("。", "、", "！", "？")
_BREAKS = ("、", "。", "】", "：")
_SAYS = frozenset("言う 話す 語る 述べる 答える 叫ぶ".split())
_NEAR = 4


def beside(sentence: Sentence, number: int, found: Sequence[Topic], context: Context) -> Phrase | None:
    """Who says a quotation: named in brackets behind it, as its topic, right before it, or as a subject behind it.

    Args:
        sentence: the sentence.
        number: of the quotation among its words.
        found: its topics.
        context: what it is read against.
    """
    words = sentence.words
    behind = words[number + 1] if number + 1 < len(words) else None
    if behind is not None and behind.surface in ("（", "("):
        close = next((n for n in range(number + 2, len(words)) if words[n].surface in ("）", ")")), None)
        return context.phrase(sentence.written(number + 2, close)) if close else None
    closes = behind is None or behind.surface in _CLOSES
    topic = next((one for one in reversed(found) if one.end == number and not one.tells), None)
    if topic and closes:
        return topic.phrase
    if phrase := _right_before(sentence, number, context):
        return phrase
    if phrase := _subject_behind(words, number, found):
        return phrase
    if not closes or (behind is not None and behind.surface == "、"):
        return None
    persons = [one for one in found if one.is_sure and one.particle < number and one.mark in ("は", "も")]
    return next((one.phrase for one in reversed(persons) if one.phrase.is_person), None)


def _right_before(sentence: Sentence, number: int, context: Context) -> Phrase | None:
    """A person whose name stands before the quotation without a particle: 前田さん「…」."""
    words = sentence.words
    if not number or not (words[number - 1].is_noun or words[number - 1].surface in ("）", ")")):
        return None
    begin = number
    while begin and words[begin - 1].surface not in _BREAKS and not words[begin - 1].quotation:
        begin -= 1
    phrase = context.phrase(sentence.written(begin, number))
    return phrase if phrase and phrase.is_person else None


def _subject_behind(words: Sequence[Word], number: int, found: Sequence[Topic]) -> Phrase | None:
    """A subject and a verb of speech behind the quotation, without と: 「…」彼女は言った."""
    after = next((one for one in found if one.is_sure and one.first == number + 1 and one.mark in ("は", "が")), None)
    if after is None or not any(word.lemma in _SAYS for word in words[after.end : after.end + _NEAR]):
        return None
    return after.phrase
