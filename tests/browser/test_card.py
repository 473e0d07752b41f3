"""The reading card: made and saved by keys, text stays text, and it prints on one page."""
from __future__ import annotations

import re

HOSTILE = "<img src=x onerror=document.title='gone'> </style><b>so few names</b>"


def _made(page):
    """The card with a hostile line in it, made by the keyboard."""
    note = page.get_by_role("textbox", name="What surprised you?").first
    note.fill(HOSTILE)
    note.press("Tab")
    page.locator(".wss-status", has_text="Saved").last.wait_for()
    page.get_by_role("button", name="Make my reading card").press("Enter")
    card = page.get_by_role("article", name="My reading card")
    card.get_by_text("What surprised me").wait_for()
    return card


def test_the_card_is_kept_as_a_page_of_its_own(open_lesson, new_page, tmp_path):
    page = open_lesson("05-check-it-yourself")
    card = _made(page)
    assert HOSTILE in card.inner_text() and card.locator("img, b").count() == 0
    with page.expect_download() as download:
        page.get_by_role("button", name="Save my card as a page").press("Enter")
    assert download.value.suggested_filename == "my-reading-card.html"
    download.value.save_as(tmp_path / "card.html")

    kept = new_page()
    kept.goto((tmp_path / "card.html").as_uri())
    assert kept.title() == "My reading card" and kept.locator("img, b, script, button").count() == 0
    assert kept.get_by_role("heading", level=3).inner_text() == "My reading card"
    assert HOSTILE in kept.locator("body").inner_text()
    assert kept.locator("article").evaluate("node => getComputedStyle(node).borderTopWidth") == "2px"
    printed = kept.pdf(format="A4", prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) == 1


def test_a_picture_is_kept_with_its_words(open_lesson, tmp_path):
    page = open_lesson("05-check-it-yourself")
    page.get_by_role("button", name="Draw my picture").first.press("Enter")
    image = page.locator(".wss-figure img").first
    image.wait_for()
    with page.expect_download() as download:
        page.get_by_role("button", name="Save this picture").first.press("Enter")
    download.value.save_as(tmp_path / "picture.png")
    png = (tmp_path / "picture.png").read_bytes()
    assert download.value.suggested_filename.endswith(".png") and png.startswith(b"\x89PNG")
    assert image.get_attribute("alt").encode() in png
