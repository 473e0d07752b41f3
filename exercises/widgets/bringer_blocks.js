// The blocks that were found, each to leave out, join or split: one Tab stop, arrows move in it.
const BLOCK_ACTS = [["leave", "Leave out", "x"], ["join", "Join with next", "j"], ["split", "Split", "s"]];

/** The list of blocks. `send(act, n)` is called for a step; `update(blocks, of)` shows what is there now. */
function blockList(kit, send) {
  const { el } = kit;
  const list = el("ol", { class: "wss-brought", "aria-label": "Blocks" });
  let rows = [];
  list.addEventListener("keydown", keys);

  function row(block, last) {
    const buttons = BLOCK_ACTS.map(([act, label]) => button(block, act, label, last));
    const said = block.out ? el("span", { class: "wss-hidden", text: "Left out: " }) : "";
    const bar = el("div", { class: "wss-bar", role: "group", "aria-label": `Block ${block.n}` },
      el("span", { class: "wss-soft", text: `${block.words} ${block.words === 1 ? "word" : "words"}` }), ...buttons);
    const node = el("li", { class: block.out ? "wss-out" : null, value: block.n },
      el("div", { class: "wss-row" }, el("p", { class: "wss-serif" }, said, block.text), bar));
    return { node, buttons, block };
  }

  function button(block, act, label, last) {
    const cannot = (act === "join" && (last || block.out)) || (act === "split" && (block.one || block.out));
    const name = act === "leave" && block.out ? "Take in" : label;
    return el("button", {
      class: "wss-button wss-quiet", type: "button", tabindex: "-1", "data-act": act, "data-fast": true, text: name,
      "aria-label": `${name}: block ${block.n}`, "aria-disabled": cannot ? "true" : null,
      onclick: () => (cannot ? kit.say(`${name} is not possible here.`) : press(block, act)),
    });
  }

  const press = (block, act) => send(act === "leave" && block.out ? "back" : act, block.n);

  /** Up and down to the same button of the next block, left and right along the buttons; letters press. */
  function keys(event) {
    const at = rows.findIndex(({ node }) => node.contains(event.target));
    if (at < 0 || isCommandKey(event)) return;
    const along = rows[at].buttons.indexOf(event.target);
    const step = { ArrowDown: [1, 0], ArrowUp: [-1, 0], ArrowRight: [0, 1], ArrowLeft: [0, -1], Home: [-at, 0], End: [rows.length - 1 - at, 0] }[event.key];
    const letter = BLOCK_ACTS.findIndex(([, , key]) => key === event.key);
    if (!step && letter < 0) return;
    event.preventDefault();
    if (step) return land(at + step[0], along + step[1]);
    rows[at].buttons[letter].click();
  }

  function land(at, along) {
    const button = rows[at]?.buttons[along];
    if (!button) return;
    stopAt(button);
    button.focus();
  }

  function stopAt(button) {
    for (const one of rows.flatMap(({ buttons }) => buttons)) one.tabIndex = one === button ? 0 : -1;
  }

  /** Shows the blocks; the focus stays at the block and button where it was. */
  function update(blocks, of) {
    const at = rows.findIndex(({ node }) => node.contains(document.activeElement));
    const along = at < 0 ? 0 : rows[at].buttons.indexOf(document.activeElement);
    rows = blocks.map((block) => row(block, block.n === of));
    list.replaceChildren(...rows.map(({ node }) => node));
    if (rows.length) stopAt(rows[0].buttons[0]);
    if (at >= 0 && rows.length) land(Math.min(at, rows.length - 1), along);
  }

  return { list, update };
}

const isCommandKey = (event) => event.ctrlKey || event.metaKey || event.altKey;
