"""The first reader: rules that suggest who says what, for a person to accept, mend or drop."""
from __future__ import annotations

from ..spans import Span
from . import assemble
from .page import Page, read
from .record import Attribution


def _span(page: Page, piece: Span) -> Span:
    return Span(page.starts[piece.start], page.ends[piece.end - 1])


def attributions(text: str, attitudes: bool = False) -> list[Attribution]:
    page = read(text)
    out = []
    for d in assemble.drafts(page, attitudes):
        src = [_span(page, d.source)] if d.source and d.source.start < d.source.end else None
        cont = sorted(_span(page, c) for c in d.content if c.start < c.end)
        out.append(Attribution(src, [_span(page, Span(d.first, d.last + 1))], cont or None, "named", "neutral",
                               page.spans[d.sentence], d.way, ""))
    return out
