"""What a notebook calls: one call shows one thing, on the text chosen, with the learner's answers."""
from .. import __all__
from .authored import about_article, bring_for_class, bring_pack, mark_article, merge_two, preview, save_pack
from .both import both_picture, count_both, side_by_side
from .card import reading_card
from .check import before_you_read, dossier, impressions_again, judge_sources, source_tree
from .common import ask, path, surprised
from .compared import alone_in_one, bring_accounts, compare_picture, compare_sources, compare_words
from .copied import own_copy
from .ending import choose_text, end_picture, page, sort_blocks, who_gains
from .flagged import flags_picture
from .own import bring_article, own_blocks, own_card, own_claims, own_differences, own_page, own_pictures, own_sources, own_words
from .projected import hands_table, project
from .said import claim_kinds, cues_picture, mark_attributions, sort_cues
from .speaking import leave_the_page, speaks_picture, tap_sources
from .terms import glossary
from .words import actor_verbs, mark_account, mark_wording, other_accounts, real_words, rewrite, verbs_picture

