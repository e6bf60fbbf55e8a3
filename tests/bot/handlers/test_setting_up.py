"""What is set up; the commands and the panel are driven in ``tests/bot/cogs/test_settings.py``."""

from typing import Any

import pytest

from bot.asking.owner_errors import UnknownSourceError
from bot.asking.service import Service
from bot.handlers.setting_up import SettingUp


async def test_sources_are_meant_by_name_and_handle_each_once(retriever: Any) -> None:
    service = Service(retriever)
    try:
        setting_up = SettingUp(service)
        assert await setting_up.handles("7", ["Harbor Wire", "@HARBORWIRE", "見本新聞"]) == ("harborwire", "mihon")
        assert await setting_up.handles("7", []) == ()
        with pytest.raises(UnknownSourceError) as raised:
            await setting_up.handles("7", ["mihon", "harbo wire"])
        assert raised.value.typed == "harbo wire"
        assert raised.value.near
    finally:
        await service.desk.close()
