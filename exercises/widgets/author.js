// The Author: an article with suggested marks; each is accepted, mended or dropped with one key.
const HELP = "Keys: J or ↓ next, K or ↑ back, A accept, D drop, M mend, Z undo, N next to look at, Shift A accept all of this sort in the block, G see all of this question and accept them together, S the short way, " +
  "W add a mark of your own, R write the reason, F choose a question, L the list. Escape leaves a field. ? explains the words.";

const MISSING_WAIT = 500; // milliseconds

const isWriting = (event) => event.target.matches("textarea, input:not([type=checkbox]), select");

function mount(kit) {
  const { el, root, spec } = kit;
  kit.id = kit.uid();
  let [missing, way, asking] = [[], new Set(), 0];
  kit.missing = () => missing;
  kit.way = () => way;
  kit.sweep = () => sweep;
  const deck = new Deck(kit);
  const acts = {
    accept: () => deck.accept(), drop: () => deck.drop(), undo: () => undo(), back: () => deck.step(-1), next: () => deck.step(1),
    left: () => deck.nextLeft(), all: () => deck.acceptAll(), mend: () => startMending(), reason: () => fields.focusReason(), add: () => startAdding(), sweep: () => sweep.press(),
  };
  const page = new ArticleView(kit, deck);
  const left = new LeftView(kit, deck);
  const sweep = new Sweep(kit, deck, left.list);
  const card = new CardView(kit, deck, acts);
  const mend = new MendView(kit, deck, () => card.focus());
  const add = new AddView(kit, deck, page, () => card.focus());
  const fields = new FieldsView(kit, deck);
  const side = el("div", { class: "au-side" }, card.element, mend.element, add.element, fields.element, left.list);
  root.append(el("h3", { class: "wss-title", text: spec.title }), left.top, el("div", { class: "au" }, page.element, side),
    el("p", { class: "wss-soft au-help", text: HELP }), el("div", { class: "wss-bar" }, kit.status(), kit.wordsButton()));
  showAll();
  kit.send({ type: "missing" });
  let settled = () => {};
  requestAnimationFrame(() => { page.bringIntoView(); settled = comeBack(root); });

  function showAll() {
    root.classList.toggle("au-sweeping", sweep.open);
    page.drawAll();
    card.show();
    mend.show();
    fields.show(deck.current);
    left.show();
  }

  /** Asks what is missing, once the keys rest. */
  function askMissing() {
    clearTimeout(asking);
    asking = setTimeout(() => kit.send({ type: "missing" }), MISSING_WAIT);
  }

  function undo() {
    fields.flush();
    if (mend.open) mend.close();
    deck.undo();
  }

  function startMending() {
    if (add.open) add.cancel();
    mend.begin();
    card.focus();
  }

  function startAdding() {
    if (mend.open) mend.close();
    add.begin();
    card.focus();
  }

  function went(now, before) {
    if (mend.open && now?.id !== before?.id) { mend.settle(); mend.element.hidden = true; }
    if (now?.strand !== before?.strand || (now?.kind === "claim") !== (before?.kind === "claim")) page.drawAll();
    else for (const one of new Set([now?.view, before?.view])) if (one) page.draw(one);
    card.show();
    mend.show();
    fields.show(now);
    left.showList();
    page.bringIntoView();
  }

  const KEYS = {
    j: acts.next, ArrowDown: acts.next, ArrowRight: acts.next, k: acts.back, ArrowUp: acts.back, ArrowLeft: acts.back,
    a: acts.accept, A: acts.all, d: acts.drop, m: acts.mend, z: undo, n: acts.left, w: acts.add, r: acts.reason, g: acts.sweep, s: () => left.takeShort(),
    f: () => left.strand.select.focus(), l: () => { left.list.open = !left.list.open; left.showList(); kit.say(left.list.open ? "The list is open." : "The list is closed."); },
    Home: () => deck.go(deck.shown[0]), End: () => deck.go(deck.shown.at(-1)),
  };

  function actFor(event) {
    const { key, target } = event;
    if (add.open) return add.key(event);
    if (isWriting(event) && !mend.element.contains(target)) return key === "Escape" ? () => { fields.flush(); card.focus(); } : null;
    if (mend.open) { const act = mend.key(event); if (act || target === mend.group) return act; }
    if (target === page.element && ["ArrowUp", "ArrowDown"].includes(key)) return null; // the article scrolls
    if (target.matches("input[type=checkbox], summary") && key === " ") return null;
    if (sweep.open && key === "Escape") return () => sweep.leave();
    return KEYS[key.length === 1 && !event.shiftKey ? key.toLowerCase() : key] ?? null;
  }

  function pressed(event) {
    if (event.target.closest(".wss-words")) return;
    const command = event.ctrlKey || event.metaKey || event.altKey;
    if (isUndo(event) && !isWriting(event)) return taken(event, undo);
    if (command && event.key === "Enter" && isWriting(event)) return taken(event, () => { fields.flush(); card.focus(); deck.accept(); });
    const act = command ? null : actFor(event);
    if (act) taken(event, act);
  }

  function taken(event, act) {
    event.preventDefault();
    event.stopPropagation();
    act();
  }

  /** Words chosen with the mouse are a mark of one’s own; a click on a mark goes to it. */
  function released(event) {
    const view = deck.blocks.find(({ paragraph }) => paragraph.contains(event.target) || paragraph.contains(down));
    if (!view || event.button > 0) return;
    const selection = document.getSelection();
    const span = selection.rangeCount && !selection.isCollapsed && spanWithin(view.paragraph, selection.getRangeAt(0));
    const touched = span && wordsTouched(page.words(view), span);
    if (touched) { selection.removeAllRanges(); if (mend.open) mend.close(); add.choose(view, ...touched); return; }
    if (add.open) return;
    const marked = deck.cards.find(({ id }) => id === event.target.closest?.("[data-id]")?.dataset.id) ?? deck.cards.find((one) => one.view === view && one.state !== "dropped" && (!deck.filter.strand || one.strand === deck.filter.strand));
    if (marked) deck.go(marked);
    card.focus();
  }

  let down = null;
  const onDown = (event) => { down = event.target; };
  const leaving = () => fields.flush();
  root.addEventListener("keydown", pressed, true);
  page.element.addEventListener("pointerdown", onDown);
  page.element.addEventListener("pointerup", (event) => setTimeout(() => released(event)));
  window.addEventListener("pagehide", leaving);
  document.addEventListener("visibilitychange", leaving);
  const stops = [
    kit.on("change", () => deck.takeChanges()), kit.on("status", () => left.show()),
    kit.on("message", (message) => { if (message.type === "missing") { missing = message.missing; way = new Set(message.way); left.show(); } }),
    deck.events.on("change", showAll), deck.events.on("change", askMissing), deck.events.on("go", went), deck.events.on("filter", showAll), deck.events.on("focus", () => card.focus()),
  ];
  return () => {
    clearTimeout(asking);
    leaving();
    settled();
    window.removeEventListener("pagehide", leaving);
    document.removeEventListener("visibilitychange", leaving);
    stops.forEach((stop) => stop());
  };
}
