"""``python -m tests.pictures OUT [SCENE...]``: photographs the scenes into a folder."""

import argparse
import asyncio
import tempfile
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Any

import discord
from discord.gateway import DiscordWebSocket
from discord.http import Route
from yarl import URL

from bot.gateway.client import OnRecordBot
from bot.handlers.watching import Watching
from retrieval import Retriever
from tests.bot.running import running
from tests.fakes.discord_server import FakeDiscord
from tests.fakes.loopback.guilds import Guild
from tests.pictures.camera import camera
from tests.pictures.invented import TOKYO, items, news
from tests.pictures.markup import Viewer
from tests.pictures.message import page
from tests.pictures.scenes import SCENES, Scene
from tests.pictures.web import WEB_SCENES, photograph_web

ASKER = "Mika"
LOCALES = {"en": ("en-US", "en_US"), "ja": ("ja", "ja_JP")}
NOW = datetime(2025, 3, 9, 10, 30, tzinfo=TOKYO)


async def photograph(scenes: Iterable[Scene], out: Path) -> None:
    """Drive the bot through scenes over the loopback server and photograph what it sends.

    Args:
        scenes: rows of the table.
        out: a folder that is there, for a PNG of each scene.
    """
    server = FakeDiscord()
    await server.start()
    Route.BASE = f"{server.base}/api/v10"
    DiscordWebSocket.DEFAULT_GATEWAY = URL(server.base.replace("http", "ws") + "/gateway")
    with (
        tempfile.TemporaryDirectory() as folder,
        Retriever.open(Path(folder) / "feed.db", clock=lambda: NOW) as retriever,
    ):
        retriever.add(items())
        async with running(server, retriever) as bot, camera() as taking:
            guild = await server.add_guild()
            for scene in scenes:
                message, flags = await _message(scene, server, retriever, guild)
                if scene.news:
                    message, flags = await _news(server, retriever, bot, guild), 0
                viewer = Viewer(LOCALES[scene.language][1], TOKYO, NOW)
                reply_to = scene.written[-1] if scene.written else ""
                command = "" if scene.news else scene.command
                shown = page(message, viewer, who=ASKER, command=command, reply_to=reply_to, flags=flags)
                taken = await taking.picture(shown, scene.width)
                await asyncio.to_thread((out / f"{scene.name}.png").write_bytes, taken)
                print(f"{scene.name}.png  {len(taken) / 1000:.0f} kB")
    await server.stop()


async def _message(scene: Scene, server: FakeDiscord, retriever: Retriever, guild: Guild) -> tuple[dict[str, Any], int]:
    """What the bot sends in a scene, in a channel of a server, with its flags."""
    if scene.made:
        view = discord.ui.LayoutView(timeout=None)
        for item in scene.made(retriever):
            view.add_item(item)
        return {"components": view.to_components()}, 0
    if scene.written:
        return await _replies(scene, server), 0
    locale = LOCALES[scene.language][0]
    token = await server.command(scene.command, guild=guild, locale=locale, options=dict(scene.options))
    answer = await server.final(token)
    if scene.press:
        answer = await server.final(await server.click(scene.press, answer))
    return {"content": answer.content, "components": answer.components}, answer.flags


async def _news(server: FakeDiscord, retriever: Retriever, bot: OnRecordBot, guild: Guild) -> dict[str, Any]:
    """What the bot posts where somebody is watched, once something new came in."""
    retriever.add([news()])
    await Watching(bot, bot.service).look()
    post = await server.next_message(guild.general)
    return {"components": post.components}


async def _replies(scene: Scene, server: FakeDiscord) -> dict[str, Any]:
    """The answer to the last of several messages, each of which replies to the answer before."""
    answer = None
    for text in scene.written:
        # Meanwhile the bot notes which message its answer is.
        await asyncio.sleep(1)
        said = await server.say(text, reply_to=answer)
        answer = await server.next_message(said.channel)
    assert answer
    return {"components": answer.components}


def main() -> None:
    """Read what is asked for."""
    reading = argparse.ArgumentParser(prog="python -m tests.pictures", description=__doc__)
    reading.add_argument("out", type=Path)
    reading.add_argument("scene", nargs="*", choices=[*(scene.name for scene in (*SCENES, *WEB_SCENES)), []])
    asked = reading.parse_args()
    chosen = [scene for scene in SCENES if (scene.name in asked.scene if asked.scene else scene.in_docs)]
    asked.out.mkdir(parents=True, exist_ok=True)
    if chosen:
        asyncio.run(photograph(chosen, asked.out))
    pages = [scene for scene in WEB_SCENES if (scene.name in asked.scene if asked.scene else scene.in_docs)]
    asyncio.run(photograph_web(pages, asked.out))


if __name__ == "__main__":
    main()
