// One line of the learner's own, kept with the answers.
function mount(kit) {
  const { el, spec } = kit;
  const id = `wss-note-${kit.uid()}`;
  const box = el("textarea", { id, rows: spec.rows, maxlength: spec.longest, class: "wss-text", "aria-describedby": `${id}-ask` });
  let [timer, before] = [0, ""];
  const keep = () => {
    clearTimeout(timer);
    const text = box.value.trim();
    if (text !== (kit.get(spec.key)?.text ?? "")) kit.put(spec.key, text ? { text } : null);
  };
  const leave = () => {
    keep();
    if (box.value.trim() !== before) kit.say(box.value.trim() ? "Your line is kept." : "Your line is taken back.");
  };
  const fill = () => {
    if (document.activeElement !== box) box.value = kit.get(spec.key)?.text ?? "";
  };
  box.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(keep, 800); });
  box.addEventListener("focus", () => { before = box.value.trim(); });
  box.addEventListener("blur", leave);
  kit.root.append(
    el("label", { for: id, class: "wss-title", text: spec.title }),
    el("p", { id: `${id}-ask`, class: "wss-soft", text: spec.ask }), box, kit.status());
  fill();
  const stop = kit.on("change", fill);
  return () => { keep(); stop(); };
}
