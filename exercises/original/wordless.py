"""The normaliser: the words of a text in a form that no copy disturbs, and the hash of a run of them."""
from __future__ import annotations

import hashlib
import html
import re
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from .. import spans

NORMALISER = 1
"""Raised whenever the forms change, since every stored hash would then be another."""
SHORTEST = 6
"""A sentence of fewer words is not hashed: it could be guessed."""

ADDRESS = r"https?://[^\s<>()\[\]\"“”]{1,200}|(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,8}|\[email\W{1,8}protected\]"
_APOSTROPHES = "'’‘‛ʼʻʹʿʾˈ`´′＇"
_WORD = re.compile(rf"(?P<address>{ADDRESS})|[^\W_](?:[^\W_]|[\u0300-\u036f]|[{_APOSTROPHES}](?=[^\W_]))*", re.I)
_UNSEEN = re.compile("\u00ad[ \t]*\n?[ \t]*|[\u200b\u2060\ufeff]")
_LINK = re.compile(r"!?\[([^\[\]]{0,300})\]\([^()\s]{0,500}\)")
_NOTE = re.compile(r"[ \t]?\[(?:\d{1,3}|[a-z]|note \d{1,3}|edit)\]|(?<=[^\W\d_])[⁰¹²³⁴-⁹]+|(?<=[.,;:!?”\"])[⁰¹²³⁴-⁹]+", re.I)
_BREAKING = re.compile(r"</?(?:p|div|br|h[1-6]|li|ul|ol|blockquote|section|article|header|footer|nav|table|tr|td|figure|figcaption)(?:\s[^<>]{0,800})?/?>", re.I)
_TAG = re.compile(r"</?[a-z][a-z0-9]{0,12}(?:\s[^<>]{0,800})?/?>|<!--[^<>]{0,800}-->", re.I)
_BULLET = re.compile(r"^[ \t]*(?:(?:[>*•·▪◦‣●○–—-]|#{1,6})[ \t]+)+", re.M)


class Word(NamedTuple):
    """A word of a text: its place in code points, and its form."""

    start: int
    end: int
    form: str


def tidy(copy: str) -> str:
    """A copy as it reads: without tags, link targets, footnote numbers, bullets and signs that nobody sees."""
    text = copy.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    text = html.unescape(_TAG.sub("", _BREAKING.sub("\n\n", text)))
    for pattern, put in ((_UNSEEN, ""), (_LINK, r"\1"), (_NOTE, ""), (_BULLET, "")):
        text = pattern.sub(put, text)
    return text


def words(text: str) -> list[Word]:
    """The words of a text, split at dashes and all punctuation; web and mail addresses are none."""
    found = (Word(*m.span(), _form(m.group())) for m in _WORD.finditer(text) if not m["address"])
    return [word for word in found if word.form]


def _form(run: str) -> str:
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", run).casefold())
    return folded if folded.isascii() and folded.isalnum() else "".join(c for c in folded if c.isalnum() and c not in _APOSTROPHES)


def is_short(sentence: str) -> bool:
    """Whether a sentence has too few words to be hashed, counted as the kit counts or as the normaliser does."""
    return min(len(words(sentence)), len(spans.words(sentence))) < SHORTEST


def digest(forms: Sequence[str]) -> str:
    """SHA-256 of the forms with one space between them, in hexadecimal."""
    return hashlib.sha256(" ".join(forms).encode("utf-8")).hexdigest()


def windows(forms: Sequence[str], lengths: Sequence[int], wanted: set[str]) -> list[tuple[int, int, str]]:
    """Every run of one of these lengths whose hash is wanted, as first word, length and hash: one pass a length."""
    data = " ".join(forms).encode("utf-8")
    at = [0]
    for form in forms:
        at.append(at[-1] + len(form.encode("utf-8")) + 1)
    known = {bytes.fromhex(hash_): hash_ for hash_ in wanted}
    sha = hashlib.sha256
    return [(i, n, known[run]) for n in lengths for i in range(len(forms) - n + 1)
            if (run := sha(data[at[i]:at[i + n] - 1]).digest()) in known]
