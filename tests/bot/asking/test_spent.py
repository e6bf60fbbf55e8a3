"""What the time of an answer goes to."""

import asyncio

from bot.asking.desk import Desk
from bot.asking.spent import counting, note_spent, spending


async def test_a_search_tells_how_long_it_waited_and_ran_to_the_task_that_asked() -> None:
    desk = Desk()

    def search() -> int:
        with spending("search"):
            return 7

    with counting() as spent:
        assert await desk.search(search) == 7
        await desk.write(lambda: None)
    assert set(spent) == {"queue", "search", "keep"}
    assert min(spent.values()) >= 0
    await desk.close()


def test_times_of_one_kind_add_up_and_nobody_counts_outside() -> None:
    note_spent("search", 1.0)
    with counting() as spent:
        note_spent("search", 1.0)
        note_spent("search", 2.0)
    note_spent("search", 4.0)
    assert spent == {"search": 3.0}


async def test_two_tasks_count_each_their_own() -> None:
    async def one(seconds: float) -> dict[str, float]:
        with counting() as spent:
            await asyncio.sleep(0)
            note_spent("send", seconds)
            return spent

    assert await asyncio.gather(one(1.0), one(2.0)) == [{"send": 1.0}, {"send": 2.0}]
