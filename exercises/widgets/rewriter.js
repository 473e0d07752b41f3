// Rewrite a headline or sentence: see which loaded words remain, tick the facts it still carries. No grade.
function mount(kit) {
  const { el, spec } = kit;
  const [words, facts] = spec.items;
  const id = `wss-rewrite-${kit.uid()}`;
  const box = el("textarea", { id, rows: "3", maxlength: "400", class: "wss-text wss-serif" });
  const notes = el("div", { class: "wss-feedback" });
  const others = el("div", { class: "wss-others", hidden: true });
  let timer = 0;

  const keep = () => {
    clearTimeout(timer);
    const text = box.value.trim();
    if (text !== (kit.get(spec.keys.text)?.text ?? "")) kit.put(spec.keys.text, text ? { text } : null);
  };
  const ticks = facts.parts[0].options.map((option) => {
    const tick = el("input", { type: "checkbox", id: `${id}-${option.slug}`, value: option.slug, onchange: keepFacts });
    return [tick, el("div", { class: "wss-tick" }, tick, el("label", { for: tick.id, text: option.label }))];
  });
  function keepFacts() {
    kit.put(spec.keys.facts, { choice: ticks.filter(([tick]) => tick.checked).map(([tick]) => tick.value) });
  }
  function fill() {
    if (document.activeElement !== box) box.value = kit.get(spec.keys.text)?.text ?? "";
    const chosen = new Set(kit.get(spec.keys.facts)?.choice ?? []);
    for (const [tick] of ticks) tick.checked = chosen.has(tick.value);
    others.hidden = !spec.others.length || !kit.get(spec.keys.text);
  }
  function showNotes() {
    const told = kit.feedback(words.id);
    const face = JSON.stringify(told);
    if (face === notes.dataset.face) return;
    if (notes.dataset.face && told.length) kit.say(told.map(spokenCard).join(" "));
    notes.dataset.face = face;
    notes.replaceChildren(...told.map((data) => kit.feedbackCard(words.id, data)));
  }
  box.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(keep, 900); });
  box.addEventListener("blur", keep);
  others.append(el("h4", { text: "How others put it" }), ...spec.others.map(({ who, text }) =>
    el("p", {}, el("span", { class: "wss-serif", text }), el("br", {}), el("span", { class: "wss-soft", text: who }))));
  kit.root.append(
    el("h3", { class: "wss-title", text: spec.title }), el("p", { class: "wss-ask", text: spec.ask }),
    el("blockquote", { class: "wss-serif wss-start", text: spec.start }),
    el("label", { for: id, class: "wss-strong", text: "Your version" }), box,
    el("fieldset", { class: "wss-ticks" }, el("legend", { text: facts.parts[0].ask }), ...ticks.map(([, row]) => row)),
    notes, others, el("div", { class: "wss-bar" }, kit.undoButton(), kit.wordsButton(), kit.status()));
  fill();
  showNotes();
  const stops = [kit.on("change", fill), kit.on("feedback", showNotes)];
  return () => { keep(); stops.forEach((stop) => stop()); };
}
