"""Pasted text: signs made plain, lines joined or parted, a title guessed, and one sentence for what cannot be used."""
import random
import re
import textwrap
import time
from pathlib import Path

import pytest

from exercises import bring
from exercises.bring import BringError, Brought, Changes, paste
from exercises.bring.brought import MOST_CHARACTERS
from exercises.bring.signs import plain
from exercises.bring.text import from_blocks
from exercises.pack import read_text
from exercises.reader.language import ENGLISH_ONLY
from exercises.spans import blocks

KIT = Path(__file__).resolve().parents[2]
TEXTS = sorted([*KIT.glob("texts/*/article.txt"), *KIT.glob("texts/*/accounts/*.txt")])
STORY = ("The ferry left at nine on Monday with forty people on board, and it came back before noon because the wind had "
         "turned and the harbour master would not wait for it any longer.")
NOTICE = "Keep our harbour radio on air. Give what you can, and tell your friends on the pier about it. We thank you."


def wrapped(text: str, width: int) -> str:
    """Each line of a text wrapped, as mail and terminals do."""
    return "\n".join("\n".join(textwrap.wrap(line, width, break_on_hyphens=False)) for line in text.split("\n"))


def expected(text: str) -> list[str]:
    """The blocks of a text of the kit; one that holds two paragraphs is two."""
    found = text.split("\n\n")
    return [part for block in found for part in (block.split("\n") if max(map(len, block.split("\n"))) > 100 else [block])]


@pytest.mark.parametrize("path", TEXTS, ids=lambda p: f"{p.parts[-2]}-{p.stem}")
def test_a_text_of_the_kit_comes_back_as_it_is(path):
    text = read_text(path).strip()
    once = paste(text)
    assert list(once.blocks) == expected(text)
    assert once.blocks == tuple(once.text[s.start:s.end] for s in blocks(once.text)) == paste(once.text).blocks


@pytest.mark.parametrize("path", TEXTS, ids=lambda p: f"{p.parts[-2]}-{p.stem}")
@pytest.mark.parametrize("width", [60, 72, 80])
def test_hard_wrapped_lines_are_joined(path, width):
    parts = [re.sub("\n", " ", part) for part in read_text(path).strip().split("\n\n")]
    assert paste("\n\n".join(wrapped(part, width) for part in parts)).blocks == tuple(parts)


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r", "\u2028", "\x85"])
def test_all_line_ends_are_one(ends):
    assert paste(f"Ferry Runs Again{ends}{ends}{STORY}").blocks == ("Ferry Runs Again", STORY)


def test_markdown_that_is_pasted_is_read_as_it_looks():
    made = paste(f"# Ferry *Runs* Again\n\n{STORY}\n\n---\n\n## At the pier\n\nShe told [Radio Nord](https://nord.example.org) so.\n")
    assert made.blocks == ("Ferry Runs Again", STORY, "At the pier", "She told Radio Nord so.") and made.title == "Ferry Runs Again"
    assert "Markdown" in made.notes[0]


@pytest.mark.parametrize("text", [f"# 1 in the league\n\n{STORY}", f"{STORY}\n\n#hashtag\n\n#another", f"[a](b) and * and _\n\n{STORY}"])
def test_a_lone_sign_makes_no_markdown(text):
    assert paste(text).text == text and not paste(text).notes


@pytest.mark.parametrize("rule", ["---", "* * *", "……", "_____", "•"])
def test_a_line_drawn_across_the_page_is_no_block(rule):
    assert paste(f"Ferry Runs Again\n\n{STORY}\n\n{rule}\n\n{NOTICE}").blocks == ("Ferry Runs Again", STORY, NOTICE)


def test_a_line_is_a_block_where_there_are_no_blank_lines():
    assert paste(f"Ferry Runs Again\nBy Ines Marsh\n{STORY}\n{NOTICE}").blocks == ("Ferry Runs Again", "By Ines Marsh", STORY, NOTICE)


def test_a_list_stays_one_block():
    listed = "1. Blankets\n2. Tea\n3. A torch"
    assert paste(f"What to bring\n{listed}\n{STORY}").blocks == ("What to bring", listed, STORY)
    assert paste(f"What to bring\n\n{listed}\n\n{STORY}").blocks == ("What to bring", listed, STORY)


def test_lines_without_blank_ones_between_are_joined_and_parted_where_they_stop():
    text = wrapped("\n".join([STORY, NOTICE, STORY]), 64)
    assert paste(text).blocks == (STORY, NOTICE, STORY)


def test_print_that_does_not_fill_its_lines_is_joined():
    told = " and ".join([STORY[:-1]] * 3).title()  # no small letter at a start helps here
    lines, rest, rng = [], told.split(), random.Random(3)
    while rest:
        width, line = rng.choice([58, 62, 66, 70]), ""
        while rest and len(line) + len(rest[0]) < width:
            line = f"{line} {rest.pop(0)}".strip()
        lines.append(line)
    assert paste("\n\n".join(["\n".join(lines)] * 3)).blocks == (told,) * 3


def test_a_word_cut_at_the_end_of_a_line_is_made_whole():
    text = wrapped(STORY, 60).replace("harbour", "har-\nbour")
    assert "harbour master" in paste(text).text
    text = wrapped(f"A well-known pier. {STORY} It is a well-", 60) + "\nknown place for all who fish there by night."
    assert "is a well-known place" in paste(text).text


def test_what_is_copied_from_a_browser_is_parted_where_it_should_be():
    menu, teasers = "Harbour Gazette\nNews\nSport\nTides", "Read next\nFerry to stop on Sundays\nWho cooks at school?"
    text = f"{menu}\n\nFerry runs again, and everybody is glad\nBy Ines Marsh, harbour reporter\n3 May 2020, 18:20\n\nWhat it carries\n{STORY}\n{NOTICE}\n\n{teasers}"
    assert paste(text).blocks == (menu, "Ferry runs again, and everybody is glad", "By Ines Marsh, harbour reporter", "3 May 2020, 18:20",
                                  "What it carries", STORY, NOTICE, teasers)


def test_a_list_stays_with_its_head_and_not_with_a_paragraph():
    items = f"- tea, on 3 May 2020\n- {STORY}\n- a torch"
    assert paste(f"{NOTICE}\n\nBring these\n{items}\n\n{NOTICE}\n{items}").blocks == (NOTICE, f"Bring these\n{items}", NOTICE, items)


def test_a_verse_and_an_address_keep_their_lines():
    address = "Harbour Office\n3 Pier Road\nLittle Haven"
    assert paste(f"{STORY}\n\n{address}\n\n{NOTICE}").blocks[1] == address


def test_signs_nobody_sees_are_taken_out_and_told():
    found = paste("\ufeffThe fer\u200bry\u00a0left\tat\u00adnine\x00.\n \u3000\nIt came back\u2003 late.")
    assert found.text == "The ferry left atnine.\n\nIt came back late."
    assert any("nobody can see" in note and "3" in note for note in found.notes)


def test_direction_signs_are_taken_out_and_told():
    found = paste("She said \u202eevil\u202c and \u2067שלום\u2069 to us all.")
    assert found.text == "She said evil and שלום to us all."
    assert any("direction" in note and "4" in note for note in found.notes)


def test_letters_are_not_composed_anew_and_pictures_hold_together():
    family, name = "\U0001f468\u200d\U0001f469\u200d\U0001f467", "Ame\u0301lie"
    assert paste(f"{name} sent {family} to all of us.").text == f"{name} sent {family} to all of us."


def test_a_broken_sign_can_be_written_to_a_file():
    found = paste("The \ud800 ferry")
    assert found.text.encode("utf-8") and any("\ufffd" in note for note in found.notes)


def test_another_language_is_split_and_told():
    found = paste("Die Fähre fuhr um neun.\n\n" + "Sie kam nicht vor dem Mittag zurück, weil der Wind sich gedreht hatte und es nicht ging. " * 6)
    assert len(found.blocks) == 2 and ENGLISH_ONLY in found.notes
    assert ENGLISH_ONLY not in paste(f"{STORY} {NOTICE}").notes


@pytest.mark.parametrize("text, title", [
    (f"Home\n\nFerry Runs Again After Storm\n\n{STORY}", "Ferry Runs Again After Storm"),
    (f"{STORY}\n\n{NOTICE}", ""), ("Ferry", "Ferry"), (f"The Harbour Gazette\n\nFerry Runs Again After Storm\n\n{STORY}", "Ferry Runs Again After Storm"),
    (f"Ferry Runs\n\nBy Ines Marsh of the Gazette\n\nHarbour Gazette, 3 May 2020\n\n{STORY}", "Ferry Runs"), (f"Home\nSea news of the day\n\nFerry Runs\n\n{STORY}", "Ferry Runs"), (f"Go now, please,\n\nFerry Runs Again\n\n{STORY}", "Ferry Runs Again")])
def test_the_title_is_the_first_short_block(text, title):
    assert paste(text).title == title


def test_a_headline_that_a_page_marks_is_the_title():
    assert from_blocks(("The news of the day", "Ferry", STORY), "It", labels=("navigation", "headline", "report")).title == "Ferry"


@pytest.mark.parametrize("text", ["", " \n\t\r\n ", "\ufeff", "\u200b\u200b", "…\n\n***", "\x00" * 99])
def test_nothing_is_said_to_be_nothing(text):
    with pytest.raises(BringError, match="holds no words"):
        paste(text)


def test_what_is_too_long_is_refused():
    with pytest.raises(BringError, match="longer than a book"):
        paste("word " * (MOST_CHARACTERS // 5 + 1))


LARGE = {
    "one line": "The dog ran. " * 80_000, "words": "word " * 100_000, "one word": "x" * 1_000_000, "lines": "a b\n" * 250_000,
    "wrapped": "The mayor said so to the town in the hall on a day in spring when all were\n" * 13_000, "hyphens": "ab-\nc" * 200_000,
    "blank lines": "a b" + "\n" * 1_000_000 + "c", "spaces": "a" + " " * 1_000_000 + "b", "joiners": "ab" + "\u200d" * 1_000_000 + "c",
    "tabs": "\t\n" * 500_000 + "a b", "bullets": "- a\n" * 250_000, "tags": "<html " * 150_000, "comments": "a " + "<!--" * 250_000, "stops": "a" + ".…" * 500_000,
}


@pytest.mark.parametrize("name", LARGE)
def test_time_is_linear(name):
    """A tenth of it takes at least a thirtieth of the time, or all of it takes less than a second."""
    def seconds(text: str) -> float:
        start = time.process_time()
        assert isinstance(bring.from_text(text), Brought)
        return time.process_time() - start

    text = LARGE[name]
    whole = seconds(text)
    assert whole < 1 or whole < 30 * seconds(text[:len(text) // 10]) + 0.5


def test_whatever_is_pasted_comes_out_plain():
    """Blocks hold no blank line and no stray space, pasting again changes nothing, and no word is lost."""
    rng = random.Random(20)
    pieces = ["the ", "Ferry", "\n", "\n\n", "\r\n", " ", "\t", "- ", "2. ", ".", "-", "\u00a0", "\u200b", "é", "שלום", "\u202e", "—", "a" * 70, "\U0001f600", "\x07"]
    for _ in range(400):
        text = "".join(rng.choices(pieces, k=rng.randint(1, 60)))
        try:
            once = paste(text)
        except BringError:
            assert not re.search(r"[^\W_]", text)
            continue
        assert all(b and b == b.strip() and "\n\n" not in b and "  " not in b for b in once.blocks)
        assert once.text == "\n\n".join(once.blocks) and plain(once.text) == (once.text, ())
        assert sorted(re.findall(r"[^\W_]", once.text)) == sorted(re.findall(r"[^\W_]", text))
        assert [b for b in once.blocks] == [once.text[s.start:s.end] for s in blocks(once.text)]


def three() -> Changes:
    return Changes(Brought("One. Two.\n\nThree\nFour\n\nFive", "One", ("headline", "report", "contact")))


def test_blocks_are_left_out_and_taken_in():
    made = three()
    made.leave_out(2)
    assert made.result().text == "One. Two.\n\nFive" and made.result().labels == ("headline", "contact")
    assert "You left 1 block out." in made.result().notes
    made.put_back(2)
    assert made.result() == made.brought


def test_blocks_are_joined_and_split_with_their_kinds():
    made = three()
    made.join(2)
    assert made.result().blocks == ("One. Two.", "Three\nFour\nFive") and made.result().labels == ("headline", "report")
    made.split(1)
    made.split(3)
    assert made.result().blocks == ("One.", "Two.", "Three", "Four", "Five")
    assert made.result().labels == ("headline", "headline", "report", "report", "report")


def test_every_step_can_be_undone():
    made, seen = three(), []
    for step in (lambda: made.leave_out(1), lambda: made.join(2), lambda: made.call("  New\n title "), lambda: made.split(2), lambda: made.put_back(1)):
        seen.append((made.title, made.pieces))
        step()
    assert made.title == "New title"
    for before in reversed(seen):
        assert made.undo() and (made.title, made.pieces) == before
    assert not made.undo() and made.result() == made.brought


def test_a_step_that_changes_nothing_is_no_step():
    made = three()
    made.put_back(1)
    made.call("One")
    assert not made.undo()


@pytest.mark.parametrize("step, says", [
    (lambda made: made.join(3), "last one"), (lambda made: made.split(3), "one sentence"), (lambda made: made.leave_out(4), "no block 4"),
    (lambda made: made.join(0), "no block 0"), (lambda made: made.split("1"), "no block 1"), (lambda made: made.leave_out(True), "no block True"),
    (lambda made: [made.leave_out(n) for n in (1, 2, 3)] and made.result(), "nothing to use"),
    (lambda made: [made.leave_out(2), made.join(1)], "left out")])
def test_steps_that_cannot_be_are_refused_in_a_sentence(step, says):
    with pytest.raises(BringError, match=says):
        step(three())
