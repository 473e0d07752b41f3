// What a learner does with words and marks. Each act changes the state, redraws the blocks it touches, and says so.

class Marking {
  constructor(kit, kinds, views) {
    Object.assign(this, { kit, kinds, views, cursor: null, anchor: null });
    this.order = [...views.values()].filter((view) => view.markable && /[\p{L}\p{N}]/u.test(view.block.text));
  }

  // Where the learner is.

  get here() {
    return this.cursor && this.views.get(this.cursor.block);
  }

  get chosen() {
    if (!this.cursor || this.anchor === null) return null;
    const [first, last] = [this.anchor, this.cursor.word].sort((a, b) => a - b);
    return [this.here.words[first][0], this.here.words[last][1]];
  }

  /** The mark over the word cursor, while no words are chosen. */
  get markHere() {
    return this.cursor && this.anchor === null ? this.markAt(this.here, this.cursor.word) : null;
  }

  /** The shortest mark over a word, or null. */
  markAt(view, number) {
    const [start, end] = view.words[number];
    const over = view.marks.filter((mark) => mark.start < end && mark.end > start);
    return over.sort((a, b) => a.end - a.start - (b.end - b.start))[0] ?? null;
  }

  words(view, [start, end]) {
    return view.block.text.slice(start, end);
  }

  show(...views) {
    for (const view of new Set([this.here, ...views])) if (view) this.draw(view);
    const [chosen, mark] = [this.chosen, this.markHere];
    this.bar.show({
      done: this.here?.done && this.here.block.n,
      chosen: chosen && this.words(this.here, chosen),
      mark: mark && { ...mark, words: this.words(this.here, [mark.start, mark.end]) },
      place: this.cursor && this.words(this.here, this.here.words[this.cursor.word]),
    });
    if (this.cursor && !this.withMouse) this.keepInSight();
  }

  /** Scrolls just so far that the bar does not hide the word cursor. */
  keepInSight() {
    this.kit.root.style.setProperty("--mk-bar", `${this.bar.element.offsetHeight + 12}px`);
    this.here.paragraph.querySelector(".mk-cursor")?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }

  tell(what) {
    this.bar.tell(what);
    this.kit.say(what);
  }

  // Moving word by word.

  edgesAt(view, number) {
    const [start, end] = view.words[number];
    const begins = view.marks.filter((mark) => mark.start === start).map((mark) => `, ${mark.label} begins`);
    const ends = view.marks.filter((mark) => mark.end === end).map((mark) => `, ${mark.label} ends`);
    return [...begins, ...ends].join("");
  }

  /** Puts the word cursor on a word. */
  moveTo(view, number) {
    const before = this.here;
    this.anchor = null;
    this.cursor = { block: view.block.id, word: number };
    this.show(before);
    const word = this.words(view, view.words[number]) + this.edgesAt(view, number);
    const whole = this.pressing ? word : `${view.block.text} You are at: ${word}`;
    this.kit.say(before === view ? word : `Block ${view.block.n}: ${whole}`);
  }

  /** Lets the chosen words reach to a word of the same block. */
  reach(number) {
    if (!this.here.words[number]) return this.kit.say("A mark stays inside its block.");
    this.cursor.word = number;
    this.show();
    this.kit.say(this.words(this.here, this.chosen), "the words chosen");
  }

  goOn(number) {
    if (this.anchor === null) this.moveTo(this.here, number);
    else this.reach(number);
  }

  step(by) {
    if (!this.cursor) return this.moveTo(this.order[0], 0);
    const number = this.cursor.word + by;
    if (this.anchor !== null || this.here.words[number]) return this.goOn(number);
    this.stepOut(by);
  }

  /** On to the nearest word of the next block. */
  stepOut(by) {
    const next = this.neighbour(by);
    if (!next) return this.kit.say("No more words.");
    const focused = this.here.area.contains(document.activeElement);
    this.moveTo(next, by > 0 ? 0 : next.words.length - 1);
    if (focused) next.area.focus();
  }

  stepBlock(by) {
    const next = this.cursor ? this.neighbour(by) : this.order[0];
    if (!next) return this.kit.say("No more blocks.");
    this.moveTo(next, 0);
    next.element.scrollIntoView({ block: "nearest" });
  }

  neighbour(by) {
    return this.order[this.order.indexOf(this.here) + by] ?? null;
  }

  // Choosing words.

  isOpen(view) {
    if (view.done) this.tell(`Block ${view.block.n} is done. Choose words in another block, or press “Mark on” under this one.`);
    return !view.done;
  }

  /** Starts a mark at a word, or at the word cursor. */
  begin(view = this.here ?? this.order[0], number = this.cursor?.word ?? 0) {
    if (!this.isOpen(view)) return;
    const before = this.here;
    this.cursor = { block: view.block.id, word: number };
    this.anchor = number;
    this.show(before);
    this.kit.say(`start: ${this.words(view, this.chosen)}`);
  }

  grow(by) {
    if (this.anchor === null) return this.tell("Press “Start here” on the first word.");
    if (by < 0 && this.cursor.word === this.anchor) return this.kit.say("One word is left.");
    this.reach(this.cursor.word + (this.cursor.word < this.anchor ? -by : by));
  }

  extendTo(number) {
    if (this.anchor === null && !this.isOpen(this.here)) return;
    this.anchor ??= this.cursor.word;
    this.reach(number);
  }

  choose(view, first, last) {
    if (!this.isOpen(view)) return;
    const before = this.here;
    this.cursor = { block: view.block.id, word: last };
    this.anchor = first;
    this.show(before);
    this.kit.say(`chosen: ${this.words(view, this.chosen)}`);
  }

  remind() {
    this.kit.say(`${this.words(this.here, this.chosen)}: ${this.kinds.map((kind) => `${kind.key} ${kind.label}`).join(", ")}?`);
  }

  cancel() {
    if (this.anchor === null) return;
    this.anchor = null;
    this.show();
    this.kit.say("cancelled");
  }

  // Saying what words are.

  keyOf(id) {
    return `${this.kit.spec.task}/m-${id}`;
  }

  write(view, id, span, kind) {
    this.kit.put(this.keyOf(id), { ...toPoints(this.kit, view.block, span), kind });
  }

  labelOf(slug) {
    return this.kinds.find((kind) => kind.slug === slug).label;
  }

  /** What the chosen words are; or another kind for the mark at the cursor; or what to do first. */
  name(slug) {
    const [view, span, mark] = [this.here, this.chosen, this.markHere];
    if (view && !this.isOpen(view)) return;
    if (mark) return this.change(view, mark.id, slug);
    if (!span) return this.tell(touchFirst() ? "Tap the first word, then the last one. Then say what they are." : "First choose words: drag over them, or press Space on a word.");
    const same = view.marks.find((one) => one.start === span[0] && one.end === span[1]);
    this.anchor = null;
    if (same) return this.change(view, same.id, slug);
    this.write(view, this.kit.uid(), span, slug);
    this.kit.say(`marked as ${this.labelOf(slug)}: ${this.words(view, span)}`);
  }

  change(view, id, slug) {
    const mark = view.marks.find((one) => one.id === id);
    if (!mark || !this.isOpen(view)) return;
    if (mark.kind !== slug) this.write(view, id, [mark.start, mark.end], slug);
    this.show(view);
    this.kit.say(`now ${this.labelOf(slug)}: ${this.words(view, [mark.start, mark.end])}`);
  }

  remove(view, id) {
    const mark = view.marks.find((one) => one.id === id);
    if (!mark || !this.isOpen(view)) return;
    this.kit.put(this.keyOf(id), null);
    this.kit.say(`removed ${mark.label}: ${this.words(view, [mark.start, mark.end])}`);
  }

  removeHere() {
    const mark = this.markHere;
    if (mark) this.remove(this.here, mark.id);
    else this.kit.say("There is no mark at this word.");
  }

  // Saying that a block is done, and reading what comes back.

  finish(view, how) {
    const n = view.block.n;
    if (how === "alone" && view.marks.length) return this.tell(`You have ${counted(view.marks.length)} in block ${n}. Remove them first, or press “Done with this block”.`);
    if (this.here === view) this.anchor = null;
    view.step = 0;
    view.waiting = true;
    this.kit.put(`${this.kit.spec.task}/${view.block.id}#done`, how);
    view.again.focus();
  }

  reopen(view) {
    this.kit.put(`${this.kit.spec.task}/${view.block.id}#done`, null);
    this.kit.say(`Block ${view.block.n} is open again.`);
    view.area.focus();
  }

  overlay(view) {
    view.overlaid = !view.overlaid;
    this.show(view);
    drawSteps(this.kit, view, this);
    const { reader } = this.kit;
    this.kit.say(begun(view.overlaid ? `${reader} lies over your marks.` : `${reader} is off.`));
  }

  goTo(view, number) {
    view.step = number;
    this.show(view);
    drawSteps(this.kit, view, this);
    const all = this.kit.feedback(view.block.id);
    this.kit.say(spokenStep(all[number], number + 1, all.length));
  }
}
