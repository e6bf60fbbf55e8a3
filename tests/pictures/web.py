"""The page of ``onrecord serve``, photographed as a browser shows it."""

import asyncio
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from retrieval import Retriever
from tests.bot.web.serving import serving
from tests.pictures.camera import camera
from tests.pictures.invented import items
from tests.pictures.scenes import PHONE

DESK = 1_080
_SOREN = f"/?question={quote('what did Soren say?')}&since=2025-03-01&language=en"


@dataclass(frozen=True)
class WebScene:
    """One picture.

    Attributes:
        name: of its file.
        address: of the page, without the server.
        width: of the window, in CSS pixels.
        is_dark: whether the person prefers dark pages.
        in_docs: whether it is made without being named.
    """

    name: str
    address: str
    width: int = DESK
    is_dark: bool = False
    in_docs: bool = False


WEB_SCENES = (
    WebScene("web-desk", _SOREN, in_docs=True),
    WebScene("web-phone", f"/?question={quote('ソレン市長は何と言った？')}&language=ja", PHONE, in_docs=True),
    WebScene("web-dark", _SOREN, is_dark=True),
    WebScene("web-start", "/?language=en"),
    WebScene("web-start-phone", "/?language=ja", PHONE),
    WebScene("web-timeline", "/timeline?speaker=Soren&language=en"),
    WebScene("web-timeline-phone", "/timeline?speaker=Soren&language=ja", PHONE),
    WebScene("web-several", f"/?question={quote('what did Tanaka say?')}&language=en"),
    WebScene("web-named", f"/?question={quote('what did Kelda say?')}&language=en"),
    WebScene("web-hostile", f"/?question={quote('what did Kurz say?')}&language=en"),
    WebScene("web-item", f"/items/{items()[3].id}?passage=7-54&language=en"),
    WebScene("web-speakers", "/speakers?language=en"),
    WebScene("web-sources", "/sources?language=ja&offset=100", PHONE, is_dark=True),
    WebScene("web-trouble", "/?question=a&since=sometime&language=en"),
)


async def photograph_web(scenes: Iterable[WebScene], out: Path) -> None:
    """Serve the invented feed and photograph pages of it.

    Args:
        scenes: rows of the table.
        out: a folder that is there, for a PNG of each scene.
    """
    with tempfile.TemporaryDirectory() as folder:
        db = Path(folder) / "feed.db"
        with Retriever.open(db) as retriever:
            retriever.add(items())
        with serving(db) as (_, address):
            async with camera() as taking:
                for scene in scenes:
                    await taking.visit(address.rstrip("/") + scene.address, scene.width, is_dark=scene.is_dark)
                    taken = await taking.shot(scene.width)
                    await asyncio.to_thread((out / f"{scene.name}.png").write_bytes, taken)
                    print(f"{scene.name}.png  {len(taken) / 1000:.0f} kB")
