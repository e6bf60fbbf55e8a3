"""What is said where somebody speaks, but not on the topic, or not in the way, that was asked for. Pure functions."""

from retrieval.answers.build import as_understood, labels_of
from retrieval.answers.telling import with_message
from retrieval.language import Language
from retrieval.query.plan import QueryPlan
from retrieval.types import Answer, AnswerStatus, Query, Suggestion, Told

_EVERYTHING: dict[Language, tuple[str, str]] = {
    "en": ("everything {name} said", "what did {name} say?"),
    "ja": ("{name}の発言すべて", "{name}は何と言った?"),
}


def nothing_on_topic(query: Query, plan: QueryPlan, language: Language, count: int) -> Answer | None:
    """Somebody speaks in this feed and no words on the topic were found: all that this person said is one step away.

    None where nobody speaks who is asked for, so that something else is to be told.

    Args:
        query: as asked.
        plan: as understood.
        language: of the asker.
        count: the statements of those asked for.
    """
    act, topic = plan.question.act, plan.topic if plan.question.topic else ""
    if not count or not (topic or act):
        return None
    names = labels_of(plan.persons) or list(plan.spellings[:1])
    label, question = _EVERYTHING[language]
    steps = tuple(
        Suggestion(label=label.format(name=name), question=question.format(name=name), speakers=(name,))
        for name in names
    )
    told = Told(names=tuple(names), count=count, topic=topic, act=act, speaks=True)
    query = as_understood(query, plan)
    return with_message(
        Answer(status=AnswerStatus.NO_MATCH, message="", query=query, suggestions=steps, told=told), language
    )


def no_question(query: Query, context: Query | None, language: Language) -> Answer:
    """What a greeting gets: nothing was asked, and what can be asked is told.

    Args:
        query: what was typed.
        context: of the answer before, which can still be followed up.
        language: of the asker.
    """
    kept = context.model_copy(update={"text": query.text, "kept": ()}) if context else query
    answer = Answer(status=AnswerStatus.NO_MATCH, message="", query=kept, told=Told(is_talk=True))
    return with_message(answer, language)
