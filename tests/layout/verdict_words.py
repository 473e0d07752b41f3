"""Words that no line of ours may say where the first reader is the key: it is one of two readers, and no judge."""
from __future__ import annotations

import re

BANNED = re.compile(r"\breferences?\b|\bcorrect\w*|\bwrong\w*|\bright\b(?! (?:after|before|beside|under))", re.I)


def outside_quotes(line: str) -> str:
    """What is ours in a line: what stands in quotation marks is the article’s, or the name of an answer."""
    return re.sub(r"“[^“”]*”", "“…”", line)
