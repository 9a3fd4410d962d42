// What says much the same already, in whatever language, while one writes title and summary.

const PAUSE = 900;
const SHORTEST = 12;

export function similarRecords(form: HTMLFormElement): void {
  const address = form.dataset.similar;
  const list = form.querySelector<HTMLElement>("[data-similar-list]");
  const title = form.elements.namedItem("title");
  const summary = form.elements.namedItem("summary");
  if (!address || !list || !(title instanceof HTMLInputElement) || !(summary instanceof HTMLTextAreaElement)) return;
  let timer = 0;
  let asked = "";

  const ask = async (): Promise<void> => {
    const text = `${title.value} ${summary.value}`.trim().slice(0, 1000);
    if (text.length < SHORTEST || text === asked || !address || !list) return;
    asked = text;
    const query = new URLSearchParams({ text, language: form.dataset.language ?? "", exclude: form.dataset.record ?? "" });
    try {
      // A way to the sign-in page is not followed: its form does not belong into this one.
      const answer = await fetch(`${address}?${query}`, { headers: { "X-Fragment": "1" }, redirect: "manual" });
      if (answer.ok && text === asked) list.innerHTML = await answer.text();
    } catch {
      asked = "";
    }
  };

  for (const field of [title, summary]) {
    field.addEventListener("input", () => {
      window.clearTimeout(timer);
      timer = window.setTimeout(ask, PAUSE);
    });
  }
  form.querySelector("[data-finds-similar]")?.addEventListener("click", (event) => {
    event.preventDefault();
    asked = "";
    void ask();
  });
}
