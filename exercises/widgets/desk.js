// The whole path, where you are on it, and what is saved.

function mount(kit) {
  const { el, spec } = kit;
  const offer = el("div", { class: "wss-offer", role: "group", "aria-label": "Work kept in this browser", hidden: true });
  const fresh = el("div", { class: "wss-bar" });
  kit.root.append(path(), offer, el("div", { class: "wss-desk-foot" }, kit.status(), fresh));
  restFresh();
  lookForKept();
  const stops = [kit.on("change", lookForKept)];
  requestAnimationFrame(() => stops.push(comeBack(kit.root)));

  function path() {
    const steps = spec.lessons.map(([number, name], index) => {
      const here = index === spec.here;
      return el("li", { ...(here ? { "aria-current": "step" } : {}) },
        el("span", { class: "wss-step-number", text: String(Number(number)) }), ` ${name}`,
        here ? el("span", { class: "wss-hidden", text: " (you are here)" }) : null);
    });
    return el("nav", { "aria-label": "The path through the lessons" }, el("ol", { class: "wss-path" }, ...steps));
  }

  function restFresh() {
    fresh.replaceChildren(el("button", { class: "wss-button wss-quiet", type: "button", text: "Start fresh…", onclick: askFresh }));
  }

  function askFresh() {
    const yes = el("button", { class: "wss-button", type: "button", text: "Yes, start fresh", onclick: () => { kit.send({ type: "fresh" }); restFresh(); kit.say("Started fresh. Your earlier work is kept in a file beside it."); } });
    const no = el("button", { class: "wss-button", type: "button", text: "No, keep my work", onclick: () => { restFresh(); fresh.firstChild.focus(); } });
    fresh.replaceChildren(el("span", { text: "Start with empty answers? What was done so far is set aside in a file, not deleted. The text stays chosen." }), no, yes);
    no.focus();
  }

  // Work of another id that this browser kept: never shown or deleted without being asked.
  function lookForKept() {
    const kept = kit.keptElsewhere();
    offer.hidden = !kept;
    if (!kept) return offer.replaceChildren();
    const count = Object.keys(kept.records).length;
    offer.replaceChildren(
      el("p", { text: `This browser kept earlier work: ${count} answer${count === 1 ? "" : "s"}. Is it yours?` }),
      el("div", { class: "wss-bar" },
        el("button", { class: "wss-button", type: "button", text: "Bring it back", onclick: () => kit.send({ type: "adopt", work: kept.work, records: kept.records }) }),
        el("button", { class: "wss-button", type: "button", text: "Leave it, I start fresh", onclick: () => { kit.leaveKept(kept.work); lookForKept(); } })));
  }

  return () => stops.forEach((stop) => stop());
}
