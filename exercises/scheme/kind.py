"""What a kind of the scheme is made of."""
from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Kind:
    """One kind of the scheme.

    `test` is the question that decides, `example` a clear case, `hard` a hard one with the decision and why,
    `confused` the slug, in the same table, of the kind it is most often taken for. No example is from a text
    of the kit.
    """

    slug: str
    label: str
    definition: str
    test: str = ""
    example: str = ""
    sign: str = ""
    group: str = ""
    hard: str = ""
    confused: str = ""


def by_slug(*kinds: Kind) -> dict[str, Kind]:
    """The kinds in their order, each under its slug."""
    return {kind.slug: kind for kind in kinds}
