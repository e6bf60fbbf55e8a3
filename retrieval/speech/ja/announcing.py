"""Japanese sentences that tell of words in another sentence: こう述べた, 市長が明らかにした. Pure functions."""

import re
from collections.abc import Sequence

from retrieval.speech.ja.context import Context
from retrieval.speech.ja.endings import Mark, head
from retrieval.speech.ja.sentence import Sentence
from retrieval.speech.ja.topics import Topic
from retrieval.speech.ja.vocabulary import verb_at
from retrieval.speech.speakers import Phrase

_TELLING = re.compile(
    r"^(?P<phrase>[^、「」]{2,60}?)(?:が|は)(?:\d+日、?)?[^、。「」とを]{0,30}?(?P<cue>(?:明らかに|明か|話|指摘|公表|発表|投稿"
    r"|主張|強調|批判|警告|表明|説明|断言|コメント|言及|反論|示唆|証言|宣言)し"
    r"(?:た|ました)|(?:伝え|述べ)(?:た|ました)|(?:語|報)(?:った|じた|りました|じました))[。 　]*$"
)
_STEMS = "語|述|話|発言|指摘|説明|訴|主張|コメント|答|書|続|つづ|綴|投稿"
_ANNOUNCING = re.compile(
    rf"(?:次の|以下の|この|こんな)(?:ように|よう|とおり|通り|風に|メッセージ|コメント|言葉)[^。「」]{{0,12}}?(?:{_STEMS})"
    rf"|(?:こう|そう)(?:{_STEMS}|言|振り返|打ち明|漏ら|つぶや|切り出|締めくく)"
)
_CLEFT = re.compile(r"のは、?(?P<phrase>[^。「」＿]{2,60}?)(?:だ|である|です|だった|でした)?[。 　]*$")
_FOUND_OUT = re.compile(
    r"(?:という)?こと(?:が|は)(?:分かった|わかった|明らかになった|分かりました|わかりました|明らかになりました)。?$"
)
_LONGEST_ENDING = 6


def announced(sentence: Sentence) -> str | None:
    """The cue of a sentence that announces words, or tells of those just given: 次のように述べた."""
    match = _ANNOUNCING.search(sentence.blanked)
    return match.group() if match else None


def in_cleft(sentence: Sentence, context: Context) -> Phrase | None:
    """Who it is that did something: 支えたのは、妻の美咲さんだった. The next words are rather that one's."""
    match = _CLEFT.search(sentence.blanked)
    return context.phrase(match["phrase"].rpartition("、")[2]) if match else None


def described(sentence: Sentence, cue: str, context: Context) -> Phrase | None:
    """Who is described by having said the words: そう振り返る石黒さんの手には."""
    place = sentence.start + sentence.blanked.find(cue)
    words = sentence.words
    for number, word in enumerate(words):
        found = verb_at(words, number) if word.start >= place else None
        if found:
            behind = head(words, found.last)
            while behind and behind[1] > behind[0] and words[behind[1] - 1].surface == "の":
                behind = (behind[0], behind[1] - 1)
            phrases = (
                [context.phrase(sentence.written(behind[0], end)) for end in range(behind[1], behind[0], -1)]
                if behind
                else []
            )
            return next((one for one in phrases if one and one.is_person), None)
    return None


def teller(
    sentence: Sentence, marks: Sequence[Mark], found: Sequence[Topic], context: Context, *, of_quotation: bool
) -> tuple[Phrase | None, str]:
    """Who a sentence without words of its own says to have spoken, and the verb.

    Args:
        sentence: the sentence.
        marks: its marks of speech.
        found: its topics.
        context: what it is read against.
        of_quotation: whether the words before it stand in quotation marks.
    """
    if marks:
        return None, ""
    if not of_quotation:
        is_past = sentence.blanked.rstrip("。 \u3000").endswith("た")
        match = _TELLING.match(sentence.blanked) if is_past else None
        return (context.phrase(match["phrase"]), match["cue"]) if match else (None, "")
    words = sentence.words
    if any(word.quotation for word in words):
        return None, ""
    named = [one for one in found if one.is_sure and one.mark in ("は", "が")]
    verb = next((number for number in range(len(words) - 1, -1, -1) if verb_at(words, number)), None)
    if not named or verb is None or verb < named[0].end or len(words) - verb > _LONGEST_ENDING:
        return None, ""
    return named[0].phrase, words[verb].surface


def without_finding(blanked: str) -> int:
    """How long a sentence is without what tells only that it was found out: …ことが分かった."""
    match = _FOUND_OUT.search(blanked)
    return match.start() if match else len(blanked)


def tells(sentence: Sentence) -> bool:
    """Whether a sentence ends in a verb of speech."""
    words = sentence.words
    return any(verb_at(words, number) for number in range(max(0, len(words) - _LONGEST_ENDING), len(words)))
