// The Marker: words of the text are marked as one of several kinds, block by block.

function markFrom(kit, marking, key, value) {
  const kind = marking.kinds.find((one) => one.slug === value?.kind);
  const view = kind && marking.order.findLast(({ block }) => block.start <= value.start);
  const span = view && toUnits(kit, view.block, value);
  if (!span || span.start >= span.end) return null;
  return { view, mark: { layer: "mark", id: key.split("/m-").at(-1), ...span, ...kindFace(kind) } };
}

const kindFace = ({ slug, label, line }) => ({ kind: slug, label, line });

/** Puts every mark that is kept into its block; gives the blocks. */
function readMarks(kit, marking) {
  for (const view of marking.order) {
    view.marks = [];
    view.done = kit.get(`${kit.spec.task}/${view.block.id}#done`);
  }
  for (const key of kit.keys(`${kit.spec.task}/m-`)) {
    const found = markFrom(kit, marking, key, kit.get(key));
    if (found) found.view.marks.push(found.mark);
  }
  for (const view of marking.order) view.marks = inLanes(view.marks);
}

function readReference(kit, marking) {
  for (const view of marking.order) {
    view.reference = (kit.spec.reference[view.block.id] ?? []).map((mark) => ({
      layer: "reference", ...toUnits(kit, view.block, mark), ...kindFace(marking.kinds.find((one) => one.slug === mark.kind)),
    }));
  }
}

function layersOf(marking, view) {
  const layers = [...view.marks];
  const judged = view.steps && !view.steps.hidden;
  if (judged && view.overlaid) layers.push(...view.reference);
  if (judged) layers.push(...litSpans(marking.kit, view));
  if (marking.here !== view) return layers;
  const chosen = marking.chosen;
  if (chosen) layers.push({ layer: "chosen", start: chosen[0], end: chosen[1] });
  const [start, end] = view.words[marking.cursor.word];
  return [...layers, { layer: "cursor", start, end }];
}

function drawBlock(kit, marking, view) {
  drawText(kit, view.paragraph, view.block.text, layersOf(marking, view), () => {
    view.list.open = view.listOpen = true;
    view.list.querySelector("summary").focus();
  });
}

const faceOf = (view) => JSON.stringify([view.marks, view.done]);

/** After answers changed: only the blocks whose marks or state are other than before are drawn again. */
function takeAnswers(kit, marking) {
  const before = new Map(marking.order.map((view) => [view, faceOf(view)]));
  readMarks(kit, marking);
  const changed = marking.order.filter((view) => faceOf(view) !== before.get(view));
  for (const view of changed) refreshBlock(kit, marking, view);
  if (changed.length) marking.show();
}

function refreshBlock(kit, marking, view) {
  drawBlock(kit, marking, view);
  drawList(kit, view, marking.kinds, marking);
  view.showState();
}

function takeFeedback(kit, marking, ids) {
  for (const view of marking.order.filter(({ block }) => ids.includes(block.id))) {
    const all = kit.feedback(view.block.id);
    const told = JSON.stringify(all);
    if (told === view.told) continue;
    view.told = told;
    view.overlaid ||= all[0]?.verdict === "shown";
    drawSteps(kit, view, marking);
    drawBlock(kit, marking, view);
    view.showState();
    if (view.waiting && all.length) kit.say(spokenStep(all[0], 1, all.length));
    view.waiting = view.waiting && !all.length;
  }
}

function keysLine(kit, kinds) {
  const words = "Keys in a block: arrows move word by word, Space starts, arrows reach further, " +
    `1–${kinds.length} says what it is, Escape lets go, Delete removes a mark, Ctrl+Z undoes. Grey blocks are only there to read.`;
  return kit.el("p", { class: "mk-keys wss-soft", id: `mk-keys-${kit.id}` }, words);
}

function heading(kit) {
  const { title, ask } = kit.spec;
  return [kit.el("h3", { class: "wss-title", text: title }), kit.el("p", { class: "wss-ask", text: ask })];
}

/** The blocks to show, and a line wherever some of the text between them is left out. */
function withGaps(kit, views) {
  return views.flatMap((view, i) => {
    const last = views[i - 1]?.block.n ?? view.block.n - 1;
    const missing = view.block.n - last - 1;
    if (view.block.from && view.block.from !== views[i - 1]?.block.from) return [kit.el("p", { class: "wss-origin", text: view.block.from }), view.element];
    const words = missing === 1 ? `Block ${last + 1} is left out here.` : `Blocks ${last + 1} to ${view.block.n - 1} are left out here.`;
    return missing > 0 ? [kit.el("p", { class: "mk-gap wss-soft", text: words }), view.element] : [view.element];
  });
}

/** Measures, for the benchmark, from now until the text is on the screen. */
function measurePaint() {
  performance.mark("marker:start");
  requestAnimationFrame(() => setTimeout(() => performance.measure("marker:painted", "marker:start")));
}

function mount(kit) {
  measurePaint();
  const { spec } = kit;
  const focus = new Set(spec.focus);
  kit.id = kit.uid();
  const views = new Map(spec.blocks.map((block) => [block.id, new BlockView(kit, block, focus.has(block.id), spec.language)]));
  const marking = new Marking(kit, spec.kinds, views);
  marking.draw = (view) => drawBlock(kit, marking, view);
  marking.bar = createBar(kit, spec.kinds, marking);
  readMarks(kit, marking);
  readReference(kit, marking);
  const heard = kit.on("change", () => takeAnswers(kit, marking)); // before the hints hear of it: they ask which marks there are
  for (const view of marking.order) addFoot(kit, view, spec, marking);
  for (const view of marking.order) {
    refreshBlock(kit, marking, view);
    drawSteps(kit, view, marking);
  }
  marking.order[0]?.area.setAttribute("aria-describedby", `mk-keys-${kit.id}`); // once is enough to hear of the keys
  const text = kit.el("div", { class: "mk-blocks" }, ...withGaps(kit, [...views.values()]));
  kit.root.append(...heading(kit), kit.el("div", { class: "mk" }, marking.bar.element, keysLine(kit, spec.kinds), text), kit.status(), kit.notice());
  const ends = [
    heard, kit.on("feedback", (ids) => takeFeedback(kit, marking, ids)),
    listenToPointers(kit, marking), listenToKeys(kit, marking),
  ];
  return () => ends.forEach((end) => end?.());
}
