// Grid: rows by columns, one choice a row, some rows given.
function mount(kit) {
  const { el, spec, root } = kit;
  const items = spec.items;
  const options = items[0].parts[0].options;
  const progress = progressLine(kit);
  const about = aboutPlace(kit);
  const aboutRow = el("tr", { class: "wss-about-row" }, el("td", { colspan: String(options.length + 1) }, about.place));
  let told = null;
  let here = items[0];
  const rows = new Map(items.map((item) => [item.id, row(item)]));
  root.append(heading(kit), progress.line,
    el("p", { class: "wss-soft wss-keys", text: `Press a ${spec.rows} for a hint. Keys: arrows move from row to row, Tab goes to the hints of a row, 1 to ${options.length} choose.` }),
    el("div", { class: "wss-scroll", role: "group", "aria-label": `Table: ${spec.title}` },
      el("table", { class: "wss-table" },
        el("thead", {}, el("tr", {}, el("th", { scope: "col", text: spec.rows }), ...options.map((option) => el("th", { scope: "col", text: option.label })))),
        el("tbody", {}, ...[...rows.values()].map(({ node }) => node)))),
    foot(kit));
  refresh();

  function row(item) {
    const buttons = options.map((option) => el("button", {
      class: "wss-cell", type: "button", "data-slug": option.slug, "aria-disabled": isGiven(item) ? "true" : null,
      "aria-label": `${item.text}: ${option.label}${item.given?.[item.parts[0].id] === option.slug ? " (given)" : ""}`,
      onclick: () => press(item, option.slug),
    }, el("span", { text: "○" }), el("span", { class: "wss-cell-label", text: option.label })));
    const sign = el("span", { class: "wss-row-sign" });
    const name = el("button", { class: "wss-row-name wss-serif", type: "button", tabindex: "-1", "aria-expanded": "false", text: item.text, onclick: () => tell(told === item ? null : item) });
    const head = el("th", { scope: "row" }, name, sign,
      el("span", { class: "wss-where" }, el("span", { class: "wss-soft", text: item.label }), isGiven(item) ? el("span", { class: "wss-given", text: "given" }) : ""));
    const node = el("tr", {}, head, ...buttons.map((button) => el("td", {}, button)));
    node.addEventListener("keydown", (event) => move(event, item, [name, ...buttons]));
    node.addEventListener("focusin", () => { if (here !== item) { here = item; oneStop(); } });
    return { node, buttons, sign, name };
  }

  function press(item, slug) {
    tell(item);
    choose(kit, item, item.parts[0], slug);
  }

  /** What is told about a row stands right under it. */
  function tell(item) {
    if (item === told) return;
    told = item;
    about.show(item);
    if (item) rows.get(item.id).node.after(aboutRow);
    else aboutRow.remove();
    for (const [id, { node, name }] of rows) {
      node.classList.toggle("wss-here", id === item?.id);
      name.setAttribute("aria-expanded", String(id === item?.id));
    }
    updateAndSay(kit, about.boxes());
  }

  /** Arrows move from the name of a row to its cells, and from row to row; number keys choose a column. */
  function move(event, item, buttons) {
    const at = buttons.indexOf(event.target);
    const side = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const line = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const number = event.key > "0" ? buttons[Number(event.key)] : undefined;
    if (at < 0 || isCommand(event) || !(side || line || number)) return;
    event.preventDefault();
    event.stopPropagation();
    const next = rows.get(items[items.indexOf(item) + line]?.id);
    const to = number ?? (side ? buttons[(at + side + buttons.length) % buttons.length] : next && [next.name, ...next.buttons][at]);
    to?.focus();
    if (number) number.click();
  }

  /** One Tab stop for the table: in the row where the learner is, what is chosen or else the name. */
  function oneStop() {
    for (const item of items) {
      const { buttons, name } = rows.get(item.id);
      const stop = buttons.find((button) => button.getAttribute("aria-pressed") === "true") ?? name;
      for (const button of [name, ...buttons]) button.tabIndex = item === here && button === stop ? 0 : -1;
    }
  }

  function refresh() {
    progress.update();
    for (const item of items) {
      const { buttons, sign } = rows.get(item.id);
      for (const button of buttons) {
        const on = button.dataset.slug === choiceOf(kit, item);
        button.setAttribute("aria-pressed", String(on));
        button.firstChild.textContent = on ? "●" : "○";
      }
      sign.replaceChildren(...(isGiven(item) ? [] : verdictSign(kit, item)));
    }
    oneStop();
  }

  const stops = [kit.on("change", refresh), kit.on("feedback", () => { refresh(); updateAndSay(kit, about.boxes()); })];
  return () => stops.forEach((stop) => stop());
}
