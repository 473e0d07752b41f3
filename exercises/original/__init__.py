"""Marks for a text that may not be copied: kept without its words, and laid on a reader's own copy.

A sentence of six words or more is kept as its word count and the SHA-256 of its normalised words. In a copy it is
found by sliding a window of that many words over the copy, so that neither line breaks nor a missing full stop matter.
Shorter sentences could be guessed from a hash: of them the word count alone is kept, and their place between neighbours.
Marks are word numbers within a sentence. What is found is text and marks in code points, as in any pack.
"""
from .laying import Laid, Missing, lay
from .shape import FORMAT, VERSION
from .wordless import NORMALISER, SHORTEST, tidy
from .writing import write

__all__ = ["FORMAT", "NORMALISER", "SHORTEST", "VERSION", "Laid", "Missing", "lay", "tidy", "write"]
