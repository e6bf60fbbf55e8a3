"""A database, a writer that is killed again and again, and what must be there each time."""

import random
import subprocess
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass, field, replace
from pathlib import Path

from benchmarks.kills.feed import NUMBERS, QUESTIONS, item
from retrieval import Answer, Retriever

PROJECT = Path(__file__).parents[2]


@dataclass(frozen=True)
class State:
    """What is known of an item.

    Attributes:
        revision: the one that stands, or stood when it was removed; -1 before it was ever added.
        is_there: whether it is answered from.
    """

    revision: int = -1
    is_there: bool = False

    def after(self, step: str, revision: int = 0) -> "State":
        """What becomes of the item by a step."""
        if step == "add" and self.revision < 0:
            return State(revision, is_there=True)
        if step == "add" and self.is_there:
            return replace(self, revision=max(self.revision, revision))
        if step == "remove":
            return replace(self, is_there=False)
        if step == "restore":
            return replace(self, is_there=self.revision >= 0)
        return self


@dataclass
class Trial:
    """One database over many kills.

    Attributes:
        database: the file.
        dice: the chance.
        states: of each item what is known for certain.
        newest: of each item the newest revision that a writer may have read.
        during: how often a writer was killed while it was at each kind of step.
        steps: how many steps were acknowledged.
    """

    database: Path
    dice: random.Random
    states: dict[int, State] = field(default_factory=lambda: dict.fromkeys(range(NUMBERS), State()))
    newest: dict[int, int] = field(default_factory=dict)
    during: Counter[str] = field(default_factory=Counter)
    steps: int = 0

    def kill_once(self) -> list[str]:
        """Let a writer work for a moment and kill it; gives what is wrong afterwards, a sentence each."""
        pending = self._killed(self.dice.choice((0, 1, 3, 10, 30, 60)), self.dice.random() * 0.06)
        with Retriever.open(self.database, workers=0) as retriever:
            return [*self._lost(retriever, pending), *retriever.check()]

    def differences(self) -> list[str]:
        """Questions that indexes made anew, of a copy of the record, answer otherwise."""
        with tempfile.TemporaryDirectory() as folder:
            copy = Path(folder) / "copy.db"
            with Retriever.open(self.database, workers=0) as retriever:
                retriever.backup(copy)
                answers = _answers(retriever)
            with Retriever.open(copy, workers=0) as retriever:
                fresh = _answers(retriever)
        return [
            f"Fresh indexes answer otherwise: {question}"
            for question in QUESTIONS
            if answers[question] != fresh[question]
        ]

    def _killed(self, lines: int, delay: float) -> dict[int, set[State]]:
        """Kill a writer after so many lines and a moment more.

        Returns:
            Of each item that it was at work on, what it may be now.
        """
        process = subprocess.Popen(
            [sys.executable, "-m", "benchmarks.kills.writer", str(self.database), str(self.dice.randrange(10**9))]
            + [f"{number}:{revision}" for number, revision in self.newest.items()],
            stdout=subprocess.PIPE,
            text=True,
            cwd=PROJECT,
        )
        assert process.stdout is not None
        told = [process.stdout.readline() for _ in range(lines + 1)]
        try:
            process.wait(timeout=delay)
        except subprocess.TimeoutExpired:
            process.kill()
        # What it told before it died still lies in the pipe.
        rest, _ = process.communicate()
        if process.returncode != -9:
            raise RuntimeError(f"the writer ended by itself, with {process.returncode}")
        return self._read("".join([*told, rest]))

    def _read(self, told: str) -> dict[int, set[State]]:
        begun: dict[str, list[str]] = {}
        # A line that was cut off by the kill was not told.
        for line in told.split("\n")[:-1]:
            sign, words = line[0], line[2:].split()
            if sign == "?":
                begun[line[2:]] = words
                if words[0] == "add":
                    self.newest[int(words[1])] = max(self.newest.get(int(words[1]), -1), int(words[2]))
                continue
            del begun[line[2:]]
            self.steps += 1
            if len(words) > 1:
                number = int(words[1])
                self.states[number] = self.states[number].after(words[0], *map(int, words[2:]))
        self.during.update({words[0] for words in begun.values()} or {"between two steps"})
        pending: dict[int, set[State]] = {}
        for words in begun.values():
            if len(words) > 1:
                number = int(words[1])
                pending[number] = {self.states[number], self.states[number].after(words[0], *map(int, words[2:]))}
        return pending

    def _lost(self, retriever: Retriever, pending: dict[int, set[State]]) -> list[str]:
        """Items that are not what they must be, or are there twice; what was uncertain is known from now on."""
        wrong = []
        total = 0
        for number in range(NUMBERS):
            item_id = item(number, 0).id
            allowed = pending.get(number, {self.states[number]})
            found = _found(retriever, number)
            total += found.is_there
            if found not in allowed:
                wrong.append(f"Item {number} is {found} instead of {allowed}.")
            self.states[number] = found
            texts = [one.item.text for one in retriever.history(item_id)]
            if len(set(texts)) != len(texts):
                wrong.append(f"Item {number} has a version twice.")
        if retriever.stats().items != total:
            wrong.append(f"{retriever.stats().items} items are there instead of {total}.")
        return wrong


def _found(retriever: Retriever, number: int) -> State:
    history = retriever.history(item(number, 0).id)
    if not len(history):
        return State()
    text = history[-1].item.text
    revision = next((one for one in range(10_000) if item(number, one).text == text), -2)
    return State(revision, is_there=not history.is_removed and retriever.item(item(number, 0).id) is not None)


def _answers(retriever: Retriever) -> dict[str, Answer]:
    return {question: retriever.ask(question, limit=50) for question in QUESTIONS}
