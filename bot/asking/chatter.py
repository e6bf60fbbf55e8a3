"""What people say to a bot and ask nothing with: thanks, greetings, a call for help."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Literal

from retrieval.query.patterns import read_question

Chatter = Literal["help", "thanks", "greeting", "other"]


@dataclass(frozen=True)
class Row:
    """A way to say something that asks for nothing.

    Attributes:
        kind: what is said.
        pattern: matched against the whole of it, without marks and emoji around it.
        examples: of it.
    """

    kind: Chatter
    pattern: str
    examples: tuple[str, ...]


ROWS = (
    Row("help", r"(?:please[, ]+)?help(?: me)?(?:[, ]+(?:please|bot))*", ("help", "Help me, please!", "help?")),
    Row("help", r"(?:what|how) (?:can|do|should|could) (?:i|we|you) (?:ask|do|use (?:this|you|it))(?: you| here| with (?:this|you|it))?",
        ("what can you do?", "How do I use this?", "what can I ask you")),
    Row("help", r"(?:how does (?:this|it) work|how to use(?: this| it)?|commands?|usage|instructions|who are you|what are you)",
        ("how does this work?", "commands", "who are you?")),
    Row("help", r"(?:ヘルプ|助けて(?:ください)?|使い方(?:は|を教えて(?:ください)?|がわからない(?:です)?)?|コマンド(?:は|一覧)?)",
        ("ヘルプ", "使い方を教えてください", "使い方は?")),
    Row("help", r"(?:何|なに)(?:が|を)(?:できる|できます|聞ける|聞けます|質問できる|質問できます)(?:の|か|んですか|のですか)?|(?:あなた|君|きみ)は(?:誰|だれ)(?:ですか)?",
        ("何ができますか?", "何が聞けるの?", "あなたは誰?")),
    Row("thanks", r"(?:ok(?:ay)?[, ]+|great[, ]+|perfect[, ]+|cool[, ]+)?(?:many )?(?:thanks?|thank you|thx|ty|tysm|cheers)(?:[, ]+(?:a lot|so much|very much|bot|again|everyone|you|man|mate))*",
        ("thanks!", "thank you so much", "ok thanks 🙏", "Thanks, bot")),
    Row("thanks", r"(?:good|great|nice|best|amazing|awesome) (?:bot|job|work|one)|well done", ("good bot", "nice work!", "well done")),
    Row("thanks", r"(?:どうも)?(?:ありがと(?:う)?|有難う|サンキュー|さんきゅー?|感謝(?:します|です)?)(?:ございます|ございました|ね|です)?|どうも|助かり(?:ます|ました)|助かった|(?:お疲れ|おつかれ)(?:様|さま)?(?:です|でした)?",
        ("ありがとうございます!", "ありがと", "助かりました", "お疲れ様です")),
    Row("greeting", r"(?:hi|hello|hey|yo|hiya|good (?:morning|evening|afternoon|night)|morning|bye|goodbye|see you)(?:[, ]+(?:there|bot|all|everyone|again))*",
        ("hi", "Hello there!", "good morning, bot", "bye 👋")),
    Row("greeting", r"(?:こんにち[はわ]|こんばん[はわ]|おはよう(?:ございます)?|やあ|はじめまして|初めまして|さようなら|またね|おやすみ(?:なさい)?|よろしく(?:お願いします)?)",
        ("こんにちは!", "おはようございます", "よろしくお願いします")),
    Row("other", r"(?:lol|lmao|rofl|haha(?:ha)*|hehe|wow|omg|nice|cool|great|ok(?:ay)?|yes|no|yep|nope|sure|really|right|exactly|agreed|same|i see|got it|never mind|nvm|sorry)(?:[, ]+(?:lol|haha|bot|then|thanks))*",
        ("lol", "hahaha", "ok then", "I see.", "nvm")),
    Row("other", r"(?:笑+|w+|草+|なるほど(?:ね|です)?|了解(?:です|しました)?|わかりました|分かりました|わかった|すごい(?:ね|です)?|へえ+|ほんとに?|本当に?|マジ(?:で|か)?|そうなんだ|そうですか|すみません|ごめん(?:なさい)?)",
        ("笑", "www", "なるほど!", "了解です", "すごいね")),
)  # fmt: skip
"""The first whose pattern matches; beside these counts as ``other`` whatever the library reads as no question."""


def chatter_in(text: str) -> Chatter | None:
    """What somebody says who asks nothing.

    Args:
        text: a question as ``question_in`` gives it.

    Returns:
        None where it may be a question.

    >>> chatter_in("thanks! 🙏")
    'thanks'
    >>> chatter_in("what did Soren say?") is None
    True
    """
    if not text.strip("?!？！ \u3000"):
        # Nothing but the bot's name: whoever calls it and says no more wants to know what to say.
        return "help"
    bare = _bare(text)
    if not bare:
        return "other"
    for kind, matches in _compiled():
        if matches(bare):
            return kind
    return "other" if read_question(bare).is_talk else None


@cache
def _compiled() -> tuple[tuple[Chatter, Callable[[str], object]], ...]:
    return tuple((row.kind, re.compile(row.pattern, re.IGNORECASE).fullmatch) for row in ROWS)


def _bare(text: str) -> str:
    """A text without what is neither letter nor digit around it."""
    letters = [place for place, character in enumerate(text) if character.isalnum()]
    return text[letters[0] : letters[-1] + 1] if letters else ""
