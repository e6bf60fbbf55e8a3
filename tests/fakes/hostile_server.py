"""A server on this machine that answers each path with whatever bytes a test gives it, at whatever pace."""

import contextlib
import socket
import threading
from collections.abc import Callable, Iterator

Script = Callable[[], Iterator[bytes]]
"""Gives the bytes of an answer, piece by piece; may never end."""


class HostileServer:
    """Answers on loopback until it is closed.

    Attributes:
        scripts: what is answered, by path.
        asked: the requests that came, as they were written.
        port: where it listens.
        stopping: set when the test is over; a script that waits, waits for this.
    """

    def __init__(self) -> None:
        self.scripts: dict[str, Script] = {}
        self.asked: list[str] = []
        self.stopping = threading.Event()
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._socket.getsockname()[1]
        self._threads = [threading.Thread(target=self._serve, daemon=True)]
        self._threads[0].start()

    def url(self, path: str, host: str = "127.0.0.1") -> str:
        """The address of a path."""
        return f"http://{host}:{self.port}{path}"

    def give(self, path: str, *pieces: bytes) -> str:
        """Answer a path with these bytes; gives its address."""
        self.scripts[path] = lambda: iter(pieces)
        return self.url(path)

    def dripping(self, first: bytes, drop: bytes) -> Script:
        """Bytes, and then a drop again and again until the test is over."""

        def script() -> Iterator[bytes]:
            yield first
            while not self.stopping.wait(0.02):
                yield drop

        return script

    def close(self) -> None:
        """Stop answering."""
        self.stopping.set()
        with contextlib.suppress(OSError):
            # Wakes the thread that waits for the next visitor.
            socket.create_connection(("127.0.0.1", self.port), timeout=5).close()
        self._threads[0].join(timeout=10)
        self._socket.close()
        for thread in self._threads[1:]:
            thread.join(timeout=10)

    def _serve(self) -> None:
        while not self.stopping.is_set():
            visitor, _ = self._socket.accept()
            thread = threading.Thread(target=self._answer, args=(visitor,), daemon=True)
            self._threads.append(thread)
            thread.start()

    def _answer(self, visitor: socket.socket) -> None:
        with visitor, contextlib.suppress(OSError):
            head = b""
            while b"\r\n\r\n" not in head:
                piece = visitor.recv(65_536)
                if not piece:
                    return
                head += piece
                if head.startswith(b"\x16\x03"):
                    # The greeting of TLS: nothing is said to it, ever.
                    self.stopping.wait(30)
                    return
            text = head.decode("latin-1")
            self.asked.append(text)
            script = self.scripts.get(text.split(" ", 2)[1])
            for piece in script() if script else [answer(b"", status="404 Not Found")]:
                visitor.sendall(piece)
            with contextlib.suppress(OSError):
                visitor.shutdown(socket.SHUT_WR)


def answer(body: bytes, *headers: str, status: str = "200 OK", length: int | None = None) -> bytes:
    """An answer with a body of a length told, right or wrong."""
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body) if length is None else length}", *headers]
    return "\r\n".join([*lines, "", ""]).encode("latin-1") + body
