"""The directory follows the record."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date

from retrieval._storage.changes import Mark
from retrieval.people.clusters import SpeakerForm
from retrieval.people.directory_keeper import DirectoryKeeper

DAY = date(2025, 3, 1)


class Notes:
    """Who speaks, and how often that was asked for."""

    def __init__(self) -> None:
        self.forms = {"ソレン": 1}
        self.change = 1
        self.asked = 0

    def last_change(self) -> Mark:
        return Mark(self.change, "")

    def count_unread(self) -> int:
        return 0

    def voices(self) -> list[SpeakerForm]:
        self.asked += 1
        return [SpeakerForm(name, "", count, DAY, DAY) for name, count in self.forms.items()]


def test_it_asks_again_when_something_changed_and_only_then() -> None:
    notes = Notes()
    keeper = DirectoryKeeper(notes, {})
    with ThreadPoolExecutor(8) as workers:
        first = {id(directory) for directory in workers.map(lambda _: keeper.now(), range(40))}
    assert len(first) == 1
    assert notes.asked == 1
    held = keeper.now()
    notes.forms, notes.change = {"ソレン": 2, "ケルダ": 1}, 2
    assert [(one.name, one.statements) for one in keeper.now().infos()] == [("ソレン", 2), ("ケルダ", 1)]
    notes.forms, notes.change = {"ケルダ": 1}, 3
    assert [one.name for one in keeper.now().infos()] == ["ケルダ"]
    assert [one.name for one in held.infos()] == ["ソレン"]
