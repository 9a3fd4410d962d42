// Rows of sources without a round trip, and finding a region or a code by its name.

export function sourceRows(form: HTMLFormElement): void {
  for (const button of form.querySelectorAll<HTMLButtonElement>("[data-adds-row]")) {
    const rows = form.querySelector<HTMLElement>(`[data-rows="${button.dataset.addsRow}"]`);
    if (!rows) continue;
    button.addEventListener("click", (event) => {
      event.preventDefault();
      addRow(rows, button.dataset.addsRow ?? "");
    });
  }
}

function addRow(rows: HTMLElement, field: string): void {
  const all = rows.querySelectorAll<HTMLElement>("[data-row]");
  const last = all[all.length - 1];
  if (!last) return;
  const place = 1 + Math.max(...[...rows.querySelectorAll<HTMLInputElement>("[data-part]")].map((input) => Number(input.name.split("-")[1])));
  const row = last.cloneNode(true) as HTMLElement;
  for (const input of row.querySelectorAll<HTMLInputElement>("[data-part]")) {
    const label = row.querySelector<HTMLLabelElement>(`label[for="${input.id}"]`);
    input.value = "";
    input.name = `${field}-${place}-${input.dataset.part}`;
    input.id = `id_${field}_new_${place}_${input.dataset.part}`;
    if (label) {
      label.htmlFor = input.id;
      label.textContent = (label.textContent ?? "").replace(/\d+/, String(all.length + 1));
    }
  }
  rows.append(row);
  row.querySelector<HTMLInputElement>("[data-part]")?.focus();
}

const plain = (text: string): string => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase();

export function regionSearch(form: HTMLFormElement): void {
  for (const box of form.querySelectorAll<HTMLElement>("[data-regions]")) searchIn(box);
}

function searchIn(box: HTMLElement): void {
  const search = box.querySelector<HTMLElement>("[data-regions-search]");
  const input = search?.querySelector("input");
  if (!search || !input) return;
  search.hidden = false;
  const found = box.querySelector<HTMLElement>("[data-regions-found]");
  const countries = [...box.querySelectorAll<HTMLDetailsElement>("[data-country]")];
  const before = countries.map((country) => country.open);
  input.addEventListener("input", (event) => {
    event.stopPropagation();
    const words = plain(input.value.trim());
    let count = 0;
    countries.forEach((country, place) => {
      const isCountry = plain(country.querySelector("summary")?.textContent ?? "").includes(words);
      let any = false;
      for (const region of country.querySelectorAll<HTMLElement>("[data-region]")) {
        const fits = !words || isCountry || plain(region.dataset.region ?? "").includes(words);
        region.hidden = !fits;
        any ||= fits;
        if (fits && words) count += 1;
      }
      country.hidden = !any;
      country.open = words ? any : before[place] || country.querySelector("input:checked") !== null;
    });
    if (found) found.textContent = words ? (found.dataset.words ?? "").replace("{count}", String(count)) : "";
  });
}
