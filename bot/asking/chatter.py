"""What people say to a bot and ask nothing with: thanks, greetings, a call for help."""

from retrieval.query.patterns import read_question
from retrieval.query.talk import Talk


def chatter_in(text: str) -> Talk | None:
    """What somebody says who asks nothing.

    Args:
        text: a question as ``question_in`` gives it.

    Returns:
        None where it may be a question.

    >>> chatter_in("thanks! 🙏"), chatter_in(""), chatter_in("what did Soren say?")
    ('thanks', 'help', None)
    """
    # Nothing but the bot's name: whoever calls it and says no more wants to know what to say.
    return read_question(text).talk if text.strip("?!？！ \u3000") else "help"
