"""The coding scheme: every kind a mark can have, with its definition, test question and sign."""
from __future__ import annotations

from dataclasses import dataclass

VERSION = "1"
STRANDS = ("boilerplate", "sourcing", "claims", "wording")


@dataclass(frozen=True)
class Kind:
    """One kind of the scheme. `test` is the question that decides; `example` is not from any article."""

    slug: str
    label: str
    definition: str
    test: str = ""
    example: str = ""
    sign: str = ""
    group: str = ""


def _by_slug(*kinds: Kind) -> dict[str, Kind]:
    return {kind.slug: kind for kind in kinds}


BLOCK_GROUPS = _by_slug(
    Kind("story", "the story", "The report itself: headline and paragraphs.",
         "Does it tell what happened?", "The bridge opened on Monday.", "▤"),
    Kind("who-when", "who and when", "Who made it, when, and under which heading it is filed.",
         "Does it file or sign the story?", "By the City Desk, 3 May", "◷"),
    Kind("asks-you", "asks you", "It wants something from you: money, membership, a comment, a share.",
         "Does it want me to do something?", "Become a friend of the museum", "☞"),
    Kind("credits-rights", "credits and rights", "Where it came from, who owns it, who may copy it.",
         "Does it say whose this is?", "Photo: City Archive", "©"),
    Kind("covers-itself", "covers itself", "Says who will not be to blame.",
         "Does it turn blame away from somebody?", "We are not liable for errors in readers' letters.", "⛨"),
    Kind("leads-elsewhere", "leads elsewhere", "Takes you to other pages or people: contacts, menus, related links.",
         "Is it a door to another place?", "Press office: press@example.org", "↗"),
)

BLOCK_KINDS = _by_slug(
    Kind("headline", "headline", "The title of the story.", group="story"),
    Kind("report", "report", "A paragraph, subhead or list of the story.", group="story"),
    Kind("byline", "byline", "Who wrote or published it, and when.", group="who-when"),
    Kind("label", "label", "Region, theme or series that the story is filed under.", group="who-when"),
    Kind("donation", "appeal for money", "Asks for money.", group="asks-you"),
    Kind("membership", "membership", "Asks you to subscribe, sign up or join.", group="asks-you"),
    Kind("comment", "comment", "Asks you to comment, share or follow.", group="asks-you"),
    Kind("credit", "picture credit", "Says where a picture or film came from.", group="credits-rights"),
    Kind("source-notice", "source notice", "Says where the text was published first.", group="credits-rights"),
    Kind("copyright", "copyright", "Says who owns the text.", group="credits-rights"),
    Kind("republication", "republication", "Says who may copy it, and on what conditions.", group="credits-rights"),
    Kind("fair-use", "fair use", "Gives a reason for using other people's work.", group="credits-rights"),
    Kind("liability", "liability", "Says who answers for mistakes, and who does not.", group="covers-itself"),
    Kind("contact", "contact", "An address to write to.", group="leads-elsewhere"),
    Kind("navigation", "navigation", "Menus, related links, teasers.", group="leads-elsewhere"),
)

SPEAKERS = _by_slug(
    Kind("author", "the author", "The text of the story itself.", "Is this the story speaking?"),
    Kind("first-publisher", "the first publisher", "The site that published the story first.",
         "Would this line stand on the first site's page too?"),
    Kind("reposter", "the reposting site", "The site that took the story over.",
         "Does it speak about the story as somebody else's?"),
)

GAINERS = _by_slug(
    Kind("first-publisher", "the first publisher", "The site that published the story first."),
    Kind("reposter", "the reposting site", "The site that took the story over."),
    Kind("reader", "you, the reader", "It serves whoever reads."),
)

SOURCE_KINDS = _by_slug(
    Kind("named", "named person or body", "We are told who says it: a person, an office, an army.",
         "Could you put a name to the one who says it?", "The mayor says that the pool will open.", "●"),
    Kind("outlet", "named outlet", "A newspaper, channel or agency is named as the source.",
         "Is the one who says it a news outlet with a name?", "Radio Nord reported that the pool will open.", "◐"),
    Kind("unnamed", "unnamed group", "We are told what sort of people say it, but not who.",
         "Do you know the sort, but not the name?", "People close to the mayor say that the pool will open.", "◇"),
    Kind("recording", "recording or document", "A film, a photo or a paper shows it.",
         "Could somebody hold it up and show you?", "A letter dated 3 May says that the pool will open.", "▣"),
    Kind("hidden", "hidden source", "Somebody said or saw it, and we are not told who.",
         "Did somebody have to say or see it, who is left out?", "The pool will reportedly open.", "?"),
    Kind("own-voice", "author's own voice", "The text says it itself. No source is given.",
         "Would the sentence stand just the same if nobody had told the author?", "The pool will open.", "○"),
)

STAKES = _by_slug(
    Kind("party", "party to it", "The source takes part in what the claim is about.",
         "Is it about the source's own doings, or its side's?", "A team's coach on his team's foul", "◆"),
    Kind("owned", "owned or paid by a party", "A party, or a party's state, owns the source or pays it regularly.",
         "Who pays the bills?", "A club's own channel on the club", "◆"),
    Kind("aligned", "sides with a party", "It says so itself, or somebody with a name says so.",
         "Has the source taken a side in its own words?", "A fan page on the match", "◈"),
    Kind("none-found", "no stake found", "Nothing was found. That is not the same as independent.",
         "Did you look, and where?", "A weather office on a match", ""),
)

KNOWN_FROM = _by_slug(
    Kind("text", "from the text", "The text itself tells you."),
    Kind("elsewhere", "from elsewhere", "You know it from another place, and can say which."),
    Kind("guess", "a guess", "You think so, and could not show it."),
)

STANCES = _by_slug(
    Kind("endorsing", "stands behind it", "The verb treats what was said as so.",
         "Does the writer vouch for it?", "The clinic confirmed that it closes."),
    Kind("neutral", "just says", "The verb says that it was said, and no more.",
         "Could you swap in “said”?", "The clinic said that it closes."),
    Kind("distancing", "keeps a distance", "The verb steps back from what was said.",
         "Does the writer step aside?", "The clinic claimed that it closes."),
)

CLAIM_KINDS = _by_slug(
    Kind("event", "what happened or is so", "Something took place or is the case.",
         "Could a camera have seen it?", "The shop closed on Friday."),
    Kind("number", "a number", "A figure that can be counted or measured.",
         "Take the figure away: does something checkable disappear?", "Forty people came."),
    Kind("cause", "a cause", "One thing is said to have brought about another.",
         "Is there a “because” in it, even a quiet one?", "Thanks to the rain, the roses grew."),
    Kind("motive", "a motive or feeling", "It says what somebody wants, feels or means to do.",
         "Would you have to look inside somebody?", "The council is annoyed."),
    Kind("judgement", "a judgement", "It weighs: good, bad, great, key.",
         "Could two fair people see the same and disagree?", "A shameful result."),
)

WORDING_KINDS = _by_slug(
    Kind("loaded-verb", "loaded verb", "A verb that judges what it tells.",
         "Which plainer verb tells the same event?", "They grabbed the prize. Plainer: won.", "↯"),
    Kind("label", "label for people", "A name for people that judges or sorts them.",
         "Would they call themselves that?", "The troublemakers left. Plainer: the pupils.", "⌂"),
    Kind("tag", "tag", "Words hung on a name. Delete them and the name still stands.",
         "Does the name still stand without it?", "The union-friendly mayor", "⏍"),
    Kind("evaluative", "evaluative word", "An adjective or adverb that weighs instead of telling.",
         "Could you measure it?", "A massive success", "±"),
    Kind("mind-reading", "mind-reading", "It says what somebody feels or wants, and gives no source for it.",
         "How could the writer know?", "The coach is afraid of her own team.", "☁"),
    Kind("metonymy", "metonymy", "A place or a building stands for people and is given a will.",
         "Can this thing really want or feel?", "The town hall is furious.", "⌖"),
)

SPAN_KINDS = _by_slug(
    Kind("source", "source", "Who says it: the words that name or describe the one who speaks.",
         "Who says so?", "[The mayor] said that the pool will open.", "━"),
    Kind("cue", "cue", "The words that tell you somebody says it.",
         "Which words turn this into something said?", "The mayor [said] that the pool will open.", "╍"),
    Kind("content", "content", "What is said.",
         "What exactly do they say?", "The mayor said that [the pool will open].", "┅"),
)

CERTAINTY = _by_slug(
    Kind("guess", "a guess", "You would not bet on it."),
    Kind("fairly", "fairly sure", "You could be wrong."),
    Kind("sure", "sure", "You would be surprised to be wrong."),
)

KINDS = {
    "boilerplate": BLOCK_KINDS,
    "sourcing": SOURCE_KINDS,
    "claims": {**SPAN_KINDS, "claim": Kind("claim", "claim", "A sentence or part of it that says something.")},
    "wording": WORDING_KINDS,
}
"""The kinds a reference mark of each strand may have."""


def group_of(block_kind: str) -> str:
    """The pupils' group of a block kind."""
    return BLOCK_KINDS[block_kind].group
