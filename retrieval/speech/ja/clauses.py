"""Who a Japanese sentence is about, and where the words begin that stand before a mark. Pure functions.

Sentences come with their quotations blanked out.
"""

import re
from dataclasses import dataclass, field

from retrieval.speech.collected import FEWEST
from retrieval.speech.speakers import Phrase, Where, is_state, speaking_phrase
from retrieval.text.analyzer import Analyzer

TOPIC = re.compile(
    r"(?P<phrase>[^、。「」“”＿\n]{1,60}?)(?P<mark>によりますと|によると|によれば|の(?:説明|話|試算|推計|調べ|見立て|分析|まとめ|発表)では|は|も|が)(?P<comma>、|(?=[「“＿])|)"
)
_POINTS_TO_PERSON = re.compile(
    r"^(?:彼女?|本人|自身)$|^同.*(?:氏|相|長|官|員|監督|教授|医師|選手|容疑者|被告|大統領|主席|総裁|候補|弁護士|さん)$"
)
_POINTS_TO_BODY = re.compile(r"^同(?P<kind>.+)$")
_MEETS = re.compile(
    r"(?:記者|)会見|声明|(?:[^、。]{0,12}の)?取材に応じ|(?:自身の)?(?:SNS|X)|[^、。「]{0,12}[日月年春夏秋冬朝夜週]、"
)
"""After が: the subject of the whole sentence, not of what is said."""

ABOUT_THIS = r"(?:こと(?:について|に対し|を受け|をめぐ|を巡)|のに対し|問題で)"
"""What somebody said before is what this sentence is about."""

_ABOUT_THIS = re.compile(ABOUT_THIS)

_TOLD_BY = re.compile(r"(?:.*、)?(?P<phrase>[^、]{2,40}?)(?:が|の)[^、がの]{1,16}ところ$")
"""Before によると: what so-and-so told."""

_LINKING = re.compile(r"(?:という|といった|との)$")
"""Between the words and the noun that they are called by: …という認識を示した."""

_DATED = re.compile(r"(?:\d+日|同日|この日)")
_OPENS = re.compile(r"\d+日|同日|この日|[^、。「」＿]{0,10}、")
"""After the first は of a sentence: a day or a comma sets it off as the subject of the whole."""

_QUOTES_ON = re.compile(r"[「“]＿*[」”](?:と|など|、|。|$)")
_QUOTED = re.compile(r"、?[「“]＿*[」”]")
_LEADING = re.compile(
    r"^(?:[^\w\s、。「」“”（(＿\ue000]+|ℹ\ufe0f?|また|さらに|その上で|そのうえで|そして|一方(?:で)?|ただ(?:し)?|しかし|だが|なお|続けて|加えて|同時に|このため"
    r"|これに(?:対し(?:て)?|ついて)|それによると|これまで|改めて|、|\s|　|▽|・|●|▼|■|－|—|-)+"
)
_OCCASION = (
    "会見|声明|演説|講演|インタビュー|番組|SNS|X|ツイッター|投稿|取材|議会|国会|委員会|記者団|集会|会合|会議|フォーラム|イベント|法廷|公判|文書|書簡"
    "|報告書|談話|コメント|ブログ|電話|質問|答弁|対談|番組|機関誌|論文|説明会|総会|発表|共同|試合|首脳会談|協議|面会|調べ|聴取|聞き取り|紙|誌|テレビ|ラジオ|放送"
)
_ADJUNCT = re.compile(
    rf"^[^、]{{0,30}}?(?:{_OCCASION})[^、]{{0,8}}?(?:で|では|でも|に|へ|に対し|に対して|に対する|に応じ|に答え|後|中|の後|を通じ|を通じて|の席で|の場で|の中で)、"
    r"|^[^、]{1,32}?(?:に対し|に対して|について(?:は|も|)|に関し|に関して|を受け|を受けて|をめぐり|を巡り|をめぐって|を巡って|上で|うえで)、"
    r"|^[^、]{0,12}?(?:日|日夜|日朝|午前|午後|中|後|際|時点で|つつ|ながら|までに|同日)、"
    r"|^[^、]{1,40}?(?:ことを挙げ|を理由に|を踏まえ|を念頭に)、"
    r"|^(?:\d+日|同日|この日|先週|今週|昨年|今年)(?=[^、\dにのかまもは間以])"
)
_LONGEST_PHRASE = 60


Phrases = dict[tuple[str, Where], Phrase | None]


@dataclass(frozen=True)
class Context:
    """What a sentence is read against.

    Attributes:
        current: who spoke, or was spoken of, last.
        persons: names that the text gives to persons somewhere.
        person: the named person among those who spoke, or were spoken of, last.
        bodies: the bodies among them, the last one last.
        places: names that the text gives to states and places.
        analyzer: tells words; of the thread that reads.
        phrases: who speaks by the phrases that were read before.
    """

    current: Phrase | None = None
    persons: frozenset[str] = frozenset()
    person: Phrase | None = None
    bodies: tuple[Phrase, ...] = ()
    places: frozenset[str] = frozenset()
    analyzer: Analyzer = field(default_factory=Analyzer, compare=False)
    phrases: Phrases = field(default_factory=dict, compare=False)

    def phrase(self, text: str, where: Where = "") -> Phrase | None:
        """The speaker that a piece of text ends with; see ``speaking_phrase``."""
        key = (_LEADING.sub("", _end_of(text)), where)
        # A sentence is asked for its topics again for each of its marks.
        if key not in self.phrases:
            self.phrases[key] = speaking_phrase(key[0], self.analyzer, self.persons, where, self.places)
        return self.phrases[key]

    def resolve(self, phrase: Phrase | None) -> Phrase | None:
        """Whom a phrase stands for: one that points back for the person or the body before, none for who spoke last."""
        if phrase is None or not phrase.is_same:
            return phrase or self.current
        if _POINTS_TO_PERSON.search(phrase.name):
            return self.person or self.current
        if not (body := _POINTS_TO_BODY.search(phrase.name)):
            return self.current
        alike = [one for one in self.bodies if one.name.endswith(body["kind"])]
        found = alike or self.bodies
        return found[-1] if found else self.current


@dataclass(frozen=True)
class Topic:
    """A speaker where a sentence takes it as its topic.

    Attributes:
        phrase: the speaker.
        mark: the particle or what stands for it.
        end: offset after the mark and its comma.
        is_open: whether a comma or a quotation follows at once.
    """

    phrase: Phrase
    mark: str
    end: int
    is_open: bool

    @property
    def tells(self) -> bool:
        """Whether this is an "according to"."""
        return len(self.mark) > 1


def _end_of(text: str) -> str:
    """The end of a long text, from a comma on where one stands: no speaker's name is longer."""
    if len(text) <= 2 * _LONGEST_PHRASE:
        return text
    comma = text.find("、", len(text) - 2 * _LONGEST_PHRASE, len(text) - _LONGEST_PHRASE)
    return text[comma + 1 :] if comma >= 0 else text[-2 * _LONGEST_PHRASE :]


def topics(blanked: str, context: Context, first: int = 0, last: int | None = None) -> list[Topic]:
    """The topics of a stretch of a sentence that can speak, in order.

    A state named after a person who speaks is what that person speaks about, not a new speaker.
    """
    found = []
    for match in TOPIC.finditer(blanked, first, len(blanked) if last is None else last):
        before_quotation = blanked[match.end() : match.end() + 1] in ("「", "“")
        where: Where = "telling" if len(match["mark"]) > 1 else "topic"
        if match["mark"] == "は" and match.start() == 0 and _OPENS.match(blanked, match.end()):
            where = "dated" if _DATED.match(blanked, match.end()) else "opening"
        if before_quotation and _QUOTES_ON.match(blanked, match.end()):
            where = "quoting"
        told = _TOLD_BY.match(match["phrase"]) if where == "telling" else None
        phrase = context.phrase(told["phrase"], "topic") if told else context.phrase(match["phrase"], where)
        if phrase is None:
            continue
        is_open = bool(match["comma"]) or before_quotation or bool(_MEETS.match(blanked, match.end()))
        is_open = is_open or bool(_DATED.match(blanked, match.end()))
        topic = Topic(phrase, match["mark"], match.end(), is_open)
        about_person = context.current is not None and context.current.is_person
        if topic.tells or not (about_person and is_state(phrase.as_written, context.analyzer)):
            found.append(topic)
    return found


def subjects(blanked: str, context: Context) -> tuple[Phrase | None, Phrase | None]:
    """Who a sentence is about, and whom it leans on for that: a medium, or anyone who tells of a person's words."""
    subject: Phrase | None = None
    via: Phrase | None = None
    for topic in topics(blanked, context):
        if topic.tells and via is None and subject is None:
            via = topic.phrase
        elif (
            subject is None
            and _is_subject(topic)
            and (topic.mark != "が" or (topic.is_open and not _ABOUT_THIS.search(blanked, topic.end)))
        ):
            subject = topic.phrase
    if via and subject and not (via.is_media or subject.is_person):
        return via, None
    return (subject, via) if subject else (via, None)


def _is_subject(topic: Topic) -> bool:
    """Whether も takes a subject: a body that is also meant (…諸国も含まれる) is rather part of what is said."""
    return topic.mark != "も" or topic.phrase.is_person or topic.is_open


def content(
    blanked: str, first: int, last: int, context: Context, *, hearsay: bool, speaking: Phrase | None = None
) -> tuple[Phrase | None, tuple[int, int]]:
    """The words before a mark, without who says them and without where and when.

    Args:
        blanked: the sentence.
        first: where the mark before ended.
        last: where the mark begins.
        context: what the sentence is read against.
        hearsay: whether the mark passes on what somebody else said; only an "according to" then names that one.
        speaking: the person who spoke before in the same sentence; a body is then rather spoken about.
    """
    speaker: Phrase | None = None
    passed_on: Topic | None = None
    speaker_is_named = False
    for topic in topics(blanked, context, first, last):
        if (topic.mark == "が" and not topic.is_open) or (hearsay and not topic.tells) or not _is_subject(topic):
            continue
        if speaking and speaking.is_person and not (topic.phrase.is_person or topic.is_open or topic.phrase.is_same):
            continue
        speaks_through = passed_on is not None and (topic.phrase.is_person or passed_on.phrase.is_media)
        # A named person goes on speaking, whoever or whatever stands before the quotation.
        says_last = _QUOTED.fullmatch(blanked, topic.end, last) and (topic.phrase.is_person or not speaker_is_named)
        if speaker is None or speaks_through or says_last or (topic.mark == "も" and topic.phrase.is_person):
            first, speaker, speaker_is_named = topic.end, topic.phrase, topic.phrase.is_person
            passed_on = topic if topic.tells else None
    while lead := _LEADING.match(blanked[first:last]) or _ADJUNCT.match(blanked[first:last]):
        if first + lead.end() >= last - FEWEST:
            break
        first += lead.end()
    if linking := _LINKING.search(blanked[first:last]):
        last = first + linking.start()
    return speaker, (first, last)
