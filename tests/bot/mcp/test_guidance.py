"""What an assistant is told."""

from bot.mcp import guidance


def test_it_is_told_to_quote_to_name_where_from_and_to_say_when_there_is_nothing() -> None:
    told = guidance.INSTRUCTIONS
    for tool in ("ask", "timeline", "speakers", "sources", "show"):
        assert f"`{tool}`" in told
    for rule in ("Quote only the exact words", "its source, its date", "Where nothing was found, say so", "never an"):
        assert rule in told
