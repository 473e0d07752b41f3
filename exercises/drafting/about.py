"""What a draft says of its text: title, rights, who published it; and what each answer to the rights allows."""
from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Mapping
from datetime import date

from ..pack import Pack, PackError

RIGHTS = {
    "own": "You wrote this text yourself, or with your class. You may share the pack with anybody; say how they may use it.",
    "licensed": "Its owner lets others share this text. You may share the pack, under that same licence and with the owner’s name.",
    "private": "You may read this text, and it is not yours to share. The pack stays where this notebook runs. To share your marks, write original.json: "
               "it holds the marks and none of the words.",
}
"""What each answer to “whose words are these?” means, in a sentence or two for a teacher."""
FIELDS = ("title", "rights", "licence", "notice", "publisher", "published", "reposter", "reposted", "address", "author", "language", "menu")
"""What `about` may hold, all of it text. Dates are written as 2026-11-24."""
LONGEST = 2000
_SLUG = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,58}[a-z0-9])?")
_TAKEN_BY_WINDOWS = frozenset(("con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))))


class DraftError(PackError):
    """Something about a draft or a pack that was brought and cannot be used; the message is one sentence."""


def may_share(pack: Pack) -> bool:
    """Whether a pack may be given to others: all but those whose text is private."""
    return pack.meta.get("rights", "licensed") in ("own", "licensed")


def plain_text(text: str) -> str:
    """A text as packs keep it: one kind of newline, no byte-order mark, one newline at its end. DraftError where nothing is left or it is no text."""
    plain = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").rstrip() + "\n"
    if not any(c.isalnum() for c in plain):
        raise DraftError("There are no words here yet: paste the article, or give its file.")
    try:
        plain.encode("utf-8")
    except UnicodeEncodeError as error:
        raise DraftError(f"Character {error.start + 1} is half a character, so this is no text; copy the article again.") from None
    return plain


def checked(about: Mapping[str, object]) -> dict[str, str]:
    """The known fields of an `about`, each as one trimmed text; DraftError for one that is too long or not one of the answers."""
    found = {name: str(about.get(name) or "").strip() for name in FIELDS}
    for name, value in found.items():
        if len(value) > LONGEST:
            raise DraftError(f"“{name}” is longer than {LONGEST} characters; write it shorter.")
    if found["rights"] and found["rights"] not in RIGHTS:
        raise DraftError(f"“{found['rights'][:40]}” is no answer to whose words these are; the answers are {', '.join(RIGHTS)}.")
    for name in ("published", "reposted"):
        if found[name] and not _is_day(found[name]):
            raise DraftError(f"“{name}” should be a day such as 2026-11-24, and not “{found[name][:40]}”.")
    return {name: value for name, value in found.items() if value}


def _is_day(written: str) -> bool:
    try:
        return bool(date.fromisoformat(written))
    except ValueError:
        return False


def slug_of(title: str, text: str) -> str:
    """A name for folders made from a title: small letters, digits and hyphens; from the text’s digest where nothing is left of it."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    name = re.sub(r"[^a-z0-9]+", "-", plain)[:40].strip("-")
    return name if is_slug(name) else own_slug(text)


def own_slug(text: str) -> str:
    """The name of a text that was only brought: “own-” and ten digits of its digest (without white space at the end), the same for the same text."""
    return f"own-{hashlib.sha256(text.rstrip().encode('utf-8')).hexdigest()[:10]}"


def is_slug(name: str) -> bool:
    """Whether a name may be a pack’s folder on every system: 1 to 60 small letters, digits and hyphens."""
    return bool(_SLUG.fullmatch(name)) and name not in _TAKEN_BY_WINDOWS
