// Projector: one question at a time in large letters; hands are counted, the reference waits until asked for.
const MOST_HANDS = 999;
const LONG = 150;

function mount(kit) {
  const { el, spec, root } = kit;
  const items = spec.items;
  let at = 0;
  let rows = [];
  const keyOf = (item) => `${spec.task}/${item.id}#hands`;
  const place = el("div", { class: "wss-screen" });
  const cards = el("div", { class: "wss-screen-cards", tabindex: "-1" });
  const count = el("p", { class: "wss-soft wss-progress" });
  const back = button("← Back", () => turn(-1));
  const next = button("Next →", () => turn(1));
  const reveal = button(`Show ${kit.reader}`, ask);
  const full = button("Full screen", toggleFull);
  root.append(heading(kit), el("div", { class: "wss-wall" }, place, cards), el("div", { class: "wss-bar" }, back, next, reveal, full, count),
    el("p", { class: "wss-soft wss-keys", text: `Keys, also while you count: Enter next answer, n next question, p back, r shows or hides ${kit.reader}, f full screen.` }), foot(kit));
  root.addEventListener("keydown", keys);
  document.addEventListener("fullscreenchange", named);
  draw();

  function button(text, onclick) {
    return el("button", { class: "wss-button", type: "button", text, onclick });
  }

  function draw() {
    const item = items[at];
    const part = item.parts[0];
    const [before, after] = spec.around[item.id] ?? ["", ""];
    rows = part.options.map((option, index) => row(item, option, index));
    place.replaceChildren(
      item.label ? el("p", { class: "wss-soft", text: item.label }) : "",
      item.text ? el("p", { class: `wss-screen-text${item.span ? " wss-serif" : ""}${`${before}${item.text}${after}`.length > LONG ? " wss-long" : ""}`, tabindex: "-1" },
        before ? el("span", { class: "wss-pale", text: before }) : "", el("span", { class: "wss-screen-words", text: item.text }),
        after ? el("span", { class: "wss-pale", text: after }) : "") : "",
      el("p", { class: "wss-screen-ask", text: part.ask.trim() }),
      el("div", { class: "wss-screen-rows", role: "group", "aria-label": `Hands: ${part.ask.trim() || item.text}` }, ...rows.map(({ node }) => node)));
    hide();
    back.disabled = at === 0;
    next.disabled = at === items.length - 1;
    refresh();
  }

  function row(item, option, index) {
    const id = `wss-h-${kit.uid()}`;
    const input = el("input", { id, class: "wss-hands", type: "number", min: "0", max: String(MOST_HANDS), step: "1", inputmode: "numeric", onchange: keep });
    input.addEventListener("keydown", (event) => {
      if (event.key !== "Enter") return;
      event.preventDefault();
      keep();
      (rows[index + 1]?.input ?? reveal).focus();
    });
    const bar = el("span", { class: "wss-hands-bar", "aria-hidden": "true" });
    const told = el("span", { class: "wss-told", text: kit.reader, hidden: true });
    const node = el("div", { class: "wss-screen-row", "data-slug": option.slug },
      el("label", { for: id }, option.sign ? el("span", { class: "wss-option-sign", "aria-hidden": "true", text: option.sign }) : "", el("span", {}, option.label, el("span", { class: "wss-hidden", text: ": hands" }), told)), input, el("span", { class: "wss-hands-way" }, bar));
    return { node, input, bar, told, slug: option.slug };
  }

  /** Every number that is there, as it stands; empty means not counted. */
  function keep() {
    const hands = {};
    for (const { input, slug } of rows) {
      const number = Math.round(Number(input.value));
      if (input.value !== "" && Number.isFinite(number)) hands[slug] = Math.min(MOST_HANDS, Math.max(0, number));
    }
    kit.put(keyOf(items[at]), Object.keys(hands).length ? hands : null);
  }

  function refresh() {
    const hands = kit.get(keyOf(items[at])) ?? {};
    const most = Math.max(1, ...Object.values(hands));
    for (const { input, bar, slug } of rows) {
      const known = hands[slug] ?? "";
      if (input !== document.activeElement && input.value !== String(known)) input.value = String(known); // never what is being typed
      bar.style.width = `${(100 * (hands[slug] ?? 0)) / most}%`;
    }
    const all = Object.values(hands).reduce((sum, one) => sum + one, 0);
    count.textContent = `Question ${at + 1} of ${items.length}${all ? ` · ${all} ${all === 1 ? "hand" : "hands"}` : ""}`;
  }

  function turn(by) {
    if (!items[at + by]) return kit.say(by > 0 ? "This was the last question." : "This is the first question.");
    at += by;
    draw();
    (place.querySelector(".wss-screen-text") ?? rows[0].input).focus();
    kit.say(`${at + 1} of ${items.length}: ${items[at].text}`);
  }

  function ask() {
    if (cards.firstChild) return hide();
    kit.send({ type: "reveal", item: items[at].id });
    kit.say(`Asked for ${kit.reader}.`);
  }

  function hide() {
    cards.replaceChildren();
    root.classList.remove("wss-open");
    for (const { node, told } of rows) { node.classList.remove("wss-fits"); told.hidden = true; }
    reveal.textContent = `Show ${kit.reader}`;
    reveal.setAttribute("aria-expanded", "false");
  }

  function revealed(message) {
    if (message.type !== "revealed" || message.item !== items[at].id) return;
    cards.replaceChildren(...message.cards.map((data) => kit.feedbackCard(message.item, { ...data, quiet: true })));
    root.classList.add("wss-open");
    for (const { node, told, slug } of rows) if (message.fits.includes(slug)) { node.classList.add("wss-fits"); told.hidden = false; }
    reveal.textContent = `Hide ${kit.reader}`;
    reveal.setAttribute("aria-expanded", "true");
    cards.focus();
    kit.say(message.cards.map(spokenCard).join(" "));
  }

  function toggleFull() {
    if (document.fullscreenElement === root) return document.exitFullscreen();
    root.requestFullscreen?.().catch(() => kit.say("This browser does not allow full screen here."));
  }

  function named() {
    full.textContent = document.fullscreenElement === root ? "Leave full screen" : "Full screen";
  }

  function keys(event) {
    const counting = event.target.matches(".wss-hands");
    if (isCommand(event) || (isTyping(event) && !counting)) return;
    const act = { n: () => turn(1), p: () => turn(-1), r: ask, f: toggleFull }[event.key];
    if (!act) return;
    event.preventDefault();
    if (counting) keep();
    act();
  }

  const stops = [kit.on("change", refresh), kit.on("message", revealed), () => document.removeEventListener("fullscreenchange", named)];
  return () => stops.forEach((stop) => stop());
}
