"""Is it said, or said that someone said it? Source, cue, content, stance, and what kind of claim it is."""
from __future__ import annotations

from .kind import Kind, by_slug

STANCES = by_slug(
    Kind("endorsing", "stands behind it", "The cue treats what was said or shown as so.",
         "Would “but it is not so” right after it make no sense?", "The clinic confirmed that it closes.",
         hard="“The nurse was filmed at the door”: stands behind it, because whoever was filmed there was there.",
         confused="neutral"),
    Kind("neutral", "just says", "The cue says that it was said, and no more.",
         "Could you swap in “said”?", "The clinic said that it closes.",
         hard="“The closing was reported on Friday”: just says, because a report is no doubt; that nobody is named is told by the source.",
         confused="distancing"),
    Kind("distancing", "keeps a distance", "The cue leaves it open, on purpose, whether it is so.",
         "Does the writer step aside?", "The clinic claimed that it closes.",
         hard="“The clinic will reportedly close”: keeps a distance, because “reportedly” says: do not hold me to it.",
         confused="neutral"),
)

CLAIM_KINDS = by_slug(
    Kind("event", "what happened or is so", "Something took place, will take place or is the case.",
         "Could somebody who was there have seen it?", "The shop closed on Friday.",
         hard="“She is cross that the shop closed”: what happened and a feeling, because the closing is told too, on the way.",
         confused="judgement"),
    Kind("number", "a number", "A figure, in digits or words, that counts or measures: people, things, money, days. “No” counts as nought.",
         "Take the figure away: does something checkable disappear?", "Forty people came.",
         hard="“Two boys, Ali and Ben, came”: not a number, because the names keep the count; nor is “on 3 May” or “bus 12”.",
         confused="event"),
    Kind("cause", "a cause", "One thing is said to have brought about another.",
         "Is there a “because” in it, even a quiet one?", "Thanks to the rain, the roses grew.",
         hard="“After ten days of rain the roses grew”: no cause, because “after” only gives the order.",
         confused="motive"),
    Kind("motive", "a motive or feeling", "It says what somebody wants, feels or means to do.",
         "Would you have to look inside somebody?", "The choir is bored.",
         hard="“The choir replied with a louder song”: a cause, because one act led to the next; what they felt is not told.",
         confused="cause"),
    Kind("judgement", "a judgement", "The main point weighs: good, bad, freed, shameful, key.",
         "Swap the weighing word for a plain one: does the main point change?", "A shameful result.",
         hard="“The choir sang its great song”: no judgement, because the main point is the singing; “great” is for the wording strand.",
         confused="event"),
)

SPAN_KINDS = by_slug(
    Kind("source", "source", "Who says or shows it: all the words that name or describe the speaker, tags and titles too.",
         "Who says so?", "[The baker] said that the shop will open.", "━",
         hard="“according to [the union-friendly daily Dawn in Oslo]”: tag and place belong to the source, because they say which one it is.",
         confused="content"),
    Kind("cue", "cue", "The words that tell you somebody says or shows it: the verb with its helpers, “according to”, an adverb.",
         "Which words turn this into something said?", "The baker [said] that the shop will open.", "╍",
         hard="“The baker [had said] earlier that…”: without “earlier” and “that”, because they only tell when, and join.",
         confused="source"),
    Kind("content", "content", "What is said, whole, in as many pieces as the other two cut it into.",
         "What exactly do they say?", "The baker said that [the shop will open].", "┅",
         hard="“[The shop], the baker said, [will open in May as well]”: two pieces, date and “as well” included, because all of it is told.",
         confused="cue"),
)

RULES = (
    "Mark source, cue and content only in the story, and only where somebody says, writes or shows it. What is in the author’s own voice gets none.",
    "The source, cue and content of one saying form one group. A hidden source has no words: then the group has a cue and content only.",
    "Source: from its first word (“the”, too) to its last. “According to” and “by” are not in it.",
    "Cue: helpers in (“had claimed”, “was reported”); “that”, commas, colons and quotation marks out.",
    "When and where it was said stands in no part: “said after the vote”, “was reported on 3 May”.",
    "Content: everything told, with dates, tags, brackets, “also” and “as well”. A short opener that the telling hangs on (“It could do so …”) is in.",
    "A film or photo: what it shows is the content. “Was filmed” is the cue; its helper is in.",
    "Every cue gets one stance.",
    "Claim kinds: every sentence of the story gets all that fit, source or no source. Where somebody tells it, judge what is told.",
    "A number is not a date, a time, a name with a figure in it, “some”, “several” or “a number of”. Where the same sentence lists them all, the count is none.",
    "Why somebody feels something belongs to the feeling, and is no cause of its own.",
)
"""How to mark this strand: unit, where a span begins and ends, what is not marked."""
