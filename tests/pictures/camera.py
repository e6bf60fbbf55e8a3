"""Pages photographed by headless Chromium, through its DevTools protocol."""

import asyncio
import base64
import io
import json
import shutil
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import aiohttp
from PIL import Image

BROWSER = "chromium"
_FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync --disable-extensions --hide-scrollbars --remote-debugging-port=0"
)
_SHARPNESS = 2
_COLOURS = 128


class Camera:
    """A browser's one page.

    Args:
        socket: to its DevTools.
    """

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self._socket = socket
        self._calls = 0

    async def picture(self, html: str, width: int) -> bytes:
        """A PNG of a whole page, of few colours.

        Args:
            html: the page.
            width: of the window, in CSS pixels.
        """
        tree = await self._call("Page.getFrameTree")
        await self._measure(width, 100)
        await self._call("Page.setDocumentContent", frameId=tree["frameTree"]["frame"]["id"], html=html)
        await self.value("document.fonts.ready.then(() => true)")
        return await self.shot(width)

    async def visit(self, address: str, width: int, *, is_dark: bool = False, runs_scripts: bool = False) -> None:
        """Open a page of a server.

        Args:
            address: of the page.
            width: of the window, in CSS pixels.
            is_dark: whether the person prefers dark pages.
            runs_scripts: whether the page's own programs run.
        """
        await self._call("Emulation.setScriptExecutionDisabled", value=not runs_scripts)
        dark = [{"name": "prefers-color-scheme", "value": "dark" if is_dark else "light"}]
        await self._call("Emulation.setEmulatedMedia", features=dark)
        await self._measure(width, 900)
        await self._call("Page.navigate", url=address)
        await self._until("document.readyState === 'complete'")

    async def shot(self, width: int) -> bytes:
        """A PNG of the whole page that is open, of few colours.

        Args:
            width: of the window, in CSS pixels.
        """
        await self._measure(width, int(await self.value("document.documentElement.offsetHeight")))
        taken = await self._call("Page.captureScreenshot", format="png")
        return _smaller(base64.b64decode(taken["data"]))

    async def write(self, text: str) -> None:
        """Write where the focus is."""
        await self._call("Input.insertText", text=text)

    async def arrived(self, part: str) -> str:
        """Wait until a page is there whose address holds this; gives the address."""
        await self._until(f"location.href.includes({json.dumps(part)}) && document.readyState === 'complete'")
        return str(await self.value("location.href"))

    async def press(self, key: str) -> None:
        """Press a key, such as ``Tab`` or ``Enter``."""
        code = {"Tab": 9, "Enter": 13}[key]
        text = {"text": "\r"} if key == "Enter" else {}
        await self._call("Input.dispatchKeyEvent", type="keyDown", key=key, windowsVirtualKeyCode=code, **text)
        await self._call("Input.dispatchKeyEvent", type="keyUp", key=key, windowsVirtualKeyCode=code)

    async def value(self, script: str) -> Any:
        """What an expression of JavaScript gives on the page that is open; a promise is waited for."""
        found = await self._call("Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True)
        if "exceptionDetails" in found:
            raise RuntimeError(found["exceptionDetails"])
        return found["result"].get("value")

    async def _until(self, condition: str) -> None:
        # Where no scripts run, nobody can be told of an event.
        for _ in range(1_200):
            if await self.value(condition):
                return
            await asyncio.sleep(0.05)
        raise TimeoutError(f"The page never came to this: {condition}")

    async def _measure(self, width: int, height: int) -> None:
        await self._call(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=height,
            deviceScaleFactor=_SHARPNESS,
            mobile=False,
        )

    async def _call(self, method: str, **values: object) -> dict[str, Any]:
        self._calls += 1
        await self._socket.send_json({"id": self._calls, "method": method, "params": values})
        while True:
            answer = json.loads(await self._socket.receive_str(timeout=60))
            if answer.get("id") == self._calls:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']}")
                result: dict[str, Any] = answer["result"]
                return result


@asynccontextmanager
async def camera() -> AsyncIterator[Camera]:
    """A browser with an empty profile, until the block ends.

    Raises:
        FileNotFoundError: there is no Chromium.
    """
    program = shutil.which(BROWSER)
    if not program:
        raise FileNotFoundError("Pictures need Chromium: apt-get install chromium fonts-noto-core fonts-noto-cjk")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        flags = [*_FLAGS.split(), f"--user-data-dir={profile}", "about:blank"]
        quiet = asyncio.subprocess.DEVNULL
        browser = await asyncio.create_subprocess_exec(program, *flags, stdout=quiet, stderr=quiet)
        try:
            port = await _port(Path(profile) / "DevToolsActivePort")
            async with aiohttp.ClientSession() as session:
                async with session.get(f"http://127.0.0.1:{port}/json/list") as listed:
                    pages = await listed.json(content_type=None)
                address = next(one["webSocketDebuggerUrl"] for one in pages if one["type"] == "page")
                async with session.ws_connect(address, max_msg_size=0) as socket:
                    yield Camera(socket)
        finally:
            browser.terminate()
            await browser.wait()


async def _port(file: Path) -> int:
    """The port that the browser chose, once it wrote it down."""
    for _ in range(1_200):
        if written := await asyncio.to_thread(lambda: file.read_text() if file.exists() else ""):
            return int(written.split()[0])
        await asyncio.sleep(0.05)
    raise TimeoutError("Chromium does not say on which port it listens.")


def _smaller(png: bytes) -> bytes:
    with Image.open(io.BytesIO(png)) as image:
        out = io.BytesIO()
        image.convert("RGB").quantize(_COLOURS, dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
        return out.getvalue()
