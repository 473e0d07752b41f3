"""Pictures: what they find, the table behind them, what a reader without eyes or without matplotlib gets."""
import io
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest

from exercises.charts import ActorVerb, Bar, Cue, Flags, Lead, PageBlock, actor_verbs, cues, ends, strip, tree, walk_flags
from exercises.charts.page_stack import apart
from exercises.charts.palette import GROUP_PATTERNS, SOURCE_PATTERNS
from exercises.charts.paper import LEFT, RIGHT, settings, spread, text_width, wrap
from exercises.charts.strip_labels import stacked
from exercises.charts.who_speaks import _labels, _places
from exercises.scheme import BLOCK_GROUPS, SOURCE_KINDS

ROOT = Path(__file__).parents[2]
HOSTILE = '</figcaption><script>alert(1)</script>" onerror="alert(2)" $\\frac{1}{$ \x00\u202e' + "long" * 60
REFERENCE = (
    Bar("H", 9, "own-voice"), Bar("1", 20, "own-voice"), Bar("1", 6, "hidden"), Bar("2", 18, "named", True),
    Bar("2", 12, "outlet"), Bar("3", 15, "unnamed", True), Bar("3", 3, "recording"), Bar("4", 30, "own-voice"),
)
MINE = (
    Bar("H", 9, "own-voice"), Bar("1", 20, "named"), Bar("1", 6, "hidden"), Bar("2", 18, "named", True),
    Bar("2", 12, "hidden"), Bar("3", 15), Bar("3", 3), Bar("4", 30),
)
STATEMENTS = (
    Cue("claimed", "distancing", "the north"), Cue("claimed", "distancing", "the north"), Cue("said", "neutral", "the north"),
    Cue("claimed", "distancing", "the south"), Cue("reportedly", "distancing"),
)
BLOCKS = (
    PageBlock("1", 9, "story", "author"), PageBlock("2", 4, "who-when", "reposter"), PageBlock("3", 60, "story", "author"),
    PageBlock("4", 20, "asks-you", "first-publisher"), PageBlock("5, part 1", 12, "covers-itself", "reposter"),
    PageBlock("5, part 2", 14, "credits-rights", "reposter"),
)
VERBS = (
    ActorVerb("the north", "entered"), ActorVerb("the north", "entered"), ActorVerb("the north", "took"),
    ActorVerb("the south", "took"), ActorVerb("the south", "grabbed", True),
)
LEADS = tuple(Lead(f"page {i}", "one office") for i in range(5)) + (
    Lead("page 0", "a witness"), Lead("page 5", "an army", 3), Lead("page 6", "an army"), Lead("page 7", "itself"))
WALK = (Flags("Who is speaking?", 5, 2, 1, 9), Flags("Loaded words", 4, 0, 0, 2), Flags("Use it?", 0, 0, 0, 0))
PICTURES = {
    "strip": strip(REFERENCE), "two rows": strip(MINE, REFERENCE), "cues": cues(STATEMENTS), "ends": ends(BLOCKS),
    "verbs": actor_verbs(VERBS), "tree": tree(LEADS),
    "walk": walk_flags(WALK),
}
HOSTILE_PICTURES = {
    "strip": strip([Bar(HOSTILE, 3, "named", True)], [Bar(HOSTILE, 3)], names=(HOSTILE, "B"), finding=HOSTILE),
    "cues": cues([Cue(HOSTILE, "neutral", HOSTILE)], finding=HOSTILE), "ends": ends([PageBlock(HOSTILE, 3, "story")], finding=HOSTILE),
    "verbs": actor_verbs([ActorVerb(HOSTILE, HOSTILE, True)]), "tree": tree([Lead(HOSTILE, HOSTILE), Lead("b", HOSTILE)]),
    "walk": walk_flags([Flags(HOSTILE, 1, 0, 0, 0)]),
}
BEGUN = (
    strip([Bar(b.block, b.words) for b in REFERENCE]), strip([*MINE[:2], *(Bar(b.block, b.words) for b in MINE[2:])], REFERENCE),
    strip([Bar("1", 5, "own-voice"), Bar("2", 5, "own-voice")]), ends([PageBlock(b.label, b.words, "") for b in BLOCKS]),
    ends([*BLOCKS[:2], *(PageBlock(b.label, b.words, "") for b in BLOCKS[2:])]), walk_flags(WALK[2:]),
)
"""Pictures with no answer or few."""
each = pytest.mark.parametrize("picture", PICTURES.values(), ids=PICTURES)
hostile = pytest.mark.parametrize("picture", HOSTILE_PICTURES.values(), ids=HOSTILE_PICTURES)


class Reader(HTMLParser):
    """The tags of some HTML, the attributes of its image, and its text."""

    def __init__(self, html: str):
        super().__init__()
        self.tags, self.image, self.text = set(), {}, ""
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        self.tags.add(tag)
        self.image = dict(attributes) if tag == "img" else self.image

    def handle_data(self, data):
        self.text += data


def test_a_hidden_source_is_not_somebody():
    assert repr(PICTURES["strip"]) == "4 of 8 sentences tell you where they come from"


@pytest.mark.parametrize(("kinds", "finding"), [
    (["named", "hidden"], "1 of 2 sentences tells you where it comes from"),
    (["hidden", "own-voice"], "None of 2 sentences tell you where they come from"),
    (["named", "outlet", ""], "2 of 2 sentences tell you where they come from; 1 to go"),
    (["", ""], "Nothing said yet: 2 sentences to go"),
])
def test_the_strip_counts_only_what_is_answered(kinds, finding):
    assert strip([Bar("1", 5, kind) for kind in kinds]).finding == finding


def test_two_rows_are_told_apart():
    picture = PICTURES["two rows"]
    assert picture.finding == "You: 2 of 5 sentences tell you where they come from; 3 to go. The reference: 4 of 8"
    assert picture.rows[1] == {"place": "1", "words": 20, "You": "named person or body", "You, stake": "",
                               "The reference": "author’s own voice", "The reference, stake": ""}
    assert [row["You"] for row in picture.rows[5:]] == ["–"] * 3


def test_the_strip_describes_itself():
    assert PICTURES["strip"].seen == ("One bar a sentence: author’s own voice 3, hidden source 1, unnamed group 1, "
                                      "recording or document 1, named outlet 1, named person or body 1, a stake at 2.")


def test_the_caption_says_what_the_numbers_count():
    assert "H is the headline, the numbers count the paragraphs after it." in PICTURES["strip"].caption
    assert "the numbers are blocks of the page." in strip([Bar("8", 5)]).caption


def words_of(picture):
    with settings():
        return {text.get_text() for text in picture.figure.axes[0].texts}


def test_the_strip_names_each_kind_once_beside_its_bars_and_no_other():
    words = words_of(strip([Bar("1", 5, "named"), Bar("2", 3, "named"), Bar("2", 5)]))
    assert {"named person or body: 2", "not answered yet: 1"} <= words
    assert not any(word.startswith(("hidden", "named outlet", "has a stake", "the two differ")) for word in words)
    below = words_of(strip(MINE, REFERENCE))
    assert {"named person or body: 2", "unnamed group: 1", "recording or document: 1", "the two differ"} <= below


def test_labels_of_a_crowded_strip_touch_neither_words_nor_lines():
    wanted = [(str(i), "x" * 20, 100.0 + 30 * i) for i in range(5)] + [("end", "y" * 20, RIGHT - 5)]
    labels = stacked(wanted, width=lambda words: 7.0 * len(words))
    spans = [(label.tier, label.left, label.left + 140, label.x) for label in labels]
    assert all(LEFT <= left and right <= RIGHT for _, left, right, _ in spans)
    for one in spans:
        for other in spans:
            same_tier = one is not other and one[0] == other[0] and one[1] < other[2] and other[1] < one[2]
            crossed = other[0] < one[0] and other[1] <= one[3] <= other[2]
            assert not same_tier and not crossed, (one, other)
    assert max(label.tier for label in labels) == 4


def test_low_bars_are_named_over_the_stretch_they_fill():
    words = {label.words: label for label in _labels(REFERENCE, _places(REFERENCE), {"own-voice", "named"})}
    assert words["author’s own voice: 3"].tier == -1 and words["named person or body: 1"].tier == 0


def test_the_strip_says_whose_reading_it_is():
    assert "Who Says So? · teaching edition" in words_of(PICTURES["strip"])
    assert "somebody's" in words_of(strip(REFERENCE, note="somebody's"))


def test_bars_are_as_wide_as_they_are_long_and_as_tall_as_they_tell():
    rims = [p for p in PICTURES["strip"].figure.axes[0].patches if not p.get_fill()][: len(REFERENCE)]
    widths = [rim.get_width() / bar.words for rim, bar in zip(rims, REFERENCE)]
    assert widths == pytest.approx([widths[0]] * len(REFERENCE))
    own, hidden, named = (rims[i].get_height() for i in (0, 2, 3))
    assert own < hidden < named


def test_cues_count_whose_statements_are_kept_at_a_distance():
    picture = PICTURES["cues"]
    assert picture.finding == "“Claimed” falls on 2 statements of the north and 1 of the south"
    assert picture.rows[-1] == {"whose statement": "we are not told whose", "cue": "reportedly", "stance": "keeps a distance"}
    assert picture.seen.startswith("the north: just says 1, keeps a distance 2.")


def test_cues_with_more_than_one_distancing_verb_are_not_called_by_one():
    mixed = cues([Cue("claimed", "distancing", "the north"), Cue("alleged", "distancing", "the south")])
    assert mixed.finding == "Cues that keep a distance fall on 1 statement of the north and 1 of the south"
    assert cues([Cue("said", "neutral", "a")]).finding == "No cue keeps a distance from anybody we are told of, in 1 statement"


def test_the_story_ends_where_its_last_block_ends():
    picture = PICTURES["ends"]
    assert picture.finding == "The story ends at block 3 of 5; 3 blocks do something else"
    assert picture.rows[3] == {"block": "4", "words": 20, "what it does": "asks you", "who speaks": "the first publisher"}
    assert "the story 69" in picture.seen


def test_blocks_not_answered_are_counted_apart():
    open_ = ends([PageBlock("1", 5, "story"), PageBlock("2", 5, "asks-you"), PageBlock("3", 5, "")])
    assert open_.finding == "So far the story ends at block 1 of 3; 1 block does something else, 1 to go"
    assert ends([PageBlock("1", 5, "")]).finding == "Nothing sorted yet: 1 block to go"
    assert ends([PageBlock("1", 5, ""), PageBlock("2", 5, "asks-you")]).finding == "No block is read as story yet, of 2"


def test_blocks_not_answered_are_named_once_and_tell_nothing_of_the_reference():
    picture = ends([PageBlock(str(i), 5, "story" if i % 2 else "", "author" if i % 2 else "reposter") for i in range(6)])
    with settings():
        words = [text.get_text() for text in picture.figure.axes[0].texts]
    assert words.count("not answered yet") == 1 and words.count("the story") == 3
    assert "the reposting site" not in words and {row["who speaks"] for row in picture.rows} == {"the author", ""}


def test_verbs_by_actor():
    picture = PICTURES["verbs"]
    assert picture.finding == "1 of 5 verbs is loaded; no actor but the south gets one"
    assert picture.seen == "the north: entered ×2, took. the south: took, grabbed (loaded)."
    assert [row["wording"] for row in picture.rows] == ["plain"] * 4 + ["loaded"]
    assert "the same verb for another actor as well" in words_of(picture)
    assert "the same verb for another actor as well" not in words_of(actor_verbs(VERBS[:2]))


def test_the_tree_finds_the_fewest_voices():
    picture = PICTURES["tree"]
    assert picture.finding == "7 of 8 pages lead back to 2 voices: one office and an army"
    assert picture.rows[6] == {"page": "page 5", "voice": "an army", "statements": 3}
    assert tree([Lead("a", "x"), Lead("b", "y")]).finding == "2 pages, 2 voices: no two pages lead back to the same one"


@pytest.mark.parametrize(("places", "finding"), [
    ((9, 2, 1, 11), "You let 11 of 12 sound places stand, and flagged 9 of the 11 that a careful reader flags"),
    ((4, 0, 0, 6), "You let all 6 sound places stand, and flagged all 4 that a careful reader flags"),
    ((0, 3, 0, 5), "You let everything stand: 5 sound places, and 3 that a careful reader flags"),
    ((3, 0, 5, 0), "You flagged everything: 3 places that a careful reader flags, and 5 sound places"),
    ((0, 3, 4, 0), "You let no sound place stand, of 4, and flagged none of the 3 that a careful reader flags"),
    ((1, 0, 1, 2), "So far you let 2 of 3 sound places stand, and flagged the one that a careful reader flags"),
    ((0, 0, 0, 2), "So far you let both sound places stand; no place that a careful reader flags has come up yet"),
    ((1, 2, 0, 0), "So far you flagged 1 of the 3 places that a careful reader flags; no sound place has come up yet"),
    ((0, 0, 0, 0), "Nothing flagged and nothing let stand yet"),
])
def test_the_walk_finds_both_halves(places, finding):
    assert walk_flags([Flags("a", *places)]).finding == finding
    split = [Flags(label, *(n // 2 + (n % 2 if label == "a" else 0) for n in places)) for label in "ab"]
    assert walk_flags(split).finding == finding


def test_the_walk_draws_one_square_a_place():
    picture = PICTURES["walk"]
    rims = [p for p in picture.figure.axes[0].patches if not p.get_fill()]
    assert len(rims) == sum(row[name] for row in picture.rows for name in list(row)[1:]) + len(rims[-4:]) == 23 + 4
    assert picture.rows[0] == {"exercise": "Who is speaking?", "you both flag": 5, "only they flag": 2, "you both let stand": 9, "only you flag": 1}
    assert picture.seen.startswith("Who is speaking?: 9 of 10 sound places let stand and 5 of 7 flagged that a careful reader flags.")
    assert picture.seen.endswith("Use it?: nothing yet.")


def test_the_walk_says_nothing_of_all_exercises_before_there_is_something():
    def words(rows):
        return words_of(walk_flags(rows))

    blank = [Flags("a", 0, 0, 0, 0), Flags("b", 0, 0, 0, 0)]
    assert "none yet" in words(blank) and not any("0 of 0" in text for text in words(blank))
    assert {"The whole walk", "9 of 11 flagged", "11 of 12 let stand"} <= words(WALK)
    assert "none" in words([Flags("a", 0, 0, 1, 3)])


@each
def test_the_table_has_no_missing_values(picture):
    table = picture.table()
    assert len(table) == len(picture.rows) and table.index[0] == 1
    assert not table.isna().any().any()
    assert {type(value) for row in picture.rows for value in row.values()} <= {str, int}


@each
def test_the_page_gets_the_finding_as_alt_text(picture):
    bundle = picture._repr_mimebundle_()
    read = Reader(bundle["text/html"])
    assert bundle["text/plain"] == repr(picture) == picture.finding
    assert read.image["alt"].startswith(picture.finding) and picture.seen in read.image["alt"]
    assert read.image["src"].startswith("data:image/png;base64,") and "max-width:100%" in read.image["style"]
    assert read.text == picture.caption != ""


@each
def test_drawing_leaves_nothing_behind(picture):
    import matplotlib
    from matplotlib import pyplot

    before = dict(matplotlib.rcParams)
    first = picture.png
    assert first.startswith(b"\x89PNG") and pyplot.get_fignums() == [] and dict(matplotlib.rcParams) == before
    with matplotlib.rc_context({"savefig.dpi": 20, "axes.facecolor": "black", "font.size": 3}):
        del picture.__dict__["png"]
        assert picture.png == first


@each
def test_every_word_is_large_enough_and_on_the_sheet(picture):
    with settings():
        figure = picture.figure
        figure.savefig(io.BytesIO())
        texts, width, height = figure.axes[0].texts, *figure.bbox.size
        boxes = [text.get_window_extent() for text in texts]
    assert min(text.get_fontsize() for text in texts) >= 11
    assert all(box.x0 >= 0 and box.x1 <= width and box.y0 >= 0 and box.y1 <= height for box in boxes)


@pytest.mark.parametrize("picture", [*PICTURES.values(), *BEGUN], ids=[*PICTURES, *map(repr, BEGUN)])
def test_no_words_lie_on_other_words(picture):
    with settings():
        figure = picture.figure
        figure.savefig(io.BytesIO())
        boxes = [(text.get_text(), text.get_window_extent()) for text in figure.axes[0].texts]
    for i, (one, box) in enumerate(boxes):
        for other, its in boxes[i + 1:]:
            apart = box.x1 <= its.x0 or its.x1 <= box.x0 or box.y1 <= its.y0 + 3 or its.y1 <= box.y0 + 3
            assert apart, f"{one} and {other}"


def test_a_long_finding_wraps():
    tall, short = (strip(REFERENCE, finding=text).figure.get_size_inches()[1] for text in ("a long finding " * 14, "short"))
    assert tall > short + 0.5


@hostile
def test_text_is_never_html(picture):
    read = Reader(picture.html())
    assert read.tags == {"figure", "img", "figcaption"}
    assert set(read.image) == {"alt", "style", "src"}
    assert picture.png.startswith(b"\x89PNG")


@hostile
def test_without_matplotlib_the_finding_and_the_table_stand_there(picture, monkeypatch):
    picture.__dict__.pop("png", None)
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    monkeypatch.setitem(sys.modules, "matplotlib.figure", None)
    read = Reader(picture.html())
    assert read.tags == {"figure", "figcaption", "strong", "table", "thead", "tbody", "tr", "th", "td"}
    assert picture.finding in read.text
    assert all(str(value) in read.text for row in picture.rows for value in row.values())


def test_without_pandas_the_table_says_what_it_needs(monkeypatch):
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(ImportError, match="pip install pandas"):
        PICTURES["tree"].table()


def test_charts_load_neither_matplotlib_nor_pandas():
    code = ("import sys, exercises.charts as c; c.strip([c.Bar('1', 4, 'named')]); "
            "sys.exit(str({'matplotlib', 'pandas', 'numpy'} & set(sys.modules) or ''))")
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.stderr.strip() == ""


@pytest.mark.parametrize(("make", "named"), [
    (lambda: strip([Bar("1", 4, "somebody")]), "own-voice"),
    (lambda: cues([Cue("said", "far", "a")]), "distancing"),
    (lambda: ends([PageBlock("1", 4, "advert")]), "asks-you"),
    (lambda: walk_flags([Flags("a", 1, 0, 0, 1), Flags("b", 1, -1, 0, 1)]), "b: .*fewer"),
    (lambda: strip(REFERENCE, REFERENCE[:2]), "8 sentences above, 2 below"),
])
def test_what_the_scheme_does_not_know_is_refused_with_what_it_does(make, named):
    with pytest.raises(ValueError, match=named):
        make()


def test_every_kind_of_the_scheme_has_a_pattern_of_its_own():
    assert set(SOURCE_PATTERNS) == set(SOURCE_KINDS) and set(GROUP_PATTERNS) == set(BLOCK_GROUPS)
    for patterns in (SOURCE_PATTERNS, GROUP_PATTERNS):
        assert len({pattern.drawing or pattern.face for pattern in patterns.values()}) == len(patterns)


def test_nothing_to_draw_is_drawn_too():
    for empty in (strip([]), cues([]), ends([]), actor_verbs([]), tree([]), walk_flags([]), walk_flags(WALK[2:])):
        assert empty.finding and empty.png.startswith(b"\x89PNG")


def test_labels_keep_their_distance_and_their_order():
    assert apart([10, 12, 13, 90], 20, 0, 100) == [0, 20, 40, 90]
    assert apart([5, 6], 20, 0, 10) == [0, 20]


def test_patterns_are_centred_and_lines_fit():
    places = spread(40, 7)
    assert places[0] == pytest.approx(40 - places[-1])
    assert all(text_width(line) <= 120 for line in wrap("a few words and averyveryverylongwordindeed", 120))
    assert wrap("one two three four five six seven eight", 90, most=2)[-1].endswith("…")
