"""What somebody may type to find people by what they are."""

import pytest

from retrieval.people.completion_keys import role_keys, titles_typed, typed_ways


@pytest.mark.parametrize(
    ("role", "typed"),
    [
        ("財務長官", "treasurysecretary"),
        ("財務長官", "secretary"),
        ("Treasury Secretary", "財務長官"),
        ("ウクライナ外相", "ukraine"),
        ("ウクライナ外相", "外相"),
        ("Ukrainian foreign minister", "ウクライナ"),
        ("Ukrainian foreign minister", "minister"),
        ("市長", "mayor"),
        ("港湾局長", "港湾局長"),
    ],
)
def test_a_role_is_typed_in_either_language_and_by_any_of_its_words(role: str, typed: str) -> None:
    assert f"2{typed}" in role_keys(role)


def test_a_role_that_is_none_has_no_keys() -> None:
    assert role_keys("") == ()
    assert all(len(key) > 1 for key in role_keys("・"))


@pytest.mark.parametrize("text", ["米財務長官", "the US treasury secretary"])
def test_a_description_ends_with_a_title(text: str) -> None:
    assert "2財務長官" in set(titles_typed(text))


@pytest.mark.parametrize("text", ["", "\x00", "🎌", "...", "\ud800"])
def test_what_has_no_letters_is_typed_in_no_way(text: str) -> None:
    assert typed_ways(text) == []
