"""Bring an article: from what a person has, pasted, saved or at an address, to plain text in blocks.

Pasting always works. Each way in gives a `Brought`, or raises `BringError` with a plain sentence.
"""
from __future__ import annotations

from .brought import Brought, BringError
from .changes import Changes, can_split
from .text import from_text, is_markdown, is_web_page

__all__ = ["Brought", "BringError", "Changes", "address", "can_split", "file", "paste"]


def paste(text: str) -> Brought:
    """Text as it comes from the clipboard; the source of a web page and Markdown are read as such. Linear in its length."""
    if is_web_page(text):
        from .webpage import from_html

        return from_html(text, "What you pasted", notes=("You pasted the source of a web page; its text was read out of it.",))
    if is_markdown(text):
        from .markdown import from_markdown

        return from_markdown(text, "What you pasted", ("You pasted Markdown; its signs for headings and links were left out.",))
    return from_text(text)


def file(name: str, content: bytes) -> Brought:
    """A saved .html, .txt, .md, .docx or .pdf. What it is is judged by its content, not by its name."""
    from .files import from_file

    return from_file(name, content)


def address(url: str) -> Brought:
    """A web page, fetched where there is a network. Only public http and https addresses; 5 MB and 20 seconds at most."""
    from .fetching import fetch
    from .files import from_fetched

    return from_fetched(fetch(url))
