// Autosave: to the server, and to this browser when that fails.

type Values = [string, string][];
type Kept = { values: Values; at: string; sent: boolean };

const PAUSE = 1200;
const RETRY = 8000;
const PREFIX = "polisee:typed:";
/** Names that say nothing about the text. */
const NOT_TEXT = new Set(["csrfmiddlewaretoken", "act", "note"]);

function valuesOf(form: HTMLFormElement): Values {
  const values: Values = [];
  for (const [name, value] of new FormData(form)) {
    if (typeof value === "string" && !NOT_TEXT.has(name)) values.push([name, value]);
  }
  return values;
}

function putBack(form: HTMLFormElement, values: Values): void {
  const wanted = new Map<string, string[]>();
  for (const [name, value] of values) wanted.set(name, [...(wanted.get(name) ?? []), value]);
  for (const name of wanted.keys()) if (!form.elements.namedItem(name)) addRowFor(form, name);
  for (const element of form.elements) {
    if (element instanceof HTMLInputElement && (element.type === "checkbox" || element.type === "radio")) {
      if (element.name && !NOT_TEXT.has(element.name)) element.checked = (wanted.get(element.name) ?? []).includes(element.value);
    } else if (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement || element instanceof HTMLSelectElement) {
      const value = wanted.get(element.name)?.[0];
      if (value !== undefined && element.type !== "file") element.value = value;
    }
    element.dispatchEvent(new Event("input", { bubbles: false }));
  }
}

/** A source that was typed into a row which the page does not have yet. */
function addRowFor(form: HTMLFormElement, name: string): void {
  if (/^sources-\d+-url$/.test(name)) form.querySelector<HTMLButtonElement>('[data-adds-row="sources"]')?.click();
}

export function keepTyping(form: HTMLFormElement): void {
  const address = form.dataset.keepsTyping ?? "";
  const key = PREFIX + (form.dataset.store ?? address);
  const state = form.querySelector<HTMLElement>("[data-saved-state]");
  let last = JSON.stringify(valuesOf(form));
  let timer = 0;
  let leaving = false;

  function show(kind: string, words: string, signIn = false): void {
    if (!state) return;
    state.dataset.state = kind;
    const said = document.createElement("span");
    said.textContent = words;
    if (signIn) {
      const link = document.createElement("a");
      link.href = form.dataset.signIn ?? "";
      link.target = "_blank";
      link.textContent = form.dataset.wordsSignIn ?? "";
      said.append(" ", link);
    }
    state.replaceChildren(said);
  }

  function keepHere(sent: boolean): void {
    const kept: Kept = { values: valuesOf(form), at: new Date().toISOString(), sent };
    try {
      localStorage.setItem(key, JSON.stringify(kept));
    } catch {
      // A full or forbidden store: the server's copy is what there is.
    }
  }

  async function freshToken(): Promise<boolean> {
    const answer = await fetch(address, { headers: { Accept: "application/json" } });
    if (!answer.ok) return false;
    const { token } = (await answer.json()) as { token: string };
    const field = form.elements.namedItem("csrfmiddlewaretoken");
    if (field instanceof HTMLInputElement) field.value = token;
    return true;
  }

  async function post(): Promise<Response> {
    const body = new URLSearchParams(valuesOf(form));
    const token = form.elements.namedItem("csrfmiddlewaretoken");
    const headers = { "X-CSRFToken": token instanceof HTMLInputElement ? token.value : "", Accept: "application/json" };
    return fetch(address, { method: "POST", body, headers });
  }

  async function save(): Promise<void> {
    const now = JSON.stringify(valuesOf(form));
    if (now === last || leaving) return;
    show("saving", form.dataset.wordsSaving ?? "");
    try {
      let answer = await post();
      const isJson = (answer.headers.get("Content-Type") ?? "").includes("json");
      // After a new sign-in in another window the old token no longer holds: ask for a fresh one, once.
      if (answer.status === 403 && !isJson && (await freshToken())) answer = await post();
      if (answer.ok) {
        last = now;
        localStorage.removeItem(key);
        const { saved } = (await answer.json()) as { saved: string };
        const time = new Date(saved).toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" });
        show("saved", (form.dataset.wordsSaved ?? "").replace("{time}", time));
        return;
      }
      keepHere(false);
      if (answer.status === 401 || (answer.status === 403 && !isJson)) {
        show("failed", form.dataset.wordsSignedOut ?? "", true);
      } else {
        const reason = isJson ? ((await answer.json()) as { reason?: string }).reason ?? "" : String(answer.status);
        show("failed", (form.dataset.wordsRefused ?? "").replace("{reason}", reason));
      }
    } catch {
      keepHere(false);
      show("failed", form.dataset.wordsOffline ?? "");
    }
    window.clearTimeout(timer);
    timer = window.setTimeout(save, RETRY);
  }

  /** What this browser kept because it never reached the server. */
  function restore(): void {
    const stored = localStorage.getItem(key);
    if (!stored) return;
    const kept = JSON.parse(stored) as Kept;
    const here = JSON.stringify(valuesOf(form));
    const saidBase = kept.values.find(([name]) => name === "based_on")?.[1];
    const base = form.elements.namedItem("based_on");
    const isSaved = kept.sent && base instanceof HTMLInputElement && saidBase !== base.value;
    if (isSaved || JSON.stringify(kept.values) === here) {
      localStorage.removeItem(key);
      return;
    }
    putBack(form, kept.values);
    const notice = form.querySelector<HTMLElement>("[data-restored]");
    const words = notice?.querySelector("[data-restored-words]");
    if (notice && words) {
      words.textContent = form.dataset.wordsRestored ?? "";
      notice.hidden = false;
    }
    void save();
  }

  restore();
  form.addEventListener("input", () => {
    window.clearTimeout(timer);
    timer = window.setTimeout(save, PAUSE);
  });
  form.addEventListener("submit", (event) => {
    const button = event.submitter;
    leaving = true;
    if (button instanceof HTMLButtonElement && button.value === "discard") localStorage.removeItem(key);
    else if (!(button instanceof HTMLButtonElement && button.formMethod === "get" && button.hasAttribute("formmethod"))) keepHere(true);
  });
  window.addEventListener("online", () => void save());
  window.addEventListener("focus", () => state?.dataset.state === "failed" && void save());
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden" && !leaving && JSON.stringify(valuesOf(form)) !== last) {
      keepHere(false);
      void save();
    }
  });
}
