"""Who is speaking? Kinds of source, what a source has at stake, and the rules for both."""
from __future__ import annotations

from .kind import Kind, by_slug

SOURCE_KINDS = by_slug(
    Kind("named", "named person or body",
         "We are told who says it: a person, an office, an army. A press office or media wing speaks for its body, and is one too.",
         "Could you put a name to the one who says it?", "The harbour master says that the ferry will sail.", "●",
         hard="“The ferry union’s media team says so”: named, because the team speaks for the union and does not run a paper.",
         confused="outlet"),
    Kind("outlet", "named outlet", "A newspaper, channel, site or agency with a name of its own says it.",
         "Is the one who says it in the business of news, under its own name?", "Radio Nord reported that the ferry will sail.", "◐",
         hard="“Deck TV, the ferry firm’s channel, says so”: outlet, because it makes news under its own name; who owns it is the stake.",
         confused="named"),
    Kind("unnamed", "unnamed group", "We are told what sort of people say it, but not who.",
         "Do you know the sort, but not the name?", "People close to the captain say that the ferry will sail.", "◇",
         hard="“Some say that it will sail”: hidden source, because “some” tells you no sort at all.",
         confused="hidden"),
    Kind("recording", "recording or document",
         "A film, a photo or a paper is said to show it, or something is said to have been filmed or written down.",
         "Could somebody hold it up and show you?", "A letter dated 3 May says that the ferry will sail.", "▣",
         hard="“The captain was photographed on deck”: recording, because there must be a photo; “hidden” is a fair second reading, "
              "since nobody says who took it.",
         confused="hidden"),
    Kind("hidden", "hidden source", "Somebody said or saw it, and we are not told who.",
         "Does it say that somebody said or saw it, and leave out who?", "The ferry will reportedly sail.", "?",
         hard="“Nobody was hurt.” Author’s own voice, because no word in it says that it was told, though somebody must have known.",
         confused="own-voice"),
    Kind("own-voice", "author’s own voice", "The text says it itself. No word in it points to anybody else who says or shows it.",
         "Is there no word in it for saying, writing or showing?", "The ferry will sail.", "○",
         hard="“The captain is cross that it sails late.” Own voice, because a feeling is no saying; who told the author is not in it.",
         confused="hidden"),
)

STAKES = by_slug(
    Kind("party", "party to it", "The source, or the body it speaks for, takes part in what the claim is about.",
         "Is it about the source’s own doings, or its side’s?", "A team’s coach on his team’s foul", "◆",
         hard="A club’s press office on the club’s win: party, because it speaks as the club.", confused="owned"),
    Kind("owned", "owned or paid by a party", "A newsroom of its own that a party, or a party’s state, owns or pays regularly.",
         "Who pays the bills?", "A club’s own channel on the club", "◆",
         hard="“The club-funded Fan Post”: owned or paid, because the text itself says who pays.", confused="party"),
    Kind("aligned", "sides with a party", "It says so itself, or somebody with a name says so; the author’s own tag counts as that.",
         "Who says that it takes a side: itself, or somebody with a name?", "A fan page on the match", "◈",
         hard="“Club-friendly sources”: sides with a party, because the author says so; how we know: from the text.",
         confused="owned"),
    Kind("none-found", "no stake found", "Nothing was found in what was read. That is not the same as independent.",
         "Did you look, and where?", "A weather office on a match",
         hard="“A photo shows the foul”, and nobody says who took it: no stake found, because there is no one to ask it of.",
         confused="aligned"),
)

KNOWN_FROM = by_slug(
    Kind("text", "from the text", "The text itself tells you.",
         "Can you put your finger on the words?", "“The club-owned channel”",
         hard="“Its own captain says so”: from the text, because “own” tells you the side.", confused="guess"),
    Kind("elsewhere", "from elsewhere", "You know it from another place, and can say which.",
         "Can you name the place?", "The channel’s own “About us” page",
         hard="“Everybody knows it”: a guess, because you cannot name a place.", confused="guess"),
    Kind("guess", "a guess", "You think so, and could not show it.",
         "Would you have nothing to show?", "Its colours look like the club’s.",
         hard="“It sounds like them”: a guess, because choice of words never decides.", confused="text"),
)

RULES = (
    "Mark every sentence of the story, headline included. One kind a sentence. Leave out everything outside the story.",
    "Look for a word of saying, writing, reporting or showing. None there: author’s own voice. A name in it is not a source yet.",
    "Wanting, feeling, fearing and planning are not saying.",
    "A source reaches the next sentence only if that sentence points back to the source itself (“they added”, “she said too”). "
    "“Them” for the people it is about does not. If it can be read both ways, write the other way down as a second reading.",
    "If only a part is told by somebody, mark that source. If there are two sources, mark the one who tells more words of it.",
    "A call to look (“See the photos”) is no source. The text must say that they show it.",
    "Stake: for named, outlet, unnamed and recording. Own voice and hidden source have none: leave it empty.",
    "Take the first stake that fits: party, owned or paid, sides with a party, none found. It is the stake of this source in this claim; "
    "for a recording, of its maker. Where somebody comes from and which words they choose never decide.",
    "What the author’s own site has at stake is asked once for the whole page, and not sentence by sentence.",
)
"""How to mark this strand: unit, scope, what decides between two kinds."""
