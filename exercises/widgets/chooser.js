// Chooser: questions with a reason for every option.
function mount(kit) {
  const { el, spec, root } = kit;
  const shown = spec.items.map((item) => ({ item, panel: itemPanel(kit, item), feedback: feedbackBox(kit, item) }));
  const progress = progressLine(kit, spec.items);
  const questions = shown.map(({ item, panel, feedback }, index) => {
    const head = el("div", { class: "wss-question" },
      el("span", { class: "wss-soft", text: `${index + 1} of ${spec.items.length}${item.label ? ` · ${item.label}` : ""}` }),
      item.text ? el("p", { class: item.span ? "wss-serif" : "wss-strong", text: item.text }) : "");
    return el("div", { class: "wss-two" }, el("div", {}, head, panel.box), feedback.box);
  });
  root.append(heading(kit), progress.line, ...questions, el("div", { class: "wss-bar" }, kit.undoButton()), kit.status());

  const stops = [
    kit.on("change", () => { progress.update(); shown.forEach(({ panel }) => panel.update()); }),
    kit.on("feedback", (ids) => { shown.forEach(({ item, panel, feedback }) => { if (ids.includes(item.id)) { feedback.update(); panel.update(); } }); sayFeedback(kit, ids); }),
  ];
  return () => stops.forEach((stop) => stop());
}
