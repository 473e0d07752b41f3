"""Lesson 03 as a pupil does it: words marked by mouse and by keys, the reference laid over them, marks there again."""
from __future__ import annotations

import lab as labs
import pupil
from playwright.sync_api import expect
from pupil import button, card, exercise, heard, press

from exercises import claims, spans

LESSON = "03-said-or-said-that-said"
MARKER = "Who says it, how is it put, and what is said?"
BLOCK, ALONE = 10, 11
SAID_ALONE = "You say: nobody but the author."
AT_ONCE = "(node, keys) => keys.forEach(key => node.dispatchEvent(new KeyboardEvent('keydown', {key, bubbles: true})))"
POINT = """(node, [place, share]) => {
  const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT)
  for (let text = walker.nextNode(); text; text = walker.nextNode()) {
    if (place < text.data.length) {
      const range = document.createRange()
      range.setStart(text, place)
      range.setEnd(text, place + 1)
      const box = range.getBoundingClientRect()
      return [box.x + box.width * share, box.y + box.height / 2]
    }
    place -= text.data.length
  }
}"""


class Reader:
    """A pupil with a block of the text before them."""

    def __init__(self, page, number: int, text):
        self.page, self.text, self.number = page, text, number
        self.marker = exercise(page, MARKER)
        self.block = next(b for b in text.blocks if b.number == number)
        self.area = self.marker.get_by_role("group", name=f"Block {number}: words to mark", exact=True)

    def point(self, position: int, share: float) -> tuple[float, float]:
        """Where a character of the article stands in the window; `share` of its width from its left edge."""
        return self.area.get_by_role("paragraph").evaluate(POINT, [position - self.block.span.start, share])

    def drag(self, start: int, end: int) -> None:
        """Draws the mouse over characters, as one selects words."""
        self.area.hover()
        self.page.mouse.move(*self.point(start, 0.2))
        self.page.mouse.down()
        self.page.mouse.move(*self.point(end - 1, 0.8), steps=6)
        self.page.mouse.up()

    def double_click(self, position: int) -> None:
        self.area.hover()
        self.page.mouse.dblclick(*self.point(position, 0.2))

    def press(self, name: str) -> None:
        press(self.marker, f"{name}: block {self.number}")

    def sees_marks(self, number: int) -> None:
        expect(self.marker.get_by_text(f"Your marks in block {self.number}: {number}")).to_be_visible()


def words_between(text, span) -> int:
    return len(spans.words(text.text[span.start:span.end]))


def mark_with_mouse(reader: Reader, source, cue) -> None:
    """A source by drawing over it, a cue of one word by double click."""
    reader.drag(*source.span)
    press(reader.marker, "source")
    reader.sees_marks(1)
    reader.double_click(cue.span.start + 2)
    press(reader.marker, "cue")
    reader.sees_marks(2)


def mark_with_keys(page, reader: Reader, content) -> None:
    """Content from the first word of the block on: Space starts, arrows reach further, a number says what it is."""
    words = reader.text.words_of(content)
    pupil.tab_to(page, reader.area)
    expect(heard(reader.marker)).to_contain_text(f"Block {BLOCK}: {words.split()[0]}")
    page.keyboard.press("Space")
    expect(heard(reader.marker)).to_contain_text("start")
    reader.area.evaluate(AT_ONCE, ["ArrowRight", "ArrowRight"])
    expect(heard(reader.marker)).to_have_text(" ".join(words.split()[:3]))
    for _ in range(words_between(reader.text, content.span) - 3):
        page.keyboard.press("ArrowRight")
    expect(heard(reader.marker)).to_have_text(words)
    page.keyboard.press("3")
    expect(heard(reader.marker)).to_have_text(f"marked as content: {words}")
    reader.sees_marks(3)


def step_through(reader: Reader, mine) -> None:
    """One step for each mark of the reference in the block, in reading order, each with its reason."""
    reference = claims.attributions(reader.text, reader.block.span)
    for number, mark in enumerate(reference, 1):
        told = card(reader.marker, mark.reason)
        expect(told).to_contain_text("Agrees" if mark in mine else "The reference also marks")
        quoted = reader.text.words_of(mark).split()
        for word in (quoted[0], quoted[-1]):  # a long mark is quoted by its ends
            expect(told.get_by_role("heading")).to_contain_text(word)
        expect(heard(reader.marker)).to_contain_text(f"{number} of {len(reference)}. ")
        if number < len(reference):
            press(reader.marker, f"Next in block {reader.number}")
    expect(button(reader.marker, f"Next in block {reader.number}")).to_be_disabled()


def lay_the_reference_over(reader: Reader, mine) -> None:
    marks, over = reader.area.get_by_role("mark"), button(reader.marker, f"Lay the reference over block {reader.number}")
    before = marks.count()
    over.click()
    expect(over).to_have_attribute("aria-pressed", "true")
    assert marks.count() >= before + len(claims.attributions(reader.text, reader.block.span)) - len(mine)
    over.click()
    expect(marks).to_have_count(before)


def remove_and_undo(reader: Reader, source) -> None:
    reader.press("Mark on")
    press(reader.marker, f"Remove source “{reader.text.words_of(source)}”")
    reader.sees_marks(2)
    press(reader.marker, "Undo")
    reader.sees_marks(3)
    expect(button(reader.marker, f"Remove source “{reader.text.words_of(source)}”")).to_be_attached()


def test_marks_by_mouse_and_keys_are_there_again(lab, open_lesson):
    text = pupil.pack_of(lab).article
    mine = source, cue, content = [pupil.mark_of(text, f"claims/{name}") for name in ("a3-source", "a4-cue", "a3-content")]
    page = open_lesson(LESSON)
    reader = Reader(page, BLOCK, text)
    mark_with_mouse(reader, source, cue)
    button(reader.marker, "Word by word").focus()
    mark_with_keys(page, reader, content)
    expect(reader.marker.get_by_role("article")).to_have_count(0)
    reader.press("Done with this block")
    step_through(reader, mine)
    lay_the_reference_over(reader, mine)
    says_that_nobody_else_speaks(Reader(page, ALONE, text))
    remove_and_undo(reader, source)
    there = sorted((m.span.start, m.span.end, m.kind) for m in mine)
    wait_until_marked(lab, there)
    labs.save(page)
    page.reload()
    reader.sees_marks(3)
    assert " ".join(reader.area.get_by_role("mark").all_text_contents()).count("reportedly") == 1
    expect(reader.marker.get_by_text(SAID_ALONE)).to_be_visible()


def asks_for_hint(reader: Reader, number: int, words: str) -> None:
    reader.press(f"Hint {number}")
    expect(hint(reader, words)).to_be_visible()


def hint(reader: Reader, words: str):
    return reader.marker.get_by_role("listitem").filter(has_text=words)


def test_hints_lead_to_what_is_not_found_yet_and_undo_takes_back_one_thing_at_a_time(lab, open_lesson):
    text = pupil.pack_of(lab).article
    cue, source = (pupil.mark_of(text, f"claims/{name}") for name in ("a3-cue", "a3-source"))
    reader = Reader(open_lesson(LESSON), BLOCK, text)
    asks_for_hint(reader, 1, cue.hints[0])
    reader.drag(*cue.span)
    press(reader.marker, "cue")
    reader.sees_marks(1)
    asks_for_hint(reader, 2, source.hints[0])
    press(reader.marker, "Undo")
    expect(hint(reader, source.hints[0])).to_have_count(0)
    press(reader.marker, "Undo")
    expect(reader.area.get_by_role("mark")).to_have_count(0)
    expect(hint(reader, cue.hints[0])).to_be_visible()
    asks_for_hint(reader, 2, cue.hints[1])


def says_that_nobody_else_speaks(reader: Reader) -> None:
    """An answer as good as a mark: it gets the reason why the sentence stands alone."""
    own = next(m for m in reader.text.marks_of("sourcing") if reader.block.span.holds(m.span))
    reader.press("Nobody but the author")
    told = card(reader.marker, own.reason)
    expect(told).to_contain_text("You let it stand, and so does the reference")
    expect(reader.marker.get_by_text(SAID_ALONE)).to_be_visible()


def wait_until_marked(lab, expected) -> None:
    """Waits until the answers file holds these marks and no others."""
    def marked():
        found = (v for key, v in pupil.kept(lab).items() if key.startswith("al-bukamal/attributions/m-"))
        return sorted((v["start"], v["end"], v["kind"]) for v in found)

    pupil.wait_until(lambda: marked() == expected, lambda: f"expected the marks {expected}; the file has {marked()}")
