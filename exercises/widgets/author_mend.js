// Mending: another kind, an edge moved by a word, another saying it belongs to. Each change is kept at once.
const NO_SOURCE = ["hidden", "own-voice"]; // these have nobody who could have a stake
const GROUPED = ["source", "cue", "content"];

class MendView {
  constructor(kit, deck, leave) {
    Object.assign(this, { kit, deck, leave });
    const { el } = kit;
    const edge = (label, key, act) => el("button", { class: "wss-button", type: "button", "data-fast": "", "aria-keyshortcuts": key, text: label, onclick: act });
    this.kinds = el("div", { class: "au-kinds", role: "radiogroup", "aria-label": "What it is" });
    this.group = el("select", { class: "au-select", id: `au-g-${kit.id}`, onchange: () => this.tie(this.group.value) });
    this.groupBox = el("p", { class: "au-field" }, el("label", { for: this.group.id, text: "It belongs to this saying (G)" }), this.group);
    this.edges = el("div", { class: "wss-bar" },
      edge("Start earlier", "Shift+ArrowLeft", () => this.move("start", -1)), edge("Start later", "Shift+ArrowRight", () => this.move("start", 1)),
      edge("End earlier", "ArrowLeft", () => this.move("end", -1)), edge("End later", "ArrowRight", () => this.move("end", 1)));
    this.element = el("div", { class: "au-mend", role: "group", "aria-label": "Mend this mark", hidden: true },
      el("p", { class: "wss-soft", text: "Arrow keys left and right move the end, with Shift the start. Up and down, or a number, choose what it is. Enter keeps it, Escape puts it back." }),
      this.edges, this.kinds, this.groupBox,
      el("div", { class: "wss-bar" },
        el("button", { class: "wss-button", type: "button", "aria-keyshortcuts": "Enter", text: "Keep it so", onclick: () => this.done() }),
        el("button", { class: "wss-button wss-quiet", type: "button", "aria-keyshortcuts": "Escape", text: "Put it back", onclick: () => this.putBack() })));
  }

  get open() {
    return !this.element.hidden;
  }

  begin() {
    const card = this.deck.current;
    if (!card) return;
    this.before = { id: card.id, value: card.value };
    this.element.hidden = false;
    this.show();
    this.kit.say(`Mending: “${shortened(this.deck.words(card))}”, ${this.deck.kindWords(card)}. Arrow keys move its end, with Shift its start; up and down change what it is; Enter keeps it.`);
  }

  close() {
    this.element.hidden = true;
    this.leave();
  }

  /** The first reader looks at a block that is part of the story from now on. */
  settle() {
    const card = this.deck.cards.find(({ id }) => id === this.before?.id);
    if (card?.strand === "boilerplate" && STORY_KINDS.includes(card.kind) && card.value !== this.before.value) this.kit.send({ type: "story", id: card.id });
  }

  done() {
    const card = this.deck.current;
    this.settle();
    this.close();
    const changed = faceOfRecord(card?.value) !== faceOfRecord(this.before.value);
    if (changed) this.deck.nextLeft(`Mended: ${this.deck.kindWords(card)}.`);
    else this.kit.say("Nothing was changed.");
  }

  putBack() {
    const card = this.deck.current;
    if (card?.id === this.before.id && faceOfRecord(card.value) !== faceOfRecord(this.before.value)) this.deck.write({ [card.id]: this.before.value }, "put back");
    this.close();
    this.kit.say("Put back as it was.");
  }

  show() {
    const card = this.deck.current;
    if (!this.open || !card) return;
    const kinds = this.kit.spec.kinds[card.strand].filter((kind) => (card.kind === "claim") === (kind.slug === "claim"));
    const face = JSON.stringify([card.strand, card.kind === "claim"]);
    if (face !== this.face) this.build(kinds);
    this.face = face;
    for (const button of this.buttons) button.setAttribute("aria-checked", String(button.dataset.slug === card.kind));
    retab(this.buttons);
    this.groupBox.hidden = !GROUPED.includes(card.kind);
    if (!this.groupBox.hidden) this.showGroups(card);
  }

  build(kinds) {
    this.buttons = kinds.map((kind, at) => this.kit.el("button", {
      class: "wss-choice", type: "button", role: "radio", "data-slug": kind.slug, title: kind.hint, onclick: () => this.choose(kind.slug),
    }, at < 9 ? this.kit.el("kbd", { "aria-hidden": "true", text: String(at + 1) }) : "", kind.label));
    this.kinds.replaceChildren(...this.buttons);
    this.kinds.hidden = kinds.length < 2;
    roving(this.kinds, this.buttons);
  }

  /** The sayings near by: each group by its words, and a new one. */
  showGroups(card) {
    const groups = new Map();
    for (const one of this.deck.standing()) {
      const name = one.mark["kit:group"];
      if (!name || Math.abs(one.view.block.n - card.view.block.n) > 1) continue;
      groups.set(name, [...(groups.get(name) ?? []), one]);
    }
    const own = card.mark["kit:group"] ?? "";
    const option = (value, text) => this.kit.el("option", { value, text, selected: value === own });
    const named = [...groups].map(([name, all]) => option(name, this.groupWords(all)));
    this.group.replaceChildren(own ? "" : option("", "none yet"), ...named, option("new", "a saying of its own"));
    this.group.value = own;
  }

  groupWords(all) {
    const of = (kind) => all.find((one) => one.kind === kind);
    const said = [of("source"), of("cue")].filter(Boolean).map((one) => shortened(this.deck.words(one)));
    return said.length ? `“${said.join("” “")}”, block ${all[0].view.block.n}` : `“${shortened(this.deck.words(all[0]))}”`;
  }

  tie(name) {
    const card = this.deck.current;
    if (!name) return;
    const group = name === "new" ? `x${this.kit.uid()}` : name;
    this.deck.change(card, { ...card.mark, "kit:group": group }, "the saying it belongs to");
    this.kit.say(name === "new" ? "Now a saying of its own." : `Now with ${this.group.selectedOptions[0]?.textContent ?? ""}`);
  }

  choose(slug) {
    const card = this.deck.current;
    if (!card || card.kind === slug) return;
    const body = card.mark.body.map((part) => (part.purpose === "classifying" ? { ...part, value: slug } : part));
    const nobody = card.strand === "sourcing" && NO_SOURCE.includes(slug) ? { stake: "", known_from: "", stake_note: "", known_note: "" } : {};
    this.deck.change(card, { ...card.mark, body, "kit:facts": { ...card.mark["kit:facts"], ...nobody } }, "the change of kind");
    this.kit.say(`Now: ${this.deck.kindWords(this.deck.current)}.`);
  }

  stepKind(by) {
    const at = this.buttons.findIndex((button) => button.dataset.slug === this.deck.current?.kind);
    const next = this.buttons[(at + by + this.buttons.length) % this.buttons.length];
    if (next) this.choose(next.dataset.slug);
  }

  /** An edge moved by a word, inside the block and over no neighbour where each place has one kind. */
  move(edge, by) {
    const card = this.deck.current;
    const words = (card.view.words ??= wordsOf(card.view.block.text));
    const touched = wordsTouched(words, [card.units.start, card.units.end]);
    if (!touched) return;
    const [first, last] = edge === "start" ? [touched[0] + by, touched[1]] : [touched[0], touched[1] + by];
    if (!words[first] || !words[last] || first > last) return this.kit.say(first > last ? "One word is left." : "A mark stays inside its block.");
    // A whole sentence keeps its full stop on the side that is not moved.
    const units = edge === "start" ? [words[first][0], card.units.end] : [card.units.start, words[last][1]];
    this.put(card, units, edge);
  }

  put(card, units, edge) {
    const { start, end } = toPoints(this.kit, card.view.block, units);
    const clash = this.deck.clashOf(card.id, card.strand, { start, end });
    if (clash) return this.kit.say(this.deck.clashWords(clash));
    this.deck.change(card, withSpan(card.mark, start, end, card.view.block.text.slice(...units)), `the move of its ${edge}`);
    this.kit.say(`“${shortened(this.deck.words(this.deck.current))}”`);
  }

  key(event) {
    const digit = this.buttons[Number(event.key) - 1];
    const edge = event.shiftKey ? "start" : "end";
    const inGroup = event.target === this.group;
    const act = { ArrowLeft: () => this.move(edge, -1), ArrowRight: () => this.move(edge, 1), ArrowUp: () => this.stepKind(-1), ArrowDown: () => this.stepKind(1),
      Escape: () => this.putBack(), g: () => this.groupBox.hidden || this.group.focus() }[event.key];
    if (event.key === "Escape" && inGroup) return () => this.putBack();
    if (inGroup || event.target.closest("[role=radiogroup]") && event.key.startsWith("Arrow") && !event.shiftKey) return null;
    if (event.key === "Enter" && !event.target.closest("button")) return () => this.done();
    return act ?? (digit ? () => this.choose(digit.dataset.slug) : null);
  }
}

/** The mark on other words; its core stays as far as it still lies inside. */
function withSpan(mark, start, end, exact) {
  const [from, to] = mark["kit:core"] ?? [start, end];
  const core = [Math.max(from, start), Math.min(to, end)];
  const selector = [{ type: "TextQuoteSelector", exact, prefix: "", suffix: "" }, { type: "TextPositionSelector", start, end }];
  const { "kit:core": _, ...rest } = mark;
  const isWhole = !mark["kit:core"] || core[0] >= core[1] || (core[0] === start && core[1] === end);
  return { ...rest, ...(isWhole ? {} : { "kit:core": core }), target: { ...mark.target, selector } };
}
