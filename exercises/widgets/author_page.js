// The article block by block, with the marks of the strand that one is at.

class ArticleView {
  constructor(kit, deck) {
    Object.assign(this, { kit, deck, chosen: null, cursor: null });
    this.element = kit.el("div", { class: "au-pane", tabindex: "0", role: "group", "aria-label": "The article" }, ...deck.blocks.map((view) => this.block(view)));
    this.drawAll();
  }

  block(view) {
    const { el } = this.kit;
    view.head = el("p", { class: "au-head" });
    view.paragraph = el("p", { class: "au-text", text: view.block.text });
    view.element = el("div", { class: "au-block", "data-block": view.block.id }, view.head, view.paragraph);
    return view.element;
  }

  get words() {
    return (view) => (view.words ??= wordsOf(view.block.text));
  }

  /** Which marks are drawn: those of one strand, and of the claims either whole sentences or their parts. */
  isDrawn(card) {
    const at = this.deck.current;
    const strand = this.deck.filter.strand || at?.strand;
    if (card.strand !== strand || card.strand === "boilerplate" || card.state === "dropped") return false;
    return card.strand !== "claims" || (card.kind === "claim") === (at?.kind === "claim");
  }

  layers(view) {
    const deck = this.deck;
    const marks = deck.cards.filter((card) => card.view === view && this.isDrawn(card)).map((card) => {
      const kind = deck.kindOf(card);
      return { layer: "mark", id: card.id, ...card.units, line: kind.line, label: `${STATE_SIGNS[card.state]} ${kind.label}` };
    });
    const at = deck.current;
    const lit = at?.view === view && at.strand !== "boilerplate" ? [{ layer: "lit", ...at.units }] : [];
    return [...inLanes(marks), ...lit, ...this.choosing(view)];
  }

  choosing(view) {
    if (this.cursor?.view !== view) return [];
    const [start, end] = this.words(view)[this.cursor.word];
    const chosen = this.chosenSpan();
    return [...(chosen ? [{ layer: "chosen", start: chosen[0], end: chosen[1] }] : []), { layer: "cursor", start, end }];
  }

  chosenSpan() {
    if (!this.cursor || this.cursor.anchor === null) return null;
    const [first, last] = [this.cursor.anchor, this.cursor.word].sort((a, b) => a - b);
    const words = this.words(this.cursor.view);
    return [words[first][0], words[last][1]];
  }

  draw(view) {
    const layers = this.layers(view);
    const face = JSON.stringify(layers);
    if (view.face !== face) drawText(this.kit, view.paragraph, view.block.text, layers, () => {});
    view.face = face;
    this.drawHead(view);
  }

  /** Number, what the block is by its own marks, and how many are left in it. */
  drawHead(view) {
    const deck = this.deck;
    const own = deck.cards.filter((card) => card.view === view);
    const kinds = own.filter((card) => card.strand === "boilerplate" && card.state !== "dropped").map((card) => `${STATE_SIGNS[card.state]} ${deck.kindOf(card).label}`);
    const left = own.filter((card) => card.state === "suggested").length;
    const here = deck.current?.view === view;
    view.head.textContent = [`Block ${view.block.n}`, [...new Set(kinds)].join(", "), left ? `${left} to look at` : "✓ all looked at"].filter(Boolean).join(" · ");
    view.element.classList.toggle("au-here", here);
    view.element.classList.toggle("au-whole", here && deck.current.strand === "boilerplate");
  }

  drawAll() {
    for (const view of this.deck.blocks) this.draw(view);
  }

  /** Scrolls the article, and never the lesson around it. */
  bringIntoView(smooth = false) {
    const view = this.cursor?.view ?? this.deck.current?.view;
    if (!view) return;
    const target = view.element.querySelector(".mk-cursor, .mk-lit") ?? view.element;
    const pane = this.element.getBoundingClientRect();
    const box = target.getBoundingClientRect();
    const top = box.top - pane.top + this.element.scrollTop;
    const room = Math.min(70, pane.height / 5);
    if (box.top < pane.top + room / 2 || box.bottom > pane.bottom - room / 2) this.element.scrollTop = Math.max(0, top - room);
  }
}
