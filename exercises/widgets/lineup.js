// The texts that stand side by side: a list with names to change, and buttons to take one out or to set the kit's own there.
function mount(kit) {
  const { el, spec } = kit;
  const id = `wss-lineup-${kit.uid()}`;
  const list = el("ol", { class: "wss-lineup-list", "aria-label": spec.title });
  const none = el("p", { class: "wss-soft", text: "No text stands here yet." });
  const letter = (place) => String.fromCharCode(65 + place);
  const texts = () => [...(kit.get(spec.key) ?? [])];
  let face = "";

  function takeOut(place) {
    const left = texts();
    const [gone] = left.splice(place, 1);
    kit.put(spec.key, left);
    kit.say(`Taken out: ${gone.name}. Undo brings it back.`);
    const buttons = list.querySelectorAll("button");
    (buttons[Math.min(place, buttons.length - 1)] ?? sets[0] ?? undo).focus();
  }

  function rename(place, box) {
    const all = texts();
    const name = box.value.trim();
    if (!name) box.value = all[place].name;
    if (!name || name === all[place].name) return;
    all[place] = { ...all[place], name };
    kit.put(spec.key, all);
    kit.say(`Text ${letter(place)} is now called ${name}.`);
  }

  function row({ name }, place) {
    const box = el("input", { type: "text", class: "wss-text wss-lineup-name", id: `${id}-${place}`, maxlength: spec.longest,
      onchange: (event) => rename(place, event.target) });
    box.value = name;
    return el("li", {},
      el("label", { for: box.id, class: "wss-lineup-letter", text: letter(place), "aria-label": `Name of text ${letter(place)}` }), box,
      el("button", { class: "wss-button wss-quiet", type: "button", text: "Take out", "aria-label": `Take out ${letter(place)}: ${name}`, onclick: () => takeOut(place) }));
  }

  function setThere({ label, texts: chosen }) {
    return el("button", { class: "wss-button", type: "button", text: label, onclick: () => {
      if (JSON.stringify(texts()) === JSON.stringify(chosen)) return kit.say("They stand here already.");
      const before = texts().length;
      kit.put(spec.key, chosen.map((text) => ({ ...text })));
      kit.say(`${chosen.length} texts stand side by side.${before ? " Undo brings back what stood here before." : ""}`);
    } });
  }

  function draw() {
    const now = JSON.stringify(texts());
    if (now === face) return;
    face = now;
    const held = list.contains(document.activeElement) && document.activeElement.tagName === "INPUT" ? document.activeElement.id : "";
    list.replaceChildren(...texts().map(row));
    if (held) list.querySelector(`#${held}`)?.focus();
    none.hidden = texts().length > 0;
  }

  const sets = spec.ready.map(setThere);
  const undo = kit.undoButton();
  kit.root.append(el("h3", { class: "wss-title", text: spec.title }), el("p", { class: "wss-ask", text: spec.ask }), none, list,
    el("div", { class: "wss-bar" }, ...sets, undo, kit.status()));
  draw();
  return kit.on("change", draw);
}
