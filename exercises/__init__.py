"""Who Says So?: a kit to take one article apart. The names here are what a notebook calls."""
from importlib import import_module

__all__ = [
    "about_article",
    "actor_verbs",
    "ask",
    "before_you_read",
    "both_picture",
    "bring_article",
    "bring_for_class",
    "bring_pack",
    "choose_text",
    "claim_kinds",
    "count_both",
    "cues_picture",
    "dossier",
    "end_picture",
    "flags_picture",
    "glossary",
    "hands_table",
    "impressions_again",
    "judge_sources",
    "leave_the_page",
    "mark_account",
    "mark_article",
    "mark_attributions",
    "mark_wording",
    "merge_two",
    "other_accounts",
    "own_blocks",
    "own_card",
    "own_claims",
    "own_copy",
    "own_differences",
    "own_page",
    "own_pictures",
    "own_sources",
    "own_words",
    "page",
    "path",
    "preview",
    "project",
    "reading_card",
    "real_words",
    "rewrite",
    "save_pack",
    "side_by_side",
    "sort_blocks",
    "sort_cues",
    "source_tree",
    "speaks_picture",
    "surprised",
    "tap_sources",
    "verbs_picture",
    "who_gains",
]


def __getattr__(name: str):
    """The walk is loaded when one of its calls is asked for, so that plain parts stay light."""
    if name in __all__:
        return getattr(import_module(".walk", __name__), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
