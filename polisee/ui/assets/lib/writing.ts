import { enhance } from "./enhance";
import { say } from "./say";

/** A text field grows with its text where the browser does not do it by itself. */
function autosize(element: HTMLElement): void {
  if (CSS.supports("field-sizing", "content") || !(element instanceof HTMLTextAreaElement)) return;
  const fit = () => {
    element.rows = Math.min(40, Math.max(element.rows, element.value.split("\n").length + 1));
  };
  element.addEventListener("input", fit);
  fit();
}

/** "87 of 100 characters" while one types, marked in words and shape when it is too much. */
function counter(element: HTMLElement): void {
  const field = document.getElementById(element.dataset.counterFor ?? "");
  if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) return;
  const guide = element.textContent ?? "";
  const high = Number(element.dataset.high);
  const show = () => {
    const count = [...field.value].length;
    const words = (element.dataset.words ?? "").replace("{count}", String(count)).replace("{high}", String(high));
    element.textContent = count ? `${words} · ${guide}` : guide;
    element.toggleAttribute("data-over", count > high);
  };
  field.addEventListener("input", show);
  show();
}

/** Asks before one leaves a form with changes that were not sent; `data-kept` on it says that all is kept. */
function confirmLeave(element: HTMLElement): void {
  if (!(element instanceof HTMLFormElement)) return;
  let changed = false;
  element.addEventListener("input", () => (changed = true));
  element.addEventListener("submit", () => (changed = false));
  window.addEventListener("beforeunload", (event) => {
    if (changed && !element.hasAttribute("data-kept")) event.preventDefault();
  });
}

/** `data-copy="#id"` copies the text of that element; `data-copied` is what it says then. */
function copy(element: HTMLElement): void {
  element.addEventListener("click", async () => {
    const source = document.querySelector<HTMLElement>(element.dataset.copy ?? "");
    await navigator.clipboard.writeText(source?.textContent?.trim() ?? "");
    say(element.dataset.copied ?? "✓");
  });
}

export function writing(): void {
  enhance("[data-autosize]", autosize);
  enhance("[data-counter-for]", counter);
  enhance("[data-confirm-leave]", confirmLeave);
  enhance("[data-copy]", copy);
  enhance("[data-error-summary]", (summary) => summary.focus({ preventScroll: true }));
  enhance("select[data-submits]", (select) => {
    select.addEventListener("change", () => select.closest("form")?.requestSubmit());
  });
}
