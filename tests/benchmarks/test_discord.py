"""A crowd asks the bot on a loopback Discord: what the benchmark counts, in little."""

import pytest

from benchmarks.crowd.database import Holding, holding
from benchmarks.crowd.people import Asked
from benchmarks.crowd.trials import Outcome, Size, asking, completing, cut_off, stopped
from benchmarks.discord import faults_of, table
from tests.fakes.loopback.guilds import Channel
from tests.fakes.loopback.interactions import Interaction
from tests.fakes.loopback.people import User

SMALL = Size(questions=40, users=8, cuts=2)


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Holding:
    cache = tmp_path_factory.mktemp("crowd")
    made = holding(cache, 500, 60, 20)
    # The second time it is there.
    assert holding(cache, 500, 60, 20) == made
    return made


async def test_everyone_is_answered_once(held: Holding) -> None:
    assert held.passages == 500
    outcome = await asking(held, SMALL)
    assert faults_of(outcome) == 0
    assert [one.answers for one in outcome.asked] == [1] * SMALL.questions
    assert outcome.told_why_not == 0
    assert {"queue", "search", "render", "keep", "send", "duration"} <= set(outcome.phases)
    assert "answered twice" in table(outcome)


async def test_names_and_sources_are_completed(held: Holding) -> None:
    assert len(await completing(held, Size(users=3))) == 9


async def test_what_discord_delivered_is_answered_once_however_often_the_connection_breaks(held: Holding) -> None:
    outcome = await cut_off(held, SMALL)
    assert faults_of(outcome, may_expire=True) == 0
    assert outcome.notes["resumed"] >= SMALL.cuts


async def test_stopped_in_the_middle_each_question_has_an_answer_or_a_sentence(held: Holding) -> None:
    outcome = await stopped(held, SMALL)
    assert (outcome.unanswered, outcome.twice) == (0, 0)
    assert outcome.notes["exit status"] == 0
    assert outcome.notes["lines of its end"] == 1


async def test_what_is_unanswered_or_answered_twice_is_a_fault() -> None:
    def asked(response: int | None, answers: int) -> Asked:
        interaction = Interaction(1, "", 2, User(1, "mika"), Channel(1, "general", 0, None), None, {}, 0.0)
        interaction.response = response
        return Asked(interaction, 0.0, answers=answers)

    assert faults_of(Outcome([asked(5, 1)])) == 0
    assert faults_of(Outcome([asked(5, 0), asked(5, 2), asked(None, 0)])) == 3
    assert faults_of(Outcome([asked(None, 0)]), may_expire=True) == 0
