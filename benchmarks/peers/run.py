"""Runs the processes that measure, gives each a time limit, and keeps what was stored for the next time."""

import importlib.util
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.peers.child import REACHED
from benchmarks.peers.machine import ROOT, fingerprint, version
from benchmarks.peers.systems import SYSTEMS

ADDED = "added.json"
FEW = 64
"""Posts of the small database whose process shows what the libraries alone take in memory."""

_TAIL = 200
_LIMITS = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS")
_MODULES = {"langchain-community": "langchain_community", "qdrant-client": "qdrant_client", "faiss-cpu": "faiss"}


def has_libraries(name: str) -> bool:
    """Whether the libraries of a system are installed."""
    needed = [package for package in SYSTEMS[name].packages if package.lower() not in {"onrecord", "sudachipy"}]
    return all(importlib.util.find_spec(_MODULES.get(one, one.replace("-", "_"))) is not None for one in needed)


@dataclass(frozen=True)
class Runner:
    """Measures systems on the posts of two files.

    Attributes:
        cache: the folder in which what is stored is kept.
        model: folder of the model.
        posts: file of the posts.
        asked: file of the questions.
        limit: seconds that a process may take.
        shared: the folder with labelled feeds, where it is at hand.
        threads: of linear algebra; as many as the libraries like where 0.
    """

    cache: Path
    model: Path
    posts: Path
    asked: Path
    limit: float
    shared: Path | None = None
    threads: int = 0

    def measure(self, name: str, count: int, sections: Sequence[str]) -> dict[str, Any]:
        """All figures of a system at one size; ``failed`` tells by section what was not reached, and why.

        Args:
            name: of the system.
            count: of posts.
            sections: those of ``benchmarks.peers.asking``; what adding took is always told, as it was when it was done.
        """
        figures: dict[str, Any] = {"failed": {}}
        stored, added = self._stored(name, count)
        figures |= {key: value for key, value in added.items() if key != "failed"}
        if not stored:
            figures["failed"]["add"] = added["failed"]
            return figures
        # Where many threads at once end a process, the other figures stay.
        parts = {"questions": [one for one in sections if one not in {"add", "burst"}]}
        parts |= {"burst": ["burst"]} if "burst" in sections else {}
        for part, wanted in parts.items():
            if wanted:
                found = self._ask(name, stored, wanted)
                if "failed" in found:
                    figures["failed"][part] = found["failed"]
                else:
                    # A process that is only there for the burst opens with a warm disk.
                    figures = found | figures
        if "memory" in sections and "resident bytes" in figures:
            figures |= self._libraries(name, wanted=parts["questions"])
        return figures

    def quality(self, name: str) -> dict[str, Any]:
        """First hits right, by set of questions."""
        with tempfile.TemporaryDirectory() as scratch:
            extra = ["--shared", str(self.shared)] if self.shared else []
            return self._child("quality", name, Path(scratch), extra)

    def _stored(self, name: str, count: int) -> tuple[Path | None, dict[str, Any]]:
        """Where the posts are stored, and what storing them took; None and why where they cannot be."""
        owner = SYSTEMS[name].stored_by or name
        mark = fingerprint() if owner == "onrecord" else version(SYSTEMS[owner].packages[0])
        folder = self.cache / f"{self.posts.stem}-first-{count}" / f"{owner}-{mark}"
        told = folder.with_suffix(folder.suffix + f".{ADDED}")
        if not told.exists():
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir(parents=True)
            found = self._child("add", owner, folder, ["--posts", str(self.posts), "--count", str(count)])
            told.write_text(json.dumps(found), encoding="utf-8")
        added = json.loads(told.read_text(encoding="utf-8"))
        return (None if "failed" in added else folder), added

    def _ask(self, name: str, folder: Path, sections: Sequence[str]) -> dict[str, Any]:
        return self._child(
            "ask",
            name,
            folder,
            ["--asked", str(self.asked), "--sections", ",".join(sections), "--started", f"{time.time()}"],
        )

    def _libraries(self, name: str, wanted: Sequence[str]) -> dict[str, Any]:
        """What a process takes in memory that has asked the same questions of next to nothing."""
        folder, _ = self._stored(name, FEW)
        found = self._ask(name, folder, wanted) if folder else {}
        return {"library bytes": found["resident bytes"]} if "resident bytes" in found else {}

    def _child(self, task: str, name: str, folder: Path, arguments: Sequence[str]) -> dict[str, Any]:
        with tempfile.TemporaryDirectory() as scratch:
            out, log = Path(scratch) / "figures.json", Path(scratch) / "log"
            command = [sys.executable, "-m", "benchmarks.peers.child", task, name, "--out", str(out)]
            command += ["--model", str(self.model), "--folder", str(folder), *arguments]
            with log.open("wb") as file:
                process = subprocess.Popen(
                    command, cwd=ROOT, env=_environment(self.threads), stdout=file, stderr=file, start_new_session=True
                )
                try:
                    process.wait(self.limit)
                except subprocess.TimeoutExpired:
                    reached = folder / REACHED
                    got = f", {int(reached.read_text()):,} posts read" if task == "add" and reached.exists() else ""
                    return {"failed": f"not within {self.limit / 60:.0f} minutes{got}"}
                finally:
                    _end(process)
            if process.returncode or not out.exists():
                lines = [
                    line for line in log.read_text(encoding="utf-8", errors="replace").splitlines() if line.strip()
                ]
                return {"failed": _told(process.returncode, lines)}
            return dict(json.loads(out.read_text(encoding="utf-8")))


def _told(status: int, lines: Sequence[str]) -> str:
    if status < 0:
        return f"ended by {signal.Signals(-status).name}"
    return lines[-1][:_TAIL] if lines else f"status {status}"


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a process with all that it started."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _environment(threads: int) -> dict[str, str]:
    quiet = {
        "LANCE_LOG": "error",
        "TOKENIZERS_PARALLELISM": "true",
        "HF_HUB_OFFLINE": "1",
        "ANONYMIZED_TELEMETRY": "false",
    }
    limited = {name: str(threads) for name in _LIMITS} if threads else {}
    return {**os.environ, **quiet, **limited, "PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "ignore"}
