"""What the terminal lists."""

import io
from datetime import UTC, datetime

import pytest
from rich.cells import cell_len
from rich.console import Console

from bot.render.listing import print_listing
from bot.render.tables import scores, sources, speakers, speech_scores
from retrieval import SourceInfo, SpeakerInfo
from retrieval.evaluation.questions import Scores
from retrieval.evaluation.utterances import SpeechScores


def test_a_hostile_name_makes_no_line_of_its_own() -> None:
    day = datetime(2025, 3, 1, tzinfo=UTC).date()
    screen = Console(file=io.StringIO(), width=80)
    with screen.capture() as capture:
        print_listing(
            screen, speakers([SpeakerInfo(name="Ida\nOno\t\x1b[2J", role="a\nb", statements=1, first=day, last=day)])
        )
        print_listing(screen, sources([SourceInfo(source="Wire\nPost", handle="w\nx", items=1, first=day, last=day)]))
    assert len(capture.get().splitlines()) == 4
    assert "\x1b" not in capture.get()


def test_speakers_of_whom_something_is_uncertain_have_its_count() -> None:
    day = datetime(2025, 3, 1, tzinfo=UTC).date()
    known = SpeakerInfo(name="Ida Soren", statements=5, first=day, last=day)
    likely = known.model_copy(update={"name": "Ono", "uncertain": 2})

    def table(*found: SpeakerInfo) -> list[list[str]]:
        screen = Console(file=io.StringIO(), width=80)
        with screen.capture() as capture:
            print_listing(screen, speakers(found))
        return [line.split() for line in capture.get().splitlines()]

    assert table(known)[0] == ["speaker", "role", "statements", "first", "last"]
    assert [row[-4:-2] for row in table(known, likely)] == [["statements", "uncertain"], ["5", "0"], ["5", "2"]]


def test_tables_fit_eighty_columns() -> None:
    file = io.StringIO()
    screen = Console(file=file, width=80)
    day = datetime(2025, 3, 1, tzinfo=UTC).date()
    print_listing(
        screen,
        sources(
            [SourceInfo(handle="a_long_handle_1", source="とても長い名前の新聞社" * 5, items=12, first=day, last=day)]
        ),
    )
    print_listing(screen, scores([Scores("source-filtered", 34, 0.5, 0.5, None, 1.0, None)]))
    assert max(cell_len(line) for line in file.getvalue().splitlines()) <= 80
    assert "0.50" in file.getvalue()


@pytest.mark.parametrize("width", [20, 40, 80, 200])
def test_every_list_fits_any_width(width: int) -> None:
    file = io.StringIO()
    screen = Console(file=file, width=width)
    day = datetime(2025, 3, 1, tzinfo=UTC).date()
    print_listing(
        screen,
        sources([SourceInfo(handle="northlightdaily", source="見本新聞の朝刊" * 4, items=12, first=day, last=day)]),
    )
    print_listing(
        screen, speakers([SpeakerInfo(name="ソレン市長", role="市長", statements=1, first=day, last=day, uncertain=1)])
    )
    print_listing(screen, scores([Scores("all", 34, 0.5, 0.5, None, 1.0, None, 0.25)]))
    print_listing(screen, speech_scores(SpeechScores(4, 4, 2, 1)))
    assert max(cell_len(line) for line in file.getvalue().splitlines()) <= width
    for word in ("northlightdaily", "ソレン市長", "0.25", "0.500"):
        assert word in file.getvalue()
    assert not any(line.endswith(" ") for line in file.getvalue().splitlines())
