// Grid: rows by columns, one choice a row, some rows given.
function mount(kit) {
  const { el, spec, root } = kit;
  const items = spec.items;
  const options = items[0].parts[0].options;
  const label = `wss-g-${kit.uid()}`;
  const progress = progressLine(kit, items.filter((item) => !item.given?.[item.parts[0].id]));
  const about = el("div", { class: "wss-two" });
  let last = null;
  const rows = new Map(items.map((item) => [item.id, row(item)]));
  root.append(heading(kit), progress.line,
    el("div", { class: "wss-scroll", tabindex: "0", role: "region", "aria-label": spec.title },
      el("table", { class: "wss-grid" },
        el("thead", {}, el("tr", {}, el("th", { scope: "col", text: spec.rows }), ...options.map((option) => el("th", { scope: "col", text: option.label })))),
        el("tbody", {}, ...[...rows.values()].map(({ node }) => node)))),
    about, el("div", { class: "wss-bar" }, kit.undoButton()), kit.status());
  refresh();

  function row(item) {
    const part = item.parts[0];
    const given = item.given?.[part.id];
    const buttons = options.map((option) => el("button", {
      class: "wss-cell", type: "button", "data-slug": option.slug, disabled: Boolean(given),
      "aria-label": `${item.text}: ${option.label}${given === option.slug ? " (given)" : ""}`,
      onclick: () => { last = item; choose(kit, item, part, option.slug); tell(); },
      onfocus: () => { if (last !== item) { last = item; tell(); } },
    }));
    const name = `${label}-${item.id}`;
    const node = el("tr", { role: "row" },
      el("th", { scope: "row", id: name }, el("span", { class: "wss-serif", text: item.text }), el("span", { class: "wss-soft", text: ` ${item.label}${given ? " · given" : ""}` })),
      ...buttons.map((button) => el("td", {}, button)));
    node.addEventListener("keydown", (event) => move(event, item, buttons));
    return { node, buttons, part, item };
  }

  function move(event, item, buttons) {
    const at = buttons.indexOf(event.target);
    if (at < 0) return;
    const side = { ArrowRight: at + 1, ArrowLeft: at - 1 }[event.key];
    const line = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (side === undefined && !line) return;
    event.preventDefault();
    if (side !== undefined) return buttons[(side + buttons.length) % buttons.length].focus();
    const order = items.filter((one) => !one.given?.[one.parts[0].id]);
    const to = order[order.indexOf(item) + line];
    if (to) rows.get(to.id).buttons[at].focus();
  }

  function refresh() {
    progress.update();
    for (const { buttons, part, item } of rows.values()) {
      const now = choiceOf(kit, item, part);
      for (const button of buttons) {
        const on = button.dataset.slug === now;
        button.setAttribute("aria-pressed", String(on));
        button.textContent = on ? "●" : "○";
      }
      retab(buttons);
    }
  }

  function tell() {
    if (!last) return;
    about.replaceChildren(
      el("div", {}, el("p", { class: "wss-strong", text: last.text }), el("div", { class: "wss-bar" }, kit.hintBox(last), kit.showMe(last))),
      el("div", { class: "wss-feedback" }, ...kit.feedback(last.id).map((data) => kit.feedbackCard(last.id, data))));
  }

  const stops = [kit.on("change", refresh), kit.on("feedback", (ids) => { tell(); sayFeedback(kit, ids); })];
  return () => stops.forEach((stop) => stop());
}
