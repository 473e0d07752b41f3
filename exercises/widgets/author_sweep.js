// All suggestions of one sort at once: first they stand in the list, to be looked through; pressed again, those that are left are accepted.
const SPOKEN_MOST = 12; // so many of them are read out

const sortOf = (card) => `${card.strand}${card.kind === "claim" ? " claim" : ""}`;

class Sweep {
  constructor(kit, deck, list) {
    Object.assign(this, { kit, deck, list });
  }

  get open() {
    return Boolean(this.deck.filter.sort);
  }

  get left() {
    return this.deck.ordered.filter((card) => card.state === "suggested" && this.deck.takesPart(card));
  }

  press() {
    return this.open ? this.accept() : this.begin();
  }

  begin() {
    const card = this.deck.current;
    if (!card) return this.kit.say("There is nothing here.");
    this.deck.filter.sort = sortOf(card);
    const all = this.left;
    if (!all.length) { delete this.deck.filter.sort; return this.kit.say("All of these are looked at. N goes to the next one."); }
    this.list.open = true;
    this.deck.events.emit("filter");
    const said = all.slice(0, SPOKEN_MOST).map((one) => `${this.deck.kindWords(one)}: “${shortened(this.deck.words(one))}”`).join("; ");
    this.deck.go(all[0], `${all.length} in the list. Look them through with J and K; M mends one, D drops one. G again accepts the rest, Escape leaves it. ${said}.`);
  }

  accept() {
    const all = this.left;
    const words = `${all.length} accepted at once`;
    this.close();
    if (all.length) this.deck.write(Object.fromEntries(all.map((card) => [card.id, { ...card.value, state: "accepted" }])), words);
    this.deck.nextLeft(`${words}.`);
  }

  leave() {
    this.close();
    this.deck.go(this.deck.current, "Left. Nothing more was accepted.");
  }

  close() {
    delete this.deck.filter.sort;
    this.list.open = false;
    this.deck.events.emit("filter");
  }
}
