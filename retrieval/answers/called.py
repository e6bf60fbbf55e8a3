"""What people are called in an answer: as the asker wrote it, with the feed's spelling beside it. Pure functions."""

from collections.abc import Sequence

from retrieval.answers.messages import beside, either, surname_only, surname_only_beside
from retrieval.language import Language
from retrieval.names.forms import fold_name
from retrieval.people.clusters import Person
from retrieval.people.person_values import without_code
from retrieval.people.roles import bare, name_alone
from retrieval.query.plan import QueryPlan


def labels_of(people: Sequence[Person]) -> list[str]:
    """How the people that a name may mean are told apart; one who has no title beside others who have is left out."""
    titled = [one for one in people if one.role] if len(people) > 1 else list(people)
    shown = titled if len(titled) > 1 else people
    return list(dict.fromkeys(one.label if len(people) > 1 else one.name for one in shown))


def people_told(plan: QueryPlan, language: Language) -> list[str]:
    """Whose words are asked for, one a name that was asked for: *Waltz (ウォルツ)*.

    Args:
        plan: as understood.
        language: of the asker.
    """
    if not plan.persons:
        labels = list(plan.spellings[:1]) or [f"@{one}" for one in plan.authors]
        return [_named(plan.asked[0], labels, language)] if labels and plan.asked else labels
    told, seen = [], set[Person]()
    for asked, people in zip(plan.asked, plan.persons_by_name, strict=True):
        if fresh := [one for one in people if one not in seen]:
            seen.update(fresh)
            # Beside others a surname alone says too little.
            labels = labels_of(fresh) if len(fresh) > 1 or len(plan.persons) == 1 else [fresh[0].label]
            told.append(_named(asked, labels, language, is_open=plan.is_open and len(plan.asked) == 1))
    return told


def _named(asked: str, labels: Sequence[str], language: Language, *, is_open: bool = False) -> str:
    """A name that was asked for, with how the feed writes it where that is something else.

    Args:
        asked: as the asker wrote it, or a value that stands for one person.
        labels: how the feed writes those meant.
        language: of the asker.
        is_open: whether the feed gives the surname alone.
    """
    written = bare(without_code(asked))
    ways = [fold_name(one) for one in (written, name_alone(written)) if one]
    if all(any(way in fold_name(one) or fold_name(one) in way for way in ways) for one in labels):
        return either([surname_only(labels[0], language), *labels[1:]] if is_open else labels, language)
    shown = [surname_only_beside(labels[0], language), *labels[1:]] if is_open else labels
    return beside(without_code(asked), either(shown, language), language)
