"""Files that are brought, made here by code: what is read out of them, and the one sentence for those that cannot be read."""
import io
import re
import threading
import time
import zipfile

import docx
import matplotlib
import pypdf
import pytest
from matplotlib.figure import Figure

from exercises import bring
from exercises.bring import BringError, files, letters, optional, pdf, webpage, word

STORY = "The ferry left at nine on Monday with forty people on board. It came back before noon because the wind had turned."
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def saved(make) -> bytes:
    out = io.BytesIO()
    make(out)
    return out.getvalue()


def word_file(*paragraphs: str, style: str = "Normal") -> bytes:
    made = docx.Document()
    for text in paragraphs:
        made.add_paragraph(text, style=style)
    return saved(made.save)


def zipped(**parts: bytes | str) -> bytes:
    """A zip; in a name, two underscores are a slash."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/") + ".xml", content)
    return out.getvalue()


def pdf_file(*pages: str) -> bytes:
    """A PDF with real text, a picture alone for an empty page."""
    out = pypdf.PdfWriter()
    with matplotlib.rc_context({"pdf.fonttype": 42}):
        for text in pages:
            figure = Figure()
            figure.text(0.05, 0.5, text) if text else figure.figimage([[[0.5] * 3] * 40] * 40)
            out.append(io.BytesIO(saved(lambda f: figure.savefig(f, format="pdf"))))
    return saved(out.write)


def locked(content: bytes, word: str, **more) -> bytes:
    out = pypdf.PdfWriter(clone_from=io.BytesIO(content))
    out.encrypt(word, algorithm="RC4-128", **more)
    return saved(out.write)


# Word.


def test_a_word_document_gives_its_text_in_order():
    made = docx.Document()
    made.add_heading("Ferry Runs Again", 0)
    made.add_paragraph("By Ines Marsh")
    paragraph = made.add_paragraph("The ferry ")
    paragraph.add_run("left").bold = True
    paragraph.add_run(" at\u00a0nine.").add_break()
    paragraph.add_run("It came back.")
    for item in ("tea", "a torch"):
        made.add_paragraph(item, style="List Bullet")
    table = made.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Boat", "Time"
    made.add_paragraph("")
    made.add_paragraph("Give to our radio.")
    found = bring.file("ferry.docx", saved(made.save))
    assert found.blocks == ("Ferry Runs Again", "By Ines Marsh", "The ferry left at nine.\nIt came back.", "• tea\n• a torch", "Boat", "Time", "Give to our radio.")
    assert found.title == "Ferry Runs Again" and found.notes == ()


def test_what_was_struck_out_or_stands_twice_is_left_out():
    xml = (f'<w:document {W} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><w:body><w:p><w:r><w:t>Kept</w:t></w:r>'
           '<w:del><w:r><w:delText>gone</w:delText></w:r></w:del><w:ins><w:r><w:t> and new</w:t></w:r></w:ins><mc:AlternateContent><mc:Choice><w:p><w:r><w:t>In a box</w:t></w:r></w:p></mc:Choice>'
           '<mc:Fallback><w:p><w:r><w:t>In a box</w:t></w:r></w:p></mc:Fallback></mc:AlternateContent></w:p></w:body></w:document>')
    found = bring.file("a.docx", zipped(word__document=xml, word__footnotes="<x/>"))
    assert sorted(found.blocks) == ["In a box", "Kept and new"]
    assert any("footnotes" in note for note in found.notes)


BAD_WORD = {
    "cut": (word_file(STORY)[:-400], "damaged"), "short": (word_file(STORY)[:3000], "damaged"), "no word": (zipped(readme="hello"), "no Word document"),
    "bomb": (zipped(word__document=b" " * (word.MOST_BYTES + 1)), "far more than an article"), "not xml": (zipped(word__document="hello"), "damaged"),
    "entities": (zipped(word__document=f'<!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><w:document {W}><w:p><w:t>&b;</w:t></w:p></w:document>'), "damaged"),
    "outside": (zipped(word__document=f'<!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/passwd">]><w:document {W}><w:p><w:t>&a;</w:t></w:p></w:document>'), "damaged"),
    "deep": (zipped(word__document=f"<w:document {W}>" + "<w:p>" * 200_000 + "</w:p>" * 200_000 + "</w:document>"), "damaged"),
    "empty": (word_file(""), "holds no words"), "text": (b"only text", "damaged or no Word document"),
}


@pytest.mark.parametrize("name", BAD_WORD)
def test_a_word_document_that_cannot_be_read_is_told_in_a_sentence(name):
    content, says = BAD_WORD[name]
    refused(f"{name}.docx", content, says)


def refused(name: str, content: bytes, says: str) -> str:
    """The sentence with which a file is refused, in less than two seconds."""
    start = time.process_time()
    with pytest.raises(BringError, match=re.escape(says)) as told:
        bring.file(name, content)
    assert time.process_time() - start < 2 and "\n" not in str(told.value) and files.called(name) in str(told.value)
    return str(told.value)


def test_a_size_that_a_zip_lies_about_is_noticed():
    content = zipped(word__document=b" " * 5_000_000)
    true, small = (5_000_000).to_bytes(4, "little"), (10).to_bytes(4, "little")
    assert content.count(true) == 2
    refused("a.docx", content.replace(true, small), "damaged")


# PDF.


def test_a_pdf_gives_its_text():
    lines = "The ferry left at nine on Monday with forty people\non board. It came back before noon because the\nwind had turned."
    found = bring.file("a.pdf", pdf_file(f"Ferry Runs Again\n\n{lines}", "Give to our radio."))
    assert found.title == "Ferry Runs Again" and STORY in found.blocks and found.blocks[-1] == "Give to our radio."
    assert any("no paragraphs" in note for note in found.notes)


def test_a_sentence_runs_over_to_the_next_page():
    found = bring.file("a.pdf", pdf_file("Ferry Runs Again\n\nThe ferry left at nine on Monday with forty people\non board, and it came back before noon because the", "wind had turned. So they all went home by bus, which\ntook them longer than they had hoped it would."))
    assert "because the wind had turned." in found.text


def test_signs_of_two_letters_are_two_letters():
    assert pdf._plain_letters("\ufb01ve o\ufb03ces") == "five offices"


BAD_PDF = {
    "scan": (pdf_file("", ""), "pictures of text"), "cut": (pdf_file(STORY)[:2000], "damaged"), "noise": (b"%PDF-1.7\n" + b"x" * 9999, "damaged"),
    "locked": (locked(pdf_file(STORY), "secret"), "locked with a password"), "text": (STORY.encode(), "damaged or no PDF"),
}


@pytest.mark.parametrize("name", BAD_PDF)
def test_a_pdf_that_cannot_be_read_is_told_in_a_sentence(name):
    content, says = BAD_PDF[name]
    refused(f"{name}.pdf", content, says)


def test_a_pdf_that_only_its_owner_may_change_is_read():
    assert "forty people" in bring.file("a.pdf", locked(pdf_file(STORY[:60]), "", owner_password="secret")).text


def test_a_long_pdf_is_read_in_part_and_told(monkeypatch):
    monkeypatch.setattr(pdf, "MOST_PAGES", 2)
    found = bring.file("a.pdf", pdf_file("The first page of three.", "The second page of three.", "The third page of three."))
    assert "second" in found.text and "third" not in found.text and "Only the first 2 pages were read." in found.notes


@pytest.mark.parametrize("fault", [RecursionError(), MemoryError(), KeyError("/x"), ValueError("x")])
def test_whatever_pypdf_raises_is_one_sentence(monkeypatch, fault):
    def fails(*_):
        raise fault
    monkeypatch.setattr(pypdf, "PdfReader", fails)
    refused("a.pdf", pdf_file(STORY), "damaged")


def test_a_page_of_a_pdf_that_never_ends_is_left_behind(monkeypatch):
    monkeypatch.setattr(pdf, "MOST_SECONDS", 0.2)
    monkeypatch.setattr(pypdf.PageObject, "extract_text", lambda self: time.sleep(3))
    refused("a.pdf", pdf_file(STORY), "takes too long")


def test_reading_ends_between_two_pages_when_it_takes_long(monkeypatch):
    monkeypatch.setattr(pdf, "MOST_SECONDS", 0.0)
    monkeypatch.setattr(pdf, "within", lambda seconds, read: read())
    assert "Only the first page was read." in bring.file("a.pdf", pdf_file("The first page of two here.", "The second page of two.")).notes


def test_a_pdf_is_read_where_no_thread_can_start(monkeypatch):
    def fails(*_):
        raise RuntimeError("can't start new thread")
    monkeypatch.setattr(threading.Thread, "start", fails)
    assert "forty people" in bring.file("a.pdf", pdf_file(STORY[:60])).text


def test_without_pypdf_the_line_to_copy_is_told(monkeypatch):
    monkeypatch.setattr(optional, "has", lambda package: None)
    told = refused("a.pdf", pdf_file(STORY), "%pip install \"pypdf>=")
    assert told.rstrip().endswith("paste it.")


def test_the_packages_that_help_are_those_of_the_list():
    listed = {line.split(">")[0] for line in optional._LIST.read_text().splitlines() if line and line[0] != "#"}
    assert listed == {"pypdf", "trafilatura", "lxml_html_clean"} and all(optional.has(name) for name in listed)
    assert optional.has("no_such_package_anywhere") is None


# Text and Markdown.


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_text_in_unicode_is_read_without_a_word(encoding):
    found = bring.file("a.txt", "Ferry “nine” — é\n\nIt came back.".encode(encoding))
    assert found.blocks == ("Ferry “nine” — é", "It came back.") and found.notes == ()


def test_other_text_is_read_as_windows_text_and_told():
    found = bring.file("a.txt", "Ferry “nine” é at the pier\n\nIt came back.".encode("cp1252"))
    assert found.blocks[0] == "Ferry “nine” é at the pier" and "Windows-1252" in found.notes[0]


@pytest.mark.parametrize("name, fits", [("koi8-r", "koi8-r"), ("windows-1251", "cp1251"), ("ISO-8859-1", "cp1252"), ("latin1", "cp1252"), ("shift_jis", "shift_jis"),
                                        ("unicode_escape", "utf-8"), ("punycode", "utf-8"), ("rot13", "utf-8"), ("../x", "utf-8"), ("macintosh", "mac-roman"), ("GBK", "GBK")])
def test_a_page_may_name_common_charsets_and_no_other(name, fits):
    assert letters._fitting(name) == fits and "ab".encode(fits)


def test_a_charset_in_a_page_is_kept():
    page = '<html><meta http-equiv="Content-Type" content="text/html; charset=windows-1251"><p>Паром ушёл в девять</p>'
    assert letters.decoded(page.encode("cp1251"), "x") == (page, ())


MARKDOWN = """---
title: "Ferry Runs"
date: 2020-05-03
---
# Ferry *Runs* Again

By [Ines Marsh](https://example.org/x) and **Bo** <!-- not yet --> &amp; all
on the pier

- tea
- a [torch](u)
  - with batteries

3. first
4. second

> A `quote` here

| Boat | Time |
|---|---|
| one | nine |

![A boat](boat.png)
"""


def test_markdown_becomes_plain_text():
    found = bring.file("a.md", MARKDOWN.encode())
    assert found.blocks == ("Ferry Runs Again", "By Ines Marsh and Bo & all on the pier", "• tea\n• a torch\n• with batteries", "3. first\n4. second",
                            "A quote here", "Boat | Time\none | nine", "A boat")
    assert (found.title, found.date) == ("Ferry Runs", "2020-05-03")


def test_a_comment_that_never_ends_hides_nothing():
    assert bring.file("a.md", f"# Ferry\n\nIt left. <!-- oh\n\n{STORY}".encode()).blocks == ("Ferry", "It left. oh", STORY)


MANY = {"brackets": "[" * 99_000 + " a b", "quotes": ">" * 99_000 + " a b", "items": "* " * 49_000 + "a b", "stars": "*a **b " * 14_000, "ticks": "`a " * 33_000,
        "links": "[a](<b" * 16_000, "comments": "<!--a " * 16_000, "tags": "<a b " * 19_000, "long": "# a *b*\n\n" * 50_000, "front": "---\n" + "a: b\n" * 19_000}


@pytest.mark.parametrize("name", MANY)
def test_hostile_markdown_takes_seconds_at_most(name):
    start = time.process_time()
    assert bring.file("a.md", MANY[name].encode()).words
    assert time.process_time() - start < 5


# What a file is, whatever its name.


@pytest.mark.parametrize("name, content, says", [
    ("a.txt", b"", "is empty"), ("a.txt", b"\x00\x01\x02" * 999, "no text that can be read"), ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" * 9, "old Word"),
    ("a.rtf", b"{\\rtf1 hello}", "rich text"), ("a.png", b"\x89PNG\r\n", "picture"), ("a.html", b"\xff\xd8\xff" * 9, "photo"), ("a.webarchive", b"bplist00xx", "web archive"),
    ("a.txt", b"   \n ", "holds no words"), ("a.mhtml", b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x--", "no text in it")])
def test_what_cannot_be_read_is_told_in_a_sentence(name, content, says):
    refused(name, content, says)


def test_a_file_of_200_mb_is_refused_unread(monkeypatch):
    monkeypatch.setattr(files, "_reader", None)
    refused("a.pdf", bytes(200_000_000), "200 MB")


@pytest.mark.parametrize("content, name", [(word_file(STORY), "a.txt"), (pdf_file("A ferry left the pier at nine."), "a.docx")])
def test_a_wrong_ending_is_told_and_does_no_harm(content, name):
    found = bring.file(name, content)
    assert "ferry left" in found.text and "whatever its ending says" in found.notes[0]


@pytest.mark.parametrize("name, shown", [
    ("../../etc/passwd.txt", "“passwd.txt”"), ("C:\\Users\\me\\a.txt", "“a.txt”"), ("\u202efdp.txt", "“fdp.txt”"), ("a\nb\x00.txt", "“a b.txt”"),
    ("\U0001f600.txt", "“\U0001f600.txt”"), ("", "This file"), ("../", "This file"), ("x" * 300 + ".txt", f"“{'x' * 40}…{'x' * 11}.txt”")])
def test_a_name_is_only_shown(name, shown):
    assert files.called(name) == shown
    assert bring.file(name, b"The ferry left.").text == "The ferry left."


# Web pages.

PAGE = """<!DOCTYPE html>
<html><head><title>Ferry Runs Again &amp; More | Harbour Gazette</title>
<meta property="og:title" content="Ferry Runs Again &amp; More"><meta property="article:published_time" content="2020-05-03T10:00:00Z">
<script>document.write("never shown")</script><style>p{color:red}</style></head>
<body><nav><a href="/">Home</a> <a href="/sea">Sea</a></nav>
<article><h1>Ferry Runs Again</h1><p class="byline">By Ines Marsh, 3 May 2020</p>
<p>The ferry left at nine on Monday with forty people on board, the harbour master said.</p>
<p>It came back before noon\u200b because the wind had turned, and nobody wished to wait for it any longer.</p></article>
<p>Please give what you can, and keep our harbour radio on air.</p><div hidden>Not seen</div>
<footer>© Harbour Gazette 2020</footer></body></html>"""


@pytest.mark.parametrize("name, content", [("a.html", PAGE.encode()), ("a.txt", PAGE.encode("utf-16")), ("a.htm", b"<?xml version='1.0'?>\n" + PAGE.encode())])
def test_a_page_keeps_all_that_stands_around_the_story(name, content):
    found = bring.file(name, content)
    for words in ("Ferry Runs Again", "By Ines Marsh", "harbour master said", "Please give what you can", "© Harbour Gazette 2020", "Home"):
        assert words in found.text
    assert "never shown" not in found.text and "Not seen" not in found.text and "<" not in found.text and "\u200b" not in found.text
    assert len(found.labels) == len(found.blocks) and set(found.labels) > {"report"}
    assert found.title.startswith("Ferry Runs Again") and found.date == "2020-05-03"


def test_the_source_of_a_page_may_be_pasted():
    assert bring.paste(PAGE).blocks == bring.file("a.html", PAGE.encode()).blocks
    assert "source of a web page" in bring.paste(PAGE).notes[0]


def test_a_page_saved_whole_is_read():
    saved_whole = f"From: <Saved by a browser>\nMIME-Version: 1.0\nContent-Type: multipart/related;\n\tboundary=\"x\"\n\n--x\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n{PAGE}\n--x--\n"
    assert bring.file("a.mhtml", saved_whole.encode()).blocks == bring.file("a.html", PAGE.encode()).blocks


def test_a_page_that_scripts_build_is_told():
    refused("a.html", b"<html><body><div id=app></div><script>draw()</script></body></html>", "holds no text")


@pytest.mark.parametrize("page", ["<html>" + "<div>" * 100_000 + "word here", "<html>" + "<p>a b" * 30_000, "<html><meta " * 50_000, "<html>" + "<!-- " * 100_000 + "x y", "<html>x y" + "</p>" * 200_000])
def test_a_hostile_page_takes_seconds_at_most(page):
    start = time.process_time()
    try:
        bring.paste(page)
    except BringError:
        pass
    assert time.process_time() - start < 10


def test_without_trafilatura_a_page_is_read_all_the_same(monkeypatch):
    with_it = bring.paste(PAGE)
    monkeypatch.setattr(optional, "has", lambda package: None)
    assert bring.paste(PAGE).blocks == with_it.blocks and bring.paste(PAGE).date == "2020-05-03"


def test_the_short_links_of_a_menu_are_one_block():
    long = "A link to a story that tells you so much that it is more than a menu would hold"
    blocks = [("Home", "navigation"), ("Sea", "navigation"), ("Ferry Runs", "headline"), ("More", "navigation"), (long, "navigation"), (STORY, "report"), (STORY, "report")]
    assert list(webpage._menus(blocks)) == [("Home\nSea", "navigation"), *blocks[2:]]


def test_a_second_look_says_how_many_blocks_it_takes_for_the_story():
    blocks = re.findall(r"<(?:h1|p)[^>]*>([^<]+)", PAGE)
    title, date, told = webpage.second_look(PAGE, tuple(blocks), ("report",) * len(blocks))
    assert (title, date) == ("Ferry Runs Again & More", "2020-05-03")
    assert f"our first reader takes {len(blocks)}" in told and re.search(r"trafilatura takes [2-5]\b", told)
    assert webpage.second_look("<p>", (), ()) == ("", "", "")


@pytest.mark.parametrize("head, expected", [
    ('<title>A &amp; B\n | C</title>', ("A & B | C", "")), ('<meta name="date" content="2020-13-45">', ("", "")),
    ("<meta content='2021-02-03 10:00' itemprop=datePublished><time datetime=2022-01-01>", ("", "2021-02-03")),
    ('<script type="application/ld+json">{"datePublished": "2019-12-31T00:00"}</script>', ("", "2019-12-31")), ("", ("", ""))])
def test_what_a_page_declares_about_itself(head, expected):
    assert webpage.declared(head) == expected
