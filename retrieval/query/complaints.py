"""What is wrong with an argument, as the person who asked is told it, in both languages."""

from retrieval.errors import QuestionError
from retrieval.language import Language

COMPLAINTS: dict[str, dict[Language, str]] = {
    "empty_question": {
        "en": "The question is empty. Ask something, such as: what did Waltz say?",
        "ja": "質問が空です。例:「ウォルツは何と言った?」",
    },
    "empty_topic": {
        "en": "The topic is empty. Leave it out, or give one.",
        "ja": "話題が空です。省くか、指定してください。",
    },
    "empty_name": {
        "en": "{field}: a name is empty. Leave it out, or give one.",
        "ja": "{field}: 名前が空です。省くか、指定してください。",
    },
    "no_point": {
        "en": "{field} is {value}; it must be what Retriever.mark() or News.upto gave.",
        "ja": "{field}が{value}です。Retriever.mark()かNews.uptoの値を指定してください。",
    },
    "no_span": {
        "en": "{field} is {value}; it must be a datetime.timedelta of no less than nothing.",
        "ja": "{field}が{value}です。0以上のdatetime.timedeltaを指定してください。",
    },
    "no_words": {
        "en": "There is no text to look for.",
        "ja": "探す文章がありません。",
    },
    "long_text": {
        "en": "The {field} is longer than {most} characters. Shorten it.",
        "ja": "{field}が{most}文字を超えています。短くしてください。",
    },
    "long_name": {
        "en": "{field}: a name is longer than {most} characters. Shorten it.",
        "ja": "{field}: 名前が{most}文字を超えています。短くしてください。",
    },
    "many_names": {
        "en": "{field} holds more than {most} names. Ask for fewer at once.",
        "ja": "{field}の名前が{most}件を超えています。減らしてください。",
    },
    "swapped_days": {
        "en": "since ({first}) is later than until ({last}). Swap them.",
        "ja": "開始日（{first}）が終了日（{last}）より後です。入れ替えてください。",
    },
    "no_text": {
        "en": "The {field} must be text, not {kind}.",
        "ja": "{field}は文字列でなければなりません（{kind}ではなく）。",
    },
    "no_name": {
        "en": "{field}: {value} is no name; a name is text.",
        "ja": "{field}: {value}は名前ではありません。名前は文字列です。",
    },
    "no_names": {
        "en": "{field} must be a list of names, such as [{value}].",
        "ja": "{field}は名前のリストでなければなりません（例: [{value}]）。",
    },
    "no_day": {
        "en": "{field} must be a datetime.date, not {kind}: {value}.",
        "ja": "{field}はdatetime.dateでなければなりません（{kind}ではなく）: {value}。",
    },
    "no_count": {
        "en": "{field} is {value}; it must be a whole number from {least} to {most}.",
        "ja": "{field}が{value}です。{least}から{most}までの整数を指定してください。",
    },
    "no_zone": {
        "en": ("zone must be a zoneinfo.ZoneInfo, such as ZoneInfo('Asia/Tokyo'), or a datetime.timezone, not {kind}."),
        "ja": "zoneはZoneInfo('Asia/Tokyo')のようなZoneInfoかdatetime.timezoneでなければなりません（{kind}ではなく）。",
    },
    "no_language": {
        "en": "{field} is {value}; it must be one of {known}, or None for that of the question.",
        "ja": "{field}が{value}です。{known}のいずれか、または質問の言語とするNoneを指定してください。",
    },
    "no_context": {
        "en": "context must be the query of an answer (answer.query), not {kind}.",
        "ja": "contextは回答のquery（answer.query）でなければなりません（{kind}ではなく）。",
    },
    "no_style": {
        "en": "{field} is {value}; it must be one of {known}.",
        "ja": "{field}が{value}です。{known}のいずれかを指定してください。",
    },
    "no_hit": {
        "en": "{field} must be a hit, or a list of hits such as answer.hits, not {kind}.",
        "ja": "{field}はヒット、またはanswer.hitsのようなヒットのリストでなければなりません（{kind}ではなく）。",
    },
}
"""Messages with the names of what stands in them; each has the same names in both languages."""

_FIELDS_JA = {
    "question": "質問",
    "topic": "話題",
    "text": "入力",
    "speaker": "発言者",
    "speakers": "発言者",
    "source": "情報源",
    "sources": "情報源",
    "limit": "件数",
    "offset": "開始位置",
    "since": "開始日",
    "until": "終了日",
}
"""What an argument is called to somebody who sees no program."""


def complaint(key: str, *, field: str, **values: object) -> QuestionError:
    """The error for an argument.

    Args:
        key: a row of ``COMPLAINTS``.
        field: the argument at fault.
        **values: what else stands in the message.

    >>> str(complaint("long_name", field="speakers", most=200))
    'speakers: a name is longer than 200 characters. Shorten it.'
    >>> complaint("long_name", field="speakers", most=200).told("ja")
    '発言者: 名前が200文字を超えています。短くしてください。'
    """
    row = COMPLAINTS[key]
    return QuestionError(
        row["en"].format(field=field, **values),
        field=field,
        japanese=row["ja"].format(field=_FIELDS_JA.get(field, field), **values),
    )
