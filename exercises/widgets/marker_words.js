// Words and places in one block's text. Here a place is a number of UTF-16 units from the block's start.

const isOuter = (character) => /[\p{P}\p{S}\p{C}]/u.test(character);

function trimmedRun(run, at) {
  const characters = [...run];
  let start = at;
  let end = at + run.length;
  while (characters.length && isOuter(characters[0])) start += characters.shift().length;
  while (characters.length && isOuter(characters.at(-1))) end -= characters.pop().length;
  return [start, end];
}

/** Every word of `text` as [start, end]: a run without white space, its outer punctuation left off. */
function wordsOf(text) {
  return [...text.matchAll(/[^\s—]+/gu)]
    .map((run) => trimmedRun(run[0], run.index))
    .filter(([start, end]) => start < end);
}

/** The first and last word that [start, end] touches, or null. */
function wordsTouched(words, [start, end]) {
  const first = words.findIndex((word) => word[1] > start);
  const last = words.findLastIndex((word) => word[0] < end);
  return first >= 0 && first <= last ? [first, last] : null;
}

/** The number of the word at a place, or of the nearest one before it. */
function wordAt(words, place) {
  const after = words.findIndex((word) => word[1] >= place);
  if (after < 0) return words.length - 1;
  return words[after][0] <= place || after === 0 ? after : after - 1;
}

/** The number of the first word of each sentence, to move by. */
function sentenceStarts(text, words, language) {
  const pieces = new Intl.Segmenter(language, { granularity: "sentence" }).segment(text);
  return [...pieces]
    .map((piece) => words.findIndex((word) => word[0] >= piece.index))
    .filter((number, i, all) => number >= 0 && number !== all[i - 1]);
}

// From the page's places to ours, and back.

function wholeOf(paragraph) {
  const whole = document.createRange();
  whole.selectNodeContents(paragraph);
  return whole;
}

function placeOf(paragraph, node, offset) {
  const before = wholeOf(paragraph);
  before.setEnd(node, offset);
  return before.toString().length;
}

/** The part of a browser's range that lies in the paragraph, as [start, end]; null where none does. */
function spanWithin(paragraph, range) {
  const whole = wholeOf(paragraph);
  if (range.compareBoundaryPoints(Range.END_TO_START, whole) >= 0) return null;
  if (range.compareBoundaryPoints(Range.START_TO_END, whole) <= 0) return null;
  const starts = range.compareBoundaryPoints(Range.START_TO_START, whole) < 0;
  const ends = range.compareBoundaryPoints(Range.END_TO_END, whole) > 0;
  const start = starts ? 0 : placeOf(paragraph, range.startContainer, range.startOffset);
  const end = ends ? paragraph.textContent.length : placeOf(paragraph, range.endContainer, range.endOffset);
  return start < end ? [start, end] : null;
}

function caretAt(x, y) {
  if (document.caretPositionFromPoint) {
    const caret = document.caretPositionFromPoint(x, y);
    return caret && [caret.offsetNode, caret.offset];
  }
  const range = document.caretRangeFromPoint(x, y);
  return range && [range.startContainer, range.startOffset];
}

const NEAR = 12; // pixels around a word that still belong to it

/** The number of the word under a point of the window; null beside the text. */
function wordUnder(paragraph, words, x, y) {
  const caret = caretAt(x, y);
  if (!caret || !paragraph.contains(caret[0]) || !words.length) return null;
  const number = wordAt(words, placeOf(paragraph, ...caret));
  const near = (box) => x > box.left - NEAR && x < box.right + NEAR && y > box.top - NEAR && y < box.bottom + NEAR;
  return [...rangeOf(paragraph, words[number]).getClientRects()].some(near) ? number : null;
}

/** A browser's range over [start, end] of the paragraph. */
function rangeOf(paragraph, [start, end]) {
  const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  let passed = 0;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const length = node.data.length;
    if (start >= passed && start <= passed + length) range.setStart(node, start - passed);
    if (end <= passed + length) {
      range.setEnd(node, end - passed);
      break;
    }
    passed += length;
  }
  return range;
}

/** The word nearest to word `from` on the line above (step −1) or below (1); null where there is no such line. */
function wordOnNextLine(paragraph, words, from, step) {
  const boxes = words.map((word) => rangeOf(paragraph, word).getClientRects()[0]);
  const here = boxes[from];
  const beyond = boxes
    .map((box, number) => ({ box, number }))
    .filter(({ box }) => box && step * (box.top - here.top) > here.height / 2);
  if (!beyond.length) return null;
  const line = step > 0 ? Math.min(...beyond.map((b) => b.box.top)) : Math.max(...beyond.map((b) => b.box.top));
  const sideways = ({ box }) => Math.abs(box.left + box.right - here.left - here.right);
  const onLine = beyond.filter(({ box }) => Math.abs(box.top - line) < here.height / 2);
  return onLine.reduce((best, other) => (sideways(other) < sideways(best) ? other : best)).number;
}
