// After Run All: back to where the work begins.
const SETTLES = 15000; // milliseconds in which JupyterLab may still move to the last cell
const MOVES = ["pointerdown", "keydown", "wheel"];

/**
 * Run All leaves JupyterLab at the last cell, past everything there is to do: back to where the work begins, with the
 * focus there, until somebody moves. Gives the function that ends it.
 */
function comeBack(root) {
  const cell = root.closest(".jp-Cell");
  if (!cell) return () => {};
  const cells = cell.parentElement;
  const isAtEnd = () => cells.querySelector(":scope > .jp-Cell:last-of-type")?.classList.contains("jp-mod-active");
  const back = () => {
    if (!isAtEnd() && document.activeElement !== cell) return;
    root.focus({ preventScroll: true });
    (cell.previousElementSibling ?? cell).scrollIntoView({ block: "start" });
  };
  const watch = new MutationObserver(back);
  const end = () => {
    watch.disconnect();
    cells.removeEventListener("focusin", back);
    for (const name of MOVES) document.removeEventListener(name, end, true);
  };
  root.tabIndex = -1;
  watch.observe(cells, { attributes: true, attributeFilter: ["class"], subtree: true });
  cells.addEventListener("focusin", back);
  for (const name of MOVES) document.addEventListener(name, end, true);
  setTimeout(end, SETTLES);
  back();
  return end;
}
