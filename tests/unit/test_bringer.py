"""The bringer without a browser: what the page may send, what is shown, and what is handed on."""
import pytest

from exercises.answers import Answers
from exercises.bring import BringError
from exercises.judging import Feedback
from exercises.pack import PackError
from exercises.widgets import Bringer
from exercises.widgets import bringer as bringers

PAGE = "Ferry Runs Again\n\nBy Ines Marsh, 3 May\n\nThe ferry left at nine. It was full.\n\nGive to our radio."


class Taking:
    """What is called with the text: remembers it, and tells or fails as it is told."""

    def __init__(self, tells="Your text is ready."):
        self.got, self.tells = [], tells

    def __call__(self, brought):
        if isinstance(self.tells, Exception):
            raise self.tells
        self.got.append(brought)
        return self.tells


@pytest.fixture
def made(tmp_path):
    def make(tells="Your text is ready.", **options):
        widget = Bringer("Your article", Answers(tmp_path / "answers.json"), Taking(tells), **options)
        widget.sent = []
        widget.send = lambda content, buffers=None: widget.sent.append(content)
        return widget
    return make


def hear(widget, *buffers, **message):
    """What the page gets back for one message."""
    widget.sent.clear()
    widget._hear(message, buffers)
    return widget.sent


def test_a_text_is_pasted_mended_and_handed_on(made):
    widget = made()
    assert repr(widget.paste(PAGE)) == "Ferry Runs Again: 4 blocks, 20 words"
    widget.changes.leave_out(2)
    widget.changes.call("Ferry Runs")
    told = widget.take()
    (got,) = widget._take.got
    assert told == Feedback("kept", "", ("Your text is ready.",)) and widget.taken == [got]
    assert got.title == "Ferry Runs" and got.blocks == tuple(PAGE.split("\n\n")[i] for i in (0, 2, 3))


def test_the_page_does_the_same(made):
    widget = made()
    (shown,) = hear(widget, type="paste", text=PAGE)
    assert shown["after"] == "paste" and [b["text"] for b in shown["preview"]["blocks"]] == PAGE.split("\n\n")
    assert hear(widget, type="leave", n=2)[0]["preview"]["blocks"][1]["out"] is True
    assert hear(widget, type="back", n=2)[0]["preview"]["counted"] == "4 blocks, 20 words"
    assert hear(widget, type="join", n=1)[0]["preview"]["of"] == 3
    assert hear(widget, type="undo")[0]["preview"]["of"] == 4
    assert hear(widget, type="split", n=3)[0]["preview"]["of"] == 5
    told, shown = hear(widget, type="use", title="Mine")
    assert told["card"]["says"] == ("Your text is ready.",) and shown["taken"] == ["Mine"] and shown["preview"]["title"] == "Mine"
    assert widget._take.got[0].title == "Mine" and len(widget._take.got[0].blocks) == 5


def test_a_page_that_opens_later_sees_what_is_there(made):
    widget = made()
    assert hear(widget, type="look")[0]["preview"] is None
    widget.paste(PAGE)
    assert hear(widget, type="look")[0]["preview"]["title"] == "Ferry Runs Again"


def test_a_file_comes_as_bytes(made):
    widget = made()
    (shown,) = hear(widget, memoryview(PAGE.encode()), type="file", name="page.txt")
    assert shown["preview"]["of"] == 4
    assert "did not arrive" in hear(widget, type="file", name="page.txt")[0]["text"]


def test_a_file_that_is_too_large_is_refused_before_it_is_read(made, monkeypatch):
    monkeypatch.setattr(bringers.bring, "file", None)
    with pytest.raises(BringError, match="200 MB"):
        made().give("page.pdf", bytes(200_000_000))


def test_a_fault_is_told_and_nothing_is_lost(made):
    widget = made()
    widget.paste(PAGE)
    before = widget.changes
    assert "holds no words" in hear(widget, type="paste", text=" ")[0]["text"]
    assert "no block 9" in hear(widget, type="join", n=9)[0]["text"]
    assert widget.changes is before and before.result().text == PAGE


@pytest.mark.parametrize("fault, says", [
    (PackError("This text is there already."), "This text is there already."), (BringError("Too short."), "Too short."),
    (OSError(28, "No space left on device"), "No space left on device")])
def test_what_cannot_be_taken_stays(made, fault, says):
    widget = made(fault)
    widget.paste(PAGE)
    (told,) = hear(widget, type="use", title="T")
    assert told["type"] == "trouble" and says in told["text"]
    assert widget.taken == [] and widget.changes.result().text == PAGE


def test_several_texts_one_after_the_other(made):
    widget = made(("One sentence.", "And another."), several=True)
    for title in ("First", "Second"):
        hear(widget, type="paste", text=PAGE)
        told, shown = hear(widget, type="use", title=title)
    assert shown["taken"] == ["First", "Second"] and told["card"]["says"] == ("One sentence.", "And another.") and shown["preview"] is None
    with pytest.raises(BringError, match="no text here yet"):
        widget.take()


def test_what_is_told_may_be_a_whole_feedback(made):
    widget = made(Feedback("agrees", "", ("Fine.",)))
    widget.paste(PAGE)
    assert widget.take().verdict == "agrees"


def test_long_texts_are_shown_in_parts(made):
    widget = made()
    hear(widget, type="paste", text="\n\n".join(f"This is block {i}. " + "It has many words. " * 20 for i in range(500)))
    shown = hear(widget, type="look")[0]["preview"]
    assert len(shown["blocks"]) == bringers.MOST_SHOWN and shown["of"] == 500
    assert all(len(b["text"]) < 200 and b["text"].endswith("…") for b in shown["blocks"])
    assert len(hear(widget, type="more")[0]["preview"]["blocks"]) == 2 * bringers.MOST_SHOWN


HOSTILE = [None, [], "x", {}, {"type": 3}, {"type": ["paste"]}, {"type": "paste"}, {"type": "paste", "text": 3}, {"type": "file", "name": None},
           {"type": "address", "url": {}}, {"type": "use"}, {"type": "use", "title": []}, {"type": "leave"}, {"type": "leave", "n": "1"},
           {"type": "leave", "n": -1}, {"type": "join", "n": 1.0}, {"type": "split", "n": [1]}, {"type": "call", "title": 1}, {"type": "give"},
           {"type": "answer", "key": "bring/x", "n": 1, "by": "p", "v": {"text": "x"}}, {"type": "sync", "work": "w", "records": {"bring/x": 1}}]


@pytest.mark.parametrize("message", HOSTILE, ids=range(len(HOSTILE)))
@pytest.mark.parametrize("full", [True, False])
def test_hostile_messages_change_nothing_and_raise_nothing(made, message, full):
    widget = made()
    if full:
        widget.paste(PAGE)
    widget._hear(message, [memoryview(b"x")] * 3)
    assert not widget.answers.records and widget.taken == []
    assert (widget.changes.result().text == PAGE) if full else widget.changes is None


def test_text_stays_text(made):
    (shown,) = hear(made(), type="paste", text="<img src=x onerror=alert(1)> is written here\n\nand more")
    assert shown["preview"]["blocks"][0]["text"].startswith("<img")


def test_its_representation_is_fixed(made):
    assert repr(made()) == "Bringer: Your article"
