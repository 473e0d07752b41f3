// A picture or a card that is drawn when asked for, and again when answers changed.
function mount(kit) {
  const { el, spec } = kit;
  const button = el("button", { class: "wss-button", type: "button", text: spec.first, onclick: draw });
  const changed = el("span", { class: "wss-soft", hidden: true, text: "Your answers changed since it was drawn." });
  const place = el("div", { class: "wss-viewer-place" });
  kit.root.append(el("div", { class: "wss-bar" }, button, kit.wordsButton(), changed), place);

  function draw() {
    button.setAttribute("aria-busy", "true");
    kit.say("Drawing…");
    kit.send({ type: "draw" });
  }

  function cell(name, value) {
    return el(name, { text: String(value) });
  }

  function table(rows, caption) {
    const names = Object.keys(rows[0] ?? {});
    const head = el("tr", {}, ...names.map((name) => el("th", { scope: "col", text: name })));
    const body = rows.map((row) => el("tr", {}, ...names.map((name) => cell("td", row[name]))));
    return el("details", {}, el("summary", { text: "The table behind it" }),
      el("div", { class: "wss-scroll", tabindex: "0", role: "region", "aria-label": `Table: ${caption}` },
        el("table", {}, el("thead", {}, head), el("tbody", {}, ...body))));
  }

  function picture(data) {
    const image = data.png
      ? el("img", { src: `data:image/png;base64,${data.png}`, alt: data.alt })
      : el("p", { class: "wss-strong", text: data.finding });
    return [el("figure", { class: "wss-figure" }, image, el("figcaption", { text: data.caption })), table(data.rows, data.finding)];
  }

  function card(data) {
    const parts = data.sections.flatMap(([head, lines]) => [
      el("h4", { text: head }), el("ul", {}, ...lines.map((line) => el("li", { text: line })))]);
    return [el("div", { class: "wss-reading-card" }, el("h3", { text: data.title }), ...parts)];
  }

  function show(message) {
    if (message.type === "stale") changed.hidden = !place.firstChild;
    if (message.type !== "picture") return;
    button.removeAttribute("aria-busy");
    button.textContent = "Draw it again";
    changed.hidden = true;
    place.replaceChildren(...(message.data.sections ? card(message.data) : picture(message.data)));
    kit.say(message.data.finding ?? message.data.title);
  }

  return kit.on("message", show);
}
