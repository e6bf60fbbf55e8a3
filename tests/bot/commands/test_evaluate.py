"""``onrecord eval``."""

import json
from pathlib import Path

import pytest

from tests.bot.terminal import SAMPLE, onrecord


def test_eval_prints_a_table(db: str, tmp_path: Path) -> None:
    gold = tmp_path / "gold.jsonl"
    rows = [
        {"id": 1, "q": "what did Waltz say?", "lang": "en", "type": "speaker", "answerable": True,
         "relevant": [{"item": 4, "quote": "Ukraine should return to the table"}]},
        {"id": 2, "q": "what did Starmer say?", "lang": "en", "type": "unanswerable", "answerable": False},
    ]  # fmt: skip
    gold.write_text("\n".join(json.dumps(row) for row in rows))
    done = onrecord("eval", str(gold), "--feed", str(SAMPLE))
    assert done.returncode == 0
    assert "hit@1" in done.stdout
    figures = json.loads(onrecord("eval", str(gold), "--db", db, "--json").stdout)
    assert figures[0]["abstention"] == 1.0
    gold.write_text('{"id": 1}')
    broken = onrecord("eval", str(gold), "--db", db)
    assert (broken.returncode, "Line 1" in broken.stderr) == (2, True)


def test_each_question_may_be_shown_with_its_verdicts(tmp_path: Path) -> None:
    gold = tmp_path / "gold.jsonl"
    row = {"id": 2, "q": "what did Starmer say?", "lang": "en", "type": "unanswerable", "answerable": False}
    gold.write_text(json.dumps(row))
    done = onrecord("eval", str(gold), "--feed", str(SAMPLE), "--each")
    assert done.returncode == 0
    assert "2 (declined) what did Starmer say?" in " ".join(done.stderr.split())


def test_labelled_quotations_need_their_page(tmp_path: Path) -> None:
    gold = tmp_path / "quotes.jsonl"
    words = "Ukraine should return to the table and sign the minerals agreement offered by Washington"
    gold.write_text(json.dumps({"item": 4, "quote": words, "speaker": "Mike Waltz"}))
    done = onrecord("eval", str(gold))
    assert (done.returncode, "need --feed" in done.stderr) == (2, True)
    figures = json.loads(onrecord("eval", str(gold), "--feed", str(SAMPLE), "--json").stdout)
    assert (figures["labelled"], figures["matched"], figures["speaker"]) == (1, 1, 1.0)


@pytest.mark.parametrize(
    ("data", "told"),
    [(b"\xff\xfe\x00", "is no text in UTF-8"), (b"\xef\xbb\xbf", "holds no labels"), (b"{}", "it has no 'id'")],
)
def test_a_file_that_holds_no_labels_is_told_in_one_plain_line(db: str, tmp_path: Path, data: bytes, told: str) -> None:
    (tmp_path / "labels.jsonl").write_bytes(data)
    done = onrecord("eval", str(tmp_path / "labels.jsonl"), "--db", db)
    assert done.returncode == 2
    assert told in done.stderr
    assert len(done.stderr.splitlines()) == 1
