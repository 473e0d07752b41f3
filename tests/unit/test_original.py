"""Marks without words: nothing of the text is in the file, and every mark lands on a copy, damaged or not."""
from __future__ import annotations

import copy
import json
import os
import random
import re
import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest

from exercises import original, spans
from exercises import pack as packs
from exercises.annotation import Mark
from exercises.original import wordless
from exercises.pack import PackError
from exercises.spans import Span

KIT = Path(__file__).resolve().parents[2]
COUNCIL = packs.load("council", KIT / "texts").article
FILE = KIT / "texts" / "al-bukamal" / "original.json"
AT_HAND = Path(os.environ.get("KIT_ORIGINAL") or KIT.parent / "shared" / "original" / "article.txt")
RUN = 6
LONGEST_QUOTE = 5


def council() -> dict:
    return original.write(COUNCIL.text, COUNCIL.marks, {"title": "council"}, {"boilerplate": {"core": [1, 2, 5]}})


def shipped() -> dict:
    return json.loads(FILE.read_text(encoding="utf-8"))


def the_original() -> str:
    if not AT_HAND.is_file():
        pytest.skip(f"the original is not at hand ({AT_HAND}); set KIT_ORIGINAL to a saved copy of it")
    return AT_HAND.read_text(encoding="utf-8")


def by_block(change: Callable[[str], str]) -> Callable[[str], str]:
    return lambda text: "\n\n".join(change(block) for block in re.split(r"\n\s*\n", text.strip()))


def between(line: str, *, every: int = 9) -> Callable[[str], str]:
    """A line of another kind in the middle of sentences, as pages put them there."""
    def cut(block: str) -> str:
        words = block.split(" ")
        return " ".join(words[:every]) + f"\n\n{line}\n\n" + " ".join(words[every:]) if len(words) > every + 4 else block
    return by_block(cut)


def swapped(pairs: str) -> Callable[[str], str]:
    table = str.maketrans(*pairs.split("|"))
    return lambda text: text.translate(table)


NAVIGATION = "\n".join(["Home", "World News", "Sign in", "Most read today: ten stories you should not miss"] * 12)
DAMAGES: dict[str, Callable[[str], str]] = {
    "as it is": lambda text: text,
    "one line": lambda text: " ".join(text.split()),
    "hard-wrapped": by_block(lambda block: textwrap.fill(block, 38)),
    "wrapped without blank lines": lambda text: textwrap.fill(text, 60),
    "one word a line": lambda text: "\n".join(text.split()),
    "wide spaces and tabs": lambda text: re.sub(r" ", " \t\u00a0 ", text),
    "Windows newlines and a byte-order mark": lambda text: "\ufeff" + text.replace("\n", "\r\n"),
    "straight signs": swapped("“”‘’–—|\"\"''--"),
    "curly signs": lambda text: re.sub(r'"([^"]*)"', "„\\1“", text).replace("'", "’").replace("-", "‑"),
    "long dashes": lambda text: text.replace("-", "—"),
    "soft hyphens": lambda text: re.sub(r"(\w{3})(\w{3})", "\\1\u00ad\\2", text),
    "signs that nobody sees": lambda text: text.replace("e", "e\u200b"),
    "capitals": str.upper,
    "ligatures": lambda text: text.replace("fi", "ﬁ").replace("fl", "ﬂ"),
    "no punctuation at sentence ends": lambda text: re.sub(r"[.](?=\s|$)", "", text),
    "footnotes": lambda text: re.sub(r"([.])(?=\s|$)", r"\1[12]", text),
    "footnotes inside": lambda text: re.sub(r"([a-z]{5}),? ", r"\1[3] ", text),
    "links": lambda text: re.sub(r"\b([A-Z]\w+ [A-Z]\w+)", r"[\1](https://example.org/a?b=1)", text),
    "links written out": lambda text: re.sub(r"\b([A-Z]\w+ [A-Z]\w+)", r"\1 <https://example.org/x>", text),
    "bullets": by_block(lambda block: "• " + block),
    "quoted as in a mail": lambda text: "\n".join("> " + line for line in textwrap.fill(text, 70).splitlines()),
    "entities": lambda text: text.replace("&", "&amp;").replace("'", "&#39;").replace('"', "&quot;"),
    "a page's source": lambda text: "<div class='a'><p>" + re.sub(r"\n\s*\n", "</p>\n<p>", re.sub(r"\b([A-Z]\w+)", r'<a href="/x y">\1</a>', text)) + "</p></div>",
    "numbered": by_block(lambda block: block if block[0].islower() else "3. " + block),
    "navigation around": lambda text: f"{NAVIGATION}\n\n{text}\n\n{NAVIGATION}",
    "lines between the blocks": lambda text: text.replace("\n\n", "\n\nRead more about this\n\n"),
    "a line inside sentences": between("Read more"),
    "words parted at line ends": by_block(lambda block: re.sub(r" (\w{4})(\w{4,}) ", "  \\1-\n\\2 ", block)),
    "twice on the page": lambda text: f"{text}\n\nPrint version\n\n{text}",
    "its headline in a list before": lambda text: f"{text.strip().splitlines()[0]}\n\nAnother story\n\n{text}",
    "addresses hidden": lambda text: re.sub(r"[\w.]+@[\w.]+", "[email\u00a0protected]", text),
}


def words_of(text: str) -> list[str]:
    return [word.form for word in wordless.words(text)]


def marked(laid) -> dict[str, list[str]]:
    """The words under each mark, and under its core, so that copies of other signs can be compared."""
    return {m.id: [" ".join(words_of(laid.text[s.start:s.end])) for s in (m.span, m.core)] for m in laid.marks}


def lands_whole(data: dict, reference: str, damaged: str) -> None:
    expected, laid = original.lay(data, reference), original.lay(data, damaged)
    assert [m.number for m in laid.missing] == [] and laid.found == laid.total == len(data["sentences"])
    assert not laid.lost and marked(laid) == marked(expected)
    assert len(spans.blocks(laid.text)) == len(spans.blocks(expected.text)) and laid.cores == expected.cores


@pytest.mark.parametrize("damage", DAMAGES)
def test_every_mark_lands_on_a_damaged_copy(damage):
    lands_whole(council(), COUNCIL.text, DAMAGES[damage](COUNCIL.text))


@pytest.mark.parametrize("damage", DAMAGES)
def test_every_mark_lands_on_a_damaged_copy_of_the_original(damage):
    text = the_original()
    lands_whole(shipped(), text, DAMAGES[damage](text))


def test_marks_come_back_where_they_were():
    laid = original.lay(council(), COUNCIL.text)
    assert laid.text == COUNCIL.text.strip() and laid.marks == COUNCIL.marks


def test_the_original_has_the_blocks_of_the_teaching_edition():
    """So that lessons name the same block numbers on both."""
    laid = original.lay(shipped(), the_original())
    home = packs.load("al-bukamal", KIT / "texts")
    assert len(spans.blocks(laid.text)) == len(home.article.blocks)
    kinds = {m.id: m.kind for m in laid.marks if m.strand in ("boilerplate", "sourcing")}
    assert kinds == {m.id: m.kind for m in home.article.marks if m.strand in ("boilerplate", "sourcing")}


def strings(value: object) -> list[str]:
    if isinstance(value, dict):
        return [s for item in value.values() for s in strings(item)]
    if isinstance(value, list):
        return [s for item in value for s in strings(item)]
    return [value] if isinstance(value, str) else []


def runs(words: list[str], length: int) -> set[tuple[str, ...]]:
    return {tuple(words[i:i + length]) for i in range(len(words) - length + 1)}


def test_no_run_of_words_of_the_original_is_in_the_file():
    known = runs(words_of(original.tidy(the_original())), RUN)
    assert known
    assert [s for s in strings(shipped()) if runs(words_of(s), RUN) & known] == []


def test_no_short_sentence_of_the_original_is_in_the_file():
    laid = original.lay(shipped(), the_original())
    short = [" ".join(words_of(s)) for b in spans.blocks(laid.text) for p in spans.sentences(laid.text, b)
             if wordless.is_short(s := laid.text[p.start:p.end])]
    assert len(short) > 5
    assert [(s, told) for told in strings(shipped()) for s in short if s in " ".join(words_of(told))] == []


def test_quotations_in_the_file_are_short():
    quoted = [q for s in strings(shipped()) for q in re.findall(r"“([^”]*)”", s)]
    assert len(quoted) > 100
    assert [q for q in quoted if len(q.split()) > LONGEST_QUOTE] == []


def test_sentences_hold_nothing_but_counts_and_hashes():
    for sentence in shipped()["sentences"]:
        assert set(sentence) <= {"words", "sha256", "occurrence", "starts"}
        assert ("sha256" in sentence) <= (sentence["words"] >= RUN)


def test_short_sentences_are_not_hashed():
    data = original.write("One two three four five.\n\nOne two three four five six. Al-two three-four five.", (), {})
    assert [("sha256" in s, s["words"]) for s in data["sentences"]] == [(False, 5), (True, 6), (False, 5)]


def test_of_a_written_file_no_words_of_the_text_are_left():
    bare = json.dumps({"sentences": council()["sentences"]})
    assert not [w for w in set(words_of(COUNCIL.text)) if len(w) > 5 and w in bare]


def changed_one(text: str, number: int) -> tuple[str, str]:
    """The text with one word of one hashed sentence changed, and that sentence as it stands then."""
    blocks = spans.blocks(text)
    found = [s for b in blocks for s in spans.sentences(text, b)][number - 1]
    sentence = text[found.start:found.end]
    word = max(wordless.words(sentence), key=lambda w: w.end - w.start)
    changed = f"{sentence[:word.start]}Xanthippe{sentence[word.end:]}"
    return text[:found.start] + changed + text[found.end:], changed


WRAPS = ["as it is", "hard-wrapped", "one line", "lines between the blocks", "navigation around"]


def only_the_changed_is_missing(data: dict, text: str, wrap: str, numbers: list[int]) -> None:
    for number in numbers:
        edited, changed = changed_one(text, number)
        laid = original.lay(data, DAMAGES[wrap](edited))
        assert [m.number for m in laid.missing] == [number] and words_of(laid.missing[0].instead) == words_of(changed)
        assert len(spans.blocks(laid.text)) == len(spans.blocks(text)) and laid.found == laid.total - 1
        gone = {m["id"] for m in data["marks"] if m["place"]["sentences"] == [number, number]}
        groups = {m.get("group") for m in data["marks"] if m["id"] in gone} - {None}
        assert set(laid.lost) == gone | {m["id"] for m in data["marks"] if m.get("group") in groups}
        assert {m.id for m in laid.marks} == {m["id"] for m in data["marks"]} - set(laid.lost)


def hashed(data: dict) -> list[int]:
    return [n for n, s in enumerate(data["sentences"], 1) if "sha256" in s]


@pytest.mark.parametrize("wrap", WRAPS)
def test_a_changed_sentence_is_listed_and_the_rest_land(wrap):
    only_the_changed_is_missing(council(), COUNCIL.text.strip(), wrap, hashed(council())[::3])


@pytest.mark.parametrize("wrap", WRAPS)
def test_a_changed_sentence_of_the_original_is_listed_and_the_rest_land(wrap):
    data, text = shipped(), original.lay(shipped(), the_original()).text
    only_the_changed_is_missing(data, text, wrap, hashed(data))


def test_blocks_that_are_gone_take_no_neighbours_with_them():
    """Of short lines alike in length one cannot tell which is gone; of all others one can."""
    data, text = council(), COUNCIL.text.strip()
    for number, block in enumerate(spans.blocks(text), 1):
        laid = original.lay(data, text[:block.start] + text[block.end:].lstrip())
        own = sum(len(spans.sentences(text, b)) for n, b in enumerate(spans.blocks(text), 1) if n == number)
        assert len(laid.missing) == own, f"block {number}: {laid.missing}"


def test_of_short_lines_alike_in_length_none_is_guessed():
    long = "The council of the town met again on Monday."
    data = original.write(f"{long}\n\nBy the lake\n\nBy the sea\n\nIt is\n\nNobody came to the hall on Monday morning.", (), {})
    laid = original.lay(data, f"{long}\n\nBy the sea\n\nIt is\n\nNobody came to the hall on Monday morning.")
    assert [m.number for m in laid.missing] == [2, 3] and "By the sea" in laid.text


def test_half_an_attribution_is_not_laid():
    first, second = "The mayor spoke to the press on Monday night.", "The new pool will open in the month of May."
    text = f"{first} {second}"
    marks = [Mark(f"claims/{kind}", "claims", kind, span, span, "A reason.", group="a1")
             for kind, span in (("source", Span(0, 9)), ("content", Span(len(first) + 1, len(text) - 1)))]
    data = original.write(text, marks, {})
    assert len(original.lay(data, text).marks) == 2
    laid = original.lay(data, text.replace("Monday", "Tuesday"))
    assert laid.lost == ("claims/content", "claims/source") and not laid.marks


def test_a_missing_sentence_is_named_by_what_stands_before_it():
    number = next(n for n, s in enumerate(council()["sentences"], 1) if n > 8 and "sha256" in s and not s.get("starts"))
    text, changed = changed_one(COUNCIL.text, number)
    (missing,) = original.lay(council(), text.replace(changed, "")).missing
    assert missing.number == number and missing.instead == ""
    before = missing.before.removeprefix("… ")
    assert before and before in " ".join(text.split())
    assert changed.split()[0] not in before.split()[-1]


def test_a_sentence_that_occurs_twice_keeps_its_two_places():
    line = "The council met again on the same day."
    text = f"{line}\n\nNobody came to the hall on Monday morning. {line}\n\nAnd then it rained on the town for hours."
    data = original.write(text, (), {})
    assert [s.get("occurrence") for s in data["sentences"]] == [1, 1, 2, 1]
    assert original.lay(data, text).text == text
    assert original.lay(data, text.replace(f". {line}", ".")).found == 3


def test_another_text_has_no_sentence_of_it():
    laid = original.lay(council(), (KIT / "texts/al-bukamal/article.txt").read_text(encoding="utf-8"))
    assert laid.found == 0 and not laid.marks and laid.text == ""
    assert original.lay(council(), "").found == 0


def test_a_hundred_thousand_words_around_it_disturb_nothing():
    noise = " ".join(random.Random(7).choices("alpha beta gamma delta epsilon zeta eta".split(), k=50_000))
    laid = original.lay(council(), f"{noise}\n\n{COUNCIL.text}\n\n{noise}")
    assert laid.found == laid.total and laid.text == COUNCIL.text.strip()


@pytest.mark.parametrize("enormous", ["a" * 300_000, "-\n" * 100_000, "[" * 100_000, " " * 300_000, "a@" * 15_000, "“" * 100_000,
                                      "\n" * 200_000, "word " * 20_000, "http://" * 30_000, "\u202eabc " * 8_000, "> " * 100_000, "<p " * 10_000, "<" * 200_000, "&" * 100_000])
def test_enormous_copies_come_to_an_end(enormous):
    assert original.lay(council(), enormous).found == 0
    for text in (COUNCIL.text, COUNCIL.text.replace("Hollowmere", "Elsewhere")):
        laid = original.lay(council(), f"{enormous}\n\n{text}\n\n{enormous}")
        assert laid.found > 30 and len(laid.text) < 2 * len(COUNCIL.text)


def test_what_cannot_be_written_is_refused():
    mark = next(m for m in COUNCIL.marks if m.strand == "wording")
    with pytest.raises(ValueError, match="tidy"):
        original.write("See [this page](https://example.org).", (), {})
    with pytest.raises(ValueError, match="no word"):
        original.write("Short.", (mark,), {})


def spoiled() -> list[tuple[str, object]]:
    def with_(**parts) -> dict:
        return {**council(), **parts}

    def sentence(**parts) -> dict:
        data = council()
        data["sentences"][0] = {**data["sentences"][0], **parts}
        return data

    def mark(**parts) -> dict:
        data = copy.deepcopy(council())
        data["marks"][0] = {**data["marks"][0], **parts}
        return data

    return [
        ("none", None), ("a list", []), ("another kind", {}), ("version", with_(version=9)), ("normaliser", with_(normaliser=99)),
        ("no sentences", with_(sentences=[])), ("sentences as text", with_(sentences="many")), ("too many", with_(sentences=[{"words": 7}] * 100_000)),
        ("a huge count", sentence(words=10 ** 30)), ("no count", sentence(words=True)), ("half a word", sentence(words=7.5)), ("below nought", sentence(words=-3)),
        ("no hash", sentence(sha256="abc")), ("a hash of another kind", sentence(sha256=[1])), ("start", sentence(starts="page")), ("occurrence", sentence(occurrence=4)),
        ("a guessable hash", sentence(words=3)), ("sentence as text", with_(sentences=["one"])),
        ("marks as an object", with_(marks={})), ("a mark as text", with_(marks=["one"])), ("kind", mark(kind="praise")), ("strand", mark(strand="mood")),
        ("strand as a list", mark(strand=[])), ("kind as an object", mark(kind={})),
        ("no place", mark(place=None)), ("a place far off", mark(place={"sentences": [1, 999_999]})), ("turned round", mark(place={"sentences": [3, 1]})),
        ("words over sentences", mark(place={"sentences": [1, 2], "words": [1, 1]})), ("a word too many", mark(place={"sentences": [1, 1], "words": [1, 99]})),
        ("core outside", mark(place={"sentences": [1, 1], "words": [1, 2], "core": [1, 3]})), ("one name twice", with_(marks=[council()["marks"][0]] * 2)),
        ("no name", mark(id=None)), ("name as a list", mark(id=[])), ("reason", mark(reason=None)), ("others", mark(others=[3])), ("hints", mark(hints=7)),
        ("group", mark(group=["a"])), ("facts", mark(facts="none")), ("overlooks", mark(overlooks=[1])), ("hint as a number", mark(hints=[4])),
        ("cores", with_(cores=[])), ("a core as text", with_(cores={"a": {"b": "c"}})), ("a core of objects", with_(cores={"a": {"b": [{}]}})),
        ("about", with_(about=[])),
    ]


@pytest.mark.parametrize("data", [pytest.param(data, id=name) for name, data in spoiled()])
def test_a_spoiled_file_is_told_in_one_sentence(data):
    with pytest.raises(PackError) as told:
        original.lay(data, COUNCIL.text)
    assert str(told.value).startswith("The file of marks without words") and str(told.value).endswith(".")
    assert "\n" not in str(told.value) and len(str(told.value)) < 250
