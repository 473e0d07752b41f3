// The questions of one item: options to choose from, hints, “show me”, feedback.

const isGiven = (item, part = item.parts[0]) => item.given?.[part.id] !== undefined;

const choiceOf = (kit, item, part = item.parts[0]) =>
  isGiven(item, part) ? item.given[part.id] : kit.get(kit.key(item.id, part.id))?.choice ?? null;

const isAnswered = (kit, item) => choiceOf(kit, item) !== null;

/** A further question waits for its condition, and until the answer before it does not differ; between two equal readers it may. */
function isAsked(kit, item, part) {
  if (!part.when) return true;
  const first = kit.feedback(item.id)[0];
  return Boolean(first) && (kit.spec.argues || first.verdict !== "differs") && part.when[1].includes(choiceOf(kit, item, item.parts.find((one) => one.id === part.when[0])));
}

const isTyping = (event) => event.target.matches("textarea, input, select");
const isCommand = (event) => event.ctrlKey || event.metaKey || event.altKey;

/** Puts a choice. What was chosen before is kept with it where its feedback was seen. */
function putChoice(kit, item, part, choice) {
  const key = kit.key(item.id, part.id);
  const old = kit.get(key);
  const seen = old && kit.feedback(item.id).length > 0;
  const before = [...(old?.before ?? []), ...(seen ? [old.choice] : [])].slice(-8);
  const empty = Array.isArray(choice) && choice.length === 0;
  kit.put(key, empty ? null : { choice, ...(before.length ? { before } : {}) });
}

/** One choice of one, as it is pressed. */
function choose(kit, item, part, slug) {
  if (!isGiven(item, part) && choiceOf(kit, item, part) !== slug) putChoice(kit, item, part, slug);
}

function optionButton(kit, item, part, option, number, press) {
  const id = `wss-o-${kit.uid()}`;
  const hint = option.hint ? kit.el("small", { id: `${id}-hint`, text: option.hint }) : null;
  return kit.el("button", {
    class: "wss-choice", type: "button", role: part.several ? "checkbox" : "radio", "data-slug": option.slug,
    "aria-labelledby": id, "aria-describedby": hint && hint.id, "aria-disabled": isGiven(item, part) ? "true" : null,
    onclick: () => press(option.slug),
  }, kit.el("b", { class: "wss-key", "aria-hidden": "true", text: number < 10 ? String(number) : "" }),
  option.sign ? kit.el("span", { class: "wss-option-sign", "aria-hidden": "true", text: option.sign }) : "",
  kit.el("span", { class: "wss-option" }, kit.el("span", { id, text: option.label }), hint));
}

/** Number keys press the button of that number. */
function numberKeys(box, buttons) {
  box.addEventListener("keydown", (event) => {
    const button = buttons[Number(event.key) - 1];
    if (isCommand(event) || isTyping(event) || !button) return;
    event.preventDefault();
    event.stopPropagation();
    button.focus();
    button.click();
  });
}

const LONG_LABEL = 22;
const LONG_TITLE = 16;

/** Short labels stand in a row; long ones, and labels with a hint, in columns or under each other. */
function layoutOf(options) {
  const longest = Math.max(...options.map((option) => Array.from(option.label).length));
  if (!options.some((option) => option.hint)) return longest > LONG_LABEL ? "wss-options-list" : "";
  if (options.length !== 3) return "wss-options-wide";
  return `wss-options-wide ${longest > LONG_TITLE ? "wss-options-lines" : "wss-options-three"}`;
}

/** One question as a group of buttons: arrows move, number keys choose. */
function partGroup(kit, item, part) {
  const waits = part.several && !item.about?.sure;
  let draft = null;
  const now = () => draft ?? choiceOf(kit, item, part);
  const buttons = part.options.map((option, index) => optionButton(kit, item, part, option, index + 1, press));
  const label = `wss-q-${kit.uid()}`;
  const group = kit.el("div", {
    class: `wss-options ${layoutOf(part.options)}`, role: part.several ? "group" : "radiogroup", "aria-labelledby": label,
  }, ...buttons);
  const enough = kit.el("button", { class: "wss-button wss-enough", type: "button", text: "That is my answer", onclick: hand });
  const box = kit.el("div", { class: "wss-part" },
    kit.el("p", { id: label, class: "wss-strong", text: part.ask }, isGiven(item, part) ? kit.el("span", { class: "wss-given", text: "given" }) : ""),
    group, waits ? enough : "");
  if (!part.several) roving(group, buttons);
  numberKeys(box, buttons);

  function press(slug) {
    if (isGiven(item, part)) return;
    if (!part.several) return choose(kit, item, part, slug);
    const chosen = new Set(now() ?? []);
    if (!chosen.delete(slug)) chosen.add(slug);
    const list = part.options.map((one) => one.slug).filter((one) => chosen.has(one));
    if (!waits) return putChoice(kit, item, part, list);
    draft = list;
    update();
  }

  function hand() {
    const list = draft;
    draft = null;
    if (list) putChoice(kit, item, part, list);
  }

  function update() {
    box.hidden = !isAsked(kit, item, part);
    for (const button of buttons) {
      const on = part.several ? (now() ?? []).includes(button.dataset.slug) : now() === button.dataset.slug;
      button.setAttribute("aria-checked", String(on));
    }
    enough.disabled = !draft?.length && !(draft && choiceOf(kit, item, part));
    if (!part.several) retab(buttons);
  }

  update();
  return { box, update, focus: () => (buttons.find((one) => one.tabIndex === 0) ?? buttons[0]).focus() };
}

/** All questions of an item with their help. */
function itemPanel(kit, item, label = "") {
  const groups = item.parts.map((part) => partGroup(kit, item, part));
  const sure = item.about?.sure && !isGiven(item) ? kit.el("div", { class: "wss-part" }, kit.sure(item)) : "";
  const box = kit.el("div", { class: "wss-panel", role: label ? "group" : null, "aria-label": label || null },
    ...groups.map((group) => group.box), sure, helpBar(kit, item));
  const update = () => {
    groups.forEach((group) => group.update());
    if (!sure || sure.hidden === !isAnswered(kit, item)) return;
    sure.hidden = !sure.hidden;
    if (!sure.hidden && box.contains(document.activeElement)) kit.say("Now say how sure you are: press Tab.");
  };
  update();
  return { box, update, focus: () => groups[0]?.focus() };
}

function helpBar(kit, item) {
  if (isGiven(item) || (!item.hints?.length && item.shows === false)) return "";
  return kit.el("div", { class: "wss-help" }, kit.hintBox(item), item.shows === false ? "" : kit.showMe(item));
}

/** The feedback of one item. `update()` replaces only cards that changed, and gives those. */
function feedbackBox(kit, item) {
  const box = kit.el("div", { class: "wss-feedback" });
  let cards = [];
  const update = () => {
    const list = kit.feedback(item.id);
    const fresh = [];
    cards.splice(list.length).forEach((card) => card.node.remove());
    list.forEach((data, index) => {
      const face = JSON.stringify(data);
      if (cards[index]?.face === face) return;
      const node = kit.feedbackCard(item.id, data);
      if (cards[index]) cards[index].node.replaceWith(node);
      else box.append(node);
      cards[index] = { face, node };
      fresh.push(data);
    });
    return fresh;
  };
  update();
  return { box, update, item };
}

/** Says the feedback that is new in these boxes. */
function updateAndSay(kit, boxes) {
  const fresh = boxes.flatMap((box) => box.update());
  if (fresh.length) kit.say(fresh.map(spokenCard).join(" "));
}

/** The sign of what was fed back, with its words for who cannot see it. */
function verdictSign(kit, item) {
  const first = kit.feedback(item.id)[0];
  if (!first) return [];
  return [kit.el("span", { class: "wss-verdict", "aria-hidden": "true", text: first.sign }), kit.el("span", { class: "wss-hidden", text: `, ${first.word}` })];
}

/** What is told about one picked place, beside or under the rest: built again only where the place changes. */
function aboutPlace(kit) {
  const place = kit.el("div", { class: "wss-about" });
  let shown = null;
  const show = (item) => {
    if (shown?.item === item) return;
    shown = item && feedbackBox(kit, item);
    place.replaceChildren(...(item ? [kit.el("div", { class: "wss-about-head" },
      kit.el("p", { class: "wss-strong", text: item.text }), helpBar(kit, item)), shown.box] : []));
  };
  return { place, show, boxes: () => (shown ? [shown] : []) };
}

function heading(kit) {
  const { spec, el } = kit;
  return el("header", { class: "wss-head" }, el("h3", { text: spec.title }), el("p", { class: "wss-ask", text: spec.ask }));
}

const foot = (kit, ...more) => kit.el("div", { class: "wss-foot" }, kit.undoButton(), kit.wordsButton(), ...more, kit.status(), kit.notice());

/** How far: places answered, those that are given left out. */
function progressLine(kit) {
  const items = kit.spec.items.filter((item) => !isGiven(item));
  const line = kit.el("p", { class: "wss-soft wss-progress" });
  let before = items.length;
  const update = () => {
    const done = items.filter((item) => isAnswered(kit, item)).length;
    line.textContent = done === items.length ? `All ${items.length} answered` : `${done} of ${items.length} answered`;
    if (done === items.length && before < done && done > 1) kit.say(`${line.textContent}.`);
    before = done;
  };
  update();
  return { line, update };
}
