// What every widget of the kit shares: elements, answers kept twice, feedback, hints, keys that stay inside.
const SAVE_WAIT = 4000;
const STORE = "wss:";
const SAVED = "Saved";
const KEPT = "Kept in this browser. To save it, open the Run menu and press Run All Cells.";
const UNSAVED = "Kept in this browser and in this session, but the file could not be written.";

/** An element; text is always text. `on…` properties are listeners. */
function el(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === null || value === undefined || value === false) continue;
    if (name === "class") node.className = value;
    else if (name === "text") node.textContent = value;
    else if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? "" : String(value));
  }
  node.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
  return node;
}

const uid = () => Array.from(crypto.getRandomValues(new Uint8Array(4)), (byte) => byte.toString(16).padStart(2, "0")).join("");

/** Code points before a UTF-16 offset, and back. */
const codePoints = (text, units) => Array.from(text.slice(0, units)).length;
const utf16 = (text, points) => Array.from(text).slice(0, points).join("").length;

const newer = (a, b) => !b || a.n > b.n || (a.n === b.n && a.by > b.by);

/** Small event list: on(name, fn) gives the function that ends it. */
function createEvents() {
  const listeners = {};
  return {
    on(name, fn) {
      (listeners[name] ??= new Set()).add(fn);
      return () => listeners[name].delete(fn);
    },
    emit(name, ...data) {
      for (const fn of [...(listeners[name] ?? [])]) fn(...data);
    },
  };
}

/** Local storage that may be missing, full or hostile. */
const shelf = {
  read(key) {
    try { return JSON.parse(localStorage.getItem(STORE + key)); } catch { return null; }
  },
  write(key, value) {
    try { localStorage.setItem(STORE + key, JSON.stringify(value)); return true; } catch { return false; }
  },
  drop(key) {
    try { localStorage.removeItem(STORE + key); } catch { /* it was never there */ }
  },
  keys() {
    try { return Object.keys(localStorage).filter((key) => key.startsWith(STORE)).map((key) => key.slice(STORE.length)); } catch { return []; }
  },
};

const isRecord = (data) => data && Number.isInteger(data.n) && data.n > 0 && typeof data.by === "string";

/** The records of one work that this browser keeps, by question. */
function keptRecords(work) {
  const found = {};
  for (const name of shelf.keys()) {
    if (!name.startsWith(`${work}:`)) continue;
    const record = shelf.read(name);
    if (isRecord(record)) found[name.slice(work.length + 1)] = record;
  }
  return found;
}

/** Answers as this page knows them: shown at once, kept in the browser, sent, acknowledged. */
function createStore(model, spec, events) {
  const by = uid();
  const pending = new Map();
  let work, records, feedback, saved, progress, notices, blank;
  let late = false;
  let timer = 0;

  function take(state) {
    work = state.work;
    records = new Map(Object.entries(state.records ?? {}));
    feedback = state.feedback ?? {};
    ({ saved = true, progress = null, notices = [], blank = false } = state);
  }

  const ids = new Set((spec.items ?? []).map((item) => item.id));
  const own = new Set(Object.values(spec.keys ?? {}));

  /** Answers to this exercise: other parts of a lesson may share its task. */
  function mine(key) {
    if (own.has(key)) return true;
    const [item] = key.slice(spec.task.length + 1).split(/[/#]/);
    return key.startsWith(`${spec.task}/`) && (ids.has(item) || (spec.kinds && item.startsWith("m-")));
  }

  function send(message, buffers) {
    try { model.send(message, undefined, buffers); } catch { late = true; }
  }

  function wait() {
    clearTimeout(timer);
    timer = setTimeout(() => { late = pending.size > 0; events.emit("status"); }, SAVE_WAIT);
  }

  /** A record of this change, shown at once and kept in this browser. Work `apart` from the lessons is not looked for by them. */
  function keep(key, v) {
    const record = { n: (records.get(key)?.n ?? 0) + 1, by, v };
    records.set(key, record);
    shelf.write(`${work}:${key}`, record);
    if (!spec.apart) shelf.write("work", work);
    pending.set(key, record.n);
    return record;
  }

  function sent(keys) {
    wait();
    events.emit("change", keys);
    events.emit("status");
  }

  function put(key, v) {
    send({ type: "answer", key, ...keep(key, v) });
    sent([key]);
  }

  /** Several answers in one message: {key: value}. */
  function putAll(values) {
    const kept = Object.fromEntries(Object.entries(values).map(([key, v]) => [key, keep(key, v)]));
    send({ type: "sync", work, records: kept });
    sent(Object.keys(kept));
  }

  /** What this browser has and the kernel has not: sent again when we connect. */
  function resend() {
    const fresh = {};
    for (const [key, record] of Object.entries(keptRecords(work))) {
      if (mine(key) && newer(record, records.get(key))) { fresh[key] = record; records.set(key, record); pending.set(key, record.n); }
    }
    if (Object.keys(fresh).length === 0) return;
    send({ type: "sync", work, records: fresh });
    wait();
  }

  function receive(message) {
    if (message.type === "ack") return acknowledge(message);
    if (message.type === "refused") return refuse(message);
    if (message.type !== "state") return events.emit("message", message);
    const all = message.work !== undefined && message.work !== work;
    if (all) { pending.clear(); take({ ...message, records: {}, feedback: {} }); }
    const changed = [];
    for (const [key, record] of Object.entries(message.records ?? {})) {
      if (newer(record, records.get(key)) || records.get(key)?.n === record.n) { records.set(key, record); changed.push(key); }
      if (isRecord(record)) shelf.write(`${work}:${key}`, record);
    }
    Object.assign(feedback, message.feedback ?? {});
    ({ progress = progress, notices = notices, saved = saved, blank = blank } = message);
    if (changed.length || all) events.emit("change", changed);
    events.emit("feedback", all ? Object.keys(feedback) : Object.keys(message.feedback ?? {}));
    events.emit("status");
    if (message.say) events.emit("say", message.say);
    if (all) resend();
  }

  function acknowledge(message) {
    saved = message.saved;
    for (const [key, [n]] of Object.entries(message.keys)) if ((pending.get(key) ?? 0) <= n) pending.delete(key);
    if (pending.size === 0) { late = false; clearTimeout(timer); }
    events.emit("status");
  }

  /** What does not fit is taken off the page; the browser's copy stays as it is. */
  function refuse(message) {
    for (const [key, record] of Object.entries(message.keys)) {
      pending.delete(key);
      if (isRecord(record)) records.set(key, record); else records.delete(key);
    }
    if (pending.size === 0) { late = false; clearTimeout(timer); }
    events.emit("change", Object.keys(message.keys));
    events.emit("status");
  }

  function statusLine() {
    if (late) return KEPT;
    if (pending.size) return "Saving…";
    if (!records.size) return "";
    return saved ? SAVED : UNSAVED;
  }

  take(model.get("state"));
  model.on("msg:custom", receive);
  return {
    put, putAll, send, resend, statusLine,
    get: (key) => records.get(key)?.v ?? null,
    keys: (prefix) => [...records.keys()].filter((key) => key.startsWith(prefix) && records.get(key).v !== null),
    feedback: (item) => feedback[item] ?? [],
    state: () => ({ work, saved, progress, notices, blank }),
    stop: () => { clearTimeout(timer); model.off("msg:custom", receive); },
  };
}

const isUndo = (event) => (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && event.key === "z" && !event.target.matches("textarea, input[type=text]");

/** Keys typed in an exercise never reach the notebook: `d d` would delete its cell. */
function keepKeysInside(root, undo) {
  const guard = (event) => {
    const command = event.ctrlKey || event.metaKey || event.altKey;
    if (!command && event.key !== "Tab") event.stopPropagation();
    else if (isUndo(event) && undo(event.type)) { event.preventDefault(); event.stopPropagation(); }
    else if (event.key === "Enter") event.stopPropagation();
  };
  for (const name of ["keydown", "keypress", "keyup"]) root.addEventListener(name, guard);
}

const PRESSED = "button:not([data-fast]), [role=button], summary, label, input[type=checkbox]";

/**
 * Of a double click on a control the second half is left out: by then something else may stand under the mouse,
 * and a switch would be off again. `data-fast` buttons take every click.
 */
function takeOneClickOfTwo(root) {
  let onControl = false;
  const isSecond = (event) => event.detail > 0 && event.detail % 2 === 0;
  root.addEventListener("mousedown", (event) => {
    if (!isSecond(event)) onControl = Boolean(event.target.closest(PRESSED));
    else if (onControl) event.preventDefault(); // else it would select a word
  }, true);
  root.addEventListener("click", (event) => {
    if (!onControl || !isSecond(event)) return;
    event.preventDefault();
    event.stopPropagation();
  }, true);
}

function render({ model, el: host }) {
  const spec = model.get("spec");
  const events = createEvents();
  const store = createStore(model, spec, events);
  const root = el("section", { class: `wss wss-${spec.name.toLowerCase()}`, "aria-label": spec.title });
  const live = el("div", { class: "wss-hidden", role: "status", "aria-live": "polite" });
  const kit = { spec, root, el, uid, codePoints, utf16, on: events.on, ...store, ...createParts(spec, store, events, say),
    wordsButton: createWords(root, spec, store, events) };

  let waiting = [];

  /** What is said at the same time is said in one go. Only what is said `about` the same thing takes an earlier line's place. */
  function say(text, about = "") {
    live.textContent = "";
    const due = waiting.length > 0;
    waiting = [...waiting.filter((line) => !about || line.about !== about), { text, about }];
    if (due) return;
    requestAnimationFrame(() => { live.textContent = waiting.map((line) => line.text).join(" "); waiting = []; });
  }

  /** Ctrl+Z is the button “Undo”; the key that comes up again does nothing more. */
  function undo(type) {
    if (!root.querySelector(".wss-undo")) return false;
    if (type === "keydown") store.send({ type: "undo" });
    return true;
  }

  /** What has the focus stays in sight when feedback moves the page under it. */
  function keepInSight() {
    requestAnimationFrame(() => {
      if (root.contains(document.activeElement) && !document.activeElement.matches(".mk-area")) document.activeElement.scrollIntoView({ block: "nearest" });
    });
  }

  kit.say = say;
  events.on("say", say);
  keepKeysInside(root, undo);
  takeOneClickOfTwo(root);
  host.append(root);
  const end = mount(kit);
  events.on("feedback", keepInSight);
  root.append(live);
  store.resend();
  return () => { end?.(); store.stop(); root.remove(); };
}
