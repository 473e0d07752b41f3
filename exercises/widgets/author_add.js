// A mark of one’s own: words chosen by keys or mouse, then what they are.

class AddView {
  constructor(kit, deck, page, leave) {
    Object.assign(this, { kit, deck, page, leave });
    const { el } = kit;
    this.told = el("p", { class: "au-told" });
    this.kind = el("select", { class: "au-select", id: `au-k-${kit.id}` }, ...STRAND_ORDER.map((strand) => el("optgroup", { label: kit.spec.asks[strand] },
      ...kit.spec.kinds[strand].map((kind) => el("option", { value: `${strand}/${kind.slug}`, text: kind.label })))));
    this.kind.addEventListener("keydown", (event) => { if (event.key === "Enter") { event.preventDefault(); this.add(); } });
    this.element = el("div", { class: "au-add", role: "group", "aria-label": "Add a mark of your own", hidden: true }, this.told,
      el("p", { class: "au-field" }, el("label", { for: this.kind.id, text: "What is it?" }), this.kind),
      el("div", { class: "wss-bar" }, el("button", { class: "wss-button", type: "button", text: "Add this mark", onclick: () => this.add() }),
        el("button", { class: "wss-button wss-quiet", type: "button", "aria-keyshortcuts": "Escape", text: "Leave it", onclick: () => this.cancel() })));
  }

  get open() {
    return !this.element.hidden;
  }

  /** Puts the word cursor where one is: Space chooses from there on. */
  begin(view = this.deck.current?.view ?? this.deck.blocks[0]) {
    const words = this.page.words(view);
    if (!words.length) return this.kit.say("This block has no words.");
    const from = this.deck.current?.view === view ? wordsTouched(words, [this.deck.current.units.start, this.deck.current.units.end])?.[0] ?? 0 : 0;
    this.open_({ view, word: from, anchor: null });
    this.kit.say(`Add a mark. You are at “${this.wordAt()}” in block ${view.block.n}. Arrow keys move, Space starts, arrows reach further, Enter says what it is, Escape leaves.`);
  }

  open_(cursor) {
    this.page.cursor = cursor;
    this.element.hidden = false;
    const { strand, kind } = this.deck.current ?? {};
    const wanted = this.deck.filter.strand || strand;
    if (wanted) this.kind.value = `${wanted}/${wanted === strand ? kind : this.kit.spec.kinds[wanted][0].slug}`;
    this.show();
  }

  /** Words chosen with the mouse. */
  choose(view, first, last) {
    this.open_({ view, word: last, anchor: first });
    this.kit.say(`Chosen: ${this.chosenWords()}. Say what it is, then press “Add this mark”.`);
  }

  wordAt() {
    const { view, word } = this.page.cursor;
    return view.block.text.slice(...this.page.words(view)[word]);
  }

  chosenWords() {
    const span = this.page.chosenSpan();
    return span ? this.page.cursor.view.block.text.slice(...span) : "";
  }

  show() {
    const chosen = this.chosenWords();
    this.told.textContent = chosen ? `“${shortened(chosen)}”` : `At “${this.wordAt()}”. Space starts, arrow keys reach further.`;
    this.page.drawAll();
    this.page.bringIntoView();
  }

  move(by) {
    const cursor = this.page.cursor;
    const next = this.page.words(cursor.view)[cursor.word + by];
    if (next) cursor.word += by;
    else if (cursor.anchor !== null) return this.kit.say("A mark stays inside its block.");
    else if (!this.toBlock(Math.sign(by))) return this.kit.say("No more words.");
    this.show();
    this.kit.say(cursor.anchor === null ? this.wordAt() : this.chosenWords());
  }

  toBlock(by) {
    const blocks = this.deck.blocks.filter((view) => this.page.words(view).length);
    const view = blocks[blocks.indexOf(this.page.cursor.view) + by];
    if (!view) return false;
    Object.assign(this.page.cursor, { view, word: by > 0 ? 0 : this.page.words(view).length - 1 });
    return true;
  }

  stepBlock(by) {
    if (this.page.cursor.anchor !== null) return this.kit.say("A mark stays inside its block.");
    if (!this.toBlock(by)) return this.kit.say("No more blocks.");
    this.page.cursor.word = 0;
    this.show();
    this.kit.say(`Block ${this.page.cursor.view.block.n}: ${this.wordAt()}`);
  }

  /** The sentence that the word cursor is in. */
  takeSentence() {
    const { view, word } = this.page.cursor;
    const words = this.page.words(view);
    const starts = sentenceStarts(view.block.text, words, "en");
    const first = starts.findLast((start) => start <= word) ?? 0;
    const next = starts.find((start) => start > word) ?? words.length;
    Object.assign(this.page.cursor, { anchor: first, word: next - 1 });
    this.show();
    this.kit.say(`Chosen: ${this.chosenWords()}`);
  }

  start() {
    const cursor = this.page.cursor;
    if (cursor.anchor !== null) return this.kind.focus();
    cursor.anchor = cursor.word;
    this.show();
    this.kit.say(`Start: ${this.wordAt()}`);
  }

  cancel() {
    this.page.cursor = null;
    this.element.hidden = true;
    this.page.drawAll();
    this.leave();
  }

  add() {
    const { view } = this.page.cursor;
    const [strand, kind] = this.kind.value.split("/");
    const units = this.spanFor(strand, kind, view);
    if (!units) return this.kit.say("First choose words: press Space on the first one.");
    if (!this.deck.takes(view, strand)) return this.kit.say(`Block ${view.block.n} is not part of the story. First mend what the block is.`);
    const { start, end } = toPoints(this.kit, view.block, units);
    const clash = this.deck.clashOf("", strand, { start, end });
    if (clash) return this.kit.say(this.deck.clashWords(clash));
    const id = `${strand}/x${this.kit.uid()}`;
    const label = this.kind.selectedOptions[0].textContent;
    this.deck.write({ [id]: { mark: this.mark(id, strand, kind, start, end, view.block.text.slice(...units)), state: "added", by: "person" } }, `the mark you added, ${label}`);
    if (strand === "boilerplate") this.kit.send({ type: "story", id });
    this.cancel();
    this.deck.go(this.deck.cards.find((card) => card.id === id), `Added: ${label}.`);
  }

  /** A block’s mark takes the whole block where no words are chosen; a sentence takes its full stop. */
  spanFor(strand, kind, view) {
    const span = this.page.chosenSpan();
    if (!span) return strand === "boilerplate" ? [0, view.block.text.length] : null;
    if (strand !== "sourcing" && strand !== "boilerplate" && kind !== "claim") return span;
    const rest = view.block.text.slice(span[1]).match(/^[\p{P}\p{S}]+(?=\s|$)/u)?.[0].length ?? 0;
    const opens = view.block.text.slice(0, span[0]).match(/[\p{Ps}\p{Pi}"']+$/u)?.[0].length ?? 0;
    return [span[0] - opens, span[1] + rest];
  }

  mark(id, strand, kind, start, end, exact) {
    const facts = this.kit.spec.facts[kind] ?? this.kit.spec.facts[strand];
    const at = this.deck.current;
    const group = GROUPED.includes(kind) ? (at?.view === this.page.cursor.view && at.mark["kit:group"]) || `x${this.kit.uid()}` : "";
    return {
      id, type: "Annotation", motivation: "classifying", "kit:strand": strand,
      body: [{ type: "TextualBody", purpose: "classifying", value: kind }, { type: "TextualBody", purpose: "describing", value: this.kit.spec.kinds[strand].find((one) => one.slug === kind).says }],
      target: { source: "article.txt", selector: [{ type: "TextQuoteSelector", exact, prefix: "", suffix: "" }, { type: "TextPositionSelector", start, end }] },
      ...(facts ? { "kit:facts": facts } : {}), ...(group ? { "kit:group": group } : {}),
    };
  }

  key(event) {
    if (event.target === this.kind) return event.key === "Escape" ? () => this.cancel() : null;
    if (event.target.closest("button") && ["Enter", " "].includes(event.key)) return null;
    return { ArrowRight: () => this.move(1), ArrowLeft: () => this.move(-1), ArrowDown: () => this.stepBlock(1), ArrowUp: () => this.stepBlock(-1),
      " ": () => this.start(), Enter: () => this.kind.focus(), s: () => this.takeSentence(), Escape: () => this.cancel() }[event.key] ?? null;
  }
}
