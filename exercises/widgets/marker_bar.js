// The bar: what the words are, word by word, and one line that says what to do next.

const touchFirst = () => window.matchMedia("(pointer: coarse)").matches;

function kindButton(kit, kind, onKind) {
  return kit.el("button", {
    class: "wss-button mk-kind", type: "button", title: kind.hint, "data-kind": kind.slug, "data-line": kind.line,
    "aria-keyshortcuts": kind.key, onclick: () => onKind(kind.slug),
  }, kit.el("kbd", { "aria-hidden": "true" }, kind.key), kit.el("i", { "aria-hidden": "true" }), kind.label);
}

function wordButtons(kit, actions) {
  const button = (label, action) => kit.el("button", { class: "wss-button", type: "button", "data-fast": "", onclick: action }, label);
  return [
    button("Previous word", () => actions.step(-1)), button("Next word", () => actions.step(1)),
    button("Start here", () => actions.begin()), button("Extend", () => actions.grow(1)),
    button("Shorten", () => actions.grow(-1)), button("Cancel", () => actions.cancel()),
    button("Previous block", () => actions.stepBlock(-1)), button("Next block", () => actions.stepBlock(1)),
  ];
}

function wordRow(kit, actions) {
  const row = kit.el("div", { class: "mk-row", role: "group", "aria-label": "Word by word", hidden: true }, ...wordButtons(kit, actions));
  const toggle = kit.el("button", { class: "wss-button wss-quiet mk-words-toggle", type: "button", "aria-expanded": "false" }, "Word by word");
  toggle.addEventListener("click", () => {
    row.hidden = !row.hidden;
    toggle.setAttribute("aria-expanded", String(!row.hidden));
  });
  return { row, toggle };
}

/** The bar, with `show({ chosen, mark, place })` for where the learner is and `tell(words)` for what to do first. */
function createBar(kit, kinds, actions) {
  const buttons = kinds.map((kind) => kindButton(kit, kind, (slug) => actions.name(slug)));
  const remove = kit.el("button", { class: "wss-button", type: "button", hidden: true, onclick: () => actions.removeHere() }, "Remove this mark");
  const { row, toggle } = wordRow(kit, actions);
  const line = kit.el("p", { class: "mk-line" });
  const element = kit.el("div", { class: "mk-bar", role: "group", "aria-label": "Say what the words are" },
    line, kit.el("div", { class: "mk-row" }, kit.el("div", { class: "mk-kinds" }, ...buttons), remove, kit.undoButton(), toggle, kit.wordsButton()), row);

  function show(state) {
    line.textContent = nextStep(state, kinds);
    remove.hidden = !state.mark || Boolean(state.done);
    element.toggleAttribute("data-ready", Boolean(state.chosen || state.mark) && !state.done);
    for (const button of buttons) {
      const isThis = Boolean(state.mark) && !state.done && button.dataset.kind === state.mark.kind;
      button.setAttribute("aria-pressed", String(isThis));
    }
  }
  const tell = (what) => {
    line.textContent = what;
  };
  show({});
  return { element, show, tell };
}

function shortened(words) {
  return words.length > 60 ? `${words.slice(0, 34).trimEnd()} … ${words.slice(-20).trimStart()}` : words;
}

function nextStep({ done, chosen, mark, place }, kinds) {
  const keys = `1–${kinds.length}`;
  if (done) return `Block ${done} is done. Go on with the next one, or press “Mark on” under this one.`;
  if (chosen && touchFirst()) return `“${shortened(chosen)}”. Tap another word to reach further, or say what it is.`;
  if (chosen) return `“${shortened(chosen)}”. Say what it is: a button here, or ${keys}.`;
  if (mark) return `${mark.label}: “${shortened(mark.words)}”. Choose another kind, or remove the mark.`;
  if (place && touchFirst()) return `At “${place}”. Tap it again to start here.`;
  if (place) return `At “${place}”. Space starts here, the arrow keys reach further, ${keys} says what it is.`;
  if (touchFirst()) return "Tap the first word. Tap the last word. Then say what they are.";
  return "Drag over words, or double-click one. Then say what they are.";
}
