// Sorter: blocks of a page, one at a time or all in a list, into what they do.
function mount(kit) {
  const { el, spec, root } = kit;
  const items = spec.items;
  let at = Math.max(0, items.findIndex((item) => !isAnswered(kit, item)));
  let listed = false;
  let shown = [];
  const place = el("div", {});
  const progress = progressLine(kit, items);
  const steps = el("div", { class: "wss-steps", role: "group", "aria-label": "Go to a part" });
  const toggle = el("button", { class: "wss-button wss-quiet", type: "button", "aria-pressed": "false", onclick: switchView });
  root.append(heading(kit), progress.line, el("div", { class: "wss-bar" }, steps), place,
    el("div", { class: "wss-bar" }, kit.undoButton(), toggle), kit.status());
  root.addEventListener("keydown", (event) => {
    if (event.target.matches("textarea, input") || event.ctrlKey || event.metaKey || event.altKey || listed) return;
    if (event.key === "n") go(at + 1, true);
    if (event.key === "p") go(at - 1, true);
  });
  draw();

  function card(item) {
    const panel = itemPanel(kit, item);
    const feedback = feedbackBox(kit, item);
    const text = el("blockquote", { class: "wss-serif wss-block", tabindex: "-1" },
      el("span", { class: "wss-soft wss-block-label", text: item.label }), ...lines(item.text));
    shown.push({ item, panel, feedback });
    return { text, node: el("div", { class: "wss-two" }, el("div", {}, text, panel.box), feedback.box) };
  }

  function lines(text) {
    return text.split("\n").map((line) => el("p", { text: line }));
  }

  function draw(focus = false) {
    shown = [];
    const cards = (listed ? items : [items[at]]).map(card);
    place.replaceChildren(...cards.map(({ node }) => node), listed ? "" : turning());
    drawSteps();
    toggle.textContent = listed ? "One at a time" : "All in a list";
    toggle.setAttribute("aria-pressed", String(listed));
    if (focus) {
      cards[0].text.focus();
      kit.say(`${items[at].label}: ${items[at].text}`);
    }
  }

  function turning() {
    if (items.length < 2) return "";
    const back = el("button", { class: "wss-button", type: "button", text: "← Back", disabled: at === 0, onclick: () => go(at - 1, true) });
    const next = el("button", { class: "wss-button", type: "button", text: at === items.length - 1 ? "This was the last" : "Next →", disabled: at === items.length - 1, onclick: () => go(at + 1, true) });
    return el("div", { class: "wss-bar" }, back, next, el("span", { class: "wss-soft", text: "Keys: n next, p back, 1 to 6 choose" }));
  }

  function drawSteps() {
    steps.replaceChildren(...items.map((item, index) => el("button", {
      type: "button", class: `wss-step${isAnswered(kit, item) ? " wss-done" : ""}`, "aria-current": index === at && !listed ? "true" : null,
      "aria-label": `${item.label}${isAnswered(kit, item) ? ", answered" : ""}`, text: item.label.replace("Block ", "").replace(", part ", "."), onclick: () => { listed = false; go(index, true); },
    })));
  }

  function go(index, focus) {
    if (index < 0 || index >= items.length) return;
    at = index;
    draw(focus);
  }

  function switchView() {
    listed = !listed;
    draw();
    toggle.focus();
  }

  function refresh() {
    progress.update();
    shown.forEach(({ panel }) => panel.update());
    drawSteps();
  }

  function told(ids) {
    shown.forEach(({ item, panel, feedback }) => { if (ids.includes(item.id)) { feedback.update(); panel.update(); } });
    sayFeedback(kit, ids.filter((id) => shown.some(({ item }) => item.id === id)));
  }

  const stops = [kit.on("change", refresh), kit.on("feedback", told)];
  return () => stops.forEach((stop) => stop());
}
