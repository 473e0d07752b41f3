// Bringer: paste a text, give a file or an address; look the blocks over; hand them on.
const FILES = ".html,.htm,.txt,.md,.docx,.pdf";
const BUSY_AFTER = 1000;
const NO_ANSWER_AFTER = 45000;
const KEEP_AFTER = 600;
const NO_ANSWER = "No answer came yet. What you pasted stays in the box. If none comes, open the Run menu and press Run All Cells.";
const NOT_KEPT = "This text is too long for this browser to keep. Take it before you close the page.";
const AFTER = {
  leave: "Left out.", back: "Taken in again.", join: "Joined.", split: "Split.", undo: "Undone.", nothing: "There is nothing to undo.", more: "More blocks are shown.",
};

function mount(kit) {
  const { el, spec, root } = kit;
  const id = `wss-bring-${kit.uid()}`;
  const kept = `bring:${spec.title}`;
  const mega = `${Math.round(spec.most / 1e6)} MB`;
  let [timer, slow, silent, reading] = [0, 0, 0, false];

  const box = el("textarea", { id, class: "wss-text wss-paste", rows: "8", "aria-describedby": `${id}-own`, spellcheck: "false", oninput: keepSoon });
  const warned = el("p", { class: "wss-soft", hidden: true, text: NOT_KEPT });
  const file = el("input", { id: `${id}-file`, type: "file", accept: FILES, onchange: () => file.files[0] && give(file.files[0]) });
  const url = el("input", { id: `${id}-url`, class: "wss-text", type: "text", inputmode: "url", autocomplete: "off", spellcheck: "false", placeholder: "www.…", onkeydown: onEnter });
  const busy = el("p", { class: "wss-busy", hidden: true }, el("progress", { "aria-hidden": "true" }), el("span", {}));
  const trouble = el("p", { class: "wss-card wss-trouble", hidden: true });
  const earlier = el("div", {});
  const soFar = el("p", { class: "wss-strong", hidden: true });
  const head = el("h4", { tabindex: "-1" });
  const notes = el("ul", { class: "wss-brought-notes" });
  const title = el("input", { id: `${id}-title`, class: "wss-text", type: "text", maxlength: "300", onchange: () => kit.send({ type: "call", title: title.value }) });
  const blocks = blockList(kit, (act, n) => kit.send({ type: act, n }));
  const more = button("Show more blocks", () => kit.send({ type: "more" }));
  const told = el("div", { class: "wss-feedback" });
  const preview = el("div", { class: "wss-preview", hidden: true }, head, notes,
    el("label", { for: title.id, class: "wss-strong", text: "Title" }), title,
    el("div", { class: "wss-bar" }, button(spec.button, use, "wss-use"), kit.undoButton()), told,
    el("p", { class: "wss-soft wss-own", text: "Look the blocks over, and mend them if you like. Keys in the list: arrows move, x leaves a block out or takes it in, j joins it with the next, s splits it." }),
    blocks.list, el("div", { class: "wss-bar" }, more));

  root.append(
    el("h3", { class: "wss-title", text: spec.title }), el("p", { class: "wss-ask", text: spec.ask }), earlier, soFar,
    el("label", { for: id, class: "wss-strong", text: "Paste the text here" }), box, warned,
    el("p", { id: `${id}-own`, class: "wss-soft wss-own", text: "What you bring is yours. It goes to the computer that runs this notebook, and to nobody else." }),
    el("div", { class: "wss-bar" }, button("Take this text", paste)),
    el("div", { class: "wss-ways" },
      el("div", {}, el("label", { for: file.id, class: "wss-strong", text: "Or a saved file" }), file,
        el("p", { class: "wss-soft", text: `.html, .txt, .md, .docx or .pdf, up to ${mega}` })),
      el("div", {}, el("label", { for: url.id, class: "wss-strong", text: "Or a web address" }), url, button("Get this page", fetchPage))),
    busy, trouble, preview, kit.status());
  root.addEventListener("dragover", (event) => { if (hasFile(event)) event.preventDefault(); });
  root.addEventListener("drop", dropped);
  restore();
  const stop = kit.on("message", receive);
  kit.send({ type: "look" });
  let settled = () => {};
  if (spec.first) requestAnimationFrame(() => { settled = comeBack(root); });

  function button(text, onclick, kind = "") {
    return el("button", { class: `wss-button ${kind}`, type: "button", text, onclick });
  }

  // Three ways in.

  function paste() {
    if (!box.value.trim()) return tell("The box is empty. Paste a text in it first.", box);
    if (new Blob([box.value]).size > spec.most) return tell(`This text is larger than ${mega}. Bring one article at a time.`, box);
    keep();
    ask({ type: "paste", text: box.value }, "Reading…");
  }

  function give(one) {
    if (one.size > spec.most) return tell(`“${one.name}” has ${Math.ceil(one.size / 1e6)} MB. Up to ${mega} can be given; copy its text and paste it.`, file);
    wait(`Reading “${one.name}”…`);
    one.arrayBuffer().then((bytes) => kit.send({ type: "file", name: one.name }, [bytes]),
      () => tell(`“${one.name}” could not be read. Give it once more.`, file));
  }

  function fetchPage() {
    if (!url.value.trim()) return tell("Type or paste an address first.", url);
    ask({ type: "address", url: url.value.trim() }, "Getting the page…");
  }

  function onEnter(event) {
    if (event.key === "Enter") fetchPage();
  }

  const hasFile = (event) => [...(event.dataTransfer?.types ?? [])].includes("Files");

  function dropped(event) {
    if (!hasFile(event)) return;
    event.preventDefault();
    if (event.dataTransfer.files[0]) give(event.dataTransfer.files[0]);
  }

  // Waiting and what comes back.

  function ask(message, words) {
    wait(words);
    kit.send(message);
  }

  function wait(words) {
    trouble.hidden = true;
    told.replaceChildren();
    settle();
    reading = true;
    slow = setTimeout(() => { busy.hidden = false; busy.lastChild.textContent = words; kit.say(words); }, BUSY_AFTER);
    silent = setTimeout(() => tell(NO_ANSWER), NO_ANSWER_AFTER);
  }

  function settle() {
    clearTimeout(slow);
    clearTimeout(silent);
    reading = false;
    busy.hidden = true;
  }

  function tell(text, place) {
    settle();
    trouble.hidden = false;
    trouble.textContent = text;
    kit.say(text);
    place?.focus();
  }

  function receive(message) {
    if (message.type === "trouble") return tell(message.text);
    if (message.type === "told") return taken(message);
    if (message.type !== "preview") return;
    const brought = ["paste", "file", "address"].includes(message.after);
    if (brought) settle();
    trouble.hidden = true;
    list(message.taken);
    show(message.preview, brought);
    if (brought) begin(message.preview);
    else if (AFTER[message.after]) kit.say(`${AFTER[message.after]} ${message.preview?.counted ?? ""}`);
  }

  /** A new text brings its own title; else what somebody is typing stays. */
  function show(data, brought) {
    preview.hidden = !data;
    if (!data) return;
    head.textContent = `Found: ${data.counted}`;
    notes.replaceChildren(...data.notes.map((text) => el("li", { text })));
    if (brought || document.activeElement !== title) title.value = data.title;
    blocks.update(data.blocks, data.of);
    more.hidden = data.blocks.length >= data.of;
  }

  function begin(data) {
    head.focus();
    kit.say([`${head.textContent}.`, ...data.notes].join(" "));
  }

  function use() {
    if (reading) return kit.say("Still reading. Press it again when the text stands here.");
    ask({ type: "use", title: title.value }, "One moment…");
  }

  function taken(message) {
    settle();
    trouble.hidden = true;
    clearTimeout(timer);
    shelf.drop(kept);
    file.value = "";
    told.replaceChildren(kit.feedbackCard("brought", message.card));
    kit.say(spokenCard(message.card));
    if (!spec.several) return;
    trouble.after(told);
    box.value = "";
    url.value = "";
    box.focus();
  }

  /** Where several texts are asked for: those that were taken. */
  function list(titles) {
    soFar.hidden = !spec.several || !titles.length;
    const line = `Taken so far, ${titles.length}: ${titles.join(" · ")}`;
    if (!soFar.hidden && soFar.textContent && soFar.textContent !== line) kit.say(line);
    soFar.textContent = line;
  }

  // What was typed is kept in this browser until it is taken.

  function keepSoon() {
    clearTimeout(timer);
    timer = setTimeout(keep, KEEP_AFTER);
  }

  function keep() {
    clearTimeout(timer);
    if (!box.value) { shelf.drop(kept); warned.hidden = true; return; }
    const fits = shelf.write(kept, { work: kit.state().work, text: box.value });
    if (!fits && warned.hidden) kit.say(NOT_KEPT);
    warned.hidden = fits;
  }

  /** What was typed here comes back by itself; what another work left in this browser only when asked for. */
  function restore() {
    const found = shelf.read(kept);
    if (typeof found?.text !== "string") return;
    if (found.work === kit.state().work) { box.value = found.text; return; }
    const line = el("div", { class: "wss-bar" }, el("span", { text: "A text that was pasted here before is still in this browser." }),
      button("Show it", () => { box.value = found.text; line.remove(); box.focus(); }),
      button("Throw it away", () => { shelf.drop(kept); line.remove(); box.focus(); }));
    earlier.append(line);
  }

  return () => { if (timer) keep(); settle(); settled(); stop(); };
}
