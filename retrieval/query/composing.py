"""A question in full, made of whose words are asked for, about what, and what was done with them. Pure functions."""

import re
from dataclasses import dataclass

from retrieval.language import Language, detect_language
from retrieval.query.patterns import Question, read_question
from retrieval.types.items import Act


@dataclass(frozen=True)
class Form:
    """A question to be filled in.

    Attributes:
        language: of the question.
        newest: whether the newest is asked for.
        text: with ``{speaker}`` and ``{topic}``, either of which may be absent, and verbs of what is done with words.
        example: the text filled in with Mayor Okada or 岡田市長 and the dam or ダム.
    """

    language: Language
    newest: bool
    text: str
    example: str


FORMS = (
    Form("en", False, "what did {speaker} {do} about {topic}?", "what did Mayor Okada say about the dam?"),
    Form("en", False, "what did {speaker} {do}?", "what did Mayor Okada say?"),
    Form("en", False, "who {did} what about {topic}?", "who said what about the dam?"),
    Form("en", False, "what was {did}?", "what was said?"),
    Form("en", True, "the latest from {speaker} on {topic}", "the latest from Mayor Okada on the dam"),
    Form("en", True, "the latest from {speaker}", "the latest from Mayor Okada"),
    Form("ja", False, "{speaker}は{topic}について何{do}?", "岡田市長はダムについて何と言った?"),
    Form("ja", False, "{speaker}は何{do}?", "岡田市長は何と言った?"),
    Form("ja", False, "{topic}について誰が何{do}?", "ダムについて誰が何と言った?"),
    Form("ja", False, "誰が何{do}?", "誰が何と言った?"),
    Form("ja", True, "{speaker}の最新の発言は?", "岡田市長の最新の発言は?"),
)

_VERBS: dict[Act | None, dict[Language, tuple[str, str]]] = {
    None: {"en": ("say", "said"), "ja": ("と言った", "")},
    "denial": {"en": ("deny", "denied"), "ja": ("を否定した", "")},
    "question": {"en": ("ask", "asked"), "ja": ("を質問した", "")},
    "demand": {"en": ("demand", "demanded"), "ja": ("を要求した", "")},
}
"""By act: what did somebody do, who did what."""


def composed(
    language: Language, *, speaker: str = "", topic: str = "", act: Act | None = None, newest: bool = False
) -> str:
    """A question that is read as one for these.

    Args:
        language: of the question.
        speaker: whose words; empty for anybody's.
        topic: about what; empty for anything.
        act: what is done with the words; None for anything said.
        newest: whether the newest of somebody's words are asked for first.

    >>> composed("en", speaker="Mayor Okada", topic="the dam", act="denial")
    'what did Mayor Okada deny about the dam?'
    """
    do, did = _VERBS.get(act, _VERBS[None])[language]
    wanted = {name for name, value in (("speaker", speaker), ("topic", topic)) if value}
    for form in FORMS:
        slots = set(re.findall(r"\{(speaker|topic)\}", form.text))
        if form.language == language and slots == wanted and form.newest == (newest and not act):
            return form.text.format(speaker=speaker, topic=topic, do=do, did=did)
    return composed(language, speaker=speaker, topic=topic, act=act)


def with_speaker(last: Question, speaker: str, language: Language) -> str:
    """The last question, asked of somebody else: in its own words where it is in this language.

    >>> with_speaker(read_question("How did Tanaka respond to the ruling?"), "Mayor Okada", "en")
    'How did Mayor Okada respond to the ruling?'
    """
    if last.language == language and last.speaker and last.text.count(last.speaker) == 1:
        text = last.text.replace(last.speaker, speaker)
        read = read_question(text)
        if (read.speaker, read.topic, read.act) == (speaker, last.topic, last.act):
            return text
    newest = last.wants_newest and bool(last.speaker)
    return composed(language, speaker=speaker, topic=last.topic, act=last.act, newest=newest)


def with_topic(last: Question, topic: str, language: Language) -> str:
    """The last question about something else; a plain search of which no part is the topic is one for the other topic.

    >>> with_topic(read_question("what's the latest on the ferry strike?"), "the dam", "en")
    "what's the latest on the dam?"
    >>> with_topic(read_question("how many bridges are there?"), "the dam", "en")
    'the dam'
    """
    if last.wants_speech:
        newest = last.wants_newest and bool(last.speaker)
        return composed(language, speaker=last.speaker or "", topic=topic, act=last.act, newest=newest)
    is_part = last.topic and last.text.count(last.topic) == 1 and len(last.topic) < len(last.text.rstrip("?？"))
    return last.text.replace(last.topic, topic) if is_part and last.language == language else topic


def by_anybody(last: Question, language: Language) -> str:
    """The last question, whoever speaks; for a plain search, who says something about it.

    >>> by_anybody(read_question("岡田市長はダムについて何と言った?"), "ja")
    'ダムについて誰が何と言った?'
    """
    return composed(language, topic=last.topic, act=last.act)


def by_the_same(last: Question, language: Language) -> str:
    """All that whoever was asked for says; the newest of anybody's words where nobody was."""
    return composed(language, speaker=last.speaker or "")


def language_of(typed: str, thing: str, last: Question) -> Language:
    """The language to answer in: that of the words around what is named, else that of the last question.

    Args:
        typed: the whole text.
        thing: what it names, which may be in either.
        last: the question before.

    >>> language_of("and ソレン大臣?", "ソレン大臣", read_question("what did Okada say?"))
    'en'
    >>> language_of("Tveit?", "Tveit", read_question("岡田市長は何と言った?"))
    'ja'
    """
    around = typed.replace(thing, " ", 1) if thing else typed
    if any(sign.isalpha() for sign in around):
        return detect_language(around)
    if detect_language(typed) == "ja" or any(word[:1].islower() for word in thing.split() if word.isascii()):
        # A name alone is in either; *the mayor* is in English.
        return detect_language(typed)
    return last.language
