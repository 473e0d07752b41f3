// One block of the text: its number, its words, its buttons, the marks made in it, and the feedback on it.

class BlockView {
  constructor(kit, block, markable, language) {
    Object.assign(this, { block, markable, language, marks: [], reference: [], step: 0, overlaid: false });
    const place = { "data-n": block.n, lang: language, text: block.text };
    this.paragraph = kit.el("p", markable ? { class: "mk-text", ...place } : { class: "mk-text mk-block", "data-block": block.id, ...place });
    this.element = markable ? this.around(kit) : this.paragraph;
  }

  around(kit) {
    this.area = kit.el("div", areaProps(this.block), this.paragraph);
    this.left = kit.el("div", { class: "mk-left" }, this.area);
    return kit.el("div", { class: "mk-block mk-focus", "data-block": this.block.id }, this.left);
  }

  get words() {
    return (this.found ??= wordsOf(this.block.text));
  }

  get sentences() {
    return (this.starts ??= sentenceStarts(this.block.text, this.words, this.language));
  }
}

function areaProps(block) {
  return { class: "mk-area", tabindex: "0", role: "group", "aria-label": `Block ${block.n}: words to mark` };
}

/** The buttons under a block, and a function that shows how it stands with it. */
function addFoot(kit, view, spec, actions) {
  const item = spec.items.find((one) => one.id === view.block.id);
  const button = (label, press) => kit.el("button", {
    class: "wss-button", type: "button", "aria-label": `${label}: block ${view.block.n}`, onclick: press,
  }, label);
  const finish = button("Done with this block", () => actions.finish(view, "done"));
  const alone = button(spec.alone, () => actions.finish(view, "alone"));
  const again = view.again = button("Mark on", () => actions.reopen(view));
  const state = kit.el("p", { class: "mk-state wss-soft" });
  const help = item ? kit.el("div", { class: "mk-help" }, kit.hintBox(item, blockPlan(kit, view)), showButton(kit, view, item)) : kit.el("div");
  view.foot = kit.el("div", { class: "mk-foot" }, kit.el("div", { class: "mk-row" }, finish, alone, again, help), state);
  view.side = kit.el("div", { class: "mk-side" });
  view.left.append(view.foot);
  view.element.append(view.side);
  view.showState = () => {
    finish.hidden = alone.hidden = help.hidden = Boolean(view.done);
    again.hidden = !view.done;
    state.textContent = `${stateWords(view, spec)}${view.done ? missedWords(kit.feedback(view.block.id), kit.reader) : ""}`;
  };
}

/** “Show me”: what comes is said aloud, as it is after “Done”. */
function showButton(kit, view, item) {
  const button = kit.showMe(item, `block ${view.block.n}`);
  button.addEventListener("click", () => { view.waiting = !view.overlaid; });
  return button;
}

function stateWords(view, spec) {
  if (view.done === "alone") return `You say: ${spec.alone.toLowerCase()}.`;
  if (view.done) return `Done, with ${counted(view.marks.length)}.`;
  return view.marks.length ? `${counted(view.marks.length)}, not done yet.` : "Nothing said yet.";
}

/** How many the other reader has besides, for who reads no further than this line. */
function missedWords(all, reader) {
  const missed = all.filter(({ verdict }) => verdict === "missed").length;
  if (!missed) return "";
  return ` ${begun(reader)} has ${missed} ${missed === all.length ? "here" : "more"}.${all.length > 1 ? " “Next” leads you through." : ""}`;
}

function counted(number) {
  return number === 1 ? "1 mark" : `${number || "no"} marks`;
}

// The marks made in a block, as a list: what a screen reader reads, and where each can be changed.

function markRow(kit, view, mark, kinds, actions) {
  const words = shortened(view.block.text.slice(mark.start, mark.end));
  const choice = kit.el("select", { "aria-label": `Kind of “${words}”`, disabled: Boolean(view.done) },
    ...kinds.map((kind) => kit.el("option", { value: kind.slug, selected: kind.slug === mark.kind }, kind.label)));
  choice.value = mark.kind;
  choice.addEventListener("change", () => actions.change(view, mark.id, choice.value));
  const remove = kit.el("button", { class: "wss-button", type: "button", "aria-label": `Remove ${mark.label} “${words}”`, onclick: () => actions.remove(view, mark.id) }, "Remove");
  return kit.el("li", { "data-line": mark.line, "data-id": mark.id }, choice, kit.el("span", { class: "mk-words" }, `“${words}”`), view.done ? "" : remove);
}

function drawList(kit, view, kinds, actions) {
  const inside = view.list?.contains(document.activeElement) ? view.list : null;
  const rows = view.marks.map((mark) => markRow(kit, view, mark, kinds, actions));
  const list = kit.el("details", { class: "mk-list", hidden: !rows.length },
    kit.el("summary", { onclick: () => (view.listOpen = !list.open) }, `Your marks in block ${view.block.n}: ${view.marks.length}`),
    kit.el("ul", {}, ...rows));
  list.open = view.listOpen ?? (rows.length > 0 && !view.done && kit.root.clientWidth >= 900);
  if (view.list) view.list.replaceWith(list);
  else view.side.append(list);
  view.list = list;
  if (inside) (list.hidden ? view.area : list.querySelector("summary")).focus();
}
