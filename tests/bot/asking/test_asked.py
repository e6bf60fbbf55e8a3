"""What is being asked."""

import asyncio

from bot.asking.asked import asked, note_asked


async def test_each_task_knows_its_own_question() -> None:
    async def answer(text: str) -> str:
        note_asked(text)
        await asyncio.sleep(0)
        return asked()

    assert await asyncio.gather(answer("what did Soren say?"), answer("and Norden?")) == [
        "what did Soren say?",
        "and Norden?",
    ]
    assert asked() == ""
