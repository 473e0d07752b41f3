"""What can be seen of every block of a page: its words, its place, its neighbours and, on a saved page, its markup."""
from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from .cues import ends_of, found, load
from .markup import Marked

_WORD = re.compile(r"[^\W_]+(?:[’'.-][^\W_]+)*")
_SENTENCE = re.compile(r"[.!?…][\"'”’)\]»]*$")
_INNER = re.compile(r"[a-z0-9”’)][.!?][\"”’)]* +[\"“(]?[A-Z]")
_SAID = re.compile(r"\b(?:said|says|told|added|according to|asked|announced|reported|wrote|explained|claimed)\b", re.I)
_YOU = re.compile(r"\b(?:you|your|yours|yourself)\b", re.I)
_WE = re.compile(r"\b(?:we|our|us|ours)\b", re.I)
_PAST = re.compile(r"\b(?:was|were|had|did|has|have|been|\w{3,}ed)\b")
_ORDER = re.compile(r"^(?:please |to )?(?:read|get|see|click|sign|join|follow|share|give|help|support|subscribe|tell|send|write|find|learn|watch|download|visit|check|call|leave|enter|become|donate|submit|use|view|ask|email|print|buy|try|start|discover|keep|explore|have)\b", re.I)
_PLEASE = re.compile(r"\b(?:please|download|click)\b", re.I)
_LIST = re.compile(r"^(?:[•·*–—-]|\d{1,2}[.)]|[a-z]\))\s")
_NOTICES = frozenset("give back-us sum sign-up newsletter join log-in say pass-on was-first owner terms terms-alone others-work not-to-blame "
                     "address-alone date-alone filed door credit-last disclaimer reprinted".split())
_SET = frozenset(("credit-last", "disclaimer", "reprinted"))
"""Cues of set phrases, which decide in a longer block too."""
_CALLS = frozenset("give sign-up newsletter pass-on say was-first door picture-by address-alone".split())
LONG = 15
"""From how many words on a block that ends like a sentence counts as a long one."""


@dataclass(frozen=True)
class Seen:
    """A block as the rules see it: its words, the cues in it with the words that match, and the facts about it."""

    text: str
    words: int
    cues: dict[str, str]
    facts: tuple[str, ...]
    long: bool


@cache
def common() -> frozenset[str]:
    """Small words that running text is full of and menus are not."""
    return frozenset(load("words.json")["common"].split())


@cache
def signs() -> dict[str, str]:
    """The groups of words in class and id names that say something, by word."""
    return {word: name for name, words in load("words.json")["names"].items() for word in words.split()}


def _step(value: float, steps: Sequence[float]) -> str:
    """The step that a number falls on, by its lower end."""
    return str(max((step for step in steps if value >= step), default=0))


def _ending(text: str) -> str:
    if _SENTENCE.search(text[-12:]):
        return "question" if "?" in text[-4:] else "sentence"
    return {":": "colon", ",": "comma", "»": "arrow", "›": "arrow", "→": "arrow", "…": "dots"}.get(text[-1:], "none")


def _start(text: str) -> str:
    first = text[:1]
    if first in "\"“‘'«":
        return "quotation"
    return "digit" if first.isdigit() else "small" if first.islower() else "capital" if first.isupper() else "sign"


def _capitals(words: list[str]) -> str:
    if not words:
        return "none"
    tall = sum(w[:1].isupper() for w in words) / len(words)
    shout = sum(w.isupper() and len(w) > 1 for w in words) / len(words)
    return "shouted" if shout > .7 else _step(tall, (0, .15, .3, .6, .9))


def _shape(text: str, words: list[str]) -> list[str]:
    """Facts about the words of one block alone."""
    low = [w.lower() for w in words]
    small = sum(w in common() for w in low) / len(low) if low else 0
    count = len(words)
    facts = [f"words {_step(count, (0, 1, 2, 3, 4, 6, 9, 12, 15, 20, 30, 50, 90))}", f"ends {_ending(text)}", f"starts {_start(text)}",
             f"capitals {_capitals(words)}", f"small words {_step(small, (0, .01, .15, .25, .35, .45))}",
             f"ends {_ending(text)}, words {_step(count, (0, 3, 6, 10, 15, 25))}"]
    ends = ends_of(text)
    tests = {"two sentences": _INNER, "said": _SAID, "you": _YOU, "we": _WE, "past": _PAST, "order": _ORDER, "list sign": _LIST}
    facts += [name for name, pattern in tests.items() if pattern.search(ends)]
    facts += [name for name, sign in (("lines", "\n"), ("bars", "|"), ("quoted", "“"), ("quoted", '"'), ("comma", ","), ("digits", "20"))
              if sign in ends]
    return list(dict.fromkeys(facts))


def _markup(block: Marked, home: tuple) -> list[str]:
    """Facts that only a saved page has; none for plain text."""
    if not (block.areas or block.names):
        return ["no markup"] if home else []
    share = block.linked / max(1, len(block.text))
    near = [signs().get(name) for name in block.names[-10:]]
    facts = [f"linked {_step(share, (0, .01, .15, .4, .7, .95))}", f"inside {block.areas[-1] if block.areas else 'nothing'}"]
    facts += [f"in {area}" for area in dict.fromkeys(block.areas)]
    facts += [f"named {name}" for name in dict.fromkeys(near) if name]
    facts += [f"own name {sign}" for sign in dict.fromkeys(signs().get(n) for n in block.names[-4:]) if sign]
    if share >= .7:
        facts.append(f"link, words {_step(block.text.count(' ') + 1, (0, 2, 4, 6, 9))}")
    facts.append(_kin(block, home))
    return facts


def _kin(block: Marked, home: tuple) -> str:
    """How much of its surroundings a block shares with most words of the story."""
    if not home:
        return "home unknown"
    areas, names = home
    if block.names == names:
        return "home same" if block.areas == areas else "home same names"
    shared = len(set(names) & set(block.names)) / max(1, len(set(names) | set(block.names)))
    return f"home {_step(shared, (0, .3, .5, .7, .85))}"


def _home(blocks: Sequence[Marked], long: Sequence[bool]) -> tuple:
    """The surroundings in which most words of long blocks stand."""
    weights: Counter = Counter()
    for block, is_long in zip(blocks, long):
        if is_long and block.names:
            weights[block.areas, block.names] += len(block.text)
    return weights.most_common(1)[0][0] if weights else ()


def _near(long: Sequence[bool], i: int) -> list[str]:
    """Facts about the neighbours: which of the next blocks on each side are long."""
    last = len(long) - 1
    before = next((d for d in range(1, 9) if i - d >= 0 and long[i - d]), 9)
    after = next((d for d in range(1, 9) if i + d <= last and long[i + d]), 9)
    back = sum(long[max(0, i - 4):i])
    ahead = sum(long[i + 1:i + 5])
    return [f"long before {min(before, 9)}", f"long after {min(after, 9)}", f"long around {min(before, 4)} {min(after, 4)}",
            f"long behind {back}", f"long ahead {ahead}", f"long both {min(back, 2)} {min(ahead, 2)}"]


def _core(long: Sequence[bool], sizes: Sequence[int]) -> tuple[int, int]:
    """First and last block of the stretch with most words in long blocks, gaps of at most twelve blocks let through."""
    best, best_size, start, size, last = (0, -1), 0, -1, 0, -99
    for i, is_long in enumerate(long):
        if is_long:
            if i - last > 12:
                start, size = i, 0
            size, last = size + sizes[i], i
            if size > best_size:
                best, best_size = (start, i), size
    return best


def _place(i: int, core: tuple[int, int], total: int) -> list[str]:
    """Facts about where on the page a block stands, seen from the stretch of long blocks."""
    first, last = core
    if last < 0:
        return ["place unknown", f"place first {min(i, 3)}"]
    if i < first:
        return [f"place before {_step(first - i, (1, 2, 3, 4, 6, 9, 14, 25))}", "place before", *(["page first"] if i == 0 else [])]
    if i > last:
        return [f"place after {_step(i - last, (1, 2, 3, 4, 6, 9, 14, 25))}", "place after", *(["page last"] if i >= total - 3 else [])]
    return ["place inside", *(["place opening"] if i - first < 2 else []), *(["place closing"] if last - i < 2 else [])]


def _notice(block: Marked, words: int, cues: dict[str, str]) -> bool:
    """Whether its words are those of an appeal or a notice, and nobody is quoted: two such cues, or one put to the reader."""
    strong = cues.keys() & _NOTICES
    if not strong or words > 150 or _SAID.search(ends_of(block.text)):
        return False
    ends = ends_of(block.text)
    if len(strong) > 1 or words < LONG or "others-work" in strong and words < 60 or strong & _SET:
        return True
    return bool(_PLEASE.search(ends) or _YOU.search(ends) or _WE.search(ends) or _ORDER.search(ends) or "this" in ends[:40].lower())


def _is_long(block: Marked, words: int, notice: bool) -> bool:
    """Running text: enough words, few of them links, and the end of a sentence at its end or inside it; no notice."""
    if words < LONG or notice or block.linked >= .4 * len(block.text):
        return False
    return bool(_SENTENCE.search(block.text[-12:])) or words >= 2 * LONG and bool(_INNER.search(ends_of(block.text)))


def _cue_facts(names: list[str], size: int, facts: set[str]) -> list[str]:
    """Facts about the cues of a block: which, which comes first, where, and whether they are put to the reader."""
    found = [f"cue {name}" for name in names] + [f"opens {name}" for name in names[:1]]
    if size < LONG:
        found += [f"cue {name}, short" for name in names]
    if "place inside" not in facts:
        found += [f"cue {name}, outside" for name in names]
    asked = {"you", "we", "order"} & facts
    if size < LONG and {"picture-by", "more"} & set(names) and "ends sentence" not in facts and "said" not in facts:
        found.append("prompt")
    if size < LONG and names and names[0] in _CALLS and not {"said", "quoted", "starts quotation", "ends sentence"} & facts:
        found.append("call")
    if size <= 120 and _SET & set(names) and "said" not in facts:
        found.append("call")
    return found + [f"plea {name}" for name in names if asked]


def _signed(cues: Sequence[dict[str, str]], i: int) -> bool:
    """Whether a block is a bare name, and one beside it signs or dates."""
    near = {name for hits in cues[max(0, i - 2):i + 3] for name in hits}
    return "name-alone" in cues[i] and bool(near & {"by", "date", "date-alone", "bio"})


def see(blocks: Sequence[Marked]) -> list[Seen]:
    """Everything the rules need to know of the blocks of one page, in order. Linear in the length of the page."""
    words = [_WORD.findall(ends_of(block.text)) for block in blocks]
    sizes = [len(w) if len(b.text) < 1400 else b.text.count(" ") + 1 for w, b in zip(words, blocks)]
    cues = [found(block.text) for block in blocks]
    notices = [_notice(*item) for item in zip(blocks, sizes, cues)]
    long = [_is_long(*item) for item in zip(blocks, sizes, notices)]
    bios = {i for i, hits in enumerate(cues) if "bio" in hits and long[i] and not any(long[i + 1:i + 3])}
    long = [is_long and i not in bios for i, is_long in enumerate(long)]
    twice = Counter(block.text for block in blocks)
    home, core = _home(blocks, long), _core(long, sizes)
    seen = []
    for i, block in enumerate(blocks):
        facts = _shape(block.text, words[i]) + _near(long, i) + _place(i, core, len(blocks)) + _markup(block, home)
        facts += _cue_facts(list(cues[i]), sizes[i], set(facts))
        for side, j in (("before", i - 1), ("after", i + 1)):
            if 0 <= j < len(blocks):
                facts += [f"cue {side} {name}" for name in cues[j] if not long[j]]
                facts.append(f"words {side} {_step(sizes[j], (0, 1, 3, 6, 10, 15, 30))}")
        facts += ["twice"] * (twice[block.text] > 1) + ["notice", f"notice, {'short' if sizes[i] < LONG else 'long'}"] * notices[i]
        facts += ["bio at the end"] * (i in bios) + ["name near a signature"] * _signed(cues, i)
        seen.append(Seen(block.text, sizes[i], cues[i], tuple(dict.fromkeys(facts)), long[i]))
    return seen
