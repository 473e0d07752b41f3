"""The calls of a notebook that work on the text chosen in lesson 00; those for a text that somebody brings have tests of their own."""
import exercises

BROUGHT = ("own_", "bring_", "compare_", "alone_in_", "mark_article", "about_article", "preview", "save_pack", "merge_two")
CHOSEN = [name for name in exercises.__all__ if not name.startswith(BROUGHT)]
