"""What one says that another said."""

import pytest

from retrieval.speech.utterances import find_utterances
from tests.conftest import MakeItem


@pytest.mark.parametrize(
    "text",
    [
        "国営タルガ通信は、ケルダ外相が会談は近いと述べたと伝えた。",
        "松井市長は、ケルダ外相が会談は近いと話したと説明した。",
        "タルガ新聞は、ケルダ外相が面会で、会談は近いと語ったと報じた。",
    ],
)
def test_the_one_who_said_it_speaks(text: str, make_item: MakeItem) -> None:
    (found,) = find_utterances(make_item(text, headline="", lang="ja"))
    assert found.speaker
    assert found.via
    assert (found.speaker.name, found.text) == ("ケルダ", "会談は近い")
