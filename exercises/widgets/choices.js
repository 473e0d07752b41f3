// The questions of one item: options to choose from, hints, “show me”, feedback.

/** Puts a choice, keeping what was chosen before feedback was seen. */
function putChoice(kit, item, part, choice) {
  const key = kit.key(item.id, part.id);
  const old = kit.get(key);
  const before = [...(old?.before ?? []), ...(old ? [old.choice] : [])].slice(-8);
  const empty = Array.isArray(choice) && choice.length === 0;
  kit.put(key, empty ? null : { choice, ...(before.length ? { before } : {}) });
}

const choiceOf = (kit, item, part) => kit.get(kit.key(item.id, part.id))?.choice ?? item.given?.[part.id] ?? null;

/** A further question waits for its condition, and until the answer before it does not differ. */
function isAsked(kit, item, part) {
  if (!part.when) return true;
  const first = kit.feedback(item.id)[0];
  return Boolean(first) && first.verdict !== "differs" && part.when[1].includes(choiceOf(kit, item, item.parts.find((one) => one.id === part.when[0])));
}

function optionButton(kit, item, part, option, number) {
  const role = part.several ? "checkbox" : "radio";
  return kit.el("button", {
    class: "wss-choice", type: "button", role, "data-slug": option.slug, title: option.hint || null,
    onclick: () => choose(kit, item, part, option.slug),
  }, number ? kit.el("b", { class: "wss-key", "aria-hidden": "true", text: String(number) }) : "",
  option.sign ? kit.el("span", { "aria-hidden": "true", text: option.sign }) : "", kit.el("span", { text: option.label }));
}

function choose(kit, item, part, slug) {
  const now = choiceOf(kit, item, part);
  if (!part.several) {
    if (now !== slug) putChoice(kit, item, part, slug);
    return;
  }
  const chosen = new Set(now ?? []);
  if (!chosen.delete(slug)) chosen.add(slug);
  putChoice(kit, item, part, part.options.map((one) => one.slug).filter((one) => chosen.has(one)));
}

/** One question as a group of buttons: arrows move, number keys choose. */
function partGroup(kit, item, part) {
  const buttons = part.options.map((option, index) => optionButton(kit, item, part, option, index < 9 ? index + 1 : 0));
  const label = `wss-q-${kit.uid()}`;
  const group = kit.el("div", { class: "wss-options", role: part.several ? "group" : "radiogroup", "aria-labelledby": label }, ...buttons);
  const box = kit.el("div", { class: "wss-part" }, kit.el("p", { id: label, class: "wss-strong", text: part.ask }), group);
  roving(group, buttons);
  group.addEventListener("keydown", (event) => {
    const button = buttons[Number(event.key) - 1];
    if (event.ctrlKey || event.metaKey || event.altKey || !button) return;
    event.preventDefault();
    button.focus();
    button.click();
  });
  const update = () => {
    box.hidden = !isAsked(kit, item, part);
    const now = choiceOf(kit, item, part);
    for (const button of buttons) {
      const on = Array.isArray(now) ? now.includes(button.dataset.slug) : now === button.dataset.slug;
      button.setAttribute("aria-checked", String(on));
    }
    if (part.several) for (const button of buttons) button.tabIndex = 0;
    else retab(buttons);
  };
  update();
  return { box, update, focus: () => (buttons.find((one) => one.tabIndex === 0) ?? buttons[0]).focus() };
}

/** All questions of an item with their help. `update()` after answers changed. */
function itemPanel(kit, item) {
  const groups = item.parts.map((part) => partGroup(kit, item, part));
  const sure = item.about?.sure ? kit.sure(item) : "";
  const help = kit.el("div", { class: "wss-bar wss-help" }, kit.hintBox(item), item.hints?.length ? kit.showMe(item) : "");
  const box = kit.el("div", { class: "wss-panel" }, ...groups.map(({ box }) => box), sure, help);
  const update = () => groups.forEach((group) => group.update());
  return { box, update, focus: () => groups[0]?.focus() };
}

/** The feedback of one item, replaced when it comes. */
function feedbackBox(kit, item) {
  const box = kit.el("div", { class: "wss-feedback" });
  const update = () => box.replaceChildren(...kit.feedback(item.id).map((data) => kit.feedbackCard(item.id, data)));
  update();
  return { box, update };
}

const isAnswered = (kit, item) => kit.get(kit.key(item.id, item.parts[0].id)) !== null;

function heading(kit) {
  const { spec, el } = kit;
  return el("header", {}, el("h3", { text: spec.title }), el("p", { class: "wss-ask", text: spec.ask }),
    spec.notice ? el("p", { class: "wss-notice", text: spec.notice }) : "");
}

/** How far: said in words, and drawn as a row of small signs that lead to each place. */
function progressLine(kit, items, go) {
  const line = kit.el("p", { class: "wss-soft wss-progress" });
  const update = () => {
    const done = items.filter((item) => isAnswered(kit, item)).length;
    line.textContent = done === items.length ? `All ${items.length} answered` : `${done} of ${items.length} answered`;
  };
  update();
  return { line, update };
}

/** Speaks the first line of new feedback, once. */
function sayFeedback(kit, ids) {
  const first = ids.map((id) => kit.feedback(id)).find((list) => list.length)?.at(-1);
  if (first) kit.say(`${first.word}${first.title ? `: ${first.title}` : ""}. ${first.says[0] ?? ""}`);
}
