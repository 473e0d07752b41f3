"""Questions with a reason for every option, read from a pack's questions.json."""
from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from .judging import Feedback, Item, Option, Part, by_reference, quoted
from .pack import Pack, PackError

_PART = "answer"


def task(pack: Pack, name: str) -> Mapping:
    """One task of the pack's questions; raises PackError naming those there are."""
    tasks = pack.data("questions")["tasks"]
    if name not in tasks:
        raise PackError(f"{pack.slug}/questions.json: there is no task “{name}”; there are {', '.join(sorted(tasks))}.")
    return tasks[name]


def items(data: Mapping) -> tuple[Item, ...]:
    """The questions of a task, each with one part called “answer”."""
    return tuple(_item(question, data) for question in data["items"])


def _item(question: Mapping, data: Mapping) -> Item:
    offered = tuple(Option(o["slug"], o["label"], sign=o.get("sign", "")) for o in _options(question, data))
    part = Part(_PART, question.get("ask", data["ask"]), offered, bool(question.get("several")))
    return Item(question["id"], (part,), question["text"], hints=tuple(question.get("hints", ())),
                given={_PART: question["given"]} if question.get("given") else {},
                about={"sure": bool(question.get("sure", data.get("sure")))})


def _options(question: Mapping, data: Mapping) -> Sequence[Mapping]:
    """The question's own options, or the task's, with the question's own reasons laid over them."""
    if "options" in question:
        return question["options"]
    reasons = question.get("reasons", {})
    return [{**o, **reasons.get(o["slug"], {})} for o in data["options"]]


def judge(data: Mapping) -> Callable[[str, str, object], Feedback]:
    """A judge for `items(data)`: (item, part, choice) → feedback with the reason of each option chosen."""
    questions = {q["id"]: q for q in data["items"]}

    def feedback(item: str, part: str, chosen: object) -> Feedback:
        question = questions[item]
        offered = {o["slug"]: o for o in _options(question, data)}
        picked = [chosen] if isinstance(chosen, str) else list(chosen)
        return _several(question, offered, picked) if question.get("several") else _one(question, offered, picked[0])

    return feedback


def _one(question: Mapping, offered: Mapping[str, Mapping], chosen: str) -> Feedback:
    """The reason of the choice; then what the reference has, and below it the second readings."""
    option = offered[chosen]
    verdict = option["verdict"]
    rest = [] if verdict == "kept" else [o for s, o in offered.items() if s != chosen]
    reference = tuple(by_reference(o["label"], o["reason"]) for o in rest if o["verdict"] == "agrees" != verdict)
    others = tuple(_told(o) for o in rest if o["verdict"] == "second" or o["verdict"] == "agrees" == verdict)
    title = f"you say {quoted(option['label'])}" if verdict == "differs" else option["label"]
    return Feedback(verdict, title, (option["reason"], *reference), others, question.get("back", ""), praise=option.get("praise", ""))


def _told(option: Mapping) -> str:
    return f"{quoted(option['label'])}: {option['reason']}"


def _several(question: Mapping, offered: Mapping[str, Mapping], picked: Sequence[str]) -> Feedback:
    wanted = {s for s, o in offered.items() if o["verdict"] == "agrees"}
    allowed = wanted | {s for s, o in offered.items() if o["verdict"] in ("second", "kept")}
    got = set(picked)
    verdict = "kept" if not wanted else "agrees" if wanted <= got <= allowed else "part" if got & allowed else "differs"
    says = [_told(offered[s]) for s in offered if s in got]
    left = [f"You left out {_told(offered[s])}" for s in offered if s in wanted - got]
    return Feedback(verdict, f"you chose {len(got)}", tuple(says + left), (), question.get("back", ""))
