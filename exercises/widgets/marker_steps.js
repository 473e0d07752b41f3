// Feedback on a block, one step at a time, with the reference laid over its words.

function stepButtons(kit, view, all, go) {
  const button = (label, to) => kit.el("button", {
    class: "wss-button", type: "button", "aria-label": `${label} in block ${view.block.n}`,
    disabled: to < 0 || to >= all.length, onclick: () => go(to),
  }, label);
  const where = kit.el("span", { class: "mk-where" }, `${view.step + 1} of ${all.length}`);
  return kit.el("div", { class: "mk-row" }, button("Previous", view.step - 1), where, button("Next", view.step + 1));
}

function signButtons(kit, view, all, go) {
  const signs = all.map((feedback, i) => kit.el("button", {
    class: "wss-button mk-sign", type: "button", "aria-current": i === view.step ? "step" : "false",
    "aria-label": `${i + 1}: ${feedback.word}, ${feedback.title}`, tabindex: i === view.step ? "0" : "-1", onclick: () => go(i),
  }, feedback.sign));
  const row = kit.el("div", { class: "mk-row mk-signs", role: "group", "aria-label": `Feedback on block ${view.block.n}` }, ...signs);
  roving(row, signs);
  return row;
}

function overlayButton(kit, view, actions) {
  return kit.el("button", {
    class: "wss-button", type: "button", "aria-pressed": String(view.overlaid), "aria-label": `Lay ${kit.reader} over block ${view.block.n}`,
    onclick: () => actions.overlay(view),
  }, `Lay ${kit.reader} over it`);
}

function spokenStep(feedback, number, of) {
  return `${number} of ${of}. ${spokenCard(feedback)}`;
}

/** The feedback of a block, or nothing while the learner has not said that it is done. */
function drawSteps(kit, view, actions) {
  const all = kit.feedback(view.block.id) ?? [];
  view.step = Math.max(0, Math.min(view.step, all.length - 1));
  const held = view.steps?.contains(document.activeElement) ? document.activeElement.getAttribute("aria-label") : null;
  const steps = kit.el("div", { class: "mk-steps", hidden: !all.length });
  if (all.length) {
    const go = (to) => actions.goTo(view, to);
    const parts = [kit.feedbackCard(view.block.id, all[view.step])];
    if (all.length > 1) parts.splice(0, 1, signButtons(kit, view, all, go), parts[0], stepButtons(kit, view, all, go));
    if (view.reference.length) parts.push(overlayButton(kit, view, actions));
    steps.append(...parts);
  }
  if (view.steps) view.steps.replaceWith(steps);
  else view.side.prepend(steps);
  view.steps = steps;
  if (held) keepFocus(steps, held);
}

function keepFocus(steps, label) {
  const buttons = [...steps.querySelectorAll("button:not([disabled])")];
  const same = buttons.find((button) => button.getAttribute("aria-label") === label);
  (same ?? steps.querySelector(".mk-sign[aria-current=step]") ?? steps).focus?.();
}

function litSpans(kit, view) {
  const feedback = (kit.feedback(view.block.id) ?? [])[view.step];
  const spans = (feedback?.spans ?? []).map(([start, end]) => toUnits(kit, view.block, { start, end }));
  const isPart = ({ start, end }) => start < end && end - start < view.block.text.length;
  return spans.filter(isPart).map((span) => ({ layer: "lit", ...span }));
}
