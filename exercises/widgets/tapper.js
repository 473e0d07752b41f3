// Tapper: one choice a sentence, in the running text.
const LINES = ["solid", "dashed", "dotted", "double", "wavy", "none"];

function mount(kit) {
  const { el, spec, root } = kit;
  const items = spec.items;
  const kinds = items[0].parts[0].options;
  const sentences = new Map();
  const holders = new Map();
  let open = null;
  const progress = progressLine(kit, items);
  const text = el("div", { class: "wss-tap-text" }, ...spec.blocks.map(block));
  root.append(heading(kit), progress.line, legend(), text, el("div", { class: "wss-bar" }, kit.undoButton()), kit.status());
  root.addEventListener("keydown", keys);
  refresh();

  function legend() {
    return el("p", { class: "wss-legend" }, ...kinds.map((kind, index) => el("span", { class: `wss-kind wss-k${index}` },
      el("span", { "aria-hidden": "true", text: `${kind.sign} ` }), el("u", { text: kind.label }))));
  }

  function block(data) {
    const inside = items.filter((item) => item.span[0] >= data.start && item.span[0] < data.start + Array.from(data.text).length);
    const points = Array.from(data.text);
    let from = 0;
    const paragraph = el("p", { class: "wss-serif" }, el("span", { class: "wss-n", "aria-hidden": "true", text: String(data.n) }));
    for (const item of inside) {
      const [start, end] = item.span.map((point) => point - data.start);
      paragraph.append(points.slice(from, start).join(""), sentence(item, points.slice(start, end).join("")));
      from = end;
    }
    paragraph.append(points.slice(from).join(""));
    const panel = el("div", { class: "wss-tap-panel" });
    const side = el("div", { class: "wss-tap-side" });
    inside.forEach((item) => holders.set(item.id, { panel, side, inside }));
    return el("div", { class: "wss-two wss-tap-block" }, el("div", {}, paragraph, panel), side);
  }

  function sentence(item, words) {
    const tag = el("span", { class: "wss-tag" });
    const button = el("span", { class: "wss-sentence", role: "button", tabindex: "0", "aria-expanded": "false", onclick: () => toggle(item) },
      el("span", { class: "wss-words", text: words }), tag);
    sentences.set(item.id, { button, tag });
    return button;
  }

  function toggle(item) {
    const again = open?.item === item;
    close();
    if (!again) show(item);
  }

  function close() {
    if (!open) return;
    sentences.get(open.item.id).button.setAttribute("aria-expanded", "false");
    holders.get(open.item.id).panel.replaceChildren();
    open = null;
  }

  function show(item) {
    const panel = itemPanel(kit, item);
    const next = el("button", { class: "wss-button", type: "button", text: "Next sentence →", onclick: () => step(1) });
    const shut = el("button", { class: "wss-button wss-quiet", type: "button", text: "Close", onclick: () => { close(); sentences.get(item.id).button.focus(); } });
    open = { item, panel };
    holders.get(item.id).panel.replaceChildren(
      el("p", { class: "wss-soft", text: `${item.label}: “${item.text.length > 90 ? `${item.text.slice(0, 88)}…` : item.text}”` }), panel.box, el("div", { class: "wss-bar" }, next, shut));
    sentences.get(item.id).button.setAttribute("aria-expanded", "true");
    feedbackOf(item.id);
    panel.focus();
  }

  function step(by) {
    const at = items.indexOf(open?.item ?? items[0]) + by;
    if (at < 0 || at >= items.length) return kit.say(by > 0 ? "This was the last sentence." : "This is the first sentence.");
    close();
    show(items[at]);
  }

  function keys(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches("textarea")) return;
    if (event.target.classList.contains("wss-sentence")) return sentenceKeys(event);
    if (event.key === "n" && open) step(1);
    if (event.key === "p" && open) step(-1);
    if (event.key === "Escape" && open) { const { item } = open; close(); sentences.get(item.id).button.focus(); }
  }

  function sentenceKeys(event) {
    const order = items.map((item) => sentences.get(item.id).button);
    const at = order.indexOf(event.target);
    const to = { ArrowRight: at + 1, ArrowDown: at + 1, ArrowLeft: at - 1, ArrowUp: at - 1 }[event.key];
    if (to !== undefined) { event.preventDefault(); order[to]?.focus(); }
    if (event.key === "Enter" || event.key === " ") { event.preventDefault(); toggle(items[at]); }
    const option = kinds[Number(event.key) - 1];
    if (option) choose(kit, items[at], items[at].parts[0], option.slug);
  }

  function feedbackOf(id) {
    const { side, inside } = holders.get(id);
    const answered = inside.filter((item) => kit.feedback(item.id).length);
    side.replaceChildren(...answered.flatMap((item) => [
      answered.length > 1 || inside.length > 1 ? el("p", { class: "wss-soft wss-side-label", text: item.label }) : "",
      ...kit.feedback(item.id).map((data) => kit.feedbackCard(item.id, data))].filter(Boolean)));
  }

  function refresh() {
    progress.update();
    open?.panel.update();
    for (const item of items) {
      const { button, tag } = sentences.get(item.id);
      const at = kinds.findIndex((kind) => kind.slug === choiceOf(kit, item, item.parts[0]));
      button.className = `wss-sentence${at < 0 ? "" : ` wss-kind wss-k${at}`}`;
      tag.textContent = at < 0 ? "" : ` ${kinds[at].sign} ${kinds[at].label}`;
    }
  }

  new Set(items.map((item) => item.id)).forEach(feedbackOf);
  const stops = [kit.on("change", refresh), kit.on("feedback", (ids) => {
    ids.filter((id) => holders.has(id)).forEach(feedbackOf);
    open?.panel.update();
    sayFeedback(kit, ids.filter((id) => holders.has(id)));
  })];
  return () => stops.forEach((stop) => stop());
}
