"""Where and of what something was measured."""

import hashlib
import importlib.metadata
import os
import platform
import subprocess
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
_MADE_OF = {".py", ".sql", ".tsv", ".toml", ".npz", ".npy"}


def measured(packages: Iterable[str]) -> dict[str, Any]:
    """Date, commit, machine, how busy it is, and the versions of packages that are installed."""
    import psutil

    return {
        "date": datetime.now(UTC).date().isoformat(),
        "commit": _git("rev-parse", "--short", "HEAD")
        + (" and changes" if _git("status", "--porcelain", "--", "embeddings", "retrieval") else ""),
        "processor": _processor(),
        "cores": os.cpu_count() or 1,
        "memory GiB": round(psutil.virtual_memory().total / 2**30),
        "load": round(os.getloadavg()[0], 1),
        "system": f"{platform.system()} {platform.release()}",
        "versions": {"Python": platform.python_version()} | {one: version(one) for one in dict.fromkeys(packages)},
    }


def version(package: str) -> str:
    """The version of a package; a dash where it is not installed."""
    try:
        return importlib.metadata.version(package)
    except importlib.metadata.PackageNotFoundError:
        return "–"


def fingerprint() -> str:
    """Changes with the code and the data of this checkout that make a database."""
    digest = hashlib.sha256()
    for package in ("embeddings", "retrieval"):
        for path in sorted((ROOT / package).rglob("*")):
            if path.suffix in _MADE_OF and "training" not in path.parts:
                digest.update(path.relative_to(ROOT).as_posix().encode())
                digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def _git(*arguments: str) -> str:
    done = subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, text=True, check=False)
    return done.stdout.strip()


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), platform.machine())
