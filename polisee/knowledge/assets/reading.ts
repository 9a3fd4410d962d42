// The drawing of a chain is walked by arrow keys; one box at a time is in the order of the Tab key.

function walkable(drawing: SVGSVGElement): void {
  const boxes = [...drawing.querySelectorAll<SVGAElement>("a[data-key]")];
  const here = boxes.find((box) => box.classList.contains("here")) ?? boxes[0];
  if (!here) return;
  const go = (next: SVGAElement | undefined) => {
    if (!next) return;
    for (const box of boxes) box.setAttribute("tabindex", box === next ? "0" : "-1");
    next.focus();
  };
  for (const box of boxes) box.setAttribute("tabindex", box === here ? "0" : "-1");
  // The frame need not be a stop of its own: its boxes scroll it.
  drawing.parentElement?.removeAttribute("tabindex");
  const column = (box: SVGAElement) => Number(box.dataset.column);
  const middle = (box: SVGAElement) => Number(box.dataset.middle);
  const nearest = (found: SVGAElement[], from: SVGAElement) =>
    found.sort((a, b) => Math.abs(column(a) - column(from)) - Math.abs(column(b) - column(from)) || Math.abs(middle(a) - middle(from)) - Math.abs(middle(b) - middle(from)))[0];
  /** Along a link where there is one, else to whatever stands on that side. */
  const aside = (from: SVGAElement, way: 1 | -1) => {
    const side = boxes.filter((box) => (column(box) - column(from)) * way > 0);
    const keys = `${from.dataset.earlier ?? ""} ${from.dataset.later ?? ""}`.split(" ");
    return nearest(side.filter((box) => keys.includes(box.dataset.key ?? "")), from) ?? nearest(side, from);
  };
  const along = (from: SVGAElement, way: 1 | -1) => {
    const same = boxes.filter((box) => column(box) === column(from)).sort((a, b) => middle(a) - middle(b));
    return same[same.indexOf(from) + way];
  };
  drawing.addEventListener("keydown", (event) => {
    const from = (event.target as Element).closest<SVGAElement>("a[data-key]");
    if (!from || event.altKey || event.metaKey || event.ctrlKey) return;
    const moves: Record<string, () => SVGAElement | undefined> = {
      ArrowRight: () => aside(from, 1),
      ArrowLeft: () => aside(from, -1),
      ArrowDown: () => along(from, 1),
      ArrowUp: () => along(from, -1),
      Home: () => here,
    };
    const move = moves[event.key];
    if (!move) return;
    event.preventDefault();
    go(move());
  });
  drawing.addEventListener("focusin", (event) => {
    const box = (event.target as Element).closest<SVGAElement>("a[data-key]");
    box?.scrollIntoView({ block: "nearest", inline: "nearest" });
  });
  const frame = drawing.parentElement;
  if (frame) frame.scrollLeft = Math.max(0, here.getBoundingClientRect().left - frame.getBoundingClientRect().left - frame.clientWidth / 2 + 115);
}

for (const drawing of document.querySelectorAll<SVGSVGElement>("svg[data-chain]")) walkable(drawing);
