"""Accounts of one event side by side: who is named as source, which words each actor gets, what stands in one text alone.

Plain functions over `pack.Text`; a text with marks is read by them, one without by the first reader. Nothing here says who is right.
"""
from .actors import MOST_ACTORS, Part, Word, parts
from .alone import NEAR, RULE, Twin, nearness, twins_of, weights
from .check import FEWEST, LETTERS, MOST, CompareError, check
from .copies import Copied, copied
from .sentences import Sentence, sentences
from .sources import Source, Sourced, sourced
from .tables import alone_table, picture, sources_table, words_table
from .together import Comparison, compare

__all__ = ["Comparison", "CompareError", "Copied", "FEWEST", "LETTERS", "MOST", "MOST_ACTORS", "NEAR", "Part", "RULE", "Sentence", "Source",
           "Sourced", "Twin", "Word", "alone_table", "check", "compare", "copied", "nearness", "parts", "picture", "sentences", "sourced",
           "sources_table", "twins_of", "weights", "words_table"]
