// The fields of a mark: what is written in one goes into the mark while it is typed.
const TYPING_WAIT = 350; // milliseconds after the last key until a field is kept; leaving the page keeps it at once

function readPart(mark, where) {
  const [what, name] = where.split(":");
  if (what === "reason") return bodyOf(mark, "describing");
  if (what === "fact") return mark["kit:facts"]?.[name] ?? "";
  if (what === "hint") return mark["kit:hints"]?.[Number(name)] ?? "";
  return mark["kit:others"]?.[0]?.[name] ?? "";
}

function withPart(mark, where, value) {
  const [what, name] = where.split(":");
  if (what === "reason") return { ...mark, body: mark.body.map((part) => (part.purpose === "describing" ? { ...part, value } : part)) };
  if (what === "fact") return { ...mark, "kit:facts": { ...mark["kit:facts"], [name]: value } };
  if (what === "hint") return { ...mark, "kit:hints": withHint(mark["kit:hints"] ?? [], Number(name), value) };
  const [first = { kind: "", reason: "" }, ...rest] = mark["kit:others"] ?? [];
  const other = { ...first, [name]: value };
  return { ...mark, "kit:others": other.kind ? [other, ...rest] : rest };
}

function withHint(hints, number, value) {
  const all = Array.from({ length: Math.max(hints.length, number + 1) }, (_, at) => (at === number ? value : hints[at] ?? ""));
  while (all.length && !all.at(-1)) all.pop();
  return all;
}

class FieldsView {
  constructor(kit, deck) {
    Object.assign(this, { kit, deck, fields: [], card: null, timer: 0, waiting: null });
    this.first = kit.el("div", { class: "au-fields" });
    this.more = { other: this.folded("Another careful reading"), hints: this.folded("Hints, in steps") };
    this.element = kit.el("div", {}, this.first, this.more.other.box, this.more.hints.box);
  }

  folded(title) {
    const inner = this.kit.el("div", { class: "au-fields" });
    const summary = this.kit.el("summary", { text: title });
    return { title, summary, inner, box: this.kit.el("details", { class: "au-folded" }, summary, inner) };
  }

  /** The fields that this mark has. */
  fits(card) {
    return this.kit.spec.fields.filter(({ strand, kinds }) => (!strand || strand === card.strand) && (!kinds.length || kinds.includes(card.kind)));
  }

  show(card) {
    if (this.card?.id !== card?.id) this.flush();
    this.card = card;
    this.element.hidden = !card;
    if (!card) return;
    const wanted = this.fits(card);
    const face = JSON.stringify([card.strand, card.kind === "claim", wanted.map(({ where }) => where)]);
    if (face !== this.face) this.build(card, wanted);
    this.face = face;
    for (const field of this.fields) field.fill(readPart(card.mark, field.where));
    const other = readPart(card.mark, "other:kind");
    for (const field of this.fields) if (field.where === "other:reason") field.box.hidden = !other;
    const hints = card.mark["kit:hints"]?.filter(Boolean).length ?? 0;
    this.more.other.summary.textContent = `${this.more.other.title}${other ? ": there is one" : ""}`;
    this.more.hints.summary.textContent = `${this.more.hints.title}${hints ? `: ${hints}` : ""}`;
  }

  build(card, wanted) {
    this.fields = wanted.map((spec) => this.field(card, spec));
    const of = (part) => this.fields.filter((field) => field.part === part).map(({ box }) => box);
    this.first.replaceChildren(...of("first"));
    this.more.other.inner.replaceChildren(...of("other"));
    this.more.hints.inner.replaceChildren(...of("hints"));
  }

  field(card, spec) {
    const { el } = this.kit;
    const id = `au-f-${this.kit.uid()}`;
    const options = spec.where === "other:kind" ? this.kit.spec.others[card.kind === "claim" ? "claim" : card.strand] : spec.options;
    if (spec.sort === "several") return { ...spec, ...this.several(spec, options) };
    const input = { choice: () => this.choice(id, spec, options), text: () => el("textarea", { id, class: "wss-text", rows: "2", maxlength: String(this.kit.spec.longest) }),
      line: () => el("input", { id, class: "wss-text", type: "text", maxlength: String(this.kit.spec.longest), autocomplete: "off" }) }[spec.sort]();
    if (spec.sort === "choice") input.addEventListener("change", () => this.keep(spec, input.value));
    else input.addEventListener("input", () => this.later(spec, () => input.value));
    input.addEventListener("blur", () => this.flush());
    const box = el("div", { class: `au-field au-field-${spec.sort}` }, el("label", { for: id, text: spec.label }), input);
    return { ...spec, box, input, fill: (value) => { if (input !== document.activeElement || spec.sort === "choice") input.value = typeof value === "string" ? value : ""; } };
  }

  choice(id, spec, options) {
    const empty = spec.empty ? [["", spec.empty]] : [];
    return this.kit.el("select", { id, class: "au-select" }, ...[...empty, ...options].map(([slug, label]) => this.kit.el("option", { value: slug, text: label })));
  }

  several(spec, options) {
    const { el } = this.kit;
    const boxes = options.map(([slug, label]) => {
      const input = el("input", { type: "checkbox", value: slug });
      input.addEventListener("change", () => {
        const chosen = boxes.filter((one) => one.input.checked).map((one) => one.slug);
        if (chosen.length) return this.keep(spec, chosen);
        input.checked = true;
        this.kit.say("One of them must stay.");
      });
      return { slug, input, label: el("label", { class: "au-check" }, input, ` ${label}`) };
    });
    const box = el("fieldset", { class: "au-field" }, el("legend", { text: spec.label }), ...boxes.map(({ label }) => label));
    return { box, fill: (value) => boxes.forEach(({ slug, input }) => { input.checked = Array.isArray(value) && value.includes(slug); }) };
  }

  /** What is typed waits a moment, for the mark it was typed at. */
  later(spec, value) {
    clearTimeout(this.timer);
    this.waiting = { id: this.card.id, spec, value };
    this.timer = setTimeout(() => this.flush(), TYPING_WAIT);
  }

  flush() {
    clearTimeout(this.timer);
    const waiting = this.waiting;
    this.waiting = null;
    if (waiting) this.keep(waiting.spec, waiting.value(), this.deck.cards.find((card) => card.id === waiting.id));
  }

  keep(spec, value, card = this.deck.current) {
    if (!card || JSON.stringify(readPart(card.mark, spec.where)) === JSON.stringify(value)) return;
    const typed = ["line", "text"].includes(spec.sort);
    this.deck.change(card, this.whole(card, withPart(card.mark, spec.where, value)), `what you wrote under “${spec.label}”`, typed ? `${card.id} ${spec.where}` : "");
  }

  /** Where a reason is empty the scheme’s own words stand, as Python keeps it. */
  whole(card, mark) {
    const kinds = this.kit.spec.kinds[card.strand];
    const others = this.kit.spec.others[card.kind === "claim" ? "claim" : card.strand];
    const said = bodyOf(mark, "describing").trim() ? mark : withPart(mark, "reason", kinds.find(({ slug }) => slug === card.kind).says);
    const filled = (said["kit:others"] ?? []).map((one) => (one.reason.trim() ? one : { ...one, reason: others.find(([slug]) => slug === one.kind)?.[2] ?? "" }));
    return filled.length ? { ...said, "kit:others": filled } : said;
  }

  focusReason() {
    this.fields.find(({ where }) => where === "reason")?.input.focus();
  }
}
