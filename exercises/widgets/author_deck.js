// The suggested marks as one list in reading order; one of them is current. What is done is kept at once and can be undone.
const STATE_WORDS = { suggested: "not yet looked at", accepted: "accepted", mended: "mended", dropped: "dropped", added: "your own" };
const STATE_SIGNS = { suggested: "?", accepted: "✓", mended: "✎", dropped: "✕", added: "+" };
const STRAND_ORDER = ["boilerplate", "sourcing", "claims", "wording"];
const STORY_KINDS = ["headline", "report"];
const SHORT = "short"; // the choice of marks that is the short way
const MOST_STEPS = 60;
const LOST_TRACK = 40; // characters of a place that a message may hold

const bodyOf = (mark, purpose) => mark.body?.find((part) => part.purpose === purpose)?.value ?? "";
const placeIn = (mark) => mark.target?.selector?.find((one) => one.type === "TextPositionSelector") ?? { start: 0, end: 0 };

/** The one text of a value, whatever the order of its names. */
function stable(value) {
  if (!value || typeof value !== "object") return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(stable)}]`;
  return `{${Object.keys(value).sort().map((name) => `${name}:${stable(value[name])}`)}}`;
}

/** What a record says, whatever order or empty parts it was sent with. */
function faceOfRecord(value) {
  if (!value) return "";
  const { mark, state } = value;
  const { start, end } = placeIn(mark);
  return stable([state, mark.body, start, end, mark["kit:group"] ?? "", mark["kit:facts"] ?? {}, mark["kit:others"] ?? [], mark["kit:hints"] ?? []]);
}

class Deck {
  constructor(kit) {
    Object.assign(this, { kit, filter: { strand: "", state: "" }, cards: [], parsed: new Map(), events: createEvents() });
    this.prefix = `${kit.spec.task}/mark/`;
    this.work = kit.state().work;
    this.steps = shelf.read(`steps:${this.work}`) ?? [];
    this.blocks = kit.spec.blocks.map((block) => ({ block }));
    this.read();
    this.here = this.cards.find((card) => card.id === shelf.read(`at:${this.work}`)) ? shelf.read(`at:${this.work}`) : this.firstLeft()?.id;
  }

  // What there is.

  read() {
    const all = this.kit.keys(this.prefix).map((key) => this.parse(key, this.kit.get(key))).filter(Boolean);
    const units = all.filter((card) => card.strand === "boilerplate" && card.state !== "dropped");
    this.story = new Set(units.filter(({ kind }) => STORY_KINDS.includes(kind)).map(({ view }) => view));
    this.labels = new Set(units.filter(({ kind }) => kind === "label").map(({ view }) => view));
    this.cards = all.filter((card) => this.takes(card.view, card.strand));
    this.cards.sort((a, b) => a.start - b.start || a.rank - b.rank || b.end - a.end || (a.id < b.id ? -1 : 1));
  }

  /** Whether marks of this strand go into the lesson here: apart from what blocks do, only in the story; words in labels too. */
  takes(view, strand) {
    return strand === "boilerplate" || this.story.has(view) || (strand === "wording" && this.labels.has(view));
  }

  parse(key, value) {
    const known = this.parsed.get(key);
    if (known?.value === value) return known;
    const mark = value?.mark;
    const { start, end } = mark ? placeIn(mark) : {};
    const view = mark && this.blocks.findLast(({ block }) => block.start <= start);
    if (!view) return null;
    const strand = mark["kit:strand"];
    const card = {
      key, value, id: key.slice(this.prefix.length), mark, strand, kind: bodyOf(mark, "classifying"), start, end, view,
      units: toUnits(this.kit, view.block, { start, end }), state: value.state, rank: STRAND_ORDER.indexOf(strand),
      reader: mark["kit:facts"]?.first_reader ?? null,
    };
    this.parsed.set(key, card);
    return card;
  }

  get current() {
    return this.cards.find((card) => card.id === this.here) ?? null;
  }

  /** In the order in which one goes: as one reads; on the short way and in a sweep one question after the other. */
  get ordered() {
    if (this.filter.state !== SHORT && !this.filter.sort) return this.cards;
    return [...this.cards].sort((a, b) => a.rank - b.rank || (a.kind === "claim") - (b.kind === "claim")); // stable: in each as one reads
  }

  /** Whether a mark is among those that one goes through now, whatever became of it. */
  takesPart(card) {
    const { strand, state, sort } = this.filter;
    return (!strand || card.strand === strand) && (!sort || sortOf(card) === sort) && (state !== SHORT || this.kit.way().has(card.id));
  }

  get shown() {
    const { state } = this.filter;
    return this.ordered.filter((card) => this.takesPart(card) && (!state || state === SHORT || card.state === state));
  }

  firstLeft() {
    return this.ordered.find((card) => card.state === "suggested" && this.takesPart(card)) ?? this.cards[0];
  }

  /** Those that no drop took away. */
  standing() {
    return this.cards.filter((card) => card.state !== "dropped");
  }

  words(card) {
    return card.view.block.text.slice(card.units.start, card.units.end);
  }

  kindOf(card) {
    return this.kit.spec.kinds[card.strand]?.find((kind) => kind.slug === card.kind) ?? { label: card.kind, line: "solid", slug: card.kind };
  }

  /** The kind in words; a claim is what kinds of claim are in it. */
  kindWords(card) {
    if (card.kind !== "claim") return this.kindOf(card).label;
    const named = this.kit.spec.claims.filter(([slug]) => (card.mark["kit:facts"]?.kinds ?? []).includes(slug)).map(([, label]) => label);
    return named.length ? `claim: ${named.join(" + ")}` : "claim";
  }

  counts() {
    const there = this.filter.state === SHORT ? this.cards.filter((card) => this.kit.way().has(card.id)) : this.cards;
    return { left: there.filter((card) => card.state === "suggested").length, all: there.length };
  }

  // Where one is.

  go(card, how = "") {
    if (!card) return this.kit.say("There is nothing here.");
    const before = this.current;
    this.here = card.id;
    shelf.write(`at:${this.work}`, card.id);
    this.events.emit("go", card, before);
    this.kit.say([how, this.spoken(card)].filter(Boolean).join(" "));
  }

  step(by) {
    const shown = this.shown;
    const at = shown.findIndex((card) => card.id === this.here);
    const next = at >= 0 ? shown[at + by] : by > 0 ? shown.find((card) => card.start >= (this.current?.start ?? 0)) : shown.findLast((card) => card.start <= (this.current?.start ?? 0));
    if (!next) return this.kit.say(shown.length ? (by > 0 ? "This is the last one." : "This is the first one.") : "No mark fits this choice.");
    this.go(next);
  }

  /** On to the next one that nobody has looked at, from here and then from the top. */
  nextLeft(how = "") {
    const cards = this.ordered;
    const at = cards.findIndex((card) => card.id === this.here);
    const fits = (card) => card.state === "suggested" && this.takesPart(card);
    const next = [...cards.slice(at + 1), ...cards.slice(0, at + 1)].find(fits);
    if (next) return this.go(next, how);
    this.events.emit("go", this.current, this.current);
    const { strand, state, sort } = this.filter;
    const told = sort ? "You have looked at all of these. Press G to go on." : state === SHORT ? "The short way is done." : strand ? "You have looked at all of these." : "You have looked at every mark.";
    this.kit.say(`${how} ${told}`.trim());
  }

  spoken(card) {
    const shown = this.shown;
    const at = shown.findIndex((one) => one.id === card.id);
    const chance = this.kit.spec.chances[card.id];
    return [at >= 0 ? `${at + 1} of ${shown.length}.` : "", `Block ${card.view.block.n}.`, `${this.kindWords(card)}: “${shortened(this.words(card))}”.`,
      chance && card.state === "suggested" ? `Of such suggestions ${chance} hold.` : "", `${begun(STATE_WORDS[card.state])}.`].filter(Boolean).join(" ");
  }

  // What is done. Each act is one step, and undo takes it back whole.

  /** Keeps new values, {id: value}, as one step. Steps of one name that follow each other are joined. */
  write(values, name, join = "") {
    const last = this.steps.at(-1);
    const changes = Object.entries(values).map(([id, after]) => ({ key: this.prefix + id, before: this.kit.get(this.prefix + id), after }));
    if (join && last?.join === join && faceOfRecord(last.changes[0].after) === faceOfRecord(changes[0].before)) last.changes[0].after = changes[0].after;
    else this.steps.push({ name, join, changes });
    this.steps = this.steps.slice(-MOST_STEPS);
    this.keepSteps();
    this.kit.putAll(Object.fromEntries(changes.map(({ key, after }) => [key, after])));
  }

  keepSteps() {
    shelf.write(`steps:${this.work}`, this.steps);
  }

  /** Takes back the latest step that nothing else has changed since. */
  undo() {
    let step = this.steps.pop();
    const stands = ({ key, after }) => faceOfRecord(this.kit.get(key)) === faceOfRecord(after);
    while (step && !step.changes.every(stands)) step = this.steps.pop();
    this.keepSteps();
    if (!step) return this.kit.say("There is nothing to undo.");
    this.kit.putAll(Object.fromEntries(step.changes.map(({ key, before }) => [key, before])));
    const id = step.changes[0].key.slice(this.prefix.length);
    this.go(this.cards.find((card) => card.id === id) ?? this.current, `Undone: ${step.name}.`);
  }

  decide(state, done) {
    const card = this.current;
    if (!card) return this.kit.say("There is nothing here.");
    const words = `${done}: ${this.kindWords(card)}`;
    const clash = state === "accepted" && card.state === "dropped" ? this.clashOf(card.id, card.strand, card) : null;
    if (clash) return this.kit.say(this.clashWords(clash));
    if (card.state !== state && !(state === "accepted" && ["mended", "added"].includes(card.state))) this.write({ [card.id]: { ...card.value, state } }, `${done.toLowerCase()}, ${this.kindWords(card)}`);
    this.nextLeft(`${words}.`);
  }

  accept() {
    this.decide("accepted", "Accepted");
  }

  drop() {
    this.decide("dropped", "Dropped");
  }

  /** All of this strand in this block that nobody has looked at. */
  siblings(card = this.current) {
    return card ? this.cards.filter((one) => one.view === card.view && one.strand === card.strand && one.state === "suggested") : [];
  }

  acceptAll() {
    const all = this.siblings();
    if (!all.length) return this.kit.say("All of these are looked at.");
    const words = `${all.length} accepted in block ${all[0].view.block.n}`;
    this.write(Object.fromEntries(all.map((card) => [card.id, { ...card.value, state: "accepted" }])), words);
    this.nextLeft(`${words}.`);
  }

  /** Another mark of the strand that stands on the same words, where the strand gives each place one kind. */
  clashOf(id, strand, { start, end }) {
    if (!["boilerplate", "sourcing"].includes(strand)) return null;
    return this.standing().find((one) => one.id !== id && one.strand === strand && one.start < end && one.end > start) ?? null;
  }

  clashWords(clash) {
    return `These words have a mark of this sort already: “${shortened(this.words(clash)).slice(0, LOST_TRACK)}”. Drop that one first.`;
  }

  /** The mark with some parts changed, as a person’s. */
  change(card, mark, name, join = "") {
    const state = card.state === "added" ? "added" : "mended";
    this.write({ [card.id]: { ...card.value, mark, state } }, name, join);
  }

  takeChanges() {
    this.read();
    if (!this.current) this.here = this.firstLeft()?.id;
    this.events.emit("change");
  }
}
