"""From text to pack: the first reader’s suggestions as a draft, what a person makes of them, and the pack that lessons run on.

    marks = suggest(text, labels)                       # the first reader’s marks, all four strands
    draft = Draft.begin(text, {"title": …}, None, answers_folder)
    draft.accept("sourcing/s01"); draft.mend(mark); draft.drop("wording/w03"); draft.add(mark); draft.undo()
    missing(draft)                                      # what is still to do
    write_pack(draft, session.own_texts)                # checked, then moved into place
    quick_pack(brought, own_texts)                      # at once, with the first reader’s key
    from_zip(to_zip(pack), session.own_texts, session.slugs())
    merge_keys(mine, theirs)                            # two markings of one text
"""
from __future__ import annotations

from .about import FIELDS, RIGHTS, DraftError, may_share
from .draft import Draft, drafts
from .entry import LIVE, STATES, Entry
from .merging import Merged, merge_keys, merged
from .missing import Missing, missing
from .packing import pack_files, quick_pack, take_away, write_pack
from .suggesting import suggest
from .zipped import NameTaken, from_zip, to_zip

__all__ = ["Draft", "DraftError", "Entry", "FIELDS", "LIVE", "Merged", "Missing", "NameTaken", "RIGHTS", "STATES", "drafts", "from_zip", "may_share",
           "merge_keys", "merged", "missing", "pack_files", "quick_pack", "suggest", "take_away", "to_zip", "write_pack"]
