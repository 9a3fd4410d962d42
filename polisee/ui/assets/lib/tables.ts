import { enhance } from "./enhance";

/** In a matrix one walks from cell to cell by the arrow keys; only one cell is in the order of the Tab key. */
function walkable(table: HTMLElement): void {
  const rows = [...table.querySelectorAll("tbody tr")].map((row) =>
    [...row.querySelectorAll<HTMLElement>("td")].map((cell) => cell.querySelector<HTMLElement>("a, button, input") ?? cell),
  );
  const all = rows.flat();
  if (!all.length) return;
  for (const stop of all) {
    stop.tabIndex = -1;
    stop.dataset.cell = "";
  }
  all[0]!.tabIndex = 0;
  const position = (stop: EventTarget | null): [number, number] | undefined => {
    for (const [y, row] of rows.entries()) {
      const x = row.findIndex((cell) => cell === stop);
      if (x >= 0) return [y, x];
    }
    return undefined;
  };
  const go = (y: number, x: number) => {
    const row = rows[Math.max(0, Math.min(rows.length - 1, y))]!;
    const next = row[Math.max(0, Math.min(row.length - 1, x))]!;
    for (const stop of all) stop.tabIndex = stop === next ? 0 : -1;
    next.focus();
  };
  table.addEventListener("keydown", (event) => {
    const at = position(event.target);
    if (!at || event.altKey || event.metaKey) return;
    const [y, x] = at;
    const moves: Record<string, [number, number]> = {
      ArrowRight: [y, x + 1], ArrowLeft: [y, x - 1], ArrowDown: [y + 1, x], ArrowUp: [y - 1, x],
      Home: [event.ctrlKey ? 0 : y, 0], End: [event.ctrlKey ? rows.length : y, Infinity],
    };
    const move = moves[event.key];
    if (!move) return;
    event.preventDefault();
    go(move[0], move[1] === Infinity ? rows[Math.min(y, rows.length - 1)]!.length : move[1]);
  });
}

/** Headings of a small table become buttons that sort it; `data-sort` on a cell is what it is sorted by. */
function sortable(table: HTMLElement): void {
  const body = table.querySelector("tbody");
  const headings = [...table.querySelectorAll<HTMLElement>("thead th")];
  if (!body) return;
  const collator = new Intl.Collator(document.documentElement.lang, { numeric: true });
  headings.forEach((heading, column) => {
    if (heading.hasAttribute("data-fixed")) return;
    const button = document.createElement("button");
    button.type = "button";
    button.append(...heading.childNodes);
    heading.append(button);
    button.addEventListener("click", () => {
      const ascending = heading.getAttribute("aria-sort") !== "ascending";
      for (const other of headings) other.removeAttribute("aria-sort");
      heading.setAttribute("aria-sort", ascending ? "ascending" : "descending");
      const key = (row: HTMLTableRowElement) => {
        const cell = row.cells[column];
        return cell?.dataset.sort ?? cell?.textContent?.trim() ?? "";
      };
      const sorted = [...body.rows].sort((a, b) => collator.compare(key(a), key(b)));
      body.append(...(ascending ? sorted : sorted.reverse()));
    });
  });
}

export function tables(): void {
  enhance("[data-walkable]", walkable);
  enhance("[data-sortable]", sortable);
}
