// Hints on a block: each serves a mark that is not found yet. Their names are kept, so that what was given stays.

function clueSteps({ id, hints }) {
  return hints.map((text, i) => ({ name: `${id}/${i + 1}`, text }));
}

/** Which hints on a block were given, and which comes next: of the first mark that is not found and has one left. */
function blockPlan(kit, view) {
  const clues = (kit.spec.clues[view.block.id] ?? []).map((clue) => ({ ...clue, ...toUnits(kit, view.block, clue) }));
  const texts = new Map(clues.flatMap(clueSteps).map(({ name, text }) => [name, text]));
  const isFound = (clue) => view.marks.some((mark) => mark.kind === clue.kind && mark.start < clue.end && mark.end > clue.start);

  function told() {
    const kept = kit.get(`${kit.spec.task}/${view.block.id}#hint`);
    return Array.isArray(kept) ? kept : [];
  }

  function next() {
    const given = told();
    const hint = clues.filter((clue) => !isFound(clue)).flatMap(clueSteps).find(({ name }) => !given.includes(name));
    return hint ? { text: hint.text, keep: [...given, hint.name] } : null;
  }

  return {
    next, about: `block ${view.block.n}`,
    given: () => told().filter((name) => texts.has(name)).map((name) => texts.get(name)),
    label: () => (next() ? `Hint ${told().length + 1}` : null),
  };
}
