"""What is said where somebody speaks, but not on the topic, or not in the way, that was asked for. Pure functions."""

from retrieval.answers.build import as_understood
from retrieval.answers.called import labels_of, people_told
from retrieval.answers.suggestions import everything_said
from retrieval.answers.telling import with_message
from retrieval.language import Language
from retrieval.people.person_values import without_code
from retrieval.query.plan import QueryPlan
from retrieval.types import Answer, AnswerStatus, Query, Told


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
    short = [without_code(one) for one in plan.asked]
    # Of several each is told by how the feed tells them apart.
    shown = short if len(short) == len(names) else names
    steps = tuple(everything_said(name, one, language) for name, one in zip(names, shown, strict=True))
    called = tuple(people_told(plan, language))
    told = Told(names=called, short=tuple(short), count=count, topic=topic, act=act, speaks=True)
    query = as_understood(query, plan)
    return with_message(
        Answer(status=AnswerStatus.NO_MATCH, message="", query=query, suggestions=steps, told=told), language
    )
