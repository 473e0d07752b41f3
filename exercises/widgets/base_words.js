// The words of the scheme, one key away: a button “Words (?)” and the key ? open them beside any exercise.
const WORDS_KEPT = "glossary";
const NO_WORDS = "The words are not here yet. If they do not come, close this, open the Run menu and press Run All Cells.";
const WORD_LINES = [["test", "Ask"], ["example", "Clear case"], ["hard", "Hard case"]];

const isTables = (data) => Array.isArray(data) && data.length > 0 && data.every((table) => Array.isArray(table?.kinds));
const writesText = (node) => node.isContentEditable || node.matches("textarea, input:not([type=checkbox], [type=radio], [type=number])");

/** The kind at the focus and the kinds beside it, or null: an option, a mark, a row of the list of marks. */
function kindAt(root, node) {
  const option = node?.closest?.("[data-kind], [data-slug]:not([data-slug=''])");
  if (option) return { slug: option.dataset.kind ?? option.dataset.slug, beside: besides(option) };
  if (node?.matches?.("select")) return { slug: node.value, beside: [...node.options].map(({ value }) => value) };
  const mark = node?.closest?.(".mk-area") && root.querySelector(".mk-kind[aria-pressed=true]");
  return mark ? { slug: mark.dataset.kind, beside: besides(mark) } : null;
}

function besides(option) {
  const group = option.closest("[role=radiogroup], tr, .mk-kinds, [role=group]") ?? option;
  return [...group.querySelectorAll("[data-kind], [data-slug]"), option].map(({ dataset }) => dataset.kind ?? dataset.slug);
}

/** One term: what it is can be read at once, the rest when it is opened. */
function wordTerm(table, kind, goTo) {
  const other = table.kinds.find(({ slug }) => slug === kind.confused);
  const lines = WORD_LINES.filter(([part]) => kind[part]).map(([part, name]) => el("p", {}, el("b", { text: `${name}: ` }), kind[part]));
  const like = other ? [el("p", {}, el("b", { text: "Often taken for: " }),
    el("button", { class: "wss-button wss-quiet", type: "button", text: other.label, onclick: () => goTo(table.id, other.slug) }))] : [];
  const summary = el("summary", { tabindex: "-1" },
    kind.sign ? el("span", { class: "wss-word-sign", "aria-hidden": "true", text: kind.sign }) : "",
    el("span", {}, el("b", { text: kind.label }), `: ${kind.definition}`));
  const node = el("details", { class: "wss-word-term" }, summary, el("div", { class: "wss-word-told" }, ...lines, ...like));
  const written = [table.name, kind.label, kind.definition, ...WORD_LINES.map(([part]) => kind[part])].join(" ").toLowerCase();
  return { table: table.id, slug: kind.slug, node, summary, written };
}

/** The list of all terms, those of `first` before the others. */
function wordList(tables, first, goTo) {
  const here = tables.filter(({ id }) => first.includes(id));
  const terms = [];
  const sections = [...here, ...tables.filter((table) => !here.includes(table))].map((table) => {
    const own = table.kinds.map((kind) => wordTerm(table, kind, goTo));
    terms.push(...own);
    const used = here.includes(table) ? el("span", { class: "wss-soft", text: " (used here)" }) : "";
    return { own, node: el("section", {}, el("h4", { text: table.name }, used), ...own.map(({ node }) => node)) };
  });
  return { terms, sections };
}

function wordsPanel(root, ask, first) {
  const id = `wss-words-${uid()}`;
  const find = el("input", { id: `${id}-find`, class: "wss-text", type: "text", autocomplete: "off", spellcheck: "false", oninput: filter });
  const count = el("p", { class: "wss-soft", role: "status" });
  const list = el("div", { class: "wss-words-list" });
  const close = el("button", { class: "wss-button", type: "button", text: "Close", onclick: () => dialog.close() });
  const dialog = el("dialog", { class: "wss-words", "aria-labelledby": id, onkeydown: keys, onclose: goBack },
    el("div", { class: "wss-words-head" }, el("h3", { id, text: "Words" }), close),
    el("div", { class: "wss-words-find" }, el("label", { for: find.id, text: "Find a word" }), find, count), list);
  let [terms, sections, before] = [[], [], null];
  dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
  root.append(dialog);

  const shown = () => terms.filter(({ node }) => !node.hidden);

  function fill(tables) {
    ({ terms, sections } = wordList(tables, first, goTo));
    list.replaceChildren(...sections.map(({ node }) => node));
    filter();
  }

  function filter() {
    const wanted = find.value.trim().toLowerCase();
    for (const term of terms) term.node.hidden = !term.written.includes(wanted);
    for (const { own, node } of sections) node.hidden = own.every((term) => term.node.hidden);
    const left = shown();
    stopAt(left[0]);
    count.textContent = !terms.length ? "" : left.length ? `${left.length} word${left.length === 1 ? "" : "s"}` : "No word fits. Try a shorter one.";
  }

  /** One Tab stop in the list; the arrow keys move inside it. */
  function stopAt(term) {
    for (const one of terms) one.summary.tabIndex = one === term ? 0 : -1;
  }

  function goTo(table, slug) {
    const term = terms.find((one) => one.table === table && one.slug === slug);
    if (!term) return;
    if (term.node.hidden) { find.value = ""; filter(); }
    term.node.open = true;
    land(term);
    term.node.scrollIntoView({ block: "nearest" });
  }

  function land(term) {
    stopAt(term);
    term.summary.focus();
  }

  function keys(event) {
    if (event.key === "Escape") { event.preventDefault(); dialog.close(); }
    if (!event.ctrlKey && !event.metaKey && !event.altKey) event.stopPropagation();
    const all = shown();
    const at = all.findIndex(({ summary }) => summary === event.target);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[event.key];
    if (to === undefined || (at < 0 && !(event.target === find && event.key === "ArrowDown"))) return;
    event.preventDefault();
    if (to < 0) find.focus();
    else if (all[to]) land(all[to]);
  }

  function goBack() {
    const place = before?.isConnected ? before : root.querySelector(".wss-words-button");
    place?.focus();
  }

  /** The table of a kind: one that this exercise uses before any other. */
  function tableOf(tables, { slug, beside }) {
    const holding = tables.filter(({ kinds }) => kinds.some((kind) => kind.slug === slug));
    const whole = holding.filter(({ kinds }) => beside.every((one) => kinds.some((kind) => kind.slug === one)));
    const used = (some) => some.find((table) => first.includes(table.id));
    return used(whole) ?? used(holding);
  }

  return function open() {
    before = document.activeElement;
    let at = kindAt(root, before);
    dialog.showModal();
    find.value = "";
    filter();
    (matchMedia("(pointer: coarse)").matches ? close : find).focus();
    ask((tables) => {
      if (!tables) { count.textContent = terms.length ? count.textContent : NO_WORDS; return; }
      if (!terms.length) fill(tables);
      const table = at && dialog.open && tableOf(tables, at);
      if (table) goTo(table.id, at.slug);
      at = null;
    });
  };
}

/** The button, and the key ? wherever the focus is inside the exercise; the terms come from Python when first asked for. */
function createWords(root, spec, store, events) {
  let [open, tables, waiting, timer] = [null, null, null, 0];

  function ask(then) {
    if (tables) return then(tables);
    waiting = then;
    clearTimeout(timer);
    timer = setTimeout(() => { const kept = shelf.read(WORDS_KEPT); then(isTables(kept) ? kept : null); }, SAVE_WAIT);
    store.send({ type: "glossary" });
  }

  events.on("message", (message) => {
    if (message.type !== "glossary" || !isTables(message.tables)) return;
    tables = message.tables;
    shelf.write(WORDS_KEPT, tables);
    clearTimeout(timer);
    waiting?.(tables);
    waiting = null;
  });

  const show = () => (open ??= wordsPanel(root, ask, spec.words ?? []))();

  function key(event) {
    if (event.key !== "?" || event.ctrlKey || event.metaKey || event.altKey || writesText(event.target) || event.target.closest(".wss-words")) return;
    event.preventDefault();
    event.stopPropagation();
    show();
  }

  return function wordsButton() {
    root.addEventListener("keydown", key, true);
    return el("button", { class: "wss-button wss-quiet wss-words-button", type: "button", "aria-keyshortcuts": "?", "aria-haspopup": "dialog", text: "Words (?)", onclick: show });
  };
}
