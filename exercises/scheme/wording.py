"""Would another writer use this word? The kinds of loaded wording and their rules."""
from __future__ import annotations

from .kind import Kind, by_slug

WORDING_KINDS = by_slug(
    Kind("loaded-verb", "loaded verb", "A verb that praises or blames what it tells, or a verb of saying that is not neutral.",
         "Would the other side choose another verb?", "They grabbed the prize. Plainer: won.", "↯",
         hard="“They restored order”: loaded, because it says that things were put right; “regained the cup” is not, since it only says that they had it before.",
         confused="evaluative"),
    Kind("label", "label for people", "A noun for people that judges them or puts them on a side.",
         "Would they call themselves something else?", "The vandals left. Plainer: the fans.", "⌂",
         hard="“The crew”, “the militia”, “the pupils”: no mark, because a job, an age or a plain kind of group does not judge.",
         confused="tag"),
    Kind("tag", "tag", "Words hung on a name or a group that tell its backer, its leaning or its past. Delete them and the name still stands.",
         "Does the name still stand without it?", "The union-friendly mayor", "⏍",
         hard="“Pro-club sources”: tag, because “sources” still stands without it; “Captain Lee” has none, since an office is no leaning.",
         confused="label"),
    Kind("evaluative", "evaluative word", "An adjective, adverb or noun that weighs instead of telling.",
         "Is there no way to measure it?", "A massive success", "±",
         hard="“The entire team”: no mark, because you can count whether it was all of them; “fierce rain” is marked.",
         confused="loaded-verb"),
    Kind("mind-reading", "mind-reading", "It says what somebody feels, wants or plans, and gives no source for it.",
         "How could the writer know?", "The coach is afraid of her own team.", "☁",
         hard="“The coach said that she is afraid”: no mark, because she says it herself.",
         confused="metonymy"),
    Kind("metonymy", "metonymy", "A place or a building stands for people and is given a will or a feeling.",
         "Can this thing really want or feel?", "The palace is furious.", "⌖",
         hard="“The navy sailed”, “Oslo said no”: no mark, because ships sail and to speak is to be a source; neither is a feeling.",
         confused="mind-reading"),
)

RULES = (
    "Mark the headline, the report and the labels. Leave out bylines, appeals, notices and the rest.",
    "Mark the fewest words that carry the weight, and mark every place where they stand.",
    "No word gets two marks. Two marks may stand side by side: “[The palace] [is furious]”.",
    "Loaded verb: the verb alone, with what it needs to make sense (“restored order”), without “has” or “had”. A verb of saying only "
    "if its stance is not neutral (“claimed”, “revealed”).",
    "A verb that carries only a cause (“answered”) or only a way of moving (“ran”, “entered”) is no mark. "
    "One that makes a move sound brave or weak (“fled”, “stormed”) is.",
    "Tag: the tag alone, without its name. One bracket is one mark, without the brackets; a bracket with initials only is none.",
    "Mind-reading: the verb and the word for the feeling or the plan, not what it is about: “[is furious] that it rains”. "
    "A heading that gives somebody a plan counts.",
    "Metonymy: the place alone. Its feeling is marked as mind-reading.",
    "“Thanks to” and “thus” belong to the claims strand (a cause): no mark here.",
    "Words in quotation marks are the speaker’s: no mark. Words told in the writer’s own sentence are marked, though we cannot know who chose them.",
    "A name that somebody gave itself, a title, a nationality and the name of a site or a series are no marks. A word that both sides would use is no mark.",
)
"""How to mark this strand: unit, where a mark begins and ends, what is not marked."""
