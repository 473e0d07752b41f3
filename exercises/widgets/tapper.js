// Tapper: one choice a sentence, in the running text.
function mount(kit) {
  const { el, spec, root } = kit;
  const items = spec.items;
  const kinds = items[0].parts[0].options;
  const sentences = new Map();
  const places = new Map();
  let open = null;
  const progress = progressLine(kit);
  const keysId = `wss-keys-${kit.uid()}`;
  const text = el("div", { class: "wss-tap-text", lang: spec.language, role: "group", "aria-label": "The sentences", "aria-describedby": keysId }, ...spec.blocks.flatMap((data, index) => [origin(data, spec.blocks[index - 1]), block(data)]));
  root.append(heading(kit), progress.line, legend(), el("p", { id: keysId, class: "wss-soft wss-keys", text: `Keys: arrows go from sentence to sentence, 1 to ${kinds.length} choose, Enter opens, n goes on.` }), text, foot(kit));
  root.addEventListener("keydown", keys);
  refresh();

  function legend() {
    return el("p", { class: "wss-legend", "aria-hidden": "true" }, ...kinds.map((kind, index) => el("span", { class: `wss-kind wss-k${index}` },
      el("span", { text: kind.sign }), el("mark", { text: kind.label }))));
  }

  /** Where the text changes to one from elsewhere, a line says so. */
  function origin(data, before) {
    return data.from && data.from !== before?.from ? el("p", { class: "wss-origin", text: data.from }) : "";
  }

  function block(data) {
    const points = Array.from(data.text);
    const inside = items.filter((item) => item.span[0] >= data.start && item.span[0] < data.start + points.length);
    const paragraph = el("p", { class: "wss-serif" }, el("span", { class: "wss-n", "aria-hidden": "true", text: String(data.n) }));
    let from = 0;
    for (const item of inside) {
      const [start, end] = item.span.map((point) => point - data.start);
      paragraph.append(points.slice(from, start).join(""), sentence(item, points.slice(start, end).join("")));
      from = end;
    }
    paragraph.append(points.slice(from).join(""));
    const place = { inside, panel: el("div", { class: "wss-tap-panel" }), main: el("div", {}), rest: el("div", { class: "wss-tap-rest" }) };
    for (const item of inside) places.set(item.id, place);
    return el("div", { class: "wss-two wss-tap-block" }, el("div", {}, paragraph, place.panel), el("div", { class: "wss-tap-side" }, place.main, place.rest));
  }

  function sentence(item, words) {
    const tag = el("span", { class: "wss-tag" });
    const button = el("span", {
      class: "wss-sentence", role: "button", tabindex: item === items[0] ? "0" : "-1", "aria-expanded": "false", onclick: () => toggle(item),
      onfocus: () => { for (const one of sentences.values()) one.button.tabIndex = one.button === button ? 0 : -1; },
    }, el("mark", { text: words }), el("wbr"), tag);
    sentences.set(item.id, { button, tag });
    return button;
  }

  function toggle(item) {
    if (open?.item === item) return close();
    show(item);
    open.panel.focus();
  }

  function close() {
    if (!open) return;
    const { item } = open;
    open = null;
    sentences.get(item.id).button.setAttribute("aria-expanded", "false");
    places.get(item.id).panel.replaceChildren();
    places.get(item.id).main.replaceChildren();
    listRest(places.get(item.id));
    sentences.get(item.id).button.focus();
  }

  function show(item) {
    if (open?.item === item) return;
    close();
    const panel = itemPanel(kit, item, `${item.label}: ${item.text}`);
    const last = item === items.at(-1);
    const place = places.get(item.id);
    open = { item, panel, feedback: feedbackBox(kit, item) };
    place.panel.replaceChildren(el("p", { class: "wss-soft wss-place", text: item.label }), panel.box, el("div", { class: "wss-bar" },
      last ? "" : el("button", { class: "wss-button", type: "button", text: "Next sentence →", onclick: () => step(1) }),
      el("button", { class: "wss-button wss-quiet", type: "button", text: "Close", onclick: close })));
    place.main.replaceChildren(open.feedback.box);
    sentences.get(item.id).button.setAttribute("aria-expanded", "true");
    listRest(place);
  }

  /** The other answered sentences of a block, a line each, that open them again. */
  function listRest(place) {
    const rest = place.inside.filter((item) => item !== open?.item && kit.feedback(item.id).length);
    place.rest.replaceChildren(...rest.map((item) => {
      const [first] = kit.feedback(item.id);
      return el("button", { class: "wss-line", type: "button", onclick: () => toggle(item) },
        el("span", { class: "wss-sign", "aria-hidden": "true", text: first.sign }), el("span", { text: `${item.label}: ${first.word}, ${first.title}` }));
    }));
  }

  function step(by) {
    const to = items[items.indexOf(open?.item) + by];
    if (!to) return kit.say(by > 0 ? "This was the last sentence." : "This is the first sentence.");
    toggle(to);
    sentences.get(to.id).button.scrollIntoView({ block: "nearest" });
  }

  function keys(event) {
    if (isCommand(event) || isTyping(event)) return;
    const at = items.findIndex((item) => sentences.get(item.id).button === event.target);
    if (at >= 0) return sentenceKeys(event, at);
    if (!open) return;
    if (event.key === "n") step(1);
    if (event.key === "p") step(-1);
    if (event.key === "Escape") close();
  }

  function sentenceKeys(event, at) {
    const item = items[at];
    const option = kinds[Number(event.key) - 1];
    const to = { ArrowRight: at + 1, ArrowDown: at + 1, n: at + 1, ArrowLeft: at - 1, ArrowUp: at - 1, p: at - 1, Home: 0, End: items.length - 1 }[event.key];
    if (to === undefined && !option && !["Enter", " ", "Escape"].includes(event.key)) return;
    event.preventDefault();
    if (event.key === "Enter" || event.key === " ") return toggle(item);
    if (event.key === "Escape") return close();
    if (to !== undefined) return items[to] && sentences.get(items[to].id).button.focus();
    show(item);
    event.target.focus();
    choose(kit, item, item.parts[0], option.slug);
  }

  function refresh() {
    progress.update();
    open?.panel.update();
    for (const item of items) {
      const { button, tag } = sentences.get(item.id);
      const at = kinds.findIndex((kind) => kind.slug === choiceOf(kit, item));
      button.className = `wss-sentence${at < 0 ? "" : ` wss-kind wss-k${at}`}`;
      button.dataset.slug = kinds[at]?.slug ?? "";
      tag.replaceChildren(...(at < 0 ? [] : [el("span", { class: "wss-hidden", text: " Your answer: " }), el("span", { "aria-hidden": "true", text: `${kinds[at].sign}\u00a0` }), kinds[at].label, ...verdictSign(kit, item)]));
    }
  }

  new Set(places.values()).forEach(listRest);
  const stops = [kit.on("change", refresh), kit.on("feedback", (ids) => {
    refresh();
    new Set(ids.filter((id) => places.has(id)).map((id) => places.get(id))).forEach(listRest);
    updateAndSay(kit, open ? [open.feedback] : []);
  })];
  return () => stops.forEach((stop) => stop());
}
