"""Question to what it asks for: whose words, about what. Plain rules, each with its example.

What no rule reads stays a plain search for the whole question.
"""

import re
from dataclasses import dataclass
from functools import cache

from retrieval.language import Language, detect_language


@dataclass(frozen=True)
class Question:
    """A question as it was read.

    Attributes:
        text: as typed, trimmed.
        language: the language to answer in.
        speaker: whose words are asked for, as written; None where the question asks for no one's.
        topic: what it is about, without the asking words; empty where only the speaker is named.
        wants_speech: whether somebody's words are asked for, even if no one is named ("who said ...").
    """

    text: str
    language: Language
    speaker: str | None = None
    topic: str = ""
    wants_speech: bool = False


@dataclass(frozen=True)
class QuestionPattern:
    """One way of asking.

    Attributes:
        pattern: matched against the whole question without its final mark; the groups ``speaker`` and
            ``topic`` are both optional.
        example: a question it reads.
        speaker: what it finds there.
        topic: what it finds there.
    """

    pattern: str
    example: str
    speaker: str | None
    topic: str


_SAY = (
    r"(?:say|said|saying|says|tell|told|claim|claimed|state|stated|comment|commented|think|announce|announced"
    r"|argue|argued|warn|warned|suggest|suggested|mention|mentioned|promise|promised|call for|called for)"
)
_ABOUT = r"(?:about|on|regarding|concerning|over|of|to|with respect to)"
# When or where it was said: tells which words are meant, rather than what they are about.
_AT = (
    r"(?: (?P<occasion>(?:after|before|during|at|in|when|following"
    r"|to (?:reporters|journalists|parliament|lawmakers|congress)) ?.*))"
)
_WORDS = r"(?:statements?|remarks?|comments?|words|views?|position|stance|opinions?|reaction|response|quotes?)"

# Up to five words, none of them a verb that would make a sentence of it.
_WHO = r"(?:(?!(?:was|is|were|are|has|had|have|will) )[^\s?]+ ){0,4}?[^\s?]+?"
_ON_TOPIC = rf"(?:{_AT}| {_ABOUT} (?P<topic>.+))?"
_SHOW = r"(?:what (?:is|are|was|were) |show (?:me )?)?"

ENGLISH_PATTERNS = (
    QuestionPattern(
        rf"(?:(?:show|give|tell) me |list |find )?(?:everything|all|anything|something)(?: that)? "
        rf"(?P<speaker>{_WHO}) (?:has |have )?"
        rf"(?:said|says){_ON_TOPIC}",
        "show me everything Okada said about the dam",
        "Okada",
        "the dam",
    ),
    QuestionPattern(
        rf"(?:(?:is|was) there )?(?:anything|everything|something) (?:from|by) (?P<speaker>{_WHO}){_ON_TOPIC}",
        "anything from Mayor Okada about the dam?",
        "Mayor Okada",
        "the dam",
    ),
    QuestionPattern(
        rf"(?P<speaker>{_WHO}) (?:has )?said what{_ON_TOPIC}",
        "Mayor Okada said what about the dam?",
        "Mayor Okada",
        "the dam",
    ),
    QuestionPattern(
        rf"what (?:did|does|has) (?P<speaker>{_WHO}) {_SAY}{_AT}",
        "What did Okada say after the vote?",
        "Okada",
        "",
    ),
    QuestionPattern(
        rf"what(?: else)? (?:did|does|has|have|had|is|was|do) (?P<speaker>.+?) {_SAY}{_ON_TOPIC}",
        "What did Waltz say about the minerals deal?",
        "Waltz",
        "the minerals deal",
    ),
    QuestionPattern(
        rf"what (?P<speaker>.+?) (?:said|says|thinks|told \w+){_ON_TOPIC}",
        "what Mike Waltz said about Kyiv",
        "Mike Waltz",
        "Kyiv",
    ),
    QuestionPattern(
        rf"(?:did|does|has) (?P<speaker>.+?) {_SAY} (?:anything |something )?"
        r"(?:(?:about|on|that|regarding) )?(?P<topic>.+)",
        "Did Mayor Okada say anything about the bridge?",
        "Mayor Okada",
        "the bridge",
    ),
    QuestionPattern(
        r"how (?:did|does|has|is) (?P<speaker>.+?) (?:react(?:ed|ing)?|respond(?:ed|ing)?|repl(?:y|ied))"
        r"(?: to (?P<topic>.+))?",
        "How did Tanaka respond to the ruling?",
        "Tanaka",
        "the ruling",
    ),
    QuestionPattern(
        rf"{_SHOW}(?P<speaker>{_WHO})(?:['’]s?) {_WORDS}{_ON_TOPIC}",
        "What is Okada's position on the dam?",
        "Okada",
        "the dam",
    ),
    QuestionPattern(
        rf"{_SHOW}(?:the |any )?{_WORDS} (?:by|from|of) (?P<speaker>.+?){_ON_TOPIC}",
        "statements by Rubio on sanctions",
        "Rubio",
        "sanctions",
    ),
    QuestionPattern(
        rf"who (?:has |have |had )?{_SAY}(?: that| about| on)? (?P<topic>.+)",
        "Who said that the dam is safe?",
        None,
        "the dam is safe",
    ),
    QuestionPattern(
        r"who (?:has |have |had )?(?:spoke|spoken|talked) (?:about|on|of) (?P<topic>.+)",
        "Who spoke about the dam?",
        None,
        "the dam",
    ),
)

_SAY_JA = (
    "(?:言|いっ|いう|云|述べ|のべ|語|話|発言|コメント|主張|説明|評|反応|答え|回答|考え|指摘|強調"
    "|表明|発表|釈明|弁明|謝罪|批判|反論|警告|証言|約束|宣言|訴え|予測|評価|否定|振り返|受け止め|呼びかけ|呼び掛け|見て|みて|思)"
)
# 何という城, 何と言いますか ask what something is called; 何と言ってからかった asks for more than words.
_NAMING_JA = "(?!(?:言|云|い)(?:う|い|わ|って(?!い)))"
_WHO_JA = "[^、をがで]{1,24}?"
# A description of somebody; the bound keeps the time that a pattern takes in proportion to the question.
_WHOSE_JA = "[^、]{1,48}?"
_WHOSE_SINGLE_JA = "[^、のが]{1,48}?"
_ABOUT_JA = "(?:について|に関して|をめぐり|を巡り|をめぐって|を巡って|に対して|に対し|のことを|に|を)"
_ON_JA = "(?:について|に関して|をめぐり|を巡り|に対し|に対して)"
_OF_JA = "(?:についての|に関する|をめぐる|を巡る|への|に対する)"
_WORDS_JA = "(?:発言|コメント|見解|声明|言葉|主張|立場|反応|考え|意見|談話|言い分)"
_END_JA = "(?:は|を|が|とは)?(?:何|なに|どんな)?.{0,8}"

PLAIN_PATTERNS = (
    QuestionPattern(
        r"(?:is there |are there |do you have |show me |find )?"
        r"(?:anything|something|any news|news|posts?|articles?|what)(?: was| were| is)?"
        r"(?: posted| said| written| published| reported)? (?:about|on|regarding) (?P<topic>.+)",
        "Anything posted about the ferry strike?",
        None,
        "the ferry strike",
    ),
)
"""Ways to ask for a subject and for nobody's words."""

JAPANESE_PATTERNS = (
    QuestionPattern(
        rf"(?:誰|だれ)(?:が|は)(?P<topic>.+?){_ON_JA}、?(?:何|なに)?(?:と|を|か)?{_SAY_JA}.*",
        "誰がダムの安全性について発言した",
        None,
        "ダムの安全性",
    ),
    QuestionPattern(
        rf"(?P<topic>.+?){_ON_JA}、?(?:誰|だれ)(?:が|は)(?:何|なん|どう)?(?:と|を|か)?{_SAY_JA}.*",
        "ダムの安全性について誰が何と言った",
        None,
        "ダムの安全性",
    ),
    QuestionPattern(
        rf"(?P<topic>.+?)(?:{_ON_JA}|と|って)、?{_SAY_JA}.{{0,6}}のは(?:誰|だれ).*",
        "ダムは安全だと言ったのは誰",
        None,
        "ダムは安全だ",
    ),
    QuestionPattern(
        rf"(?P<topic>.+?)で、?(?P<speaker>{_WHO_JA})(?:は|が)(?:何|なん|どう)(?:と|て)?{_NAMING_JA}{_SAY_JA}.{{0,12}}",
        "橋の裁判で岡田市長は何と述べた",
        "岡田市長",
        "橋の裁判",
    ),
    QuestionPattern(
        rf"(?P<speaker>{_WHO_JA})(?:は|が)、?(?:(?P<topic>.+?){_ABOUT_JA})?、?(?:何|なん)と",
        "岡田市長は橋の建設について何と?",
        "岡田市長",
        "橋の建設",
    ),
    QuestionPattern(
        rf"(?P<topic>.+?){_ON_JA}、?(?P<speaker>{_WHO_JA})(?:は|が)(?:何|なん|どう)(?:と|て)?{_NAMING_JA}{_SAY_JA}.{{0,12}}",
        "橋の建設について岡田市長は何と言った",
        "岡田市長",
        "橋の建設",
    ),
    QuestionPattern(
        rf"(?P<speaker>{_WHO_JA})(?:は|が|って)、?(?:(?P<topic>.+?){_ABOUT_JA})?、?"
        rf"(?:何|なん|なに|どう|どのよう|いかに)(?:と|て|を|に|か)?(?:[^。?]{{0,4}})?{_NAMING_JA}{_SAY_JA}.{{0,12}}",
        "岡田市長は橋の建設について何と述べましたか",
        "岡田市長",
        "橋の建設",
    ),
    QuestionPattern(
        rf"(?P<topic>.+?){_OF_JA}(?P<speaker>{_WHOSE_SINGLE_JA})(?:の|による){_WORDS_JA}{_END_JA}",
        "橋の建設についての岡田市長の発言は",
        "岡田市長",
        "橋の建設",
    ),
    QuestionPattern(
        rf"(?P<speaker>{_WHOSE_JA})(?:の|による)(?:(?P<topic>.+?){_OF_JA})?{_WORDS_JA}{_END_JA}",
        "岡田市長の橋の建設に関する発言は",
        "岡田市長",
        "橋の建設",
    ),
    QuestionPattern(
        rf"(?:誰|だれ)(?:が|は)(?P<topic>.+?)(?:と|って){_SAY_JA}.*",
        "誰がダムは安全だと言った",
        None,
        "ダムは安全だ",
    ),
)

_PATTERNS: dict[Language, tuple[QuestionPattern, ...]] = {"en": ENGLISH_PATTERNS, "ja": JAPANESE_PATTERNS}
_PRONOUN = re.compile(r"he|she|they|彼|彼女|彼ら", re.IGNORECASE)
_NOBODY = re.compile(
    r"(?:he|she|they|it|you|we|i|people|anyone|anybody|someone|somebody|everyone|everybody|who|what|anything|"
    r"the (?:news|feed|article|report|post)s?|.*\b(?:what|why|how|when|where|which)\b.*|"
    r"誰|だれ|何|彼|彼女|皆|みんな|これ|それ)",
    re.IGNORECASE,
)
_END_MARKS = " \t\u3000?？!！。."


def read_question(text: str) -> Question:
    """Read a question.

    >>> read_question("what did Waltz say about the minerals deal?").topic
    'the minerals deal'
    >>> read_question("岡田市長は何と言った?").speaker
    '岡田市長'
    >>> read_question("how much lithium is there?").speaker is None
    True
    """
    text = text.strip()
    language = detect_language(text)
    # A line break in the middle would end what a pattern may span.
    bare = " ".join(text.split()).strip(_END_MARKS)
    for pattern in _compiled(_PATTERNS[language]):
        match = pattern.fullmatch(bare)
        if not match:
            continue
        groups = match.groupdict()
        speaker = (groups.get("speaker") or "").strip() or None
        topic = (groups.get("topic") or "").strip()
        if speaker and _PRONOUN.fullmatch(speaker):
            return Question(text, language, topic=topic, wants_speech=True)
        if speaker and _NOBODY.fullmatch(speaker):
            continue
        return Question(text, language, speaker=speaker, topic=topic, wants_speech=True)
    for pattern in _compiled(PLAIN_PATTERNS):
        if match := pattern.fullmatch(bare):
            return Question(text, language, topic=match["topic"].strip())
    return Question(text, language, topic=bare)


@cache
def _compiled(patterns: tuple[QuestionPattern, ...]) -> tuple[re.Pattern[str], ...]:
    """The patterns, compiled when the first question in their language comes."""
    return tuple(re.compile(pattern.pattern, re.IGNORECASE) for pattern in patterns)
