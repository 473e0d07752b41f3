// Bins: words into three bins. Pick a word, then a bin; or use the number keys.
function mount(kit) {
  const { el, spec, root } = kit;
  const items = spec.items;
  const part = items[0].parts[0];
  let picked = null;
  const waiting = el("div", { class: "wss-waiting", role: "group", "aria-label": "Words to sort" });
  const columns = part.options.map((option, index) => bin(option, index));
  const about = el("div", { class: "wss-two" });
  const progress = progressLine(kit, items.filter((item) => !item.given?.[part.id]));
  root.append(heading(kit), progress.line, el("p", { class: "wss-strong", text: part.ask }), waiting,
    el("div", { class: "wss-bins" }, ...columns.map(({ node }) => node)), about, el("div", { class: "wss-bar" }, kit.undoButton()), kit.status());
  root.addEventListener("keydown", (event) => {
    const option = part.options[Number(event.key) - 1];
    if (picked && option && !event.ctrlKey && !event.metaKey && !event.altKey && !event.target.matches("textarea")) put(option.slug);
  });
  draw();

  function bin(option, index) {
    const words = el("div", { class: "wss-bin-words" });
    const button = el("button", { class: "wss-button wss-bin-put", type: "button", onclick: () => put(option.slug) },
      el("b", { class: "wss-key", "aria-hidden": "true", text: String(index + 1) }), el("span", { text: `Put it here: ${option.label}` }));
    const node = el("section", { class: "wss-bin", "aria-label": `${option.label}` }, el("h4", { text: option.label }), el("p", { class: "wss-soft", text: option.hint }), words, button);
    return { option, words, button, node };
  }

  function word(item) {
    const given = item.given?.[part.id];
    return el("button", {
      class: "wss-choice", type: "button", "aria-pressed": String(picked === item), disabled: Boolean(given), "data-id": item.id,
      onclick: () => pick(item),
    }, el("span", { text: item.text }), given ? el("span", { class: "wss-soft", text: "given" }) : "");
  }

  function pick(item) {
    picked = picked === item ? null : item;
    draw();
    root.querySelector(`[data-id="${CSS.escape(item.id)}"]`)?.focus();
    if (picked) kit.say(`${item.text}: choose a bin. ${part.options.map((one, index) => `${index + 1} ${one.label}`).join(", ")}.`);
  }

  function put(slug) {
    if (!picked) return kit.say("First pick a word.");
    const item = picked;
    choose(kit, item, part, slug);
    const next = items.find((one) => choiceOf(kit, one, part) === null);
    root.querySelector(`[data-id="${CSS.escape((next ?? item).id)}"]`)?.focus();
  }

  function draw() {
    waiting.replaceChildren(...items.filter((item) => choiceOf(kit, item, part) === null).map(word));
    for (const { option, words, button } of columns) {
      words.replaceChildren(...items.filter((item) => choiceOf(kit, item, part) === option.slug).map(word));
      button.disabled = !picked;
    }
    if (!waiting.firstChild) waiting.append(el("p", { class: "wss-soft", text: "Every word is in a bin. Pick one to read about it or to move it." }));
    tell();
  }

  function tell() {
    if (!picked) return about.replaceChildren();
    about.replaceChildren(
      el("div", {}, el("p", { class: "wss-strong", text: picked.text }), el("div", { class: "wss-bar" }, kit.hintBox(picked), kit.showMe(picked))),
      el("div", { class: "wss-feedback" }, ...kit.feedback(picked.id).map((data) => kit.feedbackCard(picked.id, data))));
  }

  const stops = [kit.on("change", () => { progress.update(); draw(); }), kit.on("feedback", (ids) => { tell(); sayFeedback(kit, ids); })];
  return () => stops.forEach((stop) => stop());
}
