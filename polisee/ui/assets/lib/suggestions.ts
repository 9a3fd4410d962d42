import { enhance } from "./enhance";

interface Suggestion {
  title: string;
  url: string;
  lang?: string;
}

const PAUSE = 180;
let boxes = 0;

/** While one types in the search box it suggests titles (a combobox after the ARIA patterns). */
function suggestions(box: HTMLElement): void {
  const input = box.querySelector("input");
  const address = box.dataset.suggest;
  if (!input || !address) return;
  const list = document.createElement("div");
  list.className = "suggestions";
  list.id = `suggestions-${++boxes}`;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", input.labels?.[0]?.textContent ?? "");
  list.hidden = true;
  box.append(list);
  for (const [name, value] of Object.entries({
    role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id,
  })) input.setAttribute(name, value);

  let timer = 0;
  let asked = 0;
  let chosen = -1;
  const options = () => [...list.querySelectorAll<HTMLElement>("[role=option]")];
  const close = () => {
    list.hidden = true;
    chosen = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const show = (found: Suggestion[]) => {
    list.replaceChildren(...found.map((one, number) => {
      const option = document.createElement("div");
      option.setAttribute("role", "option");
      option.id = `${list.id}-${number}`;
      option.textContent = one.title;
      option.dataset.url = one.url;
      if (one.lang) option.lang = one.lang;
      option.addEventListener("mousedown", (event) => {
        event.preventDefault();
        window.location.assign(one.url);
      });
      return option;
    }));
    list.hidden = found.length === 0;
    input.setAttribute("aria-expanded", String(found.length > 0));
    chosen = -1;
  };
  const ask = async () => {
    const query = input.value.trim();
    if (query.length < 2) return close();
    const mine = ++asked;
    try {
      const answer = await fetch(`${address}?q=${encodeURIComponent(query)}`, { headers: { Accept: "application/json" } });
      if (!answer.ok || mine !== asked) return;
      show(((await answer.json()) as { suggestions: Suggestion[] }).suggestions);
    } catch {
      close();
    }
  };
  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = window.setTimeout(ask, PAUSE);
  });
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    const all = options();
    if (event.key === "Escape" && !list.hidden) {
      event.preventDefault();
      return close();
    }
    if (list.hidden || !all.length) return;
    if (event.key === "Enter" && chosen >= 0) {
      event.preventDefault();
      return window.location.assign(all[chosen]!.dataset.url!);
    }
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    event.preventDefault();
    chosen = (chosen + (event.key === "ArrowDown" ? 1 : -1) + all.length) % all.length;
    all.forEach((option, number) => option.setAttribute("aria-selected", String(number === chosen)));
    input.setAttribute("aria-activedescendant", all[chosen]!.id);
  });
}

export function suggesting(): void {
  enhance("[data-suggest]", suggestions);
}
