// A form: each blank is kept while it is typed.
const FORM_WAIT = 400;

function mount(kit) {
  const { el, spec } = kit;
  const said = () => kit.get(spec.key) ?? {};
  const blanks = spec.blanks.map(make);
  let timer = 0;
  kit.root.append(el("h3", { class: "wss-title", text: spec.title }), el("p", { class: "wss-ask", text: spec.ask }),
    ...blanks.map(({ box }) => box), kit.status());
  fill();

  function make(blank) {
    const id = `fm-${kit.uid()}`;
    const hint = blank.hint ? el("small", { id: `${id}-hint`, class: "wss-soft", text: blank.hint }) : "";
    if (blank.sort === "choice") return choice(blank, id, hint);
    const about = { id, class: "wss-text", "aria-describedby": hint ? hint.id : null, oninput: later, onblur: keep, onchange: keep };
    const input = blank.sort === "text" ? el("textarea", { ...about, rows: "2", maxlength: String(spec.longest) })
      : el("input", { ...about, type: blank.sort === "day" ? "date" : "text", maxlength: blank.sort === "day" ? null : String(spec.longest), autocomplete: "off" });
    return { ...blank, read: () => input.value, show: (text) => { if (input !== document.activeElement) input.value = text; },
      box: el("p", { class: `fm-blank fm-${blank.sort}`, "data-blank": blank.name }, el("label", { for: id, text: blank.label }), hint, input) };
  }

  function choice(blank, id, hint) {
    const radios = blank.options.map(([slug, label, means]) => {
      const input = el("input", { type: "radio", name: id, value: slug, onchange: keep, "aria-describedby": means ? `${id}-${slug}` : null });
      return { input, line: el("div", { class: "fm-option" }, el("label", {}, input, ` ${label}`), means ? el("p", { id: `${id}-${slug}`, class: "wss-soft", text: means }) : "") };
    });
    return { ...blank, read: () => radios.find(({ input }) => input.checked)?.input.value ?? "",
      show: (text) => radios.forEach(({ input }) => { input.checked = input.value === text; }),
      box: el("fieldset", { class: "fm-blank fm-choice", "data-blank": blank.name }, el("legend", { text: blank.label }), hint, ...radios.map(({ line }) => line)) };
  }

  function fill() {
    for (const { name, show } of blanks) show(said()[name] ?? "");
  }

  function later() {
    clearTimeout(timer);
    timer = setTimeout(keep, FORM_WAIT);
  }

  function keep() {
    clearTimeout(timer);
    const now = { ...said(), ...Object.fromEntries(blanks.map(({ name, read }) => [name, read()])) };
    if (blanks.some(({ name }) => (said()[name] ?? "") !== now[name])) kit.put(spec.key, now);
  }

  window.addEventListener("pagehide", keep);
  const stop = kit.on("change", fill);
  return () => { keep(); window.removeEventListener("pagehide", keep); stop(); };
}
