// Sorter: blocks of a page, one at a time or all in a list, into what they do.
function mount(kit) {
  const { el, spec, root } = kit;
  const items = spec.items;
  let at = Math.max(0, items.findIndex((item) => !isAnswered(kit, item)));
  let listed = false;
  let shown = [];
  const place = el("div", { class: "wss-place-of-blocks" });
  const progress = progressLine(kit);
  const steps = items.map((item, index) => el("button", {
    type: "button", class: "wss-step", text: item.label.replace(/block /i, "").replace(", part ", "."), onclick: () => turnTo(index),
  }));
  const turning = el("div", { class: "wss-bar wss-turning" });
  const back = el("button", { class: "wss-button", type: "button", text: "← Back", onclick: () => turnTo(at - 1) });
  const next = el("button", { class: "wss-button", type: "button", text: "Next block →", onclick: () => turnTo(at + 1) });
  const toggle = el("button", { class: "wss-button wss-quiet", type: "button", onclick: switchView });
  const group = el("div", { class: "wss-steps", role: "group", "aria-label": "Go to a block" }, ...steps);
  roving(group, steps);
  turning.append(back, next, el("span", { class: "wss-soft wss-keys", text: "Keys: n next, p back, 1 to 6 choose" }));
  root.append(heading(kit), el("div", { class: "wss-bar wss-way" }, progress.line, group),
    place, turning, foot(kit, toggle));
  root.addEventListener("keydown", keys);
  draw();

  function card(item, index) {
    const count = `${item.label} · ${index + 1} of ${items.length}`;
    const panel = itemPanel(kit, item, item.label);
    const feedback = feedbackBox(kit, item);
    const text = el("blockquote", { class: "wss-serif wss-block", tabindex: "-1" },
      el("span", { class: "wss-soft wss-block-label", text: count }), ...item.text.split("\n").map((line) => el("p", { text: line })));
    return { item, panel, feedback, text, node: el("div", { class: "wss-two" }, el("div", {}, text, panel.box), feedback.box) };
  }

  function draw() {
    shown = listed ? items.map(card) : [card(items[at], at)];
    place.classList.toggle("wss-compact", listed);
    place.replaceChildren(...shown.map(({ node }) => node));
    turning.hidden = listed || items.length < 2;
    toggle.textContent = listed ? "One at a time" : "All in a list";
    refresh();
  }

  function turnTo(index) {
    if (index < 0 || index >= items.length) return kit.say(index < 0 ? "This is the first block." : "This was the last block.");
    at = index;
    if (!listed) draw();
    const card = listed ? shown[index] : shown[0];
    card.text.focus();
    card.text.scrollIntoView({ block: "nearest" });
    kit.say(`${items[at].label}, ${at + 1} of ${items.length}: ${items[at].text}`);
  }

  function keys(event) {
    if (isTyping(event) || isCommand(event)) return;
    const inside = event.target.closest("[role=radiogroup]");
    const step = { n: 1, p: -1, ...(inside ? {} : { ArrowRight: 1, ArrowLeft: -1 }) }[event.key];
    if (listed) at = Math.max(0, shown.findIndex(({ node }) => node.contains(event.target)));
    if (step) { event.preventDefault(); return turnTo(at + step); }
    const number = !inside && !listed && event.target.closest(".wss-part") === null && Number(event.key);
    if (number) shown[0].node.querySelectorAll(".wss-part:not([hidden]) .wss-choice")[number - 1]?.click();
  }

  function switchView() {
    listed = !listed;
    draw();
    turnTo(at);
  }

  function refresh() {
    progress.update();
    shown.forEach(({ panel }) => panel.update());
    steps.forEach((step, index) => {
      const done = isAnswered(kit, items[index]);
      step.classList.toggle("wss-done", done);
      step.setAttribute("aria-label", `${items[index].label}${done ? ", answered" : ""}`);
      if (index === at && !listed) step.setAttribute("aria-current", "true");
      else step.removeAttribute("aria-current");
      step.tabIndex = index === at ? 0 : -1;
    });
    back.disabled = at === 0;
    next.disabled = at === items.length - 1;
  }

  const stops = [kit.on("change", refresh), kit.on("feedback", () => { refresh(); updateAndSay(kit, shown.map(({ feedback }) => feedback)); })];
  return () => stops.forEach((stop) => stop());
}
