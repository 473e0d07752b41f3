// An errand: files to give where any are needed, one button, what came of it, and files made here to take away.
const mebibytes = (bytes) => `${Math.round(bytes / 1e6)} MB`;

function asBytes(data) {
  return Uint8Array.from(atob(data), (character) => character.charCodeAt(0));
}

async function asText(file) {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = "";
  for (let at = 0; at < bytes.length; at += 32768) text += String.fromCharCode(...bytes.subarray(at, at + 32768));
  return btoa(text);
}

function mount(kit) {
  const { el, spec } = kit;
  const given = new Map();
  let made = [];
  const told = el("div", { class: "er-told", tabindex: "-1" });
  const button = el("button", { class: "wss-button er-do", type: "button", text: spec.button, onclick: go });
  kit.root.append(el("h3", { class: "wss-title", text: spec.title }), spec.ask ? el("p", { class: "wss-ask", text: spec.ask }) : "",
    ...spec.slots.map(slot), el("div", { class: "wss-bar" }, button), told, kit.status());

  function slot([name, label, ending]) {
    const id = `er-${kit.uid()}`;
    const input = el("input", { id, type: "file", accept: ending, onchange: () => { given.set(name, input.files[0] ?? null); if (input.files[0]) kit.say(`Given: ${input.files[0].name}`); } });
    return el("p", { class: "er-slot" }, el("label", { for: id, text: label }), input);
  }

  async function go() {
    const files = {};
    for (const [name, file] of given) {
      if (!file) continue;
      if (file.size > spec.most) return tell([el("p", { text: `“${file.name}” is larger than ${mebibytes(spec.most)}. A pack is much smaller.` })]);
      files[name] = { name: file.name, data: await asText(file) };
    }
    kit.say("At work…");
    button.setAttribute("aria-busy", "true");
    kit.send({ type: "do", files });
  }

  function tell(nodes) {
    told.replaceChildren(...nodes);
    told.focus({ preventScroll: true });
    kit.say([...told.querySelectorAll("h4, p")].map((node) => node.textContent).join(" "));
  }

  function came(message) {
    if (message.type !== "done") return;
    button.removeAttribute("aria-busy");
    for (const address of made) URL.revokeObjectURL(address);
    made = [];
    const links = message.files.map(({ name, data }) => {
      const address = URL.createObjectURL(new Blob([asBytes(data)]));
      made.push(address);
      return el("a", { class: "wss-button", href: address, download: name, text: `Download ${name}` });
    });
    tell([el("article", { class: "wss-card" }, el("h4", { text: message.title }), ...message.says.map((text) => el("p", { text })),
      links.length ? el("div", { class: "wss-bar" }, ...links) : "")]);
  }

  const stop = kit.on("message", came);
  return () => { stop(); for (const address of made) URL.revokeObjectURL(address); };
}
