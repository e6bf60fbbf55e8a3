"""Question to what it asks for: whose words, about what, and what was done with them.

The ways to ask stand in ``questions_en.tsv`` and ``questions_ja.tsv``, each with its example; the verbs in them are
those of speech (``retrieval/query/verbs.py``). What no row reads stays a plain search for the whole question.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from retrieval.language import Language, detect_language
from retrieval.query.talk import Talk, talk_in
from retrieval.query.verbs import act_of, is_doing, marked, unmarked, verb_pattern
from retrieval.query.vocabulary import expanded
from retrieval.types.items import Act


@dataclass(frozen=True)
class Question:
    """A question as it was read.

    Attributes:
        text: as typed, trimmed.
        language: the language to answer in.
        speaker: whose words are asked for, as written; None where the question asks for no one's.
        topic: what it is about, without the asking words; empty where only the speaker is named.
        wants_speech: whether somebody's words are asked for, even if no one is named ("who said ...").
        act: only what somebody did with words: denied, asked or demanded; None for anything said.
        wants_newest: whether the newest is asked for.
        is_guess: whether somebody's words are asked for only where there are such (*Waltz on Ukraine*, *sanctions on
            Russia*); else the question is a plain search.
        is_deed: whether what was done is asked for as much as words (*announce*), so that the question is a plain
            search where this one is named and never speaks.
        talk: what is wanted where nothing is asked: it is a greeting, thanks or the like; None for a question.
    """

    text: str
    language: Language
    speaker: str | None = None
    topic: str = ""
    wants_speech: bool = False
    act: Act | None = None
    wants_newest: bool = False
    is_guess: bool = False
    is_deed: bool = False
    talk: Talk | None = None

    @property
    def is_talk(self) -> bool:
        """Whether nothing is asked."""
        return self.talk is not None


@dataclass(frozen=True)
class QuestionPattern:
    """One way of asking: a row of a table.

    Attributes:
        pattern: matched against the whole question without its final mark; the groups ``speaker`` and
            ``topic`` are both optional.
        example: a question it reads.
        speaker: what it finds there; None for nobody.
        topic: what it finds there.
        reads: ``speech``, ``guess``, ``plain``, ``newest``.
    """

    pattern: str
    example: str
    speaker: str | None
    topic: str
    reads: frozenset[str]


_PRONOUN = re.compile(r"he|she|they|彼|彼女|彼ら", re.IGNORECASE)
_NOBODY = re.compile(
    r"(?:it|you|we|i|people|anyone|anybody|someone|somebody|everyone|everybody|who|what|anything|there|this|that|these"
    r"|those|the (?:news|feed|article|report|post|study|paper|law|bill|current|latest)s?|news|updates?"
    r"|.*\b(?:what|why|how|when|where|which)\b.*|誰|だれ|何|なに|皆|みんな|これ|それ|今|現在)",
    re.IGNORECASE,
)
_NOTHING = re.compile("誰|だれ|何|なに|どこ|いつ|what|whom?|it|that|(?:to )?(?:do|accept)", re.IGNORECASE)
_ASKS_WHY = re.compile(r"^(?:why|how|when|where)\b|なぜ|何故|どうして|いつ|どこで|なんで", re.IGNORECASE)
_END_MARKS = " \t\u3000?？!！。.…"
_COURTESY = re.compile(
    r"(?:(?:hi|hey|hello|please|pls|ok|okay|so|well|and|but|also|then)[, ]+"
    r"|(?:can|could|would|will) you (?:please )?(?=(?:tell|show|give|find|list|summari[sz]e|quote) )"
    r"|(?:i(?:'d|’d| would) like|i want|i need) to (?:know|see|hear|read) |do you know |i wonder |any idea "
    r"|(?:tell|remind) me (?=(?:what|who|how|when|where|why|if|whether) )|(?:if|whether) (?=\w+ (?:said|says) )"
    r"|(?:すみません|すいません|ねえ|ちなみに|では|じゃあ|ところで)、?)+",
    re.IGNORECASE,
)
_COURTESY_END = re.compile(
    r"[、, ]{0,2}(?:,? (?:please|pls|thanks|thank you|thx)"
    r"|(?:を|のか|か|について(?=教|知|聞)|は)?(?:教えて|おしえて|まとめて|要約して|見せて|みせて|探して|調べて|挙げて|示して|表示して|出して"
    r"|知りたい|聞きたい|見たい)(?:ください|下さい|ほしい|欲しい|くれ(?:る|ます|ません)?か?|もらえますか|いただけますか|ちょうだい)?"
    r"(?:です)?(?:か|ね|よ|な|の)?|(?:を)?(?:お願い(?:します|いたします)?|頼む|よろしく))$",
    re.IGNORECASE,
)
_HAS_LATIN = re.compile("[A-Za-z]")
_CONTRACTIONS = (
    (re.compile(r"\b(what|who|where|how|when|why)(?:['’]s|s)(?= )", re.IGNORECASE), r"\1 is"),
    (re.compile(r"\b(what|who|where|how|when|why)(?:['’]d|d)(?= )", re.IGNORECASE), r"\1 did"),
)


@cache
def patterns(language: Language) -> tuple[QuestionPattern, ...]:
    """The ways to ask in a language, in their order."""
    text = files(__package__).joinpath(f"questions_{language}.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    return tuple(
        QuestionPattern(pattern, example, speaker or None, topic, frozenset(reads.split()))
        for pattern, example, speaker, topic, reads in rows
    )


def as_plain(question: Question) -> Question:
    """The same question as a plain search for all of its words.

    >>> as_plain(read_question("sanctions on Russia?")).topic
    'sanctions on Russia'
    """
    return Question(question.text, question.language, topic=_bare(question.text))


def read_question(text: str) -> Question:
    """Read a question.

    The language is that of the words around the names: *what did ゼレンスキー say* is English.

    >>> read_question("what did Waltz say about the minerals deal?").topic
    'the minerals deal'
    >>> read_question("岡田市長は何と言った?").speaker
    '岡田市長'
    >>> read_question("how much lithium is there?").speaker is None
    True
    """
    text = text.strip()
    language = detect_language(text)
    if talk := talk_in(text):
        return Question(text, language, talk=talk)
    # A line break in the middle would end what a pattern may span.
    bare = _bare(unmarked(" ".join(text.split())))
    other: Language = "ja" if language == "en" else "en"
    is_mixed = bool(_HAS_LATIN.search(bare) and not bare.isascii())
    for tried in (language, other) if is_mixed else (language,):
        for question in _readings(text, bare, tried):
            return question
    return Question(text, language, topic=bare)


def _readings(text: str, bare: str, language: Language) -> Iterator[Question]:
    """What the rows of a language make of a question, in their order."""
    with_marks = marked(bare, language)
    for pattern, way in _compiled(language):
        match = pattern.fullmatch(with_marks)
        question = _question(text, language, way, match) if match else None
        if question:
            yield question


def _question(text: str, language: Language, way: QuestionPattern, match: re.Match[str]) -> Question | None:
    groups = {name: unmarked(found).strip() for name, found in match.groupdict().items() if found}
    speaker = groups.get("speaker")
    is_pronoun = bool(speaker and _PRONOUN.fullmatch(speaker))
    if speaker and not is_pronoun and _NOBODY.fullmatch(speaker):
        return None
    verb = _verb_of(match)
    topic = " ".join(filter(None, (groups.get("counted"), groups.get("topic"))))
    topic = "" if _NOTHING.fullmatch(topic) else topic
    wants_speech = bool(way.reads & {"speech", "guess"})
    return Question(
        text,
        language,
        speaker=None if is_pronoun else speaker,
        topic=topic,
        wants_speech=wants_speech,
        # Why and how somebody denied it is told in other words than the denial's.
        act=act_of(verb) if verb and "plain" not in way.reads and not _ASKS_WHY.search(match.string) else None,
        # Anybody's words on anything: the newest tell most.
        wants_newest="newest" in way.reads or "newest" in groups or (wants_speech and not speaker and not topic),
        is_guess="guess" in way.reads,
        is_deed=bool(verb and is_doing(verb)),
    )


def _verb_of(match: re.Match[str]) -> str | None:
    """The verb that asks: the last one outside of speaker and topic, marked; none at the head: *find*, *quote*."""
    text = list(match.string)
    for name in ("speaker", "topic", "counted"):
        if match.groupdict().get(name):
            start, end = match.span(name)
            text[start:end] = " " * (end - start)
    found = [verb.group() for verb in _verb().finditer("".join(text)) if verb.start()]
    return found[-1] if found else None


def without_ending(text: str) -> str:
    """A text without its final marks and courtesies, where something is left of it.

    >>> without_ending("and Mayor Okada, please?"), without_ending("続きを見せてください")
    ('and Mayor Okada', '続き')
    """
    bare = text.strip(_END_MARKS)
    return _COURTESY_END.sub("", bare).strip(_END_MARKS) or bare


def _bare(text: str) -> str:
    """A question without its final mark and without courtesies, where something is left of it."""
    bare = without_ending(text)
    opening = _COURTESY.match(bare)
    bare = (bare[opening.end() :] if opening else "") or bare
    for contraction, whole in _CONTRACTIONS:
        bare = contraction.sub(whole, bare)
    return bare


@cache
def _verb() -> re.Pattern[str]:
    return re.compile(verb_pattern())


@cache
def _compiled(language: Language) -> tuple[tuple[re.Pattern[str], QuestionPattern], ...]:
    """The rows, compiled when the first question in their language comes."""
    return tuple((re.compile(expanded(way.pattern, language), re.IGNORECASE), way) for way in patterns(language))
