"""Lesson 04: the article and another account side by side, and the marks in both counted."""
from __future__ import annotations

from .. import beside, scheme
from ..pages import Beside, Table
from ..widgets import Viewer
from .common import chosen, lent, plainly, viewer

SIDES = ("Article", "Account")


@plainly
def side_by_side() -> Beside:
    """Two pages, side by side, block by block."""
    pack = chosen("accounts")
    other = beside.account(pack)
    rows = [(scheme.BLOCK_GROUPS[group].label, *blocks) for group, *blocks in beside.pairs(pack, other)]
    return lent(pack, Beside(("The article", str(other.about["title"])), SIDES, (pack.notice, str(other.about["why"])), rows))


@plainly
def count_both() -> Table:
    """How often each kind is marked in both texts. Counted, and never made equal."""
    pack = chosen("accounts")
    other = beside.account(pack)
    words = [beside.words_read(text, "boilerplate") for text in (pack.article, other.text)]
    caption = (f"Marks in the article ({words[0]} words) and in the account ({words[1]} words). Both were read by the same rules. "
               "The counts are told as they came out, and nobody made them equal. They count marks; they do not weigh truth. "
               "“/100” is how many that makes for 100 words.")
    columns = {"what": "what was marked", "article": "article", "article_per": "article /100",
               "account": "account", "account_per": "account /100"}
    rows = [{"what": f"{c.asked}: {c.label}", "article": c.marks[0], "article_per": f"{c.per[0]:.1f}",
             "account": c.marks[1], "account_per": f"{c.per[1]:.1f}"} for c in beside.counts(pack.article, other.text)]
    return lent(pack, Table(caption, columns, rows))


@plainly
def both_picture() -> Viewer:
    """The same counts as a picture."""
    pack = chosen("accounts")
    other = beside.account(pack)
    return lent(pack, viewer(pack, "both", "What is marked more often, and where?", lambda: beside.picture(pack.article, other.text), first="Draw the picture"))
