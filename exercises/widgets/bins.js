// Bins: words into bins. Pick a word, then a bin; or use the number keys on a word.
function mount(kit) {
  const { el, spec, root } = kit;
  const items = spec.items;
  const part = items[0].parts[0];
  let picked = null;
  const words = new Map(items.map((item) => [item.id, word(item)]));
  const waiting = el("div", { class: "wss-waiting", role: "group", "aria-label": "Words to sort" });
  const over = el("p", { class: "wss-soft", text: "Every word is in a bin. Pick one to read about it or to move it." });
  const columns = part.options.map(bin);
  const about = aboutPlace(kit);
  const progress = progressLine(kit);
  const keysLine = `Pick a word, then a bin. Keys: 1 to ${part.options.length} on a word.`;
  root.append(heading(kit), progress.line, el("p", { class: "wss-soft wss-keys", text: keysLine }),
    waiting, over, el("div", { class: "wss-columns" }, ...columns.map(({ node }) => node)), about.place, foot(kit));
  root.addEventListener("keydown", keys);
  refresh();

  function bin(option, index) {
    const inside = el("div", { class: "wss-bin-words" });
    const button = el("button", { class: "wss-button", type: "button", "aria-label": `Put it here: ${option.label}`, onclick: () => put(picked, option.slug) },
      el("b", { class: "wss-key", "aria-hidden": "true", text: String(index + 1) }), el("span", { text: "Put it here" }));
    const node = el("div", { class: "wss-bin", role: "group", "aria-label": option.label, "data-slug": option.slug },
      el("h4", { text: option.label }), el("p", { class: "wss-soft", text: option.hint }), inside, button);
    return { option, inside, button, node };
  }

  function word(item) {
    return el("button", { class: "wss-choice wss-word", type: "button", onclick: () => pick(item) });
  }

  function pick(item) {
    picked = picked === item || isGiven(item) ? null : item;
    about.show(item);
    refresh();
    if (picked) kit.say(`${item.text}: choose a bin. ${part.options.map((one, index) => `${index + 1} ${one.label}`).join(", ")}.`);
    else updateAndSay(kit, about.boxes());
  }

  function put(item, slug) {
    if (!item || isGiven(item)) return kit.say(item ? "This word is given." : "First pick a word.");
    const next = items.slice(items.indexOf(item)).concat(items).find((one) => one !== item && choiceOf(kit, one) === null);
    picked = null;
    about.show(item);
    choose(kit, item, part, slug);
    refresh();
    words.get((next ?? item).id).focus();
  }

  function keys(event) {
    const option = part.options[Number(event.key) - 1];
    if (!option || isCommand(event) || isTyping(event)) return;
    const focused = items.find((item) => words.get(item.id) === event.target);
    event.preventDefault();
    put(focused ?? picked, option.slug);
  }

  function face(item) {
    const button = words.get(item.id);
    button.setAttribute("aria-pressed", String(picked === item));
    button.replaceChildren(el("span", { text: item.text }), ...(isGiven(item) ? [el("span", { class: "wss-given", text: "given" })] : verdictSign(kit, item)));
    return button;
  }

  function fill(place, list) {
    const same = list.length === place.children.length && list.every((node, index) => place.children[index] === node);
    if (!same) place.replaceChildren(...list);
  }

  function refresh() {
    progress.update();
    const inside = (slug) => items.filter((item) => choiceOf(kit, item) === slug).map(face);
    fill(waiting, inside(null));
    for (const { option, inside: place, button } of columns) {
      fill(place, inside(option.slug));
      button.disabled = !picked;
    }
    over.hidden = waiting.children.length > 0;
  }

  const stops = [kit.on("change", refresh), kit.on("feedback", () => { refresh(); updateAndSay(kit, about.boxes()); })];
  return () => stops.forEach((stop) => stop());
}
