"""The Marker without a browser: marks snap, what does not fit is refused, a block is fed back only when it is done."""
import json
import shutil
import subprocess

import pytest

from exercises import claims, scheme
from exercises.annotation import Mark
from exercises.answers import Answers
from exercises.judging import Learned
from exercises.pack import Text
from exercises.spans import Span, words
from exercises.widgets.marker import _MARK_KEY, LINES, Marker, kinds_json, neighbours
from exercises.widgets.marker_hints import clues, next_hint

TASK = "shelf/attributions"
ARTICLE = ("The Shelf Falls\n\n“It fell at noon”, said 𝒜da Brook. A cup broke.\n\n"
           "Nobody was near.\n\nThe room is closed.\n\nWrite to us.")


def _mark(name: str, kind: str, words_: str, hints: tuple[str, ...] = ()) -> Mark:
    span = Span(ARTICLE.index(words_), ARTICLE.index(words_) + len(words_))
    return Mark(f"claims/{name}", "claims", kind, span, span, f"Why {words_} is the {kind}.", "a1", hints=hints)


REFERENCE = (_mark("a1-content", "content", "It fell at noon", ("Look at the start.", "Look for quotation marks.")),
             _mark("a1-cue", "cue", "said", ("Which verb?", "It is “said”.")), _mark("a1-source", "source", "𝒜da Brook", ("Who?",)))
TEXT = Text("shelf", ARTICLE, REFERENCE)


@pytest.fixture
def marker(tmp_path) -> Marker:
    return _marker(tmp_path)


def _marker(folder, numbers=(2, 3), kinds=scheme.SPAN_KINDS, text=TEXT) -> Marker:
    answers = Answers(folder / "work.json")
    made = Marker(TASK, "Who says so?", "Mark it.", text, numbers, kinds, claims.judge_block(text, {}), answers, alone="Nobody but the author")
    made.sent = []
    made.send = lambda content, buffers=None: made.sent.append(content)
    return made


def _at(part: str) -> tuple[int, int]:
    start = ARTICLE.index(part)
    return start, start + len(part)


def _say(marker: Marker, tail: str, value: object, n: int = 1) -> None:
    marker._hear({"type": "answer", "key": f"{TASK}/{tail}", "n": n, "by": "page", "v": value})


def _words_marked(marker: Marker) -> list[tuple[str, str]]:
    return [(ARTICLE[m.span.start:m.span.end], m.kind) for block in marker.blocks for m in marker.marks(block)]


@pytest.mark.parametrize("start, end, snapped", [
    ("fell at noon", "fell at noon", "fell at noon"), ("ell a", "ell a", "fell at"),
    ("“It", "“It", "It"), ("n”, sai", "n”, sai", "noon”, said"), ("da Bro", "da Bro", "𝒜da Brook"),
])
def test_marks_snap_to_words(marker, start, end, snapped):
    marker.mark(_at(start)[0], _at(end)[1], "source")
    assert _words_marked(marker) == [(snapped, "source")]


@pytest.mark.parametrize("start, end, kind, says", [
    (*_at("broke.\n\nNobody"), "source", "blocks to mark"),
    (-3, 20, "source", "blocks to mark"), (20, 10_000, "source", "blocks to mark"), (25, 25, "cue", "blocks to mark"),
    (*_at(", "), "cue", "no word"), (*_at("said"), "verb", "choose one of source, cue, content"),
    (True, 20, "cue", "whole number"), ("17", 20, "cue", "whole number"), (*_at("said"), ["cue"], "not a kind"),
])
def test_what_does_not_fit_is_refused_in_a_sentence(marker, start, end, kind, says):
    with pytest.raises(ValueError, match=says):
        marker.mark(start, end, kind)
    _say(marker, "m-0011aabb", {"start": start, "end": end, "kind": kind})
    assert _words_marked(marker) == [] and not marker.answers.records
    assert says in marker.sent[-1]["notices"][-1]


@pytest.mark.parametrize("tail, value", [
    ("m-xyz", {"start": 18, "end": 20, "kind": "cue"}), ("m-0011aabb/../x", {"start": 18, "end": 20, "kind": "cue"}),
    ("b02#hint", ["a1-cue"]), ("b02#hint", ["a1-cue/1", "a1-cue/1"]), ("b02#hint", [1]), ("b02#hint", {"a1-cue/1": 1}),
    ("b02#hint", "a1-cue/1"), ("b02#hint", ["<b>/1"]), ("b02#hint", [f"a{n}/1" for n in range(61)]), ("b09#hint", ["a1-cue/1"]),
    ("b02#done", "yes"), ("b09#done", "done"), ("b02#done", ["done"]), ("m-0011aabb", "cue"), ("b02#objection", "x" * 501),
])
def test_other_messages_change_nothing(marker, tail, value):
    _say(marker, tail, value)
    assert not marker.answers.records and marker.sent[-1]["notices"]


def test_blocks_around_are_not_to_mark_here(marker):
    with pytest.raises(ValueError, match="blocks to mark: b02, b03"):
        marker.mark(0, 3, "source")


def test_a_page_may_bring_back_what_another_part_asks_on_the_same_text(marker):
    _say(marker, "m-0011aabb", {"start": 0, "end": 3, "kind": "source"})
    _say(marker, "b01#done", "done")
    assert len(marker.answers.records) == 2 and _words_marked(marker) == [] and marker.progress()["done"] == 0


def test_the_page_hears_where_its_mark_was_snapped_to(marker):
    start, end = _at("da Bro")
    _say(marker, "m-0011aabb", {"start": start, "end": end, "kind": "source", "more": 1})
    told = [m for m in marker.sent if m["type"] == "state"][0]["records"][f"{TASK}/m-0011aabb"]
    assert told == {"n": 1, "by": "page", "v": {"start": start - 1, "end": end + 2, "kind": "source"}}
    assert {"type": "ack", "keys": {f"{TASK}/m-0011aabb": [1, "page"]}, "saved": True} in marker.sent


def test_feedback_waits_until_the_block_is_done(marker):
    marker.mark(*_at("said"), "cue")
    assert marker.feedback("b02") == ()
    told = marker.done("b02")
    assert [f.verdict for f in told] == ["missed", "agrees", "missed"]
    assert marker.progress() == {"done": 1, "of": 2}
    marker.reopen("b02")
    assert marker.feedback("b02") == () and marker.progress()["done"] == 0


def test_letting_a_block_stand_is_an_answer_and_silence_is_none(marker):
    assert marker.feedback("b03") == ()
    assert [f.verdict for f in marker.done("b03", alone=True)] == ["stands"]
    assert marker.answers.get(f"{TASK}/b03#done") == "alone"


def test_alone_is_refused_where_there_are_marks(marker):
    marker.mark(*_at("said"), "cue")
    with pytest.raises(ValueError, match="There are marks in b02"):
        marker.done("b02", alone=True)


def test_a_change_after_done_is_fed_back_again(marker):
    name = marker.mark(*_at("said"), "cue")
    marker.done("b02")
    marker.sent.clear()
    marker.remove(name)
    assert [f["verdict"] for f in marker.sent[-1]["feedback"]["b02"]] == ["missed"] * 3


def test_only_the_block_that_a_mark_touches_is_judged_again(marker):
    marker.done("b03")
    marker.sent.clear()
    _say(marker, "m-0011aabb", {"start": _at("said")[0], "end": _at("said")[1], "kind": "cue"})
    assert [set(m["feedback"]) for m in marker.sent if "feedback" in m] == [{"b02"}]


def test_removed_marks_stay_removed_and_unknown_ones_are_named(marker):
    name = marker.mark(*_at("said"), "cue")
    marker.remove(name)
    assert marker.marks("b02") == () and marker.answers.records[f"{TASK}/m-{name}"].v is None
    with pytest.raises(ValueError, match=name):
        marker.remove(name)
    with pytest.raises(ValueError, match="b02, b03"):
        marker.done("b09")


@pytest.mark.parametrize("tail, value", [("b02#done", "done"), ("m-0011aabb", {"start": 18, "end": 20, "kind": "cue"})])
def test_a_page_may_take_back_what_it_said(marker, tail, value):
    _say(marker, tail, value)
    _say(marker, tail, None, n=2)
    assert marker.answers.get(f"{TASK}/{tail}") is None and marker.feedback("b02") == ()
    assert marker.sent[-1] == {"type": "ack", "keys": {f"{TASK}/{tail}": [2, "page"]}, "saved": True}


def test_taking_back_a_mark_that_never_arrived_is_kept_too(marker):
    _say(marker, "m-0011aabb", None, n=2)
    assert marker.answers.records[f"{TASK}/m-0011aabb"].n == 2


def test_undo_takes_back_a_mark(marker):
    marker.mark(*_at("said"), "cue")
    marker.undo()
    assert marker.marks("b02") == ()


def test_showing_tells_the_reference_and_is_kept_as_shown(marker):
    assert [f.verdict for f in marker.show("b02")] == ["shown"] * 3
    assert marker.progress()["done"] == 0
    marker.mark(*_at("said"), "cue")
    assert marker.done("b02")[1].verdict == "agrees"


def test_everything_is_there_again_in_the_next_kernel(marker, tmp_path):
    marker.mark(*_at("said"), "cue")
    told = marker.done("b02")
    again = _marker(tmp_path)
    assert _words_marked(again) == [("said", "cue")] and again.feedback("b02") == told
    assert set(again._state()["feedback"]) == {"b02"}


def test_a_mark_from_an_edited_file_that_does_not_fit_is_passed_over(marker):
    marker.answers.put(f"{TASK}/m-00000000", {"start": 5, "end": 7, "kind": "cue"})
    marker.answers.put(f"{TASK}/m-00000001", ["cue"])
    assert _words_marked(marker) == [] and len(marker.done("b02")) == 3


def test_the_page_gets_the_blocks_around_and_the_reference(marker):
    spec = marker.spec
    assert [b["id"] for b in spec["blocks"]] == ["b01", "b02", "b03", "b04"] and spec["focus"] == ["b02", "b03"]
    assert [m["kind"] for m in spec["reference"]["b02"]] == ["content", "cue", "source"] and spec["reference"]["b03"] == []
    assert [k["key"] for k in spec["kinds"]] == ["1", "2", "3"]
    assert len({k["line"] for k in kinds_json(scheme.WORDING_KINDS)}) == len(scheme.WORDING_KINDS)


def test_neighbours_are_counted_in_blocks():
    shown = neighbours(TEXT.blocks, (5,), 1)
    assert [b["n"] for b in shown] == [4, 5] and len(neighbours(TEXT.blocks, (5,), None)) == len(TEXT.blocks)


def test_more_kinds_than_lines_are_refused():
    with pytest.raises(ValueError, match=str(len(LINES))):
        kinds_json(scheme.BLOCK_KINDS)


def _hints(marker: Marker, block: str, most: int = 20) -> list[str]:
    """Hints until there is none, or until the most that were asked for."""
    found = [hint for _ in range(most) if (hint := marker.hint(block))]
    return found


def test_hints_start_at_the_cue_and_go_through_every_mark(marker):
    assert _hints(marker, "b02")[:5] == ["Which verb?", "It is “said”.", "Who?", "Look at the start.", "Look for quotation marks."]
    assert "Done with this block" in _hints(_fresh(marker), "b02")[-1] and marker.hint("b02") == ""


def _fresh(marker: Marker) -> Marker:
    marker.answers.start_fresh()
    return marker


def test_a_mark_that_is_found_needs_no_more_hints(marker):
    assert marker.hint("b02") == "Which verb?"
    marker.mark(*_at("said"), "cue")
    assert marker.hint("b02") == "Who?"
    marker.mark(*_at("Brook"), "cue")  # not its kind, so the source is still to be found
    marker.mark(*_at("fell"), "content")  # touches the content, so that one is found in part
    assert "Done with this block" in marker.hint("b02")


def test_after_undo_what_was_given_stays_and_the_mark_is_looked_for_again(marker):
    marker.hint("b02")
    marker.mark(*_at("said"), "cue")
    marker.undo()
    assert marker.answers.get(f"{TASK}/b02#hint") == ["a1-cue/1"] and marker.hint("b02") == "It is “said”."
    marker.undo()
    assert marker.answers.get(f"{TASK}/b02#hint") == ["a1-cue/1"] and marker.hint("b02") == "It is “said”."


def test_no_hint_says_what_a_learner_has_done_so_far(marker):
    """What was given stays on the page after marks are taken back, so it may not speak of them."""
    asked = [*marker.clues["b02"][-1].hints, *marker.clues["b03"][-1].hints]
    assert len(asked) == 4 and not [h for h in asked if "you have found" in h.lower() or "you marked" in h.lower()]


def test_hints_lead_to_nobody_where_nothing_is_to_mark(marker):
    given = _hints(marker, "b03")
    assert len(given) == 3 and "Press" not in given[0] and "Press" not in given[1] and "press “Nobody but the author”" in given[2]
    loaded = clues((), Span(0, 9), scheme.WORDING_KINDS, "wording", "No loaded words here")
    assert "press “No loaded words here”" in loaded[0].hints[2] and set(loaded[0].hints[:2]).isdisjoint(given)


def test_hints_that_another_version_kept_are_passed_over(marker):
    for kept in (2, ["<b>"], "a1-cue/1"):
        marker.answers.put(f"{TASK}/b02#hint", kept)
        assert marker.hint("b02") == "Which verb?"


def test_a_page_may_say_which_hints_were_given(marker):
    _say(marker, "b02#hint", ["a1-cue/1", "a1-source/1"])
    assert marker.hint("b02") == "It is “said”."


def test_the_repr_is_fixed(marker, tmp_path):
    assert repr(marker) == repr(_marker(tmp_path)) == "Marker: Who says so? 2 blocks"
    assert repr(_marker(tmp_path, numbers=(2,))) == "Marker: Who says so? 1 block"


def test_mark_ids_are_what_the_page_makes(marker):
    assert _MARK_KEY.fullmatch(f"m-{marker.mark(*_at('said'), 'cue')}")


HARD = "a—b “c” it’s 5,000 — x 𝒜da! …and (so) on\nnext\u00a0one ,,, -e- " + "." * 50


@pytest.mark.skipif(not shutil.which("node"), reason="node is not here to run the page's code")
def test_the_page_finds_the_same_words():
    code = Marker._esm.split("// From the page's places")[0].split("// Words and places in one block's text.")[1]
    script = f"//{code}\nconst t = {HARD!r};\nconsole.log(wordsOf(t).map(([a, b]) => t.slice(a, b)).join('|'));"
    found = subprocess.run(["node", "-e", script], capture_output=True, text=True, check=True).stdout.strip()
    assert found.split("|") == [HARD[w.start:w.end] for w in words(HARD)]


def _cases():
    """Marks made and hints given before; which hint comes next is worked out here and in the page."""
    (say_start, say_end), (who_start, who_end) = _at("said"), _at("𝒜da Brook")
    made = [[], [(say_start, say_end, "cue")], [(say_start, say_end, "source")], [(say_start, say_end, "cue"), (who_start, who_end, "source")]]
    given = [[], ["a1-cue/1"], ["a1-cue/1", "a1-cue/2"], ["a1-source/1", "a1-cue/1", "a1-cue/2", "a1-content/1", "a1-content/2"]]
    return [(m, g) for m in made for g in given]


@pytest.mark.skipif(not shutil.which("node"), reason="node is not here to run the page's code")
def test_the_page_gives_the_same_hints(marker):
    block, found = marker.blocks["b02"], marker.clues["b02"]
    code = Marker._esm.split("// Hints on a block")[1].split("// Feedback on a block, one step")[0]
    units = Marker._esm.split("function toUnits")[1].split("function toPoints")[0]
    script = f"""//{code}
function toUnits{units}
const utf16 = (text, points) => Array.from(text).slice(0, points).join("").length;
const block = {json.dumps({"id": "b02", "start": block.span.start, "text": block.text})};
const spec = {{ task: "t", clues: {{ b02: {json.dumps([c.as_json() for c in found])} }} }};
const told = {json.dumps(_cases())}.map(([made, given]) => {{
  const kit = {{ spec, utf16, get: () => given }};
  const marks = made.map(([start, end, kind]) => ({{ kind, ...toUnits(kit, block, {{ start, end }}) }}));
  return blockPlan(kit, {{ block, marks }}).next()?.text ?? "";
}});
console.log(JSON.stringify(told));"""
    told = json.loads(subprocess.run(["node", "-e", script], capture_output=True, text=True, check=True).stdout)
    here = [next_hint(found, [Learned(Span(a, b), k) for a, b, k in made], given) for made, given in _cases()]
    assert told == [hint[1] if hint else "" for hint in here] and len(set(told)) > 3
