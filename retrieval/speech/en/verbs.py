"""Verbs and other marks of reported speech in English. Tables; the examples are the tests."""

import re
from dataclasses import dataclass


@dataclass(frozen=True)
class Verbs:
    """Verbs that take what is said in one way.

    Attributes:
        forms: finite forms and participles.
        example: a sentence.
        words: what is said there.
    """

    forms: str
    example: str
    words: str


SAYING = Verbs(
    "said says say saying told tells telling stated added adds adding warned warns warning argued argues arguing "
    "claimed"
    " claims claiming insisted insists insisting announced announces announcing declared declares declaring wrote "
    "writes writing"
    " posted posts tweeted stressed stresses stressing noted notes noting replied replies answered responded "
    "explained explains"
    " suggested suggests denied denies confirmed confirms confirming acknowledged acknowledges admitted admits "
    "admitting"
    " asserted asserts predicted predicts predicting hinted hints signalled signaled maintained maintains "
    "recalled recalls"
    " remarked testified testifies complained complains concluded concludes conceded concedes cautioned cautions "
    "emphasised"
    " emphasized estimated estimates believes believed joked jokes thinks ruled ruling repeated repeats "
    "reiterated reiterates"
    " revealed reveals alleged alleges observed observes reported reports demanded demands recommended proposed "
    "proposes",
    "The mayor said the bridge was safe.",
    "the bridge was safe",
)
"""A clause follows, with or without *that*, or the words stand before."""

ASKING = Verbs(
    "urged urges urging asked asks ordered orders begged pressed invited encouraged advised advises warned "
    "instructed told",
    "The mayor urged residents to stay indoors.",
    "residents to stay indoors",
)
"""Somebody is to do something."""

WITH_CLAUSE = frozenset(
    "adding announced announces announcing confirmed confirms confirming reported reports ruled ruling recalled "
    "recalls revealed reveals"
    " proposed proposes demanded demands repeated repeats reiterated noted notes posted posts wrote writes "
    "believes believed"
    " recommended estimated estimates suggested suggests denied denies observed alleged stressed stresses"
    " stressing told tells".split()
)
"""Of these, the verbs that tell of no words where a mere noun follows: they announced a merger."""

CALLING_ON = Verbs("called calls calling", "The mayor called on the state to pay for it.", "the state to pay for it")

PROMISING = Verbs(
    "vowed vows promised promises pledged pledges threatened threatens offered offers refused refuses agreed",
    "The mayor vowed to mend the bridge.",
    "mend the bridge",
)
"""The speaker is to do something."""

JUDGING = Verbs(
    "accused accuses described describes called calls dismissed dismisses branded brands blamed blames praised "
    "praises hailed hails"
    " likened criticised criticized condemned attacked rejected rejects thanked apologised apologized laughed "
    "smiled joked",
    "The mayor described the plan as “a bridge too far”.",
    "a bridge too far",
)
"""Only what stands in quotation marks is said."""

TABLES = (SAYING, ASKING, CALLING_ON, PROMISING, JUDGING)


def pattern(*tables: Verbs) -> str:
    """The forms of some tables as one alternation, the longest first."""
    forms = {form for table in tables for form in table.forms.split()}
    return "|".join(sorted(forms, key=lambda form: (-len(form), form)))


LABELLING = re.compile(
    r"(?:titled|entitled|called|nicknamed|named|dubbed|known(?: locally)? as|so-called|headlined|billed as"
    r"|codenamed|labelled|marked|reading"
    r"|the song|the film|the book|the play|the (?:word|phrase|term|slogan|motto))(?: the| a)?[,:]? ?$",
    re.IGNORECASE,
)
"""Before a quotation that names something."""

NEGATIVE = re.compile(
    r"(?:\b(?:not|never|nobody|no one|declined to|refused to|without|failed to|asked to|asked whether|to|if"
    r"|whether|would|could|should|can|might|must|may)|n['’]t)$"
)
"""Before a verb of speech: nothing was said, or is said only perhaps."""

PASSIVE = re.compile(r"\b(?:was|were|is|are|been|be|being|got|is widely|was widely)$")
