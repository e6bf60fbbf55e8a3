"""The page, as a browser gets it."""

from datetime import UTC, datetime, timedelta
from urllib.parse import quote

import pytest
from lxml import html
from starlette.testclient import TestClient

from bot.texts.catalogue import say
from retrieval import FeedItem, Retriever
from retrieval.language import Language
from retrieval.types.address import PostgresAddress
from tests.bot.web.conftest import Open, client_of
from tests.bot.web.dom import faults, tree
from tests.pictures.invented import items

QUESTIONS = ("what did Soren deny?", "ソレン市長は港について何と言った?", "what did Tanaka say?", "what did Kelda say?")
ADDRESSES = (
    "/",
    *(f"/?question={quote(question)}" for question in QUESTIONS),
    "/?question=what+did+Quimby+say%3F",
    "/?question=what+did+Kurz+say%3F",
    "/?question=thanks",
    "/?question=a&since=sometime",
    "/?question=what+did+Soren+say%3F&source=mihon&source=kitahama&speaker=Soren&speaker=Norden",
    "/timeline",
    "/timeline?speaker=Soren",
    "/timeline?speaker=Soren&topic=bridge",
    "/timeline?speaker=Quimby",
    "/timeline?speaker=Quimby&topic=bridge",
    "/timeline?speaker=Soren&offset=500",
    "/?question=what+did+Soren+say%3F&offset=500",
    "/speakers",
    "/sources?offset=500",
    "/nothing",
    "//evil.example/",
    "/items/nothing",
)
HOSTILE = (
    '</title></blockquote><script>alert(1)</script><img src=x onerror="alert(1)"> {{ 7 * 7 }} {% raw %} &lt;b&gt; '
    "\" ' onmouseover='alert(1)'"
)


def page(web: TestClient, address: str, language: str = "en") -> html.HtmlElement:
    return tree(web.get(address, headers={"Accept-Language": language}).text)


@pytest.mark.parametrize("language", ["en", "ja"])
@pytest.mark.parametrize("address", ADDRESSES)
def test_every_page_is_for_everyone(web: TestClient, address: str, language: Language) -> None:
    shown = page(web, address, language)
    assert faults(shown) == []
    assert shown.get("lang") == language
    assert say("web.tagline", language) in shown.text_content()
    assert len(shown.xpath("//form[@role='search']")) == len(shown.xpath("//header/nav")) == 1
    # Whoever shares the address of a language shares the language.
    (other,) = shown.xpath("//nav//a[@hreflang]/@href")
    switched = page(web, other, language)
    assert switched.get("lang") != language
    assert switched.xpath("//input[@name='language']/@value") == [switched.get("lang")]


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_link_of_a_page_leads_somewhere(web: TestClient, address: str) -> None:
    # That to the other language leads to the same page, whatever that is.
    for link in page(web, address).xpath("//a[starts-with(@href, '/') and not(@hreflang)]/@href"):
        assert web.get(link).status_code == 200, link


def test_a_denial_is_visibly_one(web: TestClient) -> None:
    shown = page(web, "/?question=what+did+Soren+deny%3F")
    (card,) = shown.xpath("//article")
    assert card.xpath("string(.//h2/*[contains(@class, 'denial')])") == "denied"
    assert card.xpath("string(.//blockquote//mark[@class='denial'])") == "橋を民間に売却するとの報道を否定した"
    assert card.xpath("string(.//blockquote)") == (
        "ソレン市長は4日、橋を民間に売却するとの報道を否定した。「売る話は一度もしていない」と語った。"
    )
    assert card.xpath(".//blockquote/@lang") == ["ja"]
    assert card.xpath("string(.//*[@class='who'])") == "ソレン市長"
    assert card.xpath("string(.//time)") == "2025-03-04 07:30"
    assert card.xpath(".//p[@class='source']/a/@href") == ["https://mihon.example/2025/03/04/54"]
    assert "橋の売却報道" in card.xpath("string(.//details)")


def test_filters_are_kept_and_shown(web: TestClient) -> None:
    address = "/?question=what+did+Soren+say%3F&source=mihon&since=1+March+2025&until=2025-03-03&speaker=Soren"
    shown = page(web, address)
    assert shown.xpath("//option[@selected]/@value") == ["mihon"]
    assert shown.xpath("//input[@name='since']/@value") == ["2025-03-01"]
    assert shown.xpath("//input[@name='until']/@value") == ["2025-03-03"]
    assert shown.xpath("//input[@name='speaker']/@value") == ["Soren"]
    assert set(shown.xpath("//p[@class='handle']/text()")) == {"@mihon"}
    # Days that the question itself names are no filter of the form.
    assert page(web, "/?question=what+did+Soren+say+on+March+4%3F").xpath("//input[@name='since']/@value") == [""]


def test_what_is_wrong_with_a_question_is_told_beside_what_was_typed(web: TestClient) -> None:
    for language, words in (("en", "not a date"), ("ja", "日付として読み取れません")):
        answer = web.get("/?question=a&since=sometime", headers={"Accept-Language": language})
        assert answer.status_code == 422
        shown = tree(answer.text)
        assert words in shown.xpath("string(//*[@role='alert'])")
        assert shown.xpath("//input[@name='since']/@value") == ["sometime"]
        assert shown.xpath("//input[@name='question']/@value") == ["a"]
    assert web.get(f"/?question={'a' * 1001}").status_code == 422
    assert web.get("/timeline?speaker=" + "a" * 201).status_code == 422


def test_a_question_that_may_mean_several_people_offers_each(web: TestClient) -> None:
    shown = page(web, "/?question=what+did+Tanaka+say%3F")
    steps = shown.xpath("//section[@class='steps']//a/@href")
    assert len(steps) >= 2
    texts = [page(web, one).xpath("string(//blockquote)") for one in steps[:2]]
    assert "病院" in "".join(texts)
    assert "選手" in "".join(texts)


def test_nobody_found_is_told(web: TestClient, shared: Retriever) -> None:
    shown = page(web, "/?question=what+did+Quimby+say%3F")
    assert shown.xpath("string(//*[@role='status'])") == shared.ask("what did Quimby say?").message
    assert not shown.xpath("//article")
    named = page(web, "/?question=what+did+Kelda+say%3F")
    assert "named only" in named.xpath("string(//article)")
    assert set(named.xpath("//mark/@class")) == {"named"}
    assert "Quimby" in page(web, "/timeline?speaker=Quimby&topic=port").xpath("string(//*[@role='status'])")


def test_a_timeline_has_its_days(web: TestClient) -> None:
    shown = page(web, "/timeline?speaker=Soren")
    assert shown.xpath("//h2//time/@datetime") == ["2025-03-01", "2025-03-04", "2025-03-06", "2025-03-08"]
    assert [one.text_content().strip()[:1] for one in shown.xpath("//h3")] == ["1", "2", "3", "4"]


def test_from_an_answer_to_the_item_and_back_to_its_words(web: TestClient) -> None:
    (address,) = page(web, "/?question=what+did+Soren+deny%3F").xpath("//ul[@class='more']//a/@href")[:1]
    shown = page(web, address)
    assert faults(shown) == []
    assert shown.xpath("string(//h1)") == "橋の売却報道"
    text = shown.xpath("string(//div[@class='text'])")
    assert text.startswith("橋の売却報道\nソレン市長は4日、")
    assert shown.xpath("//*[@id='passage']/following-sibling::*[1][contains(@class, 'focus')]")
    assert "denied" in shown.xpath("string(//section[@aria-labelledby='said'])")
    short = page(web, shown.xpath("//p[@class='reading']/a/@href")[0])
    assert short.xpath("//p[@class='reading']/a")
    assert web.get("/items/nothing").status_code == 404


def test_more_passages_than_a_page_holds(open_web: Open) -> None:
    said = [
        FeedItem.model_validate(
            {
                **items()[0].model_dump(),
                "id": f"i{number}",
                "text": f"ソレン市長は「{word}を見直す」と述べた。",
                "urls": (),
            }
        )
        for number, word in enumerate("港湾 道路 予算 学校 病院 鉄道 農業 漁業 電力 水道 住宅 観光 税制".split())
    ]
    web = open_web(*said)
    first = page(web, "/?question=what+did+Soren+say%3F&language=ja")
    (later,) = first.xpath("//nav[@class='pages']/a/@href")
    second = page(web, later)
    assert [one.text_content().strip()[:2] for one in second.xpath("//article//h2")] == ["11", "12", "13"]
    (earlier,) = second.xpath("//nav[@class='pages']/a/@href")
    assert page(web, earlier).xpath("string(//main)") == first.xpath("string(//main)")
    assert not page(web, "/?question=what+did+Soren+say%3F&offset=50").xpath("//article")


@pytest.mark.parametrize("field", ["headline", "source", "handle", "author", "reposted_by", "text"])
def test_nothing_that_a_feed_says_is_markup(open_web: Open, field: str) -> None:
    given = {
        **items()[0].model_dump(),
        "id": "hostile",
        "headline": "A trap",
        "text": f"A trap\nMayor Ida Soren said “{HOSTILE}”.",
        "urls": ("javascript:alert(1)", 'https://ok.example/"><script>', "data:text/html,x", "https://ok.example/a"),
    }
    given[field] = f"{given['text']}{HOSTILE}" if field == "text" else HOSTILE
    web = open_web(FeedItem.model_validate(given))
    for address in ("/", "/?question=what+did+Soren+say%3F", "/timeline?speaker=Soren", "/items/hostile"):
        answer = web.get(address)
        assert answer.status_code == 200
        shown = tree(answer.text)
        assert faults(shown) == []
        assert not shown.xpath("//b")
        assert "49" not in shown.xpath("string(//main)")
        leading_out = set(shown.xpath("//a[starts-with(@href, 'http')]/@href"))
        assert leading_out <= {"https://ok.example/%22%3E%3Cscript%3E", "https://ok.example/a"}
    assert HOSTILE in page(web, "/items/hostile").xpath("string(//div[@class='text'])")


def test_nothing_that_an_address_says_is_markup(web: TestClient) -> None:
    typed = quote(HOSTILE)
    for address in (
        f"/?question={typed}&source={typed}&speaker={typed}&since={typed}",
        f"/timeline?speaker={typed}&topic={typed}",
        f"/items/{typed}?passage={typed}&around={typed}",
        f"/{typed}?language={typed}",
    ):
        assert faults(page(web, address)) == []


def test_an_empty_database_says_how_it_is_filled(open_web: Open) -> None:
    web = open_web()
    assert "onrecord add" in page(web, "/").xpath("string(//*[@role='status'])")
    assert page(web, "/?question=what+did+Soren+say%3F").xpath("//*[@role='status']")


def test_the_stylesheet(web: TestClient) -> None:
    answer = web.get("/style.css")
    assert answer.headers["content-type"].startswith("text/css")
    assert "http" not in answer.text
    assert "@import" not in answer.text


def many(count: int) -> list[FeedItem]:
    """Each from a source of its own and with a speaker of its own; one of them speaks every day."""
    names = [f"{first} {last}" for first in ("Ida", "Mika", "Oren", "Lusa", "Tam") for last in LAST]
    return [
        FeedItem(
            source=f"Harbor Wire {number}",
            handle=f"wire{number}",
            published=datetime(2025, 1, 1, tzinfo=UTC) + timedelta(days=number),
            headline="",
            text=f"Mayor {names[number % len(names)]} said the pier {number} was open. "
            f"Governor Jorun Ferrow said the bridge {number} was closed.",
        )
        for number in range(count)
    ]


LAST = ("Soren", "Norden", "Vell", "Kelder", "Brandvik", "Ostrow", "Haldane", "Quill", "Marrow", "Tindall", "Thorne")


def test_of_many_sources_one_is_typed_and_all_are_listed_page_by_page(open_web: Open) -> None:
    web = open_web(*many(120))
    start = page(web, "/")
    assert not start.xpath("//select")
    (typed,) = start.xpath("//input[@name='source']")
    suggested = start.xpath(f"//datalist[@id='{typed.get('list')}']/option/@value")
    assert len(suggested) == 100
    assert len(start.xpath("//section[@aria-labelledby='sources']//tbody/tr")) == 20
    (every,) = start.xpath("//a[@href='/sources']")
    assert every.text == "All 120 sources"
    first = page(web, "/sources")
    assert len(first.xpath("//tbody/tr")) == 100
    assert "1–100 / 120" in first.text_content()
    (after,) = first.xpath("//a[@rel='next']/@href")
    assert len(page(web, after).xpath("//tbody/tr")) == 20
    people = page(web, "/speakers", "ja")
    assert "全56人の発言者" in people.xpath("string(//h1)")
    assert len(people.xpath("//tbody/tr")) == 56
    # What was typed is kept, and a name is as good as a handle.
    asked = page(web, "/?question=what+did+Ferrow+say%3F&source=Harbor+Wire+7&source=wire8")
    assert asked.xpath("//input[@name='source']/@value") == ["Harbor Wire 7", "wire8"]
    assert set(asked.xpath("//p[@class='handle']/text()")) == {"@wire7", "@wire8"}


def test_pages_of_a_long_timeline_lead_to_both_ends_and_past_the_end_is_told(open_web: Open) -> None:
    web = open_web(*many(120))
    first = page(web, "/timeline?speaker=Ferrow")
    assert "Statements by Jorun Ferrow" in first.xpath("string(//p[@class='reading'])")
    (last,) = first.xpath("//a[@rel='last']/@href")
    ending = page(web, last)
    assert len(ending.xpath("//article")) == 20
    assert "2025-04-30" in ending.xpath("string(//main)")
    assert ending.xpath("//a[@rel='first']/@href") == ["/timeline?speaker=Ferrow"]
    for address in ("/timeline?speaker=Ferrow&offset=5000", "/?question=what+did+Ferrow+say%3F&offset=5000"):
        past = page(web, address)
        assert "120" in past.xpath("string(//*[@role='status'])")
        (back,) = past.xpath("//a[@rel='prev']/@href")
        assert page(web, back).xpath("//article")


def test_an_empty_timeline_tells_why_and_who_may_be_meant(open_web: Open) -> None:
    web = open_web(*many(12))
    empty = page(web, "/timeline?speaker=Mayor+Ferrow")
    told = empty.xpath("string(//*[@role='status'])")
    if not empty.xpath("//article"):
        assert "Ferrow" in told
        (step, *_) = empty.xpath("//section[@class='steps']//a/@href")
        assert step.startswith("/timeline?speaker=")
        assert page(web, step).xpath("//article")
    nobody = page(web, "/timeline?speaker=Quimby", "ja")
    assert nobody.xpath("string(//*[@role='status'])") == "このフィードに「Quimby」という名前は出てきません。"


def test_pages_are_the_same_over_postgresql(web: TestClient, shared_postgres: PostgresAddress) -> None:
    with Retriever.open(shared_postgres.url) as retriever:
        retriever.add(items())
        with client_of(retriever) as other:
            for address in (*ADDRESSES, f"/items/{items()[3].id}?passage=7-54"):
                given, expected = other.get(address), web.get(address)
                assert (given.status_code, given.text) == (expected.status_code, expected.text), address
