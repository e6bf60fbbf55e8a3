"""What stands above a Markdown text and tells of it."""

import pytest

from retrieval.feeds.front_matter import LONGEST, read_front_matter

BODY = "The minister Jane Doe said on Friday that she will resign next week."
YAML = '---\nlayout: post\ntitle: "Harbour notes"\ndate: 2025-02-22 13:00:00 +0900\ntags: [a, b]\n---\n'
TOML = '+++\ntitle = "Harbour notes"\ndate = 2025-02-22T13:00:00+09:00  # of the talk\ntags = ["a"]\n+++\n'


@pytest.mark.parametrize("above", [YAML, TOML], ids=["yaml", "toml"])
@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["lf", "crlf"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_title_and_day_of_a_page(above: str, end: str, mark: str) -> None:
    found = read_front_matter(mark + f"{above}{BODY}\n".replace("\n", end))
    assert found.facts.title == "Harbour notes"
    assert found.facts.date is not None
    assert found.facts.date.moment.isoformat() == "2025-02-22T13:00:00+09:00"
    assert found.body.strip() == BODY
    assert found.body.count("\n") == above.count("\n") + 1


@pytest.mark.parametrize(
    "text",
    [
        f"---\n{BODY}\n",
        f"--- title\n{BODY}\n---\n",
        f"{BODY}\n---\ntitle: x\n---\n",
        "---",
        "+++\n",
        "---\n" + "a: b\n" * LONGEST + "---\n",
    ],
    ids=["not closed", "no fence", "below text", "nothing", "fence alone", "too long"],
)
def test_what_is_no_front_matter_stays_text(text: str) -> None:
    assert read_front_matter(text).body == text
    assert read_front_matter(text).written == ""


@pytest.mark.parametrize("written", ["title = ", "a = " + "[" * 5_000, 'title = "x"\ntitle = "y"'])
def test_toml_that_is_broken_tells_nothing(written: str) -> None:
    assert read_front_matter(f"+++\n{written}\n+++\n{BODY}").facts.title == ""


def test_an_address_of_its_own() -> None:
    found = read_front_matter("---\ncanonical_url: https://harborwire.example/notes\nurl: /notes\n---\n")
    assert found.facts.url == "https://harborwire.example/notes"
    assert read_front_matter("---\nurl: /notes\n---\n").facts.url == ""
