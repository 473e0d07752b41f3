// Parts that widgets are made of: feedback cards, hints, “show me”, how sure, undo, the saved line.
function createParts(spec, store, events, say) {
  const keyOf = (item, suffix) => `${spec.task}/${item}#${suffix}`;
  const reader = spec.reader ?? "the reference";
  const MINE = spec.argues
    ? { open: "I keep mine, because…", ask: "I keep mine, because…", kept: "You keep yours" }
    : { open: "I read this differently…", ask: "I read this differently, because…", kept: "You read it differently" };

  /** Updates a part for as long as it stands in the page; one taken out is forgotten. */
  function listen(node, name, update) {
    let stood = false;
    const stop = events.on(name, () => {
      stood ||= node.isConnected;
      if (stood && !node.isConnected) stop();
      else update();
    });
    update();
    return node;
  }

  function status() {
    const line = el("p", { class: "wss-status" });
    let told = "";
    return listen(line, "status", () => {
      const now = store.statusLine();
      line.textContent = [now, ...store.state().notices.slice(-2)].join(" ");
      if (now === told || now === "Saving…") return;
      if ([KEPT, UNSAVED].includes(now)) say(now);
      else if ([KEPT, UNSAVED].includes(told)) say("Saved again.");
      told = now;
    });
  }

  /** What is to be said about the text, last, so that it does not stand before the work. */
  const notice = () => (spec.notice ? el("p", { class: "wss-notice", text: spec.notice }) : "");

  function undoButton() {
    return el("button", { class: "wss-button wss-undo", type: "button", "aria-keyshortcuts": "Control+Z", text: "Undo", onclick: () => store.send({ type: "undo" }) });
  }

  const isShown = (item) => store.get(keyOf(item.id, "shown")) === true;
  const show = (item) => { if (!isShown(item)) store.put(keyOf(item.id, "shown"), true); };

  function showMe(item, about = "") {
    const button = el("button", { class: "wss-button", type: "button", onclick: () => show(item) });
    return listen(button, "change", () => {
      button.textContent = isShown(item) ? "Shown" : "Show me";
      if (about) button.setAttribute("aria-label", `${button.textContent}: ${about}`);
      button.setAttribute("aria-disabled", String(isShown(item)));
    });
  }

  /** An item's hints in their order. Fewer than three leave a last step, which shows the reference. */
  function inOrder(item) {
    const hints = item.hints ?? [];
    const steps = hints.length + (hints.length < 3 && item.shows !== false ? 1 : 0);
    const seen = () => Math.min(Number(store.get(keyOf(item.id, "hint"))) || 0, hints.length);
    const over = () => seen() === hints.length && (steps === hints.length || isShown(item));
    return {
      given: () => hints.slice(0, seen()),
      next: () => (seen() < hints.length ? { text: hints[seen()], keep: seen() + 1 } : null),
      label: () => (over() ? null : `Hint ${seen() + 1} of ${steps}`),
      last: () => steps > hints.length && show(item),
    };
  }

  /** Hints, one after the other. What was given is kept; `plan` says what comes next. */
  function hintBox(item, plan = inOrder(item)) {
    const list = el("ol", { class: "wss-hints" });
    const button = el("button", { class: "wss-button", type: "button", onclick: next });
    const box = el("div", { class: "wss-hint-box" }, button, list);

    function next() {
      const hint = plan.next();
      if (!hint) return plan.last?.();
      store.put(keyOf(item.id, "hint"), hint.keep);
      say(`Hint: ${hint.text}`);
    }

    if (!plan.next() && !plan.given().length) return el("span", {});
    return listen(box, "change", () => {
      const label = plan.label();
      list.replaceChildren(...plan.given().map((text) => el("li", { text })));
      button.textContent = label ?? "No more hints";
      if (plan.about) button.setAttribute("aria-label", `${button.textContent}: ${plan.about}`);
      button.setAttribute("aria-disabled", String(label === null));
    });
  }

  const SURE = [["guess", "a guess"], ["fairly", "fairly sure"], ["sure", "sure"]];

  function sure(item) {
    const buttons = SURE.map(([slug, label]) => [slug, el("button", {
      class: "wss-choice", type: "button", role: "radio", text: label, onclick: () => tell(slug),
    })]);
    const told = () => store.get(keyOf(item.id, "sure"));
    const tell = (slug) => { if (told() !== slug) store.put(keyOf(item.id, "sure"), slug); };
    const ask = el("span", {});
    const group = el("div", { class: "wss-sure", role: "radiogroup", "aria-label": "How sure are you? The answer comes when you have said it." },
      ask, ...buttons.map(([, button]) => button));
    roving(group, buttons.map(([, button]) => button));
    return listen(group, "change", () => {
      const chosen = told();
      group.classList.toggle("wss-waits", !chosen);
      ask.textContent = chosen ? "How sure are you?" : "How sure are you? Press one, and the answer comes.";
      for (const [slug, button] of buttons) button.setAttribute("aria-checked", String(slug === chosen));
      retab(buttons.map(([, button]) => button));
    });
  }

  function objection(item) {
    const id = `wss-o-${uid()}`;
    const box = el("textarea", { id, class: "wss-text", rows: "2", maxlength: "500" });
    const place = el("div", { class: "wss-objection", hidden: true, onkeydown: leave },
      el("label", { for: id, text: MINE.ask }), box,
      el("button", { class: "wss-button", type: "button", text: "Keep it", onclick: keep }));
    const button = el("button", { class: "wss-button wss-quiet", type: "button", "aria-expanded": "false", onclick: open });
    const stored = () => store.get(keyOf(item, "objection"));

    function open() {
      place.hidden = !place.hidden;
      button.setAttribute("aria-expanded", String(!place.hidden));
      if (!place.hidden) { box.value ||= stored() ?? ""; box.focus(); }
    }

    /** Escape closes; what was written waits in the box. */
    function leave(event) {
      if (event.key !== "Escape") return;
      open();
      button.focus();
    }

    function keep() {
      const text = box.value.trim();
      store.put(keyOf(item, "objection"), text || null);
      if (text && store.get(keyOf(item, "over"))) store.put(keyOf(item, "over"), null);
      open();
      button.focus();
      say(!text ? "Taken back." : spec.argues ? "Your reason is kept." : "Your reading is kept for your teacher.");
    }

    const bar = spec.argues ? el("div", { class: "wss-bar" }, button, goOver(item)) : button;
    return listen(el("div", {}, bar, place), "change", () => {
      button.textContent = stored() ? `${MINE.kept}: “${stored()}”` : MINE.open;
    });
  }

  /** Between two equal readers a learner may go over to the other; the answer itself stays as it was. */
  function goOver(item) {
    const gone = () => store.get(keyOf(item, "over")) === true;
    const button = el("button", { class: "wss-button wss-choice wss-quiet", type: "button", text: "I go with the reader", onclick: turn });

    function turn() {
      store.put(keyOf(item, "over"), gone() ? null : true);
      say(gone() ? "You go with the reader." : "Taken back.");
    }

    return listen(button, "change", () => button.setAttribute("aria-pressed", String(gone())));
  }

  /** Where nothing is to be argued about: what is only kept, and between two readers what both say. */
  const settled = ({ quiet, verdict }) => quiet || ["kept", "stands", "opened", ...(spec.argues ? ["agrees"] : [])].includes(verdict);

  /** The words that say what a line is about stand out. */
  function withLead(text) {
    const [lead] = text.match(/^(Who says so|What it does not show|Stake):/) ?? [""];
    return lead ? [el("b", { text: lead }), text.slice(lead.length)] : [text];
  }

  /** One piece of feedback: sign and verdict, reasons, other careful readings, a question back, an objection. */
  function feedbackCard(item, data) {
    return el("article", { class: `wss-card wss-${data.verdict}` },
      data.ask ? el("p", { class: "wss-card-ask", text: data.ask }) : "",
      el("h4", {}, el("span", { class: "wss-sign", "aria-hidden": "true", text: data.sign }), ` ${data.word}`,
        data.title ? el("span", { class: "wss-card-title", text: `: ${data.title}` }) : ""),
      ...data.says.map((text) => el("p", {}, ...withLead(text))),
      ...data.other.map((text) => el("p", { class: "wss-other" }, el("b", { text: `${OTHER_READING} ` }), begun(text))),
      data.back ? el("p", { class: "wss-back", text: data.back }) : "",
      settled(data) ? "" : objection(item));
  }

  const keptElsewhere = () => {
    const { work, blank } = store.state();
    const last = shelf.read("work");
    if (!blank || !last || last === work || shelf.read(`left:${last}`)) return null;
    const records = keptRecords(last);
    return Object.keys(records).length ? { work: last, records } : null;
  };

  return {
    status, notice, undoButton, showMe, hintBox, sure, feedbackCard, keptElsewhere,
    reader,
    leaveKept: (work) => shelf.write(`left:${work}`, true),
    key: (item, part) => `${spec.task}/${item}/${part}`,
  };
}

/** A sentence after a full stop begins with a capital; a label may not. */
const begun = (text) => text.charAt(0).toUpperCase() + text.slice(1);

const OTHER_READING = "Another careful reading.";

/** A card as it is said aloud: all that is shown, in the order in which it is shown. */
function spokenCard({ ask, word, title, says, other, back }) {
  const head = title ? `${word}: ${title}` : word;
  const parts = [ask, /[.?!…][”’]?$/.test(head) ? head : `${head}.`, ...says, ...other.map((text) => `${OTHER_READING} ${begun(text)}`), back];
  return parts.filter(Boolean).join(" ");
}

/** One Tab stop for a group: arrow keys move inside it. */
function roving(group, buttons) {
  group.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    const at = buttons.indexOf(document.activeElement);
    if (!step || at < 0) return;
    event.preventDefault();
    event.stopPropagation();
    buttons[(at + step + buttons.length) % buttons.length].focus();
  });
}

/** The chosen button, or the first, is the Tab stop. */
function retab(buttons) {
  const isOn = (button) => ["aria-checked", "aria-pressed"].some((name) => button.getAttribute(name) === "true");
  const chosen = buttons.find(isOn) ?? buttons.find((button) => !button.disabled) ?? buttons[0];
  for (const button of buttons) button.tabIndex = button === chosen ? 0 : -1;
}
