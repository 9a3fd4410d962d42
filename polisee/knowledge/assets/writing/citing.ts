// Finding records to cite, beside the text: what is chosen is put where one writes.

export function recordPickers(form: HTMLFormElement): void {
  for (const box of form.querySelectorAll<HTMLElement>("[data-cites]")) {
    const text = form.querySelector<HTMLTextAreaElement>(`#${CSS.escape(box.dataset.cites ?? "")}`);
    if (text) recordPicker(box, text);
  }
}

function recordPicker(box: HTMLElement, text: HTMLTextAreaElement): void {
  const picker = box.querySelector<HTMLElement>("[data-picker]");
  const search = box.querySelector<HTMLInputElement>("[data-picker-search]");
  const list = box.querySelector<HTMLElement>("[data-picker-list]");
  if (!picker || !search || !list) return;
  picker.hidden = false;
  const link = box.querySelector<HTMLElement>("[data-cites-link]");
  if (link?.parentElement) link.parentElement.hidden = true;

  const find = async (): Promise<void> => {
    const asked = search.value.trim();
    if (!asked) return;
    const query = new URLSearchParams({ q: asked, record: list.dataset.record ?? "" });
    try {
      // A way to the sign-in page is not followed: its form does not belong into this one.
      const answer = await fetch(`${list.dataset.search}?${query}`, { headers: { "X-Fragment": "1" }, redirect: "manual" });
      if (answer.ok) list.innerHTML = await answer.text();
    } catch {
      // Without a connection there is nothing to choose from; what was typed stays.
    }
    for (const button of list.querySelectorAll<HTMLElement>("[data-mark]")) button.hidden = false;
  };

  search.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    void find();
  });
  // What is asked here is no part of the record: it starts no saving.
  search.addEventListener("input", (event) => event.stopPropagation());
  box.querySelector("[data-picker-find]")?.addEventListener("click", () => void find());
  list.addEventListener("click", (event) => {
    const button = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-mark]") : null;
    if (button?.dataset.mark) insert(text, button.dataset.mark);
  });
}

/** Behind the sentence in which one writes, with one blank before it. */
function insert(text: HTMLTextAreaElement, mark: string): void {
  const before = text.value.slice(0, text.selectionEnd).trimEnd();
  const after = text.value.slice(text.selectionEnd);
  const glue = before ? " " : "";
  text.value = `${before}${glue}${mark}${after}`;
  const place = before.length + glue.length + mark.length;
  text.focus();
  text.setSelectionRange(place, place);
  text.dispatchEvent(new Event("input", { bubbles: true }));
}
