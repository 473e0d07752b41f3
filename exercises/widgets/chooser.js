// Chooser: questions with a reason for every option.
function mount(kit) {
  const { el, spec, root } = kit;
  const shown = spec.items.map((item, index) => question(item, index));
  const progress = progressLine(kit);
  root.append(heading(kit), spec.texts?.length ? el("div", { class: "wss-texts" }, ...spec.texts.map(reading)) : "", spec.items.length > 1 ? progress.line : "", ...shown.map(({ node }) => node), foot(kit));
  root.addEventListener("keydown", keys);

  /** A text that the questions are about, under a line that says whose it is. */
  function reading({ who, text }) {
    return el("div", { class: "wss-reading", role: "group", "aria-label": who },
      el("p", { class: "wss-place", text: who }), el("p", { class: "wss-serif", text }));
  }

  function question(item, index) {
    const place = [spec.items.length > 1 ? `${index + 1} of ${spec.items.length}` : "", item.label].filter(Boolean).join(" · ");
    const known = index > 0 && optionsOf(item) === optionsOf(spec.items[index - 1]);
    const panel = itemPanel(kit, item, [place, item.text].filter(Boolean).join(": "));
    const feedback = feedbackBox(kit, item);
    const head = el("div", { class: "wss-question" }, place ? el("p", { class: "wss-soft wss-place", text: place }) : "",
      item.text ? el("p", { class: item.span ? "wss-serif" : "wss-strong", text: item.text }) : "");
    return { panel, feedback, node: el("div", { class: `wss-two wss-one-question${known ? " wss-compact" : ""}` }, el("div", {}, head, panel.box), feedback.box) };
  }

  /** The same options as in the question above need not be explained again. */
  function optionsOf(item) {
    return JSON.stringify(item.parts.map((part) => part.options));
  }

  /** n and p: the next question, the one before. */
  function keys(event) {
    const step = { n: 1, p: -1 }[event.key];
    const at = shown.findIndex(({ node }) => node.contains(event.target));
    if (!step || isCommand(event) || isTyping(event)) return;
    shown[at + step]?.panel.focus();
  }

  const stops = [
    kit.on("change", () => { progress.update(); shown.forEach(({ panel }) => panel.update()); }),
    kit.on("feedback", () => {
      shown.forEach(({ panel }) => panel.update());
      updateAndSay(kit, shown.map(({ feedback }) => feedback));
    }),
  ];
  return () => stops.forEach((stop) => stop());
}
