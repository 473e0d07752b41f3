// A picture or a card that is drawn when asked for, and again when answers changed.
const PAGE_LOOK = `body{margin:24px auto;padding:0 16px;max-width:680px;color:#1b1b1f;background:#fff;font:17px/1.45 system-ui,sans-serif}
.wss-reading-card{border:2px solid #1b1b1f;border-radius:12px;padding:16px 24px}
h3{font-size:26px;margin:0 0 6px}h4{font-size:19px;margin:14px 0 2px}ul{margin:0;padding-left:1.2em}
.found{list-style:none;margin:4px 0 0;padding:0 0 0 12px;border-left:4px solid #1b1b1f;overflow-wrap:anywhere}
.foot{margin:14px 0 0;font-size:14px;color:#4b4f56}
@page{margin:14mm}@media print{body{margin:0;font-size:12.5pt}section{break-inside:avoid}}`;

function mount(kit) {
  const { el, spec } = kit;
  const button = el("button", { class: "wss-button", type: "button", text: spec.first, onclick: draw });
  const changed = el("span", { class: "wss-soft", hidden: true, text: "Your answers changed since it was drawn." });
  const place = el("div", { class: "wss-viewer-place" });
  kit.root.append(el("div", { class: "wss-bar" }, button, kit.wordsButton(), changed), place);

  function draw() {
    button.setAttribute("aria-busy", "true");
    button.textContent = "Drawing…";
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

  /** The picture; where there is little room its finding stands above it as text, and the picture itself can be moved sideways. */
  function framed(data) {
    const image = el("img", { src: `data:image/png;base64,${data.png}`, alt: data.alt });
    const moves = place.clientWidth < 600 ? { tabindex: "0", role: "group", "aria-label": spec.title } : {};
    return [el("p", { class: "wss-strong wss-finding", "aria-hidden": "true", text: data.finding }), el("div", { class: "wss-picture", ...moves }, image)];
  }

  function picture(data) {
    const seen = data.png ? framed(data) : [el("p", { class: "wss-strong", text: data.finding })];
    return [el("figure", { class: "wss-figure" }, ...seen, el("figcaption", { text: data.caption })),
      data.png && saver("Save this picture", () => png(data.png), `${slug(spec.title)}.png`), table(data.rows, data.finding)].filter(Boolean);
  }

  const png = (base64) => new Blob([Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0))], { type: "image/png" });

  function lines(texts, kind, name) {
    return texts?.length ? el("ul", { class: kind, "aria-label": name }, ...texts.map((text) => el("li", { text }))) : null;
  }

  function card(data) {
    const parts = data.sections.map(([head, questions, found]) => el("section", {},
      el("h4", { text: head }), lines(questions, null), lines(found, "found", "What I found")));
    const node = el("article", { class: "wss-reading-card", "aria-label": data.title },
      el("h3", { text: data.title }), ...parts, el("p", { class: "foot", text: data.foot }));
    return [node, saver("Save my card as a page", () => page(node, data.title), `${slug(data.title)}.html`, "Open it from your downloads to read or print it.")];
  }

  const slug = (title) => title.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");

  /** The card as a page of its own, with its look. Text stays text: elements are copied and written out as XML. */
  function page(node, title) {
    const made = document.implementation.createHTMLDocument(title);
    made.documentElement.lang = "en";
    const charset = made.createElement("meta");
    charset.setAttribute("charset", "utf-8");
    const look = made.createElement("style");
    look.textContent = PAGE_LOOK;
    made.head.prepend(charset);
    made.head.append(look);
    made.body.append(made.importNode(node, true));
    return new Blob(["<!doctype html>\n", new XMLSerializer().serializeToString(made)], { type: "text/html" });
  }

  function saver(words, make, name, then = "") {
    return el("div", { class: "wss-bar" },
      el("button", { class: "wss-button", type: "button", text: words, onclick: () => save(make(), name) }),
      then && el("span", { class: "wss-soft", text: then }));
  }

  function save(blob, name) {
    const link = el("a", { href: URL.createObjectURL(blob), download: name });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
    kit.say(`Saved to your downloads as ${name}`);
  }

  function show(message) {
    if (message.type === "stale") changed.hidden = !place.firstChild;
    if (message.type !== "picture") return;
    button.removeAttribute("aria-busy");
    button.textContent = message.data.sections ? "Make it again" : "Draw it again";
    changed.hidden = true;
    place.replaceChildren(...(message.data.sections ? card(message.data) : picture(message.data)));
    kit.say(message.data.finding ?? message.data.title);
  }

  return kit.on("message", show);
}
