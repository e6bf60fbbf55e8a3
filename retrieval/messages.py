"""The one plain sentence that goes with an answer, in the asker's language."""

from retrieval.language import Language
from retrieval.types import AnswerStatus

_MESSAGES: dict[AnswerStatus, dict[Language, str]] = {
    AnswerStatus.ANSWERED: {
        "en": "{count} {passages} from the feed, word for word.",
        "ja": "フィードの記述{count}件を原文のまま示します。",
    },
    AnswerStatus.NO_MATCH: {
        "en": "Nothing in this feed answers that.",
        "ja": "このフィードには答えになる記述がありません。",
    },
    AnswerStatus.OUTSIDE_FILTERS: {
        "en": "Nothing in the chosen sources and dates; {count} {passages} elsewhere in the feed.",
        "ja": "指定した情報源と期間にはありませんが、フィードのほかの部分に{count}件あります。",
    },
    AnswerStatus.EMPTY_INDEX: {
        "en": "The index is empty. Add a feed first, for example with `onrecord add FILE`.",
        "ja": "索引が空です。先にフィードを追加してください（例: `onrecord add ファイル`）。",
    },
    AnswerStatus.UNKNOWN_NAME: {
        "en": "Nobody called {name} is named in this feed.",
        "ja": "このフィードに「{name}」という名前は出てきません。",
    },
    AnswerStatus.NOT_A_SPEAKER: {
        "en": "{name} is named in this feed, but no statement by them was found.",
        "ja": "「{name}」の名前は出てきますが、発言は見つかりませんでした。",
    },
}
_UNKNOWN_SOURCE: dict[Language, str] = {
    "en": "There is no source called {name} in this feed.",
    "ja": "このフィードに「{name}」という情報源はありません。",
}


def message(status: AnswerStatus, language: Language, *, count: int = 0, name: str = "") -> str:
    """The sentence for a status.

    Args:
        status: of the answer.
        language: of the asker.
        count: of passages.
        name: the name that the sentence is about.
    """
    passages = "passage" if count == 1 else "passages"
    return _MESSAGES[status][language].format(count=count, passages=passages, name=name)


def unknown_source(name: str, language: Language) -> str:
    """The sentence for a source filter that no item has."""
    return _UNKNOWN_SOURCE[language].format(name=name)
