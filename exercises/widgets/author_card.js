// The mark one is at: its words, its kind in words, the rule that made it, and what can be done with it.
const AROUND = 90; // characters shown on either side of a mark’s words
const LONG_BLOCK = 420;

class CardView {
  constructor(kit, deck, acts) {
    Object.assign(this, { kit, deck });
    const { el } = kit;
    const line = (name) => (this[name] = el("p", { class: `au-${name}` }));
    this.words = el("p", { class: "au-words", id: `au-words-${kit.id}` });
    this.buttons = this.makeButtons(acts);
    this.element = el("div", { class: "wss-card au-card", tabindex: "0", role: "group" },
      line("place"), line("kind"), this.words, line("rule"),
      el("div", { class: "au-does" }, el("div", { class: "wss-bar" }, ...this.buttons.slice(0, 4).map(({ button }) => button)),
        el("div", { class: "wss-bar au-ways" }, ...this.buttons.slice(4).map(({ button }) => button))));
  }

  makeButtons(acts) {
    const make = (label, key, act, shortcut = key) => {
      const words = this.kit.el("span", { text: label });
      const button = this.kit.el("button", { class: "wss-button", type: "button", "data-fast": "", "aria-keyshortcuts": shortcut, onclick: act },
        words, this.kit.el("kbd", { "aria-hidden": "true", text: key }));
      return { button, words };
    };
    const all = [
      make("Accept", "A", acts.accept), make("Mend", "M", acts.mend), make("Drop", "D", acts.drop), make("Undo", "Z", acts.undo, "Z Control+Z"),
      make("Back", "K", acts.back, "K ArrowUp ArrowLeft"), make("Next", "J", acts.next, "J ArrowDown ArrowRight"),
      make("Next to look at", "N", acts.left), make("Accept all of this sort here", "Shift A", acts.all, "Shift+A"),
      make("See all of this question", "G", acts.sweep),
      make("Write the reason", "R", acts.reason), make("Add a mark", "W", acts.add),
    ];
    [this.all, this.sweep] = [all[7], all[8]];
    return all;
  }

  show() {
    const { deck } = this;
    const card = deck.current;
    if (!card) return this.empty();
    const shown = deck.shown;
    const at = shown.findIndex((one) => one.id === card.id);
    this.place.textContent = `${at >= 0 ? `${at + 1} of ${shown.length}` : "not in this choice"} · block ${card.view.block.n} · ${this.kit.spec.asks[card.strand]}`;
    this.kind.replaceChildren(this.kit.el("span", { class: "wss-sign", "aria-hidden": "true", text: STATE_SIGNS[card.state] }), ` ${begun(deck.kindWords(card))}`,
      this.kit.el("span", { class: "au-state", text: ` (${STATE_WORDS[card.state]})` }));
    this.words.replaceChildren(...this.inContext(card));
    this.rule.textContent = this.ruleWords(card);
    this.rule.hidden = !this.rule.textContent;
    this.element.setAttribute("aria-label", `The mark you are at: ${deck.spoken(card)}`);
    const more = deck.siblings(card).length;
    this.all.words.textContent = more > 1 ? `Accept all ${more} of this sort in block ${card.view.block.n}` : "Accept all of this sort here";
    this.all.button.setAttribute("aria-disabled", String(more < 2));
    const whole = this.kit.sweep();
    this.sweep.words.textContent = whole.open ? `Accept the ${whole.left.length} in the list` : "See all of this question";
  }

  empty() {
    this.place.textContent = "This draft has no mark yet. Press W to add one.";
    for (const part of [this.kind, this.words, this.rule]) part.replaceChildren();
    this.element.setAttribute("aria-label", "No mark yet");
  }

  /** The words of a mark in what stands around them; a long block is cut. */
  inContext(card) {
    const { text } = card.view.block;
    const { start, end } = card.units;
    const long = end - start > LONG_BLOCK;
    const from = Math.max(0, start - AROUND);
    const to = Math.min(text.length, end + AROUND);
    const whole = card.strand === "boilerplate";
    const words = long ? `${text.slice(start, start + LONG_BLOCK).trimEnd()} …` : text.slice(start, end);
    return [whole ? "" : `${from ? "… " : ""}${text.slice(from, start)}`, this.kit.el("mark", { class: "au-lit", text: words }), whole || long ? "" : `${text.slice(end, to)}${to < text.length ? " …" : ""}`].filter(Boolean);
  }

  /** The rule in words, with what it found, and how far to trust it. */
  ruleWords(card) {
    if (card.state === "added") return "Your own mark.";
    const chance = this.kit.spec.chances[card.id];
    return [card.reader?.why ? `The first reader: ${card.reader.why}` : "", chance ? `Of such suggestions ${chance} hold.` : ""].filter(Boolean).join(" ");
  }

  focus() {
    this.element.focus({ preventScroll: true });
  }
}
