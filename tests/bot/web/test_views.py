"""What the page shows of passages and items."""

from bot.web.addresses import Wanted
from bot.web.reading import ItemRead
from bot.web.views import by_day, hit_view, item_view, mention_view
from retrieval import FeedItem, Hit, Retriever
from retrieval.types import Speaker, Utterance
from tests.pictures.invented import items


def name_of(speaker: Speaker) -> str:
    return f"{speaker.name} #1"


def asked(retriever: Retriever, question: str) -> tuple[Hit, ...]:
    return retriever.ask(question).hits


def test_a_denial_is_one(shared: Retriever) -> None:
    (hit,) = asked(shared, "what did Soren deny?")
    view = hit_view(hit, "en", Wanted(), name_of)
    assert (view.speaker, view.act, view.is_denial, view.how) == ("ソレン市長", "denied", True, "reported")
    assert [one.text for one in view.passage if one.is_denial] == ["橋を民間に売却するとの報道を否定した"]
    assert "".join(one.text for one in view.passage) == hit.passage.text
    japanese = hit_view(hit, "ja", Wanted(), name_of)
    assert (japanese.act, japanese.is_denial, japanese.how) == ("否定", True, "間接話法")


def test_statements_that_differ_are_told_one_by_one(shared: Retriever) -> None:
    hit = next(one for one in shared.timeline("Soren") if len(one.utterances) == 2)
    view = hit_view(hit, "en", Wanted(), name_of)
    assert view.act == ""
    assert [(one.act, one.is_denial, one.how) for one in view.each] == [
        ("denied", True, "reported"),
        ("", False, "word for word"),
    ]


def test_an_uncertain_speaker_is_told(shared: Retriever) -> None:
    (hit,) = asked(shared, "what did Soren deny?")
    unsure = tuple(one.model_copy(update={"is_certain": False}) for one in hit.utterances)
    view = hit_view(hit.model_copy(update={"utterances": unsure}), "en", Wanted(), name_of)
    assert view.how == "reported · speaker uncertain"


def test_a_role_is_told_where_the_text_gives_it_elsewhere(shared: Retriever) -> None:
    (hit,) = asked(shared, "what did Soren deny?")
    named = Speaker(name="Ida Soren", as_written="Ida Soren", role="mayor")
    said = tuple(one.model_copy(update={"speaker": named}) for one in hit.utterances)
    view = hit_view(hit.model_copy(update={"speaker": named, "utterances": said}), "en", Wanted(), name_of)
    assert view.speaker == "Ida Soren, mayor"


def test_where_a_passage_leads(shared: Retriever) -> None:
    (hit,) = asked(shared, "what did Soren deny?")
    view = hit_view(hit, "en", Wanted(language="ja"), name_of)
    assert view.link == hit.item.url
    assert view.item == f"/items/{hit.item.id}?passage={hit.passage.start}-{hit.passage.end}&language=ja#passage"
    weak = hit_view(hit.model_copy(update={"is_weak": True}), "en", Wanted(), name_of)
    assert "may not answer" in weak.how
    bad = hit.item.model_copy(update={"urls": ("javascript:alert(1)",)})
    assert hit_view(hit.model_copy(update={"item": bad}), "en", Wanted(), name_of).link is None


def test_whoever_is_only_named_says_nothing(shared: Retriever) -> None:
    (mention, *_) = shared.ask("what did Kelda say?").mentions
    view = mention_view(mention, "en", Wanted())
    assert (view.speaker, view.act, view.timeline, view.how) == ("", "", "", "named only")


def test_days_in_order(shared: Retriever) -> None:
    views = [hit_view(hit, "en", Wanted(), name_of) for hit in shared.timeline("Soren")]
    days = by_day(views)
    assert [day for day, _ in days] == ["2025-03-01", "2025-03-04", "2025-03-06", "2025-03-08"]
    assert [view for _, found in days for view in found] == views


def test_an_item_and_the_passage_that_led_there() -> None:
    item = FeedItem.model_validate({**items()[3].model_dump(), "reposted_by": "tide", "author": "Mika"})
    said = Utterance(start=16, end=25, text=item.text[16:25], kind="indirect", cue="否定", act="denial")
    view = item_view(ItemRead(item, [said], [(0, 6), (7, 40)]), "en", (7, 30))
    assert [piece.text for piece in view.parts[1] if piece.is_denial] == ["橋を民間に売却する"]
    assert "".join(piece.text for part in view.parts for piece in part if piece.is_focus) == item.text[7:30]
    assert dict(view.rows)["Passed on by"] == "@tide"
    assert dict(view.rows)["Author"] == "Mika"
    assert view.is_cut
    assert view.links == item.urls
    assert [one.act for one in view.said] == ["denied"]
