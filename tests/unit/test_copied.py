"""The article on a learner's own copy: laid, written as a pack, chosen, and every lesson runs on it."""
from __future__ import annotations

import ast
import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

import exercises
from exercises import original, reader
from exercises import pack as packs
from exercises.bring import BringError
from exercises.pages import Notice, Shown
from exercises.session import HOME, TEXT_KEY
from exercises.walk.copied import SLUG
from exercises.widgets.live import Live

KIT = Path(__file__).resolve().parents[2]
ARTICLE = packs.load(HOME, KIT / "texts").article
AT_HAND = Path(os.environ.get("KIT_ORIGINAL") or KIT.parent / "shared" / "original" / "article.txt")


def lesson_calls() -> Iterator[tuple[str, tuple]]:
    """The calls in the code cells of lessons 00 to 05, as name and arguments."""
    for path in sorted((KIT / "notebooks").glob("0[0-5]-*.ipynb")):
        for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
            code = "".join(cell["source"]) if cell["cell_type"] == "code" else ""
            yield from ((n.func.id, tuple(map(ast.literal_eval, n.args))) for n in ast.walk(ast.parse(code))
                        if isinstance(n, ast.Call) and isinstance(n.func, ast.Name))


@pytest.fixture
def own(start, copied):
    """A session in which the teaching edition is the text that may not be copied; gives the box for a copy."""
    home = packs.load(HOME, copied / "texts")
    cores = {strand: parts for strand, parts in home.data("questions")["cores"].items() if strand != "accounts"}
    data = original.write(home.article.text, home.article.marks, {"title": "The article on your copy", "menu": "Your copy"}, cores)
    (home.folder / "original.json").write_text(json.dumps(data), encoding="utf-8")
    return lambda: start(copied)


def give(text: str):
    box = exercises.own_copy()
    box.paste(text)
    return box.take()


def runs_everywhere(session) -> None:
    """Fails where a call of a lesson raises, or gives a notice of a fault."""
    assert session.slug == SLUG
    for name, arguments in dict.fromkeys(lesson_calls()):
        made = getattr(exercises, name)(*arguments)
        shown = getattr(made, "shown", made)
        assert not isinstance(shown, Notice), f"{name}{arguments}: {shown.line}"
        assert isinstance(shown, Live | Shown)
        if isinstance(shown, Live):
            assert json.dumps(shown.get_state(["spec", "state"]))
            assert "texts of their own" not in repr(shown) and getattr(shown, "task", SLUG).split("/")[0] != HOME, f"{name}{arguments} is about {HOME}"


def test_a_copy_becomes_the_text_of_all_lessons(own):
    session = own()
    told = give(ARTICLE.text)
    assert "Every sentence" in told.says[0] and str(len(ARTICLE.marks)) in told.says[0]
    made = session.pack()
    assert (made.meta["key"], made.meta["borrows"], made.meta["rights"]) == ("reference", HOME, "private")
    assert made.article.text == ARTICLE.text.strip() and len(made.article.marks) == len(ARTICLE.marks)
    runs_everywhere(session)


def test_the_original_becomes_the_text_of_all_lessons(start):
    if not AT_HAND.is_file():
        pytest.skip(f"the original is not at hand ({AT_HAND}); set KIT_ORIGINAL to a saved copy of it")
    session = start()
    assert "Every sentence" in give(AT_HAND.read_text(encoding="utf-8")).says[0]
    runs_everywhere(session)
    headline = session.pack().data("questions")["rewrites"]["headline"]["start"]
    assert headline == session.pack().article.blocks[0].text
    asked = json.dumps(session.pack().data("questions"), ensure_ascii=False)
    assert [m.id for m in ARTICLE.marks_of("boilerplate") if len(words := ARTICLE.words_of(m)) > 40 and words in asked] == []


def test_an_edited_sentence_is_listed_and_the_lessons_run(own):
    session = own()
    edited = ARTICLE.text.replace("kept clashing", "went on and on").replace("Sign up as", "Become")
    told = give(edited)
    listed = [line for line in told.says if line.startswith("Sentence ")]
    assert len(listed) == 2 and "went on and on" in listed[0] and "Become a Global Research member" in listed[1]
    runs_everywhere(session)
    assert len(session.pack().article.blocks) == len(ARTICLE.blocks)
    assert 15 not in session.pack().data("questions")["cores"]["wording"]["more"]


@pytest.mark.skipif(not hasattr(reader, "page_blocks"), reason="the reader does not read web pages yet")
def test_a_saved_page_will_do(own):
    session = own()
    blocks = "".join(f"<p>{block.text}</p>".replace("\n", "<br>") for block in ARTICLE.blocks[1:])
    page = f"<!doctype html><html><body><nav><a href='/'>Home</a></nav><h1>{ARTICLE.blocks[0].text}</h1>{blocks}<footer>More</footer><script>alert(1)</script></body></html>"
    box = exercises.own_copy()
    box.give("page.html", page.encode("utf-8"))
    assert "Every sentence" in box.take().says[0]
    runs_everywhere(session)


def test_another_text_changes_nothing(own):
    session = own()
    with pytest.raises(BringError, match="0 of the article’s"):
        give((KIT / "texts/council/article.txt").read_text(encoding="utf-8"))
    assert session.slug == HOME and not (session.own_texts / SLUG).exists()


def test_a_second_copy_replaces_the_first_and_keeps_the_answers(own):
    session = own()
    give(ARTICLE.text.replace("kept clashing", "went on and on"))
    exercises.tap_sources("core").choose("s02", "own-voice")
    kept = dict(session.answers.records)
    assert [key for key in kept if key.startswith(f"{SLUG}/sources/")]
    give(ARTICLE.text)
    assert session.pack().article.text == ARTICLE.text.strip()
    assert {key: session.answers.records[key] for key in kept if key != TEXT_KEY} == {k: r for k, r in kept.items() if k != TEXT_KEY}
    assert sorted(p.name for p in session.own_texts.iterdir()) == [SLUG]


def test_a_pack_that_was_not_made_here_is_left_alone(own):
    session = own()
    folder = session.own_texts / SLUG
    folder.mkdir(parents=True)
    (folder / "pack.json").write_text('{"made_by": "a friend"}', encoding="utf-8")
    with pytest.raises(packs.PackError, match="not made here"):
        give(ARTICLE.text)
    assert [p.name for p in folder.iterdir()] == ["pack.json"] and session.answers.get(TEXT_KEY) == {"choice": HOME}


def test_a_file_of_marks_that_is_spoiled_is_told(own, copied):
    session = own()
    (copied / "texts" / HOME / "original.json").write_text('{"format": "who-says-so original"}', encoding="utf-8")
    with pytest.raises(packs.PackError, match="marks without words"):
        give(ARTICLE.text)
    assert session.slug == HOME
