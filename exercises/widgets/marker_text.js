// A block's text with its marks: plain text, cut only where a mark, the selection or the word cursor begins or ends.

const LANES = 2;

/** Marks in reading order, each with the first lane that is free where it begins. */
function inLanes(marks) {
  const freeFrom = [];
  const ordered = [...marks].sort((a, b) => a.start - b.start || b.end - a.end);
  return ordered.map((mark) => {
    let lane = freeFrom.findIndex((place) => place <= mark.start);
    if (lane < 0) lane = freeFrom.length;
    freeFrom[lane] = mark.end;
    return { ...mark, lane };
  });
}

/** The text cut at every beginning and end of `layers`: [start, end, the layers over it]. */
function piecesOf(length, layers) {
  const inside = (place) => place > 0 && place < length;
  const cuts = new Set([0, ...layers.flatMap((layer) => [layer.start, layer.end]).filter(inside), length]);
  const places = [...cuts].sort((a, b) => a - b);
  return places.slice(0, -1).map((start, i) => {
    const end = places[i + 1];
    return [start, end, layers.filter((layer) => layer.start <= start && layer.end >= end)];
  });
}

const ORDER = { reference: 0, mark: 1, lit: 2, chosen: 3, cursor: 4 };
const outerFirst = (a, b) => ORDER[a.layer] - ORDER[b.layer] || (a.lane ?? 0) - (b.lane ?? 0);

function markElement(kit, layer, start, end, text) {
  const label = layer.layer === "reference" ? `${kit.reader.replace(/^the /, "")}: ${layer.label}` : layer.label;
  return kit.el("mark", {
    class: `mk-mark mk-${layer.layer}`,
    "data-line": layer.line,
    "data-lane": String(layer.lane ?? 0),
    ...(layer.id && { "data-id": layer.id }),
    ...(start === layer.start && { "data-begins": `[${label} begins] ` }),
    ...(end === layer.end && { "data-ends": ` [${label} ends]` }),
  }, text);
}

function layerElement(kit, layer, start, end, text) {
  if (layer.layer === "mark" || layer.layer === "reference") return markElement(kit, layer, start, end, text);
  return kit.el("span", { class: `mk-${layer.layer}` }, text);
}

function tagElement(kit, layer) {
  return kit.el("span", { class: `mk-tag mk-tag-${layer.layer}`, "data-tag": layer.label, "data-line": layer.line, "aria-hidden": "true" });
}

function moreElement(kit, hidden, onMore) {
  const words = `${hidden} more ${hidden === 1 ? "mark" : "marks"} here: open the list`;
  return kit.el("button", { class: "mk-more", type: "button", "data-more": `+${hidden}`, "aria-label": words, onclick: onMore });
}

function pieceElements(kit, text, [start, end, over], onMore) {
  const shown = over.filter((layer) => !(layer.lane >= LANES)).sort(outerFirst);
  const hidden = over.filter((layer) => layer.lane >= LANES && layer.end === end);
  const words = shown.reduceRight((inner, layer) => layerElement(kit, layer, start, end, inner), text.slice(start, end));
  const ending = shown.filter((layer) => layer.label && layer.end === end).sort((a, b) => ORDER[b.layer] - ORDER[a.layer]);
  const tags = ending.map((layer) => tagElement(kit, layer));
  return [words, ...tags, ...(hidden.length ? [moreElement(kit, hidden.length, onMore)] : [])];
}

/** Writes a block's text and its layers into its paragraph. */
function drawText(kit, paragraph, text, layers, onMore) {
  if (!layers.length) return void (paragraph.textContent = text);
  const pieces = piecesOf(text.length, layers);
  paragraph.replaceChildren(...pieces.flatMap((piece) => pieceElements(kit, text, piece, onMore)));
}

// Code points of the article are turned into units of the block here, and back below; nowhere else.

function toUnits(kit, block, { start, end }) {
  const unit = (point) => kit.utf16(block.text, Math.max(0, point - block.start));
  return { start: unit(start), end: Math.min(block.text.length, unit(end)) };
}

function toPoints(kit, block, [start, end]) {
  return { start: block.start + kit.codePoints(block.text, start), end: block.start + kit.codePoints(block.text, end) };
}
