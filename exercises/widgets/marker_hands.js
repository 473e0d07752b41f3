// Mouse, finger and keys, each turned into the same few acts.

function viewOf(marking, node) {
  const element = node?.closest?.("[data-block]");
  const view = element && marking.views.get(element.dataset.block);
  return view?.markable && view.area.contains(node) ? view : null;
}

function chooseWithMouse(marking, view, event) {
  const selection = document.getSelection();
  const span = selection.rangeCount && !selection.isCollapsed && spanWithin(view.paragraph, selection.getRangeAt(0));
  const touched = span && wordsTouched(view.words, span);
  if (touched) {
    selection.removeAllRanges();
    return marking.choose(view, ...touched);
  }
  const number = wordUnder(view.paragraph, view.words, event.clientX, event.clientY);
  if (number === null) return marking.cancel();
  if (event.shiftKey && marking.here === view) return marking.extendTo(number);
  if (view.done || marking.markAt(view, number)) marking.moveTo(view, number);
  else marking.begin(view, number);
}

function tap(marking, view, event) {
  const number = wordUnder(view.paragraph, view.words, event.clientX, event.clientY);
  if (number === null) return;
  const { cursor, anchor } = marking;
  const again = marking.here === view && cursor.word === number;
  if (marking.here === view && anchor !== null) return again && anchor === number ? marking.cancel() : marking.reach(number);
  if (view.done || (marking.markAt(view, number) && !again)) marking.moveTo(view, number);
  else marking.begin(view, number);
}

const FOCUS_FOLLOWS = 400; // milliseconds in which a press may still move the focus

/** Listens to pointers; gives the function that stops it. */
function listenToPointers(kit, marking) {
  let [pressed, kind, waiting] = [null, "mouse", 0];
  const down = (event) => {
    pressed = viewOf(marking, event.target);
    kind = event.pointerType;
    marking.withMouse = kind === "mouse";
    marking.pressing = Boolean(pressed);
  };
  const up = (event) => {
    const view = pressed;
    pressed = null;
    setTimeout(() => (marking.pressing = false), FOCUS_FOLLOWS);
    if (!view || event.button > 0 || event.target.closest?.(".mk-more")) return;
    clearTimeout(waiting); // of two quick clicks the second one counts
    if (kind === "mouse") waiting = setTimeout(() => chooseWithMouse(marking, view, event));
  };
  const cancelled = () => {
    [pressed, marking.pressing] = [null, false];
  };
  const click = (event) => {
    const view = viewOf(marking, event.target);
    if (view && kind !== "mouse" && !event.target.closest(".mk-more")) tap(marking, view, event);
  };
  const pairs = [[kit.root, "pointerdown", down], [document, "pointerup", up], [document, "pointercancel", cancelled], [kit.root, "click", click]];
  for (const [target, name, listener] of pairs) target.addEventListener(name, listener);
  return () => pairs.forEach(([target, name, listener]) => target.removeEventListener(name, listener));
}

// Keys.

function sentenceEdge(view, number, by) {
  const starts = view.sentences;
  const before = starts.filter((start) => (by < 0 ? start < number : start <= number));
  if (by < 0) return before.at(-1) ?? 0;
  const ends = [...starts.slice(1).map((start) => start - 1), view.words.length - 1];
  return ends.find((end) => end > number) ?? view.words.length - 1;
}

function lineStep(marking, by, extend) {
  const view = marking.here;
  const number = wordOnNextLine(view.paragraph, view.words, marking.cursor.word, by);
  if (number !== null) return extend ? marking.extendTo(number) : marking.goOn(number);
  if (extend || marking.anchor !== null) return marking.kit.say("A mark stays inside its block.");
  marking.stepOut(by);
}

const byWord = (by) => (marking, extend) => (extend ? marking.extendTo(marking.cursor.word + by) : marking.step(by));
const byLine = (by) => (marking, extend) => lineStep(marking, by, extend);
const bySentence = (by) => (marking, extend) => {
  const number = sentenceEdge(marking.here, marking.cursor.word, by);
  return extend ? marking.extendTo(number) : marking.goOn(number);
};
const start = (marking) => (marking.anchor === null ? marking.begin() : marking.remind());

const KEYS = {
  ArrowRight: byWord(1), ArrowLeft: byWord(-1), ArrowDown: byLine(1), ArrowUp: byLine(-1), Home: bySentence(-1), End: bySentence(1),
  " ": start, Enter: start, Escape: (marking) => marking.cancel(),
  Delete: (marking) => marking.removeHere(), Backspace: (marking) => marking.removeHere(),
};

function keyAct(marking, event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return null;
  const writing = event.target.closest("input, select, textarea, summary");
  const kind = !writing && marking.kinds.find((one) => one.key === event.key);
  if (kind) return () => marking.name(kind.slug);
  const act = KEYS[event.key];
  return act && viewOf(marking, event.target) && !event.target.closest("button") ? () => act(marking, event.shiftKey) : null;
}

/** Listens to keys; gives the function that stops it. */
function listenToKeys(kit, marking) {
  const key = (event) => {
    const act = keyAct(marking, event);
    if (!act) return;
    event.preventDefault();
    marking.withMouse = false;
    act();
  };
  const focus = (event) => {
    const view = viewOf(marking, event.target);
    if (view && !marking.pressing && marking.here !== view) marking.moveTo(view, 0);
  };
  kit.root.addEventListener("keydown", key);
  kit.root.addEventListener("focusin", focus);
  return () => {
    kit.root.removeEventListener("keydown", key);
    kit.root.removeEventListener("focusin", focus);
  };
}
