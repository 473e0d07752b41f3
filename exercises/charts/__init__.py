"""Every picture of the kit: plain data in, a Picture with its finding and its table out.

matplotlib and pandas are imported when a picture or a table is looked at, not before.
"""
from .account_rows import AccountRow, account_rows
from .actor_words import ActorVerb, actor_verbs
from .cue_dots import Cue, cues
from .flag_walk import Flags, walk_flags
from .page_stack import PageBlock, ends
from .paired_dots import TwoCounts, paired
from .picture import Picture, count
from .two_stacks import two_ends
from .voices import Lead, tree
from .who_speaks import Bar, strip

__all__ = ["AccountRow", "ActorVerb", "Bar", "Cue", "Flags", "Lead", "PageBlock", "Picture", "TwoCounts", "account_rows", "actor_verbs", "count",
           "cues", "ends", "paired", "strip", "tree", "two_ends", "walk_flags"]
