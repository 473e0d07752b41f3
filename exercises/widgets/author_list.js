// What is left: a line with counts, filters, what is missing, and the list of all marks.

const SHORT_SAYS = "The short way: what blocks do and who speaks, whole; of the rest, what lessons 03 and 04 begin with. What lies off it is left out of the lesson. One question comes after the other, and G takes a whole question at once.";

const SHORT_ROW = 30; // characters of a row’s words
const DOUBTFUL = 0.6; // a suggestion that holds less often than this is one to look at twice

/** How words begin: the article beside the list has them whole. */
function beginning(words) {
  const bare = words.replace(/^“|”$/g, "").replace(/\s+/g, " ");
  return bare.length <= SHORT_ROW ? bare : `${bare.slice(0, SHORT_ROW).replace(/\s+\S*$/, "")} …`;
}

class LeftView {
  constructor(kit, deck) {
    Object.assign(this, { kit, deck });
    const { el } = kit;
    this.line = el("p", { class: "au-left" });
    this.bar = el("progress", { class: "au-bar", "aria-label": "Marks you have looked at", max: "1", value: "0" });
    const strands = [["", "all four"], ...STRAND_ORDER.map((strand) => [strand, kit.spec.asks[strand]])];
    this.strand = this.select("Which question (F)", strands, (value) => this.filter("strand", value));
    this.state = this.select("Which marks", [["", "all"], [SHORT, "the short way"], ...Object.entries(STATE_WORDS)], (value) => this.filter("state", value));
    this.missing = el("details", { class: "au-missing" });
    this.short = el("button", { class: "wss-button wss-quiet", type: "button", "aria-keyshortcuts": "S", title: SHORT_SAYS, onclick: () => this.takeShort() });
    this.top = el("div", { class: "au-top" }, this.line, this.bar, this.missing, el("div", { class: "wss-bar au-filters" }, this.strand.box, this.state.box, this.short));
    this.summary = el("summary", { onclick: () => requestAnimationFrame(() => this.showList()) });
    this.rows = el("ol", { class: "au-rows" });
    this.list = el("details", { class: "au-list" }, this.summary, this.rows);
    this.list.addEventListener("toggle", () => this.showList());
  }

  select(label, options, change) {
    const id = `au-s-${this.kit.uid()}`;
    const select = this.kit.el("select", { id, class: "au-select", onchange: () => change(select.value) }, ...options.map(([value, text]) => this.kit.el("option", { value, text })));
    return { select, box: this.kit.el("span", {}, this.kit.el("label", { for: id, text: label }), " ", select) };
  }

  /** Onto the short way, question by question, and off it again. */
  takeShort() {
    const { deck } = this;
    const on = deck.filter.state !== SHORT;
    deck.filter = { strand: "", state: on ? SHORT : "" };
    [this.strand.select.value, this.state.select.value] = ["", deck.filter.state];
    deck.events.emit("filter");
    if (on) deck.go(deck.firstLeft(), SHORT_SAYS);
    else this.kit.say("All marks again.");
    deck.events.emit("focus");
  }

  filter(name, value) {
    this.deck.filter[name] = value;
    const shown = this.deck.shown;
    const fits = shown.some((card) => card.id === this.deck.here);
    this.deck.events.emit("filter");
    if (!shown.length) this.kit.say("No mark fits this choice.");
    else if (fits) this.kit.say(`${shown.length} marks fit this choice.`);
    else this.deck.go(shown.find((card) => card.start >= (this.deck.current?.start ?? 0)) ?? shown[0], `${shown.length} marks fit this choice.`);
  }

  show() {
    const { left, all } = this.deck.counts();
    const missing = this.kit.missing();
    const must = missing.filter((one) => one.must).length;
    const more = must ? `${must} thing${must === 1 ? "" : "s"} must be done before you can save.` : "It can be saved.";
    const way = this.deck.filter.state === SHORT;
    const done = way ? `The short way is done: you have looked at all its ${all} marks.` : `You have looked at all ${all} marks.`;
    this.line.textContent = `${way && left ? "The short way: " : ""}${left ? `${left} of ${all} left to look at.` : done} ${more}`;
    this.short.textContent = way ? "All marks (S)" : "The short way (S)";
    this.bar.max = Math.max(1, all);
    this.bar.value = all - left;
    this.showMissing(missing);
    this.showList();
  }

  showMissing(missing) {
    const face = JSON.stringify(missing);
    if (face === this.missingFace) return;
    this.missingFace = face;
    const { el } = this.kit;
    const held = this.missing.contains(document.activeElement);
    const row = (one) => el("li", {}, el("button", { class: "wss-button wss-quiet au-do", type: "button", onclick: () => this.goTo(one) },
      one.must ? el("b", { text: "First:" }) : "", one.what));
    const summary = el("summary", { text: missing.length ? `Still missing: ${missing.length}` : "Nothing is missing" });
    this.missing.replaceChildren(summary, el("ul", { class: "au-rows" }, ...missing.map(row)));
    if (held) summary.focus();
  }

  /** The place of a missing thing: the next of its marks, the first mark of its block, or a blank of the form on the same page. */
  goTo({ place, marks, what }) {
    const block = Number(place.match(/^block (\d+)$/)?.[1]);
    const of = this.deck.cards.filter((card) => marks.includes(card.id) || card.id === place || (block && card.view.block.n === block));
    const at = this.deck.cards.indexOf(this.deck.current);
    const card = of.find((one) => this.deck.cards.indexOf(one) > at) ?? of[0];
    if (card) return this.goToMark(card);
    const name = place.startsWith("about/") ? place.slice("about/".length) : "";
    const blank = name && (this.kit.root.closest(".jp-Notebook") ?? document).querySelector(`.wss-form [data-blank="${CSS.escape(name)}"] :is(input, textarea)`);
    if (blank) blank.focus();
    else this.kit.say(what);
  }

  goToMark(card) {
    this.deck.filter = { strand: "", state: "" };
    [this.strand.select.value, this.state.select.value] = ["", ""];
    this.deck.events.emit("filter");
    this.deck.go(card);
    this.deck.events.emit("focus");
  }

  /** Rows are made when the list is open; then only those that changed are made anew. */
  showList() {
    const shown = this.deck.shown;
    this.summary.textContent = `The list: ${shown.length} mark${shown.length === 1 ? "" : "s"}`;
    if (!this.list.open) return;
    const made = this.made ?? new Map();
    this.made = new Map(shown.map((card) => [card.id, made.get(card.id)?.value === card.value ? made.get(card.id) : this.row(card)]));
    const nodes = [...this.made.values()].map(({ node }) => node);
    if (nodes.length !== this.rows.children.length || nodes.some((node, at) => this.rows.children[at] !== node)) this.rows.replaceChildren(...nodes);
    for (const [id, { button }] of this.made) {
      const here = id === this.deck.here;
      if (here) button.setAttribute("aria-current", "true");
      else button.removeAttribute("aria-current");
      button.tabIndex = here ? 0 : -1;
    }
  }

  row(card) {
    const { el } = this.kit;
    const button = el("button", { class: "au-row", type: "button", tabindex: "-1", onclick: () => this.deck.go(card) },
      el("span", { class: "wss-sign", text: STATE_SIGNS[card.state], "aria-hidden": "true" }), el("span", { class: "wss-hidden", text: `${STATE_WORDS[card.state]}: ` }),
      el("span", { class: "au-row-kind", text: `${card.view.block.n} ${this.deck.kindWords(card)}` }), el("span", { class: "au-row-words", text: `“${beginning(this.deck.words(card))}”` }),
      card.state === "suggested" && card.reader?.chance < DOUBTFUL ? el("span", { class: "au-state", text: "look twice" }) : "");
    return { value: card.value, button, node: el("li", {}, button) };
  }
}
