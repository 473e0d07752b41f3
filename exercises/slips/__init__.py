"""Slips: the common other answers in marked words, each recognised from the learner's own marks."""
from .case import TOLD, Case, Slip, answer, cases, filled, stray, title

__all__ = ["TOLD", "Case", "Slip", "answer", "cases", "filled", "stray", "title"]
