"""What is said to somebody who asks nothing: thanks, a call for help, a doubt. Pure functions."""

from retrieval.answers.nearness import hint
from retrieval.language import Language
from retrieval.query.talk import Talk
from retrieval.types import Answer, AnswerStatus, Query, Told

REPLIES: dict[Talk, dict[Language, str]] = {
    "greeting": {"en": "Hello.", "ja": "こんにちは。"},
    "thanks": {"en": "You are welcome.", "ja": "どういたしまして。"},
    "assent": {"en": "Ask on whenever you like.", "ja": "続けてご質問ください。"},
    "help": {
        "en": (
            "Ask who said what, in English or Japanese: “what did NAME say about TOPIC?”, “who said that …?”,"
            " “what did NAME deny since Monday?”, “latest from SOURCE”. Then “and NAME?”, “what about TOPIC?” or “more”"
            " keep the rest of the question. Passages are shown word for word, each with its source, date and link."
        ),
        "ja": (
            "誰が何と言ったかを日本語か英語で尋ねてください。例:「〇〇は△△について何と言った?」「誰が…と言った?」"
            "「〇〇は先週何を否定した?」「□□の最新ニュース」。続けて「〇〇は?」「△△については?」「他には?」と尋ねると、"
            "残りは前の質問のままです。記述は原文のまま、情報源・日付・リンクとともに示します。"
        ),
    },
    "doubt": {
        "en": (
            "Passages are shown as they stand in the feed, and a question may have been read wrongly:"
            " follow the link to check, or ask in other words."
        ),
        "ja": (
            "記述はフィードの原文のままですが、質問を読み違えたかもしれません。"
            "リンク先で確かめるか、別の言い方で尋ねてください。"
        ),
    },
    "where": {
        "en": "Each passage names its source, its date and, where there is one, its link.",
        "ja": "どの記述にも、情報源と日付、あればリンクを添えています。",
    },
    "change": {
        "en": "Passages are shown word for word; none is translated, summed up or explained.",
        "ja": "記述は原文のまま示します。翻訳、要約、説明はしません。",
    },
}
"""By what is wanted; what can be asked is told behind it, where the reply does not tell it itself."""

_COMPLETE: frozenset[Talk] = frozenset({"help"})


def no_question(query: Query, context: Query | None, language: Language, talk: Talk = "help") -> Answer:
    """What somebody gets who asks nothing: a short reply, and what can be asked.

    Args:
        query: what was typed.
        context: of the answer before, which can still be followed up; whoever has one knows how to ask.
        language: of the asker.
        talk: what is wanted.
    """
    said = REPLIES[talk][language]
    if context is None and talk not in _COMPLETE:
        said = f"{said} {hint(language)}" if language == "en" else f"{said}{hint(language)}"
    kept = context.model_copy(update={"text": query.text, "kept": ()}) if context else query
    told = Told(is_talk=True)
    return Answer(status=AnswerStatus.NO_MATCH, message=said, query=kept, told=told, is_talk=True)
