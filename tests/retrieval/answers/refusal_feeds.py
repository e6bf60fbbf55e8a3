"""Small invented feeds, in which it is plain who is named, who speaks and who does neither."""

from datetime import UTC, datetime

from retrieval import FeedItem

TEXTS = {
    "north": (
        "ホワイトハウスの高官は会談に同席した。コメントを求めたが返答はなかった。",
        "モスクワでは雨が降った。北京の空は晴れていた。",
        "クレムリンは「協議を続ける」と述べた。",
        "米国務省の前に人が集まった。国防総省の建物は古い。",
        "ソレン国務長官は「橋を直す」と述べた。",
        "ケルダ特使は「港を見た」と述べた。",
        "ロバート・カルデンJrの本が売れた。",
        "青葉県の漁業者が集まった。青葉県の海は静かだった。",
        "大槻翔選手は練習を休んだ。",
        "ホルム長官代行は会議を欠席した。",
        "この分野中心の研究が進む。",
        "ロン・トルド議員は「予算は足りる」と述べた。トルド氏は「急がない」とも述べた。",
        "英国のベルマン首相は旅に出た。",
        "ロシア外務省は「抗議した」と述べた。ウクライナ国防省は静かだった。",
        "広野市図書館は改修中だ。公式の案内はまだない。",
        "江北市の松井市長は「道を広げる」と述べた。",
        "浅野健司さんは花を植えた。浅野さんは黙っていた。",
        "オルセク氏は「船は出る」と述べた。",
        "青瓦台の庭は広い。日銀の金庫は深い。",
        "スミノフ教授は論文を読んだ。",
    ),
    "south": (
        "The White House said the talks would go on.",
        "Moscow said the pipeline was safe. Beijing was calm on Monday.",
        "Press secretary Sarah Holm smiled. Holm said the room was full.",
        "Vermont Senator Bernie Holm has not been seen.",
        "President Donald Pell said the wall was high. Pell said the gate was low.",
        "The airline said it would help the passengers.",
        "Mayor Ida Soren said the quay would reopen in June.",
        "The Rev. John Howard Quill led the choir.",
        "The British prime minister is expected on Friday.",
        "Yoon Hae-won visited the port.",
        "The Pentagon is a large building. The Kremlin has red walls.",
        "Governor Marta Lund left early. The State Department was closed.",
        "Zelda Brightwater wrote a book about bakers and smiths.",
        "NATO and the European Union met in Brussels.",
        "Coach Ines Okonjo said the team was ready.",
        "Dr. Emil Krantz walked home.",
    ),
}


def items(feed: str) -> list[FeedItem]:
    """The items of a feed, one text each."""
    return [
        FeedItem(
            source=f"{feed.title()} Wire",
            handle=f"{feed}{number}",
            published=datetime(2025, 3, 1 + number, tzinfo=UTC),
            headline="",
            text=text,
        )
        for number, text in enumerate(TEXTS[feed])
    ]
